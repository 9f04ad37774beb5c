import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingEnergy from '../../src/checks/training-energy.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingEnergy, release(facts));

describe('training-energy', () => {
  it.each<[string, Facts]>([
    ['megawatt-hours', { card: '## Training\n\nThe run used 433 MWh of energy.\n' }],
    ['watt-hours in words', { readme: 'Pre-training took 1,200 kilowatt hours.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['the intensity of the power', { card: '## Training\n\nThe grid emits 0.3 kg per kWh.\n' }],
    ['a denial', { card: '## Training\n\nWe do not disclose the 10 MWh estimate.\n' }],
    ['the energy of use', { readme: 'Inference takes 2 kWh a day.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([['the repository could not be read', { repository: 'unavailable' }]])(
    'is unknown when %s',
    (_, facts) => {
      expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    },
  );
});
