import { describe, expect, it } from 'vitest';
import { jsonText, renderJson, renderJsonReport } from '../../src/report/json.js';
import { sampleResult } from '../result/sample-result.js';

const options = { width: 80, color: true, verbose: false };

describe('JSON', () => {
  it('is the result itself, and the same bytes each time', () => {
    const text = renderJson(sampleResult);
    expect(JSON.parse(text)).toEqual(sampleResult);
    expect(renderJson(structuredClone(sampleResult))).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('is an object for one target and an array for several, whatever is left of them', () => {
    expect(JSON.parse(renderJsonReport([sampleResult], { ...options, several: false }))).toEqual(
      sampleResult,
    );
    expect(JSON.parse(renderJsonReport([sampleResult], { ...options, several: true }))).toEqual([
      sampleResult,
    ]);
    expect(JSON.parse(renderJsonReport([], { ...options, several: true }))).toEqual([]);
  });

  it('holds nothing that a terminal would act on, and loses nothing by it', () => {
    const nasty = '\u001b[2J \u009b2J \u202e \u2066 \u0007 \u2028 é 日本 👩‍🔬';
    const text = jsonText({ nasty });
    expect(text).not.toMatch(/(?![\n\u200d])[\p{Cc}\p{Cf}]/u);
    expect(JSON.parse(text)).toEqual({ nasty });
  });
});
