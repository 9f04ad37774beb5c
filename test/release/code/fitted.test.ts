/** Programs that have a library's model fit, and modules that know of more than one step. */
import { describe, expect, it } from 'vitest';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import evaluationData from '../../../src/checks/evaluation-data.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import modelArchitecture from '../../../src/checks/model-architecture.js';
import preprocessingCode from '../../../src/checks/preprocessing-code.js';
import trainingCode from '../../../src/checks/training-code.js';
import trainingData from '../../../src/checks/training-data.js';
import { judged } from './judged.js';

const program = (library: string, settings = 'max_epochs=2000') =>
  `import ${library}\nimport numpy as np\ndef main():\n  vae = ${library}.SCVI(d)\n  vae.train(${settings})\n  np.save("found.npy", vae.predict(d))\nif __name__ == "__main__":\n  main()\n`;

describe('a program that fits a model of a library to what it is given', () => {
  it('trains, and runs the model on the way', async () => {
    const bodies = { 'solo/solo.py': program('scvi') };
    expect(await judged(trainingCode, bodies)).toBe('pass');
    expect(await judged(inferenceCode, bodies)).toBe(0.5);
    expect(await judged(modelArchitecture, bodies)).toBe('pass');
  });

  it('does not where the library has no models, or nothing says how long it trains', async () => {
    expect(await judged(trainingCode, { 'solo/solo.py': program('birds') })).not.toBe('pass');
    expect(await judged(trainingCode, { 'solo/solo.py': program('scvi', 'd') })).not.toBe('pass');
  });

  it('is not what a build has copied', async () => {
    expect(await judged(trainingCode, { 'build/lib/solo/solo.py': program('scvi') })).toBe('fail');
  });
});

describe('a package in a folder of another name', () => {
  const net =
    'import torch.nn as nn\nclass Net(nn.Module):\n  def fit(self, x, lr=0.1, epochs=9):\n    for i in range(epochs):\n      loss.backward()\n      optimizer.step()\n';
  const caller = (name: string) =>
    JSON.stringify({
      cells: [
        {
          cell_type: 'code',
          source: `import ${name} as p\nnet = p.Net()\nnet.fit(x)\n`,
          outputs: [],
          metadata: {},
        },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });
  it('is trained by who imports it, not by who imports another', async () => {
    const bodies = (name: string) => ({
      'plover_package/plover/net.py': net,
      'tutorial/tutorial.ipynb': caller(name),
    });
    expect(await judged(trainingCode, bodies('plover'))).toBe('pass');
    expect(await judged(trainingCode, bodies('snipe'))).not.toBe('pass');
  });
});

it('what builds a corpus for a pre-training prepares and does not train', async () => {
  const body = 'import json\nfor line in open("raw.txt"):\n  out.write(line.lower())\n';
  const bodies = { 'scripts/build_pretrain_corpus.py': body };
  expect(await judged(trainingCode, bodies)).toBe('fail');
  expect(await judged(preprocessingCode, bodies)).not.toBe('fail');
});

it('what gets the input of one call ready prepares no training data', async () => {
  const beside = {
    repositoryFiles: [
      { path: 'train.py', size: 900 },
      { path: 'input_prep/make_msa.sh', size: 900 },
    ],
  };
  expect(await judged(preprocessingCode, {}, '# Heron', beside)).toBe('fail');
  const data = {
    repositoryFiles: [
      { path: 'train.py', size: 900 },
      { path: 'data_prep/make_msa.sh', size: 900 },
    ],
  };
  expect(await judged(preprocessingCode, {}, '# Heron', data)).not.toBe('fail');
});

it('a module that knows where finished models are fetches no training data', async () => {
  const trains = 'import torch\nfor x in d:\n  loss.backward()\n  optimizer.step()\ntorch.save(n, "n.pt")\n';
  const fetch =
    'import urllib.request\nURL = "https://zenodo.org/record/5/files/"\nurllib.request.urlretrieve(URL, "x")\n';
  expect(await judged(trainingData, { 'heron/train.py': trains, 'heron/pretrained.py': fetch })).toBe('fail');
  expect(await judged(trainingData, { 'heron/train.py': trains, 'heron/datasets.py': fetch })).not.toBe(
    'fail',
  );
});

it('an object that is called like a measure is none', async () => {
  const train = (line: string) =>
    `import torch\nacc = ${line}\nfor x in d:\n  loss.backward()\n  optimizer.step()\ntorch.save(n, "n.pt")\n`;
  expect(await judged(evaluationCode, { 'fit.py': train('Accelerator(mixed="fp16")') })).toBe('fail');
  expect(await judged(evaluationCode, { 'fit.py': train('hits(net(x), y)') })).toBe(0.5);
});

it('a module that a workflow starts measures by a single figure as well', async () => {
  const skill =
    'import torch\nnet.load_state_dict(torch.load("n.pt"))\ny = net.eval()(x)\nprint(f"rmse {e:.3f}")\n';
  const bodies = { 'heron/__init__.py': 'import torch\n', 'heron/skill.py': skill };
  const makefile = 'skill:\n\tpython heron/skill.py\n';
  expect(await judged(evaluationCode, bodies)).not.toBe('pass');
  expect(await judged(evaluationCode, { ...bodies, Makefile: makefile })).toBe('pass');
});

it('records that the very program which measures reads are the data of the evaluation, however few', async () => {
  const agree = (path: string) =>
    `import csv\nfrom scipy.stats import spearmanr\nrows = list(csv.DictReader(open("${path}")))\nprint(spearmanr(a, b), pearsonr(a, b))\n`;
  const beside = { repositoryFiles: [{ path: 'panel/blind37.csv', size: 6000 }] };
  expect(
    await judged(evaluationData, { 'panel/evaluate.py': agree('panel/blind37.csv') }, '# M', beside),
  ).toBe('pass');
  expect(await judged(evaluationData, { 'panel/evaluate.py': agree('panel/other.csv') }, '# M', beside)).toBe(
    'fail',
  );
});

it('lines that a shell changes on their way into a corpus are prepared', async () => {
  const shell = (line: string) => `wget https://zenodo.org/records/5/files/raw.tar\n${line}\n`;
  const prepared = shell("zcat raw.gz | awk '{ print $1 }' | sort -u > work/clean.tsv");
  expect(await judged(preprocessingCode, { 'local/prepare_corpus.sh': prepared, 'train.py': '' })).toBe(
    'pass',
  );
});
