import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  conditionOf,
  inOrder,
  type Key,
  orderOf,
  ranksOf,
  usualColumns,
} from '../../src/report/columns.js';
import { sampleResult } from '../result/sample-result.js';

const columns = columnsOf(sampleResult);
const key = (low: number | string | null, high: number | string | null = low): Key => ({ value: low, high });

describe('columns', () => {
  it('have names, and those that a row usually has are among them', () => {
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of usualColumns(sampleResult)) expect(ids).toContain(id);
  });
});

describe('a condition', () => {
  const scored = (low: number, high: number) => ({
    ...sampleResult,
    scores: sampleResult.scores.map((score) => (score.id === 'usability' ? { ...score, low, high } : score)),
  });

  it.each([
    ['usability>=60', 60, 90, true],
    ['usability>60', 60, 90, false],
    ['usability<=60', 50, 60, true],
    ['usability<60', 50, 60, false],
    ['usability=60', 60, 90, true],
    ['Usability != 60', 60, 90, false],
  ])('%s of a range is about the end that decides', (written, low, high, holds) => {
    expect(conditionOf(written, columns)(scored(low, high))).toBe(holds);
  });

  it('compares words whatever their case, and finds them within others', () => {
    const { name } = sampleResult.model;
    expect(conditionOf(`model=${name.toUpperCase()}`, columns)(sampleResult)).toBe(true);
    expect(conditionOf(`model~${name.slice(2, 6)}`, columns)(sampleResult)).toBe(true);
    expect(conditionOf('model~nothing-like-it', columns)(sampleResult)).toBe(false);
  });

  it('is not met by what is not known', () => {
    const { parameters: _, ...model } = sampleResult.model;
    expect(conditionOf('parameters>=0', columns)({ ...sampleResult, model })).toBe(false);
    expect(conditionOf('parameters!=7', columns)({ ...sampleResult, model })).toBe(true);
  });

  it.each(['usability', 'usability>=', '>=60', 'usabilty>=60'])('%s is none', (written) => {
    expect(() => conditionOf(written, columns)).toThrow(/is not a condition|there is no column/);
  });
});

describe('an order', () => {
  it('puts numbers from the highest and words from A, and what is not known last', () => {
    const score = orderOf('openness', columns);
    const sorted = [key(5), key(null), key(9), key(5, 8)].sort((a, b) => inOrder(a, b, score));
    expect(sorted.map(({ value, high }) => [value, high])).toEqual([
      [9, 9],
      [5, 8],
      [5, 5],
      [null, null],
    ]);
    const name = orderOf('model', columns);
    expect([key('b'), key('a')].sort((a, b) => inOrder(a, b, name)).map(({ value }) => value)).toEqual([
      'a',
      'b',
    ]);
    expect(orderOf('openness:asc', columns).ascending).toBe(true);
    expect(() => orderOf('openness:up', columns)).toThrow('direction');
  });

  it('ranks by ranges: nobody is before another who may be better', () => {
    const order = orderOf('openness', columns);
    expect(ranksOf([key(89, 99), key(75), key(62), key(56, 63), key(17, 57), key(null)], order)).toEqual([
      ...['1', '2', '3–4', '3–5', '4–5', '–'],
    ]);
    expect(ranksOf([key(50), key(50)], order)).toEqual(['1', '1']);
    expect(ranksOf([key(50), key(20, 60)], orderOf('openness:asc', columns))).toEqual(['1–2', '1–2']);
  });
});
