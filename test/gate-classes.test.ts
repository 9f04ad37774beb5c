/** The gate on classes: the Model Openness Framework's, and the rungs of a ladder. */
import { describe, expect, test } from 'vitest';
import { classNames, judge, type Policy } from '../src/gate.js';
import type { Classification, Result } from '../src/result/result.js';

const TODAY = '2026-11-23';

/** Only what the gate reads. */
const resultWith = (parts: { classification?: Classification }): Result =>
  ({ scores: [], checks: [], ...parts }) as unknown as Result;

const verdictOf = (result: Result, policy: Policy) => {
  const { verdict, conditions } = judge(result, policy, TODAY);
  return [verdict, conditions.map((condition) => condition.verdict).join(' ')];
};

describe('a required class', () => {
  const verdict = (name: string) => ({
    class: name,
    label: `Class ${name}`,
    progress: 0,
    required: 1,
    open: 0,
    missing: ['Data card'],
    notOpen: [],
    unlicensed: [],
    unknown: ['Evaluation data'],
    mismatched: [],
  });
  const classified = (found: string | null, most: string | null = found): Classification =>
    ({
      class: found,
      label: found ? `Class ${found}` : 'Unclassified',
      ...(most !== found && { atMost: { class: most, label: `Class ${most}` } }),
      classes: ['III', 'II', 'I'].map(verdict),
    }) as unknown as Classification;

  test.each([
    ['III', 'III', 'III', 'pass'],
    ['I', 'I', 'III', 'pass'],
    ['III', 'III', 'II', 'fail'],
    [null, null, 'III', 'fail'],
    [null, 'II', 'III', 'inconclusive'],
    [null, 'III', 'II', 'fail'],
    ['III', 'I', 'III', 'pass'],
  ])('%s, at most %s, required %s: %s', (found, most, requireClass, expected) => {
    const result = resultWith({ classification: classified(found, most) });
    expect(verdictOf(result, { requireClass })).toEqual([expected, expected]);
  });

  test('a rubric without classes proves none', () => {
    const [condition] = judge(resultWith({}), { requireClass: 'III' }, TODAY).conditions;
    expect(condition).toEqual({
      ...{ id: 'class', wanted: 'class III', found: 'no class', verdict: 'inconclusive' },
      because: 'the rubric has no classes',
    });
  });

  test('that the rubric does not know is inconclusive, and says so', () => {
    const result = resultWith({ classification: classified('I') });
    const [condition] = judge(result, { requireClass: 'IV' }, TODAY).conditions;
    expect([condition?.verdict, condition?.because]).toEqual([
      'inconclusive',
      'the rubric has no such class',
    ]);
  });

  test('names what is lacking up to it, and nothing beyond it', () => {
    const classes = ['III', 'II', 'I'].map((name) => ({
      ...verdict(name),
      missing: [`missing for ${name}`],
      unknown: [`unseen for ${name}`],
    }));
    const words = (found: Classification) => {
      const result = resultWith({ classification: { ...found, classes } as Classification });
      const [condition] = judge(result, { requireClass: 'II' }, TODAY).conditions;
      return [condition?.found, condition?.because];
    };
    expect(words(classified('III'))).toEqual([
      'Class III',
      'it is Class III; missing or not openly licensed: missing for III, missing for II',
    ]);
    expect(words(classified('III', 'II'))).toEqual([
      'Class III – Class II',
      'it is Class III by what could be seen, and may be Class II; not seen: unseen for III, unseen for II',
    ]);
    expect(words(classified('I'))).toEqual(['Class I', 'it is Class I']);
  });
});

test('the rungs of a ladder of items are classes, too', () => {
  const rungs = ['Bronze', 'Silver', 'Gold'].map((label) => ({
    label,
    missing: ['data'],
    unknown: ['code'],
  }));
  const verdict = { kind: 'ladder', label: 'Bronze', atMost: 'Silver', certain: false, rungs };
  const result = { ...resultWith({}), verdict } as unknown as Result;
  expect(verdictOf(result, { requireClass: 'bronze' })[0]).toBe('pass');
  expect(verdictOf(result, { requireClass: 'Silver' })[0]).toBe('inconclusive');
  expect(verdictOf(result, { requireClass: 'Gold' })[0]).toBe('fail');
  expect(classNames(result)).toEqual(['Bronze', 'Silver', 'Gold']);
  // Whoever types it in small letters reads it as the rubric writes it.
  const [condition] = judge(result, { requireClass: 'bronze' }, TODAY).conditions;
  expect(condition?.wanted).toBe('class Bronze');
});
