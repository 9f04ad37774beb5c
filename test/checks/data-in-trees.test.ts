import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import dataCard from '../../src/checks/data-card.js';
import datasetsNamed from '../../src/checks/datasets-named.js';
import evaluationData from '../../src/checks/evaluation-data.js';
import sampleOutputs from '../../src/checks/sample-outputs.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const file = (path: string, size = 9000) => ({ path, size });
const training = (readme: string, repositoryFiles: NonNullable<Facts['repositoryFiles']>) =>
  runCheck(trainingData, release({ readme: `# Heron\n\n${readme}\n`, repositoryFiles })).low;
const evaluation = (readme: string, repositoryFiles: NonNullable<Facts['repositoryFiles']> = []) =>
  runCheck(evaluationData, release({ readme: `# Heron\n\n${readme}\n`, repositoryFiles })).low;

describe('a folder that a page leads to', () => {
  const talks = ['train.py', file('talks/marsh.json'), file('talks/lake.json')];

  it('holds the training data where code that trains stands beside it', () => {
    expect(training('- [conversations](talks) between herons of two marshes', talks)).toBe(1);
    expect(training('## Data\n\nThe [talks](talks) folder has the spectra, not the sound.', talks)).toBe(1);
    expect(training('- [conversations](talks) between herons', talks.slice(1))).toBe(0);
  });

  it.each([
    ['examples', '- [conversations](talks): an example of each kind'],
    ['what came out', '- [conversations](talks) that Heron generated'],
    ['a place for files of readers', '- [data](talks): put your recordings here'],
    ['a test', '- [conversations](talks) to test it on'],
    ['pictures of something else', '- [talks](talks) that we gave'],
  ])('holds no training data when it is %s', (_, readme) => {
    expect(training(readme, talks)).toBe(0);
  });

  it('holds the evaluation data by words on what it is measured by', () => {
    const files = [file('quiz/sums.csv'), file('quiz/names.csv')];
    expect(evaluation('- [quiz](quiz): riddles on which the paper tests Heron', files)).toBe(1);
    expect(evaluation('The folder `quiz` has the tables of the downstream tasks.', files)).toBe(1);
    expect(evaluation('The folder `quiz` has riddles for children.', files)).toBe(0);
    expect(evaluation('The folder `quiz` has the results on all downstream tasks.', files)).toBeLessThan(1);
    expect(evaluation('The folder `code` has the scripts for the downstream tasks.', files)).toBeLessThan(1);
  });
});

describe('a sample of the data', () => {
  const split = [file('data/train.csv', 200_000), file('data/test.csv', 90_000)];

  it('is a part of them, for training and for evaluation', () => {
    const said = 'To keep it small the files in this repository are only a small sample of our logs.';
    expect(training(said, split)).toBe(0.5);
    expect(evaluation(said, split)).toBe(0.5);
    const few = split.map(({ path }) => file(path, 300));
    expect(training(said, few)).toBe(0.5);
    expect(training('All logs are in this repository.', few)).toBe(0);
  });

  it.each([
    'Heron was trained on a small subset of the public logs.',
    'If you want to try it on only a part of the data, use `--subset`.',
    'Each row of the files is a sample of sound.',
  ])('is not meant by "%s"', (said) => {
    expect(training(said, split)).toBe(1);
    expect(evaluation(said, split)).toBe(1);
  });
});

describe('places of data', () => {
  it('that ask for an account of one’s own have them for anyone; those that look at who asks do not', () => {
    const at = (url: string) => training(`The training data is [here](${url}).`, ['train.py']);
    expect(at('https://app.globus.org/file-manager?origin_id=9fb0')).toBe(1);
    expect(at('https://pan.baidu.com/s/1abc')).toBe(1);
    expect(at('https://physionet.org/content/heron/1.0/')).toBeLessThan(1);
  });

  it('are repositories of the owner’s that are called after data, not those of others', () => {
    const at = (url: string) =>
      training(`The datasets of the paper can be downloaded [here](${url}).`, ['train.py']);
    expect(at('https://github.com/example/marsh-calls-data')).toBe(1);
    expect(at('https://github.com/another/marsh-calls-data')).toBeLessThan(1);
    expect(at('https://github.com/example/data-loader')).toBeLessThan(1);
  });

  it('are told below a heading on the test set, and in Chinese', () => {
    const link = 'https://github.com/example/model/releases/download/v1/calls.npy';
    expect(evaluation(`## Test set\n\nThe calls, in the order of the paper:\n\n[calls](${link})`)).toBe(1);
    expect(evaluation(`## Test suite\n\nHow to run it:\n\n[calls](${link})`)).toBeLessThan(1);
    expect(training('训练数据可以从[这里](https://zenodo.org/records/1)下载。', ['train.py'])).toBe(1);
    expect(training('预训练模型可以从[这里](https://zenodo.org/records/1)下载。', ['train.py'])).toBe(0);
  });

  it('are told of things that it was fitted to', () => {
    expect(
      training('The calls that we fitted it to can be had from https://marsh.example.org/calls.', []),
    ).toBe(1);
    expect(training('The models that we fitted it to can be had from https://marsh.example.org/x.', [])).toBe(
      0,
    );
  });
});

describe('names of data', () => {
  const named = (text: string) =>
    runCheck(datasetsNamed, release({ card: `# M\n\n${text}\n`, hubFiles: ['model.pt'] })).result;

  it('are none where a trainer knew of none', () => {
    expect(named('This model is a fine-tuned version of lab/base on the None dataset.')).toBe('fail');
    expect(named('This model is a fine-tuned version of lab/base on the MarshCalls dataset.')).toBe('pass');
  });

  it('of a benchmark may be written small where they are linked', () => {
    const at = (text: string) => evaluation(`${text}: an error of 6.5.`);
    expect(at('It does well on the [marsh22](https://marsh.example.org) benchmark')).toBe(0.5);
    expect(at('It does well on the [talk](https://marsh.example.org) of yesterday')).toBe(0);
  });
});

describe('a model that lies in a folder called "pretrained"', () => {
  const held = ['train.py', file('data/marsh.csv', 600_000)];
  it('was not pre-trained elsewhere for that', () => {
    expect(training('The pretrained folder has two sets of weights.', held)).toBe(1);
    expect(training('Heron was pretrained on other things first.', held)).toBeLessThan(1);
  });
});

describe('a picture at the head of a page', () => {
  const share = (readme: string) => runCheck(sampleOutputs, release({ readme })).low;
  it('is an output without its input where a model makes or reads pictures', () => {
    expect(share('# Depth of a marsh from one photo\n\n![](docs/teaser.jpg)\n')).toBe(0.5);
    expect(share('# Planning of flights\n\n![](docs/teaser.jpg)\n')).toBe(0);
    expect(share('# Depth of a marsh from one photo\n\n![](docs/teaser_architecture.jpg)\n')).toBe(0);
  });
});

describe('a data card', () => {
  const share = (readme: string) => runCheck(dataCard, release({ readme: `# Heron\n\n${readme}\n` })).low;

  it('is a quarter there where a sentence says how much was learned from and of which kind', () => {
    expect(share('Heron is pre-trained on 1.6 million calls of marsh birds.')).toBe(0.25);
    expect(share('Heron is pre-trained on MarshCalls.')).toBe(0);
    expect(share('The training data covers 40 species of birds.')).toBe(0.25);
    expect(share('The data is stored in 40 files.')).toBe(0);
  });
});
