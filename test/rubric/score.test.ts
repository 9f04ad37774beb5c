/** The arithmetic of a verdict on examples that can be added up by hand. */

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import { type Archetype, Condition, type WeightedRubric as Rubric } from '../../src/rubric/schema.js';
import { scoreFindings } from '../../src/rubric/score.js';
import { finding, license, licenses, missing, rubric } from './findings.js';

const two: Rubric['scores'] = { train: { title: 'Train' }, run: { title: 'Run', headline: true } };

function scoreOf(findings: Finding[], by: Rubric, covering = licenses()) {
  const [first] = scoreFindings(findings, by, covering).scores;
  if (!first) throw new Error('no score');
  return first;
}

describe('points', () => {
  test('weight times share, added up over the weights that apply', () => {
    const by = rubric({ a: { run: 30 }, b: { run: 50 }, c: { run: 20 } });
    const score = scoreOf(
      [finding('a', 'pass'), finding('b', 'partial', { share: 0.4 }), finding('c', 'fail')],
      by,
    );
    expect(score).toMatchObject({ earned: 50, earnedHigh: 50, possible: 100, score: 50, low: 50, high: 50 });
    expect(score.coverage).toBe(1);
  });

  test.each([
    ['open', 100],
    ['restricted', 20],
    ['unclear', 20],
    ['none', 30],
  ] as const)('a pass under a license that is %s is worth %d', (openness, expected) => {
    const by = rubric({ a: { run: 7, license: 'code' } });
    const { scores, checks } = scoreFindings([finding('a', 'pass')], by, licenses({ code: openness }));
    expect(scores[0]).toMatchObject({ low: expected, high: expected });
    expect(checks[0]?.credit.low).toBe(expected / 100);
    expect(checks[0]?.license?.openness).toBe(openness);
  });

  test('only the license of the scope that the criterion names counts', () => {
    const by = rubric({ a: { run: 1, license: 'weights' }, b: { run: 1 } });
    const covering = licenses({ code: 'none', data: 'none', documents: 'none' });
    expect(scoreOf([finding('a', 'pass'), finding('b', 'pass')], by, covering).low).toBe(100);
    expect(
      scoreOf([finding('a', 'pass'), finding('b', 'pass')], by, licenses({ weights: 'none' })).earned,
    ).toBe(1.3);
  });

  test('a license that a check found itself goes before that of its scope', () => {
    const by = rubric({ a: { run: 10, license: 'data' } });
    const own = finding('a', 'pass', { license: license('restricted') });
    const { checks, scores } = scoreFindings([own], by, licenses());
    expect(scores[0]?.low).toBe(20);
    expect(checks[0]?.license).toEqual(license('restricted'));
  });

  test('a criterion may set its own credit', () => {
    const credit = { open: 1, restricted: 0.8, none: 0.8 };
    const by = rubric({ a: { run: 10, license: 'data', credit } });
    expect(scoreOf([finding('a', 'pass')], by, licenses({ data: 'none' })).low).toBe(80);
  });

  test('tenths leave no noise in the points that are shown', () => {
    const by = rubric({ a: { run: 34, license: 'code' }, b: { run: 0.1 }, c: { run: 0.2 } });
    const { checks, scores } = scoreFindings(
      [finding('a', 'pass'), finding('b', 'pass'), finding('c', 'pass')],
      by,
      licenses({ code: 'restricted' }),
    );
    expect(checks[0]?.points.run).toEqual({ earned: 6.8, earnedHigh: 6.8, possible: 34 });
    expect(scores[0]).toMatchObject({ earned: 7.1, possible: 34.3 });
  });

  test('a check that counts nowhere is kept, without points', () => {
    const { checks } = scoreFindings(
      [finding('b', 'fail'), finding('a', 'pass')],
      rubric({ a: { run: 1 }, b: {} }),
      licenses(),
    );
    expect(checks.map(({ finding: { check }, points }) => [check, points])).toEqual([
      ['a', { run: { earned: 1, earnedHigh: 1, possible: 1 } }],
      ['b', {}],
    ]);
  });

  test('a criterion without a finding is a bug, not a zero', () => {
    expect(() => scoreFindings([], rubric({ a: { run: 1 } }), licenses())).toThrow('it was not run');
  });
});

describe('what is unknown', () => {
  test('widens the range and never the low end', () => {
    const by = rubric({ a: { run: 60 }, b: { run: 40 } });
    expect(scoreOf([finding('a', 'pass'), finding('b', 'unknown')], by)).toMatchObject({
      low: 60,
      high: 100,
      score: 60,
      earned: 60,
      earnedHigh: 100,
      coverage: 0.6,
      inconclusive: true,
      tier: 'Partial',
      tierAtMost: 'Open',
    });
  });

  test('a license that could not be seen may be the worst or the best', () => {
    const by = rubric({ a: { run: 10, license: 'code' } });
    const score = scoreOf([finding('a', 'pass')], by, licenses({ code: 'unknown' }));
    expect(score).toMatchObject({ low: 20, high: 100, coverage: 0, inconclusive: true });
  });

  test('what was not seen may have better terms than those around it, unless its own are known', () => {
    const by = rubric({ a: { run: 10, license: 'data' } });
    expect(scoreOf([finding('a', 'unknown')], by, licenses({ data: 'none' }))).toMatchObject({
      low: 0,
      high: 100,
    });
    const own = finding('a', 'unknown', { license: license('restricted') });
    expect(scoreOf([own], by, licenses())).toMatchObject({ low: 0, high: 20 });
  });

  test('the license of what is not there does not matter', () => {
    const by = rubric({ a: { run: 10, license: 'code' } });
    const score = scoreOf([finding('a', 'fail')], by, licenses({ code: 'unknown' }));
    expect(score).toMatchObject({ low: 0, high: 0, coverage: 1, inconclusive: false });
  });

  test('a part that was seen may turn out whole', () => {
    const by = rubric({ a: { run: 10 } });
    const score = scoreOf([finding('a', 'partial', { share: 0.3, missing: [missing] })], by);
    expect(score).toMatchObject({ low: 30, high: 100, coverage: 1 });
  });

  test('coverage at the limit is enough', () => {
    const by = rubric({ a: { run: 80 }, b: { run: 20 } });
    const score = scoreOf([finding('a', 'fail'), finding('b', 'unknown')], by);
    expect(score).toMatchObject({ coverage: 0.8, inconclusive: false, low: 0, high: 20, tier: 'Closed' });
    expect(score).not.toHaveProperty('tierAtMost');
  });
});

describe('what is not applicable', () => {
  test('leaves both sides of the fraction', () => {
    const by = rubric({ a: { run: 60 }, b: { run: 40 } });
    const { scores, checks } = scoreFindings(
      [finding('a', 'pass'), finding('b', 'notApplicable')],
      by,
      licenses(),
    );
    expect(scores[0]).toMatchObject({ low: 100, possible: 60 });
    expect(checks[1]?.points).toEqual({});
  });

  test('a score to which nothing applies is null, not 0, and has no tier and no archetype', () => {
    const by = rubric({ a: { run: 60 } }, { archetypes: [{ label: 'Any', when: { run: 0 } }] });
    const scored = scoreFindings([finding('a', 'notApplicable')], by, licenses());
    expect(scored.scores[0]).toMatchObject({ score: null, low: null, high: null, tier: null, possible: 0 });
    expect(scored.scores[0]?.inconclusive).toBe(false);
    expect(scored.archetype).toBeNull();
  });
});

describe('rounding and tiers', () => {
  test.each([
    [69.4, 69, 'Partial'],
    [69.5, 70, 'Open'],
    [39.49, 39, 'Closed'],
    [39.5, 40, 'Partial'],
  ])('%d of 100 is %d: %s', (earned, whole, tier) => {
    const by = rubric({ a: { run: earned }, b: { run: 100 - earned } });
    expect(scoreOf([finding('a', 'pass'), finding('b', 'fail')], by)).toMatchObject({ low: whole, tier });
  });

  test('a half stays a half when it is the sum of tenths', () => {
    const tenths = Array.from({ length: 139 }, (_, index) => `c${index}`);
    const criteria = Object.fromEntries(tenths.map((id) => [id, { run: 0.1 }]));
    const by = rubric({ ...criteria, rest: { run: 6.1 } });
    const score = scoreOf([...tenths.map((id) => finding(id, 'pass')), finding('rest', 'fail')], by);
    expect(score).toMatchObject({ earned: 13.9, possible: 20, low: 70 });
  });
});

test('the headline stands first, whatever the order of the rubric', () => {
  const by = rubric({ a: { run: 1, train: 1 } }, { scores: two });
  const { scores } = scoreFindings([finding('a', 'pass')], by, licenses());
  expect(scores.map(({ id, headline }) => [id, headline])).toEqual([
    ['run', true],
    ['train', false],
  ]);
});

describe('archetypes', () => {
  const archetypes: Archetype[] = [
    { label: 'Closed', when: { run: { below: 40 } } },
    { label: 'Both', when: { run: 50, train: 50 } },
    { label: 'Run only', when: { run: { atLeast: 50 } } },
    { label: 'Closed' },
  ];

  /** The verdict for scores of `[low, high]`. */
  function verdict(run: [number, number], train: [number, number], by = archetypes) {
    const criteria: Rubric['criteria'] = {};
    const findings: Finding[] = [];
    for (const [score, [low, high]] of Object.entries({ run, train })) {
      const parts = { pass: low, unknown: high - low, fail: 100 - high } as const;
      for (const [result, weight] of Object.entries(parts)) {
        criteria[`${score}-${result}`] = { [score]: weight };
        findings.push(finding(`${score}-${result}`, result as keyof typeof parts));
      }
    }
    return scoreFindings(findings, rubric(criteria, { scores: two, archetypes: by }), licenses()).archetype;
  }

  test.each([
    [50, 50, 'Both'],
    [100, 49, 'Run only'],
    [49, 100, 'Closed'],
    [39, 0, 'Closed'],
  ])('%d and %d: %s', (run, train, label) => {
    expect(verdict([run, run], [train, train])).toEqual({ label, certain: true });
  });

  test('the first that holds wins: an upper bound can overrule', () => {
    const overruled: Archetype[] = [{ label: 'Overruled', when: { train: { below: 60 } } }, ...archetypes];
    expect(verdict([80, 80], [59, 59], overruled)?.label).toBe('Overruled');
    expect(verdict([80, 80], [60, 60], overruled)?.label).toBe('Both');
  });

  test('it is certain while no value in the range gives another label', () => {
    expect(verdict([60, 90], [10, 49])).toEqual({ label: 'Run only', certain: true });
    expect(verdict([60, 90], [10, 50])).toEqual({ label: 'Run only', certain: false });
    // Two archetypes with one label: crossing from one to the other changes nothing.
    expect(verdict([30, 49], [0, 100])).toEqual({ label: 'Closed', certain: true });
  });

  test('a band inside the range is found although both ends lie outside', () => {
    const band: Archetype[] = [
      { label: 'Band', when: { run: { atLeast: 40, below: 60 } } },
      { label: 'Rest' },
    ];
    expect(verdict([30, 70], [0, 0], band)).toEqual({ label: 'Rest', certain: false });
    expect(verdict([60, 70], [0, 0], band)).toEqual({ label: 'Rest', certain: true });
  });

  test('none holds: none is named', () => {
    expect(verdict([10, 10], [0, 0], [{ label: 'High', when: { run: 90 } }])).toBeNull();
    expect(verdict([10, 10], [0, 0], [])).toBeNull();
  });

  describe('that ask for more than scores', () => {
    const asking: Archetype[] = [
      { label: 'Whole', when: { run: 50 }, open: ['weights', 'data'], released: ['a'] },
      { label: 'With limits', when: { run: 50 } },
      { label: 'Rest' },
    ];
    const labelOf = (result: 'pass' | 'partial' | 'unknown', covering = licenses()) =>
      scoreFindings(
        [finding('a', result, { share: 0.9 }), finding('b', 'pass')],
        rubric({ a: { run: 10 }, b: { run: 90 } }, { archetypes: asking }),
        covering,
      ).archetype;

    test('hold when each license is open and each check passes', () => {
      expect(labelOf('pass')).toEqual({ label: 'Whole', certain: true });
      expect(labelOf('pass', licenses({ code: 'none' }))?.label).toBe('Whole');
    });

    test.each(['restricted', 'none', 'unclear'] as const)(
      'do not hold under terms that are %s',
      (openness) => {
        expect(labelOf('pass', licenses({ data: openness }))).toEqual({
          label: 'With limits',
          certain: true,
        });
      },
    );

    test('do not hold where a check finds a part, and are open where nobody could look', () => {
      expect(labelOf('partial')).toEqual({ label: 'With limits', certain: true });
      expect(labelOf('unknown')).toEqual({ label: 'With limits', certain: false });
      expect(labelOf('pass', licenses({ data: 'unknown' }))).toEqual({
        label: 'With limits',
        certain: false,
      });
    });
  });

  test('conditions are numbers or bounds', () => {
    expect(v.is(Condition, 50)).toBe(true);
    expect(v.is(Condition, { below: 40 })).toBe(true);
    expect(v.is(Condition, { above: 40 })).toBe(false);
  });
});
