/** "Did you mean …": the one rule for when a misspelled word is close enough to a known one to be offered. */
import { distance } from 'fastest-levenshtein';

/**
 * The known word that `word` most likely stands for, or `null` when none is close.
 * One edit in three letters is allowed, two edits always; case is ignored; the first of equally near words wins.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least && edits < candidate.length) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
