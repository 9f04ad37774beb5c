import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import researchPaper from '../../src/checks/research-paper.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(researchPaper, release(facts));

describe('research paper', () => {
  it('passes on a venue with review and names it', () => {
    const finding = run({ readme: 'x', paper: { venue: 'Briefings in Bioinformatics', year: 2022 } });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('Briefings in Bioinformatics (2022)');
  });

  it('passes on a publisher’s DOI when no venue is given', () => {
    expect(run({ readme: 'x', paper: { doi: '10.1093/bib/bbac409' } }).result).toBe('pass');
  });

  it('passes when the owners cite a published version of a preprint', () => {
    const readme =
      '# M\n\n## Citation\n\n```\n@inproceedings{x, booktitle={Proceedings of a Conference}}\n```\n';
    expect(run({ readme, paper: { venue: 'arXiv.org', arxiv: '2301.00001' } }).result).toBe('pass');
  });

  it.each([
    ['arXiv as the venue', { venue: 'arXiv.org' }],
    ['a DOI of arXiv', { doi: '10.48550/arXiv.2301.00001' }],
    ['a DOI of bioRxiv', { doi: '10.1101/2023.01.01.000001' }],
  ])('is half there with %s', (_, paper) => {
    expect(run({ readme: 'x', paper })).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it.each([
    'Our paper has been accepted as a spotlight at a conference.',
    'The method was published in Some Journal.',
  ])('passes when the owners say so beside their preprint: %s', (said) => {
    const readme = `# M\n\n## Paper\n\nhttps://arxiv.org/abs/2301.00001\n\n## News\n\n${said}\n`;
    expect(run({ readme })).toMatchObject({ result: 'pass', citations: [{ line: 9 }] });
    expect(run({ readme: said }).result).toBe('fail');
  });

  it('passes on a title with the conference, not with its workshop', () => {
    const titled = (venue: string) =>
      `# Net: a model of cells (${venue})\n\nhttps://arxiv.org/abs/2301.00001\n`;
    expect(run({ readme: titled('ICML 2023') }).result).toBe('pass');
    expect(run({ readme: titled('ICML 2023 workshop on cells') }).result).toBe('partial');
    expect(run({ readme: titled('version 2023') }).result).toBe('partial');
  });

  it.each([
    'Our code will be released after our paper is accepted.',
    'The dataset was published in Some Journal.',
    'The idea of Doe et al. was published in Some Journal.',
    'The preprint was published on bioRxiv, and is published in bioRxiv.',
  ])('is half there when somebody else’s, or nothing yet, was published: %s', (said) => {
    const readme = `# M\n\n## Paper\n\nhttps://arxiv.org/abs/2301.00001\n\n## News\n\n${said}\n`;
    expect(run({ readme }).result).toBe('partial');
  });

  it('is half there when only the documents cite a preprint', () => {
    const readme = '# M\n\n## Paper\n\nhttps://arxiv.org/abs/2301.00001\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', citations: [{ line: 5 }] });
  });

  it('fails without any', () => {
    expect(run({ readme: 'A model.' }).result).toBe('fail');
  });

  it('is unknown when the paper could not be looked up, and stands when the documents cite it', () => {
    expect(run({ readme: 'A model.', paper: 'unavailable' }).result).toBe('unknown');
    const readme = '# M\n\n## Citation\n\nhttps://doi.org/10.1093/bib/bbac409\n';
    expect(run({ readme, paper: 'unavailable' }).result).toBe('pass');
  });
});
