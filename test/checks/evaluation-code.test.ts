import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import evaluationCode from '../../src/checks/evaluation-code.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(evaluationCode, release(facts));

describe('evaluation code that is there', () => {
  it('passes on an evaluation script and cites it', () => {
    const finding = run({ repositoryFiles: ['scripts/evaluate.py'] });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]?.url).toBe(`${REPOSITORY_URL}/blob/aaaa/scripts/evaluate.py`);
  });

  it.each([
    'eval/run_benchmark.sh',
    'test.py',
    'run_zero_shot.py',
    'benchmarks/protein.ipynb',
    'manuscript/figure1.py',
  ])('passes on %s', (path) => expect(run({ repositoryFiles: [path] }).result).toBe('pass'));

  it('passes on a training program that is documented to evaluate', () => {
    const readme = '# Model\n\n```\npython run_task.py --do_eval --data x\n```\n';
    expect(run({ repositoryFiles: ['run_task.py'], readme }).result).toBe('pass');
  });
});

it.each([
  ['src/scripts/name_bench_folds.py'],
  ['linear_probe/main.py'],
  ['notebooks/linear_probe_demo.ipynb'],
])('passes on %s', (path) => {
  expect(run({ repositoryFiles: [path] }).result).toBe('pass');
});

it('fails on a measurement of speed', () => {
  expect(run({ repositoryFiles: ['speed-benchmark/speed_benchmark.py'] }).result).toBe('fail');
});

it('passes on a program that is told to test given weights, not on making a test split', () => {
  const readme = (line: string) => `## Usage\n\n\`\`\`\n${line}\n\`\`\`\n`;
  const repositoryFiles = ['configs/base.py', 'tools/create_coco.py'];
  const test = readme('mim test lib configs/base.py --checkpoint model.pth');
  expect(run({ repositoryFiles, readme: test }).result).toBe('pass');
  const split = readme('python tools/create_coco.py data --mode test');
  expect(run({ repositoryFiles, readme: split }).result).toBe('fail');
});

it('passes on Python in the card that computes a figure, under a heading on evaluation', () => {
  const code = '```python\nwer = load_metric("wer")\nprint(wer.compute(a, b))\n```\n';
  expect(run({ card: `# Model\n\n## Evaluation\n\n${code}` }).result).toBe('pass');
  expect(run({ card: `# Model\n\n## Usage\n\n${code}` }).result).toBe('fail');
});

describe('parts of it', () => {
  it.each(['likelihood.py', 'notebooks/pseudo_ppl.ipynb', 'finetuning_on_new_datasets.ipynb'])(
    '%s counts half',
    (path) => {
      expect(run({ repositoryFiles: [path] })).toMatchObject({ result: 'partial', share: 0.5 });
    },
  );

  it('metrics beside training code count half', () => {
    const finding = run({ repositoryFiles: ['train.py', 'metrics.py'] });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('a metric inside a package that only runs the model does not count', () => {
    expect(run({ repositoryFiles: ['pkg/__init__.py', 'pkg/metrics.py', 'predict.py'] }).result).toBe('fail');
  });

  it('fine-tuning on tasks counts half', () => {
    expect(run({ repositoryFiles: ['finetune.py'] })).toMatchObject({ result: 'partial', share: 0.5 });
  });

  it('what is there counts half when more is announced', () => {
    const readme = '# Model\n\nThe evaluation code for version 2 will be released soon.\n';
    const finding = run({ repositoryFiles: ['eval.py'], readme });
    expect(finding).toMatchObject({ result: 'partial', share: 0.5 });
    expect(finding.citations.at(-1)?.line).toBe(3);
  });
});

describe('evaluation code that is not there', () => {
  it('fails on an announcement and cites it', () => {
    const finding = run({ repositoryFiles: ['model.py'], readme: 'Evaluation scripts are coming soon.' });
    expect(finding.result).toBe('fail');
    expect(finding.citations[0]?.line).toBe(1);
  });

  it.each([
    'tests/test_eval.py',
    'third_party/lm-eval/evaluate.py',
    '.github-ci/benchmark.py',
    'data/eval.csv',
  ])('fails on %s', (path) => expect(run({ repositoryFiles: [path] }).result).toBe('fail'));

  it('fails on a file that holds nothing yet', () => {
    expect(run({ repositoryFiles: [{ path: 'evaluate.py', size: 0 }] }).result).toBe('fail');
    expect(run({ repositoryFiles: [{ path: 'evaluate.py', size: 900 }] }).result).toBe('pass');
  });

  it('is unknown when the file list was cut', () => {
    expect(run({ repositoryFiles: ['model.py'], repositoryTruncated: true }).result).toBe('unknown');
  });
});

it.each([
  [
    'a heading on the paper’s numbers',
    '## Reproducing paper numbers\n\n```\npython inference.py --config a.yml\n```\n',
  ],
  ['a heading inside one', '## Paper results\n\n### With our weights\n\n```\npython inference.py\n```\n'],
])('passes on running the model under %s', (_, readme) => {
  expect(run({ repositoryFiles: ['inference.py'], readme }).result).toBe('pass');
  const elsewhere = readme.replace(/^## .*$/m, '## Usage');
  expect(run({ repositoryFiles: ['inference.py'], readme: elsewhere }).result).toBe('fail');
});

it('passes on scripts that compute measures, not on functions that a package offers', () => {
  expect(run({ repositoryFiles: ['analysis/calc_distance.py'] }).result).toBe('pass');
  expect(run({ repositoryFiles: ['train.py', 'lib/__init__.py', 'lib/metrics.py'] }).result).toBe('partial');
});

describe('a file of code in another place', () => {
  it.each([
    ['named for an evaluation', 'See https://github.com/them/data/blob/main/eval-model.ipynb', 'pass'],
    [
      'under a heading on it',
      '## Evaluation\n\nSee https://github.com/them/data/blob/main/scores.ipynb',
      'pass',
    ],
    [
      'of another model',
      'BERT was measured with https://github.com/them/data/blob/main/eval-model.ipynb',
      'fail',
    ],
    ['about something else', 'See https://github.com/them/data/blob/main/clean.ipynb', 'fail'],
    ['that is announced', 'Coming soon: https://github.com/them/data/blob/main/eval-model.ipynb', 'fail'],
  ])('%s', (_, said, result) => {
    expect(run({ card: `# Model\n\n${said}\n` }).result).toBe(result);
  });
});
