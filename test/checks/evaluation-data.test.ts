import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import evaluationData from '../../src/checks/evaluation-data.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(evaluationData, release(facts));

describe('evaluation data', () => {
  it('pass when the repository ships held-out data, and cite them', () => {
    const finding = run({ repositoryFiles: ['data/task/test.csv'] });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/data/task/test.csv`);
  });

  it.each([
    ['a link', 'The [benchmark data](https://zenodo.org/records/1) are public.'],
    [
      'data of the tasks it is measured on',
      'Download the downstream task [data](https://zenodo.org/records/1).',
    ],
    ['commands below an offer', 'The evaluation data are available at\n\n```\ngdown 1a2b\n```\n'],
  ])('pass on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('pass');
  });

  it('are half there when a public benchmark is named', () => {
    const finding = run({ readme: 'It is evaluated on ProteinGym and CASP14.' });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
    expect(finding.because).toContain('ProteinGym');
  });

  it.each([
    ['nothing', 'A model.'],
    ['an announcement', 'The test set will be released at https://zenodo.org/records/1.'],
    ['a denial', 'The benchmark data cannot be shared.'],
  ])('fail on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });

  it('do not count outputs or lists of records', () => {
    const repositoryFiles = ['outputs/test/a.csv', 'data/test_ids.txt'];
    expect(run({ repositoryFiles, readme: 'A model.' }).result).toBe('fail');
  });

  it('are unknown when files were left out of the list', () => {
    expect(run({ repositoryFiles: ['a.py'], repositoryTruncated: true }).result).toBe('unknown');
  });
});
