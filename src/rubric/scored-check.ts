/** One finding as it counts in a rubric. */
import type { Finding } from '../checks/check.js';
import type { License, LicenseScope } from '../licenses/license.js';
import type { Points } from '../result/result.js';

/** One finding, weighed: the points it earns in each score, and the license that scaled them. */
export interface ScoredCheck {
  finding: Finding;
  /** By score id; empty when the check is not applicable or counts nowhere. */
  points: Record<string, Points>;
  /** The scope named by the criterion and the license found for it. */
  scope?: LicenseScope;
  license?: License;
  /** Factors for the license. `low` and `high` differ when it could not be seen; all are 1 when the criterion names no scope. */
  credit: Credit;
}

export interface Credit {
  low: number;
  high: number;
  /** What an open license would be worth. */
  open: number;
}
