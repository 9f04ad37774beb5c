/** The words that two short rows have in common, in order: the longest common subsequence, 31 words at a time in the bits of a number. */

/** Of a word number: where its bits begin in `masks`, one more; 0 for words that the second row does not have. */
const places = new Int32Array(1 << 16);
const BITS = 31;
const ALL = 0x7fffffff;

let masks = new Int32Array(64);
let rows = new Int32Array(1024);

function roomy(room: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  if (room.length < least) return new Int32Array(2 * least);
  room.fill(0, 0, least);
  return room;
}

/**
 * Pairs equal words of two rows in order, as many as there can be; of several ways the one whose pairs come first.
 * By Hyyrö's bit-parallel algorithm (Bit-parallel LCS-length computation revisited, AWOCA 2004), from the ends of both rows on.
 * @param pair gets the positions in the one and in the other row
 */
export function pairCommonWords(
  one: Uint16Array,
  other: Uint16Array,
  pair: (inOne: number, inOther: number) => void,
): void {
  const width = Math.ceil(other.length / BITS);
  masks = roomy(masks, width * other.length);
  let different = 0;
  // The last word has bit 0.
  for (let at = other.length - 1; at >= 0; at--) {
    const word = other[at] as number;
    if (places[word] === 0) places[word] = 1 + width * different++;
    const bit = other.length - 1 - at;
    const mask = (places[word] as number) - 1 + Math.floor(bit / BITS);
    masks[mask] = (masks[mask] as number) | (1 << (bit % BITS));
  }
  if (one.some((word) => places[word] !== 0)) {
    fillRows(one, width);
    traceBack(one, other, width, pair);
  }
  for (const word of other) places[word] = 0;
}

/**
 * Row `at` holds in its zero bits where the length of what is common grows: so many are zero from a word of the other row to its
 * end as are common to that end and to the end of the one row from `at` on.
 */
function fillRows(one: Uint16Array, width: number): void {
  rows = roomy(rows, width * (one.length + 1));
  rows.fill(ALL, width * one.length, width * (one.length + 1));
  for (let at = one.length - 1; at >= 0; at--) {
    const place = places[one[at] as number] as number;
    const [here, after] = [width * at, width * (at + 1)];
    if (place === 0) {
      rows.copyWithin(here, after, after + width);
      continue;
    }
    let carry = 0;
    for (let part = 0; part < width; part++) {
      const before = rows[after + part] as number;
      const equal = before & (masks[place - 1 + part] as number);
      const sum = (before + equal + carry) | 0;
      carry = sum >>> BITS;
      rows[here + part] = (sum & ALL) | (before & ~equal);
    }
  }
}

function traceBack(
  one: Uint16Array,
  other: Uint16Array,
  width: number,
  pair: (inOne: number, inOther: number) => void,
): void {
  let [at, place] = [0, 0];
  /** What the word at `at` adds to what is common to both ends: 0 or 1. */
  let adds = -1;
  while (at < one.length && place < other.length) {
    if (one[at] === other[place]) {
      pair(at++, place++);
      adds = -1;
      continue;
    }
    const bit = other.length - 1 - place;
    if (adds < 0) adds = zeros(width * at, bit) - zeros(width * (at + 1), bit);
    if (adds === 0) {
      at++;
      adds = -1;
    } else {
      adds += isZero(width * (at + 1), bit) - isZero(width * at, bit);
      place++;
    }
  }
}

const isZero = (row: number, bit: number): number =>
  1 - (((rows[row + Math.floor(bit / BITS)] as number) >>> (bit % BITS)) & 1);

/** Zero bits of a row up to this bit. */
function zeros(row: number, bit: number): number {
  const last = Math.floor(bit / BITS);
  let ones = 0;
  for (let part = 0; part < last; part++) ones += onesIn(rows[row + part] as number);
  ones += onesIn((rows[row + last] as number) & (ALL >>> (BITS - 1 - (bit % BITS))));
  return bit + 1 - ones;
}

function onesIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
