/** Counts parameters by the headers of files of weights; the weights themselves are never read. */
import type { FileEntry, HubModel, WeightsHeader } from '../../evidence.js';
import { cleanText } from '../../http/failure.js';
import { checkpointFiles, countCheckpoint, type PartedFile } from '../checkpoint/index.js';
import { fields, isFields } from '../json.js';
import type { Folder } from './files.js';

/** The largest header that is read; real ones have some hundred bytes per tensor. The format itself allows 100 MB. */
const HEADER_BYTES = 16 * 1024 * 1024;
/** Shards of the largest models that there are. */
const MOST_SHARDS = 512;
const SHARD = /^(.*)-(\d{5})-of-(\d{5})\.safetensors$/;

type Parameters = NonNullable<HubModel['parameters']>;

/**
 * Parameters by type, as the Hub counts them: of `model.safetensors`, else of all shards of one model at the top, else
 * of the only such file.
 * @returns `parameters` is missing when there is no such file, or one that cannot be counted; `notes` says which and why
 */
export async function countParameters(
  folder: Folder,
  entries: readonly FileEntry[],
): Promise<{ parameters?: Parameters; notes: string[] }> {
  const files = filesToCount(entries.map(({ path }) => path).filter((path) => !path.includes('/')));
  if (files.length === 0) return { notes: [] };
  const byType: Record<string, number> = {};
  for (const file of files) {
    const header = await readHeader(folder, file);
    if (typeof header === 'string') return { notes: [`${file}: ${header}, so parameters were not counted.`] };
    for (const [type, count] of header) byType[type] = (byType[type] ?? 0) + count;
  }
  const total = Object.values(byType).reduce((sum, count) => sum + count, 0);
  if (!Number.isSafeInteger(total)) return { notes: ['More parameters are claimed than can be counted.'] };
  return { parameters: { total, byType }, notes: [] };
}

/**
 * Parameters by the header of a PyTorch checkpoint or a GGUF file.
 * @returns `null` when there is no such file; `notes` says what could not be counted and why
 */
export async function countByHeader(
  folder: Folder,
  entries: readonly FileEntry[],
): Promise<{ counted?: WeightsHeader; notes: string[] } | null> {
  const files = checkpointFiles(entries);
  if (files === null) return null;
  const sizes = new Map(entries.map(({ path, size }) => [path, size]));
  const open = (path: string): PartedFile => ({
    size: sizes.get(path),
    read: async (at, length) => (await folder.readBytes(path, length, at))?.bytes ?? Buffer.alloc(0),
  });
  try {
    const counted = await countCheckpoint(files, open, MOST_SHARDS);
    if (!('wrong' in counted)) return { counted, notes: [] };
    return { notes: [`${cleanText(counted.file)}: ${counted.wrong}, so parameters were not counted.`] };
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    const path = cleanText(files.parts[0]?.path ?? '');
    return { notes: [`${path}: cannot be read, so parameters were not counted.`] };
  }
}

function filesToCount(paths: readonly string[]): string[] {
  if (paths.includes('model.safetensors')) return ['model.safetensors'];
  const tensors = paths.filter((path) => path.endsWith('.safetensors'));
  const series = new Map<string, string[]>();
  for (const path of tensors) {
    const [, name, , of] = SHARD.exec(path) ?? [];
    if (name !== undefined) series.set(`${name} ${of}`, [...(series.get(`${name} ${of}`) ?? []), path]);
  }
  const whole = [...series].filter(([key, shards]) => Number(key.slice(-5)) === shards.length);
  const [first] = whole.sort(([a], [b]) => Number(b.startsWith('model ')) - Number(a.startsWith('model ')));
  if (first && first[1].length <= MOST_SHARDS) return first[1];
  return tensors.length === 1 ? tensors : [];
}

/**
 * Parameters by type in one file, or what is wrong with it.
 * Format: https://github.com/huggingface/safetensors#format: eight bytes of length, little-endian, then that much JSON.
 */
async function readHeader(folder: Folder, path: string): Promise<Map<string, number> | string> {
  try {
    const start = await folder.readBytes(path, 8);
    if (start === null) return 'cannot be opened';
    if (start.bytes.length < 8) return 'too short for a safetensors file';
    if (start.bytes.toString('latin1') === 'version ')
      return 'a pointer of Git LFS, not the weights themselves';
    const length = start.bytes.readBigUInt64LE();
    if (length > BigInt(start.size - 8)) return 'its header claims to be longer than the file';
    if (length > BigInt(HEADER_BYTES)) return 'its header is too large to be read';
    const header = await folder.readBytes(path, Number(length), 8);
    return tensorsIn(JSON.parse(header?.bytes.toString('utf8') ?? '')) ?? 'its header is broken';
  } catch (error) {
    if (error instanceof SyntaxError) return 'its header is broken';
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    return 'cannot be read';
  }
}

function tensorsIn(header: unknown): Map<string, number> | null {
  if (!isFields(header)) return null;
  const counts = new Map<string, number>();
  for (const [name, tensor] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const { dtype, shape } = fields(tensor);
    const isShape = Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
    if (typeof dtype !== 'string' || !/^[A-Za-z]\w{0,15}$/.test(dtype) || !isShape) return null;
    const count = (counts.get(dtype) ?? 0) + shape.reduce((product: number, size) => product * size, 1);
    if (!Number.isSafeInteger(count)) return null;
    counts.set(dtype, count);
  }
  return counts;
}
