/** Counts the numbers in the tensors that the header of a GGUF file lists. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { EndsEarly } from './pickle.js';

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

export const isGguf = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'GGUF';

/**
 * @returns the number of parameters, or `null` for a header that is broken or of another version
 * @throws EndsEarly when the header goes on behind the bytes
 */
export function ggufParameters(bytes: Buffer): number | null {
  const reader = new Reader(bytes);
  const version = reader.uint32();
  if (version < 2 || version > 3) return null;
  const [tensors, keys] = [reader.uint64(), reader.uint64()];
  if (!(tensors > 0 && tensors <= MOST_TENSORS && keys <= MOST_KEYS)) return null;
  for (let key = 0; key < keys; key++) {
    reader.skipText();
    if (!reader.skipValue(reader.uint32())) return null;
  }
  let total = 0;
  for (let tensor = 0; tensor < tensors; tensor++) {
    reader.skipText();
    const dimensions = reader.uint32();
    if (dimensions > MOST_DIMENSIONS) return null;
    let count = 1;
    for (let index = 0; index < dimensions; index++) count *= reader.uint64();
    reader.skip(12);
    total += count;
    if (!Number.isSafeInteger(total)) return null;
  }
  return total;
}

class Reader {
  #at = 4;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  skip(length: number): number {
    const at = this.#at;
    if (!(at + length <= this.#bytes.length)) throw new EndsEarly();
    this.#at = at + length;
    return at;
  }

  uint32(): number {
    return this.#bytes.readUInt32LE(this.skip(4));
  }

  uint64(): number {
    return Number(this.#bytes.readBigUInt64LE(this.skip(8)));
  }

  skipText(): void {
    this.skip(this.uint64());
  }

  /** @returns whether the type is one that there is; lists of lists are none */
  skipValue(type: number): boolean {
    if (type === TEXT) this.skipText();
    else if (type === LIST) {
      const inner = this.uint32();
      const length = this.uint64();
      const width = WIDTHS[inner];
      if (inner === TEXT) for (let index = 0; index < length; index++) this.skipText();
      else if (width !== undefined) this.skip(length * width);
      else return false;
    } else {
      const width = WIDTHS[type];
      if (width === undefined) return false;
      this.skip(width);
    }
    return true;
  }
}
