/** The scores of a result in the order in which all reports have them. Pure. */
import type { Result, Score } from './result.js';

/** The order of the verdict: the headline first, then the rubric's order. */
export function scoresInOrder(result: Result): Score[] {
  return [...result.scores].sort((one, other) => Number(other.headline) - Number(one.headline));
}
