import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import resultsCommand from '../../src/checks/results-command.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(resultsCommand, release(facts));

describe('results-command', () => {
  it.each<[string, Facts]>([
    [
      'a table and its command',
      {
        repositoryFiles: ['eval.py'],
        readme:
          '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n\n```\npython eval.py --task ner\n```\n',
      },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a table alone', { readme: '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n' }],
    [
      0.5,
      'a table whose command is on another page',
      {
        repositoryFiles: ['eval.py'],
        card: '## Results\n\n| task | F1 |\n|---|---|\n| NER | 90.1 |\n',
        readme: '## Evaluation\n\n```\npython eval.py\n```\n',
      },
    ],
    [
      0.25,
      'a command alone',
      { repositoryFiles: ['eval.py'], readme: '## Evaluation\n\n```\npython eval.py\n```\n' },
    ],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['a table of settings', { readme: '## Settings\n\n| name | value |\n|---|---|\n| layers | 12 |\n' }],
    [
      'results that are announced',
      { readme: '## Results\n\n| F1 | coming soon |\n|---|---|\n| NER | to be released |\n' },
    ],
    ['an unfilled template', { card: '## Evaluation\n\n### Results\n\n[More Information Needed]\n' }],
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
