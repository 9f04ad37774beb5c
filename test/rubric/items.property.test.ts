/** What must hold for every rubric of items and all findings, whatever the framework. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import { ACTS } from '../../src/licenses/facts/permission.js';
import type { Licenses } from '../../src/licenses/license.js';
import type { ItemResult } from '../../src/result/result.js';
import { scoreItems } from '../../src/rubric/items.js';
import type { Item, ItemCondition, ItemRubric } from '../../src/rubric/items-schema.js';
import { STATED } from '../../src/rubric/stated.js';
import { finding, licenses } from './findings.js';

const CHECKS = ['c0', 'c1', 'c2', 'c3', 'c4'];
const LEVELS = [
  { id: 'high', label: 'High', worth: 1 },
  { id: 'middle', label: 'Middle', worth: 0.4 },
  { id: 'low', label: 'Low', worth: 0 },
];
const SCOPES = ['weights', 'code', 'data', 'documents'] as const;

/** Conditions that only ask for more: no license that must be closed. `items` are those that may be referred to. */
function conditions(items: readonly string[]): fc.Arbitrary<ItemCondition> {
  const leaves: fc.Arbitrary<ItemCondition>[] = [
    fc.constantFrom(...CHECKS),
    fc.record({ check: fc.constantFrom(...CHECKS), atLeast: fc.constantFrom(0.25, 0.5, 0.75, 1) }),
    fc.record({ license: fc.constantFrom(...SCOPES), is: fc.constant<'open'[]>(['open']) }),
    fc.record({ license: fc.constantFrom(...SCOPES), osi: fc.constant(true as const) }),
    fc.record({ license: fc.constantFrom(...SCOPES), allows: fc.constantFrom(...ACTS) }),
    fc.record({ fact: fc.constantFrom(...STATED) }),
  ];
  if (items.length > 0) {
    leaves.push(fc.record({ item: fc.constantFrom(...items), level: fc.constantFrom('high', 'middle') }));
  }
  return fc.letrec<{ node: ItemCondition }>((tie) => {
    const parts = fc.array(tie('node'), { minLength: 1, maxLength: 3 });
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        ...leaves,
        parts.map((all) => ({ all })),
        parts.map((any) => ({ any })),
        parts.chain((of) => fc.integer({ min: 1, max: of.length }).map((count) => ({ count, of }))),
      ),
    };
  }).node;
}

const IDS = ['i0', 'i1', 'i2', 'i3'];

/** Items refer only to those before them, so there is no circle. */
const rubrics: fc.Arbitrary<ItemRubric> = fc
  .tuple(
    ...IDS.map((id, index) => {
      const condition = conditions(IDS.slice(0, index));
      return fc.record<Item, 'title' | 'levels' | 'weight'>({
        title: fc.constant(id),
        levels: fc.record({ high: condition, middle: condition }),
        weight: fc.integer({ min: 1, max: 9 }),
      });
    }),
  )
  .map((items) => ({
    schema: 1,
    id: 'any',
    title: 'Any',
    minCoverage: 0.5,
    scores: { all: { title: 'All' } },
    levels: LEVELS,
    items: Object.fromEntries(items.map((item, index) => [IDS[index] as string, item])),
    ladder: [
      { label: 'none' },
      { label: 'first', all: ['i0', 'i1'] },
      { label: 'second', all: ['i2'] },
      { label: 'third', all: ['i3'] },
    ],
  }));

const RESULTS = ['fail', 'partial', 'pass', 'unknown', 'notApplicable'] as const;
const findings: fc.Arbitrary<Finding[]> = fc
  .tuple(
    ...CHECKS.map(() =>
      fc.record({ result: fc.constantFrom(...RESULTS), share: fc.constantFrom(0.25, 0.5, 0.75) }),
    ),
  )
  .map((all) => all.map(({ result, share }, index) => finding(CHECKS[index] as string, result, { share })));

const scopes: fc.Arbitrary<Licenses> = fc
  .record(
    Object.fromEntries(
      SCOPES.map((scope) => [scope, fc.constantFrom('open', 'restricted', 'none', 'unknown')]),
    ),
  )
  .map((openness) => licenses(openness as Parameters<typeof licenses>[0]));

const rank = (level: string | null): number => LEVELS.findIndex(({ id }) => id === level);
const applies = (items: readonly ItemResult[]) => items.filter(({ level }) => level !== null);
const RUNGS = ['none', 'first', 'second', 'third'];

test('bounds: low never above high, in items, in scores and in verdicts', () => {
  fc.assert(
    fc.property(rubrics, findings, scopes, (rubric, found, by) => {
      const { score, items, verdict } = scoreItems(found, rubric, by);
      for (const { low, high, level, levelAtMost, points } of applies(items)) {
        expect(low as number).toBeLessThanOrEqual(high as number);
        if (levelAtMost !== undefined) expect(rank(levelAtMost)).toBeLessThan(rank(level));
        expect(points.earned).toBeLessThanOrEqual(points.earnedHigh);
        expect(points.earnedHigh).toBeLessThanOrEqual(points.possible);
      }
      if (score.possible === 0) expect(score).toMatchObject({ score: null, low: null, high: null });
      else {
        expect(score.low).toBeGreaterThanOrEqual(0);
        expect(score.low as number).toBeLessThanOrEqual(score.high as number);
        expect(score.high).toBeLessThanOrEqual(100);
      }
      expect(RUNGS.indexOf(verdict?.label ?? '')).toBeLessThanOrEqual(
        RUNGS.indexOf(verdict?.atMost ?? verdict?.label ?? ''),
      );
    }),
  );
});

test('the unknown only widens: whatever it turns out to be lies within the range', () => {
  fc.assert(
    fc.property(rubrics, findings, findings, scopes, scopes, (rubric, found, answers, by, told) => {
      // What does not apply changes what is asked, and is no answer to what could not be seen.
      const settled = found.map((one, index) => {
        const answer = answers[index] as Finding;
        const isAnswer = answer.result !== 'unknown' && answer.result !== 'notApplicable';
        return one.result === 'unknown' && isAnswer ? answer : one;
      });
      const known = Object.fromEntries(
        SCOPES.map((scope) => [scope, by[scope].openness === 'unknown' ? told[scope] : by[scope]]),
      ) as Licenses;
      const before = scoreItems(found, rubric, by);
      const after = scoreItems(settled, rubric, known);
      for (const [index, { low, high, level }] of before.items.entries()) {
        const now = after.items[index] as ItemResult;
        if (level === null) expect(now.level).toBeNull();
        else {
          expect(now.low as number).toBeGreaterThanOrEqual(low as number);
          expect(now.high as number).toBeLessThanOrEqual(high as number);
        }
      }
      expect(after.score.low ?? 0).toBeGreaterThanOrEqual(before.score.low ?? 0);
      expect(after.score.high ?? 0).toBeLessThanOrEqual(before.score.high ?? 0);
      expect(after.score.coverage).toBeGreaterThanOrEqual(before.score.coverage);
    }),
  );
});

test('monotone: finding more never lowers an item, the score or the rung', () => {
  fc.assert(
    fc.property(rubrics, findings, fc.constantFrom(...CHECKS), scopes, (rubric, found, better, by) => {
      // What does not apply may only be found to apply with more asked for.
      fc.pre(found.find(({ check }) => check === better)?.result !== 'notApplicable');
      const more = found.map((one) => (one.check === better ? finding(better, 'pass') : one));
      const before = scoreItems(found, rubric, by);
      const after = scoreItems(more, rubric, by);
      for (const [index, { low }] of before.items.entries()) {
        expect(after.items[index]?.low ?? 0).toBeGreaterThanOrEqual(low ?? 0);
      }
      expect(after.score.low ?? 0).toBeGreaterThanOrEqual(before.score.low ?? 0);
      expect(RUNGS.indexOf(after.verdict?.label ?? '')).toBeGreaterThanOrEqual(
        RUNGS.indexOf(before.verdict?.label ?? ''),
      );
    }),
  );
});

test('weights are relative: all of them times ten change no percent', () => {
  fc.assert(
    fc.property(rubrics, findings, scopes, (rubric, found, by) => {
      const items = Object.fromEntries(
        Object.entries(rubric.items).map(([id, item]) => [id, { ...item, weight: (item.weight ?? 1) * 10 }]),
      );
      const { low, high, coverage, inconclusive } = scoreItems(found, rubric, by).score;
      expect(scoreItems(found, { ...rubric, items }, by).score).toMatchObject({
        low,
        high,
        coverage,
        inconclusive,
      });
    }),
  );
});

test('the ladder is cumulative: a rung is reached only if nothing is missing from it and from those below', () => {
  fc.assert(
    fc.property(rubrics, findings, scopes, (rubric, found, by) => {
      const { verdict } = scoreItems(found, rubric, by);
      const [at, most] = [verdict?.label, verdict?.atMost ?? verdict?.label].map((label) =>
        RUNGS.indexOf(label ?? ''),
      );
      const rungs = verdict?.rungs ?? [];
      const lacking = ({ missing, unknown }: (typeof rungs)[number]) => missing.length + unknown.length;
      expect(rungs.slice(0, at).every((rung) => lacking(rung) === 0)).toBe(true);
      expect(rungs.slice(0, most).every(({ missing }) => missing.length === 0)).toBe(true);
      const next = rungs[at as number];
      if (next) expect(lacking(next)).toBeGreaterThan(0);
    }),
  );
});

test('order-free: neither the order of items nor that of findings matters', () => {
  fc.assert(
    fc.property(rubrics, findings, scopes, (rubric, found, by) => {
      const items = Object.fromEntries(Object.entries(rubric.items).reverse());
      const one = scoreItems(found, rubric, by);
      const other = scoreItems([...found].reverse(), { ...rubric, items }, by);
      expect(other.score).toEqual(one.score);
      expect([...other.items].reverse()).toEqual(one.items);
    }),
  );
});
