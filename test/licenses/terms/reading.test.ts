/** Sentences on terms: those that take something away, those that do not, and the time that any text may cost. */
import { describe, expect, it } from 'vitest';
import { closesByGrammar } from '../../../src/licenses/terms/grammar.js';
import { limitsLikelyBy } from '../../../src/licenses/terms/model.js';
import { LIMITS_FROM, readSentence } from '../../../src/licenses/terms/reading.js';
import { tokensOf } from '../../../src/licenses/terms/tokens.js';
import { composedSentences } from '../../../src/licenses/terms/training/frames.js';
import { writtenSentences } from '../../../src/licenses/terms/training/sentences.js';
import { train } from '../../../src/licenses/terms/training/train.js';

describe('sentences that limit', () => {
  it.each([
    ['Enterprises have to buy a license before they deploy the checkpoints.', 'license'],
    ['You may not resell the model or offer it for a fee.', 'resale'],
    ['Deployment in Canada is not permitted.', 'territory or purpose'],
    ['It must not be used for facial recognition.', 'field'],
    ['Above 50,000 monthly users a license is needed.', 'scale or license'],
    ['Any use for profit needs our written consent.', 'permission'],
    ['These checkpoints are made available for academic study only.', 'purpose or user'],
    ['Redistribution of the weights is prohibited.', 'redistribution'],
    ['Networks that were trained with it, ours too, fall under the same non-commercial terms.', 'purpose'],
    ['Trials within your company are allowed for a month.', 'purpose or user'],
  ])('%s', (text, act) => {
    const reading = readSentence(text);
    expect(reading.limits).toBe(true);
    // What it is on may be told in more than one way.
    expect(act.split(' or ')).toContain(reading.act);
    expect(reading.words.length).toBeGreaterThan(0);
  });
});

describe('sentences that take nothing away', () => {
  it.each([
    'Commercial deployment is explicitly allowed.',
    'If you build a product with it, we would be happy to hear about it.',
    'Please cite our paper if you use the weights.',
    'The model is not restricted to academic use.',
    'The library needs Python 3.11 and a recent compiler.',
    'Companies do not need our permission.',
    'We evaluated on research papers and company reports.',
    'Pull requests must pass the tests.',
    'Only owners of a large card will be able to load the big one.',
    'Networks that were trained with it may be sold.',
    'Until 2023 the weights were for academic use only; now they are under the MIT license.',
  ])('%s', (text) => {
    expect(readSentence(text).limits).toBe(false);
  });
});

describe('a wish', () => {
  it('binds nobody, and is told as one', () => {
    const reading = readSentence('Please use the model with care and respect our community guidelines.');
    expect(reading.limits).toBe(false);
    expect(reading.act).toBe('asks');
  });

  it.each([
    ['Please do not use this model for commercial purposes.', true],
    ['Please do not use this model to tease your little brother.', false],
    ['Please tell us about your commercial use.', false],
  ])('is none where it is on what a license decides: %s', (text, limits) => {
    expect(readSentence(text).limits).toBe(limits);
  });
});

describe('what lies outside of a grant', () => {
  it.each([
    ['Use for gain is out of the scope of this license.', true],
    ['Firms are beyond the scope of this grant.', true],
    ['The permission does not reach companies.', true],
    ['The license reaches companies as well.', false],
    ['No token is needed to run it in a product.', false],
    ['The non-commercial clause of the old data does not apply to these weights.', false],
    ['The model declines prompts on weapons and gambling.', false],
    ['Licensed for worldwide use except China.', true],
    ['Selling, including but not limited to renting, is forbidden.', true],
    ['Selling, including but not limited to renting, is allowed.', false],
    ['You run the model at your sole risk.', false],
    ['The checkpoint is lent to you and has to be given back.', true],
    ['Our GPUs were lent by the city.', false],
    ['Permitted users: public museums', true],
    ['Permitted users: everybody', false],
    ['Intended users: public museums', false],
  ])('%s → %s', (text, limits) => {
    expect(readSentence(text).limits).toBe(limits);
  });
});

describe('tokens', () => {
  it.each([
    ['Non-commercial use', 'noncommercial use'],
    ['non commercial use', 'noncommercial use'],
    ["You can't sell it", 'you can not sell it'],
    ['Licence: ✗', 'license : <nomark>'],
    ['Enterprises advertise otherwise', 'enterprises advertise otherwise'],
    ['to organise and commercialise', 'to organize and commercialize'],
  ])('%s → %s', (text, words) => {
    expect(
      tokensOf(text)
        .map(({ word }) => word)
        .join(' '),
    ).toBe(words);
  });

  it('know names by their capitals, but no sentence in capitals', () => {
    const names = (text: string) => tokensOf(text).flatMap(({ word, name }) => (name ? [word] : []));
    expect(names('The license of PolyWren forbids it.')).toEqual(['polywren']);
    expect(names('DO NOT SELL THE WEIGHTS')).toEqual([]);
  });
});

describe('the grammar', () => {
  it.each([
    ['Commercial use is not allowed.', true],
    ['Commercial use is not forbidden.', false],
    ['No use is forbidden.', false],
    ['Their model may not be used by companies.', false],
    ['The code is free, but the weights may not be sold.', true],
    ['The videos may not be sold, but the weights may.', false],
    ['The videos may be sold, but the weights may not.', true],
    ['There are no further terms.', false],
    ['There is no license for companies.', true],
    ['Must companies pay? No.', false],
    ['Q: Must companies pay? A: Yes.', true],
    ['Slides of the course: CC BY-NC 4.0.', false],
    ['Outputs may not be used to train rival models.', true],
    ['Exploitation in business is reserved to the institute.', true],
    ['Two cores are reserved for the logger.', false],
    ['You may sell the library, but not the networks.', true],
    ['You may sell the networks, but not our logo.', false],
    ['There is no plan to restrict the use of the model.', false],
    ['There is no permission to use the model at work.', true],
  ])('%s closes: %s', (text, closes) => {
    expect(closesByGrammar(tokensOf(text))).toBe(closes);
  });
});

describe('training', () => {
  const sentences = writtenSentences();

  it('has thousands of sentences of both kinds, none twice, in small groups', () => {
    const limits = sentences.filter(({ label }) => label === 'limits').length;
    expect(sentences.length).toBeGreaterThan(3000);
    expect(limits / sentences.length).toBeGreaterThan(0.3);
    expect(limits / sentences.length).toBeLessThan(0.6);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
  });

  it('gives the same weights every time', () => {
    const some = sentences.slice(0, 200);
    const [one, other] = [train(some), train(some)];
    expect(Buffer.from(one.weights.buffer).equals(Buffer.from(other.weights.buffer))).toBe(true);
    expect(one.bias).toBe(other.bias);
  });

  it('reads sentences of groups that it was not trained on, of both kinds', () => {
    const groups = [...new Set(sentences.map(({ group }) => group))];
    const held = new Set(groups.filter((_, at) => at % 10 === 0));
    const model = train([...sentences.filter(({ group }) => !held.has(group)), ...composedSentences()]);
    const unseen = sentences.filter(({ group }) => held.has(group));
    const right = (limits: boolean) => {
      const kind = unseen.filter(({ label }) => (label === 'limits') === limits);
      return (
        kind.filter(({ text }) => limitsLikelyBy(text, model) >= LIMITS_FROM === limits).length / kind.length
      );
    };
    expect(right(true)).toBeGreaterThan(0.75);
    expect(right(false)).toBeGreaterThan(0.75);
  });
});

describe('hostile text', () => {
  const longest = (unit: string) => {
    const began = process.cpuUsage();
    readSentence(unit.repeat(200_000));
    const { user } = process.cpuUsage(began);
    return user / 1e6;
  };

  it.each(['not ', 'only for research ', '(', 'a', 'no commercial, ', '1,', 'A-1 ', "'", 'MIT '])(
    'costs no more for being long: %j',
    (unit) => {
      expect(longest(unit)).toBeLessThan(20);
    },
  );
});
