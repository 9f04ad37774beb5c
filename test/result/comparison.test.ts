/** What weighs most against a model, and how rubrics stand side by side on any screen, with any text in them. */
import { describe, expect, it, test } from 'vitest';
import { renderComparisons } from '../../src/report/table/comparison.js';
import { displayWidth } from '../../src/report/table/display.js';
import { renderTable, renderTables } from '../../src/report/table/index.js';
import { comparisonOf } from '../../src/result/comparison.js';
import type { AttestationResult, ItemResult, Result } from '../../src/result/result.js';
import { check, sampleResult } from './sample-result.js';

const headline = sampleResult.scores.find((score) => score.headline)?.id ?? '';

/** The sample with other checks, their points in the headline: `[earned, possible]` or `[earned, most, possible]`. */
function withChecks(points: Record<string, [number, number] | [number, number, number]>): Result {
  const checks = Object.entries(points).map(([id, sums]) => {
    const [earned] = sums;
    return check(id, sums.length === 3 ? 'unknown' : earned > 0 ? 'partial' : 'fail', `No ${id}`, {
      points: { [headline]: sums },
    });
  });
  return { ...sampleResult, checks };
}

const against = (result: Result) => comparisonOf([result]).rows[0]?.against;

describe('what weighs most', () => {
  it('is what costs the headline most, not what counts most', () => {
    expect(against(withChecks({ a: [18, 20], b: [0, 5] }))).toEqual({
      ...{ kind: 'check', id: 'b', title: 'No b', lost: 5, partly: false, unknown: false },
    });
  });

  it('is what is known to be missing, before what could not be seen', () => {
    expect(against(withChecks({ a: [0, 20, 20], b: [0, 5] }))).toMatchObject({ id: 'b', unknown: false });
    expect(against(withChecks({ b: [0, 5], a: [0, 20, 20] }))).toMatchObject({ id: 'b', unknown: false });
  });

  it('is what could not be seen, when nothing else is missing', () => {
    expect(against(withChecks({ a: [5, 5], b: [0, 2, 2], c: [0, 3, 3] }))).toMatchObject({
      ...{ id: 'c', lost: 3, unknown: true },
    });
  });

  it('of equals is the first in the rubric', () => {
    expect(against(withChecks({ a: [0, 5], b: [0, 5] }))).toMatchObject({ id: 'a' });
  });

  it('may be there in part', () => {
    expect(against(withChecks({ a: [2, 5] }))).toMatchObject({ id: 'a', lost: 3, partly: true });
  });

  it('is nothing where nothing is missing or nothing counts', () => {
    expect(against(withChecks({ a: [5, 5] }))).toBeNull();
    expect(against(withChecks({}))).toBeNull();
  });
});

const EVIL = `\u001b[31m\u202e\r\n${'x'.repeat(300)} ${'語'.repeat(100)}`;

const evilItem: ItemResult = {
  ...{ id: EVIL, title: EVIL, level: 'open', label: EVIL, low: 0, high: 0, because: EVIL, citations: [] },
  ...{ points: { earned: 0, earnedHigh: 0, possible: 1 }, checks: [] },
};
const evil: Result = {
  ...sampleResult,
  rubric: { id: EVIL, title: EVIL },
  items: [evilItem],
  verdict: { kind: 'weakest', label: EVIL, atMost: EVIL, certain: false, heldBy: [] },
  archetype: { label: EVIL, certain: true },
  model: { ...sampleResult.model, name: EVIL },
};
const attested: AttestationResult = {
  ...{
    subject: EVIL,
    license: EVIL,
    url: `https://example.org/${EVIL}`,
    by: EVIL,
    date: EVIL,
    expires: EVIL,
  },
  ...{ reason: EVIL, outcome: 'disputed', because: EVIL, status: 'partial', share: 0.5 },
  found: { result: 'unknown', low: 0, high: 1, because: EVIL, license: EVIL, citations: [] },
};

describe.each([60, 80, 120])('%i columns', (width) => {
  const options = { width, color: false, verbose: false };

  it('hold hostile text of rubrics', () => {
    const drawn = renderComparisons([comparisonOf([sampleResult, evil])], options);
    const short = renderTables([sampleResult, evil], {
      ...options,
      several: false,
      points: true,
      rubrics: 2,
    });
    for (const line of `${drawn}${short}`.split('\n')) expectClean(line, width);
  });

  it('hold hostile statements; links stay whole', () => {
    const text = renderTable({ ...sampleResult, attestations: [attested] }, options);
    for (const line of text.split('\n')) {
      expectClean(line, line.includes('https://') ? Number.POSITIVE_INFINITY : width);
    }
  });
});

function expectClean(line: string, width: number): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(displayWidth(line)).toBeLessThanOrEqual(width);
}

test('models by several rubrics: each in full once, its others below it', () => {
  const other: Result = { ...sampleResult, rubric: { id: 'other', title: 'Another rubric' } };
  const options = { width: 80, color: false, verbose: false, several: true, rubrics: 2 };
  const text = renderTables([sampleResult, other, sampleResult, other], { ...options, points: true });
  expect(text.match(/Another rubric/g)).toHaveLength(2);
  expect(text.match(/What would raise the scores most/g)).toHaveLength(2);
});
