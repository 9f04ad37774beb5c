import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import sampleOutputs from '../../src/checks/sample-outputs.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(sampleOutputs, release(facts));

describe('sample outputs', () => {
  it('pass when they are in the tree, and cite them', () => {
    const finding = run({ repositoryFiles: ['examples/outputs/design_1.pdb'] });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/examples/outputs/design_1.pdb`);
  });

  it('pass when they are linked for download', () => {
    const readme = 'Pre-computed predictions are on [Zenodo](https://zenodo.org/records/1).';
    expect(run({ readme }).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    [
      'a bucket in a code span',
      { readme: 'Model predictions for all splits are at `gs://lab/predictions`.' },
    ],
    ['a folder of pictures to look at', { repositoryFiles: ['tasks/one/outputs_example/1abc_rsa.png'] }],
    [
      'a command below what it fetches',
      { readme: 'Scores for all assays may be had as follows:\n\n```\ncurl -O https://a.org/s.zip\n```\n' },
    ],
    [
      'predicted structures by link',
      { readme: 'The predicted structures are [online](https://zenodo.org/records/1/files/all.tar.gz).' },
    ],
    ['a folder of samples', { repositoryFiles: ['examples/sample_predictions/1abc.pdb'] }],
    ['generated sequences among data', { repositoryFiles: ['design/data/generated_genomes.fasta'] }],
  ])('pass with %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['a console session', { card: '```python\n>>> generate("a")\n[\'a text\']\n```\n' }],
    ['a comment with the value', { card: '```python\nprint(f(1))\n# Output: 2\n```\n' }],
    ['a picture', { readme: '![generated samples](assets/a.png)\n' }],
    ['a picture by its file name', { readme: '![](docs/net1_pred_figure.png)\n' }],
    ['a hosted demo', { readme: '[Demo](https://huggingface.co/spaces/lab/demo)\n' }],
    ['a notebook', { repositoryFiles: ['demo.ipynb'] }],
  ])('are half there with %s', (_, facts) => {
    expect(run(facts)).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it.each<[string, Facts]>([
    ['a snippet without its output', { card: '```python\n>>> import x\n>>> y = x.load()\n```\n' }],
    ['commands that write one', { readme: '```\nexport OUTPUT_DIR=../output\npython run.py\n```\n' }],
    ['a title over commands', { readme: '```\n# Contact prediction\npython run.py --task contact\n```\n' }],
    ['a logo among examples', { readme: '![](examples/logo.jpg)\n' }],
    ['code in a folder of samples', { repositoryFiles: ['sample_outputs/plot.py'] }],
    ['the folder of a task', { repositoryFiles: ['examples/variant-prediction/data/scores.csv'] }],
    ['an output of preparation', { repositoryFiles: ['task/data/fixed_final_output_train_seqs.csv'] }],
    ['a notebook to fill in', { repositoryFiles: ['project_template/quickstart.ipynb'] }],
    ['inputs', { repositoryFiles: ['examples/inputs/a.fasta', 'generated/prompts.csv'] }],
    ['test data', { repositoryFiles: ['tests/outputs/a.pdb'] }],
    ['an announcement', { readme: 'Predictions will be released on https://zenodo.org/records/1.' }],
  ])('fail on %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });

  it('are unknown when the file list could not be read', () => {
    expect(run({ readme: 'A model.', repositoryFiles: 'unavailable' }).result).toBe('unknown');
  });
});

it.each([
  ['a folder', 'All results are made from the sampled structures in `./runs` and the references.'],
  [
    'a file under a heading',
    '## Expected outputs\n\nThere will be one file, case_01.e2e.pdb, for each input.',
  ],
])('pass when a page names them by %s', (_, readme) => {
  const repositoryFiles = ['runs/case_01.e2e.pdb'];
  expect(run({ repositoryFiles, readme }).result).toBe('pass');
  expect(run({ repositoryFiles: ['other/x.pdb'], readme }).result).toBe('fail');
});
