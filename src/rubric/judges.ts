/** The two readings of licenses: as the framework means them, and as the Model Openness Tool looks them up. */
import {
  fitsKind,
  isNoLicense,
  isOpenLicense,
  toolFitsKind,
  toolIsNone,
  toolIsOpen,
} from '../licenses/facts/fitness.js';
import type { LicenseJudge } from './classify.js';

/** Any spelling of a license, and expressions; a license that is open counts, whatever the tool's lists lack. */
export const FRAMEWORK_JUDGE: LicenseJudge = { isOpen: isOpenLicense, isNone: isNoLicense, fits: fitsKind };

/** The Model Openness Tool bit for bit: exact SPDX ids and its own lists, with their gaps. */
export const TOOL_JUDGE: LicenseJudge = { isOpen: toolIsOpen, isNone: toolIsNone, fits: toolFitsKind };
