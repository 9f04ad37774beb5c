/** Preparation of data is told by what bodies do: what they read, change and write, whatever they are called. */
import { expect, test } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import preprocessingCode from '../../../src/checks/preprocessing-code.js';
import { release } from '../../release-builder.js';
import { judged, notebook } from './judged.js';

const TRAIN =
  'import torch\nfor x in data:\n  loss.backward()\n  optimizer.step()\ntorch.save(net.state_dict(), "net.pt")\n';
const CLEAN =
  'import pandas as pd\ndf = pd.read_csv("raw.csv").drop_duplicates().dropna()\ndf.to_csv("train.csv")\n';

test.each<[string, Record<string, string>, string | number]>([
  ['a program of any name that cleans what it reads and writes it', { 'stage1.py': CLEAN }, 'pass'],
  [
    'a module that others import, which changes what it is given and writes nothing',
    {
      'train.py': `import preprocess_audio\n${TRAIN}`,
      'preprocess_audio.py':
        'import librosa\ndef features(path):\n  wave, rate = librosa.load(path)\n  return librosa.feature.melspectrogram(y=wave, sr=rate)\n',
    },
    0.5,
  ],
  [
    'one that others import and that is started as well',
    {
      'train.py': `import preprocess_songs\n${TRAIN}`,
      'preprocess_songs.py': `import pandas as pd\ndef clean(path):\n  df = pd.read_csv(path).drop_duplicates().dropna()\n  df.to_csv("train.csv")\nif __name__ == "__main__":\n  clean("raw.csv")\n`,
    },
    'pass',
  ],
  [
    'one that only looks at it',
    { 'stage1.py': CLEAN.replace('df.to_csv("train.csv")', 'print(df.describe())') },
    'fail',
  ],
  [
    'one that writes it in another form as it is',
    { 'to_h5.py': 'import h5py, numpy as np\nf = h5py.File("x.h5", "w")\nf["x"] = np.load("x.npy")\n' },
    0.5,
  ],
  [
    'one that writes arrays as they are cut, under the name of the split that is trained on',
    {
      'windows.py':
        'import numpy as np\nx = np.load("raw.npy")\nw = np.stack([x[i:i + 9] for i in range(99)])\nnp.savez("out/train_windows.npz", w)\n',
    },
    'pass',
  ],
  [
    'a program among data, whose modules beside it fetch raw files and keep what they make of them',
    {
      'datasets/main.py': 'import fire\nfrom datasets.tides import Tides\nfire.Fire(Tides)\n',
      'datasets/tides.py':
        'import numpy as np\nURL = "https://zenodo.org/records/1/files/tides.csv"\nclass Tides:\n  def build(self):\n    np.array(rows).dump("tides.npz")\n',
    },
    'pass',
  ],
  [
    'the same of modules that only read',
    {
      'datasets/main.py': 'import fire\nfrom datasets.tides import Tides\nfire.Fire(Tides)\n',
      'datasets/tides.py':
        'import numpy as np\nURL = "https://zenodo.org/records/1/files/tides.csv"\nclass Tides:\n  def load(self):\n    return np.load("tides.npz")\n',
    },
    0.5,
  ],
  ['a notebook that does', { 'build.ipynb': notebook(CLEAN) }, 'pass'],
  [
    'a script in R',
    { '01.R': 'x <- read.csv("raw.csv")\nx <- na.omit(x)\nwrite.csv(x, "train.csv")\n' },
    'pass',
  ],
  ['one in R that only draws', { '01.R': 'x <- read.csv("raw.csv")\nx <- na.omit(x)\nplot(x)\n' }, 'fail'],
  [
    'a mode of the program that trains',
    {
      'main.py': `import argparse, librosa, numpy as np\np = argparse.ArgumentParser()\np.add_argument("mode", choices=["prepare", "train"])\na = p.parse_args()\ndef prepare():\n  y = librosa.feature.melspectrogram(y=wav)\n  np.save("x.npy", y)\n${TRAIN}`,
    },
    'pass',
  ],
  [
    'a data module that makes its files',
    {
      'data.py':
        'import lightning as L, pandas as pd, torch\nclass Data(L.LightningDataModule):\n  def prepare_data(self):\n    raw = pd.read_csv("raw.csv").dropna()\n    torch.save(raw.values, "train.pt")\n',
    },
    'pass',
  ],
  [
    'a data module that reads finished ones',
    {
      'data.py':
        'import lightning as L, torch\nclass Data(L.LightningDataModule):\n  def train_dataloader(self):\n    return torch.load("train.pt")\n',
    },
    0.5,
  ],
  [
    'a set that only readies each picture on its way',
    {
      'data/dataset.py':
        'import cv2\nfrom torch.utils.data import Dataset\nclass Birds(Dataset):\n  def __getitem__(self, at):\n    return cv2.resize(cv2.imread(self.paths[at]), (224, 224))\n',
    },
    0.25,
  ],
  [
    'a set of graphs made from raw files',
    {
      'graphs.py':
        'from rdkit import Chem\nfrom torch_geometric.data import InMemoryDataset\nclass Mols(InMemoryDataset):\n  def process(self):\n    mol = Chem.MolFromSmiles(s)\n',
    },
    'pass',
  ],
  [
    'a class that hands pictures on as they are',
    {
      'dataset.py':
        'import torch\nfrom torchvision import transforms\nfrom PIL import Image\nclass Pictures(torch.utils.data.Dataset):\n  def __getitem__(self, i):\n    return self.crop(Image.open(self.paths[i]))\n',
    },
    'fail',
  ],
  [
    'a class that recomputes what it reads',
    {
      'dataset.py':
        'import torch\nimport librosa\nclass Sounds(torch.utils.data.Dataset):\n  def __getitem__(self, i):\n    return librosa.feature.mfcc(y=self.x[i])\n',
    },
    0.5,
  ],
  [
    'a tokenizer that is trained, and nothing else',
    {
      'vocab.py':
        'from tokenizers import Tokenizer, trainers\ntok = Tokenizer(model)\ntok.train(files, trainers.BpeTrainer(vocab_size=8))\ntok.save("tok.json")\n',
    },
    0.5,
  ],
  [
    'a shell that has programs cut sounds',
    { 'build.sh': 'for f in raw/*.mp3; do\n  ffmpeg -i $f -ar 16000 wav/$f\ndone\n' },
    'pass',
  ],
  ['a shell that only starts the training', { 'build.sh': 'python train.py --lr 1e-3\n' }, 'fail'],
  [
    'a set of the Hub that is filtered, encoded and kept',
    {
      'tok.py':
        'from datasets import load_dataset\nds = load_dataset("a/b")\nds = ds.map(encode, batched=True)\nds.save_to_disk("train")\n',
    },
    'pass',
  ],
  [
    'one that is only kept',
    { 'tok.py': 'from datasets import load_dataset\nds = load_dataset("a/b")\nds.save_to_disk("train")\n' },
    0.5,
  ],
  [
    'a builder that makes examples of files',
    {
      'birds.py':
        'import tensorflow_datasets as tfds\nclass Birds(tfds.core.GeneratorBasedBuilder):\n  def _generate_examples(self, path):\n    yield 1\n',
    },
    'pass',
  ],
  [
    'a builder that hands on an archive of others',
    {
      'birds.py':
        'import datasets\n_URL = "https://data.birds.org/birds.zip"\nclass Birds(datasets.GeneratorBasedBuilder):\n  def _split_generators(self, dl):\n    return dl.download_and_extract(_URL)\n  def _generate_examples(self, path):\n    yield 1, {}\n',
    },
    'fail',
  ],
  [
    "a data module whose hook only has others' data built",
    {
      'main.py':
        'import lightning as L\nclass Data(L.LightningDataModule):\n  def prepare_data(self):\n    for one in self.configs:\n      build(one)\nif __name__ == "__main__":\n  data = Data()\n  data.prepare_data()\n  L.Trainer().fit(net, data)\n',
    },
    'fail',
  ],
  [
    'a generator of examples that no library calls',
    {
      'birds.py':
        'import os\nclass Birds(Base):\n  def _generate_examples(self, path):\n    yield os.listdir(path)\n',
    },
    'fail',
  ],
  ['what stands beside plots and writes their tables', { 'plots/stage1.py': CLEAN }, 'fail'],
  [
    'a program that measures what it has cleaned',
    { 'table.py': `${CLEAN}from sklearn.metrics import f1_score\nprint(f1_score(df.y, df.p))\n` },
    'fail',
  ],
])('%s', async (_, bodies, result) => {
  expect(await judged(preprocessingCode, { 'train.py': TRAIN, ...bodies })).toBe(result);
});

test('where nothing trains, nothing shows that the training data were made this way', async () => {
  expect(await judged(preprocessingCode, { 'stage1.py': CLEAN })).toBe(0.5);
});

test('what could not be seen is unknown', () => {
  expect(runCheck(preprocessingCode, release({ repository: 'unavailable' })).result).toBe('unknown');
});
