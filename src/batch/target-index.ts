/** What is known of each target of a batch, in about 30 bytes each: lists are long, and objects would fill the memory. */
import type { Key } from './key.js';

export interface Entry {
  /** 1 to 255; what it means is the caller's business. */
  state: number;
  /** Which of several files. */
  source: number;
  /** Where its line begins, in bytes. */
  offset: number;
  /** One more number of the caller's. */
  value: number;
}

const SMALLEST = 1024;
const FULLEST = 0.6;

/** A map from keys to entries: open addressing in typed arrays. Nothing is ever taken out. */
export class TargetIndex {
  size = 0;
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);
  /** 0 is an empty slot. */
  #state = new Uint8Array(SMALLEST);
  #source = new Uint16Array(SMALLEST);
  #offset = new Float64Array(SMALLEST);
  #value = new Float64Array(SMALLEST);

  get(key: Key): Entry | null {
    const slot = this.#slotOf(key);
    if (this.#state[slot] === 0) return null;
    return {
      state: this.#state[slot] as number,
      source: this.#source[slot] as number,
      offset: this.#offset[slot] as number,
      value: this.#value[slot] as number,
    };
  }

  set(key: Key, entry: Entry): void {
    if (this.size + 1 > this.#state.length * FULLEST) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#state[slot] === 0) this.size++;
    this.#high[slot] = key.high;
    this.#low[slot] = key.low;
    this.#state[slot] = entry.state;
    this.#source[slot] = entry.source;
    this.#offset[slot] = entry.offset;
    this.#value[slot] = entry.value;
  }

  /** Where the key is, or where it would be put. */
  #slotOf({ high, low }: Key): number {
    const mask = this.#state.length - 1;
    let slot = (high ^ low) & mask;
    while (this.#state[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, state] = [this.#high, this.#low, this.#state];
    const [source, offset, value] = [this.#source, this.#offset, this.#value];
    const slots = state.length * 2;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#state = new Uint8Array(slots);
    this.#source = new Uint16Array(slots);
    this.#offset = new Float64Array(slots);
    this.#value = new Float64Array(slots);
    for (let old = 0; old < state.length; old++) {
      if (state[old] === 0) continue;
      const slot = this.#slotOf({ high: high[old] as number, low: low[old] as number });
      this.#high[slot] = high[old] as number;
      this.#low[slot] = low[old] as number;
      this.#state[slot] = state[old] as number;
      this.#source[slot] = source[old] as number;
      this.#offset[slot] = offset[old] as number;
      this.#value[slot] = value[old] as number;
    }
  }
}
