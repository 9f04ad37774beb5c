/** Takes a stream apart into lines, however long the stream or a line in it may be. */

export interface Line {
  /** The line without its line break: at most as many bytes as were asked for. */
  bytes: Buffer;
  /** Where it begins, and how long it is without its line break, in bytes. */
  offset: number;
  length: number;
  /** 1-based. */
  number: number;
  /** `false`: the stream ended without a line break. */
  ended: boolean;
}

const LINE_FEED = 10;

/** @param most bytes to keep of each line; the rest is passed over, and `length` tells */
export async function* linesIn(
  chunks: AsyncIterable<Buffer>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Line> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let length = 0;
  let offset = 0;
  let number = 1;
  const keep = (part: Buffer) => {
    length += part.length;
    const room = Math.min(part.length, most - keptBytes);
    if (room <= 0) return;
    kept.push(part.subarray(0, room));
    keptBytes += room;
  };
  const take = (ended: boolean): Line => {
    const bytes = kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept);
    return { bytes, offset, length, number, ended };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at));
      yield take(true);
      offset += length + 1;
      number++;
      kept = [];
      keptBytes = 0;
      length = 0;
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield take(false);
}

/**
 * The same bytes, as long as lines end in them: a disk's image or a device has none, and reading it may take for ever.
 * @param longest bytes of a line
 * @param refusal what is thrown then
 */
export async function* withLines(
  chunks: AsyncIterable<Buffer>,
  longest: number,
  refusal: () => Error,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(LINE_FEED);
    length = last < 0 ? length + chunk.length : chunk.length - last - 1;
    if (length > longest) throw refusal();
    yield chunk;
  }
}
