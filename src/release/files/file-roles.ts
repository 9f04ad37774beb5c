/** What a file is for, told from its path and size by the naming conventions of the field: one rule per role. */
import type { FileEntry } from '../../evidence.js';
import {
  isEvaluation,
  isFineTuning,
  isPreprocessing,
  isTraining,
  namesTraining,
  startsEvaluation,
  startsInference,
  startsPreprocessing,
} from './activities.js';

import {
  isDependencyFile,
  isEnvironmentFile,
  isLicenseFile,
  isModelConfig,
  isPackageFile,
  isTokenizerFile,
} from './known-files.js';
import { type PathWords, pathWords } from './path-words.js';
import { isCounted, isWeightFile } from './weight-files.js';

/** What a file is for. One file may have several. */
export type FileRole =
  | 'weights'
  | 'checkpoint' // weights of an intermediate training step
  | 'tokenizer'
  | 'model-config'
  | 'architecture'
  | 'training-code'
  | 'finetuning-code'
  | 'training-config'
  | 'inference-code'
  | 'evaluation-code'
  | 'preprocessing-code'
  | 'data'
  | 'evaluation-data'
  | 'results'
  | 'notebook'
  | 'test'
  | 'dependencies'
  | 'environment'
  | 'package'
  | 'license'
  | 'citation'
  | 'document'
  | 'vendored';

/** Files with code that somebody runs or imports. */
const SOURCE = new Set(
  'py ipynb sh bash slurm sbatch r rmd jl lua m cpp cc cu c h hpp java kt scala go rs js ts tsx jsx pl nf smk swift'.split(
    ' ',
  ),
);
const CONFIG = new Set('yaml yml json toml ini cfg gin conf env args'.split(' '));
const DATA = new Set(
  'csv tsv parquet arrow jsonl fasta fa fna faa pdb cif a3m sto h5ad lmdb mdb tfrecord tfrecords npy npz hdf5 sdf smi mat bed vcf'.split(
    ' ',
  ),
);

/** With these words a file stands beside the network's definition: it feeds, trains, measures or converts it. */
const NOT_A_NETWORK = new Set(
  (
    'data dataset datasets dataloader dataloaders loader load tokenizer tokenization config configs configuration constants ' +
    'train training trainer pretrain finetune eval evaluate metrics loss losses search run get extract inference infer predict ' +
    'generate download convert export preprocess init setup demo'
  ).split(' '),
);
/** Folders that use networks and define none. */
const USES_NETWORKS = new Set(
  'data dataset datasets demo demos example examples case-studies analysis evaluation evaluate eval benchmark benchmarks metrics configs'.split(
    ' ',
  ),
);
const RESULTS = new Set('result results outputs predictions leaderboard scores'.split(' '));
/** Names of splits that a model is measured on. */
const HELD_OUT = new Set(
  'test val valid validation dev eval evaluation benchmark benchmarks heldout'.split(' '),
);

/** Left behind by tools; says nothing about a release. */
const DEBRIS =
  /(^|\/)(__pycache__|\.ipynb_checkpoints|\.git|__macosx|\.idea|\.vscode|\.[\w-]*ci)\/|(^|\/)(\._|\.ds_store$)|\.(pyc|swp)$/i;

const VENDOR_FOLDER =
  /^(third[-_]?part(y|ies)|3rd[-_]?party|vendor(ed|s)?|externals?|extern|submodules?|node_modules|site-packages)$/;

/** Whether a folder stands where projects keep what is not theirs, by its path in lower or upper case. */
export const isVendoredFolder = (path: string): boolean =>
  path
    .toLowerCase()
    .split('/')
    .some((part) => VENDOR_FOLDER.test(part) || COPIED_LIBRARIES.has(part));

/** Libraries that projects copy into their tree; inside such a folder nothing is the project's own. */
const COPIED_LIBRARIES = new Set(
  (
    'transformers fairseq detectron2 mmdet mmcv mmseg mmcls mmengine apex megatron deepspeed peft timm diffusers ' +
    'se3transformer nnunet nnunetv2 monai lightning pytorch_lightning tensor2tensor flash_attn xformers'
  ).split(' '),
);

const ARCHITECTURE = new Set(
  'model models modeling modelling network networks net nets nn vit unet gnn bert gpt resnet vae attention evoformer performer arch architecture architectures module modules layers transformer backbone encoder decoder'.split(
    ' ',
  ),
);

const some = (words: readonly string[], of: ReadonlySet<string>) => words.some((word) => of.has(word));

function isTest({ folders, base, extension }: PathWords): boolean {
  // A notebook beside tests is a lesson.
  if (extension === 'ipynb' && !base.startsWith('test')) return false;
  if (
    folders.some((folder) =>
      /^(tests?|unit[-_]?tests?|testing|test[-_]?data|__tests__|fixtures)$/.test(folder),
    )
  )
    return true;
  return /^test_.*\.py$|_tests?\.(py|go|cc|cpp)$|\.(test|spec)\.[jt]sx?$|^conftest\.py$/.test(base);
}

function isVendored({ folders, path }: PathWords, ownName: string): boolean {
  // What a build of the package has copied.
  if (/(?:^|\/)build\/lib\//.test(path)) return true;
  return folders.some(
    (folder) => VENDOR_FOLDER.test(folder) || (COPIED_LIBRARIES.has(folder) && folder !== ownName),
  );
}

/** Every role and the rule that gives it; `size` is in bytes when the source told it. */
const RULES: Record<Exclude<FileRole, 'test'>, (file: PathWords, size: number | undefined) => boolean> = {
  vendored: () => false, // needs the project's own name: see `rolesOf`
  license: isLicenseFile,
  citation: ({ base }) => /^citations?(\.(cff|bib|md|txt))?$/.test(base),
  document: ({ base, extension }) => /^(md|rst|mdx|markdown)$/.test(extension) || /^readme/.test(base),
  dependencies: isDependencyFile,
  environment: isEnvironmentFile,
  package: isPackageFile,
  notebook: ({ extension }) => extension === 'ipynb',
  tokenizer: isTokenizerFile,
  weights: isWeightFile,
  checkpoint: (file, size) => isWeightFile(file, size) && isCounted(file.path),
  'model-config': isModelConfig,
  architecture: (file) =>
    isModule(file) &&
    !some(file.words, NOT_A_NETWORK) &&
    !some(file.folders, USES_NETWORKS) &&
    (some(file.words, ARCHITECTURE) || some(file.folderWords, ARCHITECTURE)),
  'training-code': (file) => isSource(file) && isTraining(file),
  'finetuning-code': (file) => isSource(file) && isFineTuning(file),
  'training-config': (file) =>
    CONFIG.has(file.extension) &&
    !isData(file) &&
    !some(file.words, RESULTS) &&
    file.base !== 'trainer_state.json' &&
    (namesTraining(file) || /^(training_args|deepspeed|ds_config|zero[0-3])/.test(file.base)),
  'inference-code': startsInference,
  'evaluation-code': (file) => isSource(file) && (startsEvaluation(file) || isEvaluation(file)),
  'preprocessing-code': (file) => isSource(file) && (isPreprocessing(file) || startsPreprocessing(file)),
  data: isData,
  'evaluation-data': (file) =>
    isData(file) && (some(file.words, HELD_OUT) || some(file.folderWords, HELD_OUT)),
  results: (file) => !isSource(file) && (some(file.words, RESULTS) || some(file.folderWords, RESULTS)),
};

const RULE_LIST = Object.entries(RULES) as [Exclude<FileRole, 'test'>, (typeof RULES)['data']][];

/** Roles that a file keeps although it belongs to the project's tests. */
const KEPT_IN_TESTS: ReadonlySet<FileRole> = new Set(['license', 'document', 'vendored']);

/**
 * The roles of a file.
 * @param ownName lower-case name of the project itself, never read as a copied library
 */
export function rolesOf(entry: FileEntry, ownName: string): Set<FileRole> {
  const roles = new Set<FileRole>();
  if (DEBRIS.test(entry.path)) return roles;
  const file = pathWords(entry.path);
  if (isVendored(file, ownName)) roles.add('vendored');
  const test = isTest(file);
  if (test) roles.add('test');
  for (const [role, holds] of RULE_LIST) {
    if ((!test || KEPT_IN_TESTS.has(role)) && holds(file, entry.size)) roles.add(role);
  }
  return roles;
}

function isSource({ base, extension, folders }: PathWords): boolean {
  return (
    SOURCE.has(extension) ||
    /^(makefile|snakefile)$/.test(base) ||
    (extension === '' && folders.at(-1) === 'bin')
  );
}

/** Code that other code builds on; notebooks and shell scripts use a network, they define none. */
const isModule = (file: PathWords) =>
  isSource(file) && !/^(ipynb|sh|bash|slurm|sbatch)$/.test(file.extension);

function isData(file: PathWords): boolean {
  if (DATA.has(file.extension)) return true;
  return (
    /^(json|txt|zip|gz|tgz|pkl|pickle|pt)$/.test(file.extension) &&
    /(^|\/)(data|datasets?)\//i.test(file.path)
  );
}
