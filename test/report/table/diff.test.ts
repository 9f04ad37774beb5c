/** Comparisons on the screen and in comments: all of it fits, nothing of it steers a terminal, and JSON meets its schema. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DiffSchema, diffResults } from '../../../src/diff.js';
import { renderDiffMarkdown } from '../../../src/report/diff-markdown.js';
import { renderDiff } from '../../../src/report/table/diff.js';
import { displayWidth } from '../../../src/report/table/display.js';
import { renderTable } from '../../../src/report/table/index.js';
import { sampleResult } from '../../result/sample-result.js';
import { hostile, MODELS, resultOf, sinceBaseline } from '../formats/samples.js';

const look = (width: number, verbose = true) => ({ width, color: false, verbose });
const [one, other] = MODELS;
const diffs = {
  'two models': diffResults([resultOf(one)], [resultOf(other)]),
  'hostile text': diffResults([sampleResult], [hostile()]),
  'hostile text before': diffResults([hostile()], [sampleResult]),
  'lists of which little is in both': diffResults(
    MODELS.slice(0, 2).map(resultOf),
    MODELS.slice(1).map(resultOf),
  ),
};

describe.each(Object.entries(diffs))('%s', (_, diff) => {
  it('meets the schema', () => expect(v.parse(DiffSchema, diff)).toEqual(diff));

  it.each([60, 80, 120])('fits into %i columns', (width) => {
    const lines = renderDiff(diff, look(width)).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it('has nothing that a terminal acts on', () => {
    const unsafe = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;
    expect(renderDiff(diff, look(80))).not.toMatch(unsafe);
    expect(renderDiffMarkdown(diff)).not.toMatch(unsafe);
  });

  it('is a table of four columns for each model in a comment', () => {
    const rows = renderDiffMarkdown(diff)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.split('|')).toHaveLength(6);
    expect(renderDiffMarkdown(diff)).not.toMatch(/<(?!\/?sub>)|(?<!&#8203;)\]\(javascript/);
  });
});

describe('an audit with a baseline', () => {
  it.each([60, 80, 120])('tells new from standing within %i columns', (width) => {
    const text = renderTable(sinceBaseline, look(width, false));
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain('usability: at least 90 · not met, new: It is not reached.');
    expect(words).toContain('training-code: pass · waived, standing: It follows in May.');
    expect(words).toContain(
      'worse The model card leaves sections out: partial (50 %), was pass (new failure)',
    );
    expect(words).toContain('Failing already in the baseline: safe-weights, training-code');
  });
});
