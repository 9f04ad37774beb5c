/** Tells a file with trained parameters from data, optimizer state, tokenizers and fixtures with the same extension. */
import type { PathWords } from './path-words.js';

/** Formats that hold nothing but parameters or a compiled network. */
const WEIGHT_FORMATS = new Set(
  'safetensors ot pt pth pth.tar ckpt cpkt chkpt gguf ggml nemo onnx tflite mlmodel mlpackage pdparams params caffemodel keras msgpack t7 torchscript torch jit ptl engine pb'.split(
    ' ',
  ),
);
/** Formats that hold data as often as parameters: the name must say which. */
const AMBIGUOUS_FORMATS = new Set(
  'bin h5 hdf5 npz npy pkl pickle joblib p rds rdata mat model tar gz zip dat'.split(' '),
);
const SAYS_WEIGHTS =
  /(^|[^a-z])(weights?|checkpoints?|ckpts?|params|parameters|pytorch_\w+|tf_model|flax_model|model|models|adapter_model|pretrained|epoch)([^a-z]|$)/;
const NOT_WEIGHTS =
  /(^|[^a-z])(training_args|optimizer|scheduler|rng_state|random_states|scaler|optim|tokenizer|sentencepiece|spiece|vocab|dict|embeddings?|emb|features?|datasets?|msa|esm_repr|repr|labels?|processed)([^a-z]|$)/;

/** TorchScript, where TypeScript is as long as nobody writes it. Bytes. */
const TORCHSCRIPT_BYTES = 500_000;
const isTorchScript = ({ extension }: PathWords, path: string, size: number | undefined): boolean =>
  extension === 'ts' &&
  size !== undefined &&
  size >= TORCHSCRIPT_BYTES &&
  /(^|[^a-z])(exports?|pretrained|models?|weights?|checkpoints?|torchscript)([^a-z]|$)/.test(path);

/** Parts of a large file. */
const SPLIT = /\.(pth?|ckpt|bin|safetensors|gguf)\.part[-_]?\w+$/;
/** A checkpoint of TensorFlow, whatever its prefix: `tf.train.Saver` writes its tensors into such shards, and nothing else does. */
const TENSORFLOW_SHARD = /\.data-\d{5}-of-\d{5}$/;

/** What a loop of training keeps without an ending: `model.iter-400000`, `net_epoch_20`. */
const KEPT_BY_LOOP =
  /^(?:model|net(?:work)?|weights|params|checkpoint|ckpt|generator|encoder|decoder|best)[\w.-]*[._-](?:iter|epoch|step)s?[._-]?\d+$/;

/** The numbers of a linear model, as a table. */
const COEFFICIENTS =
  /^(?:(?:model|final|score)[_-])?(?:coefficients?|coefs?|betas|effect_?sizes)\.(?:tsv|csv|txt|json)(?:\.gz)?$/;

/** Folders of inputs and pictures, where `.pt` and `.npz` are tensors of data. */
const EXAMPLE_INPUT =
  /(^|\/)(images?|imgs?|figures?|assets|data|datasets?|examples?|samples?|inputs?|demos?)\//;

/** Below this a file is a fixture or a statistic. */
const LEAST_BYTES = 50_000;
/** A network of a few layers that says by its name what it holds: `weights.h5`, `best_model.pt`. */
const LEAST_NAMED_BYTES = 4_000;
const NAMED_WEIGHTS =
  /(^|[^a-z])(weights?|checkpoint|model|pretrained)([^a-z/][^/]*)?\.(h5|hdf5|keras|pth?|ckpt|safetensors|onnx|tflite|joblib|pkl)$/;
/** GitHub's trees give the size of the Git LFS pointer, not of the file behind it. Source: the pointer's format, git-lfs spec.md. */
const isPointer = (bytes: number) => bytes >= 120 && bytes <= 140;

/** @param size in bytes; a source that does not give sizes is believed */
export function isWeightFile(file: PathWords, size: number | undefined): boolean {
  const { path, base, extension } = file;
  const lower = path.toLowerCase();
  if (COEFFICIENTS.test(base)) return true;
  if (NOT_WEIGHTS.test(base)) return false;
  const least = NAMED_WEIGHTS.test(base) ? LEAST_NAMED_BYTES : LEAST_BYTES;
  if (size !== undefined && size < least && !isPointer(size)) return false;
  if (TENSORFLOW_SHARD.test(base)) return true;
  if (EXAMPLE_INPUT.test(lower) && !SAYS_WEIGHTS.test(base)) return false;
  if (SPLIT.test(base) || KEPT_BY_LOOP.test(base)) return true;
  if (base === 'model') return true; // how spaCy writes a component
  if (isTorchScript(file, lower, size)) return true;
  if (WEIGHT_FORMATS.has(extension) || /\.(pth?|ckpt)\.(tar|gz|zip)$/.test(base)) return true;
  return AMBIGUOUS_FORMATS.has(extension) && SAYS_WEIGHTS.test(lower);
}

/** Code of the project that downloads parameters: `pretrained.py`, `download_weights.sh`, `fetch_checkpoints.py`. */
export function fetchesWeights({ words, stem, extension }: PathWords): boolean {
  if (!/^(py|sh|bash|r|jl|m)$/.test(extension)) return false;
  if (stem === 'pretrained') return true;
  return (
    words.some((word) => /^(download|fetch|get)$/.test(word)) &&
    words.some((word) => /^(weights?|checkpoints?|ckpts?|params|parameters|models?|pretrained)$/.test(word))
  );
}

/** The step, epoch or token count in a checkpoint's path: `step1000`, `checkpoint-500/`, `epoch=3`, `iter_0005000`. */
const COUNTED =
  /(^|[^a-z])((?:global_?)?steps?|iter(?:ation)?s?|checkpoints?|epochs?|ckpts?|tokens?)([-_=]?)(\d+)([kmb]?)/i;

/** All of them, and the step behind an epoch: `epoch=3-step=500`, `checkpoint_2_20000`. */
const COUNTS = new RegExp(COUNTED.source.replace('(\\d+)([kmb]?)', '(\\d+[kmb]?(?:_\\d+)?)(?!-of-)'), 'gi');

/** Whether the path names the moment of training that the parameters are from. */
export const isCounted = (path: string): boolean => COUNTED.test(path);

/**
 * Checkpoints that differ in nothing but their count, so that they come from one run; shards of one file do not.
 * @returns the longest series first, each in the order given; single checkpoints are left out
 */
export function checkpointSeries(paths: readonly string[]): string[][] {
  const moments = new Map<string, Map<string, string>>();
  for (const path of paths) {
    const counts = [...path.matchAll(COUNTS)].map(([, , , , count]) => count);
    if (counts.length === 0) continue;
    const run = path.replace(COUNTS, '$1$2$3#').replace(/\d{3,}-of-\d{3,}/, '#');
    const series = moments.get(run) ?? new Map<string, string>();
    const moment = counts.join(' ');
    if (!series.has(moment)) series.set(moment, path);
    moments.set(run, series);
  }
  return [...moments.values()]
    .filter((series) => series.size > 1)
    .sort((a, b) => b.size - a.size)
    .map((series) => [...series.values()]);
}
