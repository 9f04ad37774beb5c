/** Counts the numbers in the tensors that the header of a GGUF file lists. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { ByteReader } from './bytes.js';

/** Models have some hundred tensors and some dozen keys; the header itself is bounded by the bytes that are read. */
const MOST_TENSORS = 200_000;
const MOST_KEYS = 100_000;
/** Bytes of the values of each type; 8 is a text, 9 a list. */
const WIDTHS: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const TEXT = 8;
const LIST = 9;
const MOST_DIMENSIONS = 8;

/** Bytes of `GGUF`, with which the file begins. */
const MAGIC = 4;

export const isGguf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, MAGIC) === 'GGUF';

/**
 * @returns the number of parameters, or `null` for a header that is broken or of another version
 * @throws EndsEarly when the header goes on behind the bytes
 */
export function ggufParameters(bytes: Buffer): number | null {
  const reader = new ByteReader(bytes, MAGIC);
  const version = reader.uint(4);
  if (version < 2 || version > 3) return null;
  const [tensors, keys] = [reader.uint(8), reader.uint(8)];
  if (!(tensors > 0 && tensors <= MOST_TENSORS && keys <= MOST_KEYS)) return null;
  for (let key = 0; key < keys; key++) {
    skipText(reader);
    if (!skipValue(reader, reader.uint(4))) return null;
  }
  let total = 0;
  for (let tensor = 0; tensor < tensors; tensor++) {
    skipText(reader);
    const dimensions = reader.uint(4);
    if (dimensions > MOST_DIMENSIONS) return null;
    let count = 1;
    for (let index = 0; index < dimensions; index++) count *= reader.uint(8);
    reader.take(12);
    total += count;
    if (!Number.isSafeInteger(total)) return null;
  }
  return total;
}

const skipText = (reader: ByteReader): void => void reader.take(reader.uint(8));

/** @returns whether the type is one that there is; lists of lists are none */
function skipValue(reader: ByteReader, type: number): boolean {
  if (type === TEXT) skipText(reader);
  else if (type === LIST) {
    const inner = reader.uint(4);
    const length = reader.uint(8);
    const width = WIDTHS[inner];
    if (inner === TEXT) for (let index = 0; index < length; index++) skipText(reader);
    else if (width !== undefined) reader.take(length * width);
    else return false;
  } else {
    const width = WIDTHS[type];
    if (width === undefined) return false;
    reader.take(width);
  }
  return true;
}
