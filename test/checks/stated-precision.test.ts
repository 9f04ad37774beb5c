import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import statedPrecision from '../../src/checks/stated-precision.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(statedPrecision, release(facts));

describe('stated-precision', () => {
  it.each<[string, Facts]>([
    ['counts by type', { hub: { parameters: { total: 10, byType: { BF16: 10 } } } }],
    ['a tag', { hub: { tags: ['gptq'] } }],
    ['the configuration', { hubTexts: { 'config.json': '{"torch_dtype": "float16"}' } }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([[0.5, 'a sentence', { card: 'The weights are stored in bfloat16.\n' }]])(
    'gives %s for %s',
    (share, _, facts) => {
      expect(run(facts)).toMatchObject({ result: 'partial', low: share });
    },
  );

  it.each<[string, Facts]>([
    ['no word on it', { card: '# Model\n' }],
    ['quantized weights that are announced', { card: 'Int8 weights will be released soon.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['the configuration was not read', { hubFiles: ['config.json'] }],
    ['the Hub could not be read', { hub: 'unavailable' }],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
