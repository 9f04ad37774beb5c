/** What is said of scores of which too little could be looked at: the same words on stderr and in a journal. Pure. */
import type { Score } from './result.js';

/** `only 68% of what Openness asks and 46% of what Usability asks could be looked at`. @param scores at least one, all inconclusive */
export function tooLittleSeen(scores: readonly Pick<Score, 'title' | 'coverage'>[]): string {
  const parts = scores.map(({ title, coverage }) => `${Math.floor(coverage * 100)}% of what ${title} asks`);
  const last = parts.pop() ?? '';
  return `only ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last} could be looked at`;
}
