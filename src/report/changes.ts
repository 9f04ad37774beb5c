/** How reports tell of changes: in which words, in which order, and what of them is a new failure. */
import type { Change } from '../result/result.js';

/** In the order in which they are told. */
export const CHANGE_WORDS: Record<Change['change'], string> = {
  worse: 'worse',
  cannotTell: 'cannot tell',
  better: 'better',
  added: 'added',
  removed: 'removed',
  same: 'same',
};

export const CHANGE_ORDER = Object.keys(CHANGE_WORDS) as Change['change'][];

/** `2 worse, 1 better, 48 same` */
export function changeCounts(changes: readonly Change[]): string {
  return CHANGE_ORDER.flatMap((change) => {
    const count = changes.filter((one) => one.change === change).length;
    return count > 0 ? [`${count} ${CHANGE_WORDS[change]}`] : [];
  }).join(', ');
}

/** A check or item that passed, and does not now. */
export const isNewProblem = ({ problem, change }: Change): boolean => problem === 'new' && change === 'worse';

/** What was a problem in the baseline and is the same problem now. */
export const standingIn = (changes: readonly Change[]): Change[] =>
  changes.filter(({ problem, change }) => problem === 'standing' && change === 'same');
