/** Tells lines by their places in a text. */

/**
 * By halves: the last of `count` indices for which something holds that holds for the first ones and for none after; -1 for none.
 */
export function lastUpTo(count: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Counts the lines of a text once, however often it is asked. */
export class LineCounter {
  /** Where each line begins. */
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** The line of a position, from 1. */
  lineAt(position: number): number {
    const starts = this.#starts;
    return Math.max(1, lastUpTo(starts.length, (index) => (starts[index] ?? 0) <= position) + 1);
  }
}
