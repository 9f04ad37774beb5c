/** What a license allows and asks, apart from whether it is open: looked up when somebody wants to read it, not in an audit. */

import { nameLicense } from '../names/names.js';
import { COMMUNITY_FACTS } from './community.js';
import type { LicenseFacts } from './facts.js';
import { MODEL_FACTS } from './models.js';

const SPDX_LIST = 'the published text on the SPDX list';

const PERMISSIVE: LicenseFacts = {
  commercial: 'yes',
  derivatives: 'yes',
  redistribution: 'with-notices',
  source: SPDX_LIST,
  confidence: 'verified',
};
const COPYLEFT: LicenseFacts = { ...PERMISSIVE, derivatives: 'share-alike' };
const DEDICATED: LicenseFacts = { ...PERMISSIVE, redistribution: 'yes' };

const ids = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

const PERMISSIVE_IDS =
  ids(`Apache-2.0 MIT AFL-3.0 BSL-1.0 BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear ECL-2.0 ISC
  MS-PL PostgreSQL NCSA Zlib CDLA-Permissive-1.0 CDLA-Permissive-2.0`);
/** Credit is due wherever the data, or what was made with them, are shown. */
const CREDITED_IDS = ids('ODC-By-1.0 etalab-2.0');
const COPYLEFT_IDS = ids(`Artistic-2.0 CDLA-Sharing-1.0 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 AGPL-3.0-only
  AGPL-3.0-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only LGPL-2.1-or-later
  LGPL-3.0-only LGPL-3.0-or-later LPPL-1.3c MPL-2.0 ODbL-1.0 OSL-3.0 OFL-1.1 LGPLLR`);
const DEDICATED_IDS = ids('CC0-1.0 Unlicense WTFPL PDDL-1.0 0BSD MIT-0');

const SOURCE_AVAILABLE: LicenseFacts = {
  commercial: 'conditional',
  derivatives: 'yes',
  redistribution: 'yes',
  source: 'memory; the text was not read',
  confidence: 'recalled',
};

const SPDX_FACTS: Record<string, LicenseFacts> = {
  'ODbL-1.0': { ...COPYLEFT, credit: 'always' },
  'C-UDA-1.0': { ...PERMISSIVE, limits: 'the data may be used for computation only' },
  'BUSL-1.1': {
    ...SOURCE_AVAILABLE,
    limits: 'production use as far as the grant in each copy allows, until its change date',
  },
  'Elastic-2.0': { ...SOURCE_AVAILABLE, limits: 'it may not be offered to others as a service' },
  'SSPL-1.0': {
    ...SOURCE_AVAILABLE,
    derivatives: 'share-alike',
    limits: 'who offers it as a service must publish all that runs the service',
  },
  'PolyForm-Noncommercial-1.0.0': {
    ...SOURCE_AVAILABLE,
    commercial: 'no',
    derivatives: 'non-commercial',
    redistribution: 'non-commercial',
  },
};

/** What being on a list of open licenses promises by definition; share-alike and notices are not known. */
export const OPEN_BY_DEFINITION: LicenseFacts = {
  commercial: 'yes',
  derivatives: 'yes',
  redistribution: 'yes',
  note: 'its duties were not read',
  source: 'the definition that the list of open licenses applies',
  confidence: 'inferred',
};

/**
 * Facts about one license by its id (not an expression); `null` when nothing is known of its terms.
 * Creative Commons licenses are told by the elements in their names.
 */
export function licenseFacts(id: string): LicenseFacts | null {
  const own = [SPDX_FACTS, COMMUNITY_FACTS, MODEL_FACTS].find((table) => Object.hasOwn(table, id));
  if (own) return own[id] ?? null;
  if (PERMISSIVE_IDS.has(id)) return PERMISSIVE;
  if (CREDITED_IDS.has(id)) return { ...PERMISSIVE, credit: 'always' };
  if (COPYLEFT_IDS.has(id)) return COPYLEFT;
  if (DEDICATED_IDS.has(id)) return DEDICATED;
  if (/^CC-BY/.test(id)) return creativeCommons(id);
  return nameLicense(id)?.openness === 'open' ? OPEN_BY_DEFINITION : null;
}

function creativeCommons(id: string): LicenseFacts {
  const has = (element: string) => new RegExp(`-${element}(?:-|,|$)`).test(id);
  const alike = has('SA') ? 'share-alike' : 'yes';
  return {
    commercial: has('NC') ? 'no' : 'yes',
    derivatives: has('ND') ? 'no' : has('NC') ? `non-commercial${has('SA') ? '-share-alike' : ''}` : alike,
    redistribution: has('NC') ? 'non-commercial' : 'with-notices',
    credit: 'always',
    source: SPDX_LIST,
    confidence: 'verified',
  };
}
