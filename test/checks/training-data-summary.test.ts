import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingDataSummary from '../../src/checks/training-data-summary.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingDataSummary, release(facts));

describe('training-data-summary', () => {
  it.each<[string, Facts]>([
    ['a file beside the weights', { hubFiles: ['Heron_EU_Public_Summary.pdf'] }],
    ['a card of that name', { hubFiles: ['data_summary_card.md'] }],
    [
      'a link by its words',
      { card: 'See the [Public Summary of Training Content](https://example.org/d/17).\n' },
    ],
    [
      'a link by its address',
      { card: '[EU documentation](https://example.org/files/Heron%2011B%20EU%20Public%20Summary.pdf)\n' },
    ],
    [
      'a section with content',
      {
        card: `## Summary of training content\n\n${'Web pages were crawled between 2022 and 2024, and news were licensed. '.repeat(4)}\n`,
      },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    [
      'a mention without a link',
      { card: 'A summary of the content used for training was sent to the AI Office.\n' },
    ],
    ['the duty by its number', { card: 'We comply with Article 53(1)(d) of the AI Act.\n' }],
  ])('gives a half for %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['a description of the data', { card: '## Training data\n\nWe trained on Wikipedia and books.\n' }],
    [
      'a summary of something else',
      { card: 'A [summary of results](https://example.org/results) is online.\n' },
    ],
    ['a summary that is announced', { card: 'The public summary of training content is coming soon.\n' }],
    ['an empty file', { hubFiles: [{ path: 'EU_Public_Summary.pdf', size: 0 }] }],
    ['code of that name', { repositoryFiles: ['scripts/public_summary.py'] }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the Hub could not be read', () => {
    expect(run({ hub: 'unavailable' })).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
