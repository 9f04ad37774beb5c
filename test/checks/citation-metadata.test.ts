import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import citationMetadata from '../../src/checks/citation-metadata.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(citationMetadata, release(facts));

const bibtex = '@article{a2024,\n  title = {A model},\n  year = {2024}\n}';

describe('citation-metadata', () => {
  it.each<[string, Facts]>([
    ['a citation file', { repositoryFiles: ['CITATION.cff'] }],
    ['BibTeX in the card', { card: `## Citation\n\n\`\`\`bibtex\n${bibtex}\n\`\`\`\n` }],
    ['BibTeX without a fence', { readme: `## Citation\n\n${bibtex}\n` }],
  ])('passes on %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it('counts a reference in prose half', () => {
    const readme = '## Citation\n\nA. Author, A model. Journal of Models (2024).\n';
    const finding = run({ readme });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L1`);
  });

  it.each<[string, Facts]>([
    ['a template', { card: '## Citation\n\n**BibTeX:**\n\n[More Information Needed]\n' }],
    ['an announcement', { readme: '## Citation\n\nComing soon.\n' }],
    ["somebody else's file", { repositoryFiles: ['third_party/tool/CITATION.cff'] }],
    ['BibTeX on another page', { texts: { 'docs/related.md': `\`\`\`\n${bibtex}\n\`\`\`\n` } }],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
