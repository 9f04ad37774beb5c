import { describe, expect, it } from 'vitest';
import archivedCode from '../../src/checks/archived-code.js';
import { runCheck } from '../../src/checks/check.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(archivedCode, release(facts));

describe('archived-code', () => {
  it.each<[string, Facts]>([
    ['CITATION.cff', { texts: { 'CITATION.cff': 'cff-version: 1.2.0\ndoi: 10.5281/zenodo.1234567\n' } }],
    [
      'a badge',
      {
        readme:
          '# Model\n\n[![DOI](https://zenodo.org/badge/DOI/10.5281/zenodo.123.svg)](https://doi.org/10.5281/zenodo.123)\n',
      },
    ],
    [
      'Software Heritage',
      { readme: 'Archived at [Software Heritage](https://archive.softwareheritage.org/swh:1:dir:0123).\n' },
    ],
    ['a sentence on the code', { readme: 'The code is archived at https://doi.org/10.5281/zenodo.42.\n' }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([[0.5, 'a record made ready', { repositoryFiles: ['.zenodo.json'] }]])(
    'gives %s for %s',
    (share, _, facts) => {
      expect(run(facts)).toMatchObject({ result: 'partial', low: share });
    },
  );

  it.each<[string, Facts]>([
    [
      'the DOI of the data',
      { readme: '## Data\n\nThe training data are at https://doi.org/10.5281/zenodo.42.\n' },
    ],
    [
      'the DOI of the paper',
      { readme: '[![DOI](https://img.shields.io/x.svg)](https://doi.org/10.1038/s41586-000)\n' },
    ],
    [
      'an announcement',
      { readme: 'The code will be archived at https://doi.org/10.5281/zenodo.42 upon publication.\n' },
    ],
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
