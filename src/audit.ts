/** The street from a name to a verdict, in one page; also the library's front door. */
import { checks } from './checks/index.js';
import { runCheck } from './checks/check.js';
import type { Evidence } from './evidence.js';
import { readRelease } from './release/index.js';
import { buildResult } from './report/build.js';
import type { Result } from './report/result.js';
import type { Rubric } from './rubric/schema.js';
import { scoreFindings } from './rubric/score.js';

/**
 * Scores evidence by a rubric. Pure: the same evidence and rubric give the same result, on every machine.
 * @param evidence what was collected, or a saved file that passed `parseEvidence`
 * @param rubric a loaded rubric (see `loadRubric`); it names only checks that exist
 */
export function auditEvidence(evidence: Evidence, rubric: Rubric): Result {
  const release = readRelease(evidence);
  const wanted = checks.filter((check) => check.id in rubric.criteria);
  const findings = wanted.map((check) => runCheck(check, release));
  const scored = scoreFindings(findings, rubric, release.licenses.value);
  return buildResult(evidence, release, rubric, scored);
}
