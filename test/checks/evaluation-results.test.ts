import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import evaluationResults from '../../src/checks/evaluation-results.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(evaluationResults, release(facts));

describe('evaluation results', () => {
  it.each<[string, Facts]>([
    ['model-index', { hub: { evaluationResults: 3 }, card: 'A model.' }],
    ['a sentence with a metric and a number', { card: 'It reaches 78.2 % accuracy on PubMedQA.' }],
    ['a table under a heading', { readme: '## Results\n\n| Model | Set A |\n|---|---|\n| ours | 71.3 |\n' }],
    [
      'a table of benchmarks',
      { readme: '| Model | MMLU | GSM8K |\n|---|---|---|\n| ours | 71.3 | 55.0 |\n' },
    ],
    ['files', { repositoryFiles: ['results/scores.csv'] }],
    ['the paper', { readme: 'A model.', paper: { title: 'On folding' } }],
    ['a paper that no index knows', { readme: '## Citation\n\nhttps://arxiv.org/abs/2401.00001\n' }],
  ])('pass on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding.result).toBe('pass');
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it('cite the line of the number', () => {
    expect(run({ card: '# M\n\nThe F1 score is 44.98.\n' }).citations[0]).toMatchObject({ line: 3 });
  });

  it.each([
    ['nothing', 'A model.'],
    ['versions and sizes', 'Install torch 1.12 and load 3.5 GB of weights. It takes 10 % of memory.'],
    ['an announcement', 'Accuracy on PubMedQA (about 78.2 %) will be released soon.'],
    ['what another model reaches', '# Heron\n\nGPT-4 reaches 86.4% accuracy on MMLU.\n'],
    ['an empty section', '## Results\n\n[More Information Needed]\n'],
  ])('fail on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });

  it('are unknown when the paper could not be looked up', () => {
    expect(run({ readme: 'A model.', paper: 'unavailable' }).result).toBe('unknown');
  });
});
