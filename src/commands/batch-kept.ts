/** What a batch judges without asking anybody: evidence that lies on this machine, and what was read in it. */
import type { Work } from '../batch/audit-listed.js';
import { keptEvidence } from '../batch/evidence-store.js';
import type { Listed } from '../collect/batch/listed.js';
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import { inconclusiveError, type RodeoError } from '../errors.js';
import type { Evidence } from '../evidence.js';
import { keepReading, keptReading } from '../kept-readings.js';
import { type Reading, readEvidence } from '../read.js';
import type { Result } from '../result/result.js';
import { FIXTURES } from './offline.js';

/** What was read in evidence, kept beside it. Offline, evidence may come from elsewhere, so nothing is kept of it. */
export function readingsIn(
  { cacheDir, offline }: Config,
  judge: (reading: Reading) => Result,
): Required<Work>['readings'] {
  return {
    async kept(key) {
      const reading = await keptReading(key, cacheDir);
      return reading && judge(reading);
    },
    judge(evidence, key) {
      const reading = readEvidence(evidence);
      return {
        result: judge(reading),
        kept: offline ? Promise.resolve() : keepReading(reading, key, cacheDir),
      };
    },
  };
}

/** Evidence of earlier batches; offline also what an audit saved or is shipped, which was gathered without a say of any list. */
export async function keptAnywhere(
  key: string,
  { target, links }: Listed,
  depth: Depth,
  config: Config,
): Promise<Evidence | null> {
  const kept = await keptEvidence(key, config.cacheDir);
  if (kept || !config.offline || links || depth === 'list') return kept;
  const { findSaved } = await import('../collect/saved.js');
  const saved = await findSaved(target, { fixtures: FIXTURES, cache: config.cacheDir });
  return saved?.evidence ?? null;
}

export function nothingKept({ target }: Listed): RodeoError {
  const cause = { reason: { code: 'offline' } };
  return inconclusiveError(`${target.id}: no evidence on this machine`, undefined, cause);
}
