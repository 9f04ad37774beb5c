import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import preprocessingCode from '../../src/checks/preprocessing-code.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(preprocessingCode, release(facts));

it.each([
  'preprocess.py',
  'data/prepare_corpus.sh',
  'scripts/process/cluster.py',
  'make_dataset.py',
  'processing_fasta.py',
  'script/build_cath_dataset.sh',
])('passes on %s', (path) => {
  const finding = run({ repositoryFiles: [path] });
  expect(finding.result).toBe('pass');
  expect(finding.citations[0]?.label).toBe(path);
});

it('passes on a command under a heading about it', () => {
  const readme = '# Model\n\n## Data preparation\n\n```\npython step1.py\n```\n';
  expect(run({ repositoryFiles: ['step1.py'], readme }).result).toBe('pass');
});

it.each([
  ['the data of one task', ['examples/TASK/preprocess.sh']],
  ['code that feeds data to a training run', ['train.py', 'pkg/__init__.py', 'pkg/dataloader.py']],
])('counts half: %s', (_, repositoryFiles) => {
  expect(run({ repositoryFiles })).toMatchObject({ result: 'partial', share: 0.5 });
});

it('a loader in a package that trains nothing does not count', () => {
  expect(run({ repositoryFiles: ['predict.py', 'pkg/__init__.py', 'pkg/dataloader.py'] }).result).toBe(
    'fail',
  );
});

it('fails on an announcement and cites it', () => {
  const finding = run({
    repositoryFiles: ['model.py'],
    readme: 'The data processing scripts will be released soon.',
  });
  expect(finding.result).toBe('fail');
  expect(finding.citations[0]?.line).toBe(1);
});

it.each([
  'tests/preprocess.py',
  'third_party/preprocess.py',
  'output_processing.py',
  'image_processing_x.py',
  'processing_x.py',
])('fails on %s', (path) => {
  expect(run({ repositoryFiles: [path] }).result).toBe('fail');
});

it('is unknown when the file list was cut', () => {
  expect(run({ repositoryFiles: ['model.py'], repositoryTruncated: true }).result).toBe('unknown');
});
