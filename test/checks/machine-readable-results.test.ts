import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import machineReadableResults from '../../src/checks/machine-readable-results.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(machineReadableResults, release(facts));

const index = (...results: unknown[]): Facts => ({
  hub: { cardData: { 'model-index': [{ name: 'm', results }] } },
});
const dataset = { type: 'glue', name: 'GLUE' };
const metrics = [{ type: 'accuracy', value: '0.91' }];

describe('machine-readable-results', () => {
  it.each<[string, Facts]>([
    ['an index with dataset and metric', index({ dataset, metrics })],
    ['evaluation entries', { hubFiles: ['.eval_results/glue.yaml'] }],
    ['the count that the Hub gives', { hub: { evaluationResults: 3 } }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['results without a dataset', index({ metrics })],
    ['results without a value', index({ dataset, metrics: [{ type: 'accuracy' }] })],
    ['a table of its own form', { repositoryFiles: ['results/metrics.csv'] }],
  ])('counts %s half', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['an empty index, as the Trainer leaves it', index()],
    ['an index of another shape', { hub: { cardData: { 'model-index': 'none' } } }],
    ['outputs of an example', { repositoryFiles: ['examples/results/scores.csv'] }],
    ['results in prose', { readme: '## Results\n\nAccuracy 0.91 on GLUE.\n' }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the Hub could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
