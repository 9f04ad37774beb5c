/** What stands in a text that its licenses do not have, and what of them it changed: the finding that a match alone hides. */
import type { Alignment } from './alignment.js';
import type { Library } from './fingerprints.js';
import type { Part, PublishedIn } from './published.js';
import type { Words } from './words.js';

/** Words of the text, cut to a line for people. */
export interface Excerpt {
  text: string;
  /** First and last line, one-based. */
  line: number;
  lastLine: number;
}

export interface Change extends Excerpt {
  /** The license's own words in that place, in lower case. Empty text: they were left out. */
  was: string;
}

/** A stretch of words that no license explains; its words are numbered as in the text. */
export interface Stretch {
  from: number;
  to: number;
  /** Words of the license that are missing there, and whether it is within a license at all. */
  was: string;
  inside: boolean;
}

export interface Differences {
  stretches: readonly Stretch[];
  /** Words in all stretches. */
  unexplained: number;
  added: readonly Excerpt[];
  changed: readonly Change[];
}

/** Differences shown at most; the verdict looks at all of them. */
const MOST_SHOWN = 20;
const EXCERPT_LENGTH = 200;
/** Outside of a license, fewer words are headings and names of files. */
const FEWEST_ADDED = 4;

/** A line that the publisher puts under its own copies, and the SPDX list does not have. */
const OF_THE_PUBLISHER = /^The text of the Creative Commons public licenses is dedicated/;

/** Compares a text with the licenses found in it. */
export function differencesOf({ words }: PublishedIn, parts: readonly Part[], index: Library): Differences {
  const stretches = stretchesOf(words, parts, index);
  const shown = stretches
    .filter(({ from, to, inside }) => inside || to - from >= FEWEST_ADDED)
    .filter(({ from, to }) => to - from > 40 || !OF_THE_PUBLISHER.test(wordsText(words, from, to)));
  return {
    stretches,
    unexplained: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    added: shown
      .filter(({ was }) => was === '')
      .slice(0, MOST_SHOWN)
      .map((stretch) => excerpt(words, stretch)),
    changed: shown
      .filter(({ was }) => was !== '')
      .slice(0, MOST_SHOWN)
      .map((stretch) => ({ ...excerpt(words, stretch), was: shortened(stretch.was) })),
  };
}

/** Words that agree by chance between two that do not: a changed sentence is one change. */
const BY_CHANCE = 2;

function stretchesOf(words: Words, parts: readonly Part[], index: Library): Stretch[] {
  const stretches: Stretch[] = [];
  let outside = 0;
  for (const { alignment } of parts) {
    if (alignment.from > outside)
      stretches.push({ from: outside, to: alignment.from, was: '', inside: false });
    stretches.push(...stretchesInside(alignment, index));
    outside = alignment.to;
  }
  const end = words.ids.length;
  if (end > outside) stretches.push({ from: outside, to: end, was: '', inside: false });
  return stretches;
}

function stretchesInside({ from, to, partner, template }: Alignment, index: Library): Stretch[] {
  const gaps: { from: number; to: number; first: number; last: number }[] = [];
  let start = from;
  let next = partner[0] as number;
  for (let at = from; at < to; at++) {
    const place = partner[at - from] as number;
    if (place < 0) continue;
    if (at > start || place > next) {
      const before = gaps.at(-1);
      if (before && start - before.to <= BY_CHANCE) Object.assign(before, { to: at, last: place });
      else gaps.push({ from: start, to: at, first: next, last: place });
    }
    start = at + 1;
    next = place + 1;
  }
  const own = index.templates[template]?.words ?? new Uint16Array();
  return gaps.map(({ first, last, ...gap }) => ({
    ...gap,
    was: Array.from(own.subarray(first, last), (word) => index.words[word]).join(' '),
    inside: true,
  }));
}

function excerpt(words: Words, { from, to }: Stretch): Excerpt {
  if (from >= to) {
    const line = words.lines[Math.min(from, words.lines.length - 1)] ?? 1;
    return { text: '', line, lastLine: line };
  }
  return {
    text: shortened(wordsText(words, from, to)),
    line: words.lines[from] as number,
    lastLine: words.lines[to - 1] as number,
  };
}

/** The text from one word to before another, as it stands there. */
export function wordsText({ source, starts, ends }: Words, from: number, to: number): string {
  return from < to ? source.slice(starts[from], ends[to - 1]) : '';
}

function shortened(text: string): string {
  const line = text
    .slice(0, 4 * EXCERPT_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH - 1).trimEnd()}…` : line;
}
