/** Counts the parameters of a model by the headers of its checkpoint, whole or in parts. */
import { type Fact, unavailableText, type WeightsHeader } from '../../evidence.js';
import { fields } from '../json.js';
import { type Counted, countInHeader, type PartedFile } from './count.js';
import type { CheckpointFiles } from './files.js';

export type { PartedFile } from './count.js';
export { type CheckpointFiles, checkpointFiles } from './files.js';

/** Indexes of the largest checkpoints have about 2 MB. */
const INDEX_BYTES = 8 * 1024 * 1024;
const WIDTHS: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2, F8_E4M3: 1, F8_E5M2: 1 };

/**
 * @param open opens a file by its path
 * @param most headers that may be read; of more parts the index tells bytes, and the first part what a number takes
 * @returns what was counted, or what is wrong, with the file that it is about; rejects when a file cannot be read
 */
export async function countCheckpoint(
  { parts, index }: CheckpointFiles,
  open: (path: string) => PartedFile,
  most: number,
): Promise<WeightsHeader | { file: string; wrong: string }> {
  const [first] = parts;
  if (first === undefined) throw new TypeError('a checkpoint without files');
  if (parts.length > most) {
    const name = index?.path ?? first.path;
    if (index === undefined) return { file: name, wrong: 'the parts have no index' };
    const counted = await countByIndex(open(name), open(first.path), parts);
    return typeof counted === 'string'
      ? { file: name, wrong: counted }
      : { ...counted, file: name, parts: parts.length };
  }
  const byType: Record<string, number> = {};
  let total = 0;
  let format: Counted['format'] = 'PyTorch';
  for (const { path } of parts) {
    const counted = await countInHeader(open(path));
    if (typeof counted === 'string') return { file: path, wrong: counted };
    for (const [type, count] of Object.entries(counted.byType)) byType[type] = (byType[type] ?? 0) + count;
    total += counted.total;
    format = counted.format;
  }
  if (!Number.isSafeInteger(total)) return { file: first.path, wrong: 'it claims more than can be counted' };
  const file = parts.length > 1 && index ? index.path : first.path;
  return { format, total, byType, file, ...(parts.length > 1 && { parts: parts.length }) };
}

/** What a reader of the result must know of a header that could not be had. */
export function notCounted(header: Fact<WeightsHeader>, { index, parts }: CheckpointFiles): string[] {
  if (header.state !== 'unavailable' || header.reason.code === 'invalid-response') return [];
  const path = (index ?? parts[0])?.path;
  const why = unavailableText(header.reason);
  return [`The header of ${path} could not be read (${why}), so parameters were not counted by it.`];
}

/**
 * `total_parameters`, or `total_size` in bytes divided by what a number takes in the first part, when all there take the same.
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/serialization/_torch.py
 */
async function countByIndex(
  index: PartedFile,
  part: PartedFile,
  parts: CheckpointFiles['parts'],
): Promise<Counted | string> {
  const metadata = fields(fields(jsonIn(await index.read(0, INDEX_BYTES))).metadata);
  const { total_parameters: stated, total_size: bytes } = metadata;
  if (isCount(stated)) return { format: 'PyTorch', total: stated, byType: {} };
  if (!isCount(bytes)) return 'it does not say how large the whole is';
  const sizes = parts.map(({ size }) => size);
  const room = sizes.reduce((sum: number, size) => sum + (size ?? Number.NaN), 0);
  if (bytes > room) return 'it claims more than the parts hold';
  const counted = await countInHeader(part);
  if (typeof counted === 'string') return counted;
  const [type, ...others] = Object.keys(counted.byType);
  const width = type === undefined ? undefined : WIDTHS[type];
  if (type === undefined || others.length > 0 || width === undefined)
    return 'numbers of several types are mixed in the parts';
  const total = Math.round(bytes / width);
  return { format: 'PyTorch', total, byType: { [type]: total } };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
