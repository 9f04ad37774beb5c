/** Packages whose users call them: what their modules do counts where something of the release has them do it. */
import { describe, expect, it } from 'vitest';
import evaluationCode from '../../../src/checks/evaluation-code.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import modelArchitecture from '../../../src/checks/model-architecture.js';
import modelWeights from '../../../src/checks/model-weights.js';
import trainingCode from '../../../src/checks/training-code.js';
import trainingConfiguration from '../../../src/checks/training-configuration.js';
import { becauseOf, judged, notebook } from './judged.js';

const NETWORK = 'import torch.nn as nn\nclass WaderNet(nn.Module):\n  pass\n';
const WADER = (defaults: string) =>
  `import torch\nfrom .net import WaderNet\nclass Wader:\n  def train(self, ${defaults}):\n    opt = torch.optim.Adam(self.net.parameters(), lr=lr)\n    for epoch in range(epochs):\n      loss.backward()\n      opt.step()\n    test_res = compute_metrics(self.net, test_loader)\n    print(pearsonr(a, b), test_res)\n`;
const bodies = (caller: string, defaults = 'epochs=20, lr=1e-3, weight_decay=5e-4, batch_size=32') => ({
  'plover/__init__.py': 'from .wader import Wader\n',
  'plover/net.py': NETWORK,
  'plover/wader.py': WADER(defaults),
  'demo/count.ipynb': notebook(caller),
});
const CALLER =
  'from plover import Wader\nwader = Wader("marsh")\nwader.train(epochs=5)\nwader.count("x.wav")\n';

describe('a package that a notebook has train', () => {
  it('holds the training code, its settings, and the figures at its end', async () => {
    expect(await judged(trainingCode, bodies(CALLER))).toBe('pass');
    expect(await judged(trainingConfiguration, bodies(CALLER))).toBe('pass');
    expect(await judged(evaluationCode, bodies(CALLER))).toBe('pass');
  });

  it('gives no settings where its function takes them from its caller', async () => {
    expect(await judged(trainingConfiguration, bodies(CALLER, 'epochs, lr'))).toBe(0.5);
  });

  it('is only a part of a training where nothing starts it', async () => {
    const unused = 'from plover import Wader\nprint(Wader("marsh").count("x.wav"))\n';
    expect(await judged(trainingCode, bodies(unused))).not.toBe('pass');
    const others = 'from snipe import Wader\nwader = Wader()\nwader.train(epochs=5)\n';
    expect(await judged(trainingCode, bodies(others))).not.toBe('pass');
  });
});

describe('a snippet that uses the release’s own package', () => {
  const page = (code: string) => `# Plover\n\n## Use\n\n\`\`\`python\n${code}\n\`\`\`\n`;
  // The repository of these tests is example/model.
  const run = (code: string) => judged(inferenceCode, { 'model/__init__.py': NETWORK }, page(code));

  it('shows how the model is run by any call that brings it pre-trained, or is given its weights', async () => {
    const brought =
      'from model.zoo import get_pretrained_net\nnet = get_pretrained_net("large")\ny = net(x)\n';
    expect(await run(brought)).toBe('pass');
    const given = 'birds = model.pre(sounds, weights_path = <path to the weights>)\n';
    expect(await run(given)).toBe('pass');
  });

  it('shows none by a call that trains, or by a package of others', async () => {
    expect(await run('model.train(sounds, weights_path = "w.pt")\n')).not.toBe('pass');
    expect(await run('from snipe import get_pretrained_net\nnet = get_pretrained_net("large")\n')).not.toBe(
      'pass',
    );
  });
});

it('a class that a library embeds with is its network; defaults of a function that makes settings are settings', async () => {
  const embeds = {
    'embed.py':
      'from allennlp.commands.elmo import ElmoEmbedder\nnet = ElmoEmbedder(o, w)\nprint(net.embed_sentence(x))\n',
  };
  expect(await judged(modelArchitecture, embeds)).toBe('pass');
  const makes = bodies(CALLER, 'epochs, lr');
  const settings = 'def generate_config(kind=None, LR=0.001, train_epoch=10, batch_size=256):\n  return {}\n';
  const made = {
    ...makes,
    'plover/utils.py': settings,
    'plover/wader.py': `from .utils import generate_config\n${makes['plover/wader.py']}`,
  };
  expect(await judged(trainingConfiguration, made)).toBe('pass');
  const other = { ...made, 'plover/utils.py': settings.replace('generate_config', 'plot_figure') };
  expect(await judged(trainingConfiguration, other)).toBe(0.5);
});

describe('the network that is told', () => {
  it.each([
    ['the whole before what it is made of', 'DropPath', 'SandpiperTransformer'],
    ['the one that bears the name of the model', 'SandpiperEncoderLayer', 'HeronPredictor'],
  ])('is %s', async (_, first, second) => {
    const body = (name: string) => `class ${name}(nn.Module):\n  pass\n`;
    const file = `import torch.nn as nn\n${body(first)}${body(second)}`;
    const told = await becauseOf(modelArchitecture, { 'heron/model.py': file });
    expect(told).toContain(`(${second})`);
  });

  it('is the one in the file that is called the model, not its heads', async () => {
    const told = await becauseOf(modelArchitecture, {
      'heron/heads.py': 'import torch.nn as nn\nclass AngleClassifier(nn.Module):\n  pass\n',
      'heron/model.py': 'import torch.nn as nn\nclass Wingspan(nn.Module):\n  pass\n',
    });
    expect(told).toContain('heron/model.py');
  });
});

describe('weights that the code loads at a path in the tree', () => {
  const body = (path: string) =>
    `import torch\nnet.load_state_dict(torch.load('${path}'))\nprint(net.eval()(x))\n`;
  const beside = (path: string, size: number) => ({ repositoryFiles: [{ path, size }] });

  it('are those without an ending, above the folder, too', async () => {
    const files = { 'code/example/predict.py': body('../../results/wader--lr1e-3') };
    expect(await judged(modelWeights, files, '# Heron', beside('results/wader--lr1e-3', 900_000))).toBe(
      'pass',
    );
    expect(await judged(modelWeights, files, '# Heron', beside('results/wader--lr1e-3', 900))).toBe('fail');
    expect(await judged(modelWeights, files, '# Heron', beside('other/wader--lr1e-3', 900_000))).toBe('fail');
  });

  it('are those whose long path was cut off', async () => {
    const path = `results/wader--${'layers3--'.repeat(20)}iteration50`;
    const files = { 'code/predict.py': body(`../${path}`) };
    expect(await judged(modelWeights, files, '# Heron', beside(path, 900_000))).toBe('pass');
    expect(await judged(modelWeights, files, '# Heron', beside('results/snipe', 900_000))).toBe('fail');
  });

  it('are none where a comment names a table of another model', async () => {
    const files = {
      'names.m':
        "f = fopen('names.txt'); % from https://www.example.net/get/user_model/yeast.chemicals.tsv\n",
    };
    expect(await judged(modelWeights, files)).toBe('fail');
  });
});

describe('weights in other languages and forms', () => {
  const beside = (path: string) => ({ repositoryFiles: [{ path, size: 9000 }] });

  it('are what R reads from its own package', async () => {
    const body = (name: string) =>
      `height <- function(x) {\n  forests <- readRDS(system.file("extdata", "${name}", package = "canopy"))\n  predict(forests, x)\n}\n`;
    const judge = (name: string) =>
      judged(modelWeights, { 'R/height.R': body(name) }, '# Heron', beside('inst/extdata/forests.rds'));
    expect(await judge('forests.rds')).toBe('pass');
    expect(await judge('others.rds')).toBe('fail');
  });

  it('are trees that a library loads from text, not any text', async () => {
    const body = (call: string) => `import xgboost as xgb\nb = xgb.Booster()\n${call}\nprint(b.predict(x))\n`;
    const judge = (call: string) =>
      judged(modelWeights, { 'warn.py': body(call) }, '# Heron', beside('booster.json'));
    expect(await judge('b.load_model("booster.json")')).toBe('pass');
    expect(await judge('open("booster.json").read()')).toBe('fail');
  });

  it('are fetched by a module that knows the names of nothing else', async () => {
    const fetch = (name: string) =>
      `import urllib.request\nBASE = "https://models.heron.net/v1/"\nSUMS = {"${name}": "5d1a"}\ndef obtain(n, to):\n  urllib.request.urlretrieve(BASE + n, to)\n`;
    expect(await judged(modelWeights, { 'heron/cache.py': fetch('heron-m.pt') })).toBe('pass');
    expect(await judged(modelWeights, { 'heron/cache.py': fetch('heron-m.csv') })).toBe('fail');
  });
});

it('a program without an ending is started by its name, one in a sentence by its switch', async () => {
  const readme = (verb: string) => `# Heron\n\n\`\`\`\n./crake ${verb} conf.yaml\n\`\`\`\n`;
  const beside = {
    repositoryFiles: [
      { path: 'crake', size: 900 },
      { path: 'heron/net.py', size: 900 },
    ],
  };
  expect(await judged(trainingCode, {}, readme('fit'), beside)).toBe('pass');
  expect(await judged(trainingCode, {}, readme('fit'))).toBe('fail');
  expect(await judged(trainingCode, {}, readme('list'), beside)).toBe('fail');
  const said = (second: string) =>
    `# Heron\n\nRun \`python model.py\` to train, \`python model.py ${second}\` to try it.\n`;
  const model = { 'model.py': 'import torch\nprint(1)\n' };
  expect(await judged(inferenceCode, model, said('--predict "A small room."'))).toBe('pass');
  expect(await judged(inferenceCode, model, said('--version'))).not.toBe('pass');
});

it('a file of records that is fetched from an archive holds no weights, though its ending may', async () => {
  const fetch = (use: string) =>
    `import h5py\nfrom tensorflow import keras\npath = keras.utils.get_file("g.h5", "https://zenodo.org/records/5/files/galaxies.h5")\n${use}\n`;
  expect(await judged(modelWeights, { 'look.py': fetch('d = h5py.File(path)["x"]') })).toBe('fail');
  expect(await judged(modelWeights, { 'look.py': fetch('net.load_weights(path)') })).toBe('pass');
});
