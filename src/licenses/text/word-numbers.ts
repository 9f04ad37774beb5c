/** The numbers of words, looked up by their letters where they stand: no string is made for a word that was met before. */

const FIRST_SIZE = 1 << 12;
/** Spellings kept at most; at one more all are forgotten, so that foreign texts cannot fill the memory. */
const MOST_SPELLINGS = 1 << 17;
const MULTIPLIER = 0x01000193;

/** One more letter of a word whose letters so far have this hash; the hash of none is 0. */
export const hashWith = (hash: number, letter: number): number => Math.imul(hash ^ letter, MULTIPLIER);

/** An open hash table from spellings to numbers. */
export class WordNumbers {
  /** Positions in the lists below, one more than they are; 0 is free. */
  private slots = new Int32Array(2 * FIRST_SIZE);
  private spellings: string[] = [];
  private hashes: number[] = [];
  private numbers: number[] = [];

  /** @param number of a word as it is spelled in a text; asked once while the spelling is remembered */
  constructor(private readonly number: (spelling: string) => number) {}

  /**
   * The number of the word from `start` to before `end`.
   * @param hash of its letters, by `hashWith`
   */
  of(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let at = this.slots[slot] as number; at > 0; at = this.slots[slot] as number) {
      if (this.hashes[at - 1] === hash && isAt(text, start, end, this.spellings[at - 1] as string))
        return this.numbers[at - 1] as number;
      slot = (slot + 1) & mask;
    }
    return this.learned(text.slice(start, end), hash);
  }

  private learned(spelling: string, hash: number): number {
    const number = this.number(spelling);
    if (this.spellings.length >= MOST_SPELLINGS) this.forget();
    this.spellings.push(spelling.length < SHARED ? spelling : unshared(spelling));
    this.hashes.push(hash);
    this.numbers.push(number);
    let unplaced = this.spellings.length;
    if (2 * unplaced > this.slots.length) {
      this.slots = new Int32Array(2 * this.slots.length);
      unplaced = 1;
    }
    for (; unplaced <= this.spellings.length; unplaced++) this.place(unplaced);
    return number;
  }

  private place(position: number): void {
    const mask = this.slots.length - 1;
    const hash = this.hashes[position - 1] as number;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = position;
  }

  private forget(): void {
    this.slots = new Int32Array(2 * FIRST_SIZE);
    this.spellings = [];
    this.hashes = [];
    this.numbers = [];
  }
}

/** A slice of so many letters shares the memory of the whole text that it is of, and would keep it. */
const SHARED = 13;
const unshared = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

function isAt(text: string, start: number, end: number, spelling: string): boolean {
  const length = end - start;
  if (spelling.length !== length) return false;
  for (let at = 0; at < length; at++)
    if (text.charCodeAt(start + at) !== spelling.charCodeAt(at)) return false;
  return true;
}
