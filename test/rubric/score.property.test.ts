/** What must hold of every score, whatever the rubric and the findings: it is bounded, fair to the unknown, and nothing else moves it. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import { type License, type Licenses, SCOPES } from '../../src/licenses/license.js';
import type { Score } from '../../src/result/result.js';
import { type Criterion, type WeightedRubric as Rubric, weightIn } from '../../src/rubric/schema.js';
import { type Scored, scoreFindings } from '../../src/rubric/score.js';
import { finding, license, missing, rubric } from './findings.js';

const SCORE_IDS = ['run', 'train', 'all'];

interface Case {
  by: Rubric;
  findings: Finding[];
  covering: Licenses;
}

const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
const credit = fc.record({ open: fc.constant(1), restricted: share, none: share });
const anyLicense: fc.Arbitrary<License> = fc
  .constantFrom('open', 'restricted', 'unclear', 'none', 'unknown')
  .map((openness) => license(openness));

const criterion: fc.Arbitrary<Criterion> = fc.record(
  {
    run: fc.oneof(
      fc.nat(40),
      fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
    ),
    train: fc.nat(40),
    all: fc.nat(40),
    license: fc.constantFrom(...SCOPES),
    credit,
  },
  { requiredKeys: [] },
);

const partialShare = fc.integer({ min: 1, max: 19 }).map((twentieths) => twentieths / 20);

/** What a check may say. An own license comes with things that were found only. */
const outcome = (check: string): fc.Arbitrary<Finding> =>
  fc.oneof(
    fc
      .option(anyLicense, { nil: undefined })
      .map((own) => finding(check, 'pass', own ? { license: own } : {})),
    fc
      .tuple(partialShare, fc.boolean(), fc.option(anyLicense, { nil: undefined }))
      .map(([part, whole, own]) =>
        finding(check, 'partial', {
          share: part,
          missing: whole ? [] : [missing],
          ...(own && { license: own }),
        }),
      ),
    fc.constant(finding(check, 'fail')),
    fc.constant(finding(check, 'unknown')),
    fc.constant(finding(check, 'notApplicable')),
  );

const archetypes: Rubric['archetypes'] = [
  { label: 'Closed', when: { run: { below: 30 } } },
  { label: 'Band', when: { all: { atLeast: 45, below: 55 } } },
  { label: 'Both', when: { run: 50, train: 50 } },
  { label: 'Rest' },
];

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.array(criterion, { minLength: 1, maxLength: 8 }),
    credit,
    fc.tuple(anyLicense, anyLicense, anyLicense, anyLicense),
  )
  .chain(([criteria, licenseCredit, [weights, code, data, documents]]) => {
    const named = Object.fromEntries(criteria.map((one, index) => [`check-${index}`, one]));
    const by = rubric(named, {
      licenseCredit,
      archetypes,
      scores: { run: { title: 'Run' }, train: { title: 'Train' }, all: { title: 'All', headline: true } },
    });
    return fc
      .tuple(...Object.keys(named).map(outcome))
      .map((findings) => ({ by, findings, covering: { weights, code, data, documents } }));
  });

const anyIndex = fc.nat(7);

const score = ({ by, findings, covering }: Case): Scored => scoreFindings(findings, by, covering);

function pairs(before: Scored, after: Scored): [Score, Score][] {
  return before.scores.map((one) => [one, after.scores.find(({ id }) => id === one.id) as Score]);
}

/** The case with one finding replaced; the index wraps around. */
function replaced(one: Case, index: number, by: (finding: Finding) => Finding): Case {
  const at = index % one.findings.length;
  return { ...one, findings: one.findings.map((old, place) => (place === at ? by(old) : old)) };
}

const check = <T extends unknown[]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  predicate: (...values: T) => void,
) =>
  fc.assert(fc.property(...(arbitraries as unknown as [fc.Arbitrary<T[0]>]), predicate as never), {
    numRuns: 500,
  });

test('bounds: whole numbers from 0 to 100, low never above high, and earned never above possible', () => {
  check<[Case]>([anyCase], (one) => {
    for (const { score: shown, low, high, earned, earnedHigh, possible, coverage } of score(one).scores) {
      expect(shown).toBe(low);
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(coverage).toBeLessThanOrEqual(1);
      if (low === null || high === null) {
        expect([low, high, possible]).toEqual([null, null, 0]);
        continue;
      }
      expect(Number.isInteger(low) && Number.isInteger(high)).toBe(true);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(100);
      expect(earned).toBeLessThanOrEqual(earnedHigh);
      expect(earnedHigh).toBeLessThanOrEqual(possible);
    }
  });
});

test('null exactly when nothing applies', () => {
  check<[Case]>([anyCase], (one) => {
    for (const { id, low } of score(one).scores) {
      const applies = one.findings.some(
        ({ check: name, result }) =>
          result !== 'notApplicable' && weightIn(one.by.criteria[name] ?? {}, id) > 0,
      );
      expect(low !== null).toBe(applies);
    }
  });
});

test('monotone: finding more never lowers a score', () => {
  check<[Case, number, number]>([anyCase, anyIndex, partialShare], (one, index, part) => {
    const steps = (old: Finding): Finding[] => {
      const own = old.license ? { license: old.license } : {};
      return [
        finding(old.check, 'fail', own),
        finding(old.check, 'partial', { share: part / 2, ...own }),
        finding(old.check, 'partial', { share: part, ...own }),
        finding(old.check, 'pass', own),
      ];
    };
    const rising = [0, 1, 2, 3].map((step) =>
      score(replaced(one, index, (old) => steps(old)[step] as Finding)),
    );
    for (let step = 1; step < rising.length; step++) {
      for (const [less, more] of pairs(rising[step - 1] as Scored, rising[step] as Scored)) {
        expect(more.low ?? 0).toBeGreaterThanOrEqual(less.low ?? 0);
        expect(more.high ?? 0).toBeGreaterThanOrEqual(less.high ?? 0);
      }
    }
  });
});

test('order-free: neither the order of criteria nor that of findings matters', () => {
  const shuffled = anyCase.chain((one) =>
    fc
      .tuple(
        fc.shuffledSubarray(one.findings, { minLength: one.findings.length }),
        fc.shuffledSubarray(Object.entries(one.by.criteria), { minLength: one.findings.length }),
      )
      .map(([findings, criteria]) => ({
        one,
        other: { ...one, findings, by: { ...one.by, criteria: Object.fromEntries(criteria) } },
      })),
  );
  check<[{ one: Case; other: Case }]>([shuffled], ({ one, other }) => {
    const [before, after] = [score(one), score(other)];
    expect(after.scores).toEqual(before.scores);
    expect(after.archetype).toEqual(before.archetype);
    expect(after.gains).toEqual(before.gains);
  });
});

test('not seeing something never raises the low end and never lowers the high end', () => {
  check<[Case, number]>([anyCase, anyIndex], (one, index) => {
    const unseen = replaced(one, index, (old) => finding(old.check, 'unknown'));
    for (const [seen, blind] of pairs(score(one), score(unseen))) {
      if (seen.low === null || seen.high === null) continue;
      expect(blind.low).toBeLessThanOrEqual(seen.low);
      expect(blind.high).toBeGreaterThanOrEqual(seen.high);
      expect(blind.coverage).toBeLessThanOrEqual(1);
    }
  });
});

test('not seeing a license never raises the low end and never lowers the high end', () => {
  check<[Case, (typeof SCOPES)[number]]>([anyCase, fc.constantFrom(...SCOPES)], (one, scope) => {
    const unseen = { ...one, covering: { ...one.covering, [scope]: license('unknown') } };
    for (const [seen, blind] of pairs(score(one), score(unseen))) {
      if (seen.low === null || seen.high === null) continue;
      expect(blind.low).toBeLessThanOrEqual(seen.low);
      expect(blind.high).toBeGreaterThanOrEqual(seen.high);
      expect(blind.coverage).toBeLessThanOrEqual(seen.coverage);
    }
  });
});

test('whatever the unknown turns out to be, the score lies in its range, and a certain archetype stays', () => {
  const resolved = anyCase.chain((one) =>
    fc
      .tuple(...one.findings.map((old) => (old.result === 'unknown' ? outcome(old.check) : fc.constant(old))))
      .map((findings) => ({ one, other: { ...one, findings } })),
  );
  check<[{ one: Case; other: Case }]>([resolved], ({ one, other }) => {
    const [before, after] = [score(one), score(other)];
    for (const [range, { low, high }] of pairs(before, after)) {
      if (low === null || high === null) continue;
      expect(low).toBeGreaterThanOrEqual(range.low as number);
      expect(high).toBeLessThanOrEqual(range.high as number);
    }
    if (before.archetype?.certain && after.archetype) expect(after.archetype).toEqual(before.archetype);
  });
});

test('only the proportions of the weights matter', () => {
  check<[Case, number]>([anyCase, fc.constantFrom(0.01, 0.3, 3, 7, 100)], (one, factor) => {
    const scaled = Object.entries(one.by.criteria).map(
      ([id, { license: scope, credit: own, ...weights }]) => {
        const larger = Object.entries(weights).map(([key, weight]) => [key, Number(weight) * factor]);
        return [
          id,
          { ...Object.fromEntries(larger), ...(scope && { license: scope }), ...(own && { credit: own }) },
        ];
      },
    );
    const by = { ...one.by, criteria: Object.fromEntries(scaled) };
    const [before, after] = [score(one), score({ ...one, by })];
    for (const [small, large] of pairs(before, after)) {
      expect([large.low, large.high, large.tier]).toEqual([small.low, small.high, small.tier]);
      expect(large.coverage).toBeCloseTo(small.coverage, 9);
    }
    expect(after.archetype).toEqual(before.archetype);
  });
});

test('what is not applicable counts as if the rubric did not name it', () => {
  check<[Case]>([anyCase], (one) => {
    const applies = new Set(
      one.findings.filter(({ result }) => result !== 'notApplicable').map((finding) => finding.check),
    );
    const criteria = Object.fromEntries(Object.entries(one.by.criteria).filter(([id]) => applies.has(id)));
    const without = score({ ...one, by: { ...one.by, criteria } });
    expect(without.scores).toEqual(score(one).scores);
    expect(without.archetype).toEqual(score(one).archetype);
  });
});

test('a gain is what scoring gives once the thing is done', () => {
  check<[Case]>([anyCase], (one) => {
    const before = score(one);
    for (const { check: id, kind, scope, gains } of before.gains) {
      const openly = (old: License) => (old.openness === 'unknown' ? old : license('open'));
      const done: Case =
        kind === 'release'
          ? replaced(
              one,
              one.findings.findIndex((old) => old.check === id),
              (old) => finding(id, 'pass', old.license ? { license: old.license } : {}),
            )
          : {
              ...one,
              covering: { ...one.covering, [scope as string]: openly(one.covering[scope as 'code']) },
              findings: one.findings.map((old) =>
                old.license && one.by.criteria[old.check]?.license === scope
                  ? { ...old, license: openly(old.license) }
                  : old,
              ),
            };
      for (const [now, then] of pairs(before, score(done))) {
        if (now.low !== null) expect((then.low as number) - now.low).toBe(gains[now.id] ?? 0);
      }
    }
  });
});

test('every score of the rubric is given, the headline first', () => {
  check<[Case]>([anyCase], (one) => {
    const ids = score(one).scores.map(({ id }) => id);
    expect(ids[0]).toBe('all');
    expect([...ids].sort()).toEqual([...SCORE_IDS].sort());
  });
});
