/** The verdict of an audit in one sentence, for formats that have a place for words and none for scores. */
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { archetypeWord, ENOUGH_SEEN, NOT_ENOUGH } from '../verdict.js';

/** `Audited by the rubric rodeo: Openness 66 of 100 (Partial), …; class: III.` Ranges are told as ranges. */
export function verdictOf(result: Result): string {
  const { rubric, scores, classification, verdict } = result;
  const archetype = archetypeWord(result);
  const told = scores.map(({ title, low, high, tier, coverage, unit, earned, earnedHigh, possible }) => {
    if (low === null || high === null) return `${title} not applicable`;
    const [least, most, all] = unit === 'count' ? [earned, earnedHigh, possible] : [low, high, 100];
    const range = least === most ? rounded(least) : `${rounded(least)} to ${rounded(most)}`;
    return `${title} ${range} of ${all}${tier ? ` (${coverage < ENOUGH_SEEN ? NOT_ENOUGH.toLowerCase() : tier})` : ''}`;
  });
  const others = [
    archetype && `archetype: ${archetype}`,
    classification && `class: ${classification.label}`,
    verdict && `verdict: ${verdict.label}`,
  ].filter((one) => one);
  return plain(`Audited by the rubric ${rubric.id}: ${[told.join(', '), ...others].join('; ')}.`);
}

const rounded = (points: number): string => String(Math.round(points * 100) / 100);
