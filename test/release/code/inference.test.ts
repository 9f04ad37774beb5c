/** How a model is run, and which network it is, told by what bodies do. */
import { expect, test } from 'vitest';
import inferenceCode from '../../../src/checks/inference-code.js';
import modelArchitecture from '../../../src/checks/model-architecture.js';
import workedExample from '../../../src/checks/worked-example.js';
import { judged, notebook } from './judged.js';

const RUNS = 'net.load_state_dict(torch.load("heron.pt"))\nwith torch.no_grad():\n  print(net(x))\n';
const MAIN = 'if __name__ == "__main__":\n  main()\n';

test.each<[string, Record<string, string>, string | number]>([
  [
    'a program that writes what the model gives, whose weights a module brings',
    {
      'heron/__init__.py': '',
      'heron/enhance.py': `import torch, torchaudio\nfrom .pretrained import load\nwith torch.no_grad():\n  torchaudio.save(p, net(x), 16000)\n${MAIN}`,
      'heron/pretrained.py': 'import torch\nnet = torch.hub.load_state_dict_from_url(URL)\n',
    },
    'pass',
  ],
  [
    'a session of a compiled network',
    {
      'detect.py': `import onnxruntime as ort\ns = ort.InferenceSession("heron.onnx")\nprint(s.run(None, {"x": x}))\n`,
    },
    'pass',
  ],
  ['a command that runs something else', { 'detect.py': 'import app\napp.run(None, debug=True)\n' }, 'fail'],
  [
    'test.py that writes one picture for each',
    {
      'test.py': `import torch\nnet.load_state_dict(torch.load("n.pt"))\nnet.eval()\nwith torch.no_grad():\n  mask_image.save(p)\n${MAIN}`,
    },
    'pass',
  ],
  [
    'a training that starts from given weights and runs the network in between',
    {
      'go.py': `import torch\nnet.load_state_dict(torch.load("n.pt"))\nwith torch.no_grad():\n  net(x)\noptimizer.step()\n${MAIN}`,
    },
    0.5,
  ],
  [
    'a notebook that looks at data only',
    { 'look.ipynb': notebook('import pandas as pd\npd.read_csv("x.csv")') },
    'fail',
  ],
  [
    'a notebook that loads a model',
    { 'look.ipynb': notebook('import torch\nnet = torch.load("n.pt")') },
    'pass',
  ],
])('inference: %s', async (_, bodies, result) => {
  expect(await judged(inferenceCode, bodies)).toBe(result);
});

test.each<[string, Record<string, string>, string | number]>([
  [
    'the name of a network of a library',
    { 'run.py': `import timm\nnet = timm.create_model("vit_base_patch16_224")\n${RUNS}${MAIN}` },
    'pass',
  ],
  [
    'a network of a library that only a probe fits',
    {
      'linear_probe.py':
        'from sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score\nnet = LogisticRegression().fit(x, y)\nprint(accuracy_score(y, net.predict(x)))\n',
    },
    'fail',
  ],
  [
    'a network of a library that others are run with',
    {
      'baselines.py':
        'from transformers import BertForMaskedLM\nnet = BertForMaskedLM.from_pretrained("bert-base-uncased")\n',
    },
    'fail',
  ],
  [
    'a name that only a run would tell',
    { 'run.py': 'import timm\nnet = timm.create_model(args.name)\n' },
    'fail',
  ],
  [
    'trees of a library',
    { 'fit.py': 'import lightgbm as lgb\nlgb.train(params, data).save_model("t.txt")\n' },
    'pass',
  ],
  [
    'a network that outputs are measured with',
    { 'evaluation/fid.py': 'from torchvision import models\nnet = models.inception_v3()\n' },
    'fail',
  ],
  ['a visitor of syntax', { 'run.py': 'import ast\nclass Rewrite(ast.NodeTransformer):\n  pass\n' }, 'fail'],
])('architecture: %s', async (_, bodies, result) => {
  expect(await judged(modelArchitecture, bodies)).toBe(result);
});

const MODES =
  'import argparse\nfrom steps import Steps\np = argparse.ArgumentParser()\np.add_argument("--mode", choices=["train", "test"])\na = p.parse_args()\nSteps(a).train(data)\n';
const STEPS =
  'import torch\nclass Steps:\n  def train(self, x):\n    optimizer.step()\n  def test(self):\n    self.net.load_state_dict(torch.load("n.pt"))\n    self.net.eval()\n';

test('a mode that brings weights and runs them in a module runs the model on the way; without it nothing says so', async () => {
  expect(await judged(inferenceCode, { 'main.py': MODES, 'steps.py': STEPS })).toBe(0.5);
  const trains = MODES.replace(', "test"', '');
  expect(await judged(inferenceCode, { 'main.py': trains, 'steps.py': STEPS })).toBe('fail');
});

test.each([
  ['python heron.py', 0.5],
  ['python heron.py --level [LEVEL] --speed 3', 'fail'],
])('`%s` of a program that brings its weights is worth %s', async (command, worth) => {
  const play = 'import torch\nnet = torch.load("n.pt")\nnet.eval()\ntorch.save(score(net), "s.pt")\n';
  const readme = `# Heron\n\n\`\`\`bash\n${command}\n\`\`\`\n`;
  expect(await judged(workedExample, { 'heron.py': `${play}optimizer.step()\n` }, readme)).toBe(worth);
});

test.each([
  ['--dataset birds --data_path sets/birds', 0.5],
  ['--dataset $DATASET --data_path $DATA', 'fail'],
])('a shell script that starts the program with %s is worth %s', async (given, worth) => {
  const readme = '# Heron\n\n```bash\nbash scripts/birds.sh\n```\n';
  const bodies = { 'main.py': 'print(1)\n', 'scripts/birds.sh': `python main.py ${given}\n` };
  expect(await judged(workedExample, bodies, readme)).toBe(worth);
});

const SERVICE =
  '# Heron\n\nSubmit your sequences at https://services.heron.org.\n\n```bash\nheron predict --fasta in.fasta --out out\n```\n';

test.each<[string, Record<string, string>, string, string | number]>([
  ['the command of a program that only a service has', { 'plots.py': 'print(1)\n' }, SERVICE, 0.5],
  ['the command of a program that stands here', { 'bin/heron.pl': 'print 1;\n' }, SERVICE, 'pass'],
  [
    'a program that scores what others put out',
    {
      'score.py': `import pandas as pd\nd = pd.read_csv("p.csv")\nprint(f1_score(d.y, d.p), accuracy_score(d.y, d.p))\n${MAIN}`,
    },
    '# Heron',
    'fail',
  ],
  [
    'a program that runs what it scores',
    { 'score.py': `import torch\n${RUNS}print(f1_score(y, p), accuracy_score(y, p))\n${MAIN}` },
    '# Heron',
    0.5,
  ],
])('%s', async (_, bodies, readme, worth) => {
  expect(await judged(inferenceCode, bodies, readme)).toBe(worth);
});
