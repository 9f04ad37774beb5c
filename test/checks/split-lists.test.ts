/** Lists of what is kept back tell of evaluation data as far as the data themselves are there. */
import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import evaluationData from '../../src/checks/evaluation-data.js';
import { release } from '../release-builder.js';

const run = (path: string, readme = '# Quail\n') =>
  runCheck(evaluationData, release({ readme, repositoryFiles: ['train.py', path] })).low;

describe('a list of records that are kept back', () => {
  it.each([
    'splits/test.txt',
    'partition/heldout_subjects.txt',
    'lists/val_ids.csv',
    'meta/test_patients.txt',
  ])('describes evaluation data: %s', (path) => {
    expect(run(path)).toBe(0.25);
  });

  it('is worth as much as the training data that it parts', () => {
    const readme = '# Quail\n\nThe training data are at https://zenodo.org/records/12.\n';
    expect(run('splits/test.txt', readme)).toBe(1);
  });

  it.each([
    'splits/train.txt',
    'config/test_splits.yaml',
    'results/test_ids.csv',
    'tests/test_list.txt',
    'testing.md',
  ])('is none of %s', (path) => {
    expect(run(path)).toBe(0);
  });
});

describe('a set of another name', () => {
  const said = (text: string) =>
    runCheck(
      evaluationData,
      release({
        readme: `# Quail\n\nQuail was trained on the MarshSet dataset: https://zenodo.org/records/12.\n\n${text}\n`,
        repositoryFiles: ['train.py'],
      }),
    );

  it('is named, and none of what was learned from', () => {
    expect(said('It reaches 81 % on the BirdCall-9 test set.')).toMatchObject({
      result: 'partial',
      low: 0.5,
    });
    expect(said('It reaches 81 % on the MarshSet test set.').low).toBeGreaterThanOrEqual(0.5);
  });
});
