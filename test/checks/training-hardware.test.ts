import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingHardware from '../../src/checks/training-hardware.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingHardware, release(facts));

describe('training-hardware', () => {
  it.each<[string, Facts]>([
    ['type and number, without a time', { readme: 'The model was trained on 8 NVIDIA A100 GPUs.\n' }],
    ['a number of devices', { card: '## Training\n\nWe used 32 x V100 devices.\n' }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'pass', low: 1 });
    expect(run(facts).citations[0]?.line).toBeGreaterThan(0);
  });

  it('gives half for a type alone', () => {
    expect(run({ readme: 'Training was done on A100.\n' })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['a machine to run it on', { readme: 'Inference requires 2 A100 GPUs.\n' }],
    ['a denial', { readme: 'We do not disclose the 64 H100 GPUs of the training.\n' }],
    [
      'the unfilled field',
      { card: '## Environmental Impact\n\n- **Hardware Type:** [More Information Needed]\n' },
    ],
    ['the time alone', { readme: 'Training took 3 weeks.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' })).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
