import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import installCommand from '../../src/checks/install-command.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(installCommand, release(facts));

describe('install-command', () => {
  it.each<[string, Facts]>([
    ['a requirements file', { readme: '```\npip install -r requirements.txt\n```\n' }],
    ['a conda environment', { readme: '```\nconda env create -f environment.yml\n```\n' }],
    ['a container', { readme: '```\ndocker pull example/model\n```\n' }],
    ['the package itself', { readme: '```\npip install -e .\n```\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'packages by name', { readme: '```\npip install torch\n```\n' }],
    [0.5, 'a manifest alone', { repositoryFiles: ['requirements.txt'] }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['no word on it', { readme: '# Model\n\nRuns with PyTorch.\n' }],
    ['a container that is announced', { readme: 'A container for docker pull will be released soon.\n' }],
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
