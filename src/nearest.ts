/** "Did you mean …": the one rule for when a misspelled word is close enough to a known one to be offered. */
import { distance } from 'fastest-levenshtein';

/**
 * The known word that `word` most likely stands for, or `null` when none is close.
 * One edit in three letters is allowed, two edits in words of five letters and more; letters in another order count as one. Case is
 * ignored; the first of equally near words wins.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(word.length < 5 ? 1 : 2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const [one, other] = [word.toLowerCase(), candidate.toLowerCase()];
    const edits = one !== other && lettersOf(one) === lettersOf(other) ? 1 : distance(one, other);
    if (edits < least && edits < candidate.length) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

const lettersOf = (word: string): string => [...word].sort().join('');
