import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import openAccessPaper from '../../src/checks/open-access-paper.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(openAccessPaper, release(facts));

describe('open-access-paper', () => {
  it.each<[string, Facts]>([
    ['arXiv', { paper: { arxiv: '2401.00001', openAccess: false } }],
    ['bioRxiv', { paper: { doi: '10.1101/2024.01.02.573900' } }],
    ['an open journal', { paper: { doi: '10.1234/x', openAccess: true } }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('cites the open copy', () => {
    const paper = { openAccess: true, openAccessUrl: 'https://example.org/paper.pdf' };
    expect(run({ paper }).citations[0]?.url).toBe('https://example.org/paper.pdf');
  });

  it('fails behind a paywall', () => {
    expect(run({ paper: { doi: '10.1234/x', openAccess: false } }).result).toBe('fail');
  });

  it('is unknown when the provider does not say, or did not answer', () => {
    expect(run({ paper: { doi: '10.1234/x' } })).toMatchObject({ result: 'unknown', low: 0, high: 1 });
    expect(run({ paper: 'unavailable' }).result).toBe('unknown');
  });

  it('takes a cited preprint for itself when no index lists the paper', () => {
    const readme = '# M\n\nOur paper: https://arxiv.org/abs/2401.00001\n';
    expect(run({ readme })).toMatchObject({ result: 'pass', citations: [{ line: 3 }] });
    expect(run({ readme: '# M\n\nBased on https://arxiv.org/abs/1910.09700\n' }).result).toBe(
      'notApplicable',
    );
  });

  it('is unknown for a paper that only the owner names, unless its place is free to all', () => {
    const cite = (url: string) => `# M\n\nOur paper: ${url}\n`;
    const finding = run({ readme: cite('https://doi.org/10.1234/x') });
    expect(finding).toMatchObject({
      result: 'unknown',
      missing: [{ reason: { detail: 'no index says' } }],
    });
    expect(run({ readme: cite('https://aclanthology.org/2024.x-main.1') }).result).toBe('pass');
    expect(run({ readme: cite('https://doi.org/10.7554/eLife.00001') }).result).toBe('pass');
  });

  it('passes over papers of others', () => {
    const also =
      '# M\n\n## Citation\n\nWork that cites M should also cite [Other](https://doi.org/10.1234/other).\n';
    expect(run({ readme: also }).result).toBe('notApplicable');
    expect(run({ readme: '# M\n\nOur paper on emissions: https://arxiv.org/abs/2204.05149\n' }).result).toBe(
      'notApplicable',
    );
  });

  it('does not apply without a paper', () => {
    expect(run({ readme: '# M\n' }).result).toBe('notApplicable');
  });
});
