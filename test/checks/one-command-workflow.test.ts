import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import oneCommandWorkflow from '../../src/checks/one-command-workflow.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(oneCommandWorkflow, release(facts));

describe('one-command-workflow', () => {
  it.each<[string, Facts]>([
    ['a workflow engine', { repositoryFiles: ['workflow/Snakefile'] }],
    ['a driver', { repositoryFiles: ['scripts/reproduce_all.sh'] }],
    [
      'a documented target',
      { repositoryFiles: ['Makefile'], readme: '## Results\n\n```\nmake reproduce\n```\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [
      0.5,
      'a single command under reproduction',
      { repositoryFiles: ['experiments.py'], readme: '## Reproduction\n\n```\npython experiments.py\n```\n' },
    ],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['the workflow of somebody else', { repositoryFiles: ['third_party/x/Snakefile'] }],
    [
      'training alone',
      { repositoryFiles: ['train.py'], readme: '## Training\n\n```\npython train.py\n```\n' },
    ],
    [
      'two commands',
      {
        repositoryFiles: ['a.py', 'b.py'],
        readme: '## Reproduction\n\n```\npython a.py\npython b.py\n```\n',
      },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['the repository could not be read', { repository: 'unavailable' }],
    ['files were left out', { repositoryFiles: ['train.py'], repositoryTruncated: true }],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
