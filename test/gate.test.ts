/** The gate, as a table: every kind of finding against every kind of condition, with and without a waiver. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForAnything, foundIn, judge, type Policy, type Regression, type Waiver } from '../src/gate.js';
import type { CheckResult, Classification, Result, Score } from '../src/result/result.js';
import { check } from './result/sample-result.js';

const TODAY = '2026-11-23';

function score(low: number | null, high = low): Score {
  const sums = { earned: low ?? 0, earnedHigh: high ?? 0, possible: low === null ? 0 : 100 };
  const rest = { score: low, coverage: 1, inconclusive: false, tier: null, headline: true };
  return { id: 'openness', title: 'Openness', low, high, ...sums, ...rest };
}

/** Only what the gate reads. */
function resultWith(parts: {
  scores?: Score[];
  checks?: CheckResult[];
  classification?: Classification;
}): Result {
  return { scores: [], checks: [], ...parts } as unknown as Result;
}

const verdictOf = (result: Result, policy: Policy) => {
  const { verdict, conditions } = judge(result, policy, TODAY);
  return [verdict, conditions.map((condition) => condition.verdict).join(' ')];
};

describe('a threshold', () => {
  test.each([
    // low, high, least, verdict
    [60, 60, 60, 'pass'],
    [61, 61, 60, 'pass'],
    [59, 59, 60, 'fail'],
    [60, 90, 60, 'pass'],
    [59, 90, 60, 'inconclusive'],
    [59, 60, 60, 'inconclusive'],
    [10, 59, 60, 'fail'],
    [0, 0, 0, 'pass'],
    [100, 100, 100, 'pass'],
    [null, null, 0, 'inconclusive'],
  ])('%s to %s, at least %s: %s', (low, high, least, verdict) => {
    const result = resultWith({ scores: [score(low, high)] });
    expect(verdictOf(result, { min: { openness: least } })).toEqual([verdict, verdict]);
  });

  test('unknowns that are allowed decide nothing', () => {
    const straddling = resultWith({ scores: [score(40, 80)] });
    expect(verdictOf(straddling, { min: { openness: 60 }, allowUnknown: true })[0]).toBe('pass');
    const below = resultWith({ scores: [score(40, 50)] });
    expect(verdictOf(below, { min: { openness: 60 }, allowUnknown: true })[0]).toBe('fail');
  });

  test('says the numbers', () => {
    const [condition] = judge(
      resultWith({ scores: [score(40, 80)] }),
      { min: { openness: 60 } },
      TODAY,
    ).conditions;
    expect(condition).toEqual({
      id: 'openness',
      wanted: 'at least 60',
      found: '40–80',
      verdict: 'inconclusive',
      because: 'Openness is 40 by what could be seen, and may be 80',
    });
  });

  test.each([
    [60, 60, 50, 'Openness is 60'],
    [60, 90, 50, 'Openness is 60 at least'],
    [40, 40, 50, 'Openness is 40'],
    [30, 40, 50, 'Openness is 40 at most'],
    [null, null, 50, 'nothing in this score applies to the model'],
  ])('says of %s to %s, at least %s: %s', (low, high, least, because) => {
    const { conditions } = judge(
      resultWith({ scores: [score(low, high)] }),
      { min: { openness: least } },
      TODAY,
    );
    expect(conditions[0]?.because).toBe(because);
  });

  test('on a score that the rubric does not have is inconclusive, and says so', () => {
    const { conditions } = judge(resultWith({ scores: [score(60)] }), { min: { usability: 50 } }, TODAY);
    expect(conditions).toEqual([
      {
        ...{ id: 'usability', wanted: 'at least 50', found: 'no score', verdict: 'inconclusive' },
        because: 'the rubric has no such score',
      },
    ]);
  });

  test('what is proven never depends on what is unknown', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(percent, percent, percent, (a, b, least) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const policy = { min: { openness: least } };
        const [verdict] = verdictOf(resultWith({ scores: [score(low, high)] }), policy);
        const [atLow] = verdictOf(resultWith({ scores: [score(low)] }), policy);
        const [atHigh] = verdictOf(resultWith({ scores: [score(high)] }), policy);
        expect(verdict).toBe(atLow === atHigh ? atLow : 'inconclusive');
      }),
    );
  });
});

const valid: Waiver = {
  check: 'data-card',
  reason: 'in legal review',
  by: 'Ana Ruiz',
  until: '2026-11-23',
};
const expired: Waiver = { ...valid, until: '2026-11-22' };
const partly = check('data-card', 'partial', 'Data card');
const partlySeen = { ...partly, high: 1 };

describe('a policy', () => {
  test.each<[Policy, boolean]>([
    [{}, false],
    [{ min: {}, require: [], waivers: [] }, false],
    [{ allowUnknown: true }, false],
    [{ min: { openness: 0 } }, true],
    [{ require: ['data-card'] }, true],
    [{ waivers: [valid] }, true],
    [{ requireClass: 'III' }, true],
    [{ maxUnknown: 0 }, true],
    // One of each: what is added up must not cancel out.
    [{ min: { openness: 0 }, require: ['data-card'] }, true],
    [{ require: ['data-card'], waivers: [valid] }, true],
    [{ min: { openness: 0 }, waivers: [valid] }, true],
  ])('%j asks for something: %s', (policy, asks) => expect(asksForAnything(policy)).toBe(asks));
});

test.each([
  [{ result: 'partial', low: 0.5, high: 0.5 }, 'partial (50 %)'],
  [{ result: 'partial', low: 0.335, high: 1 }, 'partial (34–100 %)'],
  [{ result: 'notApplicable', low: 0, high: 0 }, 'not applicable'],
  [{ result: 'unknown', low: 0, high: 1 }, 'unknown'],
] as const)('%j is put as %s', (found, words) => expect(foundIn(found)).toBe(words));

describe('a required check', () => {
  test('that was not run is inconclusive, and says so', () => {
    expect(judge(resultWith({ checks: [] }), { require: ['data-card'] }, TODAY)).toEqual({
      verdict: 'inconclusive',
      conditions: [
        {
          ...{ id: 'data-card', wanted: 'passes', found: 'not run', verdict: 'inconclusive' },
          ...{ because: 'it was not run', check: 'data-card' },
        },
      ],
    });
  });

  test.each([
    [check('data-card', 'pass', 'Data card'), 'pass', 'pass', 'pass'],
    [check('data-card', 'notApplicable', 'Data card'), 'pass', 'pass', 'pass'],
    [partly, 'fail', 'waived', 'expired'],
    [partlySeen, 'inconclusive', 'waived', 'expired'],
    [check('data-card', 'fail', 'No data card'), 'fail', 'waived', 'expired'],
    [check('data-card', 'unknown', 'Data card'), 'inconclusive', 'waived', 'expired'],
  ])('$result, $low to $high: %s; waived: %s; when that has expired: %s', (found, plain, waived, late) => {
    const result = resultWith({ checks: [found] });
    const overall = { waived: 'pass', expired: 'fail' } as Record<string, string>;
    const policy = { require: ['data-card'] };
    expect(verdictOf(result, policy)).toEqual([plain, plain]);
    expect(verdictOf(result, { ...policy, waivers: [valid] })).toEqual([overall[waived] ?? waived, waived]);
    expect(verdictOf(result, { ...policy, waivers: [expired] })).toEqual([overall[late] ?? late, late]);
    // The same words stand in the gate when nothing asks for the check: a waiver is never silent.
    expect(verdictOf(result, { waivers: [valid] })[1]).toBe(waived === 'pass' ? 'pass' : 'waived');
    expect(verdictOf(result, { waivers: [expired] })[1]).toBe(late);
  });

  test('a waiver names who, until when and why', () => {
    const result = resultWith({ checks: [check('data-card', 'fail', 'No data card')] });
    const because = (waiver: Waiver) =>
      judge(result, { require: ['data-card'], waivers: [waiver] }, TODAY).conditions[0]?.because;
    expect(because(valid)).toBe('No data card; waived by Ana Ruiz until 2026-11-23: in legal review');
    expect(because(expired)).toBe(
      'No data card; the waiver by Ana Ruiz ended on 2026-11-22 (in legal review)',
    );
  });

  test('a waiver that nothing asks about says what became of it', () => {
    const alone = (checks: CheckResult[], waiver: Waiver) => {
      const [condition] = judge(resultWith({ checks }), { waivers: [waiver] }, TODAY).conditions;
      return [condition?.found, condition?.because];
    };
    const failing = [check('data-card', 'fail', 'No data card')];
    expect(alone([check('data-card', 'pass', 'Data card')], valid)).toEqual([
      'pass',
      'the waiver by Ana Ruiz until 2026-11-23 is not needed',
    ]);
    expect(alone(failing, valid)).toEqual(['fail', 'waived by Ana Ruiz until 2026-11-23: in legal review']);
    expect(alone(failing, expired)).toEqual([
      'fail',
      'the waiver by Ana Ruiz ended on 2026-11-22 (in legal review)',
    ]);
    expect(alone([], valid)[0]).toBe('not run');
  });

  test('a failure outweighs what is inconclusive, and a waiver frees one check only', () => {
    const checks = [check('data-card', 'fail', 'No data card'), check('model-card', 'unknown', 'Model card')];
    const require = ['data-card', 'model-card'];
    expect(verdictOf(resultWith({ checks }), { require })[0]).toBe('fail');
    expect(verdictOf(resultWith({ checks }), { require, waivers: [valid] })[0]).toBe('inconclusive');
    expect(verdictOf(resultWith({ checks }), { require, waivers: [valid], allowUnknown: true })[0]).toBe(
      'pass',
    );
  });
});

describe('the number of unknown checks', () => {
  const checks = ['data-card', 'model-card', 'training-code'].map((id) => check(id, 'unknown', id));
  test.each([
    [3, [], 'pass'],
    [2, [], 'fail'],
    [2, [valid], 'pass'],
    [2, [expired], 'fail'],
  ])('at most %s of three, %j: %s', (maxUnknown, waivers, verdict) => {
    expect(judge(resultWith({ checks }), { maxUnknown, waivers }, TODAY).conditions[0]?.verdict).toBe(
      verdict,
    );
  });

  test('are named, or it is said that there are none', () => {
    const because = (some: CheckResult[]) =>
      judge(resultWith({ checks: some }), { maxUnknown: 3 }, TODAY).conditions[0]?.because;
    expect(because(checks)).toBe('without an answer: data-card, model-card, training-code');
    expect(because([check('data-card', 'pass', 'Data card')])).toBe('every check has an answer');
  });
});

test('what became worse fails; what may have become worse leaves it open', () => {
  const regression = { what: 'weights license', was: 'MIT', is: 'CC-BY-NC-4.0', verdict: 'worse' as const };
  expect(judge(resultWith({}), {}, TODAY, [regression]).verdict).toBe('fail');
  expect(judge(resultWith({}), {}, TODAY, [{ ...regression, verdict: 'cannotTell' }]).verdict).toBe(
    'inconclusive',
  );
  expect(judge(resultWith({}), {}, TODAY).verdict).toBe('pass');
});

test('a regression says what was and what is, and of which check', () => {
  const regression = { what: 'Data card', was: 'pass', is: 'fail', verdict: 'worse' as const };
  const conditionOf = (one: Regression) => judge(resultWith({}), {}, TODAY, [one]).conditions[0];
  const because = 'Data card was pass in the baseline and is fail now';
  const rest = { wanted: 'not worse than pass', found: 'fail', verdict: 'fail', because };
  expect(conditionOf(regression)).toEqual({ id: 'regression Data card', ...rest });
  expect(conditionOf({ ...regression, check: 'data-card' })).toEqual({
    ...{ id: 'regression data-card', check: 'data-card' },
    ...rest,
  });
});
