import { describe, expect, it } from 'vitest';
import { looksAlike } from '../../../src/release/code/names.js';
import { boundNames, loadsIn, ownNames } from '../../../src/release/code/snippets.js';
import { release } from '../../release-builder.js';

const { hub, repository } = release({
  hub: { id: 'google-bert/bert-base', renamedFrom: 'bert-base' },
  repository: { fullName: 'example/fold-it' },
});
const own = ownNames(hub.value, repository.value);
const withoutHub = ownNames(null, repository.value);

describe('loadsIn', () => {
  it.each([
    ['AutoModel.from_pretrained("google-bert/bert-base")', 'own'],
    ['AutoModel.from_pretrained("bert-base")', 'own'],
    ['AutoModel.from_pretrained("google-bert/bert-base-cased")', 'other'],
    ['AutoModel.from_pretrained("x-google-bert/bert-base")', 'other'],
    ['import fold_it\nfold_it.predict("MKV")', 'own'],
    ['fold-it predict input.fasta', 'own'],
    ['pipeline("text-generation", model="google-bert/bert-base")', 'own'],
    ['pipeline("text-generation", model="lab/some-other-model")', 'other'],
    ['pipeline("text-generation", model=path)', 'blank'],
    ['AutoModel.from_pretrained(path)', 'blank'],
    ['git clone https://huggingface.co/google-bert/bert-base', 'own'],
    ['git clone https://github.com/google-bert/bert-base', null],
    ['import fold_it', null],
    ['from fold_it import load_model\nload_model("x")', 'own'],
    ['pip install torch', null],
  ])('%s: %s', (code, loads) => {
    expect(loadsIn(code, own)).toBe(loads);
  });

  it('looks for the name in the code before', () => {
    expect(loadsIn('AutoModel.from_pretrained(name)', own, 'name = "google-bert/bert-base"')).toBe('own');
  });

  it.each([
    ['import fold_it as fi', 'fi.predict("MKV")', 'own'],
    ['from fold_it.api import load, embed as to_embed', 'to_embed("MKV")', 'own'],
    ['import other as fi', 'fi.predict("MKV")', null],
    ['import fold_it as fi', 'other.predict("MKV")', null],
  ])('%s above %s: %s', (above, code, loads) => {
    expect(loadsIn(code, own, '', boundNames(above, own))).toBe(loads);
  });

  it('goes by likeness only where no Hub model is known', () => {
    const code = 'AutoModel.from_pretrained("lab/foldit-large")';
    expect(loadsIn(code, withoutHub)).toBe('own');
    expect(loadsIn(code, own)).toBe('other');
  });
});

describe('looksAlike', () => {
  it.each([
    ['example/anything', true],
    ['lab/FoldIt-large', true],
    ['fold_it', true],
    ['lab/other', false],
    ['lab/it', false],
  ])('%s: %s', (id, alike) => {
    expect(looksAlike(id, repository.value)).toBe(alike);
  });
});
