/** Ranks and percentiles of scores that are ranges, held against counting by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingOf } from '../../src/site/table/standing.js';

const exact = (score: number) => ({ low: score, high: score });

test('equal scores share a rank, and the next one stands below all of them', () => {
  const scores = [exact(90), exact(60), exact(60), exact(20)];
  const { rankOf } = standingOf(scores);
  expect(scores.map(rankOf)).toEqual([
    { best: 1, worst: 1 },
    { best: 2, worst: 2 },
    { best: 2, worst: 2 },
    { best: 4, worst: 4 },
  ]);
});

test('a range that overlaps others has a range of ranks, and so have they', () => {
  const scores = [exact(90), { low: 40, high: 70 }, exact(60), exact(20)];
  const { rankOf, aboveOf } = standingOf(scores);
  expect(scores.map(rankOf)).toEqual([
    { best: 1, worst: 1 },
    { best: 2, worst: 3 },
    { best: 2, worst: 3 },
    { best: 4, worst: 4 },
  ]);
  expect(aboveOf({ low: 40, high: 70 })).toEqual({ low: 33, high: 66 });
});

test('alone, a model stands above nobody', () => {
  expect(standingOf([exact(50)]).aboveOf(exact(50))).toBeNull();
  expect(standingOf([]).median).toBeNull();
});

test('ranks and shares are what counting gives', () => {
  const range = fc
    .tuple(fc.nat(100), fc.nat(100))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(range, { minLength: 2, maxLength: 30 }), (scores) => {
      const { rankOf, aboveOf } = standingOf(scores);
      for (const [index, one] of scores.entries()) {
        const others = scores.filter((_, at) => at !== index);
        const count = (holds: (other: (typeof scores)[number]) => boolean) => others.filter(holds).length;
        expect(rankOf(one)).toEqual({
          best: 1 + count(({ low }) => low > one.high),
          worst: 1 + count(({ high }) => high > one.low),
        });
        expect(aboveOf(one)).toEqual({
          low: Math.floor((100 * count(({ high }) => high < one.low)) / others.length),
          high: Math.floor((100 * count(({ low }) => low < one.high)) / others.length),
        });
      }
    }),
  );
});
