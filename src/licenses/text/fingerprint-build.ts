/** Makes the index of published license texts. Run by the build; nothing of it is loaded afterwards. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import {
  FINGERPRINTS_FILE,
  type Fingerprints,
  packFingerprints,
  pairsOf,
  type Template,
} from './fingerprints.js';
import { MOST_WORDS, numbersOfWords, readWords, UNKNOWN_WORD } from './words.js';

const load = createRequire(import.meta.url);

/** Pairs that stand for one text in the index: enough to tell how much of it a file holds within some percent. */
const PAIRS_OF_A_TEXT = 128;

/** What follows does not belong to the license: how to apply it, and who published it. */
const AFTERWARDS =
  /^.{0,10}(?:end of (?:the )?(?:terms|license)|(?:appendix: )?how to apply|creative commons (?:is not a party to its|may be contacted|notice)\b).*/im;

/** The file of the lesser license is often followed by the general one, which it adds to. */
const LESSER = /^\s*GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/;
const APPENDED = '\nGNU GENERAL PUBLIC LICENSE';

/** Where the text is the same, plain ids come first, and "only" before "or later". */
const RANK = [/-only$/, /-or-later$/];

/** Writes the index to where it is read from, in one step: another process may be reading it. */
export function writeFingerprints(): void {
  mkdirSync(dirname(FINGERPRINTS_FILE), { recursive: true });
  const unfinished = `${FINGERPRINTS_FILE}.${randomUUID()}`;
  writeFileSync(unfinished, squeezed(packFingerprints(makeFingerprints())));
  renameSync(unfinished, FINGERPRINTS_FILE);
}

/**
 * Texts have much in common that the short memory of gzip, by which packages are sent, has forgotten before it comes again. One
 * step more of quality saves 8% of the file and takes seven times as long, in every install from source.
 */
function squeezed(bytes: Uint8Array): Uint8Array {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = constants;
  return brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_LGWIN]: 22 } });
}

/** All texts of the SPDX license list that are not deprecated. */
export function publishedTexts(): Map<string, string> {
  const list = load('spdx-license-list/full.js') as Record<string, { licenseText: string }>;
  const deprecated = new Set(load('spdx-license-ids/deprecated.json') as string[]);
  return new Map(
    Object.entries(list)
      .filter(([id]) => !deprecated.has(id) && !id.endsWith('+'))
      .map(([id, { licenseText }]): [string, string] => [id, licenseText])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Names the list and the code that an index is made from. */
export function madeFrom(): string {
  const { version } = load('spdx-license-list/package.json') as { version: string };
  return `spdx-license-list ${version}`;
}

/** Reads every published text and keeps what tells it from the others. */
export function makeFingerprints(texts: ReadonlyMap<string, string> = publishedTexts()): Fingerprints {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    if (known >= UNKNOWN_WORD) throw new Error('too many different words for the format of the index');
    numbers.set(word, known);
    return known;
  };
  const byLetters = numbersOfWords(number);
  const wordsOf = (text: string): Uint16Array => readWords(text, byLetters).ids;

  const same = new Map<string, { ids: string[]; words: Uint16Array; core: number }>();
  for (const [id, whole] of texts) {
    const text = LESSER.test(whole) ? (whole.split(APPENDED)[0] as string) : whole;
    const cut = AFTERWARDS.exec(text)?.index ?? text.length;
    const words = wordsOf(text);
    if (words.length === 0 || words.length >= MOST_WORDS)
      throw new Error(`the text of ${id} cannot be indexed`);
    const core = cut > text.length / 3 ? wordsOf(text.slice(0, cut)).length : words.length;
    const twin = same.get(words.join());
    if (twin) twin.ids.push(id);
    else same.set(words.join(), { ids: [id], words, core });
  }

  const kept = [...same.values()].map((one) => ({
    ...one,
    hashes: smallest(pairsOf(one.words.subarray(0, one.core))),
  }));
  const postings = new Map<number, number[]>();
  kept.forEach(({ hashes }, template) => {
    for (const hash of hashes) postings.set(hash, [...(postings.get(hash) ?? []), template]);
  });
  const keys = [...postings.keys()].sort((a, b) => a - b);
  const lists = keys.map((key) => postings.get(key) as number[]);
  const offsets = [0];
  for (const list of lists) offsets.push((offsets.at(-1) as number) + list.length);
  return {
    madeFrom: madeFrom(),
    templates: kept.map(
      ({ ids, words, core, hashes }): Template => ({ ids: ranked(ids), words, core, pairs: hashes.length }),
    ),
    words: [...numbers.keys()],
    keys: Uint32Array.from(keys),
    offsets: Uint32Array.from(offsets),
    postings: Uint16Array.from(lists.flat()),
  };
}

const smallest = (hashes: ReadonlySet<number>): number[] =>
  [...hashes].sort((a, b) => a - b).slice(0, PAIRS_OF_A_TEXT);

const ranked = (ids: readonly string[]): string[] =>
  [...ids].sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1));
const rank = (id: string): number => RANK.findIndex((pattern) => pattern.test(id));
