import { describe, expect, it } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import datasetsNamed from '../../src/checks/datasets-named.js';
import { absent } from '../../src/evidence.js';
import { type Facts, HUB_URL, release } from '../release-builder.js';

const run = (facts: Facts) => runCheck(datasetsNamed, release(facts));

const datasets = [{ id: 'a/b', info: absent({ url: 'https://huggingface.co/datasets/a/b' }) }];

describe('datasets-named', () => {
  it('passes on the front matter, whether or not the dataset is there', () => {
    const finding = run({ hub: { datasets } });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('a/b');
  });

  it('passes on a name in a sentence and cites it', () => {
    const finding = run({ card: '# M\n\nThe model was pre-trained on UniRef50.\n' });
    expect(finding.result).toBe('pass');
    expect(finding.because).toContain('UniRef50');
    expect(finding.citations[0]?.url).toBe(`${HUB_URL}/blob/bbbb/README.md#L3`);
  });

  it('takes no model that it was started from, and nothing that was left out, for a name of data', () => {
    const section = (sentence: string) => `## Training data\n\nSentences of the web, cleaned. ${sentence}\n`;
    expect(run({ card: section('The encoder was initialized from BERT, as usual.') }).result).toBe('fail');
    expect(run({ card: section('Proteins were removed from CASP14.') }).result).toBe('fail');
    expect(run({ card: section('The rest was taken from IEDB.') }).result).toBe('pass');
  });

  it.each<[string, string]>([
    ['a name that only its owner knows', 'The model was trained on the BigFolds dataset.\n'],
    ['a section', '## Training data\n\nSequences of proteins were drawn from UniRef90 and clustered.\n'],
    [
      'a name that data come from',
      '## Corpus\n\nWe used 3 million peptides from IEDB (May 2023) and more.\n',
    ],
    ['a link to data for training', 'The training data are on [Zenodo](https://zenodo.org/records/12).\n'],
  ])('passes on %s', (_, card) => {
    expect(run({ card }).result).toBe('pass');
  });

  it('fails on a description without a name, which is paid where the data are asked for', () => {
    const card = 'The model was trained on a large corpus of protein sequences.\n';
    expect(run({ card })).toMatchObject({ result: 'fail', low: 0 });
  });

  it.each<[string, string]>([
    ['hardware', 'The model was trained on NVIDIA A100 GPUs.\n'],
    ['a language', 'The model was trained on English text.\n'],
    ['a denial', 'It was not trained on UniRef50.\n'],
    ['a template field', '## Training Data\n\n[More Information Needed]\n'],
  ])('gives no name for %s', (_, card) => {
    expect(run({ card }).low).toBeLessThan(0.5);
  });

  it('passes when the data themselves are at hand, under whatever name', () => {
    const trains = { readme: '# M\n\nRun `python train.py`.\n', repositoryFiles: ['train.py', 'model.py'] };
    const linked = `${trains.readme}\n## Data\n\nDownload [all sets](https://drive.google.com/drive/folders/abcdefgh12).\n`;
    expect(run({ ...trains, readme: linked })).toMatchObject({
      result: 'pass',
      because: 'Data is linked beside the training code.',
    });
    expect(run({ readme: linked }).result).toBe('fail');
    const split = { path: 'data/train.csv', size: 4_000_000 };
    expect(run({ ...trains, repositoryFiles: [...trains.repositoryFiles, split] }).result).toBe('pass');
    expect(run(trains).result).toBe('fail');
  });

  it('fails when nothing is said', () => {
    expect(run({ card: '# M\n\nA model.\n' }).result).toBe('fail');
  });

  it('is unknown when the card could not be read', () => {
    expect(run({ hub: 'unavailable' }).result).toBe('unknown');
  });
});
