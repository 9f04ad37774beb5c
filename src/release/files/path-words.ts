/** A path taken apart into words, so that naming conventions can be tested without regard to spelling. */

import { once, oncePerText } from '../../remembered.js';

/** `examples/RE-BC5CDR/pre_train.sh` → folders, base name, stem, extension and their lower-case words. */
export interface PathWords {
  path: string;
  /** Folder names, lower case, outermost first. */
  folders: readonly string[];
  /** File name, lower case. */
  base: string;
  /** File name without its last extension, lower case. */
  stem: string;
  /** Lower case, without the dot; empty when there is none. */
  extension: string;
  /** Words of the stem: `TrainModel_v2` → `train`, `model`, `v2`. */
  words: readonly string[];
  /** Words of all folders. */
  folderWords: readonly string[];
  /** Words of each folder's lower-case name, outermost first. */
  wordsOfFolders: readonly (readonly string[])[];
}

/** Names of folders come again and again in a tree; what is known is forgotten when this many are. */
const MOST_FOLDERS = 5_000;

interface Folders {
  names: readonly string[];
  words: readonly string[];
  each: () => readonly (readonly string[])[];
}

const known = new Map<string, Folders>();

/** The folders on the way to a file, `examples/RE-BC5CDR`. */
function foldersOf(way: string): Folders {
  let folders = known.get(way);
  if (!folders) {
    const names = way === '' ? [] : way.split('/');
    const lower = names.map((name) => name.toLowerCase());
    folders = { names: lower, words: names.flatMap(wordsOf), each: once(() => lower.map(wordsOf)) };
    if (known.size >= MOST_FOLDERS) known.clear();
    known.set(way, folders);
  }
  return folders;
}

/** What is joined to the next word, and is looked for only where a text has it at all. */
const JOINED = /pre|fine|re|zero|few/;

/** Splits at separators and at camel-case humps; `pre train`, `fine tune` and their kin become one word. */
export function wordsOf(text: string): string[] {
  const plain = text
    .replace(/LoRA/g, 'lora')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
  const joined = JOINED.test(plain)
    ? plain
        .replace(/(^|[^a-z])(pre|fine|re)[^a-z0-9]+(train|tun)/g, '$1$2$3')
        .replace(/(^|[^a-z])pre[^a-z0-9]+process/g, '$1preprocess')
        .replace(/(^|[^a-z])(zero|few)[^a-z0-9]+shot/g, '$1$2shot')
    : plain;
  return joined.match(/[a-z0-9]+/g) ?? [];
}

/** As many as a large tree has files. */
const MOST_PATHS = 100_000;

/** Takes a path apart, once for the many that ask; words are only looked for when they are asked for. */
export const pathWords: (path: string) => PathWords = oncePerText(takeApart, MOST_PATHS);

function takeApart(path: string): PathWords {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const way = slash < 0 ? '' : path.slice(0, slash);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const folders = foldersOf(way);
  let words: readonly string[] | undefined;
  return {
    path,
    folders: folders.names,
    base: name.toLowerCase(),
    stem: stem.toLowerCase(),
    extension: dot > 0 ? name.slice(dot + 1).toLowerCase() : '',
    get words() {
      words ??= wordsOf(stem);
      return words;
    },
    folderWords: folders.words,
    get wordsOfFolders() {
      return folders.each();
    },
  };
}
