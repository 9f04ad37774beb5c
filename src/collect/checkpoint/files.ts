/** Which files of a model tell its parameters by their headers, where nothing else does. Pure. */
import type { FileEntry } from '../../evidence.js';
import { pathWords } from '../../release/files/path-words.js';
import { isWeightFile } from '../../release/files/weight-files.js';

/** One file, or all parts of one checkpoint with the index that names them. */
export interface CheckpointFiles {
  parts: FileEntry[];
  index?: FileEntry;
}

const PYTORCH = /\.(?:bin|pth?|ckpt|pth\.tar)$/i;
const PART = /^(.+)-(\d{5})-of-(\d{5})\.bin$/;
/** What is told of numbers in a file's name, and of nothing else. */
const QUANTIZED = /[._-](?:i?q\d\w*|b?f(?:16|32)|fp(?:16|32)|mxfp4\w*)$/i;
const MOST_PARTS = 512;

/**
 * `pytorch_model.bin`, else all its parts, else the only checkpoint at the top, else a GGUF file. Of several models beside each other
 * nobody knows which is meant.
 */
export function checkpointFiles(entries: readonly FileEntry[]): CheckpointFiles | null {
  const top = entries.filter(({ path }) => !path.includes('/'));
  // Sizes are not asked: a pointer of Git LFS is told later.
  const weights = top.filter(({ path }) => isWeightFile(pathWords(path), undefined));
  const checkpoints = weights.filter(({ path }) => PYTORCH.test(path));
  const usual = checkpoints.find(({ path }) => path === 'pytorch_model.bin');
  if (usual) return { parts: [usual] };
  const parts = partsIn(checkpoints);
  if (parts) {
    const name = PART.exec(parts[0]?.path ?? '')?.[1];
    const index = top.find(({ path }) => path === `${name}.bin.index.json`);
    return index ? { parts, index } : { parts };
  }
  const [only, ...others] = checkpoints;
  if (only) return others.length === 0 && !PART.test(only.path) ? { parts: [only] } : null;
  const gguf = ggufIn(weights);
  return gguf ? { parts: [gguf] } : null;
}

/** All parts of the only checkpoint that has any. */
function partsIn(checkpoints: readonly FileEntry[]): FileEntry[] | null {
  const parts = checkpoints.filter(({ path }) => PART.test(path));
  const [first] = parts.map(({ path }) => PART.exec(path));
  if (!first || parts.length !== Number(first[3]) || parts.length > MOST_PARTS) return null;
  const isOne = parts.every(
    ({ path }) => path.startsWith(`${first[1]}-`) && path.endsWith(`-of-${first[3]}.bin`),
  );
  return isOne ? parts : null;
}

/** The smallest of one model's quantizations: they have the same tensors. */
function ggufIn(weights: readonly FileEntry[]): FileEntry | null {
  const files = weights.filter(({ path }) => /\.gguf$/i.test(path) && !/mmproj|-of-\d{5}\.gguf$/i.test(path));
  const stems = new Set(files.map(({ path }) => path.slice(0, -5).replace(QUANTIZED, '').toLowerCase()));
  if (stems.size !== 1) return null;
  return files.reduce((least, file) => ((file.size ?? 0) < (least.size ?? 0) ? file : least));
}
