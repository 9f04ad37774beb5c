/** Rows for spreadsheets, and badges. */
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/result/result.js';
import { sampleResult } from '../../result/sample-result.js';
import { gated, itemized, MODELS, render, resultOf } from './samples.js';

describe('CSV', () => {
  it('is a row a model with the same columns', async () => {
    const text = await render('csv', [...MODELS.map(resultOf), itemized]);
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    // None of these values has a comma but one archetype, which is quoted.
    const widths = rows.map((row) => row.replace(/"[^"]*"/g, '').split(',').length);
    expect(new Set(widths).size).toBe(1);
  });
});

describe('badges', () => {
  const score = { ...sampleResult.scores[2], headline: true } as Result['scores'][number];
  const shield = async (change: Partial<Result['scores'][number]>, more: Partial<Result> = {}) =>
    JSON.parse(await render('shields', [{ ...sampleResult, scores: [{ ...score, ...change }], ...more }]));

  it('say score, range and tier in a color by value', async () => {
    expect(await shield({ low: 70, high: 70, tier: 'Open' })).toEqual({
      schemaVersion: 1,
      label: 'openness',
      message: '70 · Open',
      color: 'brightgreen',
    });
    expect(await shield({ low: 69, high: 90, tier: 'Partial' })).toMatchObject({
      message: '69–90 · Partial',
      color: 'yellow',
    });
    expect(await shield({ low: 39, high: 39, tier: 'Closed' })).toMatchObject({ color: 'red' });
    expect(
      await shield({ unit: 'count', earned: 10 / 3, earnedHigh: 7, possible: 16, tier: null }),
    ).toMatchObject({
      message: '3.33–7 of 16',
    });
  });

  it('never show a number that the evidence is too thin for, and tell of a failed gate', async () => {
    expect(await shield({ inconclusive: true })).toMatchObject({
      message: 'inconclusive',
      color: 'lightgrey',
    });
    expect(await shield({ low: null, high: null })).toMatchObject({ message: 'not applicable' });
    expect(await shield({ low: 90, high: 90, tier: 'Open' }, { gate: gated.gate })).toMatchObject({
      message: '90 · Open · gate failed',
      color: 'red',
    });
  });

  it('say the same to screen readers', async () => {
    expect(await render('badge', [sampleResult])).toMatch(/aria-label="(openness: .*)"><title>\1<\/title>/);
  });

  it('are about one model', async () => {
    for (const format of ['badge', 'shields'] as const) {
      await expect(render(format, [sampleResult, gated])).rejects.toThrow('about one model');
    }
  });
});
