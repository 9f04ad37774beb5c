import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import securityPolicy from '../../src/checks/security-policy.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(securityPolicy, release(facts));

describe('security-policy', () => {
  it.each<[string, Facts]>([
    ['the usual file', { repositoryFiles: ['SECURITY.md'] }],
    ["the file in GitHub's folder", { repositoryFiles: ['.github/SECURITY.md'] }],
    ['a sentence with an address', { readme: 'Please report security issues to security@example.org.\n' }],
    [
      'a link for flaws of the model',
      { card: 'Report risky content at [this form](https://example.org/report).\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a contact', { readme: '## Contact\n\nAda Example, ada@example.org\n' }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['an empty file', { repositoryFiles: [{ path: 'SECURITY.md', size: 0 }] }],
    ['a refusal', { readme: 'We do not accept reports of vulnerabilities here.\n' }],
    ['an unfilled contact', { card: '## Model Card Contact\n\n[More Information Needed]\n' }],
    ['an address in code', { readme: '```\ngit clone git@github.com:example/model.git\n```\n' }],
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
