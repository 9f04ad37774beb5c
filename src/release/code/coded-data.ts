/** Data that the release's code reads or fetches, told by calls in its bodies, and for which step they are. */
import { folderOf } from '../../paths.js';
import type { Document } from '../../prose/page.js';
import { isAccession, isAddress } from '../../source/addresses.js';
import type { CodeFile } from '../../source/facts.js';
import { namesEvaluation, namesTask } from '../files/activities.js';
import type { FileRole } from '../files/file-roles.js';
import type { ClassifiedFile, FileTree } from '../files/files.js';
import { type PathWords, pathWords } from '../files/path-words.js';
import { isSourceDatabase, storageOf } from '../links/storage.js';
import { weightLinks } from '../links/weight-links.js';
import { factsIn, type LocatedFact, type ReadCode } from './bodies.js';
import { moduleIn } from './module-paths.js';

/**
 * Where code has its data from. `tree`: files of the release itself; `open`: an archive, storage or the Hub hands them to
 * anyone; `source`: a database that sets are drawn from, or a place that asks for an account.
 */
export type DataPlace = 'tree' | 'open' | 'source';

export interface CodedData {
  place: DataPlace;
  located: LocatedFact;
}

/** Code that says nothing of the training: what tests, shows, measures or serves a finished model. */
const OTHER_ROLES: readonly FileRole[] = ['vendored', 'test', 'inference-code'];
/** Smaller sets in the tree are samples. Bytes, all matching files together. */
const SMALLEST = 100_000;
const HUB_ID = /^[\w-][\w.-]*\/[\w][\w.-]*$/;

/** What the code of a training, or of the preparation of its data, works on. */
export function trainingDataInCode(
  code: readonly ReadCode[],
  tuned: boolean,
  documents: readonly Document[] = [],
): CodedData[] {
  const weights = new Set(documents.length === 0 ? [] : weightLinks(documents).map(({ url }) => url));
  const isOfTraining = (file: ClassifiedFile, path: PathWords) =>
    !OTHER_ROLES.some((role) => file.roles.has(role)) &&
    !namesTask(path) &&
    !namesEvaluation(path) &&
    (tuned || !file.roles.has('finetuning-code') || file.roles.has('training-code'));
  const trainers = code.filter(({ tree, file }) => {
    const listed = tree.files.find(({ path }) => path === file.path);
    return (
      listed && isOfTraining(listed, pathWords(file.path)) && file.facts.some(({ kind }) => kind === 'trains')
    );
  });
  const training = new Set(trainers.map(({ file }) => file.path));
  const programs = code.filter(
    (one) =>
      one.file.entry !== undefined &&
      trainers.some(({ tree }) => tree === one.tree) &&
      (one.file.imports ?? []).some((module) => training.has(moduleIn(one, module) ?? '')),
  );
  const near = new Set(
    [...trainers, ...programs].flatMap(({ file }) => [folderOf(file.path), ...foldersOf(file.imports ?? [])]),
  );
  // A configuration that sets a training's hyper-parameters names its data, wherever it lies.
  const configured = new Set(
    trainers.length === 0
      ? []
      : code.filter(({ file }) => configuresTraining(file)).map(({ file }) => file.path),
  );
  return dataOf(code, (file, path) => {
    const isNotebook = path.extension === 'ipynb' && !file.roles.has('training-code');
    return (
      isOfTraining(file, path) && !isNotebook && (near.has(folderOf(file.path)) || configured.has(file.path))
    );
  }).filter(
    ({ located: { fact } }) =>
      !HELD_OUT.test(`${fact.name} ${fact.value}`) &&
      !isParameters(fact.value ?? '') &&
      !weights.has(fact.value ?? ''),
  );
}

/**
 * The addresses that programs fetch from and make data of, in one file: where the data of a recipe come from.
 * @param programs the scripts that prepare the training data
 */
export const fetchedBy = (
  programs: ReadonlySet<ClassifiedFile>,
  code: readonly ReadCode[],
): LocatedFact[] => {
  const paths = new Set([...programs].map(({ path }) => path));
  return code
    .filter(
      ({ file }) =>
        paths.has(file.path) &&
        !namesEvaluation(pathWords(file.path)) &&
        file.facts.some(({ kind }) => kind === 'writes-data'),
    )
    .flatMap((one) => factsIn([one], 'reads-data'))
    .filter(({ fact: { value = '' } }) => isAddress(value) && !isParameters(value) && !HELD_OUT.test(value));
};

/** What the code that measures the model works on. */
export const evaluationDataInCode = (code: readonly ReadCode[]): CodedData[] =>
  dataOf(code, (file) => file.roles.has('evaluation-code') && !file.roles.has('vendored'));

/** Hyper-parameters that only a training has. */
const TRAINING_SETTING =
  /^(?:[\w.]*[._])?(?:epochs?|num_epochs|max_epochs|lr|learning_rate|batch_size|optimi[sz]er|weight_decay)$/i;
const configuresTraining = (file: CodeFile): boolean =>
  ['json', 'yaml', 'toml'].includes(file.language) &&
  file.facts.filter(({ kind, name }) => kind === 'setting' && TRAINING_SETTING.test(name)).length >= 2;

/** An address of parameters, by its ending or by what its file is called. */
const isParameters = (value: string): boolean =>
  /\.(?:safetensors|pth?|ckpt|onnx|gguf|nemo)(?:[?#]|$)|[/_-](?:weights?|checkpoints?|ckpts?|models?)(?:[_-][\w.-]*)?\.(?:h5|hdf5|pkl|bin|zip|tar|tgz|tar\.gz|npz)(?:[?#]|$)/i.test(
    value,
  ) || /\/(?:model|best_model)[\w.-]*\.(?:h5|hdf5|pkl|bin|zip)(?:[?#]|$)/i.test(value);

/** Folders that imports may lead into: `src.data.loader` → `src/data/`. */
const foldersOf = (imports: readonly string[]): string[] =>
  imports.flatMap((module) => {
    const path = module.replace(/^\.+/, '').replaceAll('.', '/');
    return [`${path}/`, folderOf(path)].filter((folder) => folder !== '');
  });

const HELD_OUT = /(?:^|[/_.\s-])(?:test|val|valid|validation|eval|benchmark)(?=[/_.\s-]|$)/i;

function dataOf(
  code: readonly ReadCode[],
  holds: (file: ClassifiedFile, path: PathWords) => boolean,
): CodedData[] {
  return factsIn(code, 'reads-data').flatMap((located): CodedData[] => {
    const { tree, file, fact } = located;
    const listed = tree.files.find(({ path }) => path === file.path);
    if (!listed || !holds(listed, pathWords(file.path)) || fact.value === undefined) return [];
    const told = placeOf(fact.value, fact.name, tree, file.path);
    // A page or a folder of files that code calls its data's address is where they come from.
    const place = told ?? (fact.name === 'data address' ? 'source' : null);
    return place ? [{ place, located }] : [];
  });
}

function placeOf(value: string, call: string, tree: FileTree, from: string): DataPlace | null {
  if (isAccession(value)) return 'source';
  if (isAddress(value)) {
    if (isSourceDatabase(value)) return 'source';
    const kind = storageOf(value);
    if (kind === null) return null;
    return kind === 'account' ? 'source' : 'open';
  }
  if (/load_dataset$/.test(call) && HUB_ID.test(value)) return isInTree(value, tree, from) ? 'tree' : 'open';
  return isInTree(value, tree, from) ? 'tree' : null;
}

/** Whether a path in code, `data/%s.txt` and `../data` among them, names data that the tree holds in earnest. */
function isInTree(value: string, tree: FileTree, from: string): boolean {
  const path = value.replace(/^(?:\.{1,2}\/)+/, '').replace(/\/+$/, '');
  if (path === '' || value.startsWith('/') || /^\w+:/.test(value) || !/[/.]/.test(path)) return false;
  const pattern = path
    .split(/(?:%[sd]|\{[^{}]*\}|\*+)/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const folder = from.split('/').slice(0, -1);
  const homes = folder.map((_, depth) => `${folder.slice(0, depth + 1).join('/')}/`);
  const wanted = new RegExp(
    `^(?:${['', ...homes].map((home) => home.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})${pattern}(?:/|$)`,
  );
  const size = tree.files
    .filter(({ path: one, roles }) => wanted.test(one) && isDataFile(one, roles))
    .reduce((sum, { size: bytes }) => sum + (bytes ?? SMALLEST), 0);
  return size >= SMALLEST;
}

/** A path that code reads records from needs no folder of its own to be data. */
const isDataFile = (path: string, roles: ReadonlySet<FileRole>): boolean =>
  !roles.has('results') &&
  !roles.has('weights') &&
  (roles.has('data') || /\.(?:txt|json|jsonl|zip|gz|pkl|h5|npz)$/i.test(path));
