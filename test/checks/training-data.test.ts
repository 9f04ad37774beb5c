import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import trainingData from '../../src/checks/training-data.js';
import { absent, type DatasetInfo, type HubModel, present, unavailable } from '../../src/evidence.js';
import { type Facts, REPOSITORY_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(trainingData, release(facts));

const at = (id: string) => ({ url: `https://huggingface.co/datasets/${id}` });
function dataset(id: string, info: Partial<DatasetInfo> = {}): HubModel['datasets'][number] {
  return { id, info: present({ id, gated: false, licenses: [], ...info }, at(id)) };
}

describe('training data that are released', () => {
  it('pass when every dataset of the card is open on the Hub', () => {
    const finding = run({ hub: { datasets: [dataset('lab/corpus')] }, card: 'A model.' });
    expect(finding).toMatchObject({ result: 'pass', low: 1 });
    expect(finding.citations).toEqual([
      { url: 'https://huggingface.co/datasets/lab/corpus', label: 'lab/corpus' },
    ]);
  });

  it('pass when prose links them, and cite the line', () => {
    const finding = run({
      readme: '# Model\n\nThe [training data](https://zenodo.org/records/1) are on Zenodo.\n',
    });
    expect(finding.result).toBe('pass');
    expect(finding.citations[0]).toMatchObject({ url: `${REPOSITORY_URL}/blob/aaaa/README.md#L3`, line: 3 });
  });

  it.each([
    [
      'a command under a heading',
      '## Pre-training data\n\n```bash\nwget https://lab.s3.amazonaws.com/corpus.tar.gz\n```\n',
    ],
    ['a script that is named', '## Data\n\nTo download the training data, run `data/fetch_train.sh`.\n'],
    [
      'a command below what it fetches',
      'You can download the training set as follows:\n\n```\ngsutil cp gs://lab/clustered/a.tfrecord .\n```\n',
    ],
    ['a label above a list', 'Train sets\n\n- One: https://zenodo.org/records/1/files/one.fasta.zip\n'],
    ['commands right below', 'The training data are available at:\n\n```\ngdown 1a2b3c\n```\n'],
    [
      'an offer beside a contrast',
      'The [pre-training corpus](https://huggingface.co/datasets/lab/c) holds not only text but images.\n',
    ],
  ])('pass on %s', (_, readme) => {
    expect(run({ readme }).result).toBe('pass');
  });

  it('pass on data linked without a word on their use beside training code', () => {
    const readme = '## Data\n\nDownload [here](https://figshare.com/s/1).\n';
    expect(run({ readme, repositoryFiles: ['train.py'] }).result).toBe('pass');
    expect(run({ readme, repositoryFiles: ['predict.py'] }).result).toBe('partial');
  });

  it('pass on an offer of all splits together, but not of the test split alone', () => {
    const readme = (what: string) =>
      `## Training data\n\n${what} can be downloaded from https://zenodo.org/records/7712345.\n`;
    expect(run({ readme: readme('All peptides (train, validation and test)') }).result).toBe('pass');
    expect(run({ readme: readme('The peptides of the test set') }).result).toBe('partial');
  });

  it('pass on a training split of a model that was trained on it', () => {
    const repositoryFiles = [{ path: 'data/train.csv', size: 5_000_000 }, 'train.py'];
    expect(run({ repositoryFiles, readme: 'A network for cells.' }).result).toBe('pass');
  });
});

describe('training data that are only described', () => {
  it.each([
    ['by their kind', 'A language model pre-trained on a large body of biomedical literature.'],
    [
      'beside a part that nobody can look up',
      'The model was trained on Wikipedia and proprietary data of our partners.',
    ],
    ['by the name of a corpus that its maker keeps', 'The model was trained on WebText.'],
  ])('are a quarter there: %s', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.25, high: 0.25, released: false });
  });

  it.each([
    [
      'titles of other people’s papers',
      '## Papers that use it\n\n| Paper |\n|---|\n| [Reading scans without training on slides](https://arxiv.org/abs/2401.00001) |\n',
    ],
    ['advice to readers', 'We recommend fine-tuning on `Heron-34B` and training on your images.'],
    [
      'what looks into a finished model',
      'Sparse autoencoders were trained on HeronC to reveal interpretable units.',
    ],
    [
      'a validation split',
      '# M\n\n### Val set\n\nScenes60: [Drive](https://drive.google.com/drive/folders/1a)\n',
    ],
  ])('are not told by %s', (_, readme) => {
    expect(
      run({ readme: readme.startsWith('#') ? readme : `# M\n\n${readme}`, repositoryFiles: ['train.py'] })
        .result,
    ).toBe('fail');
  });
});

describe('training data that are rebuilt', () => {
  it('are three quarters there by a script and the sources that it starts from', () => {
    const readme =
      '# M\n\n## Training data\n\nThe model was trained on [UniProt](https://www.uniprot.org/downloads) sequences.\n';
    const repositoryFiles = ['train.py', 'data/prepare_dataset.py'];
    expect(run({ readme, repositoryFiles })).toMatchObject({ result: 'partial', low: 0.75 });
    expect(run({ readme, repositoryFiles: ['train.py'] })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('are three quarters there where the training makes them itself', () => {
    const readme = '# M\n\nThe network learns from self-play alone.\n';
    expect(run({ readme, repositoryFiles: ['train.py'] })).toMatchObject({ result: 'partial', low: 0.75 });
    expect(run({ readme, repositoryFiles: ['play.py'] }).result).toBe('fail');
  });
});

describe('training data that a page names in the tree', () => {
  const repositoryFiles = [{ path: 'heron_data.json', size: 50_000 }, 'train.py'];
  it.each([
    [
      'by a link',
      'The file [heron_data.json](./heron_data.json) holds the records we used for fine-tuning Heron.',
    ],
    ['in the command that trains', '```\ntorchrun train.py \\\n  --data_path ./heron_data.json\n```'],
  ])('pass %s', (_, said) => {
    expect(run({ readme: `# Heron\n\n${said}\n`, repositoryFiles }).result).toBe('pass');
  });

  it.each([
    ['a file for something else', 'The file [heron_data.json](./heron_data.json) lists the authors.'],
    [
      'a file that is not there',
      'The file [other.json](./other.json) holds the records we used for fine-tuning Heron.',
    ],
    ['a command that runs the model', '```\npython predict.py --data_path ./heron_data.json\n```'],
  ])('do not pass on %s', (_, said) => {
    expect(run({ readme: `# Heron\n\n${said}\n`, repositoryFiles }).result).not.toBe('pass');
  });
});

describe('training data of a tune', () => {
  const card = (line: string) =>
    `# M\n\nM is a fine-tuned Base-7B language model.\n\n${line}\n\n- [One](https://huggingface.co/datasets/lab/one)\n`;

  it('are those of the tuning, and the answer says so', () => {
    const finding = run({ card: card('Finetuned on data:') });
    expect(finding).toMatchObject({ result: 'pass' });
    expect(finding.because).toMatch(/tuning data/);
  });

  it('are not those of later tasks of a model that is none', () => {
    const readme =
      '# M\n\nA language model.\n\nFine-tuning data for the tasks:\n\n- [One](https://huggingface.co/datasets/lab/one)\n';
    expect(run({ card: readme }).result).not.toBe('pass');
  });
});

describe('training data that are named or partly released', () => {
  it.each([
    ['a well-known corpus', 'The model was pre-trained on PubMed abstracts.'],
    [
      'the database that they came from',
      '## Training data\n\nSequences of [UniRef](https://www.uniprot.org/help/uniref).',
    ],
  ])('are half there: %s', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
  });

  it('do not count data of later tasks', () => {
    const finding = run({
      card: 'The model was pre-trained on PubMed abstracts.',
      readme: 'Download the [fine-tuning data](https://zenodo.org/records/2).',
      repositoryFiles: [{ path: 'data/BC5CDR/train.json', size: 1_000_000 }],
    });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('are half there when only some of them are linked', () => {
    const readme = '## Data\n\nDownload a subset of our data: https://zenodo.org/records/1\n';
    expect(run({ readme, repositoryFiles: ['train.py'] })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('are half there when the database hands its files out by FTP', () => {
    const readme =
      '## Pre-training\n\n```\nwget ftp://ftp.uniprot.org/pub/databases/uniref/uniref90.fasta.gz\n```\n';
    expect(run({ readme })).toMatchObject({ result: 'partial', low: 0.5 });
  });

  it('are half there when gated, even if prose links them', () => {
    const finding = run({
      hub: { datasets: [dataset('lab/corpus', { gated: 'manual' })] },
      card: 'Training data: https://huggingface.co/datasets/lab/corpus',
    });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5, high: 0.5 });
    expect(finding.because).toContain('must be requested');
  });

  it('are half there when a part is linked and the rest is withheld', () => {
    const readme =
      'The [training data](https://zenodo.org/records/1) hold public text.\n\nThe licensed training data cannot be shared.\n';
    expect(run({ readme }).result).toBe('partial');
  });

  it('may turn out whole when a dataset could not be looked up', () => {
    const unseen = { id: 'lab/corpus', info: unavailable({ code: 'timeout' }, at('lab/corpus')) };
    const finding = run({ hub: { datasets: [unseen] }, card: 'A model.' });
    expect(finding).toMatchObject({ result: 'partial', low: 0.5, high: 1, released: false });
    expect(finding.missing.map(({ what }) => what)).toEqual(['the dataset lab/corpus']);
  });

  it('are half there when the dataset that is named does not exist', () => {
    const finding = run({
      hub: { datasets: [{ id: 'lab/gone', info: absent(at('lab/gone')) }] },
      card: 'A model.',
    });
    expect(finding).toMatchObject({ result: 'partial', high: 0.5 });
  });
});

describe('training data that are not there', () => {
  it.each([
    ['nothing is said', 'A model that folds proteins.'],
    ['a denial', 'We do not release the training data, see https://zenodo.org/records/3.'],
    ['an announcement', 'The training data will be released at https://huggingface.co/datasets/lab/c.'],
    ['data of the evaluation', 'The [test set](https://zenodo.org/records/4) is public.'],
    ['a set called a test behind its link', 'The [Reed](https://zenodo.org/records/4) test set is public.'],
    [
      'data of the reader',
      'To train on your own data, download the example from https://zenodo.org/records/5.',
    ],
    ['the template', '## Training Data\n\n[More Information Needed]\n'],
    [
      'a paper that keeps the name',
      'The weights are of models trained on antibody datasets as described in the manuscript.',
    ],
    ['terms', 'Sale of models trained on datasets made with this model is prohibited.'],
    ['sets of later tasks', '## Datasets\n\n- LungSet is a classification task with 46 classes from TCGA.'],
    [
      'a set that commands work on',
      'We also convert the training set of another paper:\n\n```\nSOURCE=gs://other/clustered/a.tfrecord\n```\n',
    ],
    ['a negated corpus', 'The model was not trained on PubMed.'],
  ])('fail: %s', (_, card) => {
    expect(run({ card })).toMatchObject({ result: 'fail', high: 0 });
  });

  it('fail when only the page of a copied model names and links some', () => {
    const copied =
      '# Other\n\nOther was trained on the PDB. Its [data](https://www.dropbox.com/s/x/a.tar.gz).\n';
    const facts = { readme: 'A model.', repositoryFiles: ['train.py'] };
    expect(run({ ...facts, texts: { 'other_network/README.md': copied } }).result).toBe('fail');
    expect(run({ ...facts, texts: { 'docs/training.md': copied } }).result).toBe('pass');
  });

  it('cite the sentence that withholds them', () => {
    const finding = run({ readme: '# Model\n\nWe cannot share the training data.\n' });
    expect(finding).toMatchObject({ result: 'fail', citations: [{ line: 3 }] });
  });

  it('are unknown when the repository cannot be reached', () => {
    expect(run({ card: 'A model.', repository: 'unavailable' })).toMatchObject({
      result: 'unknown',
      low: 0,
      high: 1,
    });
  });
});

describe('what is offered beside the training data', () => {
  const link = '[here](https://github.com/example/other)';
  it.each([
    ['models', `The models are released ${link} under three pre-training data variants.`],
    ['details', `Details of the training data are provided ${link}.`],
  ])('%s are not the data', (_, said) => {
    expect(run({ readme: `# Model\n\n${said}\n` }).result).not.toBe('pass');
  });

  it('the data are, when the sentence offers both', () => {
    const readme = `# Model\n\nThe training data can be downloaded ${link}, where the code lies as well.\n`;
    expect(run({ readme }).result).toBe('pass');
  });

  it('a format for the data of users tells nothing of the sources', () => {
    const readme =
      '# Model\n\n## Training Data Format\n\nEach line is a list of messages with a role and the text that was said by it.\n';
    expect(run({ readme }).result).toBe('fail');
  });
});
