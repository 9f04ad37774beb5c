import { describe, expect, it } from 'vitest';
import { weightLinks } from '../../../src/release/links/weight-links.js';
import { REPOSITORY_URL, release } from '../../release-builder.js';

const read = (readme: string) => weightLinks(release({ readme }).documents.value);

it('an address to be filled in is no link', () => {
  const read = (readme: string) => weightLinks(release({ readme }).documents.value);
  expect(read('Weights: https://files.lab.org/path/to/kestrel.pt\n')).toEqual([]);
  expect(read('Weights: https://files.lab.org/paths/kestrel.pt\n')).toHaveLength(1);
});

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
    [
      'the result of a training',
      '## Training\n\nRun it, or get our final checkpoint from [Zenodo](https://zenodo.org/records/1).\n',
      'archive',
    ],
    [
      'a section on pre-trained weights',
      '## Pre-trained models\n\nhttps://zenodo.org/records/1\n',
      'archive',
    ],
    ['a bucket in a table', '## Model zoo\n\n| small | s3://lab/models/small |\n|-|-|\n', 'storage'],
    [
      'a download on a host of their own',
      '[Model weights, web download](https://portal.uni.example.org/heron/weights_v0/)\n',
      'storage',
    ],
    [
      'weights for a data set',
      '## Weights\n\n- [weights for the dataset of birds](https://drive.google.com/file/d/x)\n',
      'storage',
    ],
    [
      'words joined by an underscore',
      '| [pytorch_weights](https://lab.example.org/v2/pytorch_all.tar.gz) |\n|-|\n',
      'storage',
    ],
    [
      'the newest release with the name of its file',
      'In the [newest release](https://github.com/lab/kestrel/releases/latest) `kestrel_b4.h5` (214 MB) is the model.\n',
      'storage',
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
    [
      'a page of their own about weights',
      'See [how weights were trained](https://uni.example.org/weights/).\n',
    ],
    [
      'a data set among things to download',
      'We start from a pre-trained tagger, which you download as well:\n\n- [Set of 50k reviews, dataset](https://lab.example.org/data/reviews.tar.gz)\n',
    ],
    [
      'what somebody else trained and a training sets out from',
      'We use pre-trained word vectors from Quick: [vectors](https://lab.example.org/v/wiki-300d.zip)\n',
    ],
    ['a blank to fill in', 'Weights: [here](https://drive.google.com/file/d/YOUR_FILE_ID)\n'],
    [
      'what it is held against',
      'For the comparison download the Other weights: https://zenodo.org/records/5\n',
    ],
    ['another blank', 'Weights: https://storage.googleapis.com/your-bucket/model.ckpt\n'],
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
    [
      'what a training starts from',
      '## Train the network\n\nThe pretrained weights of other can be found [here](https://zenodo.org/records/1).\n',
    ],
    [
      'what a training starts from, as a command',
      '## Training\n\n```\naws s3 sync s3://lab/models/pretrained/other models/\n```\n',
    ],
    ['a paper', 'The model is described [here](https://zenodo.org/records/1/files/model.pdf).\n'],
    [
      'what to take from the releases of another project, in the lines of a set-up',
      '# M\n\n```\nuv sync\n# weights: from https://github.com/other/wader/releases, place at vendor/model.pth\n```\n',
    ],
    [
      'releases of the program',
      'See the [releases](https://github.com/lab/kestrel/releases) for what has changed in the model.\n',
    ],
    ['a dataset on the Hub', 'For our model see https://huggingface.co/datasets/a/b\n'],
  ])('passes over %s', (_, readme) => {
    expect(read(readme)).toEqual([]);
  });
});
