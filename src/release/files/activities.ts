/** Which step of a model's life a path, a heading or a command is about, by the words that people use for it. */
import { type PathWords, wordsOf } from './path-words.js';

export type Activity = 'training' | 'fine-tuning' | 'evaluation' | 'inference' | 'preprocessing';

const set = (words: string) => new Set(words.split(' '));

const PRETRAINING = set('pretrain pretraining pretrainer pretrains');
const TRAINING = set('train training trainer trainers trainings retrain retraining');
const FINE_TUNING = set(
  'finetune finetuned finetuning finetuner finetunes finetun adapt tune tuning ptuning tuner sft lora qlora peft dpo rlhf ppo grpo adapter ' +
    'downstream probe probing linearprobe fewshot',
);
const EVALUATION = set(
  'eval evals evaluate evaluates evaluation evaluations evaluator evaluating bench benchmark benchmarks benchmarking zeroshot',
);
const PAPER = set('reproduce reproducing reproduction reproducibility manuscript paper');
const ANALYSIS = set(
  'analysis analyse analyze analyses analysing figure figures ablation comparison results',
);
const REPRODUCTION = set(
  'reproduce reproducing reproduction reproducibility replicate replication paper figure figures experiments results',
);
/** Reading a frozen model's features with a small classifier: how encoders are measured. */
const PROBING = set('probe probes probing linearprobe linprobe');
const MEASURES = set(
  'metric metrics score scores scorer scoring validation validator validate rmsd lddt likelihood likelihoods perplexity ppl',
);
/** Of the program, not of the model. */
const PERFORMANCE = set('speed latency throughput runtime memory profiling');
const INFERENCE = set(
  'inference infer predict prediction predictions predictor predicting generate generation generating sample sampling ' +
    'sampler embed embedding embeddings embedder extract forecast transcribe translate server serve design dock docking annotate impute',
);
/** Names of files that show the model in use; as headings they may stand over anything. */
const USE = set('demo usage quickstart chat interactive app webui gradio streamlit colab play playground');
const PREPROCESSING = set(
  'preprocess preprocessing preprocessor preproc prep prepare preparation preparations preparing process processing ' +
    'dedup deduplicate deduplication tokenize tokenise tokenizing tokenising binarize featurize featurise curate curation',
);
/** Anything may be converted: it is preparation where data are named beside it, in the path of `data/convert.py` too. */
const CONVERTING = set('convert conversion converting converter');
const SHOWING = set('plot plots plotting visualize visualise visualization viz app webapp server service');
/** Getting data as they are. */
const FETCHING = set('download fetch get install');
/** Fetched to learn from or to search in; what is built under these names is searched. */
const DATABASE = set('db dbs database databases');

/** With a thing of `DATA_THING`: `make_data.py`, `build_cath_dataset.sh`, `parse_cif.py`. */
const MAKING = set(
  'make build create creation generate gen parse download filter clean collect extract merge split get fetch construct construction unpack install',
);
const DATA_THING = set(
  'data dataset datasets corpus corpora msa msas cif mmcif pdb fasta lmdb csv json coco sequences uniref ' +
    'h5 h5ad tfrecords annotations labels tiles splits coords coordinates',
);
/** What is fed to one call, and what a finished model consists of: neither is training data. */
const NO_TRAINING_DATA = set(
  'input inputs query weight weights checkpoint checkpoints ckpt ckpts model models params',
);
const DATASET = set('dataset datasets corpus corpora');
/** Feeding data to the model: a part of the way from raw sources to training. */
const FEEDING = set(
  'data dataset datasets dataloader dataloaders dataload loader loaders datamodule datamodules featurizer featurize feats collator collate tokenizer',
);
/** About what comes out of a model, not what goes in. */
const OUTCOME = set('output outputs result results postprocess postprocessing post prediction predictions');

/** Folders that hold one subfolder per task or example: a `train` file below is about that task. */
const TASKS = set(
  'example examples tutorial tutorials task tasks application applications demo demos usecases downstreams',
);

/** Programs that tune models of others. */
export const TUNING_PROGRAM =
  /(?<![a-z])(?:llama[-_]?factory(?:-cli)?|axolotl|swift|xtuner|autotrain|unsloth|mlx_lm|tune run|litgpt finetune)(?![a-z])/i;
/** Those of them that folders and configurations are called after: an example of how to go on from the released weights. */
const TUNER_IN_PATH = /(?<![a-z])(?:llama[-_]?factory|axolotl|xtuner|autotrain|unsloth)(?![a-z])/i;

/** With these words beside it, `train` names a data split, a plot or a result and starts nothing; see `isNoRun`. */
const NOT_A_RUN = set(
  'data dataset datasets corpus corpora split splits test val plot plots results result analysis analyse visualize download fasta log logs curve curves ' +
    'tokenizer tokenize tokenization bpe sentencepiece spm vocab state',
);

/** Parts of a training loop that nobody starts by themselves. */
const PART_OF_A_RUN = set(
  'util utils helper helpers args params param config configs configuration logger logging callback callbacks scheduler schedulers ' +
    'optimizer optimizers optim loss losses distributed precision checkpoint checkpoints hook hooks trainer trainers misc init ' +
    'version ema profiler',
);

/** Of these a folder for training may be full without anything that trains. */
const HELPERS = set('util utils helper helpers misc init version logger logging ema checkpoint checkpoints');

const some = (words: readonly string[], of: ReadonlySet<string>) => words.some((word) => of.has(word));

/** `train_data` and `finetune_results` start nothing; `finetune_on_new_data` does, as what stands behind `on` is only its object. */
function isNoRun(words: readonly string[]): boolean {
  const on = words.indexOf('on');
  return some(on > 0 ? words.slice(0, on) : words, NOT_A_RUN);
}

/** Extensions of files that start a job by themselves. */
const STARTABLE = set('py ipynb sh bash slurm sbatch r rmd jl lua m nf smk');

/** Can be started by itself; Python files in a folder of configurations (as OpenMMLab keeps them) cannot. */
const isStartable = ({ extension, folders }: PathWords) =>
  STARTABLE.has(extension)
    ? !folders.some((folder) => /^conf(ig)?s?$/.test(folder))
    : extension === '' && folders.at(-1) === 'bin';

/** Training that comes after the released model: said so, or a `train` file that belongs to one task. */
export function isFineTuning({ path, words, folders, folderWords }: PathWords): boolean {
  if (some(words, PRETRAINING)) return false;
  if (some(words, FINE_TUNING) || TUNER_IN_PATH.test(path)) return true;
  if (some(folderWords, PRETRAINING)) return false;
  if (some(folderWords, FINE_TUNING)) return true;
  if (!some(words, TRAINING)) return false;
  if (some(folderWords, EVALUATION)) return true;
  const at = folders.findIndex((folder) => TASKS.has(folder));
  const below = at < 0 ? [] : folders.slice(at + 1);
  return below.length > 0 && !below.some((folder) => some(wordsOf(folder), TRAINING));
}

/** The Transformers examples that train: `run_mlm.py`, `run_clm_no_trainer.py`. */
const RUNS_LANGUAGE_MODEL = /^run_(mlm|clm|plm|lm|pt|language_modell?ing)(?![a-z])/;
/** Holds the step that a trainer repeats. */
const LIGHTNING_MODULE = /(^|_)(lit|pl)_?(model|module)|lightning_?(model|module)/;

/** Training of the released model itself, whole loop or a part of it. */
export function isTraining(file: PathWords): boolean {
  if (isFineTuning(file) || isNoRun(file.words)) return false;
  const { words, folderWords, stem } = file;
  if (some(words, PRETRAINING) || some(words, TRAINING)) return true;
  if (RUNS_LANGUAGE_MODEL.test(stem) || LIGHTNING_MODULE.test(stem)) return true;
  return some(folderWords, PRETRAINING) || some(folderWords, TRAINING);
}

/** A file that starts the training: `train.py`, `pretrain/main.py`, `run_mlm.py`; not its helpers. */
export function startsTraining(file: PathWords): boolean {
  if (!isTraining(file)) return false;
  if (!isStartable(file)) return false;
  const { words, stem, folders } = file;
  if (RUNS_LANGUAGE_MODEL.test(stem)) return true;
  if (some(words, PART_OF_A_RUN)) return false;
  if (some(words, PRETRAINING) || some(words, TRAINING) || /^run_/.test(stem)) return true;
  // In a folder for training every script counts that bears no part's name, as in `pretrain/main.py`.
  return some(wordsOf(folders.at(-1) ?? ''), PRETRAINING) || /^(main|run|launch|start|submit)/.test(stem);
}

/** A module that serves a training and says nothing of how it goes: `training/utils.py`; `train_utils.py` may hold the loop. */
export const isTrainingHelper = ({ words }: PathWords): boolean =>
  some(words, HELPERS) && !some(words, TRAINING) && !some(words, PRETRAINING);

/** Whether training or fine-tuning is named anywhere in the path. */
export const namesTraining = ({ words, folderWords }: PathWords): boolean =>
  [words, folderWords].some((of) => some(of, TRAINING) || some(of, PRETRAINING) || some(of, FINE_TUNING));

/** Whether the path says that it is about the training before any later task. */
export const namesPretraining = ({ words, folderWords }: PathWords): boolean =>
  some(words, PRETRAINING) || some(folderWords, PRETRAINING);

/** A script that measures the model: `eval.py`, `test.sh`, `zero_shot.py`, a file in `evaluation/`; not its metric functions. */
export function startsEvaluation(file: PathWords): boolean {
  const { words, folderWords, stem } = file;
  if (!isStartable(file) || some(words, PART_OF_A_RUN) || some(words, PERFORMANCE)) return false;
  if (some(words, PROBING) || some(folderWords, PROBING)) return true;
  if (words.some((word) => /^eval/.test(word)) || /^(run_?)?(test|testing|validation|validate)$/.test(stem))
    return true;
  if (
    /^(?:calc|calculate|compute)_/.test(stem) &&
    (some(folderWords, ANALYSIS) || some(folderWords, EVALUATION))
  )
    return true;
  if (some(words, FINE_TUNING) || some(words, MEASURES)) return false;
  return [EVALUATION, PAPER].some((of) => some(words, of) || some(folderWords, of));
}

/** A part of an evaluation: metrics, scores of inputs, analyses of results. */
export function isEvaluation({ words, folderWords }: PathWords): boolean {
  const partly = [EVALUATION, MEASURES, ANALYSIS];
  return !some(words, PERFORMANCE) && partly.some((of) => some(words, of) || some(folderWords, of));
}

/** A script that runs the model: `predict.py`, `run_inference.sh`, `demo.ipynb`. */
export function startsInference(file: PathWords): boolean {
  if (!isStartable(file) || isFineTuning(file) || some(file.words, NOT_A_RUN)) return false;
  if (some(file.words, TRAINING) || some(file.words, PRETRAINING)) return false;
  return (
    some(file.words, INFERENCE) ||
    some(file.words, USE) ||
    (file.extension !== 'py' && some(file.folderWords, INFERENCE))
  );
}

/** Stands in a folder of tasks, examples, benchmarks or tests of the finished model. */
export const namesTask = (file: PathWords): boolean =>
  file.folders.some((folder) => TASKS.has(folder)) || namesEvaluation(file);

/** Whether the path says that it is about measuring a model. */
export const namesEvaluation = ({ words, folderWords }: PathWords): boolean =>
  some(words, EVALUATION) || some(folderWords, EVALUATION);

/** Whether the path says that it prepares data, or makes a set of them. */
export const namesPreprocessing = ({ words, wordsOfFolders }: PathWords): boolean =>
  some(words, PREPROCESSING) ||
  wordsOfFolders.some(preparesData) ||
  (some(words, MAKING) && some(words, DATASET));

/** The Transformers names for modules that ready the input of a call: `image_processing_x.py`, `processing_x.py`. */
const INPUT_CLASS =
  /^(?:(?:image|video|audio)_)?processing_[a-z]\w*$|^(?:feature_extraction|tokenization)_\w+$/;

/** Turning something into data or data into something else: `make_data`, `parse_cif`, `csv_to_lmdb`, `data_pipeline`. */
function makesData(words: readonly string[]): boolean {
  const to = words.indexOf('to');
  return (
    (some(words, DATA_THING) && (some(words, MAKING) || words.includes('pipeline'))) ||
    (some(words, DATABASE) && some(words, FETCHING)) ||
    (to > 0 && some(words.slice(to), DATA_THING))
  );
}

/** A script of its own that makes data ready, as opposed to a module that feeds the model. */
export function startsPreprocessing(file: PathWords): boolean {
  const { words, wordsOfFolders, folderWords } = file;
  if (!isStartable(file) || some(words, PART_OF_A_RUN) || isForSomethingElse(file)) return false;
  if (INPUT_CLASS.test(file.stem) && !some(words, DATA_THING)) return false;
  if (some(words, CONVERTING)) return some(words, DATA_THING) || some(folderWords, DATA_THING);
  if (some(words, PREPROCESSING) || makesData(words)) return true;
  return wordsOfFolders.some((folder) => preparesData(folder) || makesData(folder));
}

/** `preprocessing/`, not `input_prep/`. */
const preparesData = (folder: readonly string[]) =>
  some(folder, PREPROCESSING) && !some(folder, NO_TRAINING_DATA);

/** A script that fetches data and changes nothing about them. */
export const onlyFetches = ({ words }: PathWords): boolean =>
  some(words, FETCHING) &&
  !some(words, PREPROCESSING) &&
  !words.some((word) => MAKING.has(word) && !FETCHING.has(word));

/** Code that makes data ready or feeds them to the model: `preprocess.py`, `data/processing/`, `dataloader.py`. */
export function isPreprocessing(file: PathWords): boolean {
  const { words, wordsOfFolders, folderWords } = file;
  if (isForSomethingElse(file)) return false;
  if (some(words, PREPROCESSING) || some(folderWords, PREPROCESSING) || some(words, FEEDING)) return true;
  // `example_code_and_data/` holds anything.
  return wordsOfFolders.some((folder) => folder.length <= 2 && some(folder, FEEDING));
}

/** Deals with what comes out of a model, with the model itself, with the input of one call, or with a database that is searched. */
const isForSomethingElse = ({ words, folders }: PathWords): boolean =>
  some(words, OUTCOME) ||
  (some(words, NO_TRAINING_DATA) && !some(words, PRETRAINING)) ||
  (DATABASE.has(folders[0] ?? '') && !some(words, DATASET)) ||
  folders.some((folder) => /^inputs?(?:[_-]|$)/.test(folder));

/** Whether the path speaks of what a finished model is used for, measured by or shown in, not of its data. */
export const servesSomethingElse = (file: PathWords): boolean =>
  isForSomethingElse(file) ||
  namesEvaluation(file) ||
  startsInference(file) ||
  [file.words, file.folderWords].some((of) => some(of, ANALYSIS) || some(of, SHOWING));

/** A script that tunes the released model on something else. */
export const startsTuning = (file: PathWords): boolean =>
  isFineTuning(file) &&
  !/^(q?lora|peft|adapters?|probes?)$/.test(file.stem) &&
  isStartable(file) &&
  !some(file.words, PART_OF_A_RUN) &&
  !isNoRun(file.words);

/** "Dataset generation" makes no outputs of a model. */
const MAKES_DATA =
  /\bdata-?(?:sets?|bases?)? (?:generation|creation|construction|extraction)\b|\b(?:generat|creat|construct|build)\w* (?:the |a |our )?(?:training )?data-?sets?\b/i;

/** "Batch processing" runs the model over many inputs. */
const BATCHES = /\b(?:batch|bulk|parallel|post)[- ]?processing\b/i;

/** The activity that a heading, a command line or a sentence is about; the most telling word wins. */
export function activityOf(text: string): Activity | null {
  if (TUNING_PROGRAM.test(text)) return 'fine-tuning';
  const words = wordsOf(text);
  if (some(words, PRETRAINING)) return 'training';
  if (some(words, FINE_TUNING)) return 'fine-tuning';
  // "Training and evaluation" is a section on training first of all, "Evaluate a trained model" is none.
  const first = words.find((word) => TRAINING.has(word) || EVALUATION.has(word));
  if (first && EVALUATION.has(first)) return 'evaluation';
  if (first) return some(words, NOT_A_RUN) ? 'preprocessing' : 'training';
  if ((some(words, PREPROCESSING) && !BATCHES.test(text)) || MAKES_DATA.test(text)) return 'preprocessing';
  if (some(words, INFERENCE) || some(words, MEASURES)) return 'inference'; // scoring an input runs the model
  if (some(words, REPRODUCTION)) return 'evaluation';
  return null;
}
