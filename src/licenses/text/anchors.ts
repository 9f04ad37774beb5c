/** Three words in a row, by which places are found where a text and a license may agree. */
import { once } from '../../remembered.js';
import { UNKNOWN_WORD } from './words.js';

/** Neighboring word triples of a license and where they stand. */
export interface Anchors {
  slots: Int32Array;
  next: Int32Array;
}

const anchorsOfTemplates = new WeakMap<Uint16Array, Anchors>();

/** A triple that stands more often than this in a license tells nothing about the place. */
export const MOST_PLACES = 6;

export function anchorsOf(words: Uint16Array): Anchors {
  const known = anchorsOfTemplates.get(words);
  if (known) return known;
  const slots = new Int32Array(1 << Math.ceil(Math.log2(words.length + 2))).fill(-1);
  const next = new Int32Array(words.length).fill(-1);
  for (let at = words.length - 3; at >= 0; at--) {
    const slot = tripleHash(words, at) & (slots.length - 1);
    next[at] = slots[slot] as number;
    slots[slot] = at;
  }
  const anchors = { slots, next };
  anchorsOfTemplates.set(words, anchors);
  return anchors;
}

const tripleHash = (words: Uint16Array, at: number): number => {
  const hash =
    Math.imul(words[at] as number, 0x9e3779b1) ^
    Math.imul(words[at + 1] as number, 0x85ebca6b) ^
    Math.imul(words[at + 2] as number, 0xc2b2ae35);
  return hash ^ (hash >>> 15) || 1;
};

/** Words of a text by number, with what is looked up for every license they are held against: hashes of triples, 0 where a word is unknown. */
export interface Row {
  words: Uint16Array;
  triples: () => Int32Array;
}

export const rowOf = (words: Uint16Array): Row => ({ words, triples: once(() => triplesOf(words)) });

function triplesOf(words: Uint16Array): Int32Array {
  const triples = new Int32Array(words.length);
  let known = 0;
  for (let at = 0; at < words.length; at++) {
    known = words[at] === UNKNOWN_WORD ? 0 : known + 1;
    if (known >= 3) triples[at - 2] = tripleHash(words, at - 2);
  }
  return triples;
}
