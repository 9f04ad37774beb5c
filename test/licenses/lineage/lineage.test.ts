/** Where a model comes from, all the way, and what binds it because of that. */
import { describe, expect, it } from 'vitest';
import { type BaseModelInfo, type HubModel, present, unavailable } from '../../../src/evidence.js';
import { originsOf } from '../../../src/licenses/lineage/index.js';
import { allOrigins } from '../../../src/licenses/lineage/origin.js';
import { type Facts, release } from '../../release-builder.js';

const source = (id: string) => ({ url: `https://huggingface.co/${id}` });

function info(id: string, license: string, facts: Partial<BaseModelInfo> = {}) {
  const licenses = license === '' ? [] : [license];
  return { id, info: present({ id, gated: false as const, licenses, ...facts }, source(id)) };
}

const mit = { licenses: ['mit'], cardData: { license: 'mit' } };

const derived = (bases: HubModel['baseModels'], ancestors: HubModel['ancestors'] = []): Facts => ({
  hub: { ...mit, baseModels: bases, ...(ancestors.length > 0 && { ancestors }) },
});

function read(facts: Facts) {
  const { licenses, conflicts, hub, card } = release(facts);
  return {
    weights: licenses.value.weights,
    missing: licenses.missing.map(({ what }) => what),
    conflicts: conflicts.value.filter(({ kind }) => kind === 'base-model').map(({ because }) => because),
    origins: allOrigins(originsOf(hub.value, card.value)),
  };
}

describe('a chain of models', () => {
  const chain = derived(
    [
      {
        ...info('a/child', 'mit', { baseModels: [{ id: 'b/parent', relation: 'finetune' }] }),
        relation: 'quantized',
      },
    ],
    [info('b/parent', 'llama3.1')],
  );

  it('binds by the base of the base, and says through whom', () => {
    const { weights, conflicts } = read(chain);
    expect(weights).toMatchObject({ id: 'llama3.1', basis: 'base-model', inheritedFrom: 'b/parent' });
    expect(conflicts).toEqual([
      expect.stringMatching(/made from b\/parent, two steps up \(through a\/child\)/),
    ]);
  });

  it('is told with relations and steps', () => {
    expect(read(chain).origins.map(({ id, relation, steps }) => [id, relation, steps])).toEqual([
      ['a/child', 'quantized', 1],
      ['b/parent', 'finetune', 2],
    ]);
  });

  it('binds nothing where all of it is open', () => {
    const open = derived(
      [info('a/child', 'mit', { baseModels: [{ id: 'b/parent' }] })],
      [info('b/parent', 'apache-2.0')],
    );
    expect(read(open)).toMatchObject({ weights: { openness: 'open' }, conflicts: [] });
  });

  it('tells a restriction once, where it stands nearest', () => {
    const both = derived(
      [info('a/child', 'llama3.1', { baseModels: [{ id: 'b/parent' }] })],
      [info('b/parent', 'llama3.1')],
    );
    expect(read(both).conflicts).toHaveLength(1);
  });

  it('stops where it comes back to itself', () => {
    const cycle = derived([info('a/child', 'mit', { baseModels: [{ id: 'example/model' }] })]);
    expect(read(cycle).origins.map(({ id, cycle }) => [id, cycle])).toEqual([
      ['a/child', false],
      ['example/model', true],
    ]);
  });

  it('names a link that could not be seen', () => {
    const gone = { id: 'b/parent', info: unavailable({ code: 'not-found-or-private' }, source('b/parent')) };
    const { weights, missing } = read(
      derived([info('a/child', 'mit', { baseModels: [{ id: 'b/parent' }] })], [gone]),
    );
    expect(weights.openness).toBe('open');
    expect(missing).toContain('the license of the base model b/parent');
  });

  it('stays small however many models are named', () => {
    const ids = Array.from({ length: 20 }, (_, at) => ({ id: `m/${at}` }));
    const all = ids.map(({ id }) => info(id, 'mit', { baseModels: ids }));
    expect(read(derived(all)).origins.length).toBeLessThan(3000);
  });
});

describe('a base that could not be looked at', () => {
  const offline = (id: string): HubModel['baseModels'] => [
    { id, info: unavailable({ code: 'offline' }, source(id)) },
  ];

  it('is under what its vendor publishes the family under', () => {
    expect(read(derived(offline('meta-llama/Llama-3.2-1B'))).weights).toMatchObject({ id: 'llama3.2' });
    expect(read(derived(offline('google/gemma-2-9b'))).weights).toMatchObject({ id: 'gemma' });
  });

  it('is not judged by a name that anybody may take', () => {
    expect(read(derived(offline('somebody/Llama-3.2-1B'))).weights.openness).toBe('open');
    expect(read(derived(offline('google/gemma-4-31b'))).weights.openness).toBe('open');
  });
});

describe('a base that is named in prose', () => {
  const card = (text: string): Facts => ({ card: `---\nlicense: mit\n---\n# Wren\n\n${text}\n`, hub: mit });
  const link = '[Gemma 2](https://huggingface.co/google/gemma-2-2b)';

  it.each([
    `This model was fine-tuned from ${link} on letters.`,
    `The model starts from the weights of ${link} and saw letters.`,
    `Wren is a quantized version of ${link}.`,
    `A merge of ${link} and others.`,
    `LoRA adapter for ${link}.`,
  ])('binds: %s', (text) => {
    expect(read(card(text))).toMatchObject({ weights: { id: 'gemma' }, conflicts: [expect.anything()] });
  });

  it.each([
    `We compare with models fine-tuned from other data, such as ${link}.`,
    `Wren was trained from scratch and beats ${link}.`,
    `Wren was distilled from ${link}.`,
    `Finch, by others, is fine-tuned from ${link}.`,
    `The table starts with the scores of ${link}.`,
  ])('binds nothing: %s', (text) => {
    expect(read(card(text)).weights.openness).toBe('open');
  });

  it('is not asked for where the front matter states the base', () => {
    const facts = card(`It was fine-tuned from ${link}.`);
    const stated = { ...facts, hub: { ...mit, baseModels: [info('a/child', 'mit')] } };
    expect(read(stated).weights.openness).toBe('open');
  });
});

describe('a known family that a page calls by its name', () => {
  const title = '# Wren-7B\n\n';

  it.each([
    'We fine-tuned LLaMA-2 13B on field notes.',
    'Wren-7B was initialised from Llama-2-7b.',
    'This model is a quantized version of Gemma 2 9B.',
  ])('binds a card: %s', (sentence) => {
    const { weights, conflicts } = read({ hub: mit, card: title + sentence });
    expect(weights).toMatchObject({ openness: 'restricted', basis: 'base-model' });
    expect(conflicts).toHaveLength(1);
  });

  it('binds the weights of a repository without a page on the Hub', () => {
    const readme = `${title}We fine-tuned LLaMA-2 13B on field notes.`;
    expect(read({ readme }).weights).toMatchObject({ openness: 'restricted', inheritedFrom: 'LLaMA-2 13B' });
  });

  it.each([
    'A Llama-2-7b that was fine-tuned on the same data is our baseline.',
    'You can fine-tune Llama-2-7b with this script.',
    'Wren-7B was fine-tuned from Mistral-7B-v0.1 and does better than Llama-2-13b.',
    'We use the architecture of Llama 2 and start from scratch.',
  ])('binds nothing where the model was made from something else: %s', (sentence) => {
    expect(read({ hub: mit, card: title + sentence }).weights.openness).toBe('open');
  });
});

describe('an id that stands in the text without a link', () => {
  const origins = (sentence: string) =>
    read({ card: `# Dunlin\n\n${sentence}\n`, hub: mit }).origins.map(({ id, relation }) => [id, relation]);

  it.each([
    ['Dunlin was fine-tuned from google/gemma-2-2b for three epochs.', 'google/gemma-2-2b', 'finetune'],
    ['This is a merge of `sparrow/heron-7b` and others.', 'sparrow/heron-7b', 'merge'],
    ['We quantized it from sparrow/heron-7b.', 'sparrow/heron-7b', 'quantized'],
  ])('is its base: %s', (sentence, id, relation) => {
    expect(origins(sentence)).toEqual([[id, relation]]);
  });

  it('is one of several that were merged', () => {
    expect(origins('A merge of sparrow/heron-3.1-8b and finch/wren-7b-v0.1.')).toEqual([
      ['sparrow/heron-3.1-8b', 'merge'],
      ['finch/wren-7b-v0.1', 'merge'],
    ]);
  });

  it.each([
    'You can fine-tune from google/gemma-2-2b as well.',
    'We compare with a model fine-tuned from google/gemma-2-2b.',
    'It was converted from scripts/convert-weights.py.',
    'It was fine-tuned from and/or with synthetic text.',
    'It was not fine-tuned from google/gemma-2-2b.',
  ])('is none: %s', (sentence) => {
    expect(origins(sentence)).toEqual([]);
  });
});
