import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingData, release(facts));

describe('words that name a kind of data only to set it apart', () => {
  const of = (said: string) => run({ readme: `# Heron\n\n${said}\n`, repositoryFiles: ['train.py'] });

  it.each([
    'Unlike models trained on synthetic data, Heron was trained on real recordings of birds.',
    'No synthetic data were used to train Heron.',
    'AlphaZero learned by self-play.',
    'It is described in Learning the language of synthetic methods used in medicinal chemistry.',
  ])('give nothing: %s', (said) => expect(of(said).low).toBeLessThan(0.5));

  it('but data that are made count', () => {
    expect(of('Heron was trained on synthetic data that the script draws at random.').low).toBe(0.75);
  });

  it.each(['No proprietary data were used to train the model.', 'It was trained without any private data.'])(
    'take nothing away: %s',
    (said) => expect(of(`Heron was trained on Wikipedia. ${said}`).low).toBe(0.5),
  );

  it('but a part that stays in the house does', () => {
    expect(of('Heron was trained on Wikipedia and proprietary data.').low).toBe(0.25);
  });
});
