import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import technicalReport from '../../src/checks/technical-report.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(technicalReport, release(facts));

describe('technical report', () => {
  it('passes on the paper that was found', () => {
    const finding = run({ readme: 'A model.', paper: { title: 'On folding', venue: 'A Journal' } });
    expect(finding).toMatchObject({
      result: 'pass',
      citations: [{ url: 'https://doi.org/10.1234/example' }],
    });
    expect(finding.because).toContain('On folding');
  });

  it.each([
    ['a preprint under "Citation"', '# M\n\n## Citation\n\nSee https://arxiv.org/abs/2301.00001.\n'],
    ['BibTeX', '# M\n\n## Cite\n\n```\n@article{x, journal={arXiv preprint arXiv:2301.00001}}\n```\n'],
    ['a link in the opening lines', '# M\n\nCode of [On folding](https://www.nature.com/articles/x1).\n'],
    ['an own report', '# M\n\nRead [the report](docs/technical_report.pdf).\n'],
  ])('passes on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('pass');
  });

  it('passes on a report in the tree', () => {
    expect(run({ repositoryFiles: ['docs/technical_report.pdf'] }).result).toBe('pass');
  });

  it.each([
    ['no paper', 'A model.'],
    [
      'the paper that the card template cites',
      '# M\n\n## Impact\n\nSee the paper https://arxiv.org/abs/1910.09700.\n',
    ],
    ['an archive of data', '# M\n\n## Citation\n\nhttps://doi.org/10.5281/zenodo.1\n'],
    [
      'somebody else’s paper in passing',
      '# M\n\n## Use\n\nA.\n\n## Layers\n\nIt uses [rotary layers](https://arxiv.org/abs/2104.09864).\n',
    ],
  ])('fails on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });

  it('is unknown when the paper could not be looked up', () => {
    expect(run({ readme: 'A model.', paper: 'unavailable' })).toMatchObject({ result: 'unknown', high: 1 });
  });
});
