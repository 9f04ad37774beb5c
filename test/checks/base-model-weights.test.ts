import { describe, expect, it } from 'vitest';
import baseModelWeights from '../../src/checks/base-model-weights.js';
import { runCheck } from '../../src/checks/check.js';
import { absent, type HubModel, present, unavailable } from '../../src/evidence.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(baseModelWeights, release(facts));

const source = { url: 'https://huggingface.co/example/base' };
type Info = HubModel['baseModels'][number]['info'];
const base = (info: Info): HubModel['baseModels'] => [{ id: 'example/base', relation: 'finetune', info }];
const there = (gated: HubModel['gated']): Info =>
  present({ id: 'example/base', gated, licenses: [] }, source);
const weights = ['config.json', 'model.safetensors'];

describe('base-model-weights', () => {
  it('passes when everybody can download the base model', () => {
    const finding = run({ hub: { baseModels: base(there(false)) }, hubFiles: weights });
    expect(finding).toMatchObject({ result: 'pass', because: expect.stringContaining('example/base') });
    expect(finding.citations.at(-1)?.url).toBe(source.url);
  });

  it.each(['auto', 'manual'] as const)('halves a base model that is gated (%s)', (gated) => {
    expect(run({ hub: { baseModels: base(there(gated)) }, hubFiles: weights })).toMatchObject({
      result: 'partial',
      low: 0.5,
      high: 0.5,
    });
  });

  it('one gated base model among several is enough to halve', () => {
    const bases = [...base(there(false)), ...base(there('auto'))];
    expect(run({ hub: { baseModels: bases }, hubFiles: weights }).result).toBe('partial');
  });

  it('fails when the base model is not on the Hub', () => {
    expect(run({ hub: { baseModels: base(absent(source)) }, hubFiles: weights }).result).toBe('fail');
  });

  it('is unknown when the base model could not be looked up, and says which', () => {
    const finding = run({
      hub: { baseModels: base(unavailable({ code: 'timeout' }, source)) },
      hubFiles: weights,
    });
    expect(finding).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    expect(finding.missing.map(({ what }) => what)).toEqual(['the base model example/base']);
  });

  it.each<[string, Facts, string]>([
    ['open weights', { hubFiles: weights }, 'pass'],
    ['a gate', { hub: { gated: 'manual' }, hubFiles: weights }, 'partial'],
    ['no weights', { hub: {}, hubFiles: ['config.json'], card: '# Model\n' }, 'fail'],
    ['weights in a repository without a Hub model', { repositoryFiles: ['weights/model.pt'] }, 'pass'],
    [
      'weights that are denied',
      { readme: '# Model\n\nThe model weights will not be released. They are not available.\n' },
      'fail',
    ],
  ])('a model without a named base stands for itself: %s', (_, facts, expected) => {
    expect(run(facts).result).toBe(expected);
  });

  it('prose about another model names no base', () => {
    const card = '# Model\n\nUnlike example/base this model was trained from scratch.\n';
    expect(run({ card, hubFiles: weights }).citations[0]?.url).toContain(HUB_URL);
  });

  it('is unknown when the Hub could not be asked', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
