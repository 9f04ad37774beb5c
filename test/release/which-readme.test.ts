/** Which page is the README of a repository. */
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/release/document.js';
import { evidence, REPOSITORY_URL } from '../release-builder.js';

describe('the README of a repository', () => {
  const of = (texts: Record<string, string>) => readDocuments(evidence({ texts })).readme.value?.path;

  it('may stand in docs', () => {
    expect(of({ 'docs/README.md': '# Model' })).toBe('docs/README.md');
    const facts = evidence({ texts: { 'docs/README.md': '# Model' } });
    if (facts.repository.state !== 'present') throw new Error('no repository');
    facts.repository.value.texts['README.md'] = { state: 'absent', source: { url: REPOSITORY_URL } };
    expect(readDocuments(facts).readme.value?.path).toBe('docs/README.md');
  });

  it('is where a symbolic link leads to', () => {
    expect(of({ 'README.md': 'docs/README.md', 'docs/README.md': '# Model' })).toBe('docs/README.md');
    expect(of({ 'README.md': 'docs/README.md' })).toBe('README.md');
  });
});
