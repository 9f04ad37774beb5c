/** Counts the parameters in one file of weights by its header alone, wherever the file lies: on the disk or behind a server. */

import { EndsEarly } from './bytes.js';
import { ggufParameters, isGguf } from './gguf.js';
import { readPickle } from './pickle.js';
import { NoPickle } from './pickled.js';
import { type Tensors, tensorsIn } from './tensors.js';
import { contentAt, directoryIn, FILE_HEADER_BYTES, findStored, isZip, TAIL_BYTES } from './zip.js';

/** A file of which parts can be read. Rejects when it cannot be. */
export interface PartedFile {
  /** In bytes; known after the first reading at the latest, unless nobody tells. */
  readonly size: number | undefined;
  /** What there is of the file from `at` on, `length` bytes at most. */
  read(at: number, length: number): Promise<Buffer>;
}

export interface Counted {
  format: 'PyTorch' | 'GGUF';
  total: number;
  /** By the names of types in safetensors. Of GGUF only the shapes are read. */
  byType: Record<string, number>;
}

/** How far the beginning of a file is read, step by step: most headers have less than 100 KB, vocabularies in GGUF some MB. */
const STEPS = [256 * 1024, 4 * 1024 * 1024, 16 * 1024 * 1024];
const MOST_BYTES = 16 * 1024 * 1024;
/** The first pickle of the format before zip: https://github.com/pytorch/pytorch/blob/main/torch/serialization.py */
const MAGIC = Buffer.from('8a0a6cfc9c46f9206aa850192e', 'hex');
const PICKLES_BEFORE = 3;
/** More than there are in any type: the smallest, IQ1_S, takes 1.56 bits. https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-common.h */
const GGUF_PER_BYTE = 8;
const EMPTY = 'its tensors are empty';
const TOO_MUCH = 'it claims more tensors than it has bytes for';

/** @returns what was counted, or what is wrong with the file; rejects when it cannot be read */
export async function countInHeader(file: PartedFile): Promise<Counted | string> {
  let head: Buffer = Buffer.alloc(0);
  for (const step of STEPS) {
    const wanted = step - head.length;
    const more = await file.read(head.length, wanted);
    head = head.length === 0 ? more : Buffer.concat([head, more]);
    try {
      return await countIn(head, file);
    } catch (error) {
      if (error instanceof NoPickle) return error.message;
      if (!(error instanceof EndsEarly)) throw error;
      if (more.length < wanted && (file.size === undefined || head.length >= file.size)) break;
      // A server that sent the whole file was cut short, and has nothing to add.
      if (more.length < wanted) return 'its beginning could not be read in full';
    }
  }
  return head.length >= MOST_BYTES ? 'its header is too large to be read' : 'its header is cut short';
}

async function countIn(head: Buffer, file: PartedFile): Promise<Counted | string> {
  if (head.toString('latin1', 0, 8) === 'version ') return 'a pointer of Git LFS, not the weights themselves';
  if (isGguf(head)) {
    return countGguf(ggufParameters(head), file);
  }
  if (isZip(head)) {
    const first = contentAt(head);
    // What `torch.save` writes first.
    if (first && isDescription(first.name)) return countPickle(head, first.at, file);
    return countByDirectory(file);
  }
  const at = head.indexOf(MAGIC);
  if (at < 0 || at > 2) return 'not a checkpoint of a format that is read';
  let start = 0;
  for (let before = 0; before < PICKLES_BEFORE; before++) start = readPickle(head, start).end;
  return countPickle(head, start, file);
}

function countGguf(total: number | null, { size }: PartedFile): Counted | string {
  if (total === null) return 'its header is broken';
  if (total === 0) return EMPTY;
  return size !== undefined && total > size * GGUF_PER_BYTE
    ? TOO_MUCH
    : { format: 'GGUF', total, byType: {} };
}

/** `archive/data.pkl`, whatever the archive calls itself. */
const isDescription = (name: string): boolean => /^(?:[^/]+\/)?data\.pkl$/.test(name);

function countPickle(bytes: Buffer, at: number, file: PartedFile): Counted | string {
  return counted(tensorsIn(readPickle(bytes, at).value), file);
}

function counted(tensors: Tensors | null, { size }: PartedFile): Counted | string {
  if (tensors === null) return 'nothing in it tells which tensors are the weights';
  if (size !== undefined && tensors.bytes > size) return TOO_MUCH;
  const byType = Object.fromEntries([...tensors.byType].sort(([a], [b]) => (a < b ? -1 : 1)));
  const total = Object.values(byType).reduce((sum, count) => sum + count, 0);
  return total > 0 ? { format: 'PyTorch', total, byType } : EMPTY;
}

async function countByDirectory(file: PartedFile): Promise<Counted | string> {
  const { size } = file;
  if (size === undefined) return 'its directory cannot be found';
  const from = Math.max(0, size - TAIL_BYTES);
  const tail = await file.read(from, size - from);
  const place = await directoryIn(tail, from, (at, length) => file.read(at, length));
  if (place === null || !(place.at + place.length <= size)) return 'its directory is broken';
  if (place.length > MOST_BYTES) return 'its directory is too large to be read';
  const directory =
    place.at >= from
      ? tail.subarray(place.at - from, place.at - from + place.length)
      : await file.read(place.at, place.length);
  const stored = findStored(directory, isDescription);
  if (stored === null) return 'no checkpoint of PyTorch, or a compressed one';
  if (stored.length > MOST_BYTES) return 'its header is too large to be read';
  if (!(stored.at + stored.length <= size)) return 'its directory is broken';
  const bytes = await file.read(stored.at, Math.min(FILE_HEADER_BYTES + stored.length, size - stored.at));
  const content = contentAt(bytes);
  if (content === null || !isDescription(content.name)) return 'its directory is broken';
  try {
    return countPickle(bytes.subarray(0, content.at + stored.length), content.at, file);
  } catch (error) {
    if (error instanceof EndsEarly) return 'its header is cut short';
    throw error;
  }
}
