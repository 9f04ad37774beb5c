import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingFlops from '../../src/checks/training-flops.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingFlops, release(facts));

describe('training-flops', () => {
  it.each<[string, Facts]>([
    ['a power of ten', { card: '## Training\n\nThe total compute was 3.8 x 10^25 FLOPs.\n' }],
    ['scientific notation', { readme: 'Training took 6e21 FLOPs.\n' }],
    ['days of a speed', { readme: 'It was trained for 3640 petaflop/s-days.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['the speed of a device', { card: '## Training\n\nWe reached 150 TFLOP/s per GPU.\n' }],
    ['the cost of one call', { readme: 'The forward pass takes 4.1 GFLOPs.\n' }],
    ['a denial', { card: '## Training\n\nWe do not disclose the 10^24 FLOPs estimate.\n' }],
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
