import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import randomSeed from '../../src/checks/random-seed.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(randomSeed, release(facts));

describe('random-seed', () => {
  it('passes on a training command and cites its line', () => {
    const readme = '## Training\n\n```bash\npython train.py \\\n  --seed 42\n```\n';
    const finding = run({ readme });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L5`);
  });

  it.each<[string, Facts]>([
    [
      'a list of hyper-parameters',
      { card: '### Training hyperparameters\n\n- learning_rate: 2e-05\n- seed: 42\n' },
    ],
    ['a sentence', { readme: 'All models were trained with the random seed set to 1234.\n' }],
    ['weights named by seed', { repositoryFiles: ['weights/model-seed3.pt'] }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['seeds without values', { readme: 'Training was repeated with five random seeds.\n' }],
    [
      'the seed of fine-tuning',
      { readme: '## Fine-tuning\n\n```bash\npython run.py --seed 1 --lr 1e-5\n```\n' },
    ],
  ])('counts %s half', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    [
      'a seed for generation',
      {
        card: '```python\nfrom transformers import pipeline, set_seed\ng = pipeline("text-generation", model="example/model")\nset_seed(42)\n```\n',
      },
    ],
    ['a seed for sampling', { readme: '## Inference\n\n```bash\npython sample.py --seed 7\n```\n' }],
    ['a number of seeds at inference', { readme: 'Prediction uses a number of seeds of 5.\n' }],
    ['the split of data', { readme: '## Training\n\n```python\ndata.split(test=0.1, seed=1)\n```\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' }).result).toBe('unknown');
  });
});
