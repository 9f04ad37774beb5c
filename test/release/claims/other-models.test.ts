import { describe, expect, it } from 'vitest';
import { isLabsModel, isOnOther } from '../../../src/release/claims/other-models.js';
import { type Facts, release } from '../../release-builder.js';

const page = (facts: Facts) => {
  const [document] = release(facts).documents.value;
  if (!document) throw new Error('no page');
  return document;
};
const heron = (more = '') =>
  page({
    readme: `# Heron\n\nHeron is a language model. Heron-7B is its larger kin.\n\n${more}`,
    repository: { fullName: 'example/heron', url: 'https://github.com/example/heron' },
  });

describe('isOnOther', () => {
  it.each([
    // a proper name that the page has in passing, with what only a model does
    'Ptarmigan-2 was trained on 900 million tokens.',
    'QuailLM has been pre-trained on recordings of birds.',
    'In contrast, PloverNet reaches 71.4 % on this task.',
    'Ptarmigan 3 is intended for the classification of songs.',
    'Training Ptarmigan-2 emitted 12 tonnes of CO2.',
    // well-known names: any predicate, and what is theirs
    'GPT-3 was trained on Common Crawl.',
    'Pythia released 154 intermediate checkpoints.',
    'The original BERT weights can be downloaded from the site.',
    'Download the weights of ESM-2 from the archive.',
  ])('says so of: %s', (text) => {
    expect(isOnOther(text, heron())).toBe(true);
  });

  it.each([
    // the page's own model, its kin and its parts
    'Heron was trained on 900 million tokens.',
    'Heron-7B-Chat was trained on 900 million tokens.',
    'HeronLM was trained on 900 million tokens.',
    'Stage 2 was trained on 900 million tokens.',
    'The CNN was trained on recordings of birds.',
    'LLMs are trained on text.',
    // owners, data, hardware and measures have names, too
    'We trained on what GPT-3 was trained on.',
    'UniRef50 was used for training.',
    'The NestBox data are available on request.',
    'NestBox-1M contains 900 million tokens.',
    'A100 GPUs were used for three weeks.',
    'AUROC reaches 0.91 on the test set.',
    // what was made of another model is one's own
    'Qwen2 was fine-tuned on our questions.',
    // no name at all
    'Training took three days on one card.',
  ])('does not say so of: %s', (text) => {
    expect(isOnOther(text, heron())).toBe(false);
  });

  it('takes a name that the page keeps speaking of, or that a heading has, for its own', () => {
    const told = 'QuailLM was trained on 900 million tokens.';
    expect(isOnOther(told, heron())).toBe(true);
    expect(isOnOther(told, heron('## QuailLM\n\nA smaller one.\n'))).toBe(false);
    expect(
      isOnOther(told, heron('QuailLM sings. Ask QuailLM for more. All songs are by QuailLM alone.\n')),
    ).toBe(false);
  });

  it('finds the own name as a word, not inside of another one', () => {
    const evo = page({ readme: '# Evo\n\nEvo is a model of genomes.\n' });
    expect(isOnOther('PloverNet was trained on the evolution of genomes.', evo)).toBe(true);
    expect(isOnOther('PloverNet was trained on what evo2-7b was.', evo)).toBe(false);
  });
});

describe('isLabsModel', () => {
  it("tells a laboratory's model from one of the page's own", () => {
    expect(isLabsModel('https://huggingface.co/google-bert/bert-base-uncased', heron())).toBe(true);
    expect(isLabsModel('https://huggingface.co/microsoft/heron-7b', heron())).toBe(false);
    expect(isLabsModel('https://huggingface.co/somebody/quail', heron())).toBe(false);
  });
});
