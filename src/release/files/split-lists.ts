/** Lists that tell which records a release keeps back for a test, without the records: `splits/test.txt`, `partition/heldout_subjects.txt`. */
import type { Citation } from '../../prose/cite.js';
import type { FileTree } from './files.js';

/** Words for such a list, in the name of the file or of its folder. */
const LIST =
  /(?:^|[/_-])(?:(?:file[_-]?)?lists?|ids?|index|indices|splits?|partitions?|folds?|subjects?|patients?|names|cases|keys|stems)(?=[/_.-])/i;
const HELD_OUT = /(?:^|[/_-])(?:test(?:ing)?|valid(?:ation)?|val|dev|eval(?:uation)?|held-?_?out)(?=[/_.-])/i;
const TEXT = /\.(?:txt|csv|tsv|json|lst|list|split|ya?ml)$/i;
/** What tests the code, runs it or was put out. */
const OTHER = /(?:^|\/)(?:configs?|results?|outputs?|logs?|docs?|scripts?|src|tests?)\//i;

/** Files of the trees that list what is kept back. */
export const splitLists = (trees: readonly FileTree[]): Citation[] =>
  trees.flatMap((tree) =>
    tree.files
      .filter(
        ({ path, roles }) =>
          TEXT.test(path) &&
          LIST.test(path) &&
          HELD_OUT.test(path) &&
          !OTHER.test(path) &&
          !(['vendored', 'test', 'results', 'training-config', 'dependencies'] as const).some((role) =>
            roles.has(role),
          ),
      )
      .map(({ path }) => tree.cite(path)),
  );
