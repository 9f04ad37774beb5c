import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingCompute from '../../src/checks/training-compute.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingCompute, release(facts));

describe('training-compute', () => {
  it('passes on hardware, count and time, and cites both lines', () => {
    const card = '## Environmental Impact\n\n- **Hardware Type:** 8 x A100\n- **Hours used:** 120\n';
    const finding = run({ card });
    expect(finding.result).toBe('pass');
    expect(finding.citations.map(({ url }) => url)).toEqual([
      `${HUB_URL}/blob/bbbb/README.md#L3`,
      `${HUB_URL}/blob/bbbb/README.md#L4`,
    ]);
  });

  it.each<[string, Facts]>([
    ['one sentence', { readme: 'We trained the model on 16 V100 GPUs for 3 days.\n' }],
    ['TPU slices', { readme: 'The model was trained on a TPU v3-256 for two weeks.\n' }],
    [
      'the front matter',
      {
        hub: { cardData: { co2_eq_emissions: { emissions: 12, hardware_used: '4 x A100' } } },
        card: 'Training took 20 hours.\n',
      },
    ],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each([
    ['hours of what was heard', 'It was trained on 5M hours of labeled data.\n'],
    ['hours of what was watched', 'The model was trained on 100 hours of egocentric video.\n'],
    [
      'what the trained model runs on',
      'The layers are trained in 4 bits, making the model run on a single 80GB GPU.\n',
    ],
    [
      'what the trained model fits on',
      'The model has been trained with care and should fit on a single NVIDIA GPU.\n',
    ],
    ['what it can be tuned on', 'The larger one can be fine-tuned on a single H100 node.\n'],
    ['the training of another model', '# Heron\n\nLLaMA was trained on 2048 A100 GPUs for 21 days.\n'],
    ['what is required', '## Required hardware\n\n- 8x H200\n'],
  ])('fails on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });

  it.each<[string, string, number]>([
    ['the hardware alone', 'The model was trained on 8 A100 GPUs.\n', 0.5],
    ['the time alone', 'Training took 10 days.\n', 0.5],
    ['no count', 'It was trained on H100 hardware within 3 weeks.\n', 0.75],
  ])('counts %s in part', (_, readme, share) => {
    expect(run({ readme })).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['what inference needs', { readme: 'Inference requires an A100 GPU and takes 2 hours.\n' }],
    ['hours of audio', { readme: 'The model was trained on 680 hours of audio.\n' }],
    [
      'template fields',
      {
        card: '## Environmental Impact\n\n- **Hardware Type:** [More Information Needed]\n- **Hours used:** [More Information Needed]\n',
      },
    ],
    ['a number of emissions', { hub: { cardData: { co2_eq_emissions: 12 } } }],
    [
      'a page of documentation on something else',
      { texts: { 'docs/serving.md': 'Trained models run on 8 A100 GPUs.\n' } },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });

  it('reads a run time given as a range, of the training and not of a call', () => {
    const told = (what: string) =>
      `## Notes\n\nThe expected runtime for ${what} ranged from 3.9-33.7h on 1 A100 GPU.\n`;
    expect(run({ card: told('training the final models') }).result).toBe('pass');
    expect(run({ card: told('one prediction') }).result).toBe('fail');
  });
});
