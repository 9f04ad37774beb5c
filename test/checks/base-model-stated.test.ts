import { describe, expect, it } from 'vitest';
import baseModelStated from '../../src/checks/base-model-stated.js';
import { runCheck } from '../../src/checks/check.js';
import { absent } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(baseModelStated, release(facts));

describe('base-model-stated', () => {
  it.each<[string, Facts]>([
    [
      'the front matter',
      { hub: { baseModels: [{ id: 'org/base', info: absent({ url: 'https://huggingface.co/org/base' }) }] } },
    ],
    ['weights that it began with', { card: 'It began with the weights of Example-v1.\n' }],
    ['the models that were tuned', { card: 'We finetuned the multilingual models BLOOM on tasks.\n' }],
    ['from scratch', { readme: 'The model was trained from scratch.\n' }],
    ['a named base', { card: 'This is a fine-tuned version of bert-base-cased.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([[0.5, 'tuning alone', { card: 'A fine-tuned model for reviews.\n' }]])(
    'gives %s for %s',
    (share, _, facts) => {
      expect(run(facts)).toMatchObject({ result: 'partial', low: share });
    },
  );

  it.each<[string, Facts]>([
    ['the data that it was tuned on', { readme: 'Fine-tuning, question answering on PubMedQA.\n' }],
    [
      'a page that was adapted',
      { card: 'This model card is adapted from the official CLIP-2 repository.\n' },
    ],
    ['a model that was not tuned', { card: 'M-1 has not been fine-tuned for chat.\n' }],
    ['versions that others tuned', { card: 'Look for fine-tuned versions on the Hub.\n' }],
    ['a server', { readme: 'The notebook uses an API that is based on MMseqs2.\n' }],
    ['code', { readme: 'Training from scratch lives in train.py.\n' }],
    ['a denial', { readme: 'It was not trained from scratch.\n' }],
    ['what you can do', { readme: 'Your model can be built with PyTorch-2.\n' }],
    ['an unfilled field', { card: '- **Finetuned from model [optional]:** [More Information Needed]\n' }],
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
