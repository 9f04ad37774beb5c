/** Which repositories are looked for when a card names none, and what of theirs counts as the owner's word. */
import { describe, expect, test } from 'vitest';
import { linkBack, namesakesOf, stemsOf } from '../../../src/collect/linked/namesakes.js';

const source = { url: 'https://huggingface.co/lab/model' };
const names = (id: string, card: string | null = null) =>
  namesakesOf({ id, card, cardData: null, source }).map(({ name }) => name);

describe('the stems of a name', () => {
  test.each([
    ['folder3_12b', ['folder3', 'folder']],
    ['glimmer-7b', ['glimmer']],
    ['glimmer-2-9b-it', ['glimmer-2', 'glimmer']],
    ['Llanero-3.1-8B-Instruct', ['Llanero-3.1', 'Llanero']],
    ['Quill2.5-7B', ['Quill2.5', 'Quill']],
    ['codon-reader-500m-human', ['codon-reader', 'codon']],
    ['pep2_t33_650M_UR50D', ['pep2', 'pep']],
    ['DNAFORM-2-117M', ['DNAFORM-2', 'DNAFORM']],
    ['whistle-large-v3', ['whistle']],
    ['mixer-8x7B-v0.1', ['mixer']],
    ['Protein_Reader', ['Protein']],
  ])('%s: %j', (model, stems) => {
    expect(stemsOf(model)).toEqual(stems);
  });

  test.each([
    ['a name without parts', 'cellreader'],
    ['a name that is a letter and a number', 't5'],
    ['numbers alone', '2024-11'],
  ])('none: %s', (_, model) => {
    expect(stemsOf(model)).toEqual([]);
  });

  test('three at most', () => {
    expect(stemsOf('cell2-reader3-7b-it')).toEqual(['cell2-reader3', 'cell2-reader', 'cell2']);
  });
});

describe('repositories that may be the model’s', () => {
  test('are those of the owner of the same name', () => {
    expect(names('lab/folder3_12b')).toEqual(['lab/folder3_12b', 'lab/folder3', 'lab/folder']);
  });

  test.each([
    ['by its page', 'We are [on GitHub](https://github.com/Labs-Code).'],
    ['by its page, at the end of a sentence', 'See https://github.com/Labs-Code.'],
    ['by another repository of nearly the same name', 'Made with https://github.com/labs-code/tools'],
  ])('and of an owner whom the card names %s', (_, card) => {
    expect(names('labs/glimmer-7b', card).map((name) => name.toLowerCase())).toEqual([
      ...['labs-code/glimmer-7b', 'labs/glimmer-7b', 'labs-code/glimmer', 'labs/glimmer'],
    ]);
  });

  test('not of whoever else the card links to, nor of the host’s own pages', () => {
    const card =
      'Runs on https://github.com/pytorch/pytorch, see https://github.com/features and github.com/lab/.';
    expect(names('lab/glimmer-7b', card)).toEqual(['lab/glimmer-7b', 'lab/glimmer']);
  });

  test('none where there is no owner, or no name that GitHub could have', () => {
    expect(names('gpt2', 'https://github.com/lab')).toEqual([]);
    expect(names('lab.one/glimmer-7b')).toEqual([]);
  });
});

describe('a link back', () => {
  const ids = ['lab/glimmer-7b', 'lab/old-glimmer'];
  test.each([
    ['to the model', 'Weights: https://huggingface.co/lab/glimmer-7b', 'its README links to this model'],
    ['to its old name', 'load_model("lab/old-glimmer")', 'its README links to this model'],
    [
      'to the organization',
      'All models: [Hub](https://huggingface.co/Lab).',
      "its README links to the model's organization",
    ],
    ['to its models', 'https://huggingface.co/lab/models', "its README links to the model's organization"],
    [
      'to a collection of it',
      'https://huggingface.co/collections/lab/glimmer-66f0',
      "its README links to the model's organization",
    ],
  ])('%s', (_, readme, how) => {
    expect(linkBack(ids, { readme, homepage: null })).toBe(how);
  });

  test.each([
    ['another model of the organization', 'https://huggingface.co/lab/other'],
    ['another organization', 'https://huggingface.co/laboratory and https://huggingface.co/other/lab'],
    ['a page of the Hub', 'https://huggingface.co/docs'],
    ['the name alone', 'Weights of lab/glimmer-7b will follow.'],
  ])('is none: %s', (_, readme) => {
    expect(linkBack(ids, { readme, homepage: null })).toBeNull();
  });

  test('may be the homepage', () => {
    const homepage = 'https://huggingface.co/lab';
    expect(linkBack(ids, { readme: '# Code', homepage })).toBe(
      "its homepage links to the model's organization",
    );
    expect(linkBack(ids, { readme: null, homepage: null })).toBeNull();
  });
});
