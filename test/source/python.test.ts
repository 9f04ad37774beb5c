import { describe, expect, test } from 'vitest';
import type { CodeFactKind } from '../../src/source/facts.js';
import { readPythonFile } from '../../src/source/python-file.js';

/** `kind line name=value` of each fact, or of those of one kind. */
function facts(code: string, kind?: CodeFactKind): string[] {
  return readPythonFile('x.py', code)
    .facts.filter((fact) => kind === undefined || fact.kind === kind)
    .map(({ kind, line, name, value }) => `${kind} ${line} ${name}${value === undefined ? '' : `=${value}`}`);
}

describe('networks', () => {
  test('a class of a library of networks is one, and so is what extends it here', () => {
    expect(
      facts('import torch.nn as nn\nclass Gate(nn.Module):\n  pass\nclass Wide(Gate):\n  pass\n', 'network'),
    ).toEqual(['network 2 Gate=nn.Module', 'network 4 Wide=Gate']);
  });

  test('losses, data sets and records that are called models are none', () => {
    const code =
      'from pydantic import BaseModel\nclass TripletLoss(nn.Module): ...\nclass Pairs(Dataset): ...\nclass Request(BaseModel): ...\nclass Row(models.Model): ...\n';
    expect(facts(code.replace(/class Row.*\n/, ''), 'network')).toEqual([]);
  });

  test('`Model` stands bare in Keras only', () => {
    expect(facts('from keras import Model\nclass Net(Model): ...', 'network')).toHaveLength(1);
    expect(facts('from peewee import Model\nclass Row(Model): ...', 'network')).toEqual([]);
  });
});

describe('networks that are put together', () => {
  test("Keras' `Model` goes from inputs to outputs", () => {
    const code = 'from keras.engine.training import Model\nself.model = Model(x, [policy, value])\n';
    expect(facts(code, 'network')).toEqual(['network 2 Model=Model']);
    expect(facts(code.replace('x, [policy, value]', 'inputs=x, outputs=y'), 'network')).toHaveLength(1);
  });

  test('a `Model` of another library, or without both, is none', () => {
    expect(facts('from records import Model\nm = Model(x, [a, b])\n', 'network')).toEqual([]);
    expect(facts('from keras import Input\nm = Model(config)\n', 'network')).toEqual([]);
  });
});

describe('training', () => {
  test('a function that is called the trainer trains; an object that is made or asked does not', () => {
    expect(facts('model = trainer(model=net, data=rows)\n', 'trains')).toEqual(['trains 1 trainer']);
    expect(facts('t = Trainer(net)\nx = get_trainer(net)\ny = trainer()\n', 'trains')).toEqual([]);
  });

  test('steps of an optimizer train; those of an environment or a schedule do not', () => {
    const code = 'for x in data:\n  loss.backward()\n  optimizer.step()\n  scheduler.step()\n  env.step(a)\n';
    expect(facts(code, 'trains')).toEqual(['trains 2 loss.backward', 'trains 3 optimizer.step']);
  });

  test('setting a mode trains nothing, nor does fitting a scaler', () => {
    expect(facts('model.train()\nscaler.fit(x)\npca.fit(x)\n', 'trains')).toEqual([]);
    expect(facts('trainer.train()\nmodel.fit(x, y)\n', 'trains')).toHaveLength(2);
  });

  test('a step that a trainer repeats is one', () => {
    expect(
      facts('class M(pl.LightningModule):\n  def training_step(self, b, i):\n    return 1\n', 'trains'),
    ).toEqual(['trains 2 training_step']);
  });
});

describe('weights', () => {
  test('a function of the release says by its name that it loads them', () => {
    const code =
      'load_best_model_weight(net)\nnet = load_pretrained_net("a.pt")\nrestore_last_checkpoint(net)\n';
    expect(facts(code, 'loads-weights')).toHaveLength(3);
    expect(
      facts('load_model_config(x)\nload_class_weight_table(x)\nload_best_threshold(x)\n', 'loads-weights'),
    ).toEqual([]);
  });

  test('they are named by literals, constants and defaults of options', () => {
    const code = [
      'ID = "org/model"',
      'p.add_argument("--ckpt", default="weights/best.pt")',
      'a = AutoModel.from_pretrained(ID)',
      'b = torch.load(args.ckpt)',
      'c = hf_hub_download(repo_id="org/other", filename="m.pt")',
    ].join('\n');
    expect(facts(code, 'loads-weights')).toEqual([
      'loads-weights 3 AutoModel.from_pretrained=org/model',
      'loads-weights 4 torch.load=weights/best.pt',
      'loads-weights 5 hf_hub_download=org/other',
    ]);
  });

  test('a tokenizer has none, and a placeholder leads nowhere', () => {
    expect(facts('AutoTokenizer.from_pretrained("a/b")\nURL = "https://YOUR-BUCKET.org/m.pt"\n')).toEqual([]);
  });

  test('`pretrained` says whose weights a network starts from', () => {
    expect(facts('net = create_model("vit_b", pretrained=True)', 'loads-weights')).toEqual([
      'loads-weights 1 create_model=vit_b',
    ]);
    expect(facts('net = create_model("vit_b", pretrained=False)', 'loads-weights')).toEqual([]);
  });

  test('an address serves what it names, or what the code calls it', () => {
    const code =
      'URL = "https://zenodo.org/records/1/files/reads.tar.gz"\nMODEL_URL = "https://zenodo.org/x/best.ckpt"\n';
    expect(facts(code)).toEqual([
      'reads-data 1 address=https://zenodo.org/records/1/files/reads.tar.gz',
      'loads-weights 2 address=https://zenodo.org/x/best.ckpt',
    ]);
  });
});

test('metrics are known by their names, and a loss, a prediction or a function of the same name is none', () => {
  const code =
    'a = roc_auc_score(y, p)\nb = compute_rmsd(x, y)\nc = F.mse(x, y)\nd = mse_loss(x)\ne = jax.tree.map(f, x)\ng = predicted_tm_score(z)\n';
  expect(facts(code, 'measures')).toEqual(['measures 1 roc_auc_score', 'measures 2 compute_rmsd']);
});

test('seeds have values where they are literal or defaults', () => {
  const code =
    'p.add_argument("--seed", type=int, default=7)\ntorch.manual_seed(args.seed)\nnp.random.seed(3)\n';
  expect(facts(code, 'seed')).toEqual([
    'seed 1 seed=7',
    'seed 2 torch.manual_seed=7',
    'seed 3 np.random.seed=3',
  ]);
});

test('hyper-parameters are options, constants, fields and keywords; how often to log is none', () => {
  const code = [
    'p.add_argument("--learning-rate", default=1e-3)',
    'BATCH_SIZE = 32',
    'class Config:',
    '  weight_decay: float = 0.1',
    'opt = Adam(net.parameters(), lr=2e-4)',
    'log_every_n_epochs = 3',
  ].join('\n');
  expect(facts(code, 'setting')).toEqual([
    'setting 1 learning-rate=1e-3',
    'setting 2 BATCH_SIZE=32',
    'setting 4 weight_decay=0.1',
    'setting 5 lr=2e-4',
  ]);
});

test('data are read by Hub id, accession number and path', () => {
  const code = 'd = load_dataset("org/set")\nGEO = "GSE12345"\nt = pd.read_csv("data/a.csv")\n';
  expect(facts(code, 'reads-data')).toEqual([
    'reads-data 1 load_dataset=org/set',
    'reads-data 2 accession=GSE12345',
    'reads-data 3 pd.read_csv=data/a.csv',
  ]);
});

test('switches and choices name what a program does', () => {
  const code =
    'p.add_argument("--eval", action="store_true")\np.add_argument("--mode", choices=["train", "predict"])\n';
  expect(facts(code, 'mode')).toEqual([
    'mode 1 evaluate=--eval',
    'mode 2 train=--mode train',
    'mode 2 predict=--mode predict',
  ]);
});

test('a script has an entry, a module has none, and imports are dotted', () => {
  expect(readPythonFile('x.py', 'def f(): ...\nif __name__ == "__main__":\n  f()\n').entry).toBe(2);
  expect(
    readPythonFile('x.py', 'import a.b\nfrom ..c import d\nfrom . import e\ndef f(): ...\n'),
  ).toMatchObject({
    imports: ['a.b', '..c', '..c.d', '.e'],
  });
  expect(readPythonFile('x.py', 'def f(): ...\n').entry).toBeUndefined();
});

test('a body with errors is read around them, and anything else does no harm', () => {
  expect(facts('print "old"\nclass A(nn.Module:\n  pass\noptimizer.step()\n', 'trains')).toHaveLength(1);
  for (const body of ['', '\0\0', '(((((', '"""', `x = ${'['.repeat(3000)}`, 'é\u2028\ud800'])
    expect(() => readPythonFile('x.py', body)).not.toThrow();
});

test('a client of a service is told from a model that runs here', () => {
  expect(facts('import openai\nclient.chat()\n', 'remote')).toEqual(['remote 1 openai']);
});

describe('measuring', () => {
  test('measures that the code works out itself count; losses and precision of numbers do not', () => {
    const code =
      'NDCG += 1 / np.log2(rank + 2)\nppl = loss.exp()\nwin_ratio = 1.0 * won / games\nloss = a - b\nacc = None\ntorch.set_float32_matmul_precision("high")\n';
    expect(facts(code, 'measures').map((fact) => fact.split(' ')[2])).toEqual(['NDCG', 'ppl', 'win_ratio']);
  });

  test('a constant that makes a script measure only is a mode', () => {
    expect(facts('eval_only = False\n', 'mode')).toEqual(['mode 1 evaluate=eval_only']);
    expect(facts('bias_only = False\neval_interval = 5\n', 'mode')).toEqual([]);
  });
});

describe('preparing data', () => {
  test('calls that clean, cut and encode prepare; others of the same name do not', () => {
    expect(
      facts('df = df.dropna()\ntext = re.sub("a", "b", text)\nids = sp.encode(text)\n', 'prepares'),
    ).toEqual(['prepares 1 df.dropna', 'prepares 2 re.sub', 'prepares 3 sp.encode']);
    expect(facts('self.sub(1)\nmodel.encode(x)\nfig.merge(ax)\n', 'prepares')).toEqual([]);
  });

  test('a method by which a library has its data made is a mode; the same name elsewhere is none', () => {
    const of = (base: string) => `class A(${base}):\n  def process(self):\n    pass\n`;
    expect(facts(of('InMemoryDataset'), 'mode')).toEqual(['mode 2 preprocess=process']);
    expect(facts(of('Worker'), 'mode')).toEqual([]);
  });

  test('a file that is opened to be written is written', () => {
    expect(facts('f = h5py.File(p, "w")\ng = open(q, mode="wb")\n', 'writes-data')).toHaveLength(2);
    expect(facts('f = h5py.File(p, "r")\ng = open(q)\n', 'writes-data')).toEqual([]);
  });
});

describe('networks of libraries', () => {
  test.each([
    ['BertForMaskedLM(config)', 'BertForMaskedLM'],
    ['ViTForImageClassification.from_pretrained("x")', 'ViTForImageClassification'],
    ['timm.create_model("vit_base_patch16_224")', 'vit_base_patch16_224'],
    ['models.resnet50(weights=None)', 'resnet50'],
    ['lgb.train(params, data)', 'LightGBM'],
    ['RandomForestClassifier()', 'RandomForestClassifier'],
  ])('%s', (code, name) => {
    expect(facts(`net = ${code}\n`, 'library-network')[0]).toContain(` ${name}=`);
  });

  test.each([
    'AutoModelForCausalLM.from_pretrained("x")',
    'create_model(args.name)',
    'models.load()',
    'lgb.Dataset(x)',
  ])('%s names none', (code) => {
    expect(facts(`net = ${code}\n`, 'library-network')).toEqual([]);
  });
});

test('encoders of JSON and visitors of syntax are no networks', () => {
  expect(
    facts(
      'class A(json.JSONEncoder): ...\nclass B(ast.NodeTransformer): ...\nclass C(LabelEncoder): ...\n',
      'network',
    ),
  ).toEqual([]);
  expect(facts('class A(nn.TransformerEncoder): ...\n', 'network')).toHaveLength(1);
});

test('a script is entered where it calls its own function, not where it works out a constant', () => {
  const entry = (code: string) => readPythonFile('x.py', code).entry;
  expect(entry('def main():\n  pass\nmain()\n')).toBe(3);
  expect(entry('def table():\n  pass\nTABLE = table()\n')).toBeUndefined();
});

test('names of data that are kept for a test are told from others', () => {
  expect(facts('test_loader = f()\nx = load("data/test.npy")\n', 'held-out')).toEqual([
    'held-out 1 test_loader',
    'held-out 2 test.npy',
  ]);
  expect(facts('train_loader = f()\nlatest = load("contest.npy")\ntest_mode = 1\n', 'held-out')).toEqual([]);
});

describe('a run', () => {
  test('takes settings by their place, and its length from the loop', () => {
    const code =
      'opt = torch.optim.SGD(net.parameters(), 0.05)\nkeras.optimizers.Adam(2e-3)\nDataLoader(rows, 32)\nfor epoch in range(90):\n  opt.step()\n';
    expect(facts(code, 'setting')).toEqual([
      'setting 1 lr=0.05',
      'setting 2 lr=2e-3',
      'setting 3 batch_size=32',
      'setting 4 epochs=90',
    ]);
    const others = 'Adam(net.parameters())\nDataLoader(rows, sampler)\nfor i in range(90):\n  x(i)\n';
    expect(facts(others, 'setting')).toEqual([]);
  });

  test('prints measures, which an f-string, a format or a comma gives their numbers', () => {
    for (const line of [
      'print(f"MAE {e.abs().mean():.1f}")',
      'print("test accuracy", share)',
      'logger.info("mIoU: %.2f" % total)',
    ])
      expect(facts(`${line}\n`, 'measures'), line).toHaveLength(1);
    for (const line of [
      'print(f"{name} takes {t:.1f} s")',
      'print("recall that accuracy is not everything")',
      'print("saved", path)',
    ])
      expect(facts(`${line}\n`, 'measures'), line).toEqual([]);
  });

  test('keeps data for a test in a variable of that name', () => {
    expect(facts('train, test = split(rows)\n', 'held-out')).toHaveLength(1);
    expect(facts('test(net)\ntested = 1\nif test == 2:\n  pass\n', 'held-out')).toEqual([]);
  });
});
