import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import copyrightPolicy from '../../src/checks/copyright-policy.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(copyrightPolicy, release(facts));

describe('copyright-policy', () => {
  it.each<[string, Facts]>([
    ['a file', { hubFiles: ['Heron_Copyright_Policy.pdf'] }],
    ["a file on the EU's code of practice", { hubFiles: ['Heron_EU_Code_of_Practice.pdf'] }],
    ['a link', { card: 'See our [copyright policy](https://example.org/copyright).\n' }],
    [
      'a section',
      { card: '## Copyright compliance\n\nOpt-outs in robots.txt were found by our crawler and kept.\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[string, Facts]>([
    ['a measure', { card: 'The crawler respected robots.txt.\n' }],
    [
      'opt-outs that were taken out',
      { card: 'Authors could opt out, and opt-outs were removed from the data.\n' },
    ],
  ])('gives a half for %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['a copyright notice', { readme: 'Copyright 2026 Example Lab. All rights reserved.\n' }],
    [
      'a crawler that passed over it',
      { card: '## Data\n\nThe crawler ignored robots.txt and took all pages.\n' },
    ],
    ['a denial', { card: 'Opt-outs were not respected.\n' }],
    [
      'a section that says that nothing was done',
      {
        card: '## Opt-outs\n\nWe were not able to filter by opt-outs or robots.txt, and did not respect them.\n',
      },
    ],
    ['telemetry that can be switched off', { readme: 'To opt out of telemetry, follow these steps.\n' }],
    ['a license file', { repositoryFiles: ['LICENSE', 'COPYRIGHT.txt'] }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the repository could not be read', () => {
    expect(run({ repository: 'unavailable' })).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
