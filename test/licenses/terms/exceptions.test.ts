/** What is excepted from a license, who is left out of it, and which part of a sentence takes away from what: both sides of each. */
import { describe, expect, it } from 'vitest';
import { spdxText } from '../../../src/licenses/names/spdx.js';
import { release } from '../../release-builder.js';

const LICENSE = spdxText('MIT') as string;

/** Openness of weights, code and data of a repository under MIT, whose README says one thing more. */
function scopes(sentence: string) {
  const readme = `# Dipper-3B\n\nA tagger.\n\n## License\n\n${sentence}\n`;
  const { weights, code, data } = release({ texts: { LICENSE }, readme }).licenses.value;
  return { weights: weights.openness, code: code.openness, data: data.openness };
}

/** Whether a sentence in a card that is tagged MIT closes it, or contradicts it. */
function closes(sentence: string): boolean {
  const card = `---\nlicense: mit\n---\n# Dipper-3B\n\nA tagger.\n\n## License\n\n${sentence}\n`;
  const hub = { id: 'example/Dipper-3B', licenses: ['mit'], cardData: { license: 'mit' } };
  const { licenses, conflicts } = release({ card, hub });
  return licenses.value.weights.openness !== 'open' || conflicts.value.length > 0;
}

describe('an exception closes what is excepted, and not the rest', () => {
  it.each([
    'All of this is under MIT, except the weights, which may be used in academic research only.',
    'MIT for everything but the checkpoints, which are CC BY-NC 4.0.',
    'The code is MIT, excluding the folder `models/`, which is CC BY-NC-ND 4.0.',
  ])('%s', (sentence) => {
    expect(scopes(sentence)).toMatchObject({ weights: 'restricted', code: 'open' });
  });

  it('so that data alone may be closed', () => {
    const sentence = 'The project is MIT, with the exception of the dataset, which is CC BY-NC 4.0.';
    expect(scopes(sentence)).toEqual({ weights: 'open', code: 'open', data: 'restricted' });
  });

  it('and fonts and pictures are no part of the release', () => {
    const sentence =
      'All files are MIT, except the fonts in `web/`, which are licensed for personal use only.';
    expect(scopes(sentence)).toMatchObject({ weights: 'open', code: 'open' });
  });

  it('and what is given beside opens nothing that is taken', () => {
    const sentence = 'The release is for non-commercial use only, except the folder `tools/`, which is MIT.';
    expect(scopes(sentence).weights).toBe('restricted');
  });
});

describe('who or what is left out of a license loses it', () => {
  it.each([
    'This license does not apply to you if your company has more than 200 employees.',
    'No rights of any sort are granted.',
    'MIT for all purposes except commercial ones.',
    'We keep all rights to the weights and give no license of any kind.',
    'You must not run the model as a paid service.',
    'Grown-ups only, and you must not offer the model as a paid service.',
  ])('%s', (sentence) => {
    expect(closes(sentence)).toBe(true);
  });

  it.each([
    'This license does not apply to the logo of our institute.',
    'No rights in our trademarks are granted.',
    'MIT for all purposes, commercial ones included.',
    'We give you a license of the kind that everybody knows: MIT.',
    'You must not pay anybody for it.',
    'The weights have no bias terms and are under MIT.',
  ])('but not so: %s', (sentence) => {
    expect(closes(sentence)).toBe(false);
  });
});

describe('a part of a sentence takes away from what it speaks of', () => {
  it.each([
    'The survey data can only be read by approved scientists; the weights hold none of it and are under MIT.',
    'Entry to the contest is restricted to registered teams; the weights are not.',
    'The 30B weights are for research only; the 3B weights that you find here are under MIT.',
    'As it was not derived from Llama, its use policy does not apply.',
  ])('that is not the model: %s', (sentence) => {
    expect(closes(sentence)).toBe(false);
  });

  it.each([
    'The survey data can be read by everybody; the weights may only be used by approved scientists.',
    'The corpus is for research only; the weights, too.',
    'The 3B weights are for research only.',
  ])('that is the model: %s', (sentence) => {
    expect(closes(sentence)).toBe(true);
  });
});

it('a pre-trained model is a model, whatever it was trained on', () => {
  const said =
    'The code is MIT. The pre-trained model is licensed under the CC-BY-NC due to constraints from its data.';
  expect(scopes(said)).toMatchObject({ weights: 'restricted', code: 'open' });
});

describe('a license that is named in a sentence of another language', () => {
  it.each([
    'Die Gewichte dürfen nur für nicht-kommerzielle Zwecke genutzt werden (CC BY-NC-SA 4.0).',
    'Les poids sont réservés à un usage non commercial (CC BY-NC 4.0).',
  ])('closes: %s', (sentence) => {
    expect(scopes(sentence)).toMatchObject({ weights: 'restricted', code: 'open' });
  });

  it('leaves open what is open', () => {
    expect(scopes('Die Gewichte dürfen auch kommerziell genutzt werden (CC BY 4.0).').weights).toBe('open');
  });
});

describe('a heading that asks is answered below', () => {
  const faq = (question: string, answer: string) => {
    const readme = `# Dipper-3B\n\nA tagger.\n\n## FAQ\n\n### ${question}\n\n${answer}\n`;
    return release({ texts: { LICENSE }, readme }).licenses.value.weights.openness;
  };

  it.each([
    ['Can I use the trained models commercially?', 'No. The recordings do not allow it.'],
    ['May I sell products built on the weights?', 'No, they are for research.'],
  ])('with a limit: %s', (question, answer) => {
    expect(faq(question, answer)).not.toBe('open');
  });

  it.each([
    ['Can I use the trained models commercially?', 'Yes. Code and weights are under MIT.'],
    ['Do I have to pay for commercial use?', 'No.'],
    ['Do I need a GPU?', 'No.'],
  ])('with none: %s', (question, answer) => {
    expect(faq(question, answer)).toBe('open');
  });
});
