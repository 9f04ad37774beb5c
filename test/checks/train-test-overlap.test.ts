import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainTestOverlap from '../../src/checks/train-test-overlap.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainTestOverlap, release(facts));

describe('train-test-overlap', () => {
  it.each<[string, Facts]>([
    ['decontamination', { readme: 'The corpus was decontaminated against all benchmarks.\n' }],
    [
      'sequence identity',
      { readme: 'No test chain has more than 30% sequence identity to a training chain.\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a warning', { card: 'Benchmarks may suffer from data contamination.\n' }],
    [0.5, 'a test that was not made', { card: 'We have not checked for test-set contamination.\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['a switch', { readme: 'You can remove the test set loader, val and test data are the same.\n' }],
    ['an attack', { card: 'The scanner probes for data leakage.\n' }],
    ['a split', { readme: 'We split the data into train and test.\n' }],
    ['an announcement', { readme: 'A report on data contamination will be released soon.\n' }],
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
