/** Files of the trees that pages say the model was measured on. */
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { DATA_README, LIST, OUTPUTS, SAMPLES, SMALLEST_NAMED, YOURS } from './data-files.js';
import type { FileTree } from './files.js';
import { recordsIn } from './told-folders.js';

/** What owners say of data that they measured on themselves. */
const MEASURED_BY =
  /\b(?:evaluat(?:e[sd]?|ing|ion)|benchmark\w*|test(?:ed|s|ing)? (?:set|data|problems?|cases?|on|split)|measured on|for (?:testing|evaluation|validation)|(?:results?|scores?|accuracy) (?:on|of|for)|(?:similarity|relatedness|analogy|question|quiz|gold|held-?out|word) (?:sets?|pairs|questions|lists?)|analogies)\b/i;

const OF_MEASURES = /^\W*(?:evaluation|benchmarks?|test(?:ing)?(?: sets?| data)?)\W*$/;

/** Files of the trees that pages say the model was measured on. */
export function namedEvaluationFiles(trees: readonly FileTree[], documents: readonly Document[]): Citation[] {
  return [...filesCalled(trees, documents), ...evaluationFolders(trees, documents)];
}

/** Folders that pages lead to with words on measuring: "[tasks](tasks): the problems on which the paper tests it". */
const evaluationFolders = (trees: readonly FileTree[], documents: readonly Document[]): Citation[] =>
  recordsIn(
    trees,
    documents,
    (words) =>
      (MEASURED_IN.test(words) || ON_WHICH.test(words)) && !YOURS.test(words) && !NO_RECORDS.test(words),
  );
/** What a folder of such data is said to hold. */
const MEASURED_IN =
  /(?:\b(?:holds?|contains?|has|have|with|includes?|are|is)\b|:)[^.;]{0,60}\b(?:test|evaluation|benchmark|validation|held-?out|down-?stream)[ -](?:data|data-?sets?|sets?|splits?|tasks?|problems|questions|suite)\b/i;
const ON_WHICH =
  /\b(?:on|with|by) which\b[^.;]{0,60}\b(?:test(?:s|ed)|evaluate[sd]?|compare[sd]?|measure[sd]?|benchmarked)\b/i;
/** Folders of programs, and of what came out of them. */
const NO_RECORDS =
  /\b(?:scripts?|code|configs?|configurations?|results?|outputs?|predictions?|logs?|figures?|checkpoints?|weights)\b/i;

function filesCalled(trees: readonly FileTree[], documents: readonly Document[]): Citation[] {
  const sentences = documents
    .filter(({ kind, path }) => kind !== 'page' || DATA_README.test(path))
    .flatMap((document) => document.sentences)
    .filter(
      ({ text, section }) =>
        (MEASURED_BY.test(text) || section.path.some((heading) => OF_MEASURES.test(heading))) &&
        !YOURS.test(text),
    );
  if (sentences.length === 0) return [];
  return trees.flatMap((tree) =>
    tree.files
      .filter(
        ({ path, size, roles }) =>
          NAMED_RECORDS.test(path) &&
          (size ?? SMALLEST_NAMED) >= SMALLEST_NAMED &&
          !(['vendored', 'results', 'weights', 'test', 'dependencies', 'license', 'document'] as const).some(
            (role) => roles.has(role),
          ) &&
          ![LIST, OUTPUTS, SAMPLES].some((other) => other.test(path)),
      )
      .filter(({ path }) => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        return sentences.some((one) => one.text.includes(name) && !one.negated);
      })
      .map(({ path }) => tree.cite(path)),
  );
}
const NAMED_RECORDS =
  /\.(?:jsonl|csv|tsv|parquet|txt|fasta|fa|h5ad|lmdb|arrow|npz|pkl|zip|gz|xlsx?|sdf|smi)$/i;
