/** Data that a repository ships itself, told by path: training splits, held-out splits. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import type { ClassifiedFile, FileTree } from './files.js';
import { wordsOf } from './path-words.js';

/** Lists of records, without the records. */
const LIST = /(?:^|[/_-])(?:(?:file[_-]?)?lists?|ids|index|splits?)(?:[/_.-]|$)/i;

/** Folders of later tasks and of things to try out: a `train.csv` below is not what the released model learned from. */
const LATER =
  /(?:^|\/)[^/]*(?:fine-?_?tun|down-?_?stream|tasks?\b|benchmark|example|tutorial|demo|sample|toy|tests?\b|debug|probing)[^/]*/i;

/** What models put out, and tables that belong to a chemistry or tokenizer library. */
const OUTPUTS = /(?:^|[/_-])(?:outputs?|predictions?|designs?|figures?|resources)(?=[/_-])/i;

/** Smaller files are samples. Bytes. */
const SMALLEST_SPLIT = 100_000;
/** Beside its held-out part a small set is a whole one. Bytes. */
const SMALLEST_OF_PAIR = 20_000;
const TRAIN = /^train(?:ing)?(?:file|set|data|split)?$/;

/** Whether the held-out part of a set stands beside its training part: `trainfile.txt`, `testfile.txt`. */
const hasCounterpart = (path: string, paths: ReadonlySet<string>): boolean => {
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at);
  return (
    /train/i.test(name) &&
    ['test', 'valid', 'val'].some((word) =>
      paths.has(path.slice(0, at) + name.replace(/train(?:ing)?/i, word)),
    )
  );
};

/** A pre-training took place. "Pre-trained models can be downloaded" only says that they are trained already. */
const PRETRAINS =
  /\bpre-?train(?:ing|s)?\b|\bpre-?trained\b(?! (?:[\w-]+ ){0,3}(?:models?|weights?|checkpoints?|networks?|versions?|parameters|files?)\b)/i;

/**
 * Training splits in the trees. A model that was pre-trained learned elsewhere first, so its splits belong to later
 * tasks, unless the release is a fine-tune or the path says `pretrain`.
 */
export function trainingFilesIn(
  trees: readonly FileTree[],
  documents: readonly Document[],
  fineTuned: boolean,
): Citation[] {
  const pretrained =
    !fineTuned && documents.some(({ sentences }) => sentences.some(({ text }) => PRETRAINS.test(text)));
  const paths = new Set(trees.flatMap(({ files }) => files.map(({ path }) => path)));
  return splits(trees, (file, words) => {
    if (LATER.test(file.path) || LIST.test(file.path)) return false;
    const isPaired = hasCounterpart(file.path, paths);
    if (!isPaired && !file.roles.has('data')) return false;
    const least = isPaired ? SMALLEST_OF_PAIR : SMALLEST_SPLIT;
    if ((file.size ?? SMALLEST_SPLIT) < least) return false;
    if (words.some((word) => /^pretrain/.test(word))) return true;
    return !pretrained && words.some((word) => TRAIN.test(word));
  });
}

const RECORDS = /\.(?:jsonl?|csv|tsv|parquet|txt|fasta|fa|h5ad|lmdb|arrow|npz|pkl|zip|gz)$/i;
/** What owners say of data that they trained on themselves. */
const USED =
  /\b(?:used|uses?) (?:it |them |this |these )?(?:for|to|in|when) (?:\w+ ){0,2}?(?:(?:pre-?|fine-?|instruction-?)?(?:train|tun)(?:e|ed|ing)?)\b|\b(?:pre-?|fine-?)?(?:trained|tuned) (?:on|with|using)\b|\b(?:pre-?)?training (?:data|data-?set|corpus|set)\b/i;
/** `--data_path ./corpus.json` of a command that trains. */
const DATA_ARGUMENT = /--?[\w.-]*(?:data|train|corpus)[\w.-]*[= ]["']?(?:\.\/)?([\w./-]+\.\w+)/gi;
/** Data that whoever trains has to bring. */
const YOURS = /\b(?:your|own|formats?|examples?)\b/i;

/** Whether words name a file, by its path or by a name that is not in many folders. */
const holdsName = (text: string, path: string): boolean =>
  text.includes(path) ||
  (path.lastIndexOf('/') < 0 ? false : text.includes(path.slice(path.lastIndexOf('/'))));

/** Smaller files are examples of the format. Bytes. */
const SMALLEST_NAMED = 1000;

/** Files of the trees that pages say the model was trained on, by a link or in the command that trains. */
export function namedTrainingFiles(trees: readonly FileTree[], documents: readonly Document[]): Citation[] {
  const own = documents.filter(({ kind }) => kind !== 'page');
  return trees.flatMap((tree) => {
    const files = tree.files.filter(
      ({ path, size, roles }) =>
        RECORDS.test(path) &&
        (size ?? SMALLEST_NAMED) >= SMALLEST_NAMED &&
        !roles.has('vendored') &&
        !LIST.test(path),
    );
    const byUrl = new Map(files.map(({ path }) => [tree.cite(path).url, path]));
    const paths = new Set(files.map(({ path }) => path));
    const linked = own.flatMap(({ links }) =>
      links.flatMap((link) => {
        const path = byUrl.get(link.url.replace(/[?#].*$/, ''));
        return path && USED.test(link.context) && !LATER.test(path) && !link.denied ? [path] : [];
      }),
    );
    const commanded = own.flatMap(({ code }) =>
      code.flatMap(({ text }) =>
        text
          .replace(/\\\n/g, ' ')
          .split('\n')
          .filter((line) => /\btrain|\bfine-?_?tun/i.test(line))
          .flatMap((line) =>
            [...line.matchAll(DATA_ARGUMENT)].flatMap(([, path = '']) =>
              paths.has(path) && !LATER.test(path) ? [path] : [],
            ),
          ),
      ),
    );
    const told = own.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) =>
        !USED.test(sentence.text) || YOURS.test(sentence.text) || sentence.negated
          ? []
          : [...paths].filter((path) => !LATER.test(path) && holdsName(sentence.text, path)),
      ),
    );
    return [...new Set([...linked, ...commanded, ...told])].map((path) => tree.cite(path));
  });
}

/** Folders of things to try out: a few records of what the model was measured on, or none. */
const SAMPLES = /(?:^|\/)(?:[^/]*[-_])?(?:examples?|samples?|toy|demos?|tutorials?|debug)(?:[-_][^/]*)?\//i;

/**
 * Test and validation data in the trees, benchmark sets included; not what models put out on them.
 * `samples`: those that stand among examples.
 */
export function evaluationFilesIn(trees: readonly FileTree[]): { whole: Citation[]; samples: Citation[] } {
  const found: { whole: Citation[]; samples: Citation[] } = { whole: [], samples: [] };
  for (const tree of trees) {
    for (const { path, roles } of tree.with('evaluation-data')) {
      if (roles.has('results') || LIST.test(path) || OUTPUTS.test(path)) continue;
      found[SAMPLES.test(path) ? 'samples' : 'whole'].push(tree.cite(path));
    }
  }
  return found;
}

function splits(
  trees: readonly FileTree[],
  holds: (file: ClassifiedFile, words: readonly string[]) => boolean,
): Citation[] {
  return trees.flatMap((tree) =>
    tree.files
      .filter(({ path, roles }) => roles.has('data') || (RECORDS.test(path) && !roles.has('vendored')))
      .filter((file) => !file.roles.has('results') && holds(file, wordsOf(file.path)))
      .map(({ path }) => tree.cite(path)),
  );
}
