/** What each fix would gain. */

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import type { WeightedRubric as Rubric } from '../../src/rubric/schema.js';
import { scoreFindings } from '../../src/rubric/score.js';
import { finding, licenses, rubric } from './findings.js';

const two: Rubric['scores'] = { train: { title: 'Train' }, run: { title: 'Run', headline: true } };

describe('gains', () => {
  const by = rubric(
    {
      a: { run: 40, train: 10, license: 'code' },
      b: { run: 40, license: 'weights' },
      c: { run: 20 },
      d: { train: 90, license: 'code' },
    },
    { scores: two },
  );

  function gains(findings: Finding[], covering = licenses()) {
    return scoreFindings(findings, by, covering).gains;
  }

  test('nothing is to be gained where everything is there and open', () => {
    expect(gains(['a', 'b', 'c', 'd'].map((id) => finding(id, 'pass')))).toEqual([]);
  });

  test('publishing brings what is missing; largest gain in the headline first, then the largest sum', () => {
    expect(
      gains([
        finding('a', 'fail'),
        finding('b', 'partial', { share: 0.5 }),
        finding('c', 'fail'),
        finding('d', 'fail'),
      ]),
    ).toEqual([
      { check: 'a', kind: 'release', gains: { run: 40, train: 10 } },
      { check: 'b', kind: 'release', gains: { run: 20 } },
      { check: 'c', kind: 'release', gains: { run: 20 } },
      { check: 'd', kind: 'release', gains: { train: 90 } },
    ]);
  });

  test('publishing is judged by the license of today; a license fix counts what is there', () => {
    const found = [finding('a', 'pass'), finding('b', 'pass'), finding('c', 'pass'), finding('d', 'fail')];
    expect(gains(found, licenses({ code: 'none' }))).toEqual([
      { check: 'a', kind: 'license', scope: 'code', gains: { run: 28, train: 7 } },
      { check: 'd', kind: 'release', gains: { train: 27 } },
    ]);
  });

  test('one license fix for a scope adds up all that it covers, under the check that loses most', () => {
    const found = [finding('a', 'pass'), finding('b', 'pass'), finding('c', 'pass'), finding('d', 'pass')];
    expect(gains(found, licenses({ code: 'restricted' }))).toEqual([
      { check: 'd', kind: 'license', scope: 'code', gains: { run: 32, train: 80 } },
    ]);
  });

  test('nothing is asked of the owner for what could not be seen', () => {
    const found = [finding('a', 'pass'), finding('b', 'unknown'), finding('c', 'pass'), finding('d', 'pass')];
    expect(gains(found, licenses({ code: 'unknown' }))).toEqual([]);
  });

  test('less than a point is not worth a line', () => {
    const small = rubric({ a: { run: 1000 }, b: { run: 4 } });
    expect(scoreFindings([finding('a', 'pass'), finding('b', 'fail')], small, licenses()).gains).toEqual([]);
  });
});
