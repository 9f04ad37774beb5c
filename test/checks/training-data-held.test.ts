import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingData from '../../src/checks/training-data.js';
import { type Facts, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingData, release(facts));
const big = (path: string) => ({ path, size: 900_000 });

describe('a folder of data beside training code', () => {
  const files = ['train.py', big('data/plums.txt'), big('data/pears.zip')];

  it('holds what is trained on, whatever its files are called', () => {
    expect(run({ readme: '# Heron', repositoryFiles: files })).toMatchObject({ result: 'pass' });
  });

  it.each<[string, Facts]>([
    ['nothing is trained', { readme: '# Heron', repositoryFiles: ['predict.py', big('data/plums.txt')] }],
    [
      'the model was pre-trained, so that they are of later tasks',
      { readme: '# Heron\n\nHeron was pre-trained before.', repositoryFiles: files },
    ],
    ['they are samples', { readme: '# Heron', repositoryFiles: ['train.py', big('data/samples/plums.txt')] }],
    [
      'they are words and classes',
      { readme: '# Heron', repositoryFiles: ['train.py', big('data/vocab.txt')] },
    ],
    [
      'they are of a paper',
      { readme: '# Heron', repositoryFiles: ['train.py', big('manuscript/data/a.txt')] },
    ],
    [
      'there is one for each of many tasks',
      {
        readme: '# Heron',
        repositoryFiles: ['train.py', ...[...'abcde'].map((set) => big(`data/${set}/x.csv`))],
      },
    ],
  ])('is none of it where %s', (_, facts) => {
    expect(run(facts).result).toBe('fail');
  });
});

describe('sets that others keep', () => {
  const readme = '# Heron\n\nHeron was trained on [PLUMS](https://huggingface.co/datasets/orchard/plums).\n';

  it('are a recipe where scripts make the training data of them', () => {
    const repositoryFiles = ['train.py', 'prepare_data.py'];
    expect(run({ readme, repositoryFiles })).toMatchObject({ result: 'partial', low: 0.75 });
  });

  it('are the training data as they stand where nothing is made of them', () => {
    expect(run({ readme, repositoryFiles: ['train.py'] }).result).toBe('pass');
  });
});

it('a project’s own page of data hands them out', () => {
  const readme = (url: string) => `# Heron\n\n[[Paper](https://arxiv.org/abs/1)] [[Dataset](${url})]\n`;
  const repositoryFiles = ['train.py'];
  expect(run({ readme: readme('https://www.heron.org/dataset'), repositoryFiles }).result).toBe('pass');
  expect(run({ readme: readme('https://www.orchard.org/about'), repositoryFiles }).result).toBe('fail');
});

it.each([
  [
    'are named when they have a name that is on no list',
    'Heron was trained on PLUMS-12k and the Pears corpus.',
    0.5,
  ],
  ['are described when they have none', 'Heron was trained on 40,000 recipes that we collected.', 0.25],
  ['are no languages of programs', 'Heron was trained on code in Ruby, Go and JavaScript.', 0.25],
])('training data %s', (_, text, low) => {
  expect(run({ readme: `# Heron\n\n${text}\n`, repositoryFiles: ['train.py'] })).toMatchObject({ low });
});

describe('words for learning other than "train"', () => {
  const share = (readme: string, repositoryFiles: Facts['repositoryFiles'] = ['fit.py']) =>
    run({ readme: `# Heron\n\n${readme}\n`, repositoryFiles }).low;

  it.each([
    ['learned from a link', 'The calls that it learned from: [data](https://zenodo.org/records/1).', 1],
    [
      'fitted to a link',
      'The records that we fitted it to are at https://zenodo.org/records/1 (3 GB of data).',
      1,
    ],
    ['compared with a link', 'The records that we looked at last are at https://lab.example/1.', 0],
  ])('%s', (_, readme, expected) => {
    expect(share(readme)).toBe(expected);
  });

  const held = ['fit.py', { path: 'calls/marsh.csv', size: 4000 }];
  it('a command that fits names the file', () => {
    expect(share('```\npython fit.py --data calls/marsh.csv\n```', held)).toBe(1);
    expect(share('```\npython look.py --data calls/marsh.csv\n```', held)).toBe(0);
  });

  it('a folder of which a link says that the model was trained on it', () => {
    expect(share('- [calls](calls): what Heron was trained on, our training data', held)).toBe(1);
    expect(share('- [calls](calls): what one hears in a marsh', held)).toBe(0);
    expect(share('- [calls](calls): statistics of the training data', held)).toBeLessThan(1);
  });

  it('a set on one of Kaggle’s older pages', () => {
    expect(share('The training data: https://www.kaggle.com/orchard/plum-calls')).toBe(1);
    expect(share('The training data: see the talk at https://www.kaggle.com/discussions/123')).toBeLessThan(
      1,
    );
  });
});
