/** The one score that stands for a result. */
import type { Result, Score } from './result.js';

/** The rubric's headline, else its first score; undefined when it has none. */
export const headlineOf = ({ scores }: Pick<Result, 'scores'>): Score | undefined =>
  scores.find(({ headline }) => headline) ?? scores[0];
