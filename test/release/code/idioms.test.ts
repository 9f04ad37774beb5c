/** Ways of writing a step that name none of the usual calls: settings in dictionaries, modules chosen by name, answers counted by hand. */
import { describe, expect, test } from 'vitest';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import preprocessingCode from '../../../src/checks/preprocessing-code.js';
import trainingConfiguration from '../../../src/checks/training-configuration.js';
import { judged } from './judged.js';

const LOOP = 'import torch\nfor x in data:\n  loss.backward()\n  optimizer.step()\ntorch.save(net, "n.pt")\n';
const NET = 'import torch.nn as nn\nclass Wader(nn.Module):\n  pass\n';

describe('settings', () => {
  test.each([
    ['in a dictionary', 'hp = {"learning_rate": 3e-4, "batch_size": 16, "num_epochs": 40}\n'],
    ['in a call of dict', 'hp = dict(lr=3e-4, batch_size=16, epochs=40)\n'],
  ])('%s are the run’s', async (_, lines) => {
    expect(await judged(trainingConfiguration, { 'train.py': lines + LOOP })).toBe('pass');
  });

  test('whose values only a run would tell are not', async () => {
    const lines = 'hp = {"learning_rate": a.lr, "batch_size": a.bs, "num_epochs": a.n}\n';
    expect(await judged(trainingConfiguration, { 'train.py': lines + LOOP })).toBe(0.5);
  });

  test.each([
    ['of the module that a program chooses by name', 'import_module("ponds." + name)', 'pass'],
    ['of modules that nothing chooses', 'reload(name)', 'fail'],
  ])('%s', async (_, chosen, result) => {
    const bodies = {
      'start.py': `import importlib\nimport coach\nname = input("Pond: ")\nimportlib.${chosen}\n`,
      'coach.py': `import torch, nets\ndef go(net, opt):\n  loss.backward()\n  optimizer.step()\n`,
      'nets.py': NET,
      'ponds/small.py':
        'class Pond:\n  def __init__(self):\n    self.lr_init = 0.01\n    self.batch_size = 8\n    self.training_steps = 9000\n',
    };
    expect(await judged(trainingConfiguration, bodies)).toBe(result);
  });

  test('of a recipe that starts a program two folders up', async () => {
    const bodies = {
      'src/learn.py': `import argparse\n${LOOP}`,
      'recipes/ponds/run.sh':
        'lr=1e-4\nepochs=12\nbatch_size=8\npython ../../src/learn.py --lr $lr --epochs $epochs --batch-size $batch_size\n',
    };
    expect(await judged(trainingConfiguration, bodies)).toBe('pass');
    const other = {
      ...bodies,
      'recipes/ponds/run.sh': 'lr=1e-4\nepochs=12\nbatch_size=8\npython ../other.py\n',
    };
    expect(await judged(trainingConfiguration, other)).toBe(0.5);
  });
});

describe('answers held against the truth', () => {
  test.each([
    ['counted by comparing', 'print((net(x).argmax(1) == y).float().mean())'],
    ['averaged', 'print(np.mean(preds == y))'],
    ['given as a share', 'print(n_correct / len(y))'],
  ])('%s are a measure', async (_, line) => {
    const body = `import numpy as np\nimport pandas as pd\nrows = pd.read_csv("out.csv")\n${line}\n`;
    expect(await judged(evaluationCode, { 'tally.py': body })).toBe('pass');
  });

  test.each([
    ['rows that are chosen', 'middle = np.mean(x[pred == 3], axis=0)'],
    ['a share of something else', 'print(n_rows / len(y))'],
  ])('%s are none', async (_, line) => {
    const body = `import numpy as np\nimport pandas as pd\nrows = pd.read_csv("out.csv")\n${line}\n`;
    expect(await judged(evaluationCode, { 'tally.py': body })).toBe('fail');
  });

  test('a measure that nothing imports is a part; one that serves the model is not', async () => {
    const metric = { 'metrics/__init__.py': '', 'metrics/bleu.py': 'def bleu(a, b):\n  return 0.0\n' };
    const say = 'import torch\nnet = torch.load("n.pt")\nprint(net.generate(x))\n';
    expect(await judged(evaluationCode, { ...metric, 'say.py': say })).toBe(0.5);
    const serving = `from metrics import bleu\n${say}`;
    expect(await judged(evaluationCode, { ...metric, 'say.py': serving })).toBe('fail');
  });
});

describe('a plain call of a network', () => {
  const body = (line: string) =>
    `import cv2, torch\nfrom nets import Wader\nnet = Wader()\nnet.load_state_dict(torch.load("n.pkl"))\ncv2.imwrite("o.png", ${line})\n`;

  test('that got trained weights is a run of it', async () => {
    expect(await judged(inferenceCode, { 'between.py': body('net(x, y)[0]'), 'nets.py': NET })).toBe('pass');
  });

  test.each([
    ['on made-up input', 'net(torch.zeros(1, 3))'],
    ['of something else', 'blend(x, y)'],
  ])('%s is none', async (_, line) => {
    expect(await judged(inferenceCode, { 'between.py': body(line), 'nets.py': NET })).toBe('fail');
  });
});

describe('features', () => {
  const train = { 'train.py': LOOP };
  const sounds =
    'import librosa\nimport numpy as np\nnp.save("f/a.npy", librosa.feature.melspectrogram(librosa.load("a.wav")[0]))\n';

  test('that a program takes from sounds are data made ready', async () => {
    expect(await judged(preprocessingCode, { ...train, 'extract.py': sounds })).toBe('pass');
  });

  test('that it takes from a network are its outputs', async () => {
    const body =
      'import torch\nimport numpy as np\nnet = torch.load("n.pt")\nnp.save("f/a.npy", net.embed(x))\n';
    expect(await judged(preprocessingCode, { ...train, 'extract.py': body })).toBe('fail');
  });

  test('records of the part that is trained on, under a name that is put together', async () => {
    const body = (name: string) =>
      `import csv\nimport tensorflow as tf\nw = tf.io.TFRecordWriter(out + "/${name}")\nfor row in csv.DictReader(open(table)):\n  w.write(row)\n`;
    expect(await judged(preprocessingCode, { ...train, 'data/records.py': body('train-00000') })).toBe(
      'pass',
    );
  });
});

describe('a training that reads what was collected', () => {
  const train = (reading: string) =>
    `import torch\nfrom table import rows\nfor x in rows():\n  loss.backward()\n  optimizer.step()\ntorch.save(net, "n.pt")\n${reading}`;
  const table = (read: string, steps: string) =>
    `import numpy as np\nimport pandas as pd\ndef rows():\n  t = ${read}\n${steps}  return t\n`;

  test('and cleans and encodes it makes its data ready itself', async () => {
    const steps = '  t = t.fillna(0)\n  t.y = coder.fit_transform(t.y)\n';
    expect(
      await judged(preprocessingCode, {
        'train.py': train(''),
        'table.py': table('pd.read_csv("a.csv")', steps),
      }),
    ).toBe('pass');
    expect(
      await judged(preprocessingCode, {
        'train.py': train(''),
        'table.py': table('np.load("a.npy")', steps),
      }),
    ).not.toBe('pass');
    expect(
      await judged(preprocessingCode, {
        'train.py': train(''),
        'table.py': table('pd.read_csv("a.csv")', ''),
      }),
    ).not.toBe('pass');
  });

  test('of rows of a forecast, and how far it is off at the end, evaluates', async () => {
    const bodies = (name: string) => ({
      'main.py': `import torch\ndef evaluate(x, y):\n  ${name} = total(x) / spread(y)\n  return ${name}\nfor x in data:\n  loss.backward()\n  optimizer.step()\ntorch.save(net, "n.pt")\ntest_loader = load(b)\nprint(evaluate(test_loader, y))\n`,
    });
    expect(await judged(evaluationCode, bodies('rse'))).toBe('pass');
    expect(await judged(evaluationCode, bodies('span'))).not.toBe('pass');
  });
});

test('a measure in a text that is put together is one', async () => {
  const body = (said: string) =>
    `import pandas as pd\nrows = pd.read_csv("o.csv")\nprint(f"{names} ${said}: {m.value}")\n`;
  expect(await judged(evaluationCode, { 'tally.py': body('MAE') })).toBe('pass');
  expect(await judged(evaluationCode, { 'tally.py': body('size') })).toBe('fail');
});
