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

  it.each([['a held-out set is described without a name', 'We report numbers on a test set of 500 slides.']])(
    'are a quarter there when %s',
    (_, readme) => {
      expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.25, released: false });
    },
  );

  it.each([
    ['in a list', 'We evaluate it on Potsdam-12, PLUMS and the Vaihingen benchmark.', 'PLUMS'],
    [
      'by a split',
      'Accuracy on the official test list of Whistle Commands v2 is 96.1 %.',
      'Whistle Commands v2',
    ],
    ['by a caption', '## Results\n\nScores on the PLUMS dataset follow.\n', 'PLUMS'],
    [
      'by a column',
      '## Results\n\n| Dataset | F1 |\n|---|---|\n| PLUMS | 81.2 |\n| PEARS | 77.0 |\n',
      'PEARS',
    ],
  ])('are half there when sets that are on no list are named %s', (_, readme, name) => {
    const finding = run({ readme });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5, released: false });
    expect(finding.because).toContain(name);
  });

  it.each([
    [
      'a file that pages say it was measured on',
      'We evaluate on the 30 problems of `plums_30.txt`.',
      ['plums_30.txt'],
    ],
    ['the test part of a pair', 'A model.', ['one/trainfile.txt', 'one/testfile.txt']],
  ])('pass on %s', (_, readme, repositoryFiles) => {
    expect(run({ readme, repositoryFiles }).result).toBe('pass');
  });

  it.each([
    ['a sample of them', 'We evaluate on `plums_30.txt`.', ['examples/plums_30.txt']],
    ['a file of another use', 'Words are in `plums_30.txt`.', ['plums_30.txt']],
  ])('are not the whole where there is only %s', (_, readme, repositoryFiles) => {
    expect(run({ readme, repositoryFiles }).result).not.toBe('pass');
  });

  it('are no table that a line opens to show how it is called', () => {
    const snippet = '```python\ntable = pd.read_csv("https://heron.s3.amazonaws.com/plums/test.csv")\n```\n';
    expect(run({ readme: `# Heron\n\nPredict:\n\n${snippet}` }).result).not.toBe('pass');
  });

  it.each([
    ['a machine', 'It was tested on Ubuntu 22.04 and an RTX 4090.'],
    ['a verb at the start', '## Results\n\nPrepare dataset files first.\n'],
    ['what a reader may test', 'You can evaluate your model on the PLUMS benchmark.'],
    ['an option of a program', '- `--val_per_lang`: Validation data per language, default 0.'],
  ])('are not named by %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
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

  it('do not count outputs, and lists of records as no more than a description', () => {
    expect(run({ repositoryFiles: ['outputs/test/a.csv'], readme: 'A model.' }).result).toBe('fail');
    expect(run({ repositoryFiles: ['data/test_ids.txt'], readme: 'A model.' }).low).toBe(0.25);
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
    const base = card.replace('fine-tuned', 'pre-trained');
    expect(run({ readme: `# M\n\n${base}` }).result).not.toBe('pass');
    const ofTasks = base.replace('Fine-tuning data', 'Fine-tuning data of the tasks');
    expect(run({ readme: `# M\n\n${ofTasks}` }).result).toBe('pass');
  });
});

it('databases to search in are no data of an evaluation, whatever a comment beside one says', () => {
  const readme = (introduction: string) =>
    `# Tern\n\n## Setup\n\n${introduction}\n\n\`\`\`\n# the data that we used for benchmarks\nwget https://files.example.net/pdb100.tar.gz\n\`\`\`\n`;
  expect(run({ readme: readme('Download sequence and structure databases') }).result).not.toBe('pass');
  expect(run({ readme: readme('Download the data') }).result).toBe('pass');
});
