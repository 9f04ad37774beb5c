import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingCost from '../../src/checks/training-cost.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingCost, release(facts));

describe('training-cost', () => {
  it.each<[string, Facts]>([
    ['dollars', { card: '## Training\n\nThe final run cost about $120,000.\n' }],
    ['dollars in words', { readme: 'Training cost 2 million dollars.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['the price of use', { card: '## Training\n\nIt costs $0.10 per token.\n' }],
    ['the price of many of them', { card: '## Training\n\nThe API costs $0.10 per 1,000 tokens.\n' }],
    ['the pay of annotators', { card: '## Training\n\nAnnotators cost $15 an hour.\n' }],
    ['a denial', { card: '## Training\n\nWe do not disclose the cost of $1M.\n' }],
    ['the cost of your own run', { readme: 'Fine-tuning your own model can cost $5.\n' }],
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
