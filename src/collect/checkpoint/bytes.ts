/** Reads numbers and texts from the first bytes of a file, one after the other, as headers of checkpoints have them. */

/** The bytes end before what is read does. */
export class EndsEarly extends Error {}

/** Texts are names of tensors; what is longer is cut, since nobody asks for it. */
const LONGEST_TEXT = 1024;

/** A place in bytes that moves on with each reading. All throw `EndsEarly`; numbers are little-endian. */
export class ByteReader {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes;
    this.at = start;
  }

  take(length: number): Buffer {
    const end = this.at + length;
    if (!(end <= this.#bytes.length)) throw new EndsEarly();
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** An unsigned number of so many bytes. */
  uint(width: 1 | 2 | 4 | 8): number {
    const taken = this.take(width);
    return width === 8 ? Number(taken.readBigUInt64LE()) : taken.readUIntLE(0, width);
  }

  text(length: number): string {
    return this.take(length).toString('utf8', 0, Math.min(length, LONGEST_TEXT));
  }

  /** Up to the next line break, without it. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.at);
    if (end < 0) throw new EndsEarly();
    const line = this.#bytes.toString('utf8', this.at, Math.min(end, this.at + LONGEST_TEXT));
    this.at = end + 1;
    return line.replace(/\r$/, '');
  }
}
