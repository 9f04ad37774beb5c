/** From evidence to results, for commands about single models: what lies on this machine is read once, whatever asks for it later. */
import type { Attestations } from '../attest/apply.js';
import type { Config } from '../config.js';
import type { Evidence } from '../evidence.js';
import { judgeReading } from '../judge.js';
import { readSaved } from '../kept-readings.js';
import type { Result } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';
import type { EvidenceFlags } from './gather.js';

export interface Judging {
  flags: EvidenceFlags;
  config: Config;
  /** What people state about the model. */
  stated?: Attestations | undefined;
}

/** One result for each rubric, in their order. */
export async function judgedBy(
  rubrics: readonly Rubric[],
  evidence: Evidence,
  { flags, config, stated }: Judging,
): Promise<Result[]> {
  if (stated || !isSaved(evidence, flags, config)) {
    const { auditByRubrics } = await import('../audit.js');
    return auditByRubrics(evidence, rubrics, stated);
  }
  const reading = await readSaved(evidence, config.cacheDir);
  return rubrics.map((rubric) => judgeReading(reading, rubric));
}

/** What is gathered anew is never the same again: it says when. */
const isSaved = ({ target }: Evidence, { evidence }: EvidenceFlags, { offline }: Config): boolean =>
  evidence !== undefined || (offline && target.kind !== 'directory');
