/** Words common to two rows, found in bits: as many as the textbook's table finds, whatever the rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairCommonWords } from '../../../src/licenses/text/common.js';

/** Few different words, so that there are many ways to pair them; up to four numbers of 31 bits. */
const row = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 130 });

describe('words in common', () => {
  it('are pairs of equal words in order, as many as there can be', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        const pairs: [number, number][] = [];
        pairCommonWords(Uint16Array.from(one), Uint16Array.from(other), (a, b) => pairs.push([a, b]));
        pairs.sort(([a], [b]) => a - b);
        for (const [a, b] of pairs) expect(one[a]).toBe(other[b]);
        for (const [at, [a, b]] of pairs.entries()) {
          const [beforeA, beforeB] = pairs[at - 1] ?? [-1, -1];
          expect(a > beforeA && b > beforeB).toBe(true);
        }
        expect(pairs.length).toBe(longest(one, other));
      }),
    );
  });

  it('are none of two rows that share nothing, or of an empty one', () => {
    const pairs: number[] = [];
    for (const other of [[], [4, 5, 6]])
      pairCommonWords(Uint16Array.of(1, 2, 3), Uint16Array.from(other), (a) => pairs.push(a));
    expect(pairs).toEqual([]);
  });
});

/** The length of the longest common subsequence by the table of all pairs of ends. */
function longest(one: readonly number[], other: readonly number[]): number {
  let lengths = new Array<number>(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    for (const [at, otherWord] of other.entries())
      next.push(
        word === otherWord
          ? (lengths[at] as number) + 1
          : Math.max(lengths[at + 1] as number, next[at] as number),
      );
    lengths = next;
  }
  return lengths.at(-1) as number;
}
