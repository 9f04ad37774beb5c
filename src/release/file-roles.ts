/** What a file is for, told from its path and size by the naming conventions of the field: one rule per role. */
import type { FileEntry } from '../evidence.js';
import type { FileRole } from './files.js';
import { type PathWords, pathWords } from './path-words.js';
import { isWeightFile } from './weight-files.js';

/** Files with code that somebody runs or imports. */
const SOURCE = new Set(
  'py ipynb sh bash slurm sbatch r rmd jl lua m cpp cc cu c h hpp java kt scala go rs js ts tsx jsx pl nf smk swift'.split(
    ' ',
  ),
);
/** The part of `SOURCE` that starts a job. */
const RUNNABLE = new Set('py ipynb sh bash slurm sbatch r rmd jl lua m nf smk'.split(' '));
const CONFIG = new Set('yaml yml json toml ini cfg gin conf env args'.split(' '));
const DATA = new Set(
  'csv tsv parquet arrow jsonl fasta fa fna faa pdb cif a3m sto h5ad lmdb mdb tfrecord tfrecords npy npz hdf5 sdf smi mat bed vcf'.split(
    ' ',
  ),
);

/** Left behind by tools; says nothing about a release. */
const DEBRIS =
  /(^|\/)(__pycache__|\.ipynb_checkpoints|\.git|__macosx|\.idea|\.vscode)\/|(^|\/)(\._|\.ds_store$)|\.(pyc|swp)$/i;

const VENDOR_FOLDER =
  /^(third[-_]?part(y|ies)|3rd[-_]?party|vendor(ed|s)?|externals?|extern|submodules?|node_modules|site-packages)$/;

/** Libraries that projects copy into their tree; inside such a folder nothing is the project's own. */
const COPIED_LIBRARIES = new Set(
  (
    'transformers fairseq detectron2 mmdet mmcv mmseg mmcls mmengine apex megatron deepspeed peft timm diffusers ' +
    'se3transformer nnunet nnunetv2 monai lightning pytorch_lightning tensor2tensor flash_attn xformers'
  ).split(' '),
);

const FINE_TUNING = new Set(
  (
    'finetune finetuned finetuning finetuner finetunes tune tuning tuner ft sft lora qlora peft dpo rlhf ppo grpo ' +
    'downstream probe probing linearprobe transfer fewshot'
  ).split(' '),
);
const TRAINING = new Set(
  'train training trainer trainers pretrain pretraining pretrainer pretrains retrain retraining'.split(' '),
);
const PRETRAINING = new Set('pretrain pretraining pretrainer pretrains'.split(' '));
const TASK_FOLDER = new Set(
  'example examples tutorial tutorials task tasks application applications benchmark benchmarks demo demos experiments usecases'.split(
    ' ',
  ),
);
const EVALUATION = new Set(
  'eval evals evaluate evaluation evaluations evaluator evaluating benchmark benchmarks benchmarking metric metrics score scorer zeroshot validate'.split(
    ' ',
  ),
);
const INFERENCE = new Set(
  'inference infer predict prediction predictions predictor generate generation generator sample sampling sampler demo embed embedding embeddings embedder extract serve server pipeline app chat interactive quickstart fold design'.split(
    ' ',
  ),
);
const PREPROCESSING = new Set(
  'preprocess preprocessing preprocessor prepare preparation preproc process processing convert clean cleaning filter filtering dedup deduplicate download tokenize tokenization binarize'.split(
    ' ',
  ),
);
const ARCHITECTURE = new Set(
  'model models modeling modelling network networks net arch architecture architectures module modules layers transformer backbone encoder decoder'.split(
    ' ',
  ),
);

const any = (words: readonly string[], of: ReadonlySet<string>) => words.some((word) => of.has(word));

/** Words that make a file about training data, plots or the outcome of training, not about training. */
const ABOUT_DATA = new Set(
  'data dataset datasets split splits set prepare preprocess preprocessing process create download convert plot results analysis visualize'.split(
    ' ',
  ),
);

function isTest({ folders, base }: PathWords): boolean {
  if (
    folders.some((folder) =>
      /^(tests?|unit[-_]?tests?|testing|test[-_]?data|__tests__|fixtures)$/.test(folder),
    )
  )
    return true;
  return /^test_.*\.py$|_tests?\.(py|go|cc|cpp)$|\.(test|spec)\.[jt]sx?$|^conftest\.py$/.test(base);
}

function isVendored({ folders }: PathWords, owned: ReadonlySet<string>): boolean {
  return folders.some(
    (folder) => VENDOR_FOLDER.test(folder) || (COPIED_LIBRARIES.has(folder) && !owned.has(folder)),
  );
}

/** Training of the released model itself. */
export function isTrainingCode(file: PathWords): boolean {
  if (isFineTuningCode(file)) return false;
  if (any(file.words, TRAINING)) return !any(file.words, ABOUT_DATA);
  if (/^run_(mlm|clm|plm|t5_mlm|lm)/.test(file.stem)) return true;
  return any(file.folderWords, TRAINING) && !any(file.words, ABOUT_DATA) && file.base !== '__init__.py';
}

/** Training on a task that comes after the released model: named so, or a `train` file inside a task's folder. */
export function isFineTuningCode({ words, folderWords, folders }: PathWords): boolean {
  if (any(words, PRETRAINING)) return false;
  if (any(words, FINE_TUNING)) return true;
  if (!any(words, TRAINING) && !any(folderWords, TRAINING)) return any(folderWords, FINE_TUNING);
  if (any(folderWords, PRETRAINING)) return false;
  if (any(folderWords, FINE_TUNING)) return true;
  const task = folders.findIndex((folder) => TASK_FOLDER.has(folder));
  const below = folders.slice(task + 1);
  return task >= 0 && below.length > 0 && !below.some((folder) => any(folder.split(/[^a-z0-9]+/), TRAINING));
}

/**
 * The roles of a file.
 * @param owned lower-case names that belong to the project itself (its own name), never read as a copied library
 */
export function rolesOf(entry: FileEntry, owned: ReadonlySet<string>): Set<FileRole> {
  const roles = new Set<FileRole>();
  if (DEBRIS.test(entry.path)) return roles;
  const file = pathWords(entry.path);
  const { base, extension, words, folders, folderWords } = file;
  const give = (role: FileRole, when: boolean) => when && roles.add(role);
  const source =
    SOURCE.has(extension) ||
    /^(makefile|snakefile)$/.test(base) ||
    (extension === '' && folders.at(-1) === 'bin');
  const runnable = RUNNABLE.has(extension) || (source && extension === '');
  const test = isTest(file);

  give('vendored', isVendored(file, owned));
  give('test', test);
  give('license', /^(un)?licen[cs]es?([-_.]|$)|^copying|^notice/.test(base) && !source);
  give('citation', /^citation(s)?(\.(cff|bib|md|txt))?$/.test(base));
  give('document', ['md', 'rst', 'mdx', 'markdown'].includes(extension) || /^readme/.test(base));
  give('dependencies', isDependencyFile(file));
  give('environment', isEnvironmentFile(file));
  give(
    'package',
    /^(setup\.(py|cfg)|pyproject\.toml|package\.json|cargo\.toml|project\.toml|description)$/.test(base),
  );
  if (test) return roles;

  give('notebook', extension === 'ipynb');
  give('tokenizer', isTokenizerFile(file));
  give('weights', isWeightFile(file, entry.size));
  give(
    'checkpoint',
    roles.has('weights') &&
      /(^|[^a-z])(step|iter|checkpoint|epoch|ckpt)[-_=]?\d+/.test(entry.path.toLowerCase()),
  );
  give('model-config', isModelConfig(file));
  if (source) {
    const training = isTrainingCode(file);
    const fineTuning = isFineTuningCode(file);
    give('training-code', training);
    give('finetuning-code', fineTuning);
    give(
      'evaluation-code',
      any(words, EVALUATION) ||
        (runnable && /^(run_?)?test(ing)?$/.test(file.stem)) ||
        any(folderWords, EVALUATION),
    );
    give('inference-code', runnable && !training && !fineTuning && any(words, INFERENCE));
    give(
      'preprocessing-code',
      any(words, PREPROCESSING) || any(folderWords, new Set(['preprocess', 'preprocessing'])),
    );
    give('architecture', any(words, ARCHITECTURE) || any(folderWords, ARCHITECTURE));
  }
  give(
    'training-config',
    CONFIG.has(extension) &&
      (any(words, TRAINING) ||
        any(folderWords, TRAINING) ||
        /^(training_args|trainer_state|deepspeed|ds_config)/.test(base)),
  );
  const data = DATA.has(extension) && !roles.has('weights');
  give(
    'data',
    data ||
      (['json', 'txt', 'zip', 'gz'].includes(extension) &&
        /(^|\/)(data|datasets?)\//.test(entry.path.toLowerCase())),
  );
  give(
    'evaluation-data',
    roles.has('data') &&
      (any(words, EVALUATION) ||
        any(folderWords, EVALUATION) ||
        words.some((word) => ['test', 'val', 'valid', 'dev'].includes(word))),
  );
  give(
    'results',
    !source &&
      (folderWords.some((word) => ['result', 'results', 'outputs', 'predictions'].includes(word)) ||
        words.some((word) => ['result', 'results', 'metrics', 'leaderboard'].includes(word))),
  );
  return roles;
}

function isDependencyFile({ base, extension }: PathWords): boolean {
  return (
    (/^requirements?([-_.]|$)|[-_.]requirements?\.(txt|in)$/.test(base) &&
      /^(txt|in|lock|)$/.test(extension)) ||
    /^(environment|env|conda)[\w.-]*\.ya?ml$/.test(base) ||
    /^(pyproject\.toml|setup\.(py|cfg)|pipfile(\.lock)?|poetry\.lock|uv\.lock|pixi\.(toml|lock)|conda-lock\.ya?ml|package\.json|package-lock\.json|yarn\.lock|renv\.lock|description|project\.toml|manifest\.toml|cargo\.(toml|lock)|go\.mod)$/.test(
      base,
    )
  );
}

function isEnvironmentFile({ base, folders }: PathWords): boolean {
  return (
    /^(.*\.)?dockerfile(\..*)?$|^containerfile$|^(docker-)?compose\.ya?ml$|\.def$|^singularity|^apptainer|^flake\.nix$|^(environment|env|conda)[\w.-]*\.ya?ml$|^conda-lock\.ya?ml$/.test(
      base,
    ) || folders.at(-1) === '.devcontainer'
  );
}

function isTokenizerFile({ base }: PathWords): boolean {
  return /^(tokenizer|vocab|merges|special_tokens_map|added_tokens|sentencepiece|spiece|tekken|dict)\b.*\.(json|txt|model|bpe|tiktoken)$|\.(spm|tiktoken)$|^tokenizer\.model|bpecodes$/.test(
    base,
  );
}

function isModelConfig({ base, folders }: PathWords): boolean {
  return (
    /^(config|model_config|params|hparams|adapter_config|model_index|generation_config|preprocessor_config|processor_config|open_clip_config)\.(json|ya?ml)$/.test(
      base,
    ) ||
    (/\.(json|ya?ml)$/.test(base) &&
      folders.some((folder) => /^models?$/.test(folder)) &&
      folders.some((folder) => /^conf(ig)?s?$/.test(folder)))
  );
}
