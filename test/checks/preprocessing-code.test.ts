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
  'scripts/preprocess/pretraining/captions.py',
  'examples/templates/process_pretrain_data.py',
  'tutorials/latest/make_data/process_tracks.sh',
  'tutorials/0_data_preparation.ipynb',
  'examples/tokenizing_counts.ipynb',
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
  'training/parse_cif.py',
  'scripts/fasta_to_csv.py',
  'data-pipeline/parser.py',
  'utils/generate_lmdb.py',
  'data/convert_clean.py',
  'pkg/featurize_with_lm.py',
])('beside training code passes on %s', (path) => {
  expect(run({ repositoryFiles: ['train.py', 'pkg/__init__.py', path] }).result).toBe('pass');
});

it('takes a label in bold letters for a heading, and a list item for a command', () => {
  const readme =
    '# Model\n\n**Dataset pre-processing**\n1. Fetch the data.\n2. `python -W ignore relabel.py`\n';
  const finding = run({ repositoryFiles: ['relabel.py'], readme });
  expect(finding.result).toBe('pass');
  expect(finding.citations[0]?.line).toBe(5);
});

it('finds a script whose folder is named by a variable', () => {
  const readme = '## Data preparation\n\n```\npython $HOME_OF_IT/scripts/step1.py\n```\n';
  expect(run({ repositoryFiles: ['scripts/step1.py'], readme }).result).toBe('pass');
});

it.each([
  ['data that are only fetched', ['train.py', 'scripts/download_train_data.sh']],
  ['databases that are only fetched', ['predict.py', 'fetch_databases.sh']],
  ['conversions where nothing trains', ['predict.py', 'data/convert_clean.py']],
  ['the pipeline of a structure predictor', ['predict.py', 'pkg/__init__.py', 'pkg/data/pipeline.py']],
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

it('fails on what prepares a database to search in, not on a data set in such a folder', () => {
  expect(run({ repositoryFiles: ['train.py', 'database/bin/curate.sh'] }).result).toBe('fail');
  expect(run({ repositoryFiles: ['train.py', 'database/bin/curate_dataset.sh'] }).result).not.toBe('fail');
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
  ['a database to search in', ['predict.py', 'scripts/generate_database.py']],
  ['a conversion of weights', ['train.py', 'scripts/convert_weights_to_jax.py']],
  ['a conversion of nobody knows what', ['train.py', 'pkg/convert.py']],
  ['the preparation of a call', ['predict.py', 'prepare_input.py', 'input_prep/align.sh']],
  ['a module of a package that trains nothing', ['predict.py', 'pkg/__init__.py', 'pkg/preprocess.py']],
  ['the data of a benchmark', ['predict.py', 'examples/zero_shot/prepare.sh']],
  ['tuning beside data', ['examples_code_and_data/task/finetune.py']],
])('does not count %s', (_, repositoryFiles) => {
  expect(run({ repositoryFiles }).result).toBe('fail');
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

it.each([
  [
    'a script in quotes under a heading on making data',
    'steps/one.py',
    '## Dataset generation\n\n```\npython "./steps/one.py" --out x\n```\n',
  ],
  ['a script that unpacks a database', 'unpack_pdb.py', ''],
  ['a script that makes coordinates', 'scripts/generate_coords.py', ''],
])('passes on %s', (_, path, readme) => {
  const finding = runCheck(preprocessingCode, release({ repositoryFiles: ['train.py', path], readme }));
  expect(finding.result).toBe('pass');
});

it('passes where the training makes its data itself, not where nothing trains', () => {
  const readme = '# Heron\n\nHeron learns from self-play alone.\n';
  expect(run({ readme, repositoryFiles: ['train.py'] }).result).toBe('pass');
  expect(run({ readme, repositoryFiles: ['play.py'] }).result).toBe('fail');
});
