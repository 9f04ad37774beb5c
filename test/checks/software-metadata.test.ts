import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import softwareMetadata from '../../src/checks/software-metadata.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(softwareMetadata, release(facts));

describe('software-metadata', () => {
  it.each<[string, Facts]>([
    ['a DOI of the Hub', { hub: { tags: ['doi:10.57967/hf/0001'] } }],
    [
      'CITATION.cff',
      { texts: { 'CITATION.cff': 'title: Model\nrepository-code: https://github.com/example/model\n' } },
    ],
    ['CodeMeta', { texts: { 'codemeta.json': '{"codeRepository": "https://github.com/example/model"}' } }],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [0.5, 'a record without an identifier', { texts: { 'CITATION.cff': 'title: Model\n' } }],
    [0.5, 'a record that was not read', { repositoryFiles: ['codemeta.json'] }],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['BibTeX alone', { repositoryFiles: ['citation.bib'] }],
    ['the record of something copied', { repositoryFiles: ['third_party/CITATION.cff'] }],
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
