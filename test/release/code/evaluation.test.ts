/** Evaluation is told by what bodies do, wherever it stands and whatever it is called. */
import { expect, test } from 'vitest';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import { judged } from './judged.js';

const LOOP = 'import torch\nfor x in data:\n  loss.backward()\n  optimizer.step()\n';
const MAIN = 'if __name__ == "__main__":\n  main()\n';
const AUC =
  'from sklearn.metrics import f1_score, roc_auc_score\nprint(roc_auc_score(y, p), f1_score(y, q))\n';

test.each<[string, Record<string, string>, string | number]>([
  [
    'a program that measures data kept for a test by a function of a module',
    {
      'main.py': `from util import evaluate\n${LOOP}torch.save(net, "net.pt")\nt_test = evaluate(net, rows)\n`,
      'util.py': 'def evaluate(net, rows):\n  NDCG = total(rows) / 5\n  return NDCG\n',
    },
    'pass',
  ],
  [
    'a program that prints how far off a finished model is',
    {
      'count.py':
        'import torch\nnet.load_state_dict(torch.load("net.pt"))\nprint(f"MAE {e.abs().mean():.1f}")\n',
    },
    'pass',
  ],
  [
    'a script in R that works out how far off models for each fold are',
    {
      'R/folds.R':
        'for (k in 1:5) {\n  m <- ranger(y ~ ., data = d[fold != k, ])\n  p[fold == k] <- predict(m, d[fold == k, ])$predictions\n}\nrmse <- sqrt(mean((p - d$y)^2))\n',
    },
    'pass',
  ],
  [
    'a script in R that keeps its model, and works out how well it fits on the way',
    {
      'R/grow.R':
        'm <- ranger(y ~ ., data = d)\np <- predict(m, d)\nrmse <- sqrt(mean((p$predictions - d$y)^2))\nsaveRDS(m, "heron.rds")\n',
    },
    0.5,
  ],
  [
    'a clock held against a model',
    { 'benchmark.py': `import time\nt = time.perf_counter()\n${MAIN}` },
    'fail',
  ],
  ['a program that computes measures of saved predictions', { 'tables.py': AUC + MAIN }, 'pass'],
  [
    'a program that holds a finished model against the truth, by one measure',
    {
      'score.py': `import torch\nnet.load_state_dict(torch.load("net.pt"))\nprint(f1_score(ys, ps))\n${MAIN}`,
    },
    'pass',
  ],
  [
    'a program that says how sure a finished model is',
    { 'sure.py': `import torch\nnet.load_state_dict(torch.load("net.pt"))\nprint(perplexity(out))\n${MAIN}` },
    0.5,
  ],
  [
    'a command of a package that measures',
    {
      'src/heron/__init__.py': '',
      'src/heron/cli.py':
        'import click, torch\n@cli.command()\ndef evaluate():\n  net = torch.load("net.pt")\n  print(accuracy_score(y, p))\n',
    },
    'pass',
  ],
  [
    'one measure of outputs that lie in files',
    { 'score.py': `import pandas as pd\nm = pd.read_csv("p.csv")\nprint(spearmanr(m.p, m.y))\n${MAIN}` },
    'pass',
  ],
  [
    'a program called after the evaluation that only writes the sounds a finished model makes',
    {
      'train.py': `${LOOP}torch.save(net, "n.pt")\n`,
      'evaluate.py': `import torch\nfrom scipy.io import wavfile\nfrom train import build\nnet = torch.load("n.pt")\nwavfile.write("a.wav", 16000, net(x))\n`,
    },
    'fail',
  ],
  [
    'one that also measures them',
    {
      'evaluate.py': `import torch\nfrom scipy.io import wavfile\nnet = torch.load("n.pt")\nwavfile.write("a.wav", 16000, y)\nprint(pesq(16000, ref, y))\n`,
    },
    'pass',
  ],
  [
    'a tuning that works out nothing but its loss',
    {
      'finetune.py': `import torch\n${LOOP}torch.save(net, "n.pt")\n`,
    },
    'fail',
  ],
  [
    'a tuning that measures along the way',
    {
      'finetune.py': `import torch\n${LOOP}torch.save(net, "n.pt")\nprint(f1_score(y, p))\n`,
    },
    0.5,
  ],
  [
    'a training that ends on data kept for a test',
    {
      'train.py': `${LOOP}torch.save(net, "n.pt")\ntest_loader = load("test")\nprint(roc_auc_score(y, net(x)))\n`,
    },
    'pass',
  ],
  [
    'the same on data that steer it',
    {
      'train.py': `${LOOP}torch.save(net, "n.pt")\nval_loader = load("val")\nprint(roc_auc_score(y, net(x)))\n`,
    },
    0.5,
  ],
  [
    'a tuning that ends on a test of its own task',
    {
      'finetune.py': `${LOOP}torch.save(net, "n.pt")\ntest_loader = load("test")\nprint(roc_auc_score(y, net(x)))\n`,
    },
    0.5,
  ],
  [
    'a mode of the program that trains, started at its foot',
    {
      'main.py': `import argparse\ndef main():\n  p = argparse.ArgumentParser()\n  p.add_argument("--eval-only")\n  print(f1_score(y, p))\n${LOOP.replace(/^/gm, '  ')}\n  torch.save(net, "n.pt")\nmain()\n`,
    },
    'pass',
  ],
  [
    'a program that runs rivals for a comparison',
    {
      'comparisons/infer_other.py': `import torch\nnet.load_state_dict(torch.load("o.pt"))\nprint(dice(a, b), iou(a, b))\n${MAIN}`,
    },
    'fail',
  ],
  [
    'a program that runs answers and counts the right ones',
    {
      'benchmark/sample.py': `import torch\nnet = torch.load("n.pt")\nnet.generate(x)\n${MAIN}`,
      'benchmark/run_answers.py': `import glob\nfor f in glob.glob("*.jsonl"):\n  n_success += run(f) == want\n${MAIN}`,
    },
    'pass',
  ],
  [
    'a step that a trainer takes on test data',
    {
      'main.py': 'from lightning.pytorch.cli import LightningCLI\nfrom lit import Lit\nLightningCLI(Lit)\n',
      'lit.py':
        'import lightning as L\nclass Lit(L.LightningModule):\n  def training_step(self, b):\n    return 0\n  def test_step(self, b):\n    self.log("a", accuracy(self(b), b))\n',
    },
    'pass',
  ],
  [
    'a test loop whose module has no step to take',
    {
      'main.py': `import lightning as L\nfrom lit import Lit\ntrainer = L.Trainer()\ntrainer.fit(Lit(), dl)\ntrainer.test(Lit(), test_loader)\n${MAIN}`,
      'lit.py':
        'import lightning as L\nclass Lit(L.LightningModule):\n  def training_step(self, b):\n    return 0\n',
    },
    'fail',
  ],
  [
    'one whose module has',
    {
      'main.py': `import lightning as L\nfrom lit import Lit\ntrainer = L.Trainer()\ntrainer.fit(Lit(), dl)\ntrainer.test(Lit(), test_loader)\n${MAIN}`,
      'lit.py':
        'import lightning as L\nclass Lit(L.LightningModule):\n  def training_step(self, b):\n    return 0\n  def test_step(self, b):\n    return 1\n',
    },
    'pass',
  ],
  [
    'test.py that runs the model on an input',
    { 'test.py': `import torch\nnet = torch.load("net.pt")\nprint(net(x).argmax(1))\n${MAIN}` },
    'fail',
  ],
  [
    'a compiled network that is evaluated after its training',
    {
      'run.py':
        'from tensorflow import keras\nmodel = keras.Sequential([keras.layers.Dense(2)])\nmodel.fit(x, y)\nmodel.evaluate(xt, yt)\nmodel.save("net.h5")\n',
    },
    0.5,
  ],
  ['a program that draws them', { 'tables.py': `import matplotlib\nplot_roc(y, p)\n${MAIN}` }, 'fail'],
  ['a lesson that ends in a measure', { 'tutorials/first_steps.py': AUC + MAIN }, 'fail'],
  [
    'a training that works out a measure of its own',
    { 'train.py': `${LOOP}NDCG += 1 / log2(rank)\n${MAIN}` },
    0.5,
  ],
  [
    'a training that calls a function of its own by that name',
    { 'train.py': `${LOOP}evaluate(net, writer)\n${MAIN}` },
    'fail',
  ],
  [
    'a training with a mode that measures',
    { 'train.py': `${LOOP}eval_only = False\nlosses = estimate_loss()\n${MAIN}` },
    'pass',
  ],
  [
    'a tuning with a switch that measures',
    {
      'finetune.py': `import argparse\np = argparse.ArgumentParser()\np.add_argument("--eval", action="store_true")\n${LOOP}acc = accuracy(out, y)\n${MAIN}`,
    },
    'pass',
  ],
  [
    'a folder of that name that only runs the model',
    {
      'scripts/evaluation/wrapper.py': `import torch\nmodel.generate(x)\n${MAIN}`,
      'net.py': 'import torch\n',
    },
    'fail',
  ],
  [
    'a folder of that name with a measure',
    {
      'scripts/evaluation/wrapper.py': `import torch\nmodel.generate(x)\n${MAIN}`,
      'scripts/evaluation/scores.py': AUC,
    },
    'pass',
  ],
  [
    'scores of a client for a service',
    {
      'client/scorers.py': 'import requests\nrequests.post("https://heron.example/api", x)\n',
      'client/score_ids.py': 'x = 1\n',
    },
    'fail',
  ],
])('%s', async (_, bodies, wanted) => {
  expect(await judged(evaluationCode, bodies)).toBe(wanted);
});

test('a run of the tests of the program measures no model', async () => {
  const readme = '# Heron\n\n## Run tests\n\n```\nbash run_tests.sh\n```\n';
  expect(await judged(evaluationCode, { 'run_tests.sh': 'python heron_test.py\n' }, readme)).toBe('fail');
});
