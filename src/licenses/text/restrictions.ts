/** Words that take freedoms away, where they stand in a text and not in its license. */
import { type Differences, type Stretch, wordsText } from './differences.js';
import { ownClauses } from './own-clauses.js';
import { plainText } from './plain-text.js';
import {
  CALLED_MODIFIED,
  EITHER_WAY,
  HARMLESS,
  LIMITING,
  NEGATIONS,
  OF_MARKS,
  OF_NAMES,
  OF_WARRANTY,
  PERMISSIONS,
  RESTRICTIVE,
  type Restriction,
} from './restrictive-words.js';
import type { Words } from './words.js';

/** Words around a stretch that a phrase may begin or end in. */
const AROUND = 12;

/** What the words outside of the licenses take away: "non-commercial", "research use only". */
export function restrictionsIn(words: Words, { stretches }: Differences): string[] {
  return saysOf(words, stretches, RESTRICTIVE, HARMLESS, OF_MARKS);
}

/**
 * Conditions outside of the licenses, and words of theirs that were turned: nobody can say without reading them.
 * @param strict the text is far from the license that it was taken for, or calls itself a changed one
 */
export function limitsIn(words: Words, { stretches }: Differences, strict = false): string[] {
  const sentences = stretches.filter(({ from, to }) => to - from >= 3);
  const turned = stretches.filter((stretch) => stretch.inside && turns(words, stretch));
  const says = saysOf(words, sentences, LIMITING, HARMLESS, OF_NAMES, OF_WARRANTY);
  const careful = strict || CALLED_MODIFIED.test(titleIn(words));
  const clauses = says.length > 0 ? [] : stretches.flatMap((stretch) => clausesIn(words, stretch, careful));
  return [
    ...says,
    ...(clauses.length > 0 ? ['a clause of its own'] : []),
    ...(turned.length > 0 ? ['changed wording'] : []),
  ];
}

/** A title stands among the first words. */
const TITLE = 30;

const titleIn = (words: Words): string => plainText(wordsText(words, 0, Math.min(words.ids.length, TITLE)));

/** Less than this within a license is another wording of its own. */
const OWN_SENTENCE = 8;

function clausesIn(words: Words, { from, to, inside }: Stretch, strict: boolean): string[] {
  const shortest = inside ? OWN_SENTENCE : SHORTEST_OUTSIDE;
  return to - from < shortest ? [] : ownClauses(wordsText(words, from, to), strict);
}
const SHORTEST_OUTSIDE = 3;

/** A sentence of one's own is longer, and read as a whole. */
const PUT_IN = 4;

/** Within a license, one word left out or put in can turn a permission round. */
function turns(words: Words, { from, to, was }: Stretch): boolean {
  const before = was.split(' ');
  if (before.length > AROUND || to - from > (was === '' ? PUT_IN : AROUND)) return false;
  const now = plainText(wordsText(words, from, to)).split(/[^a-z]+/);
  return (
    NEGATIONS.some((word) => now.includes(word) !== before.includes(word)) ||
    (EITHER_WAY.test(was) && !EITHER_WAY.test(now.join(' '))) ||
    PERMISSIONS.some((word) => before.includes(word) && !now.includes(word))
  );
}

function saysOf(
  words: Words,
  stretches: readonly Stretch[],
  restrictions: readonly Restriction[],
  ...harmless: readonly RegExp[]
): string[] {
  const says = new Set<string>();
  for (const { from, to } of stretches) {
    if (from >= to) continue;
    const before = plainText(wordsText(words, Math.max(0, from - AROUND), from));
    const own = plainText(wordsText(words, from, to));
    const after = plainText(wordsText(words, to, Math.min(words.ids.length, to + AROUND)));
    const text = harmless.reduce(
      (left, pattern) => left.replace(pattern, (hit) => '-'.repeat(hit.length)),
      `${before} ${own} ${after}`,
    );
    const [begin, end] = [before.length + 1, before.length + 1 + own.length];
    for (const { pattern, says: what } of restrictions)
      for (const { index, 0: hit } of text.matchAll(pattern))
        if (index < end && index + hit.length > begin) says.add(what);
  }
  return [...says];
}

/** Restrictive words of a short text as a whole. */
export function restrictsSomething(plain: string): boolean {
  const words = plain.replace(HARMLESS, '').replace(OF_MARKS, '');
  return RESTRICTIVE.some(({ pattern }) => words.search(pattern) >= 0);
}
