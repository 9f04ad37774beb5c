import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/checks/check.js';
import trainingData from '../../../src/checks/training-data.js';
import { siblingModels } from '../../../src/release/files/sibling-models.js';
import { release } from '../../release-builder.js';

const PAGES: Record<string, string> = {
  'README.md': 'Models of birds.',
  'Heron/README.md': 'Heron is a pre-trained model.',
  'Gull/README.md': 'Gull has checkpoints of its own.',
  'server/README.md': 'Serves requests.',
  'docs/README.md': 'How pre-trained models are used.',
  'HeronLite/README.md': 'A pre-trained Heron of half the size.',
};
const paths = [...Object.keys(PAGES), 'Heron/train.py', 'Gull/train.py', 'server/run.py', 'common/data.py'];
const others = (model: string | null, repository = 'birds', pages = PAGES) => {
  const isOther = siblingModels(paths, { name: repository, bodyOf: (path) => pages[path] ?? '' }, model);
  return paths.filter(isOther);
};

describe('folders of other models', () => {
  it.each(['Heron', 'heron', 'heron-base', 'heron-7b-chat'])('are those beside the folder of %s', (model) =>
    expect(others(model)).toEqual(['Gull/README.md', 'Gull/train.py']),
  );

  it('are none where no model of the Hub is judged, or none of that name has a folder', () => {
    expect(others(null)).toEqual([]);
    expect(others('wren-base')).toEqual([]);
  });

  it('are none in a repository that is called after the model', () =>
    expect(others('heron', 'Heron')).toEqual([]));

  it('are not told where their pages were not read', () =>
    expect(others('heron', 'birds', { 'Heron/README.md': PAGES['Heron/README.md'] ?? '' })).toEqual([]));
});

describe('a model in a repository of several', () => {
  const of = (id: string) =>
    runCheck(
      trainingData,
      release({
        hub: { id },
        repository: { fullName: 'lab/birds' },
        readme: '# Birds\n\nModels of birds.\n',
        texts: {
          'Heron/README.md': '# Heron\n\nHeron is a pre-trained model.\n',
          'Gull/README.md':
            '# Gull\n\nCheckpoints of Gull. The training data are [here](https://zenodo.org/records/1).\n',
        },
        repositoryFiles: ['Gull/train.py'],
      }),
    ).result;

  it('does not get what the page of another says', () => expect(of('lab/heron-base')).not.toBe('pass'));

  it('gets what its own says, and all of it where no folder is its own', () => {
    expect(of('lab/gull-base')).toBe('pass');
    expect(of('lab/wren')).toBe('pass');
  });
});
