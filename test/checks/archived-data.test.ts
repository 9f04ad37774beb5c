import { describe, expect, it } from 'vitest';
import archivedData from '../../src/checks/archived-data.js';
import { runCheck } from '../../src/checks/check.js';
import { present, unavailable } from '../../src/evidence.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(archivedData, release(facts));

const dataset = (id: string, tags: string[]) => ({
  id,
  info: present(
    { id, gated: false as const, licenses: [], tags },
    { url: `https://huggingface.co/datasets/${id}` },
  ),
});

describe('archived-data', () => {
  it.each<[string, Facts]>([
    ['a dataset with a DOI', { hub: { datasets: [dataset('a/b', ['doi:10.57967/hf/0002'])] } }],
    [
      'a link to an archive',
      { readme: '## Training data\n\nThe training data are at https://zenodo.org/record/42.\n' },
    ],
  ])('passes on %s', (_, facts) => {
    const finding = run(facts);
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations.length).toBeGreaterThan(0);
  });

  it.each<[number, string, Facts]>([
    [
      0.5,
      'one dataset of two with a DOI',
      { hub: { datasets: [dataset('a/b', ['doi:10.57967/hf/0002']), dataset('a/c', [])] } },
    ],
  ])('gives %s for %s', (share, _, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: share });
  });

  it.each<[string, Facts]>([
    ['a dataset without a DOI', { hub: { datasets: [dataset('a/b', [])] } }],
    [
      'storage',
      { readme: '## Training data\n\nThe training data are at https://drive.google.com/file/d/1.\n' },
    ],
    [
      'an announcement',
      { readme: '## Training data\n\nThe training data will be released at https://zenodo.org/record/42.\n' },
    ],
  ])('fails on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it.each<[string, Facts]>([
    ['the repository could not be read', { repository: 'unavailable' }],
    [
      'a dataset could not be looked up',
      {
        hub: {
          datasets: [
            {
              id: 'a/b',
              info: unavailable({ code: 'timeout' }, { url: 'https://huggingface.co/datasets/a/b' }),
            },
          ],
        },
      },
    ],
  ])('is unknown when %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'unknown', low: 0, high: 1 });
  });
});
