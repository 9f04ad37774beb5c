import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingWater from '../../src/checks/training-water.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingWater, release(facts));

describe('training-water', () => {
  it.each<[string, Facts]>([
    ['cubic meters', { card: '## Training\n\nCooling consumed 2,700 m3 of water.\n' }],
    ['liters', { readme: 'Training used water: about 1,000 liters.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['water as data', { readme: 'It was trained on 300 simulations of water boxes.\n' }],
    ['a denial', { card: '## Training\n\nWe did not track the liters of water.\n' }],
    ['nothing', { readme: '# Model\n' }],
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
