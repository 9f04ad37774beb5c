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
