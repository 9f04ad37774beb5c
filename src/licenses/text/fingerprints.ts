/** The index of published license texts that the build writes: their words as numbers, and which word pairs tell them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { PACKAGE_ROOT } from '../../package-root.js';
import type { WordNumbers } from './word-numbers.js';
import { numbersOfWords, UNKNOWN_WORD } from './words.js';

/** One published text. Licenses whose texts differ in nothing that counts share one. */
export interface Template {
  /** SPDX ids, the one that a text alone is reported as first. */
  ids: readonly string[];
  /** Words by number; what follows the first `core` of them explains the license and may be missing. */
  words: Uint16Array;
  core: number;
  /** How many of its word pairs are in the index. */
  pairs: number;
}

export interface Fingerprints {
  /** What the index was made from; another value means that it has to be made again. */
  madeFrom: string;
  templates: readonly Template[];
  /** Every word of all texts, in canonical spelling, by number. */
  words: readonly string[];
  /** Hashes of word pairs, ascending, and for each where its templates begin in `postings`. */
  keys: Uint32Array;
  offsets: Uint32Array;
  postings: Uint16Array;
}

/** Where the build leaves the index; shipped with the package. */
export const FINGERPRINTS_FILE = join(PACKAGE_ROOT, 'dist', 'license-fingerprints.bin');

const FORMAT = 'rodeo license fingerprints 1';

/** A hash of two neighboring words; the smallest of a text stand for it in the index. */
export function pairHash(first: number, second: number): number {
  let hash = Math.imul(first + 1, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Distinct pair hashes of a row of words, without the pairs that hold an unknown word. */
export function pairsOf(words: Uint16Array): Set<number> {
  const pairs = new Set<number>();
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1] as number, words[at] as number];
    if (first !== UNKNOWN_WORD && second !== UNKNOWN_WORD) pairs.add(pairHash(first, second));
  }
  return pairs;
}

/** The bytes of an index: a header in JSON, then the numbers as they lie in memory. */
export function packFingerprints(index: Fingerprints): Uint8Array {
  const header = Buffer.from(
    JSON.stringify({
      format: FORMAT,
      madeFrom: index.madeFrom,
      templates: index.templates.map(({ ids, words, core, pairs }) => [
        ids.join(' '),
        words.length,
        core,
        pairs,
      ]),
      words: index.words.join(' '),
      keys: index.keys.length,
      postings: index.postings.length,
    }),
  );
  const parts = [
    new Uint8Array(Uint32Array.of(header.length).buffer),
    header,
    new Uint8Array((4 - (header.length % 4)) % 4),
    bytesOf(index.keys),
    bytesOf(index.offsets),
    bytesOf(index.postings),
    ...index.templates.map(({ words }) => bytesOf(words)),
  ];
  return Buffer.concat(parts);
}

const bytesOf = (numbers: Uint16Array | Uint32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Reads what `packFingerprints` wrote; the numbers stay where they lie. Throws for anything else. */
export function unpackFingerprints(bytes: Uint8Array): Fingerprints {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const memory = aligned.buffer;
  const begin = aligned.byteOffset;
  const headerLength = new Uint32Array(memory, begin, 1)[0] as number;
  const header = JSON.parse(Buffer.from(memory, begin + 4, headerLength).toString()) as {
    format: string;
    madeFrom: string;
    templates: [string, number, number, number][];
    words: string;
    keys: number;
    postings: number;
  };
  if (header.format !== FORMAT) throw new Error(`not a license index of this version: ${header.format}`);
  let at = begin + 4 + headerLength + ((4 - (headerLength % 4)) % 4);
  const numbers32 = (length: number): Uint32Array => {
    at += 4 * length;
    return new Uint32Array(memory, at - 4 * length, length);
  };
  const numbers16 = (length: number): Uint16Array => {
    at += 2 * length;
    return new Uint16Array(memory, at - 2 * length, length);
  };
  const keys = numbers32(header.keys);
  const offsets = numbers32(header.keys + 1);
  const postings = numbers16(header.postings);
  const templates = header.templates.map(([ids, length, core, pairs]) => ({
    ids: ids.split(' '),
    words: numbers16(length),
    core,
    pairs,
  }));
  return { madeFrom: header.madeFrom, templates, words: header.words.split(' '), keys, offsets, postings };
}

/** The index in memory, with what is looked up in it made once. */
export interface Library extends Fingerprints {
  /** Of words by their letters: most words of a text have been seen in another. */
  numbers: WordNumbers;
  beginnings: Uint32Array;
}

let loaded: Library | undefined;

/** The shipped index, read when the first license text is. Throws when the package was not built. */
export function library(): Library {
  loaded ??= libraryOf(unpackFingerprints(readIndex()));
  return loaded;
}

function readIndex(): Uint8Array {
  try {
    return brotliDecompressSync(readFileSync(FINGERPRINTS_FILE));
  } catch (cause) {
    throw new Error(`${FINGERPRINTS_FILE} is missing: run npm run build`, { cause });
  }
}

export function libraryOf(index: Fingerprints): Library {
  const wordNumbers = new Map(index.words.map((word, number) => [word, number]));
  return {
    ...index,
    numbers: numbersOfWords((word) => wordNumbers.get(word) ?? UNKNOWN_WORD),
    beginnings: beginningsOf(index.keys),
  };
}

/** Keys are found by their first bits: this many. */
const FIRST_BITS = 14;

/** For every value of a key's first bits, where the keys that begin with it begin. */
function beginningsOf(keys: Uint32Array): Uint32Array {
  const beginnings = new Uint32Array((1 << FIRST_BITS) + 1).fill(keys.length);
  for (let at = keys.length - 1; at >= 0; at--) beginnings[(keys[at] as number) >>> (32 - FIRST_BITS)] = at;
  for (let bits = (1 << FIRST_BITS) - 1; bits >= 0; bits--)
    beginnings[bits] = Math.min(beginnings[bits] as number, beginnings[bits + 1] as number);
  return beginnings;
}

/** Where a key stands among ascending ones; -1 when it does not. */
function placeOf(key: number, { keys, beginnings }: Library): number {
  const bits = key >>> (32 - FIRST_BITS);
  let [from, to] = [beginnings[bits] as number, beginnings[bits + 1] as number];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] as number) < key) from = middle + 1;
    else to = middle;
  }
  return keys[from] === key ? from : -1;
}

/** Templates by the share of their indexed pairs that stands in a text, most first; at least `least` of them. */
export function candidatesIn(
  index: Library,
  words: Uint16Array,
  least: number,
): { template: number; share: number }[] {
  const { keys, offsets, postings, templates } = index;
  const hits = new Uint16Array(templates.length);
  const seen = new Uint8Array(keys.length);
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1] as number, words[at] as number];
    if (first === UNKNOWN_WORD || second === UNKNOWN_WORD) continue;
    const place = placeOf(pairHash(first, second), index);
    if (place < 0 || seen[place]) continue;
    seen[place] = 1;
    const end = offsets[place + 1] as number;
    for (let posting = offsets[place] as number; posting < end; posting++) {
      const template = postings[posting] as number;
      hits[template] = (hits[template] as number) + 1;
    }
  }
  const found: { template: number; share: number }[] = [];
  hits.forEach((count, template) => {
    const share = count / (templates[template] as Template).pairs;
    if (share >= least) found.push({ template, share });
  });
  return found.sort((a, b) => b.share - a.share || a.template - b.template);
}
