import { expect, test } from 'vitest';
import { isReadable, readCodeFile } from '../../src/source/read.js';

const lines = async (path: string, body: string): Promise<string[]> =>
  (await readCodeFile(path, body)).facts.map(
    ({ kind, line, name, value }) => `${kind} ${line} ${name}${value === undefined ? '' : `=${value}`}`,
  );

const notebook = (...cells: object[]) => JSON.stringify({ nbformat: 4, cells });
const code = (source: string, ...outputs: object[]) => ({ cell_type: 'code', source: [source], outputs });

test('a notebook tells which cells keep outputs, of what kind, after which call', async () => {
  const body = notebook(
    { cell_type: 'markdown', source: 'torch.load("x")' },
    code('!wget https://zenodo.org/records/1/files/set.zip\nimport torch'),
    code('y = model.predict(x)\nprint(y)', { output_type: 'stream', name: 'stdout', text: ['[1]'] }),
    code('plt.show()', {
      output_type: 'display_data',
      data: { 'image/png': 'aaaa', 'text/plain': '<Figure>' },
    }),
    code('df', { output_type: 'execute_result', data: { 'text/html': ['<table></table>'] } }),
    code('fit()', { output_type: 'stream', name: 'stderr', text: 'warning' }),
    code('boom()', { output_type: 'error' }),
  );
  expect(await lines('a.ipynb', body)).toEqual([
    'reads-data 2 wget=https://zenodo.org/records/1/files/set.zip',
    'runs-model 3 model.predict',
    'output 3 text=model.predict',
    'output 4 image=plt.show',
    'output 5 table',
    'output 7 error=boom',
  ]);
});

test('figures on a training or on quality are told from what a model puts out', async () => {
  const prints = (text: string) => ({ output_type: 'stream', name: 'stdout', text });
  const picture = { output_type: 'display_data', data: { 'image/png': 'aaaa' } };
  const body = notebook(
    code('evaluate(net)', prints('loss: 0.31\naccuracy: 0.92\n')),
    code('fit(net)', prints('Epoch 1/3\nEpoch 2/3\n')),
    code('plt.plot(history["loss"])', picture),
    code('net.predict(x)', prints('warbler 0.92\nwren 0.05\n')),
    code('plt.imshow(net.predict(x))', picture),
  );
  const outputs = (await lines('a.ipynb', body)).filter((line) => line.startsWith('output'));
  expect(outputs.map((line) => line.split(/[ =]/).slice(1, 3))).toEqual([
    ['1', 'figures'],
    ['2', 'figures'],
    ['3', 'figures'],
    ['4', 'text'],
    ['5', 'image'],
  ]);
});

test('what is called a notebook and is none gives no facts, and says that no parser understood it', async () => {
  for (const body of ['{', '[]', 'null', '{"cells": 3}'])
    expect(await readCodeFile('a.ipynb', body)).toMatchObject({ basis: 'words', facts: [] });
});

test.each([
  ['_URL = "https://owls.example.edu/calls/"', ['data address']],
  ['_URLS = {"train": "https://owls.example.edu/calls/"}', ['data address']],
  ['DATASET_URL: str = "https://owls.example.edu/calls/"', ['data address']],
  ['API_URL = "https://owls.example.edu/calls/"', []],
  ['_HOMEPAGE = "https://owls.example.edu/calls/"', []],
])('%s is %j', async (body, names) => {
  const { facts } = await readCodeFile('owls.py', body);
  expect(facts.filter(({ kind }) => kind === 'reads-data').map(({ name }) => name)).toEqual(names);
});

test.each([
  ['kaggle datasets download -d owner/owls -p data --unzip', 'https://www.kaggle.com/datasets/owner/owls'],
  ['kaggle datasets download --unzip owner/owls', 'https://www.kaggle.com/datasets/owner/owls'],
  ['kaggle competitions download -c owl-calls', 'https://www.kaggle.com/competitions/owl-calls/data'],
])('%s brings %s', async (command, address) => {
  expect((await readCodeFile('get.sh', command)).facts).toMatchObject([
    { kind: 'reads-data', value: address },
  ]);
});

test('a script of a shell starts, sets and fetches; comments do nothing', async () => {
  const body = [
    '# python old.py --lr 3',
    'LR=1e-4',
    'torchrun --nproc_per_node 8 train.py \\',
    '  --batch_size 16 --seed 5',
    'python -m pkg.predict --x',
    'huggingface-cli download org/set --repo-type dataset',
    'wget https://host.org/model_weights/a.pt',
    'pip install x',
  ].join('\n');
  expect(await lines('run.sh', body)).toEqual([
    'setting 2 LR=1e-4',
    'launch 3 train.py=torchrun --nproc_per_node 8 train.py --batch_size 16 --seed 5',
    'setting 3 batch_size=16',
    'seed 3 seed=5',
    'launch 5 pkg/predict.py=python -m pkg.predict --x',
    'reads-data 6 huggingface-cli download=org/set',
    'loads-weights 7 wget=https://host.org/model_weights/a.pt',
  ]);
});

test('configurations of all three kinds give settings, seeds and data', async () => {
  const expected = ['setting 2 lr=0.001', 'seed 3 seed=1', 'reads-data 4 dataset=org/set'];
  expect(await lines('c.yaml', 'train:\n  lr: 0.001\n  seed: 1\n  dataset: org/set\n')).toEqual(expected);
  expect(await lines('c.toml', '[train]\nlr = 0.001\nseed = 1\ndataset = "org/set"\n')).toEqual(expected);
  expect(await lines('c.json', '{\n"lr": 0.001,\n"seed": 1,\n"dataset": "org/set"}')).toEqual(expected);
});

test('a table of many names, such as the tokens of a vocabulary, sets nothing', async () => {
  const tokens = Object.fromEntries(Array.from({ length: 600 }, (_, id) => [`token${id}`, id]));
  const text = JSON.stringify({ seed: 3, vocab: { ...tokens, batch: 700, lr: 701 } }, null, 1);
  expect(await lines('tokenizer.json', text)).toEqual(['seed 2 seed=3']);
});

test('a key of TOML is found where it is given, not in a comment or a value before it', async () => {
  const body = '# seed = 7\nnote = "seed = 7"\n[train.run]\nbatch_size = 8\ntrain.seed = 1\n';
  expect(await lines('c.toml', body)).toEqual(['setting 4 batch_size=8', 'seed 5 seed=1']);
});

test('broken configurations, and a bomb of aliases, do no harm', async () => {
  for (const body of ['a: [', '<<: *x', `a: &a [1]\n${'b: [*a,*a]\n'.repeat(50)}`, '\t- x'])
    await expect(readCodeFile('c.yaml', body)).resolves.toMatchObject({ language: 'yaml' });
  await expect(readCodeFile('c.toml', '= = =')).resolves.toMatchObject({ basis: 'words', facts: [] });
});

test('R and Julia are read by words', async () => {
  expect(await lines('a.R', 'set.seed(42)\nm <- fit(x)\np <- predict(m)\n')).toEqual([
    'seed 1 set.seed=42',
    'trains 2 fit',
    'runs-model 3 predict',
  ]);
  expect(await lines('a.jl', 'Random.seed!(3)\nFlux.train!(loss, ps, data, opt)\n')).toEqual([
    'seed 1 Random.seed!=3',
    'trains 2 Flux.train!',
  ]);
});

test('settings of R and Julia stand in arguments, optimizers and loops', async () => {
  const grow =
    'grow <- function(d, seed = 7) {\n  lgb.train(list(eta = 0.1, max_depth = 4L), d, nrounds = 90)\n}\n';
  expect(await lines('grow.R', grow)).toEqual([
    'seed 1 seed=7',
    'trains 2 lgb.train',
    'setting 2 eta=0.1',
    'setting 2 max_depth=4',
    'setting 2 nrounds=90',
  ]);
  const loop = 'opt = Flux.setup(AdamW(3f-4), net)\nfor epoch in 1:40\n  Flux.update!(opt, net, g)\nend\n';
  expect(await lines('net.jl', loop)).toEqual([
    'setting 1 optimizer=AdamW',
    'setting 1 learning_rate=3f-4',
    'setting 2 epochs=40',
    'trains 3 Flux.update!',
  ]);
  expect(await lines('plot.R', 'plot(x, cex = 2, main = "eta = 3")\nfor (i in 1:40) print(i)\n')).toEqual([]);
});

test('only files of known languages are read as code', () => {
  expect(['a.py', 'b/Makefile', 'c.ipynb', 'd.yml', 'e.R'].every(isReadable)).toBe(true);
  expect(['a.md', 'b.png', 'c.pt', 'LICENSE'].some(isReadable)).toBe(false);
});

test('an installed program is told settings as well; what only lists files is not', async () => {
  const of = async (body: string) =>
    (await readCodeFile('train.sh', body)).facts.map(({ kind, name, value }) => `${kind} ${name}=${value}`);
  expect(await of('weaver --start-lr 1e-3 --batch-size 512\n')).toEqual([
    'setting start-lr=1e-3',
    'setting batch-size=512',
  ]);
  expect(await of('ls --color auto --sort size\n')).toEqual([]);
});

test('a cell keeps its last call however many pictures it drew, and a name that goes on and on is no call', async () => {
  const picture = { output_type: 'display_data', data: { 'image/png': 'aaaa' } };
  const body = notebook(
    code(`${'a.b'.repeat(60_000)}\ndf.head().style.bar()\nfit(1)`, ...Array(300).fill(picture)),
  );
  expect((await lines('a.ipynb', body)).filter((line) => line.startsWith('output'))).toEqual([
    'output 1 image=fit',
  ]);
  const chained = notebook(code('df.head().style.bar(x)', picture));
  expect(await lines('a.ipynb', chained)).toContain('output 1 image=style.bar');
});

test('a line longer than anybody writes costs no more than its length, and what stands around it is read', async () => {
  const junk = 'a="'.repeat(60_000);
  const body = `import torch\nif x:\n    ${junk}\n    loss.backward()\n# ${junk}\ntorch.manual_seed(3)\n`;
  expect(await lines('train.py', body)).toEqual(['trains 4 loss.backward', 'seed 6 torch.manual_seed=3']);
});
