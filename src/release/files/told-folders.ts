/** Folders of a tree that pages lead to by a link or call by name, and the records in them. */
import type { Citation } from '../../prose/cite.js';
import type { Document, DocumentLink, Sentence } from '../../prose/page.js';
import { sentenceAround } from '../links/link-words.js';
import type { ClassifiedFile, FileTree } from './files.js';

/** Files that hold records, a picture or a recording each among them. */
const RECORDS =
  /\.(?:jsonl?|csv|tsv|parquet|txt|fasta|fa|h5ad|h5|hdf5|lmdb|arrow|np[yz]|pkl|mat|zip|gz|xlsx?|sdf|smi|pdb|wav|flac|midi?|png|jpe?g|tiff?)$/i;
/** What stands in such a folder beside data. */
const BESIDE = /(?:^|\/)(?:requirements|readme|licen[cs]e|vocab|config|package)[^/]*$/i;
/** Smaller folders hold a word or two. Bytes, all records together. */
const SMALLEST = 500;

/** A folder as a page speaks of it. */
export interface SpokenOf {
  link?: DocumentLink;
  sentence?: Sentence;
}

/**
 * The records of each folder below the root that a page links or names, where what the page says of it is accepted.
 * @param speaks whether the words around the link, or the sentence with the name, say what is looked for
 */
export function recordsIn(
  trees: readonly FileTree[],
  documents: readonly Document[],
  speaks: (words: string, spoken: SpokenOf) => boolean,
): Citation[] {
  const own = documents.filter(({ kind }) => kind !== 'page');
  if (own.length === 0) return [];
  return trees.flatMap((tree) => {
    const records = tree.files.filter(isRecord);
    if (records.length === 0) return [];
    const folders = foldersOf(records);
    const places = new Map([...folders].map((folder) => [placeOf(tree.cite(folder).url), folder]));
    const found = new Set<string>();
    for (const { links, sentences } of own) {
      for (const link of links) {
        const folder = places.get(placeOf(link.url));
        if (folder && speaks(sentenceAround(link.context, link.text), { link }) && !link.denied)
          found.add(folder);
      }
      for (const sentence of sentences) {
        for (const folder of namedIn(sentence.text))
          if (folders.has(folder) && speaks(sentence.text, { sentence }) && !sentence.negated)
            found.add(folder);
      }
    }
    return [...found].flatMap((folder) => {
      const held = records.filter(({ path }) => path.startsWith(`${folder}/`));
      const size = held.reduce((sum, { size: bytes }) => sum + (bytes ?? SMALLEST), 0);
      return size >= SMALLEST ? held.slice(0, 3).map(({ path }) => tree.cite(path)) : [];
    });
  });
}

const isRecord = ({ path, roles }: ClassifiedFile): boolean =>
  RECORDS.test(path) &&
  !BESIDE.test(path) &&
  !(['vendored', 'test', 'results', 'weights', 'dependencies', 'license', 'document'] as const).some((role) =>
    roles.has(role),
  );

/** Every folder above such a file. */
const foldersOf = (files: readonly ClassifiedFile[]): Set<string> =>
  new Set(
    files.flatMap(({ path }) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
    }),
  );

/** An address without the revision and the marks that differ between a page's links and a tree's own. */
const placeOf = (url: string): string =>
  url
    .replace(/[?#].*$/, '')
    .replace(/\/(?:blob|tree|resolve)\/[^/]+\//, '/@/')
    .replace(/^\.\//, '')
    .replace(/\/+$/, '');

/** "the folder `data`", "the data folder", "data/". */
const NAMED =
  /\b(?:folder|directory)\s+["'`]?([\w./-]+)|(?<![\w./-])(?!(?:the|this|that|our|an?|each|every|same)\s)([\w./-]+)["'`]?\s+(?:sub-?)?(?:folder|directory)\b|(?<![\w./:-])((?:[\w-]+\/)+)(?![\w.])/gi;
const namedIn = (text: string): string[] =>
  [...text.matchAll(NAMED)].map(([, after, before, path]) =>
    (after ?? before ?? path ?? '').replace(/^(?:\.\/)+/, '').replace(/[/.]+$/, ''),
  );
