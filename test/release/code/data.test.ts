import { describe, expect, test } from 'vitest';
import evaluationData from '../../../src/checks/evaluation-data.js';
import trainingData from '../../../src/checks/training-data.js';
import { judged, notebook } from './judged.js';

const trains = 'import torch\nfor x in data:\n    loss = net(x)\n    loss.backward()\n    optimizer.step()\n';
const fetch = '#!/bin/bash\nwget https://files.lab.edu/sets/plums.zip -P raw\nunzip raw/plums.zip\n';

describe('scripts that bring the data', () => {
  test.each([
    ['in a folder of scripts', 'scripts/get_plums.sh'],
    ['in a job', 'jobs/01_fetch.sh'],
  ])('hand over what the training works on: %s', async (_, path) => {
    expect(await judged(trainingData, { 'train.py': trains, [path]: fetch })).toBe('pass');
  });

  test.each([
    ['weights', 'scripts/get_weights.sh'],
    ['models', 'scripts/download_models.sh'],
    ['the data of an evaluation', 'scripts/get_benchmark.sh'],
  ])('bring no training data where they bring %s', async (_, path) => {
    expect(await judged(trainingData, { 'train.py': trains, [path]: fetch })).toBe('fail');
  });

  test('bring nothing to learn from where nothing is trained', async () => {
    expect(await judged(trainingData, { 'predict.py': 'y = net(x)\n', 'get_data.sh': fetch })).toBe('fail');
  });
});

describe('data kept back for a test', () => {
  const part = 'X_train, X_test = split(table)\nprint(roc_auc_score(y_test, predict(X_test)))\n';

  test('are there when the data that it learns from are', async () => {
    const files = { 'train.py': `${part}${trains}`, 'scripts/get_plums.sh': fetch };
    expect(await judged(evaluationData, files)).toBe('pass');
  });

  test('are named when those are only named', async () => {
    const readme = '# Heron\n\nHeron was trained on [PLUMS](https://plums.org/set).\n';
    expect(await judged(evaluationData, { 'train.py': `${part}${trains}` }, readme)).toBe(0.5);
  });

  test('are none where nothing is kept back', async () => {
    expect(await judged(evaluationData, { 'train.py': trains, 'scripts/get_plums.sh': fetch })).toBe('fail');
  });

  test('are other ones for a pre-trained model that names what it is measured on', async () => {
    const readme = '# Heron\n\nHeron was pre-trained on text. It is evaluated on MMLU.\n';
    const files = { 'train.py': `${part}${trains}`, 'scripts/get_plums.sh': fetch };
    expect(await judged(evaluationData, files, readme)).toBe(0.5);
  });
});

test('a table beside the notebook that trains on it is its data, unless it is hardly one', async () => {
  const cell = `import pandas as pd\ntable = pd.read_csv("cells.csv")\n${trains}`;
  const cells = Array.from({ length: 400 }, (_, row) => `${row},0.12345,0.6789`).join('\n');
  expect(await judged(trainingData, { 'work.ipynb': notebook(cell), 'cells.csv': cells })).toBe('pass');
});
