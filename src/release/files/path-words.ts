/** A path taken apart into words, so that naming conventions can be tested without regard to spelling. */

/** `examples/RE-BC5CDR/pre_train.sh` → folders, base name, stem, extension and their lower-case words. */
export interface PathWords {
  path: string;
  /** Folder names, lower case, outermost first. */
  folders: string[];
  /** File name, lower case. */
  base: string;
  /** File name without its last extension, lower case. */
  stem: string;
  /** Lower case, without the dot; empty when there is none. */
  extension: string;
  /** Words of the stem: `TrainModel_v2` → `train`, `model`, `v2`. */
  words: string[];
  /** Words of all folders. */
  folderWords: string[];
}

/** Splits at separators and at camel-case humps; `pre train`, `fine tune` and their kin become one word. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/LoRA/g, 'lora')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/(^|[^a-z])(pre|fine|re)[^a-z0-9]+(train|tun)/g, '$1$2$3')
    .replace(/(^|[^a-z])pre[^a-z0-9]+process/g, '$1preprocess')
    .replace(/(^|[^a-z])(zero|few)[^a-z0-9]+shot/g, '$1$2shot')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Takes a path apart; words are only looked for when they are asked for, which for most files nobody does. */
export function pathWords(path: string): PathWords {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  let words: string[] | undefined;
  let folderWords: string[] | undefined;
  return {
    path,
    folders: segments.map((segment) => segment.toLowerCase()),
    base: name.toLowerCase(),
    stem: stem.toLowerCase(),
    extension: dot > 0 ? name.slice(dot + 1).toLowerCase() : '',
    get words() {
      words ??= wordsOf(stem);
      return words;
    },
    get folderWords() {
      folderWords ??= segments.flatMap(wordsOf);
      return folderWords;
    },
  };
}
