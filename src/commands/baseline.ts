/** The baseline of an audit: an earlier result, read before anything is fetched, that tells what is new from what is standing. */
import { usageError } from '../errors.js';
import type { Regression } from '../gate.js';
import type { SavedResult } from '../result/read-result.js';
import type { Result } from '../result/result.js';
import type { Many } from './destinations.js';
import { say } from './messages.js';
import type { Settings } from './policy.js';

export interface AuditBaseline {
  /** The earlier result of the same model by the same rubric, or the nearest thing to it; `null` when the file has none. */
  of(result: Result): SavedResult | null;
  /** The result with what became of the earlier one. */
  compared(result: Result): Result;
  /** What is worse than it was in a result that was compared, or may be; `undefined` when there is no earlier one. */
  regressions(result: Result): Regression[] | undefined;
}

/**
 * The baseline that flags and configuration name; `null` when they name none.
 * @param many of one model by one rubric, the only result of a file is the earlier one whatever it is about; that is said
 * @throws usageError when it cannot be read, or when regressions are asked about and there is none
 */
export async function baselineOf(
  { baseline, failOnRegression }: Settings,
  many: Many,
): Promise<AuditBaseline | null> {
  if (baseline === undefined) {
    if (!failOnRegression) return null;
    throw usageError(
      '--fail-on-regression needs a baseline',
      'Keep a result with --format json=last.json, and name it: --baseline last.json',
    );
  }
  const [{ savedResults }, { changesBetween, earlierByRubric, earlierOfModel, notesOn, regressionsIn }] =
    await Promise.all([import('./diff.js'), import('../diff.js')]);
  const saved = await savedResults(baseline);
  const [only] = saved;
  const matching = (result: Result): SavedResult | null => {
    const was = earlierByRubric(saved, result);
    if (was || many.rubrics > 1) return was;
    return earlierOfModel(saved, result) ?? (saved.length === 1 && !many.models && only ? only : null);
  };
  return {
    of: matching,
    compared(result) {
      const was = matching(result);
      if (!was) {
        say(`${result.model.name}: ${baseline} has no earlier result for it`);
        return result;
      }
      const notes = notesOn(was, result);
      for (const note of notes) say(`${baseline}: ${note}`);
      const { collectedAt } = was;
      return {
        ...result,
        baseline: { file: baseline, collectedAt, notes, changes: changesBetween(was, result) },
      };
    },
    regressions: ({ baseline }) => baseline && regressionsIn(baseline.changes),
  };
}
