import { expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import deterministicCode from '../../../src/checks/deterministic-code.js';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import modelArchitecture from '../../../src/checks/model-architecture.js';
import modelWeights from '../../../src/checks/model-weights.js';
import randomSeed from '../../../src/checks/random-seed.js';
import trainingCode from '../../../src/checks/training-code.js';
import trainingConfiguration from '../../../src/checks/training-configuration.js';
import trainingData from '../../../src/checks/training-data.js';
import { present } from '../../../src/evidence.js';
import { decisiveFiles } from '../../../src/release/files/decisive.js';
import type { Release } from '../../../src/release/release.js';
import { readCodeFile } from '../../../src/source/read.js';
import { release } from '../../release-builder.js';

/** A repository whose scripts were read. */
async function scripts(bodies: Record<string, string>, readme = '# Model'): Promise<Release> {
  const files = await Promise.all(Object.entries(bodies).map(([path, body]) => readCodeFile(path, body)));
  const source = { url: 'https://github.com/example/model' };
  const code = { facts: present({ reader: 1, files, left: 0 }, source), unread: {} };
  return release({ repositoryFiles: Object.keys(bodies), readme, repository: { code } });
}

const LOOP =
  'import torch\nfor x in data:\n  loss.backward()\n  optimizer.step()\ntorch.save(net.state_dict(), "m.pt")\n';

test('a script that trains is training code, whatever it is called', async () => {
  const found = runCheck(
    trainingCode,
    await scripts({ 'experiment.py': `${LOOP}if __name__ == "__main__":\n  go()\n` }),
  );
  expect(found).toMatchObject({ result: 'pass' });
});

test.each([
  ['an id that bears the name of the repository', 'Net.from_pretrained("lab/model-small")', 'pass'],
  ['a file at an address of its own', 'URLS = {"base": "https://files.lab.example/base_40m.pt"}', 'pass'],
  ['the network that it is built on', 'ViT.from_pretrained("others/vit-base")', 'fail'],
  ['a network of a library', 'URL = "https://download.pytorch.org/models/resnet18-5c10.pth"', 'fail'],
  ['a path', 'torch.load("checkpoints/model.pt")', 'fail'],
])('weights that code fetches: %s', async (_, line, result) => {
  const found = runCheck(modelWeights, await scripts({ 'net.py': `import torch\n${line}\n` }));
  expect(found).toMatchObject({ result });
});

test('a script that fetches only networks of others is no source of the weights', async () => {
  const fetches = 'wget https://dl.fbaipublicfiles.com/segment_anything/sam_vit_b.pth\n';
  const found = runCheck(modelWeights, await scripts({ 'download_weights.sh': fetches }));
  expect(found).toMatchObject({ result: 'fail' });
});

test('a snippet of a client promises no weights', async () => {
  const readme =
    '# Model\n\n```python\nfrom model import load_client\nload_client("key").predict("A")\n```\n';
  const client = 'import requests\nfrom openai import OpenAI\nOpenAI().post("x")\n';
  const found = runCheck(modelWeights, await scripts({ 'model/__init__.py': client }, readme));
  expect(found).toMatchObject({ result: 'fail' });
});

test('a body that says nothing leaves the word to its name', async () => {
  expect(runCheck(trainingCode, await scripts({ 'train.py': 'x\n' }))).toMatchObject({ result: 'pass' });
});

test('a client of a service is no training code, although it says train', async () => {
  const client = 'import openai\nopenai.FineTuningJob.create(file="x")\n';
  expect(runCheck(trainingCode, await scripts({ 'train.py': client }))).toMatchObject({ result: 'fail' });
});

test('a script called train stays one where the module that does the work was not read', async () => {
  const found = runCheck(
    trainingCode,
    await scripts({ 'train.py': 'import torch\nfrom engine import go\ngo()\n', 'engine.py': LOOP }),
  );
  expect(found).toMatchObject({ result: 'pass' });
});

test('a benchmark that only takes the time evaluates nothing', async () => {
  const timed = 'import time, torch\nt = time.perf_counter()\nmodel(x)\nprint(time.perf_counter() - t)\n';
  expect(runCheck(evaluationCode, await scripts({ 'bench.py': timed }))).toMatchObject({ result: 'fail' });
  const measured = `${timed}print(roc_auc_score(y, p))\n`;
  expect(runCheck(evaluationCode, await scripts({ 'bench.py': measured }))).toMatchObject({ result: 'pass' });
});

test('a program that measures on the way, without a name that says so, is a part of an evaluation', async () => {
  const body = 'import torch\ny = model.predict(x)\nprint(spearmanr(y, known))\n';
  expect(runCheck(evaluationCode, await scripts({ 'go.py': body }))).toMatchObject({ result: 'partial' });
});

test('a script that loads weights and runs them is inference code, whatever it is called', async () => {
  const body =
    'import torch\nnet.load_state_dict(torch.load("m.pt"))\nwith torch.no_grad():\n  y = model.predict(x)\n';
  expect(runCheck(inferenceCode, await scripts({ 'go.py': body }))).toMatchObject({ result: 'pass' });
});

test('the network is cited by its class and line; a loader in a file called model defines none', async () => {
  const defined = runCheck(
    modelArchitecture,
    await scripts({ 'core.py': 'import torch.nn as nn\nclass Net(nn.Module): ...\n' }),
  );
  expect(defined).toMatchObject({ result: 'pass', citations: [{ line: 2 }] });
  const loader = 'from transformers import AutoModel\nm = AutoModel.from_pretrained("org/other")\n';
  expect(runCheck(modelArchitecture, await scripts({ 'model.py': loader }))).toMatchObject({
    result: 'fail',
  });
});

test('a seed with a value in what trains is documented; one in a split is not', async () => {
  const seeded = `import torch\ntorch.manual_seed(3)\n${LOOP}`;
  expect(runCheck(randomSeed, await scripts({ 'train.py': seeded }))).toMatchObject({ result: 'pass' });
  expect(runCheck(randomSeed, await scripts({ 'split.py': 'random.seed(3)\n' }))).toMatchObject({
    result: 'fail',
  });
});

test('settings that a training script holds are half of their documentation, and cited by line', async () => {
  const found = runCheck(
    trainingConfiguration,
    await scripts({ 'train.py': `LEARNING_RATE = 1e-3\nBATCH_SIZE = 8\n${LOOP}` }),
  );
  expect(found).toMatchObject({ result: 'partial', share: 0.5, citations: [{ line: 1 }, { line: 2 }] });
});

test('a deterministic mode is read from the code, and its absence, too', async () => {
  const on = `torch.use_deterministic_algorithms(True)\n${LOOP}`;
  expect(runCheck(deterministicCode, await scripts({ 'train.py': on }))).toMatchObject({ result: 'pass' });
  expect(runCheck(deterministicCode, await scripts({ 'train.py': LOOP }))).toMatchObject({ result: 'fail' });
  expect(runCheck(deterministicCode, release({ repositoryFiles: ['train.py'] }))).toMatchObject({
    result: 'unknown',
  });
});

test('files are chosen by the README and by their names; tests, copies and large files are not read', () => {
  const entries = [
    'solve.py',
    'train.py',
    'model/net.py',
    'tests/test_a.py',
    'third_party/x/train.py',
    'setup.py',
    'a.md',
  ].map((path) => ({ path, size: 10 }));
  const { read, left } = decisiveFiles([...entries, { path: 'big.ipynb', size: 9_000_000 }], {
    name: 'model',
    page: 'Run `solve.py`.',
    most: 2,
  });
  expect(read).toEqual(['solve.py', 'train.py']);
  expect(left).toBe(1);
});

const SETTINGS =
  'import argparse, torch\nfrom engine import run\np = argparse.ArgumentParser()\np.add_argument("--lr", default=1e-3)\np.add_argument("--epochs", default=9)\np.add_argument("--batch_size", default=8)\nrun(p.parse_args())\n';

test('values in the training code are its settings; names without values are half', async () => {
  const given = await scripts({ 'train.py': SETTINGS, 'engine.py': LOOP });
  expect(runCheck(trainingConfiguration, given)).toMatchObject({ result: 'pass' });
  const asked = SETTINGS.replaceAll(/default=[\w-]+/g, 'required=True');
  const open = await scripts({ 'train.py': asked, 'engine.py': LOOP });
  expect(runCheck(trainingConfiguration, open)).toMatchObject({ result: 'partial', share: 0.5 });
});

test('a script that hands the training its settings states them', async () => {
  const bodies = (options: string) => ({ 'train.py': LOOP, 'train.sh': `python train.py ${options}\n` });
  const stated = await scripts(bodies('--lr 0.1 --epochs 9 --batch-size 8'));
  expect(runCheck(trainingConfiguration, stated)).toMatchObject({ result: 'pass' });
  const silent = await scripts(bodies('--data x'));
  expect(runCheck(trainingConfiguration, silent)).toMatchObject({ result: 'partial' });
});

test('a program in a language without a parser trains and defines a network, too', async () => {
  const lua = 'local net = nn.Sequential()\noptim.adam(f, x)\ntorch.save("a.t7", net)\n';
  const found = await scripts({ 'main.lua': lua });
  expect(runCheck(trainingCode, found)).toMatchObject({ result: 'pass' });
  expect(runCheck(modelArchitecture, found)).toMatchObject({ result: 'pass' });
});

test('training that measures on the way is half an evaluation, with a mode of its own a whole one', async () => {
  const measured = `${LOOP}roc_auc_score(y, net(x))\n`;
  const half = await scripts({ 'train.py': measured });
  expect(runCheck(evaluationCode, half)).toMatchObject({ result: 'partial', share: 0.5 });
  const mode = `import argparse\nargparse.ArgumentParser().add_argument("--eval", action="store_true")\n${measured}`;
  expect(runCheck(evaluationCode, await scripts({ 'train.py': mode }))).toMatchObject({ result: 'pass' });
  const loss = await scripts({ 'train.py': `${LOOP}evaluate(net, loader)\n` });
  expect(runCheck(evaluationCode, loss)).toMatchObject({ result: 'fail' });
});

test('a script in a folder for evaluation that only runs the model evaluates nothing', async () => {
  const runs = 'import torch\nnet = torch.load("m.pt")\nnet.generate(x)\n';
  const only = await scripts({ 'evaluation/inference.py': runs });
  expect(runCheck(evaluationCode, only)).not.toMatchObject({ result: 'pass' });
  const scored = await scripts({ 'evaluation/inference.py': `${runs}roc_auc_score(y, p)\n` });
  expect(runCheck(evaluationCode, scored)).toMatchObject({ result: 'pass' });
});

test('a client that shows how it is called releases no code that runs the model', async () => {
  const readme = '# Model\n\n```python\nfrom model import client\nclient.predict("A")\n```\n';
  const body = 'import grpc\ndef predict(x):\n  return stub.Predict(x)\n';
  const found = await scripts(
    { 'model/__init__.py': '', 'model/client.py': body, 'setup.py': 'setup()\n' },
    readme,
  );
  expect(runCheck(inferenceCode, found)).not.toMatchObject({ result: 'pass' });
});

test('a client is neither the network nor what runs it', async () => {
  const bodies = {
    'client/model.py': 'from openai import OpenAI\nOpenAI().chat(x)\n',
    'demo.ipynb': '{"cells":[]}',
  };
  const readme = '# Model\n\n```python\nfrom client.model import predict\n```\n';
  expect(runCheck(modelArchitecture, await scripts(bodies, readme))).toMatchObject({ result: 'fail' });
  expect(runCheck(inferenceCode, await scripts(bodies, readme))).toMatchObject({ result: 'fail' });
});

test('a notebook trains the model where the release has the parts of its training', async () => {
  const notebook = JSON.stringify({
    cells: [
      {
        cell_type: 'code',
        source: 'from src.training.trainer import Trainer\ntrainer.fit(model)\n',
        outputs: [],
      },
    ],
  });
  const parts = { 'src/training/trainer.py': 'import torch\nloss.backward()\noptimizer.step()\n' };
  const of = async (more: Record<string, string>) =>
    runCheck(trainingCode, await scripts({ 'notebooks/go.ipynb': notebook, ...more })).result;
  expect(await of(parts)).toBe('pass');
  expect(await of({ 'src/encode.py': 'import torch\n' })).toBe('fail');
});

test('a script that makes the data of what it fetches is a recipe', async () => {
  const make = (lines: string) =>
    `import urllib.request\nimport pandas as pd\n${lines}df.drop_duplicates().to_csv("data/pairs.csv")\n`;
  const fetched = make(
    'urllib.request.urlretrieve("https://www.lab.org/export?all=1", "raw.csv")\ndf = pd.read_csv("raw.csv")\n',
  );
  const trains = `${LOOP}if __name__ == "__main__":\n  go()\n`;
  const data = async (script: string) =>
    runCheck(trainingData, await scripts({ 'train.py': trains, 'scripts/make_dataset.py': script }));
  expect(await data(fetched)).toMatchObject({ result: 'partial', share: 0.75 });
  expect(await data(make('df = pd.read_csv("raw.csv")\n'))).toMatchObject({ result: 'fail' });
  const heldOut = fetched.replace('export?all=1', 'export/test.csv');
  expect(await data(heldOut)).toMatchObject({ result: 'fail' });
});

test('a key that is handed over asks a service for its answers', async () => {
  const readme = (key: string) =>
    `# Model\n\n\`\`\`python\nfrom model import load\nload(${key}).predict("A")\n\`\`\`\n`;
  const weights = async (key: string) =>
    runCheck(modelWeights, await scripts({ 'model/net.py': 'import torch\n' }, readme(key)));
  expect(await weights('api_key="…"')).toMatchObject({ result: 'fail' });
  expect(await weights('"base"')).toMatchObject({ result: 'pass' });
});

test('of each kind files are read first whose own name says it, and Python before other languages', () => {
  const entries = [
    ...Array.from({ length: 60 }, (_, at) => ({ path: `a/predict/part_${at + 10}.m`, size: 500 })),
    { path: 'b/example/predict_for_input.py', size: 500 },
    { path: 'b/example/zebra.py', size: 500 },
  ];
  const { read } = decisiveFiles(entries, { name: 'model', page: null });
  expect(read[0]).toBe('b/example/predict_for_input.py');
  expect(read).toContain('b/example/zebra.py');
});

test('an index of a package is read where it may hold more than names, after all others', () => {
  const entries = [
    { path: 'model/__init__.py', size: 900 },
    { path: 'model/parts/__init__.py', size: 60 },
    { path: 'model/net.py', size: 500 },
  ];
  expect(decisiveFiles(entries, { name: 'model', page: null }).read).toEqual([
    'model/net.py',
    'model/__init__.py',
  ]);
});
