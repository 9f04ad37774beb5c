import { describe, expect, it } from 'vitest';
import { renderModels, renderModelsMarkdown } from '../../src/report/table/models.js';
import { modelComparisonOf } from '../../src/result/model-comparison.js';
import { sampleResult } from './sample-result.js';

const [first] = sampleResult.checks;
const id = first?.id ?? '';
const other = {
  ...sampleResult,
  model: { ...sampleResult.model, name: 'org/other\u001b[31m|model' },
  checks: sampleResult.checks.map((check) =>
    check.id === id
      ? {
          ...check,
          result: check.result === 'fail' ? ('pass' as const) : ('fail' as const),
          points: Object.fromEntries(
            Object.entries(check.points).map(([score, points]) => [
              score,
              { ...points, earned: 0, earnedHigh: 0 },
            ]),
          ),
        }
      : check,
  ),
};

describe('models side by side', () => {
  it('has what differs, with how much it counts, and what is the same', () => {
    const { differences, same, models } = modelComparisonOf([sampleResult, other]);
    expect(differences.map((row) => row.id)).toEqual([id]);
    expect(differences[0]?.answers.map((answer) => answer?.result)).toEqual([
      first?.result,
      other.checks[0]?.result,
    ]);
    expect(same.length).toBe(sampleResult.checks.length - 1);
    expect(models.map(({ name }) => name)).toEqual([sampleResult.model.name, other.model.name]);
  });

  it('differs nowhere from itself', () => {
    expect(modelComparisonOf([sampleResult, sampleResult]).differences).toEqual([]);
  });

  it.each([40, 80, 200])('stays within %d columns, and colors no terminal', (width) => {
    const text = renderModels(modelComparisonOf([sampleResult, other, other, sampleResult]), {
      ...{ width, color: false, verbose: true },
    });
    expect(text).not.toContain('\u001b');
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(Math.max(width, 60));
  });

  it('is a table of Markdown with a column for each', () => {
    const text = renderModelsMarkdown(modelComparisonOf([sampleResult, other]));
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.match(/\|/g)?.length).toBe(4);
  });
});
