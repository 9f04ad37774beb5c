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
    [
      'all splits in one place',
      '## Training data\n\nAll peptides (train, validation and test) are at https://zenodo.org/records/7.',
    ],
    ['a link', 'The [benchmark data](https://zenodo.org/records/1) are public.'],
    [
      'data of the tasks it is measured on',
      'Download the downstream task [data](https://zenodo.org/records/1).',
    ],
    [
      'the data of the paper',
      'The datasets used in this study can be downloaded from https://figshare.com/s/1.',
    ],
    ['code that fetches them', 'The script should auto-download a small dataset into data/.'],
    [
      'a bucket below an offer of all data',
      'All of the data can be found in the public bucket:\n\n```\ns3://lab-public/\n```\n',
    ],
    [
      'a command below what it is for',
      'The data of the benchmark may be downloaded as follows:\n\n```\ncurl -o a.zip https://a.org/a.zip\n```\n',
    ],
    [
      'links in a row below what they are',
      'The benchmarking data can be downloaded from the following URLs:\n\n[One](https://storage.googleapis.com/b/one/)\n[Two](https://storage.googleapis.com/b/two/)\n',
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

  it('are half there when examples hold some of them', () => {
    const finding = run({ repositoryFiles: ['examples/sample_data/dev.tsv'], readme: 'A model.' });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('are half there when a held-out set is described by name', () => {
    expect(run({ readme: 'We report numbers on a test set of 500 slides.' }).low).toBe(0.5);
  });

  it.each([
    ['nothing', 'A model.'],
    ['a benchmark that was left out', 'We do not evaluate the model on MMLU.'],
    ['what the code can read', 'The loader supports explicit train, validation and test splits.'],
    [
      'databases that are searched at run time',
      '## Testing\n\n### Reference databases\n\n- [Clusters](https://zenodo.org/records/1), in part for testing\n',
    ],
    ['a database that others test on', 'We tested on the data of the [PDB](https://www.wwpdb.org).'],
    [
      'weights in a list that starts with data',
      'To evaluate your sequences:\n\n- get our checkpoint from [Drive](https://drive.google.com/file/d/x)\n',
    ],
    ['an announcement', 'The test set will be released at https://zenodo.org/records/1.'],
    [
      'the reference of a benchmark',
      'Cite the data of the benchmark as:\n\n```\n@misc{b,\n url = {https://doi.org/10.5281/zenodo.1}\n}\n```\n',
    ],
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

  it.each([
    [
      'a table’s head',
      '## Results\n\n| model | arc_easy | hellaswag |\n|---|---|---|\n| ours | 0.61 | 0.70 |\n',
    ],
    [
      'a table of scores under any heading',
      '## LM-Eval\n\n| Average | truthful_qa (mc2) | PIQA |\n|---|---|---|\n| 0.57 | 0.38 | 0.71 |\n',
    ],
  ])('is half there by benchmarks in %s', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5, released: false });
  });

  it('is not told by a table without scores', () => {
    expect(run({ card: '## Files\n\n| file | piqa |\n|---|---|\n| a | b |\n' }).result).toBe('fail');
  });

  it('is not the data that a tune was tuned on', () => {
    const card =
      'M is a fine-tuned Base language model.\n\nFine-tuning data:\n\n- [One](https://huggingface.co/datasets/lab/one)\n';
    expect(run({ card: `# M\n\n${card}` }).result).not.toBe('pass');
    expect(run({ readme: `# M\n\n${card.replace('fine-tuned', 'pre-trained')}` }).result).toBe('pass');
  });
});
