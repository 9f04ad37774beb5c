/** What is better and what worse, as a table of bounds; and what is compared with what. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, diffResults, regressionsIn } from '../src/diff.js';
import { judge } from '../src/gate.js';
import { readResults } from '../src/result/read-result.js';
import type { Change, CheckResult, Classification, ItemResult, Model, Result } from '../src/result/result.js';
import { itemsOf, resultOf } from './report/formats/samples.js';
import { check, sampleResult } from './result/sample-result.js';

const withCheck = (one: CheckResult): Result => ({ ...sampleResult, checks: [one] });
const withScore = (low: number | null, high = low): Result => ({
  ...sampleResult,
  checks: [],
  scores: sampleResult.scores.slice(0, 1).map((score) => ({ ...score, low, high })),
});
const withLicense = (openness: Model['licenses']['code']['openness'], name: string): Result => ({
  ...sampleResult,
  checks: [],
  model: {
    ...sampleResult.model,
    licenses: {
      ...sampleResult.model.licenses,
      weights: { ...sampleResult.model.licenses.code, openness, name },
    },
  },
});
const changeOf = (kind: Change['kind'], was: Result, is: Result): Change =>
  changesBetween(was, is).find((one) => one.kind === kind) as Change;
const worded = ({ change, mayBeWorse }: Change) => change + (mayBeWorse ? ', may be worse' : '');

const answers = {
  pass: check('a', 'pass', 'A'),
  partial: check('a', 'partial', 'A'),
  'partial, more unseen': check('a', 'partial', 'A', { high: 1 }),
  fail: check('a', 'fail', 'No A'),
  unknown: check('a', 'unknown', 'A'),
  'not applicable': check('a', 'notApplicable', 'A'),
};
type Answer = keyof typeof answers;

describe('a check', () => {
  test.each<[Answer, Answer, string]>([
    ['pass', 'pass', 'same'],
    ['pass', 'partial', 'worse'],
    ['pass', 'partial, more unseen', 'cannotTell, may be worse'],
    ['pass', 'fail', 'worse'],
    ['pass', 'unknown', 'cannotTell, may be worse'],
    ['pass', 'not applicable', 'removed'],
    ['partial', 'pass', 'better'],
    ['partial', 'partial', 'same'],
    ['partial', 'partial, more unseen', 'cannotTell'],
    ['partial', 'fail', 'worse'],
    ['partial', 'unknown', 'cannotTell, may be worse'],
    ['partial, more unseen', 'pass', 'cannotTell'],
    ['partial, more unseen', 'partial', 'cannotTell, may be worse'],
    ['partial, more unseen', 'fail', 'worse'],
    ['fail', 'pass', 'better'],
    ['fail', 'partial', 'better'],
    ['fail', 'fail', 'same'],
    ['fail', 'unknown', 'cannotTell'],
    ['fail', 'not applicable', 'removed'],
    ['unknown', 'pass', 'cannotTell'],
    ['unknown', 'fail', 'cannotTell, may be worse'],
    ['unknown', 'unknown', 'same'],
    ['not applicable', 'fail', 'added'],
    ['not applicable', 'not applicable', 'same'],
  ])('from %s to %s is %s', (was, is, expected) => {
    expect(worded(changeOf('check', withCheck(answers[was]), withCheck(answers[is])))).toBe(expected);
  });

  test.each<[Answer, Answer, string | undefined]>([
    ['pass', 'fail', 'new'],
    ['pass', 'unknown', 'new'],
    ['partial', 'fail', 'standing'],
    ['fail', 'fail', 'standing'],
    ['fail', 'pass', 'mended'],
    ['pass', 'pass', undefined],
    ['not applicable', 'pass', undefined],
    ['fail', 'not applicable', 'mended'],
  ])('from %s to %s is a problem that is %s', (was, is, expected) => {
    expect(changeOf('check', withCheck(answers[was]), withCheck(answers[is])).problem).toBe(expected);
  });

  test('that only one result has is added or removed, and no regression', () => {
    const other = check('b', 'fail', 'No B');
    const changes = changesBetween(withCheck(answers.pass), withCheck(other));
    const [added, removed] = changes.filter(({ kind }) => kind === 'check');
    expect(added).toMatchObject({ id: 'b', change: 'added', was: null, is: 'fail', problem: 'new' });
    expect(removed).toMatchObject({ id: 'a', change: 'removed', was: 'pass', is: null });
    expect(regressionsIn(changes)).toEqual([]);
  });
});

describe('a score', () => {
  test.each([
    // was, is, change
    [[60, 60], [60, 60], 'same'],
    [[60, 60], [61, 61], 'better'],
    [[60, 60], [59, 59], 'worse'],
    [[60, 80], [60, 80], 'same'],
    [[60, 80], [81, 90], 'better'],
    [[60, 80], [40, 59], 'worse'],
    [[60, 80], [80, 90], 'cannotTell'],
    [[60, 80], [50, 60], 'cannotTell, may be worse'],
    [[60, 60], [60, 80], 'cannotTell'],
    [[60, 60], [50, 80], 'cannotTell, may be worse'],
    [[60, 80], [70, 70], 'cannotTell, may be worse'],
    [[null, null], [60, 60], 'added'],
    [[60, 60], [null, null], 'removed'],
    [[null, null], [null, null], 'same'],
  ] as const)('from %j to %j is %s', (was, is, expected) => {
    expect(worded(changeOf('score', withScore(was[0], was[1]), withScore(is[0], is[1])))).toBe(expected);
  });

  test('that is better one way is worse the other way, and what cannot be told neither way cannot be told', () => {
    const bounds = fc
      .tuple(fc.nat(20), fc.nat(20))
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);
    const opposite: Partial<Record<string, string>> = { better: 'worse', worse: 'better' };
    fc.assert(
      fc.property(bounds, bounds, ([a = 0, b = 0], [c = 0, d = 0]) => {
        const there = changeOf('score', withScore(a, b), withScore(c, d)).change;
        const back = changeOf('score', withScore(c, d), withScore(a, b)).change;
        expect(back).toBe(opposite[there] ?? there);
      }),
    );
  });
});

describe('a license', () => {
  test.each([
    ['open', 'MIT', 'open', 'Apache-2.0', 'same'],
    ['open', 'MIT', 'restricted', 'CC-BY-NC-4.0', 'worse'],
    ['open', 'MIT', 'none', 'no license', 'worse'],
    ['open', 'MIT', 'unclear', 'other', 'cannotTell, may be worse'],
    ['restricted', 'gemma', 'unclear', 'other', 'cannotTell'],
    ['none', 'no license', 'open', 'MIT', 'better'],
    ['none', 'no license', 'unclear', 'other', 'better'],
    ['unknown', 'unknown', 'unknown', 'unknown', 'same'],
    ['unclear', 'one', 'unclear', 'another', 'cannotTell, may be worse'],
    ['open', 'MIT', 'unknown', 'unknown', 'cannotTell, may be worse'],
  ] as const)('from %s (%s) to %s (%s) is %s', (was, name, is, other, expected) => {
    const change = changeOf('license', withLicense(was, name), withLicense(is, other));
    expect(worded(change)).toBe(expected);
    expect(change).toMatchObject({ was: name, is: other });
  });
});

describe('a class', () => {
  const classes = ['III', 'II', 'I'].map((name) => ({ class: name, label: `Class ${name}`, missing: [] }));
  const inClass = (name: string | null, most = name, id = 'mof'): Result => {
    const found = {
      ...{ id, label: name ?? 'None', class: name, framework: { name: 'Framework' } },
      ...(most !== name && { atMost: { class: most, label: most } }),
      classes: classes.map((one) => ({ ...one, notOpen: [], unlicensed: [], unknown: [] })),
    };
    return { ...sampleResult, checks: [], classification: found as unknown as Classification };
  };

  test.each([
    [inClass('III'), inClass('II'), 'better'],
    [inClass('II'), inClass('III'), 'worse'],
    [inClass('III'), inClass(null), 'worse'],
    [inClass(null), inClass(null), 'same'],
    [inClass('III'), inClass(null, 'I'), 'cannotTell, may be worse'],
    [sampleResult, inClass('III'), 'added'],
  ])('%#', (was, is, expected) => {
    expect(worded(changeOf('class', was, is))).toBe(expected);
  });

  test('along another ladder is another class', () => {
    const other = inClass('III');
    (other.classification as Classification).classes.pop();
    const changes = changesBetween(inClass('III'), other).filter(({ kind }) => kind === 'class');
    expect(changes.map(({ change }) => change)).toEqual(['removed', 'added']);
  });

  test('of items is their weakest', () => {
    const item = (low: number, high = low) => ({ id: 'i', title: 'I', low, high }) as ItemResult;
    const weakest = (label: string, ...items: ItemResult[]): Result => ({
      ...sampleResult,
      ...{ checks: [], items, verdict: { kind: 'weakest', label, certain: true } },
    });
    expect(changeOf('class', weakest('Yes', item(1)), weakest('No', item(0))).change).toBe('worse');
    expect(changeOf('class', weakest('No', item(0)), weakest('Yes', item(1))).change).toBe('better');
    expect(changeOf('class', weakest('No', item(0)), weakest('Unknown', item(0, 1))).change).toBe(
      'cannotTell',
    );
  });
});

describe('files', () => {
  const named = (id: string, rubric = 'rodeo'): Result => ({
    ...sampleResult,
    ...{
      target: { kind: 'hub', id },
      rubric: { id: rubric, title: rubric },
      model: { ...sampleResult.model, name: id },
    },
  });
  const matched = (old: Result[], now: Result[]) =>
    diffResults(old, now).models.map(({ was, is }) =>
      [was, is].map((one) => one && `${one.name} ${one.rubric}`),
    );

  test('are matched by model, then by rubric', () => {
    expect(matched([named('a/a'), named('b/b')], [named('B/b'), named('c/c')])).toEqual([
      ['b/b rodeo', 'B/b rodeo'],
      [null, 'c/c rodeo'],
      ['a/a rodeo', null],
    ]);
    expect(matched([named('a/a', 'x'), named('a/a', 'y')], [named('a/a', 'z'), named('a/a', 'x')])).toEqual([
      ['a/a y', 'a/a z'],
      ['a/a x', 'a/a x'],
    ]);
  });

  test('of one result each are compared whatever they are about, and say so', () => {
    const [one] = diffResults([named('a/a', 'x')], [named('b/b', 'y')]).models;
    expect(one).toMatchObject({ status: 'compared', name: 'b/b' });
    expect(one?.notes).toEqual([
      expect.stringContaining('a/a is compared with b/b'),
      expect.stringContaining('x'),
    ]);
    const older = diffResults([{ ...named('a/a'), rodeo: '0.0.9' }], [named('a/a')]);
    expect(older.models[0]?.notes).toEqual([expect.stringContaining('0.0.9')]);
  });

  test('that are the same say so of everything, by weights and by items', () => {
    for (const result of [resultOf('google__gemma-7b'), itemsOf('google__gemma-7b')]) {
      const saved = readResults(JSON.stringify(result), 'x');
      const changes = diffResults(saved, [result]).models.flatMap((one) => one.changes);
      expect(changes.length).toBeGreaterThan(10);
      expect(changes.filter(({ change }) => change !== 'same')).toEqual([]);
    }
  });
});

test('a regression that is asked about fails the gate or leaves it open; none is a condition that is met', () => {
  const verdictOn = (is: Answer) => {
    const changes = changesBetween(withCheck(answers.pass), withCheck(answers[is]));
    return judge(withCheck(answers[is]), {}, '2026-11-23', regressionsIn(changes));
  };
  expect(verdictOn('fail')).toMatchObject({ verdict: 'fail', conditions: [{ check: 'a', found: 'fail' }] });
  expect(verdictOn('unknown').verdict).toBe('inconclusive');
  expect(verdictOn('pass')).toMatchObject({ verdict: 'pass', conditions: [{ id: 'regression' }] });
});
