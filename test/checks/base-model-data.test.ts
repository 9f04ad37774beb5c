import { describe, expect, it } from 'vitest';
import baseModelData from '../../src/checks/base-model-data.js';
import { runCheck } from '../../src/checks/check.js';
import trainingData from '../../src/checks/training-data.js';
import { present } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(baseModelData, release(facts));

const source = { url: 'https://huggingface.co/example/base' };
const info = present({ id: 'example/base', gated: false as const, licenses: [] }, source);

describe('base-model-data', () => {
  it('is unknown for a named base model, whatever the card says of the data of this one', () => {
    const card = '# Model\n\n## Training data\n\n[Data](https://zenodo.org/records/123) for training.\n';
    const finding = run({ hub: { baseModels: [{ id: 'example/base', info }] }, card });
    expect(finding).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    expect(finding.missing.map(({ what }) => what)).toContain(
      'what the base model example/base learned from',
    );
  });

  it.each<[string, Facts]>([
    ['released', { readme: '# Model\n\n## Training data\n\n[Data](https://zenodo.org/records/123).\n' }],
    ['named only', { readme: '# Model\n\nThe model was trained on Wikipedia and BookCorpus.\n' }],
    ['denied', { readme: '# Model\n\nThe training data will not be released.\n' }],
    ['not told of', { readme: '# Model\n\nA model.\n' }],
    ['an unfilled template', { card: '# Model\n\n## Training Data\n\n[More Information Needed]\n' }],
  ])('a model without a named base answers for its own data: %s', (_, facts) => {
    const { check: _check, ...own } = runCheck(trainingData, release(facts));
    expect(run(facts)).toMatchObject({ result: own.result, low: own.low, because: own.because });
  });

  it('answers differ: released data pass, denied data do not', () => {
    const released = '# Model\n\n## Training data\n\n[Data](https://zenodo.org/records/123).\n';
    expect(run({ readme: released }).result).toBe('pass');
    expect(run({ readme: '# Model\n\nThe training data will not be released.\n' }).result).toBe('fail');
  });
});
