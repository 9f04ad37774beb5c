import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import sampleOutputs from '../../src/checks/sample-outputs.js';
import { present } from '../../src/evidence.js';
import type { CodeFact } from '../../src/source/facts.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const CALL = '```python\nprint(score("MKV"))\n```\n';

/** A notebook that was read, with facts by kind, cell and call. */
const notebook = (...facts: [CodeFact['kind'], number, string?][]): Facts => ({
  repositoryFiles: ['demo.ipynb'],
  repository: {
    code: {
      facts: present(
        {
          reader: 1,
          left: 0,
          files: [
            {
              path: 'demo.ipynb',
              language: 'notebook',
              basis: 'parsed',
              facts: facts.map(([kind, line, value]) => ({
                kind,
                line,
                name: 'text',
                ...(value && { value }),
              })),
            },
          ],
        },
        { url: REPOSITORY_URL },
      ),
      unread: {},
    },
  },
});

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
    [
      'a link after the sentence that says what it leads to',
      {
        readme:
          'Predictions were made for all 20,000 proteins of yeast. They are on [Zenodo](https://zenodo.org/records/1).',
      },
    ],
    ['what a team handed in at a competition', { repositoryFiles: ['submissions/submission_ensemble.csv'] }],
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
    ['a block below the one that makes it', { card: `${CALL}\nIt prints:\n\n\`\`\`\nMKV 0.93\n\`\`\`\n` }],
    [
      'a picture of an output beside its input',
      { readme: '# N\n\n![input and output for a random image of the test data set](a.png)\n' },
    ],
    ['maps of where things are', { readme: '# N\n\n![](localization/17_003.png)\n' }],
    ['a picture by its file name', { readme: '![](docs/net1_pred_figure.png)\n' }],
    ['a picture under a heading', { readme: '## 演示\n\n![](images/0.png)\n' }],
    [
      'a notebook that keeps what the model made',
      notebook(['runs-model', 3], ['output', 3, 'model.generate']),
    ],
    ['a notebook too large without pictures', { repositoryFiles: [{ path: 'demo.ipynb', size: 900_000 }] }],
  ])('pass with %s', (_, facts) => {
    expect(run(facts).result).toBe('pass');
  });

  it.each<[string, Facts]>([
    ['samples that nothing led to', { repositoryFiles: ['12b_samples.jsonl'] }],
    ['pictures made from nothing', { readme: '![Batch of generated samples](a.png)\n' }],
    ['numbers for random numbers', { card: '```python\n>>> m(torch.randn(1, 3))\ntensor([0.1])\n```\n' }],
    ['a notebook that nobody read', { repositoryFiles: ['demo.ipynb'] }],
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
    ['figures on runs', { repositoryFiles: ['output/tuned/0/stats.json'] }],
    ['the form that a competition wants', { repositoryFiles: ['data/sample_submission.csv'] }],
    [
      'a link to weights before a sentence on predictions',
      {
        readme:
          'Checkpoints of ten runs: [folder](https://drive.google.com/drive/folders/x). Their predictions are saved in `predictions/`.',
      },
    ],
    ['an output of preparation', { repositoryFiles: ['task/data/fixed_final_output_train_seqs.csv'] }],
    ['a notebook without outputs', notebook(['runs-model', 3])],
    ['a notebook that keeps figures only', notebook(['loads-weights', 1], ['output', 4, 'evaluate_all'])],
    ['a call whose name sounds of output', { readme: 'Use:\n\n```\nprediction = model.predict(x)\n```\n' }],
    ['input and output layers', { readme: '![Input and output layers of the network](a.png)\n' }],
    ['the formats of both', { readme: '![input and output formats](a.png)\n' }],
    ['curves', { readme: '## Results\n\n![Loss curve](plots/loss.png)\n' }],
    ['a drawing of the network', { readme: '![Overview of the model output](figs/framework.png)\n' }],
    ['a hosted demo', { readme: '[Demo](https://huggingface.co/spaces/lab/demo)\n' }],
    ['messages of an installation', { readme: '## Install\n\n```\n>>> import m\nok\n```\n' }],
    ['figures on quality', { readme: '```\n>>> evaluate()\naccuracy: 0.93\n```\n' }],
    ['a tree of files', { readme: `${CALL}\nThe output is in:\n\n\`\`\`\n├── out\n\`\`\`\n` }],
    [
      'a list of files with a word on each',
      {
        readme: `${CALL}\nThis writes, among its outputs:\n\n\`\`\`\nsome_dir/\n    - plots/   # generated angles\n    - log.txt\n\`\`\`\n`,
      },
    ],
    ['what a step that makes data is given', { repositoryFiles: ['downloads-generation/bird/alleles.csv'] }],
    [
      'what a tool was used to make',
      {
        repositoryFiles: ['data/bird.a3m', 'data/bird.csv'],
        readme: 'The alignment of the bird, generated using a search of a database, is at `data/bird.csv`.',
      },
    ],
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

it('pass on a folder that a page says the output files are in', () => {
  const readme = 'Output files for the marsh are in `test_sets/tern_results/` and were made by `run.py`.';
  expect(run({ repositoryFiles: ['test_sets/tern_results/1AVX.pdb'], readme }).result).toBe('pass');
  expect(run({ repositoryFiles: ['test_sets/complexes/1AVX.pdb'], readme }).result).toBe('fail');
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

describe('sample outputs on pages', () => {
  it.each<[string, string]>([
    [
      'below a bare "gives", whatever it looks like',
      '## Try\n\n```sh\npython infer.py clips/a.wav\n```\n\ngives\n\n```\n# heard\ndog 0.93\n```\n',
    ],
    ['in R', '```r\npredict_height(data.frame(dbh = 38, slope = 12))\n#> [1] 28.4\n```\n'],
    [
      'as a picture right below the lines that draw it, whatever is said beside it',
      '```python\nout = model.predict_df(read("flights.csv"))\nplot_forecast(out)\n```\n\n![Runtime on several machines](docs/forecast.png)\n',
    ],
  ])('pass when they are printed %s', (_, readme) => {
    expect(run({ readme }).result).toBe('pass');
  });

  it.each<[string, string]>([
    ['help', '```\n$ python map.py --help\nusage: map.py [-h] --config CONFIG\n```\n'],
    [
      'the state of a server',
      '## Use\n\n```\ncurl localhost/health\n```\n\nreturns\n\n```json\n{"status": "ok"}\n```\n',
    ],
    [
      'what a call returns',
      '```python\nfrom lib import cut\n# outputs:\n#   boxes: list of bounding boxes\nboxes = cut("a.png")\n```\n',
    ],
  ])('are not %s', (_, readme) => {
    expect(run({ readme }).result).toBe('fail');
  });

  it('are files that stand under a heading on what the model gave', () => {
    const readme = '## Scores\n\nThe part for one gene is `scores/brca1.tsv`.\n';
    expect(run({ readme, repositoryFiles: ['scores/brca1.tsv'] }).result).toBe('pass');
    const measured = '## Results\n\nAll figures are in `scores/brca1.tsv`.\n';
    expect(run({ readme: measured, repositoryFiles: ['scores/brca1.tsv'] }).result).toBe('fail');
  });

  it('are half there when they were made from nothing that could be told', () => {
    expect(run({ repositoryFiles: ['generated/piece_1.mid'] })).toMatchObject({ low: 0.5, high: 0.5 });
  });

  it('are not what a notebook says while it gets the model ready', () => {
    const resized = notebook(['runs-model', 9], ['output', 4, 'model.resize_token_embeddings']);
    expect(run(resized).result).toBe('fail');
    expect(run(notebook(['runs-model', 3], ['output', 4, 'model.get_embedding'])).result).toBe('pass');
  });
});
