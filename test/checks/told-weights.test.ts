/** Files that are too small to be known for weights by their size, and what pages say of them. */
import { expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import modelWeights from '../../src/checks/model-weights.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(modelWeights, release(facts));

it('small files in the repository are weights where a page calls them trained', () => {
  const repositoryFiles = [{ path: 'ckpts/tern_3g.pth', size: 900 }];
  const readme = (text: string) => `# Tern\n\n${text}\n`;
  expect(run({ repositoryFiles, readme: readme('`tern_3g.pth` was trained on three graphs.') }).result).toBe(
    'pass',
  );
  expect(run({ repositoryFiles, readme: readme('`tern_3g.pth` holds a graph.') }).result).toBe('fail');
  expect(run({ repositoryFiles, readme: readme('Tern was trained on three graphs.') }).result).toBe('fail');
});

it('models of things that are downloaded are no weights, trained models are', () => {
  const readme = (what: string) => `# Tern\n\n${what} will be automatically downloaded.\n`;
  expect(run({ readme: readme('Point clouds of the catalogue models') }).result).toBe('fail');
  expect(run({ readme: readme('The trained models') }).result).toBe('pass');
});

it('weights on Kaggle are there for everyone, but for those that their owner gates elsewhere', () => {
  const readme = (text: string) => `# Tern\n\n## Weights\n\n${text}\n`;
  const model = readme('The weights are [on Kaggle](https://www.kaggle.com/models/marsh/tern/pyTorch/v1).');
  expect(run({ readme: model }).result).toBe('pass');
  expect(run({ card: model, hub: { gated: 'manual' }, hubFiles: ['model.safetensors'] }).result).toBe(
    'partial',
  );
  for (const page of ['c/marsh-calls', 'competitions/marsh-calls/leaderboard', 'code/marsh/tern-weights'])
    expect(
      run({ readme: readme(`The model won [a contest](https://www.kaggle.com/${page}).`) }).result,
      page,
    ).toBe('fail');
});

it('word vectors are the weights of their model, and of no other', () => {
  const readme = (title: string, text: string) => `# ${title}\n\n${text}\n`;
  const vectors = 'Vectors: https://osf.io/x8k2d/download';
  expect(run({ readme: readme('GloVe for Manx', vectors) }).result).toBe('pass');
  expect(run({ readme: readme('Tern', `Word embeddings for Manx. ${vectors}`) }).result).toBe('pass');
  expect(run({ readme: readme('Tern', `A tracker of birds. ${vectors}`) }).result).toBe('fail');
});

it('weights are not what others may train, nor what they are to bring themselves', () => {
  const readme = (said: string) => `# Tern\n\n${said}\n`;
  const said = 'The pipeline and its models are available for training on calls of your own.';
  expect(run({ readme: readme(said) }).result).toBe('fail');
  expect(run({ readme: readme('The trained models are available for everyone.') }).result).toBe('pass');
  const call = (path: string) =>
    readme(`\`\`\`python\nimport model\nmodel.count(sounds, weights_path=${path})\n\`\`\``);
  const repositoryFiles = ['model/__init__.py'];
  expect(run({ readme: call('<path to the weights>'), repositoryFiles }).result).toBe('fail');
});

it('weights that a command fetches from any host count by the words above it', () => {
  const readme = (words: string) =>
    `# Tern\n\n## Setup\n\n${words}\n\n\`\`\`\nwget https://birds.example.net/tern_v1.tar.gz\n\`\`\`\n`;
  expect(run({ readme: readme('Download the pretrained model weights') }).result).toBe('pass');
  expect(run({ readme: readme('Download the recordings') }).result).toBe('fail');
});

it('weights are what a loop of training keeps by its count, without an ending', () => {
  const held = (path: string) => run({ repositoryFiles: [{ path, size: 3_000_000 }] }).result;
  expect(held('molvae/tern-h450/model.iter-4')).toBe('pass');
  expect(held('runs/net_epoch_20')).toBe('pass');
  expect(held('data/birds.iter-4')).toBe('fail');
});

it('parameters that a program can be told are no weights', () => {
  const readme = (said: string) => `# Tern\n\n## Sampling\n\n${said}\n`;
  const options = 'The available parameters for configuration can be found by running `tern --help`.';
  expect(run({ readme: readme(options) }).result).toBe('fail');
  expect(run({ readme: readme('The model parameters can be found on our server.') }).result).toBe('pass');
});

it('weights of a linear model are its table of coefficients, not any table', () => {
  const held = (path: string) => run({ repositoryFiles: [{ path, size: 9000 }] }).result;
  expect(held('score/coefficients.tsv')).toBe('pass');
  expect(held('score/cohort.tsv')).toBe('fail');
});

it('weights and data may lie in one place that a sentence says they do', () => {
  const readme = (what: string) =>
    `# Tern\n\n## Availability\n\nThe 3,412 spectra that the network was fitted on, ${what}, are deposited under [doi:10.5281/zenodo.7654321](https://doi.org/10.5281/zenodo.7654321).\n`;
  expect(run({ readme: readme('and the network itself') }).result).toBe('pass');
  expect(run({ readme: readme('with their labels') }).result).toBe('fail');
});
