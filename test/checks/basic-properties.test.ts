import { describe, expect, it } from 'vitest';
import basicProperties from '../../src/checks/basic-properties.js';
import { runCheck } from '../../src/checks/check.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(basicProperties, release(facts));

describe('basic-properties', () => {
  it.each<[string, Facts]>([
    [
      'the record of the Hub',
      {
        hub: {
          pipelineTag: 'text-generation',
          parameters: { total: 7, byType: {} },
          config: { architectures: ['GPT2LMHeadModel'] },
        },
      },
    ],
    ['a sentence', { readme: 'A language model with 350M parameters and a transformer decoder.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [2 / 3, 'no size', { readme: 'A language model with a transformer decoder.\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['an unfilled card', { card: '- **Model type:** [More Information Needed]\n' }],
    ['nothing', { readme: '# Demo\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([['the Hub could not be read', { hub: 'unavailable' }]])(
    'is unknown when %s',
    (_, facts) => {
      expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    },
  );
});
