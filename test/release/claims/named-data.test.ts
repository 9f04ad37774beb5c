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
  ])('%s → %j', (readme, names) => {
    expect(read(readme).names).toEqual(names);
  });

  it('tells a description from silence', () => {
    expect(read('It was trained on a large corpus of text.\n').described).toHaveLength(1);
    expect(read('It is a model.\n').described).toEqual([]);
  });

  it('leaves out links to data of later tasks', () => {
    const readme =
      'Pre-training data: [a](https://zenodo.org/records/1).\n\nFine-tuning data: [b](https://zenodo.org/records/2).\n';
    expect(read(readme).links.map(({ url }) => url)).toEqual(['https://zenodo.org/records/1']);
  });
});
