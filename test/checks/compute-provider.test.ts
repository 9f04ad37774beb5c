import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import computeProvider from '../../src/checks/compute-provider.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(computeProvider, release(facts));

describe('compute-provider', () => {
  it.each<[string, Facts]>([
    ['a cloud', { card: '## Training\n\nThe model was trained on AWS with 8 nodes.\n' }],
    ['a public computer', { readme: 'Pre-training ran on the Jean Zay supercomputer.\n' }],
    [
      'the field of the card template',
      { card: '## Environmental Impact\n\n- **Cloud Provider:** Google Cloud\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    [
      'the unfilled field',
      { card: '## Environmental Impact\n\n- **Cloud Provider:** [More Information Needed]\n' },
    ],
    [
      'where data are kept',
      { card: '## Training\n\nThe alignments are in the Registry of Open Data on AWS.\n' },
    ],
    ['clusters of sequences', { card: '## Training\n\nOur script puts proteins into clusters.\n' }],
    ['where it can be run', { readme: 'To run it you can use Azure.\n' }],
    ['a kind of device', { card: '## Training\n\nWe trained on 8 A100 GPUs.\n' }],
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
