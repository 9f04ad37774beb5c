import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingDataSize from '../../src/checks/training-data-size.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingDataSize, release(facts));

describe('training-data-size', () => {
  it.each<[string, Facts]>([
    ['tokens', { readme: 'The model was trained on 1.4 trillion tokens.\n' }],
    ['abstracts', { card: '## Training\n\nThe corpus holds 15M PubMed abstracts.\n' }],
    ['gigabytes', { card: '## Training\n\nThe data amount to 825 GiB of text.\n' }],
    ['hours', { card: '## Training\n\nThe data are 960 hours of English speech.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['the size of a step', { card: '## Training\n\nWe use a batch of 4M tokens.\n' }],
    ['the length of an input', { card: '## Training\n\nThe maximum length is 1024 tokens.\n' }],
    ['a denial', { card: '## Training\n\nWe do not disclose the 2T tokens of our data.\n' }],
    ['the memory of a device', { card: '## Training\n\n- Hardware Type: A100 PCIe 40GB\n' }],
    [
      'the shape of an input',
      {
        card: '## Training\n\nImages of shape H x W x 3 become latents; sequences of 1024 consecutive tokens.\n',
      },
    ],
    ['no number', { card: '## Training\n\nIt was trained on a large corpus.\n' }],
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
