/** The sentence behind an archetype: which scores it hangs on, and where each stands. */

import { range } from '../report/wording.js';
import type { Result } from '../result/result.js';
import { hasItems, type Rubric } from '../rubric/schema.js';
import { plain } from '../terminal.js';

/**
 * `Usability is 87, at least 50; reproducibility is 44, below 50.` Empty when the rubric is not known or names no archetypes.
 * @param rules the rubric that the result was judged by
 */
export function archetypeReason(result: Result, rules: Rubric | null): string {
  if (!rules || hasItems(rules) || !result.archetype || !rules.archetypes) return '';
  const cuts = new Map<string, number>();
  const label = result.archetype.label;
  for (const { when = {} } of rules.archetypes) {
    for (const [id, condition] of Object.entries(when)) {
      if (typeof condition === 'number' && !cuts.has(id)) cuts.set(id, condition);
    }
  }
  // A condition of the label's own that no number tells, such as a headline below the lowest tier, decides alone.
  const decisive = rules.archetypes.find(
    (one) => one.label === label && Object.values(one.when ?? {}).some((is) => typeof is !== 'number'),
  );
  for (const [id, condition] of Object.entries(decisive?.when ?? {})) {
    const score = result.scores.find((one) => one.id === id);
    if (typeof condition === 'number' || condition.below === undefined || !score) continue;
    if (score.low !== null && score.low < condition.below) {
      return `${plain(score.title)} is ${range(score.low, score.high ?? score.low)}, and below ${condition.below} a model counts as ${label.toLowerCase()}.`;
    }
  }
  const parts = [...cuts].flatMap(([id, cut]) => {
    const score = result.scores.find((one) => one.id === id);
    if (score?.low == null || score.high === null) return [];
    const side =
      score.low >= cut ? `at least ${cut}` : score.high < cut ? `below ${cut}` : `not known to be ${cut}`;
    return [`${plain(score.title).toLowerCase()} is ${range(score.low, score.high)}, ${side}`];
  });
  const text = parts.join('; ');
  return text === '' ? '' : `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
