import { describe, expect, it } from 'vitest';
import archivedWeights from '../../src/checks/archived-weights.js';
import { runCheck } from '../../src/checks/check.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(archivedWeights, release(facts));

describe('archived-weights', () => {
  it.each<[string, Facts]>([
    ['a DOI of the Hub', { hub: { tags: ['doi:10.57967/hf/0001'] } }],
    [
      'a deposit',
      {
        readme:
          '## Weights\n\nThe [model weights](https://zenodo.org/record/123/files/model.pt) are archived.\n',
      },
    ],
    ['a model zoo', { readme: 'The model is in [Kipoi](https://kipoi.org/models/Example/).\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['the Hub alone', { hub: {}, hubFiles: ['model.safetensors'] }],
    [
      'a deposit that is announced',
      { readme: '## Weights\n\nThe weights will be released at https://zenodo.org/record/123 soon.\n' },
    ],
    ['the DOI of the paper', { hub: { tags: ['arxiv:2001.00001'] } }],
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
