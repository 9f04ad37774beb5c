import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import modelMetadata from '../../src/checks/model-metadata.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelMetadata, release(facts));

describe('model metadata', () => {
  it('pass on a configuration file and telling front matter', () => {
    const finding = run({ hubFiles: ['config.json'], hub: { cardData: { pipeline_tag: 'fill-mask' } } });
    expect(finding.result).toBe('pass');
    expect(finding.citations.map(({ url }) => url)).toEqual([
      `${HUB_URL}/blob/bbbb/config.json`,
      `${HUB_URL}/blob/bbbb/README.md`,
    ]);
  });

  it.each<[string, Facts]>([
    ['a configuration file', { hubFiles: ['config.json'] }],
    ['two telling keys', { hub: { cardData: { library_name: 'timm', tags: ['vision'] } } }],
    ['a metadata file', { repositoryFiles: ['codemeta.json'] }],
  ])('pass on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('are half there with one key', () => {
    expect(run({ hub: { cardData: { license: 'mit', language: 'en' } } })).toMatchObject({
      result: 'partial',
      low: 0.5,
    });
  });

  it.each<[string, Facts]>([
    ['nothing but a licence', { hub: { cardData: { license: 'mit' } } }],
    ['empty keys', { hub: { cardData: { tags: [], pipeline_tag: '', datasets: null } } }],
    ['code alone', { repositoryFiles: ['model.py'] }],
  ])('fail on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('are unknown when the Hub cannot be reached', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
