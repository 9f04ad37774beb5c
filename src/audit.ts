/** The street from evidence to a verdict, in one page. */
import type { Attestations } from './attest/apply.js';
import type { Evidence } from './evidence.js';
import { askedBy, judgeReading } from './judge.js';
import { readEvidence } from './read.js';
import type { Result } from './result/result.js';
import type { Rubric } from './rubric/schema.js';

/**
 * Scores evidence by a rubric. Pure: the same evidence, rubric and statements give the same result, on every machine.
 * @param evidence what was collected, or a saved file that passed `parseEvidence`
 * @param rubric a loaded rubric (see `loadRubric`); it names only checks that exist
 * @param attestations what people state about the model (see `parseAttestations`)
 */
export function auditEvidence(evidence: Evidence, rubric: Rubric, attestations?: Attestations): Result {
  return auditByRubrics(evidence, [rubric], attestations)[0] as Result;
}

/** Scores the same evidence by several rubrics, which share one reading of it. One result for each, in their order. Pure. */
export function auditByRubrics(
  evidence: Evidence,
  rubrics: readonly Rubric[],
  attestations?: Attestations,
): Result[] {
  const reading = readEvidence(evidence, new Set(rubrics.flatMap(askedBy)), attestations);
  return rubrics.map((rubric) => judgeReading(reading, rubric));
}
