/** Data that the release's code reads or fetches, told by calls in its bodies, and for which step they are. */
import { folderOf } from '../../paths.js';
import type { Document } from '../../prose/page.js';
import { isAccession, isAddress } from '../../source/addresses.js';
import type { CodeFile } from '../../source/facts.js';
import { fetchesByName } from '../../source/library-sets.js';
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
const SMALLEST_TABLE = 5000;
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
  // A notebook that trains is the training where nothing else is; one that loads weights, or uses the release as a package, is a use of it.
  const isOnlyTrainer = (path: string): boolean =>
    trainers.every(({ file }) => file.path === path || file.language === 'notebook') &&
    trainers.some(
      (one) =>
        one.file.path === path &&
        !one.file.facts.some(({ kind }) => kind === 'loads-weights') &&
        !(one.file.imports ?? []).some((module) => moduleIn(one, module) !== null),
    );
  // What brings data into a release that trains brings them for the training, unless it says otherwise.
  const fetching = new Set(
    code
      .filter(({ tree, file }) => trainers.some((one) => one.tree === tree) && fetchesData(file))
      .map(({ file }) => file.path),
  );
  // A workflow brings what its steps work on; settings with accession numbers tell of samples.
  for (const { tree, file } of code)
    if (trainers.some((one) => one.tree === tree) && (bringsInWorkflow(file) || listsAccessions(file)))
      fetching.add(file.path);
  return dataOf(code, (file, path) => {
    const isNotebook =
      path.extension === 'ipynb' && !file.roles.has('training-code') && !isOnlyTrainer(file.path);
    return (
      isOfTraining(file, path) &&
      !isNotebook &&
      !HANDS_OUT_WEIGHTS.test(file.path) &&
      (near.has(folderOf(file.path)) || configured.has(file.path) || fetching.has(file.path))
    );
  }).filter(
    ({ located: { fact } }) =>
      !HELD_OUT.test(`${fact.name} ${fact.value}`) &&
      !isParameters(fact.value ?? '') &&
      !weights.has(fact.value ?? ''),
  );
}

/** Modules that know where finished models are. */
const HANDS_OUT_WEIGHTS =
  /(?:^|[/_])(?:pre-?trained|weights|checkpoints?|model_?zoo|hub|download_models?)(?:_\w+)?\.\w+$/i;

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

/** What the code that measures the model works on. @param proven files whose bodies show that they measure it, whatever they are called */
export const evaluationDataInCode = (
  code: readonly ReadCode[],
  proven: ReadonlySet<ClassifiedFile> = new Set(),
): CodedData[] =>
  dataOf(
    code,
    (file) => (file.roles.has('evaluation-code') || proven.has(file)) && !file.roles.has('vendored'),
  ).filter(
    ({ located: { file, fact } }) =>
      !file.facts.some(({ kind }) => kind === 'trains') || HELD_OUT.test(fact.value ?? ''),
  );

/** A program that is called after bringing or preparing data. */
const fetchesData = (file: CodeFile): boolean =>
  file.entry !== undefined &&
  file.facts.some(({ kind, value }) => kind === 'reads-data' && isAddress(value ?? '')) &&
  /(?:^|[/_\d-])(?:get|fetch|download|prep(?:are)?|make|build|create|data|data-?sets?|corpus)(?=[/_.-]|$)/i.test(
    file.path,
  ) &&
  !/weights?|checkpoints?|ckpts?|models?(?=[/_.-]|$)|pretrained/i.test(file.path);

/** A workflow that fetches data; what it brings of weights are other facts. */
const bringsInWorkflow = (file: CodeFile): boolean =>
  /(?:^|\/)(?:makefile|snakefile|justfile)$|\.(?:smk|nf|mk)$/i.test(file.path) &&
  file.facts.some(
    ({ kind, name, value }) => kind === 'reads-data' && (isAddress(value ?? '') || FETCHES_RUNS.test(name)),
  );
const listsAccessions = (file: CodeFile): boolean =>
  ['json', 'yaml', 'toml'].includes(file.language) &&
  file.facts.some(({ kind, value }) => kind === 'reads-data' && isAccession(value ?? ''));
/** Programs that fetch sequencing runs from public archives by their numbers. */
const FETCHES_RUNS = /^(?:prefetch|fasterq-dump)$/;

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
    if (isOpened(fact.name) && isBesideRecords(fact.value)) return [];
    // What the very program reads as a table or line by line that trains on it is no sample, however few its rows.
    const least =
      (TABLE.test(fact.name) || isOpened(fact.name)) &&
      file.facts.some(({ kind }) => kind === 'trains' || kind === 'measures')
        ? SMALLEST_TABLE
        : SMALLEST;
    const told = placeOf(fact.value, fact.name, tree, file.path, least);
    // A page or a folder of files that code calls its data's address is where they come from.
    const place = told ?? (fact.name === 'data address' ? 'source' : null);
    return place ? [{ place, located }] : [];
  });
}

/** Calls that read a table as people keep them. */
const TABLE =
  /read_csv|read_excel|read_table|read_tsv|read_delim|read\.(?:csv|table|delim)|fread|vroom|CSV\.|readdlm|readtable|readmatrix|csvread|xlsread|dlmread|readRDS|loadtxt|genfromtxt/;
const isOpened = (call: string): boolean => /(?:^|\.)open$|readLines$|readlines$|eachline$/.test(call);
/** Whether a path is of what programs open beside the records: words, names of classes, settings, lists of what is elsewhere. */
export const isBesideRecords = (path: string): boolean => BESIDE_RECORDS.test(path);
const BESIDE_RECORDS =
  /(?:vocab|dict(?:ionary)?|labels?|class(?:es)?|names|tokens?|config|settings|args|params|stop-?_?words|mapping|id2\w+|2id|ids|list|index|indices|splits?|prompts?|meta(?:data)?|licen[cs]e|readme|requirements|version)[\w-]{0,20}\.\w+$/i;

function placeOf(value: string, call: string, tree: FileTree, from: string, least: number): DataPlace | null {
  if (isAccession(value) || FETCHES_RUNS.test(call)) return 'source';
  if (isAddress(value)) {
    if (isSourceDatabase(value)) return 'source';
    const kind = storageOf(value);
    if (kind === null) return null;
    return kind === 'account' ? 'source' : 'open';
  }
  // A library fetches it for everyone by its name.
  if (fetchesByName(call)) return /^[A-Za-z][\w-]*(?:[/:][\w.-]+)*$/.test(value) ? 'open' : null;
  if (/load_dataset$/.test(call) && /^[a-z][\w]{2,40}$/.test(value) && !tree.has(value)) return 'open';
  if (/load_dataset$/.test(call) && HUB_ID.test(value))
    return isInTree(value, tree, from, least) ? 'tree' : 'open';
  return isInTree(value, tree, from, least) ? 'tree' : null;
}

/** Whether a path in code, `data/%s.txt` and `../data` among them, names data that the tree holds in earnest. */
function isInTree(value: string, tree: FileTree, from: string, least: number): boolean {
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
  return size >= least;
}

/** A path that code reads records from needs no folder of its own to be data. */
const isDataFile = (path: string, roles: ReadonlySet<FileRole>): boolean =>
  !roles.has('results') &&
  !roles.has('weights') &&
  (roles.has('data') ||
    /\.(?:txt|jsonl?|zip|gz|pkl|h5|npz|npy|rds|rda|rdata|jld2|bson|mat|xlsx?|dat|xml|feather|dta|sav|smi|conllu?|ya?ml)$/i.test(
      path,
    ));
