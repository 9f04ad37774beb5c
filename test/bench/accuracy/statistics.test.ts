/** The figures are quoted, so each is held against a value that was published or worked out by hand. */
import { expect, test } from 'vitest';
import {
  accuracy,
  beyond,
  confusion,
  mean,
  meanAbsolute,
  ranks,
  spearman,
  weightedKappa,
} from './statistics.js';

test('ties share the mean of their ranks', () => {
  expect(ranks([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
  expect(ranks([5, 5, 5])).toEqual([2, 2, 2]);
  expect(ranks([])).toEqual([]);
});

test("Spearman's correlation: the textbook's ten pairs, ties, both extremes, and no variation", () => {
  const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.9486832980505138, 12);
  expect(spearman([1, 2, 3], [10, 20, 1000])).toBeCloseTo(1, 12);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(spearman([], [])).toBeNull();
});

test('means of nothing are no number', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(meanAbsolute([-1, 2, -6])).toBe(3);
  expect([mean([]), meanAbsolute([]), accuracy(confusion([], 3))]).toEqual([null, null, null]);
});

test('kappa weighs misses by their distance', () => {
  // With two steps the weights do nothing: 20 + 15 of 50 agree, 25 would by chance.
  expect(
    weightedKappa([
      [20, 5],
      [10, 15],
    ]),
  ).toBeCloseTo(0.4, 12);
  const pairs: [number, number][] = [
    [0, 0],
    [0, 1],
    [1, 1],
    [2, 2],
  ];
  const counts = confusion(pairs, 3);
  expect(counts).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(accuracy(counts)).toBe(0.75);
  // Observed distance 1, expected (4 + 2 + 1 + 1 + 2 + 2 + 2) / 4.
  expect(weightedKappa(counts)).toBeCloseTo(1 - 1 / 3.5, 12);
  const far = confusion(
    [
      [0, 0],
      [0, 2],
      [1, 1],
      [2, 2],
    ],
    3,
  );
  expect(weightedKappa(far)).toBeLessThan(weightedKappa(counts) ?? 0);
  expect(
    weightedKappa(
      confusion(
        [
          [1, 1],
          [1, 1],
        ],
        3,
      ),
    ),
  ).toBeNull();
});

test('how far a value lies outside a range, and on which side', () => {
  const range = { low: 40, high: 60 };
  expect([30, 40, 50, 60, 65].map((value) => beyond(range, value))).toEqual([10, 0, 0, 0, -5]);
});
