import { describe, expect, it } from 'vitest';
import { markdownOverview, tableOverview } from '../../../src/report/table/overview.js';
import { sampleResult } from '../../result/sample-result.js';

const hostile = { ...sampleResult, model: { ...sampleResult.model, name: 'a|b\u001b[31m' } };

describe('an overview', () => {
  it('has the same columns in every row, and the whole name', () => {
    const name = `org/${'long-'.repeat(30)}`;
    const { begin, row } = tableOverview(sampleResult);
    const text = row({ ...sampleResult, model: { ...sampleResult.model, name } });
    expect(text.trimEnd().endsWith(name)).toBe(true);
    expect(text.indexOf(name)).toBe(begin.indexOf('Model'));
    for (const { title } of sampleResult.scores) expect(begin).toContain(title);
  });

  it('says – for a score that a result by another rubric has not', () => {
    const { row } = tableOverview(sampleResult);
    expect(
      row({ ...sampleResult, scores: [] })
        .split(/\s+/)
        .filter((cell) => cell === '–').length,
    ).toBe(sampleResult.scores.length);
  });

  it('is one row of a Markdown table, and colors no terminal, whatever a model is called', () => {
    const { begin, row } = markdownOverview(sampleResult);
    const cells = (line = '') => line.match(/(?<!\\)\|/g)?.length;
    const [head, rule] = begin.split('\n');
    expect(cells(rule)).toBe(cells(head));
    expect(cells(row(hostile))).toBe(cells(head));
    expect(tableOverview(sampleResult).row(hostile)).not.toContain('\u001b');
  });
});
