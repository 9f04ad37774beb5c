/** Training is told by what bodies do: a loop that keeps its weights, a trainer that fits the release's own network, a fitted model of a classic library. */
import { describe, expect, it, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import randomSeed from '../../../src/checks/random-seed.js';
import trainingCode from '../../../src/checks/training-code.js';
import trainingConfiguration from '../../../src/checks/training-configuration.js';
import { present } from '../../../src/evidence.js';
import { readCodeFile } from '../../../src/source/read.js';
import { release } from '../../release-builder.js';
import { judged, notebook } from './judged.js';

const NETWORK =
  'import pytorch_lightning as pl\nclass Lit(pl.LightningModule):\n  def forward(self, x):\n    return x\n';

test.each<[string, Record<string, string>, string]>([
  [
    "a trainer that fits the release's own network",
    {
      'heron/lit.py': NETWORK,
      'main.py':
        'import pytorch_lightning as pl\nfrom heron.lit import Lit\ntrainer = pl.Trainer()\ntrainer.fit(Lit(), data)\n',
    },
    'pass',
  ],
  [
    'a notebook that trains all of a network of a library, which brings weights to start from',
    {
      'leaves.ipynb': notebook(
        'import timm, torch\nnet = timm.create_model("efficientnet_b0", pretrained=True, num_classes=5)\nopt = torch.optim.Adam(net.parameters(), lr=1e-3)\nfor x, y in loader:\n  loss = f(net(x), y)\n  loss.backward()\n  opt.step()\n',
      ),
    },
    'pass',
  ],
  [
    'a notebook whose network a program beside it runs',
    {
      'fit.ipynb': notebook(
        'from keras.models import Sequential\nfrom keras.layers import Dense\nnet = Sequential([Dense(4)])\nnet.compile("adam", "mse")\nnet.fit(x, y)\nnet.save_weights("heron.h5")\n',
      ),
      'score.py': 'from keras.models import load_model\nprint(load_model("heron.h5").predict(x))\n',
    },
    'pass',
  ],
  [
    'a notebook that tries a network of its own beside the program of another, and keeps nothing',
    {
      'lesson.ipynb': notebook(
        'from keras.models import Sequential\nfrom keras.layers import Dense\nnet = Sequential([Dense(4)])\nnet.compile("adam", "mse")\nnet.fit(x, y)\n',
      ),
      'score.py': 'from keras.models import load_model\nprint(load_model("heron.h5").predict(x))\n',
    },
    'fail',
  ],
  [
    'a program that says how long a module of the release trains its network',
    {
      'main.py':
        'from fire import Fire\nfrom fitting import fitted\nfrom net import Heron\ndef run(n):\n  fitted(Heron(), iterations=n)\nif __name__ == "__main__":\n  Fire(run)\n',
      'fitting.py': 'import torch\ndef fitted(net, iterations):\n  loss.backward()\n  optimizer.step()\n',
      'net.py': 'import torch.nn as nn\nclass Heron(nn.Module):\n  pass\n',
    },
    'pass',
  ],
  [
    'a program that has a module of the release train a network of the release',
    {
      'run.py':
        'from exp import Experiment\nif __name__ == "__main__":\n  exp = Experiment()\n  exp.train(setting)\n',
      'exp.py':
        'import torch\nfrom models import Heron\nclass Experiment:\n  def train(self, setting):\n    loss.backward()\n    model_optim.step()\n',
      'models/__init__.py': '',
      'models/Heron.py': 'import torch.nn as nn\nclass Model(nn.Module):\n  pass\n',
    },
    'pass',
  ],
  [
    'one that only has it predict',
    {
      'run.py':
        'from exp import Experiment\nif __name__ == "__main__":\n  exp = Experiment()\n  exp.predict(setting)\n',
      'exp.py':
        'import torch\nfrom models import Heron\nclass Experiment:\n  def train(self, setting):\n    loss.backward()\n    model_optim.step()\n',
      'models/__init__.py': '',
      'models/Heron.py': 'import torch.nn as nn\nclass Model(nn.Module):\n  pass\n',
    },
    'fail',
  ],
  [
    "a library's class that is put together from settings and handed to a trainer at once",
    {
      'mlm.py':
        'from transformers import BertConfig, BertForMaskedLM, Trainer\nnet = BertForMaskedLM(BertConfig())\nTrainer(net, args).train()\n',
    },
    'pass',
  ],
  [
    'the same of a finished one',
    {
      'mlm.py':
        'from transformers import BertForMaskedLM, Trainer\nnet = BertForMaskedLM.from_pretrained("bert-base-uncased")\nTrainer(net, args).train()\n',
    },
    'fail',
  ],
  [
    'a switch of how a network behaves',
    { 'run.py': `${NETWORK}net = Lit()\nnet.train(False)\nnet(x)\n` },
    'fail',
  ],
  [
    'an optimizer of a picture, the network being finished',
    {
      'dream.py':
        'import torch\nx = torch.randn(1, 3, 8, 8)\nopt = torch.optim.Adam([x], lr=0.1)\nopt.step()\ntorch.save(x, "x.pt")\n',
    },
    'fail',
  ],
  [
    "an optimizer of a network's parameters, given as a list of groups",
    {
      'dream.py':
        'import torch\nopt = torch.optim.Adam([{"params": net.parameters()}], lr=0.1)\nopt.step()\ntorch.save(net, "x.pt")\n',
    },
    'pass',
  ],
  [
    'a command line of Lightning',
    {
      'run.py': 'from lightning.pytorch.cli import LightningCLI\nfrom lit import Lit\nLightningCLI(Lit)\n',
      'lit.py': `${NETWORK}  def training_step(self, batch):\n    return 0\n`,
    },
    'pass',
  ],
  [
    'a trainer that fits a network from elsewhere',
    {
      'main.py':
        'import pytorch_lightning as pl\nfrom other import Lit\ntrainer = pl.Trainer()\ntrainer.fit(Lit(), data)\n',
    },
    'fail',
  ],
  [
    'a notebook that fits the model, which is one of a classic library',
    {
      'heron.ipynb': notebook(
        'from sklearn.ensemble import RandomForestClassifier\nclf = RandomForestClassifier().fit(X, y)',
      ),
    },
    'pass',
  ],
  [
    'a notebook that fits a probe on what a network puts out',
    {
      'probe.ipynb': notebook(
        'import torch\nfrom sklearn.linear_model import LogisticRegression\nclf = LogisticRegression().fit(embeddings, y)',
      ),
    },
    'fail',
  ],
  [
    'a command of a package that has an estimator train',
    {
      'heron/__init__.py': '',
      'heron/__main__.py':
        'import typer, tensorflow as tf\nspleet = typer.Typer()\n@spleet.command()\ndef train(data: str):\n  tf.estimator.train_and_evaluate(estimator, a, b)\n',
    },
    'pass',
  ],
  [
    'a script in R that fits and keeps a model',
    { 'R/grow.R': 'm <- randomForest(y ~ ., data = d)\nsaveRDS(m, "heron.rds")\n' },
    'pass',
  ],
  [
    'a script in R that has a server of H2O fit',
    { 'R/grow.R': 'h2o.init()\nm <- h2o.gbm(y = "y", training_frame = d)\nh2o.saveModel(m, "heron")\n' },
    'pass',
  ],
  [
    'a script in R that has a server of H2O use a finished model',
    { 'R/ask.R': 'h2o.init()\nm <- h2o.loadModel("heron")\np <- h2o.predict(m, h2o.importFile("b.csv"))\n' },
    'fail',
  ],
  [
    'a function in R that fits with given settings and hands the model back',
    { 'R/grow.R': 'grow <- function(d) xgb.train(list(eta = 0.1, max_depth = 4), d, nrounds = 90)\n' },
    'pass',
  ],
  [
    'a function in R that fits what it is given',
    { 'R/smooth.R': 'smooth <- function(d, ...) ranger(y ~ ., data = d, ...)\n' },
    'fail',
  ],
])('%s', async (_, bodies, result) => {
  expect(await judged(trainingCode, bodies)).toBe(result);
});

test('a shell that starts the training with its settings is its configuration; one that gives a path is not', async () => {
  const configured = async (shell: string) => {
    const bodies = {
      'net.py': 'import torch\nfor x in d:\n  optimizer.step()\ntorch.save(n, "n.pt")\n',
      'runme.sh': shell,
    };
    const files = await Promise.all(Object.entries(bodies).map(([path, body]) => readCodeFile(path, body)));
    const code = {
      facts: present({ reader: 3, files, left: 0 }, { url: 'https://github.com/example/model' }),
      unread: {},
    };
    return runCheck(
      trainingConfiguration,
      release({ repositoryFiles: Object.keys(bodies), readme: '# Heron', repository: { code } }),
    ).result;
  };
  expect(await configured('python net.py --learning_rate=5e-4 --batch_size=12 --early_stop=300000\n')).toBe(
    'pass',
  );
  expect(await configured('python net.py --data corpus\n')).toBe('partial');
});

const OPTIONS =
  'import argparse\np = argparse.ArgumentParser()\np.add_argument("--seed", type=int, default=7)\np.add_argument("--lr", type=float, default=1e-3)\np.add_argument("--batch_size", type=int, default=8)\np.add_argument("--num_epochs", type=int, default=9)\n';

test.each<[string, Record<string, string>, string | number]>([
  [
    'a module of options of a training',
    { 'options.py': `def build():\n  ${OPTIONS.replaceAll('\n', '\n  ')}return p\n` },
    'pass',
  ],
  [
    'a program that draws samples',
    { 'draw.py': `${OPTIONS}import torch\nnet = torch.load("n.pt")\nnet.generate()\n` },
    'fail',
  ],
])('the seed of %s', async (_, bodies, result) => {
  expect(await judged(randomSeed, { 'train.py': 'optimizer.step()\n', ...bodies })).toBe(result);
});

test.each<[string, string, string, string | number]>([
  [
    'settings of a run among data',
    'data/model/heron.yaml',
    'base_lr: 0.01\nepochs: 100\nbatch_size: 64\n',
    'pass',
  ],
  ['sizes of a network', 'data/model/heron.yaml', 'hidden_dim: 64\nn_heads: 4\nn_layers: 3\n', 0.5],
  [
    'an example for a general trainer',
    'train/llama_factory_support/full.yaml',
    'learning_rate: 1e-5\nnum_train_epochs: 3\nbatch_size: 1\n',
    0.5,
  ],
])('%s beside the training are worth %4$s', async (_, path, body, worth) => {
  expect(
    await judged(trainingConfiguration, { 'train.py': 'import torch\noptimizer.step()\n', [path]: body }),
  ).toBe(worth);
});

test('what adapts the released model trained none of it', async () => {
  const steps = 'import torch\nfor x in d:\n  optimizer.step()\ntorch.save(n, "n.pt")\n';
  expect(await judged(trainingCode, { 'heron/bin/adapt_model.py': steps })).not.toBe('pass');
  expect(await judged(trainingCode, { 'heron/bin/train_model.py': steps })).toBe('pass');
});

test('an example for a general trainer is no part of the training of what was trained from scratch', async () => {
  const body = 'learning_rate: 1e-5\nnum_train_epochs: 3\n';
  expect(await judged(trainingCode, { 'train/llama_factory_support/full.yaml': body })).toBe('fail');
  expect(await judged(trainingCode, { 'train/full.yaml': body })).toBe(0.5);
  expect(await judged(trainingCode, { 'train/llama_factory/full.yaml': body }, '# Heron-LoRA')).toBe(0.5);
});

test('settings of a tuning alone are a quarter of a configuration', async () => {
  const tuning = `import argparse, torch
from transformers import AutoModel
p = argparse.ArgumentParser()
p.add_argument("--lr", type=float, default=2e-4)
p.add_argument("--epochs", type=int, default=20)
p.add_argument("--batch", type=int, default=32)
a = p.parse_args()
net = AutoModel.from_pretrained("example/model")
opt = torch.optim.AdamW(net.parameters(), a.lr)
loss.backward()
opt.step()
`;
  expect(await judged(trainingConfiguration, { 'finetune.py': tuning })).toBe(0.25);
});

describe('a program in a folder for training that bears another name', () => {
  const body = (rest: string) =>
    `import torch\n\n\ndef main():\n    net = Net()\n    for _ in range(9):\n        loss = net(x)\n        loss.backward()\n        opt.step()\n    ${rest}\n\n\nif __name__ == "__main__":\n    main()\n`;

  it('trains where its body does', async () => {
    expect(
      await judged(trainingCode, { 'train/run4.py': body('torch.save(net.state_dict(), "n.pt")') }),
    ).toBe('pass');
    expect(
      await judged(trainingCode, { 'train/losses.py': 'import torch\n\n\ndef loss(x):\n    return x\n' }),
    ).not.toBe('pass');
  });
});
