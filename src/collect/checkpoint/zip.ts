/** Finds the one file in a zip archive that describes a checkpoint, by its directory at the end; zip64 for what is over 4 GB. */

/** Where a stored file begins with its own header, and how long it is without. */
export interface Stored {
  at: number;
  length: number;
}

/** The end of a directory with the longest comment that there may be, and what leads to its like of zip64. */
export const TAIL_BYTES = 22 + 65_535 + 20;

const FILE = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ALL_ONES = 0xffff_ffff;

export const isZip = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE() === FILE;

/** Where the bytes of a file begin, by its own header at `at`; `null` when it is not stored as it is, or no file is there. */
export function contentAt(bytes: Buffer, at = 0): { name: string; at: number } | null {
  if (bytes.length < at + 30 || bytes.readUInt32LE(at) !== FILE) return null;
  const [flags, method] = [bytes.readUInt16LE(at + 6), bytes.readUInt16LE(at + 8)];
  const [named, extra] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
  if (method !== 0 || flags & 1) return null;
  return { name: bytes.toString('utf8', at + 30, at + 30 + named), at: at + 30 + named + extra };
}

/** How far the name and the extra fields of a file's own header may go. */
export const FILE_HEADER_BYTES = 30 + 2 * 65_535;

/**
 * Where the directory lies.
 * @param tail the end of the archive, of which it is the part from `from` on
 * @param more reads another part
 */
export async function directoryIn(
  tail: Buffer,
  from: number,
  more: (at: number, length: number) => Promise<Buffer>,
): Promise<{ at: number; length: number } | null> {
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) return null;
  const place = { at: tail.readUInt32LE(end + 16), length: tail.readUInt32LE(end + 12) };
  const isLarge =
    place.at === ALL_ONES || place.length === ALL_ONES || tail.readUInt16LE(end + 10) === 0xffff;
  if (!isLarge || end < 20 || tail.readUInt32LE(end - 20) !== END_64_LOCATOR) return place;
  const at = Number(tail.readBigUInt64LE(end - 20 + 8));
  if (!Number.isSafeInteger(at)) return null;
  const record = at >= from ? tail.subarray(at - from, at - from + 56) : await more(at, 56);
  if (record.length < 56 || record.readUInt32LE() !== END_64) return null;
  return { at: Number(record.readBigUInt64LE(48)), length: Number(record.readBigUInt64LE(40)) };
}

/** The first file of that name in a directory, when it is stored as it is. */
export function findStored(directory: Buffer, isWanted: (name: string) => boolean): Stored | null {
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const [named, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = directory.toString('utf8', at + 46, at + 46 + named);
    if (isWanted(name) && directory.readUInt16LE(at + 10) === 0 && !(directory.readUInt16LE(at + 8) & 1))
      return placeOf(directory, at, directory.subarray(at + 46 + named, at + 46 + named + extra));
    at += 46 + named + extra + comment;
  }
  return null;
}

/** Sizes and offset of an entry, which zip64 keeps in an extra field, in this order, as far as there is no room for them. */
function placeOf(directory: Buffer, at: number, extra: Buffer): Stored | null {
  const whole = directory.readUInt32LE(at + 24);
  let [length, offset] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    let next = field + 4;
    const take = (): number => {
      next += 8;
      return next <= extra.length ? Number(extra.readBigUInt64LE(next - 8)) : Number.NaN;
    };
    if (whole === ALL_ONES) take();
    if (length === ALL_ONES) length = take();
    if (offset === ALL_ONES) offset = take();
    break;
  }
  return Number.isSafeInteger(length) && Number.isSafeInteger(offset) ? { at: offset, length } : null;
}
