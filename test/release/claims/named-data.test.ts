import { describe, expect, it } from 'vitest';
import { namedData } from '../../../src/release/claims/named-data.js';
import { release } from '../../release-builder.js';

const read = (readme: string) => namedData(release({ readme }).documents.value);

describe('namedData', () => {
  it.each([
    ['The model was pre-trained on UniRef50.', ['UniRef50']],
    ['It was trained on the BigFolds dataset.', ['BigFolds']],
    ['We fine-tuned on AB-12.', ['AB-12']],
    ['It was trained on 8 A100 GPUs.', []],
    ['It was trained with PyTorch.', []],
    ['It was post-trained with MXFP4 quantization.', []],
    ['It was trained using NF4.', []],
    ['It was trained with the XY-2 optimizer.', []],
    ['It was trained on XY-2 accelerators.', []],
    ['It was trained on XY-2 and AB-3.', ['XY-2', 'AB-3']],
    ['Training data: RecipeNotes (2M recipes) and Cookbase.', ['RecipeNotes', 'Cookbase']],
    ['Training data: 2M recipes.', []],
    ['It was trained with InfoNCE.', []],
    ['It was fine-tuned with GRPO.', []],
    ['It was trained using RMSprop.', []],
    ['It was trained on English text.', []],
    ['Train on your own CSV-2 files.', []],
    ['It was not trained on UniRef50.', []],
    ['In training, the FACES-40 dataset is used.', ['FACES-40']],
    ['In training, two tricks are used.', []],
    ['## Data\n\nWe use the [BigFolds dataset](https://example.org/folds).', ['BigFolds']],
    ['## Pre-processing\n\n* [**AB_12** dataset](https://example.org/ab)', ['AB_12']],
    [
      '## Datasets\n\nBoth the [River Stones Dataset](https://example.org/r) and [Pebble Dataset](https://example.org/p) work.',
      ['River Stones', 'Pebble'],
    ],
    ['## Evaluation\n\n* [**AB_12** dataset](https://example.org/ab)', []],
    ['## Data\n\nWe evaluate on the [BigFolds dataset](https://example.org/folds).', []],
    ['## Data\n\nConvert your own data as in the [BigFolds dataset](https://example.org/folds).', []],
    ['## Related work\n\n### Data\n\n[BigFolds dataset](https://example.org/folds).', []],
  ])('%s → %j', (readme, names) => {
    expect(read(readme).names).toEqual(names);
  });

  it('tells a description from silence', () => {
    expect(read('It was trained on a large corpus of text.\n').described).toHaveLength(1);
    expect(read('It is a model.\n').described).toEqual([]);
  });

  it.each([
    ['It was trained on a [big Welsh corpus](https://example.org/corpora).', 1],
    ['It can be trained on a [big Welsh corpus](https://example.org/corpora).', 0],
    ['It was not trained on a [big Welsh corpus](https://example.org/corpora).', 0],
    ['It was trained on a [cluster](https://example.org/machines).', 0],
  ])('%s has %i links to what was learned from', (readme, links) => {
    expect(read(readme).linked).toHaveLength(links);
  });

  it('takes what a command brings from Kaggle under a heading on training for its data', () => {
    const fetched = (heading: string) =>
      read(`## ${heading}\n\n\`\`\`bash\nkaggle competitions download -c owl-calls\n\`\`\`\n`).links;
    expect(fetched('Training')).toMatchObject([
      { url: 'https://www.kaggle.com/competitions/owl-calls/data', use: 'training', kind: 'account' },
    ]);
    expect(fetched('Evaluation')).toEqual([]);
  });

  it('leaves out links to data of later tasks', () => {
    const readme =
      'Pre-training data: [a](https://zenodo.org/records/1).\n\nFine-tuning data: [b](https://zenodo.org/records/2).\n';
    expect(read(readme).links.map(({ url }) => url)).toEqual(['https://zenodo.org/records/1']);
  });
});
