/** Data that a repository ships itself, told by path: training splits, held-out splits. */
import { folderOf, lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import type { ClassifiedFile, FileTree } from './files.js';
import { wordsOf } from './path-words.js';
import { recordsIn } from './told-folders.js';

/** Lists of records, without the records. */
export const LIST = /(?:^|[/_-])(?:(?:file[_-]?)?lists?|ids|index|splits?)(?:[/_.-]|$)/i;

/** Folders of later tasks and of things to try out: a `train.csv` below is not what the released model learned from. */
const LATER =
  /(?:^|\/)[^/]*(?:fine-?_?tun|down-?_?stream|tasks?\b|benchmark|example|tutorial|demo|sample|toy|tests?\b|debug|probing)[^/]*/i;

/** What models put out, and tables that belong to a chemistry or tokenizer library. */
export const OUTPUTS = /(?:^|[/_-])(?:outputs?|predictions?|designs?|figures?|resources)(?=[/_-])/i;

/** Smaller files are samples. Bytes. */
const SMALLEST_SPLIT = 100_000;
/** Beside its held-out part a small set is a whole one. Bytes. */
const SMALLEST_OF_PAIR = 20_000;
const TRAIN = /^train(?:ing)?(?:file|set|data|split)?$/;

/** Whether the held-out part of a set stands beside its training part: `trainfile.txt`, `testfile.txt`. */
const hasCounterpart = (path: string, paths: ReadonlySet<string>): boolean => {
  const name = lastPart(path);
  return (
    /train/i.test(name) &&
    ['test', 'valid', 'val'].some((word) => paths.has(folderOf(path) + name.replace(/train(?:ing)?/i, word)))
  );
};

/** The same from the other side: `testfile.txt` beside `trainfile.txt`. */
const hasTrainingPart = (path: string, paths: ReadonlySet<string>): boolean => {
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at);
  return (
    /test|valid/i.test(name) && paths.has(path.slice(0, at) + name.replace(/test|valid(?:ation)?/i, 'train'))
  );
};

/** A pre-training took place. "Pre-trained models can be downloaded" only says that they are trained already. */
const PRETRAINS =
  /\bpre-?train(?:ing|s)?\b|\bpre-?trained\b(?! (?:[\w-]+ ){0,3}(?:models?|weights?|checkpoints?|networks?|versions?|parameters|files?|folders?|directory)\b)/i;

/** Whether pages tell of a pre-training: what such a model is measured on is seldom a part of what it learned from. */
export const isPretrained = (documents: readonly Document[]): boolean =>
  documents.some(({ sentences }) => sentences.some(({ text }) => PRETRAINS.test(text)));

/**
 * Training splits in the trees. A model that was pre-trained learned elsewhere first, so its splits belong to later
 * tasks, unless the release is a fine-tune or the path says `pretrain`.
 */
export function trainingFilesIn(
  trees: readonly FileTree[],
  documents: readonly Document[],
  fineTuned: boolean,
  isSample = false,
): Citation[] {
  const pretrained = !fineTuned && isPretrained(documents);
  const paths = new Set(trees.flatMap(({ files }) => files.map(({ path }) => path)));
  return splits(trees, (file, words) => {
    if (LATER.test(file.path) || LIST.test(file.path)) return false;
    const isPaired = hasCounterpart(file.path, paths);
    if (!isPaired && !file.roles.has('data')) return false;
    const least = isSample ? 0 : isPaired ? SMALLEST_OF_PAIR : SMALLEST_SPLIT;
    if ((file.size ?? SMALLEST_SPLIT) < least) return false;
    if (words.some((word) => /^pretrain/.test(word))) return true;
    return !pretrained && words.some((word) => TRAIN.test(word));
  });
}

/** A folder for data near the top of a tree. */
const DATA_FOLDER =
  /^(?!(?:manuscript|papers?|docs?|figures?|analys[ie]s|notebooks?)\/)(?:[\w.-]+\/)?(?:raw[-_]?|processed[-_]?)?(?:data|data-?sets?|corpus|corpora)\//i;
/** Vocabularies, names of classes and other things that go with data. */
const BESIDE_DATA =
  /(?:vocab|labels?|class(?:es)?|names|dict(?:ionary)?|tokens?|config|readme|licen[cs]e|stats?|meta-?data)[\w-]*\.\w+$/i;
/** More folders of data than this are one for each later task. */
const FEW_SETS = 4;
/** All records of a small set together. Bytes. */
const SMALLEST_FOLDER = 500_000;

/**
 * Records that a tree holds in its folder for data, whatever they are called: beside code that trains they are what it trains on. None
 * where a pre-training is told of, which was on other things.
 */
export function dataFolderFiles(trees: readonly FileTree[], documents: readonly Document[]): Citation[] {
  if (isPretrained(documents)) return [];
  return trees.flatMap((tree) => {
    const records = tree.files.filter(
      ({ path, roles }) =>
        DATA_FOLDER.test(path) &&
        RECORDS.test(path) &&
        ![LATER, LIST, OUTPUTS, BESIDE_DATA, SAMPLES].some((other) => other.test(path)) &&
        !(['vendored', 'test', 'results', 'weights', 'evaluation-data'] as const).some((role) =>
          roles.has(role),
        ),
    );
    const size = records.reduce((sum, { size: bytes }) => sum + (bytes ?? 0), 0);
    const sets = new Set(records.map(({ path }) => folderOf(path)));
    return size >= SMALLEST_FOLDER && sets.size <= FEW_SETS
      ? records.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0)).map(({ path }) => tree.cite(path))
      : [];
  });
}

const RECORDS = /\.(?:jsonl?|csv|tsv|parquet|txt|fasta|fa|h5ad|lmdb|arrow|npz|pkl|zip|gz)$/i;
/** What owners say of data that they trained on themselves. */
const USED =
  /\b(?:used|uses?) (?:it |them |this |these )?(?:for|to|in|when) (?:\w+ ){0,2}?(?:(?:pre-?|fine-?|instruction-?)?(?:train|tun)(?:e|ed|ing)?|fit(?:ting|ted)?)\b|\b(?:pre-?|fine-?)?(?:trained|tuned) (?:on|with|using)\b|\bfitted (?:to|on)\b|(?<!\b(?:we|lessons) )\blearned from\b|\b(?:pre-?)?training (?:data|data-?set|corpus|set)\b/i;
/** `--data_path ./corpus.json` of a command that trains. */
const DATA_ARGUMENT =
  /--?[\w.-]*(?:data|train|corpus|episodes|demos|demonstrations|examples|samples|pairs|records|images|texts|sequences)[\w.-]*[= ]["']?(?:\.{1,2}\/)*([\w./-]+\.\w+)/gi;
/** Data that whoever trains has to bring. */
export const YOURS = /\b(?:your|own|formats?|examples?)\b/i;

/** Whether words name a file, by its path or by a name that is not in many folders. */
const holdsName = (text: string, path: string): boolean =>
  text.includes(path) ||
  (path.lastIndexOf('/') < 0 ? false : text.includes(path.slice(path.lastIndexOf('/'))));

/** What is told of data, which are elsewhere: "statistics of the training set". */
const ABOUT_DATA =
  /\b(?:statistics|stats|summar(?:y|ies)|counts|overview|descriptions?|meta-?data|lists?|indices) (?:of|for|on|from|about)\b/i;

/** The file that a link leads to, or those in its folder. */
function pathsBehind(url: string, byUrl: ReadonlyMap<string, string>): string[] {
  const place = url.replace(/[?#].*$/, '').replace(/\/$/, '');
  const file = byUrl.get(place);
  if (file !== undefined) return [file];
  return [...byUrl].flatMap(([one, path]) => (one.startsWith(`${place}/`) ? [path] : []));
}

/** The page of the folder of data. */
export const DATA_README = /^(?:data|data-?sets?)\/readme\.\w+$/i;

/** Smaller files are examples of the format. Bytes. */
export const SMALLEST_NAMED = 1000;

/** Files of the trees that pages say the model was trained on, by a link or in the command that trains. */
export function namedTrainingFiles(trees: readonly FileTree[], documents: readonly Document[]): Citation[] {
  const own = documents.filter(({ kind, path }) => kind !== 'page' || DATA_README.test(path));
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
        if (link.denied || !USED.test(link.context) || ABOUT_DATA.test(link.context)) return [];
        return pathsBehind(link.url, byUrl).filter((path) => !LATER.test(path));
      }),
    );
    const commanded = own.flatMap(({ code }) =>
      code.flatMap(({ text }) =>
        text
          .replace(/\\\n/g, ' ')
          .split('\n')
          .filter((line) => /\btrain|\bfine-?_?tun|\bfit\b/i.test(line))
          .flatMap((line) =>
            [...line.matchAll(DATA_ARGUMENT)].flatMap(([, path = '']) =>
              paths.has(path) && !LATER.test(path) ? [path] : [],
            ),
          ),
      ),
    );
    const told = own.flatMap(({ sentences, path: page }) =>
      sentences.flatMap(({ text, negated }) =>
        !USED.test(text) || YOURS.test(text) || negated
          ? []
          : [...paths].filter(
              (path) =>
                !LATER.test(path) &&
                (holdsName(text, path) ||
                  (DATA_README.test(page) &&
                    folderOf(path) === folderOf(page) &&
                    text.includes(lastPart(path)))),
            ),
      ),
    );
    return [...new Set([...linked, ...commanded, ...told])].map((path) => tree.cite(path));
  });
}

/** Words on the content of data, as links to a folder of them are put on: "[dialogs](chats)", "[images](img)". */
const CONTENTS =
  /\b(?:data|data-?sets?|corpus|corpora|dialog(?:ue)?s|chats|conversations|recordings|spectrograms|demonstrations|annotations|texts|sentences|sequences|structures|molecules|games|features|records)\b/i;
const ON_DATA = /^\W*(?:(?:the|our) )?(?:training )?(?:data|data-?sets?|corpus|corpora)(?: used)?\W*$/i;
/** What else such a folder may be there for. */
const OTHER_USE =
  /\b(?:examples?|samples?|demos?|toy|tests?|testing|evaluat\w*|benchmark\w*|validation|results?|outputs?|predict\w*|generated|inference|figures?|input|your|own|formats?|fine-?tun\w*|down-?stream|tasks?|pre-?processing|scripts?|code|loaders?|weights|checkpoints?|download\w*|put|place|extract|save\w*|store\w*|unzip)\b/i;

/**
 * Records in a folder that a page links as data, or in its section on the data, without a word on another use. Beside code that trains
 * they are what it trains on.
 */
export const linkedDataFolders = (trees: readonly FileTree[], documents: readonly Document[]): Citation[] =>
  recordsIn(
    trees,
    documents,
    (words, { link }) =>
      link !== undefined &&
      !OTHER_USE.test(words) &&
      (CONTENTS.test(link.text) || link.section.path.some((heading) => ON_DATA.test(heading))),
  );

/** Folders of things to try out: a few records of what the model was measured on, or none. */
export const SAMPLES =
  /(?:^|\/)(?:[^/]*[-_])?(?:examples?|samples?|toy|demos?|tutorials?|debug)(?:[-_][^/]*)?\/|(?:^|\/)(?:examples?|samples?|toy|demo)[-_][^/]*$/i;

/**
 * Test and validation data in the trees, benchmark sets included; not what models put out on them.
 * `samples`: those that stand among examples.
 */
export function evaluationFilesIn(trees: readonly FileTree[]): { whole: Citation[]; samples: Citation[] } {
  const found: { whole: Citation[]; samples: Citation[] } = { whole: [], samples: [] };
  for (const tree of trees) {
    const paths = new Set(tree.files.map(({ path }) => path));
    const paired = tree.files.filter(
      ({ path, roles }) =>
        RECORDS.test(path) &&
        !roles.has('evaluation-data') &&
        !roles.has('vendored') &&
        !roles.has('test') &&
        hasTrainingPart(path, paths),
    );
    for (const { path, roles } of [...tree.with('evaluation-data'), ...paired]) {
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
