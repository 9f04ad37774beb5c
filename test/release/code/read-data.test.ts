/** Files of the release that programs read, write and are given: what they are told by what is done with them. */
import { describe, expect, it } from 'vitest';
import evaluationData from '../../../src/checks/evaluation-data.js';
import inferenceCode from '../../../src/checks/inference-code.js';
import sampleOutputs from '../../../src/checks/sample-outputs.js';
import trainingCode from '../../../src/checks/training-code.js';
import trainingData from '../../../src/checks/training-data.js';
import { judged } from './judged.js';

const beside = (path: string, size = 9000) => ({ repositoryFiles: [{ path, size }] });
const julia = (read: string) =>
  `using Flux\ndf = ${read}\nmodel = Chain(Dense(3, 1))\nfor epoch in 1:80\n  Flux.train!(loss, model, [(X, y)], Adam(1f-3))\nend\n`;
const r = (read: string) =>
  `library(xgboost)\nd <- ${read}\nfit <- xgb.train(params = list(eta = 0.1), data = xgb.DMatrix(as.matrix(d)), nrounds = 90)\nxgb.save(fit, "heron.model")\n`;
const matlab = (read: string) =>
  `T = ${read};\nnet = trainNetwork(T, layers, trainingOptions('adam', 'MaxEpochs', 30));\nsave('heron_net.mat', 'net');\n`;
const python = (read: string) =>
  `import torch\nx = ${read}\nnet = Net()\nfor _ in range(9):\n    loss = net(x)\n    loss.backward()\n    optimizer.step()\ntorch.save(net.state_dict(), "net.pt")\n`;

describe('what the training reads at a path in the tree', () => {
  it.each([
    ['fit.jl', julia('CSV.read("data/plums.csv", DataFrame)')],
    ['fit.jl', julia('CSV.read(joinpath(@__DIR__, "data", "plums.csv"), DataFrame)')],
    ['fit.R', r('read.csv("data/plums.csv")')],
    ['fit.R', r('readr::read_csv(file.path("data", "plums.csv"))')],
    ['fit.R', r('read.csv(here::here("data", "plums.csv"))')],
    ['fit.m', matlab("readtable('data/plums.csv')")],
    ['fit.m', matlab("readtable(fullfile('data', 'plums.csv'))")],
    ['fit.py', python('open("data/plums.csv").read()')],
    ['fit.py', python('open("../data/plums.csv", "r").readlines()')],
  ])('is training data: %s %s', async (path, body) => {
    expect(await judged(trainingData, { [path]: body }, '# Heron', beside('data/plums.csv'))).toBe('pass');
    expect(await judged(trainingCode, { [path]: body }, '# Heron', beside('data/plums.csv'))).toBe('pass');
  });

  it.each([
    ['it is not there', 'fit.py', python('open("data/plums.csv")'), 'data/pears.csv', 9000],
    ['it is a few lines', 'fit.py', python('open("data/plums.csv")'), 'data/plums.csv', 300],
    ['it is written', 'fit.py', python('open("data/plums.csv", "w")'), 'data/plums.csv', 9000],
    ['it is a vocabulary', 'fit.py', python('open("data/vocab.txt")'), 'data/vocab.txt', 9000],
    ['it is a list', 'fit.py', python('open("data/train_ids.txt")'), 'data/train_ids.txt', 9000],
    ['it is for a test', 'fit.R', r('read.csv("data/test.csv")'), 'data/test.csv', 9000],
    ['nothing is trained', 'plot.R', 'd <- read.csv("data/plums.csv")\nplot(d)\n', 'data/plums.csv', 9000],
  ])('is none where %s', async (_, path, body, file, size) => {
    expect(await judged(trainingData, { [path]: body }, '# Heron', beside(file, size))).toBe('fail');
  });
});

describe('what an evaluation is given', () => {
  const score =
    'import sys, torch\nnet = torch.load("net.pt")\nprint(spearmanr(net(read(sys.argv[1])), truth))\nprint(pearsonr(a, b))\n';
  const readme = (command: string) => `# Heron\n\n\`\`\`\n${command}\n\`\`\`\n`;

  it('is the evaluation data where it lies in the tree', async () => {
    const run = (command: string, path = 'quiz.tsv') =>
      judged(evaluationData, { 'eval_quiz.py': score }, readme(command), beside(path));
    expect(await run('python eval_quiz.py quiz.tsv')).toBe('pass');
    expect(await run('python eval_quiz.py --pairs ./quiz.tsv')).toBe('pass');
    expect(await run('python eval_quiz.py quiz.tsv', 'riddles.tsv')).toBe('fail');
    expect(await run('python eval_quiz.py --vocab vocab.txt', 'vocab.txt')).toBe('fail');
    expect(await run('python eval_quiz.py --classes bird_classes.txt', 'bird_classes.txt')).toBe('fail');
    expect(await run('python eval_quiz.py --output-file found.csv', 'found.csv')).toBe('fail');
    expect(await run('python eval_quiz.py > found.csv', 'found.csv')).toBe('fail');
    expect(await run('python eval_quiz.py --out found.csv quiz.tsv')).toBe('pass');
  });

  it('is none where the command runs the model on an example', async () => {
    const bodies = { 'predict.py': 'import torch\nnet = torch.load("net.pt")\nprint(net.predict(x))\n' };
    expect(
      await judged(evaluationData, bodies, readme('python predict.py plum.tsv'), beside('plum.tsv')),
    ).toBe('fail');
  });
});

describe('what a run of the model wrote', () => {
  const sample =
    'import torch\nnet = Net()\nnet.load_state_dict(torch.load("net.pt"))\nwith open("results/songs.abc", "w") as f:\n    f.write(net.generate())\n';

  it('is shown where it lies in the tree', async () => {
    expect(await judged(sampleOutputs, { 'sample.py': sample }, '# Heron', beside('results/songs.abc'))).toBe(
      'pass',
    );
    expect(await judged(sampleOutputs, { 'sample.py': sample }, '# Heron', beside('results/loss.txt'))).toBe(
      'fail',
    );
  });

  it('is told by its name as well', async () => {
    expect(await judged(sampleOutputs, {}, '# Heron', beside('results/decoded_songs.txt'))).toBe('pass');
    expect(await judged(sampleOutputs, {}, '# Heron', beside('results/notes.txt'))).toBe('fail');
  });
});

describe('a program that a package installs', () => {
  const bodies = {
    'heron/__init__.py': '',
    'heron/cli.py':
      'import sys, torch\n\n\ndef main():\n    net = Net()\n    net.load_state_dict(torch.load("net.pt"))\n    print(net.predict(sys.argv[1]))\n',
  };
  const run = (texts: Record<string, string>) => judged(inferenceCode, bodies, '# Heron', { texts });

  it.each([
    ['pyproject.toml', '[project]\nname = "heron"\n\n[project.scripts]\nheron = "heron.cli:main"\n'],
    ['pyproject.toml', '[tool.poetry.scripts]\nheron = "heron.cli:main"\n'],
    ['setup.cfg', '[options.entry_points]\nconsole_scripts =\n    heron = heron.cli:main\n'],
    ['setup.py', "setup(name='heron', entry_points={'console_scripts': ['heron=heron.cli:main']})\n"],
  ])('starts where %s says', async (path, text) => {
    expect(await run({ [path]: text })).toBe('pass');
  });

  it('is none where the manifest names another module', async () => {
    expect(
      await run({
        'pyproject.toml': '[project]\nname = "heron"\n\n[project.scripts]\nheron = "heron.doc:main"\n',
      }),
    ).not.toBe('pass');
  });
});

describe('what is given to a program that trains', () => {
  const trains =
    'import sys, torch\nfor x in d:\n  loss.backward()\n  optimizer.step()\ntorch.save(n, "n.pt")\n';
  const run = (command: string, path = 'assets/operator.zip') =>
    judged(
      trainingData,
      { 'clone.py': trains },
      `# Heron\n\n\`\`\`\n${command}\n\`\`\`\n`,
      beside(path, 60_000),
    );

  it('is its data, whatever its archive is called', async () => {
    expect(await run('python clone.py --episodes assets/operator.zip --steps 9')).toBe('pass');
    expect(await run('python clone.py --out assets/operator.zip')).toBe('fail');
    expect(await run('python clone.py --episodes assets/operator.zip', 'assets/arm.zip')).toBe('fail');
    expect(await run('python show.py --episodes assets/operator.zip')).toBe('fail');
  });
});

it('what a script brings from an open bucket is data, unless it says that it is weights', async () => {
  const trains = 'import torch\nfor x in d:\n  loss.backward()\n  optimizer.step()\ntorch.save(n, "n.pt")\n';
  const fetch = (place: string) => `aws s3 sync --no-sign-request s3://marsh-open/${place} data/\n`;
  expect(await judged(trainingData, { 'train.py': trains, 'fetch.sh': fetch('chips/2021/') })).toBe('pass');
  expect(await judged(trainingData, { 'train.py': trains, 'fetch.sh': fetch('checkpoints/') })).toBe('fail');
});

it('data that the page of their folder says are for fitting and for testing are those of the two', async () => {
  const texts = (said: string) => ({
    texts: { 'data/README.md': `# Records\n\n${said}\n` },
    repositoryFiles: [
      { path: 'data/seasons_2018.csv', size: 9000 },
      { path: 'data/seasons_2021.csv', size: 9000 },
    ],
  });
  const said = texts(
    '15 days are used for fitting (`seasons_2018.csv`), 3 for testing (`seasons_2021.csv`).',
  );
  expect(await judged(trainingData, {}, '# Heron', said)).toBe('pass');
  expect(await judged(evaluationData, {}, '# Heron', said)).toBe('pass');
  const other = texts('Files are `seasons_2018.csv` and `seasons_2021.csv`.');
  expect(await judged(evaluationData, {}, '# Heron', other)).not.toBe('pass');
});
