/** How much of a license can stand in a text at most: it rules out most licenses before they are compared word by word. */
import type { Template } from './fingerprints.js';
import { UNKNOWN_WORD } from './words.js';

/** What an alignment of a license and a text (`alignment.ts`) reaches at most, in its own measures. */
export interface Most {
  similarity: number;
  /** With the end that is cut off left aside. */
  gain: number;
}

/** Whether two words stand side by side in a text, in bits by a hash: one that does not may seem to, which only loosens the bound. */
const BITS = 1 << 16;
const bitOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16;

interface Counted {
  words: Uint16Array;
  counts: Uint16Array;
}
const countedCores = new WeakMap<Uint16Array, Counted>();

/** The different words of a license's core, and how often each stands there. */
function countedCore({ words, core }: Template): Counted {
  const known = countedCores.get(words);
  if (known) return known;
  const counts = new Map<number, number>();
  for (const word of words.subarray(0, core)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const counted = { words: Uint16Array.from(counts.keys()), counts: Uint16Array.from(counts.values()) };
  countedCores.set(words, counted);
  return counted;
}

/** Bounds for licenses held against one text. @param text words by number; of how many `different` ones licenses consist */
export function boundsIn(text: Uint16Array, different: number): (license: Template) => Most {
  const counts = new Uint32Array(different);
  const pairs = new Int32Array(BITS >>> 5);
  for (let at = 0; at < text.length; at++) {
    const word = text[at] as number;
    if (word === UNKNOWN_WORD) continue;
    counts[word] = (counts[word] as number) + 1;
    const bit = bitOf(at > 0 ? (text[at - 1] as number) : UNKNOWN_WORD, word);
    pairs[bit >>> 5] = (pairs[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return (license) => {
    const own = countedCore(license);
    let shared = 0;
    for (let at = 0; at < own.words.length; at++)
      shared += Math.min(own.counts[at] as number, counts[own.words[at] as number] as number);
    const { words, core } = license;
    let paired = 0;
    for (let at = 1; at < core; at++) {
      const bit = bitOf(words[at - 1] as number, words[at] as number);
      paired += ((pairs[bit >>> 5] as number) >>> (bit & 31)) & 1;
    }
    return mostOf(shared, paired, license);
  };
}

/**
 * Words that agree are at most those that text and license share. They lie in runs of words side by side, and between two runs
 * at least one word is inserted or missing: words that agree ≤ pairs that agree + 1 + inserted + missing inside. With the missing
 * ones ≤ core - agreeing, and what each inserted or missing word costs in similarity and gain, that leaves these two.
 * @param shared words of the core that the text has, as often as both have them
 * @param paired neighboring words of the core that are neighbors in the text
 */
function mostOf(shared: number, paired: number, { words, core }: Template): Most {
  const matched = Math.min(shared, (paired + 1 + core) / 2);
  const rest = words.length - core;
  return {
    similarity: (2 * matched) / (core + matched),
    // One pair more, so that rounding cannot make the bound too tight.
    gain: Math.min(shared, 0.2 * shared + 0.8 * (paired + 2)) + rest,
  };
}
