import { describe, expect, it } from 'vitest';
import { weightLinks } from '../../src/release/weight-links.js';
import { REPOSITORY_URL, release } from '../release-builder.js';

const read = (readme: string) => weightLinks(release({ readme }).documents.value);

describe('weightLinks', () => {
  it.each([
    ['a sentence', 'Get the checkpoint from [Zenodo](https://zenodo.org/records/1).\n', 'archive'],
    ['a heading', '## Pretrained models\n\n- [large](https://drive.google.com/file/d/x)\n', 'storage'],
    ['the page of a Hub model', 'Our weights: https://huggingface.co/a/b\n', 'hub'],
    [
      'its own page after another',
      'Tuned from Other, the weights are [here](https://huggingface.co/a/b).\n',
      'hub',
    ],
    ['a login', 'Weights: [here](https://pan.baidu.com/s/x)\n', 'account'],
  ])('reads %s', (_, readme, kind) => {
    expect(read(readme).map((link) => link.kind)).toEqual([kind]);
  });

  it('reads commands, and cites their line', () => {
    const [link] = read('# M\n\n```bash\ncd x\nwget https://a.org/model.ckpt\n```\n');
    expect(link).toMatchObject({ kind: 'storage', url: 'https://a.org/model.ckpt' });
    expect(link?.at.url).toBe(`${REPOSITORY_URL}/blob/aaaa/README.md#L5`);
  });

  it.each([
    ['data', 'The dataset is on [Zenodo](https://zenodo.org/records/1).\n'],
    ['a database of structures', 'The model was trained on the [PDB](https://www.rcsb.org/).\n'],
    ['an announcement', 'The weights will be released on [Zenodo](https://zenodo.org/records/1) soon.\n'],
    [
      'the model of a tokenizer',
      'Our model uses the tokenizer of [Other](https://huggingface.co/a/other).\n',
    ],
    [
      'the model it was made from',
      'The checkpoint was fine-tuned from [Other](https://huggingface.co/a/other).\n',
    ],
    [
      'the license beside',
      'The [weights license](https://huggingface.co/a/b/resolve/main/LICENSE) is MIT.\n',
    ],
    ['a paper', 'The model is described [here](https://zenodo.org/records/1/files/model.pdf).\n'],
    ['a dataset on the Hub', 'For our model see https://huggingface.co/datasets/a/b\n'],
  ])('passes over %s', (_, readme) => {
    expect(read(readme)).toEqual([]);
  });
});
