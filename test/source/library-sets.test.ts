/** Sets that libraries fetch by name, and objects that are unpickled to predict. */
import { describe, expect, it } from 'vitest';
import datasetsNamed from '../../src/checks/datasets-named.js';
import modelWeights from '../../src/checks/model-weights.js';
import trainingData from '../../src/checks/training-data.js';
import { setOfLibrary } from '../../src/source/library-sets.js';
import { judged } from '../release/code/judged.js';

describe('a call for a set', () => {
  it.each([
    ['torchvision.datasets.CIFAR10', "'.', train=True", 'CIFAR10'],
    ['torchvision.datasets.CIFAR10', "'.', train=False", 'CIFAR10/test'],
    ['datasets.SVHN', "root, split='test'", 'SVHN/test'],
    ['tf.keras.datasets.mnist.load_data', '', 'mnist'],
    ['fetch_california_housing', '', 'california_housing'],
    ['Planetoid', "root='data/x', name='Cora'", 'Cora'],
  ])('%s(%s) is for %s', (callee, given, name) => {
    expect(setOfLibrary(callee, given)).toBe(name);
  });

  it.each([
    'datasets.ImageFolder',
    'datasets.FakeData',
    'datasets.Dataset',
    'datasets.make_moons',
    'fetch_data',
  ])('none is %s', (callee) => {
    expect(setOfLibrary(callee, "'data'")).toBeNull();
  });
});

const train = (read: string) =>
  `import torch\nimport torchvision\nd = ${read}\nfor x in d:\n    loss = net(x)\n    loss.backward()\n    optimizer.step()\ntorch.save(net.state_dict(), "n.pt")\n`;

describe('what a training fetches from a library', () => {
  it('is named and there', async () => {
    const bodies = { 'fit.py': train("torchvision.datasets.CIFAR10('.', train=True)") };
    expect(await judged(trainingData, bodies)).toBe('pass');
    expect(await judged(datasetsNamed, bodies)).toBe('pass');
  });

  it('is none for a test, and none that the reader brings', async () => {
    for (const read of [
      "torchvision.datasets.CIFAR10('.', train=False)",
      "torchvision.datasets.ImageFolder('mine')",
    ])
      expect(await judged(trainingData, { 'fit.py': train(read) }), read).toBe('fail');
  });
});

describe('an unpickled object', () => {
  const body = (use: string) => `import pickle\nm = pickle.load(open('heron.pkl', 'rb'))\nprint(${use})\n`;
  const beside = { repositoryFiles: [{ path: 'heron.pkl', size: 90_000 }] };

  it('is the model where it predicts, and its file the weights', async () => {
    expect(await judged(modelWeights, { 'run.py': body('m.predict(x)') }, '# Heron', beside)).toBe('pass');
    expect(await judged(modelWeights, { 'run.py': body('m.keys()') }, '# Heron', beside)).toBe('fail');
    expect(await judged(modelWeights, { 'run.py': body('m.predict(x)') })).toBe('fail');
  });
});
