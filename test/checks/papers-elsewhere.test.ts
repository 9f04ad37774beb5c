/** Papers that only a page of the documentation or the citation file asks to cite. */
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import researchPaper from '../../src/checks/research-paper.js';
import { release } from '../release-builder.js';

const run = (texts: Record<string, string>, readme = '# Ptarmigan\n\nSnow depth from radar.\n') =>
  runCheck(researchPaper, release({ readme, texts })).low;
const entry = (title = 'Snow depth from radar') =>
  `\`\`\`bibtex\n@article{berg,\n  title={${title}},\n  journal={Annals of Snow},\n  doi={10.5194/snow-17-1}\n}\n\`\`\`\n`;
const docs = (text: string) => `# Ptarmigan\n\n${text}`;

describe('a page of the documentation', () => {
  it('asks to cite the paper of the project', () => {
    expect(run({ 'docs/index.md': docs(`## Citation\n\nPlease cite our paper:\n\n${entry()}`) })).toBe(1);
    expect(run({ 'docs/citing.md': docs(`## How to cite\n\n${entry()}`) })).toBe(1);
  });

  it.each([
    ['a list of literature', docs(`## References\n\n${entry('A')}\n${entry('B')}\n${entry('C')}`)],
    ['code that is no citation', docs(`## Format of entries\n\n${entry()}`)],
  ])('has no paper in %s', (_, page) => {
    expect(run({ 'docs/index.md': page })).toBe(0);
  });

  it('of a method that is used says nothing of the project', () => {
    expect(run({ 'docs/methods/unet.md': docs(`## Citation\n\n${entry('U-shapes')}`) })).toBe(0);
  });
});

describe('the citation file', () => {
  const cff = (rest: string) => `cff-version: 1.2.0\ntitle: Ptarmigan\n${rest}`;
  const preferred = (lines: string[]) =>
    cff(`preferred-citation:\n${lines.map((line) => `  ${line}\n`).join('')}`);

  it('asks to cite a paper in place of the software', () => {
    expect(
      run({ 'CITATION.cff': preferred(['type: article', 'journal: Annals of Snow', 'title: Snow']) }),
    ).toBe(1);
    expect(run({ 'CITATION.cff': preferred(['type: article', 'doi: 10.48550/arXiv.2301.00001']) })).toBe(0.5);
  });

  it('of software alone, with papers of others, names none', () => {
    expect(run({ 'CITATION.cff': cff('doi: 10.5281/zenodo.12\n') })).toBe(0);
    expect(run({ 'CITATION.cff': preferred(['type: software', 'doi: 10.5281/zenodo.12']) })).toBe(0);
    expect(run({ 'CITATION.cff': cff('references:\n  - type: article\n    journal: Annals\n') })).toBe(0);
  });
});
