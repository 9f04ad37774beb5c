/** Where too little was seen no format says a tier or an archetype: neither for people nor for a spreadsheet. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verdictOf } from '../../src/report/bill/verdict.js';
import { columnsOf } from '../../src/report/columns.js';
import { renderCsv } from '../../src/report/csv.js';
import { archetypeWord } from '../../src/report/verdict.js';
import type { Result } from '../../src/result/result.js';

const path = new URL('../../fixtures/microsoft__biogpt/result.json', import.meta.url);
const whole: Result = JSON.parse(readFileSync(path, 'utf8'));
const seen = (coverage: number): Result => ({
  ...whole,
  scores: whole.scores.map((score) => ({ ...score, coverage, tier: 'Closed' })),
  archetype: { label: 'Closed', certain: false },
});
const verdictIn = (result: Result) =>
  columnsOf(result)
    .find(({ id }) => id === 'verdict')
    ?.of(result);

test('in words, in a column, in a bill of materials and in a table for spreadsheets', () => {
  const little = seen(0.34);
  expect(archetypeWord(little)).toBe('Not enough seen');
  expect(verdictIn(little)).toBe('Not enough seen');
  expect(verdictOf(little)).not.toContain('Closed');
  expect(renderCsv([little])).not.toContain('Closed');
  expect(renderCsv([little])).toContain(',34,');
});

test('from two fifths on they are said, and that they may change', () => {
  const enough = seen(0.4);
  expect(archetypeWord(enough)).toBe('Closed so far');
  expect(verdictIn(enough)).toBe('Closed so far');
  expect(verdictOf(enough)).toContain('(Closed)');
  expect(renderCsv([enough])).toContain('Closed');
});
