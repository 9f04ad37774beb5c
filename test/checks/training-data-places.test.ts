import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import datasetsNamed from '../../src/checks/datasets-named.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingData, release(facts));
const share = (readme: string, repositoryFiles: Facts['repositoryFiles'] = ['train.py']) =>
  run({ readme: `# Heron\n\n${readme}\n`, repositoryFiles }).low;

describe('what a link among words on training leads to', () => {
  it.each([
    [
      'a model by what it learned from',
      '- [Model trained on bird songs](https://www.dropbox.com/s/1/song-model.zip?dl=1)',
    ],
    [
      'a model of a split',
      'You can also take the models trained on the second split with [one](https://storage.googleapis.com/lab/one.zip) view.',
    ],
    ['weights by their name', '- Encoder: [encoder_500.pt](https://lab.box.com/s/z1wgl1) below `pretrain`'],
    [
      'a download of a model',
      '- download model at [Wren](https://huggingface.co/lab/wren/tree/main) for the data of training',
    ],
    [
      'checkpoints after a set',
      'Checkpoints of Heron trained on SONGS-1 are here: [link](https://drive.google.com/drive/folders/1).',
    ],
    [
      'notes of a version',
      '## More training data\n\nSee the [release page](https://github.com/lab/heron/releases/tag/v2) for more.',
    ],
    [
      'a tool whose folder bears the word',
      '## Vocoder\n\n```\nwget -P pretrain/ https://github.com/lab/vocoders/releases/download/v1/vocoder.zip\n```',
    ],
    [
      'a paper',
      'Outputs are like the training data, as we provide in the [paper](https://arxiv.org/abs/2001.00001).',
    ],
    [
      'a table of weights with a column of data',
      '|Name|Score (see [here](https://lab.org/scores))|Training dataset|\n|-|-|-|\n|[v1](https://github.com/lab/heron/releases/download/v1/v1.pt)|0.9|SONGS-1|',
    ],
  ])('is no data: %s', (_, readme) => expect(share(readme)).toBeLessThan(0.75));

  it.each([
    [
      'what it was trained on',
      'Heron was trained on [our songs](https://zenodo.org/records/1/files/songs.zip).',
    ],
    [
      'a corpus behind the words',
      'The corpus that the model was trained on is [here](https://zenodo.org/records/1).',
    ],
    [
      'an archive on a server of its own',
      '## Download training data\n\n```\nwget https://heron.lab.edu/data/training/songs.zip\n```',
    ],
    [
      'an address below a colon',
      'All training data can be fetched at the following link:\n[Songs](https://files.lab.org/songs)',
    ],
    [
      'the same set a sentence later',
      'Heron is trained on a sample of songs and scores. This dataset can be downloaded from https://zenodo.org/records/1.',
    ],
  ])('is data: %s', (_, readme) => expect(share(readme)).toBe(1));

  it("is a source when it is put on a set's own name and leads to its page", () => {
    expect(share('- Download training dataset: [BirdSet](https://birds.org/birdset)')).toBeLessThan(1);
    expect(share('- Download the training dataset [here](https://birds.org/birdset).')).toBe(1);
  });

  it('is for tuning where the sentence says so', () => {
    const said =
      'To run the fine-tuning code, download the [translated training set](https://lab.org/t.zip).';
    expect(share(`Heron is pre-trained.\n\n${said}`)).toBeLessThan(1);
  });
});

describe('words beside an offer', () => {
  it('give an example of a command, not examples of data', () => {
    const of = (said: string) =>
      share(`## Download datasets\n\n${said}\n\n\`\`\`\nwget https://lab.s3.amazonaws.com/songs.tar\n\`\`\``);
    expect(of('To download the songs for example, run')).toBe(1);
    expect(of('To download example songs, run')).toBeLessThan(1);
  });

  it("that it may be taken down at somebody's request take nothing from what is there", () => {
    const offer = 'The training data are available [here](https://zenodo.org/records/1).';
    expect(share(`${offer} The training data may be taken down when requested by an owner.`)).toBe(1);
    expect(share(`${offer} The full training data must be requested.`)).toBe(0.5);
  });
});

describe('a part of the training data', () => {
  it.each([
    'Part of the training data is openly available at https://zenodo.org/records/1. The full dataset that was used for training is available upon request.',
    'Heron was trained on private recordings data and on SONGS-1. The training data are available [here](https://zenodo.org/records/1).',
  ])('earns a half: %s', (readme) => expect(share(readme)).toBe(0.5));
});

describe('training data that are made again', () => {
  it.each([
    'To mine a similar training set, see [Data](Data).',
    'To download the pre-training dataset from the [Open Birds Dataset](https://birds.org), run `scripts/prepare_birds.sh`.',
  ])('by a recipe of the release: %s', (readme) => expect(share(readme)).toBe(0.75));

  it('but not by a recipe for data of the reader', () => {
    expect(share('To create your own training set, see [Data](Data).')).toBe(0);
  });
});

describe('accounts of what a training used', () => {
  it.each([
    'We use the SONGS-1 dataset V2.0.0 [1] to train the model.',
    'We used recordings of the Birdnet dataset for training.',
  ])('are told: %s', (readme) => expect(share(readme)).toBeGreaterThanOrEqual(0.25));

  it.each([
    'You can use the SONGS-1 dataset to train your model.',
    'We use two GPUs to train the model.',
    'We use the SONGS-1 dataset to train the baseline, and compare with it.',
    'We use the SONGS-1 dataset for training a linear probe.',
    'We use cross-entropy to train the model.',
    'Pre-trained models can be loaded from the HuggingFace hub by name.',
    'Heron learns to predict songs from calls.',
  ])('are not: %s', (readme) => expect(share(readme)).toBe(0));

  it('count a name, whether or not it is linked', () => {
    const told = 'We use the SONGS-1 dataset to train the model.';
    expect(share(told)).toBe(0.5);
    expect(share(`${told} The SONGS-1 dataset can be downloaded from https://songs.org/one.`)).toBe(0.5);
    expect(share('Heron was trained on our songs of birds.')).toBe(0.25);
  });

  it('count a link in what was learned from, not one to what the model is built on', () => {
    expect(share('Heron was trained on [songs of birds](https://songs.org/one).')).toBe(0.5);
    expect(
      share('We release [Wren](https://lab.org/wren), which was trained on more songs of birds.'),
    ).toBeLessThan(0.5);
  });

  it('leave out what was not used', () => {
    expect(share('Heron does not use Wikipedia and Common Crawl for pre-training.')).toBe(0);
    expect(share('Heron uses Wikipedia for pre-training.')).toBe(0.5);
  });

  it('follow a list of sources', () => {
    const list =
      '## Training data\n\nThe songs used in our paper are downloaded from the following databases:\n\n- Birds [[link](https://birds.org)]\n';
    expect(share(list)).toBeGreaterThanOrEqual(0.25);
  });
});

describe('files of the repository', () => {
  const large = { size: 5_000_000 };

  it('are training data when pages only call the finished model pre-trained', () => {
    const files = [{ path: 'data/pairs/human_train.tsv', ...large }];
    expect(share('Pre-trained models can be downloaded.', files)).toBe(1);
    expect(share('Heron was pre-trained on songs, then tuned.', files)).toBeLessThan(1);
  });

  it('may be small beside their counterpart', () => {
    const one = { path: 'classifier/a/trainfile.txt', size: 40_000 };
    expect(share('A classifier.', [one])).toBe(0);
    expect(share('A classifier.', [one, { path: 'classifier/a/testfile.txt', size: 8000 }])).toBe(1);
  });

  it('are no data where they only list them', () => {
    expect(share('A network.', [{ path: 'filelists/songs_train_filelist.txt', ...large }])).toBe(0);
  });
});

describe('datasets-named', () => {
  const named = (readme: string) =>
    runCheck(datasetsNamed, release({ readme: `# Heron\n\n${readme}\n` })).result;

  it.each([
    '## Dataset\n\nWe provide three processed datasets: Gowalla, Yelper and Song-book.',
    'We use the SONGS-1 dataset V2.0.0 to train the model.',
    'Heron was trained on a [big corpus of songs](https://songs.org/corpora).',
  ])('passes on %s', (readme) => expect(named(readme)).toBe('pass'));

  it.each([
    '## Dataset\n\nWe evaluate on three benchmark datasets: Gowalla, Yelper and Song-book.',
    'You can use the SONGS-1 dataset to train your model.',
  ])('fails on %s', (readme) => expect(named(readme)).toBe('fail'));
});

it('training data are not there when only databases are named that the model searches when it runs', () => {
  const readme = '## Genetic databases\n\n- [UniRef](https://www.uniprot.org/help/uniref)\n';
  expect(run({ readme })).toMatchObject({ result: 'fail', low: 0 });
  const steps = '## Databases\n\nBefore you predict, download these for the alignments:\n\n';
  const command = '```\nwget https://wwwuser.gwdg.de/~compbiol/uniclust/UniRef30.tar.gz\n```\n';
  expect(run({ readme: steps + command })).toMatchObject({ result: 'fail' });
  // What a model is aligned with, or retrieves from, it may well have learned from.
  for (const what of ['The preference data for alignment', 'The question pairs for retrieval'])
    expect(
      run({ readme: `## Data\n\n${what}: https://zenodo.org/records/1\n`, repositoryFiles: ['train.py'] })
        .result,
    ).toBe('pass');
});
