/** What commands and lines on pages are given to work on: files of the release, data by name, data that the code fetches. */
import { lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import type { Document } from '../../prose/page.js';
import { type CodeFile, factsOf } from '../../source/facts.js';
import { isPlaceholderInput } from '../claims/example-inputs.js';
import type { Activity } from '../files/activities.js';
import type { FileTree } from '../files/files.js';
import type { Acts } from './acts.js';
import type { ReadCode } from './bodies.js';
import { isBesideRecords } from './coded-data.js';
import { type Command, commandsIn } from './commands.js';
import type { StepEvidence } from './steps.js';

/** Files of inputs. */
export const INPUT_FILE =
  /\.(fasta|fa|faa|pdb|cif|csv|tsv|json|jsonl|txt|smi|sdf|png|jpe?g|wav|mp3|nii|nii\.gz|h5ad|npy|npz|ya?ml|bed|vcf|a3m|tif|tiff|parquet)$/i;

/** Files of inputs that a block names in quotes. */
export const quotedFiles = (text: string): string[] =>
  [...text.matchAll(/["'](?:\.\/)?([\w./-]{3,120})["']/g)]
    .map(([, path = '']) => path)
    .filter((path) => INPUT_FILE.test(path) && !SETTINGS.test(path));

/** Data that a command is given by name: `--dataset ml-1m`. */
const NAMED_DATA = /\s--?data(?:set)?(?:[-_]?name)?(?:\s+|=)["']?([a-z][\w.-]*)["']?(?=\s|$)/i;
/** Words in capitals that the reader is to replace. */
const TO_FILL_IN =
  /\[[A-Z][A-Z_ ]*\]|<[^<>]+>|\$\{?[A-Z_]+|(?:^|[\s=])(?:DATA|PATH|DIR|NAME|FILE)\w*(?=\s|$)/;

/** What is done with data that were fetched. */
export const ON_FETCHED: ReadonlySet<Activity | null> = new Set([
  'training',
  'fine-tuning',
  'evaluation',
  'inference',
]);

/** Whether nothing in a command is left to the reader. */
export const isComplete = (text: string): boolean =>
  !isPlaceholderInput(text) && !TO_FILL_IN.test(text.replace(/^\s*(?:\w+=\S+\s+)+/, ''));

const fetchesFrom = (file: CodeFile): boolean =>
  factsOf(file, 'reads-data').some(({ value }) => /^(?:https?|ftp|s3|gs):/.test(value ?? ''));

/** Whether a program that the pages start, or a module that it rests on, fetches data from their address. */
export const fetchesData = (
  commands: readonly Command[],
  files: readonly FileTree[],
  documents: readonly Document[],
  acts: Acts,
): boolean =>
  // After a change of the folder a script is called by its bare name.
  acts.all.some(
    ({ file }) =>
      file.language === 'shell' &&
      fetchesFrom(file) &&
      documents.some(
        ({ kind, code }) => kind !== 'page' && code.some(({ text }) => text.includes(lastPart(file.path))),
      ),
  ) ||
  commands.some(
    ({ own, script, document }) =>
      own &&
      script !== null &&
      document.kind !== 'page' &&
      files.some((tree) => acts.restingOn(tree, script).some(({ file }) => fetchesFrom(file))),
  );

/** Whether a command names the data that it works on: a file of the release, or a dataset. */
export function isGivenData(text: string, files: readonly FileTree[]): boolean {
  const values = text.replace(/(?<=\s)--?[\w-]+/g, ' ');
  if (isPlaceholderInput(values) || TO_FILL_IN.test(values)) return false;
  if (NAMED_DATA.test(text)) return true;
  return text
    .split(/[\s=]+/)
    .map((word) => word.replace(/^["']|["']$/g, '').replace(/^\.\//, ''))
    .some((word) => INPUT_FILE.test(word) && !SETTINGS.test(word) && files.some((tree) => tree.has(word)));
}

/** What tells a program how to work, not on what. */
const SETTINGS = /\.(?:ya?ml|json)$/i;

/** Whether a command is given a file of the release to run on. */
export const isGivenFile = (text: string, files: readonly FileTree[]): boolean =>
  !isPlaceholderInput(text) &&
  text
    .split(/[\s=]+/)
    .map((word) => word.replace(/^["']|["']$/g, '').replace(/^\.\//, ''))
    .some(
      (word) =>
        /\.\w+$/.test(word) &&
        !SETTINGS.test(word) &&
        !CODE.test(word) &&
        files.some((tree) => tree.has(word)),
    );

const CODE = /\.(?:py|sh|r|jl|ipynb)$/i;

/** What a shell script of the release starts, as its lines were read. */
export const launchedBy = ({ script }: Command, code: readonly ReadCode[]): string[] =>
  code
    .filter(({ file }) => file.path === script && file.language === 'shell')
    .flatMap(({ file }) => factsOf(file, 'launch').flatMap(({ value }) => value ?? []));

/** Files of records in the tree that commands give to a step; not what it is to write, nor what stands beside records. */
export const recordsGivenTo = (
  { commands, scripts }: StepEvidence,
  files: readonly FileTree[],
  documents: readonly Document[],
): Citation[] =>
  [...new Set([...commands, ...commandsIn(documents, files)])]
    .filter(
      (one) =>
        (one.script === null && commands.includes(one)) ||
        scripts.some(({ file }) => file.path === one.script),
    )
    .flatMap(({ text }) =>
      files.flatMap((tree) =>
        text
          .replace(WRITTEN, ' ')
          .split(/[\s=]+/)
          .map((word) => word.replace(/^["']|["']$/g, '').replace(/^\.\//, ''))
          .filter((path) => RECORDS.test(path) && !isBesideRecords(path) && isOfRecords(tree, path))
          .map((path) => tree.cite(path)),
      ),
    );
const isOfRecords = (tree: FileTree, path: string): boolean =>
  tree.has(path) && !tree.files.some((file) => file.path === path && file.roles.has('results'));
/** `-o x.csv`, `--out_file=x.csv`, `--pred x.csv`, `> x.csv`: where a command puts what it finds. */
const WRITTEN = /(?:\s-o|\s--?(?:out|pred|save|result|report|log|dump|write)[\w-]*|>>?)[\s=]+\S+/gi;
const RECORDS =
  /\.(?:jsonl|csv|tsv|parquet|txt|fasta|fa|h5ad|lmdb|arrow|npz|npy|xlsx?|sdf|smi|wav|bed|vcf|zip|tar|tgz|tar\.gz|h5|hdf5|pkl)$/i;
