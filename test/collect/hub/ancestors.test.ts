/** A model's origins are read level by level, each once, whatever names whom. */
import { afterEach, describe, expect, it } from 'vitest';
import { type HubModel, valueIn } from '../../../src/evidence.js';
import { originsOf } from '../../../src/licenses/lineage/index.js';
import type { HubRepo } from '../../apis/hub-records.js';
import { type Collecting, startCollecting } from '../collecting.js';

let world: Collecting | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function hubOf(id: string, models: HubRepo[]): Promise<{ hub: HubModel; requests: number }> {
  world = await startCollecting({ models });
  const evidence = await world.collect(id, { links: { repo: 'none', paper: 'none' } });
  const hub = valueIn(evidence.hub);
  if (!hub) throw new Error('no model was read');
  return { hub, requests: evidence.cost.requests };
}

const model = (id: string, base: string | string[] | null, facts: Partial<HubRepo> = {}): HubRepo => ({
  id,
  tags: ['license:mit'],
  cardData: { license: 'mit', ...(base && { base_model: base }) },
  files: { 'README.md': '---\nlicense: mit\n---\n# Model\n' },
  ...facts,
});

const ids = (hub: HubModel) => hub.ancestors?.map(({ id, info }) => `${id} ${info.state}`) ?? [];

describe('origins of a model', () => {
  it('are read to the root of the chain, one request for each step', async () => {
    const models = [model('o/a', 'o/b'), model('o/b', 'o/c'), model('o/c', 'o/d'), model('o/d', null)];
    const { hub, requests } = await hubOf('o/a', models);
    expect(hub.baseModels.map(({ id }) => id)).toEqual(['o/b']);
    expect(ids(hub)).toEqual(['o/c present', 'o/d present']);
    await world?.close();
    const { requests: without } = await hubOf('o/a', [model('o/a', null)]);
    expect(requests - without).toBe(3);
  });

  it('are asked for once when several models share one, and end in a cycle', async () => {
    const models = [
      model('o/a', ['o/b', 'o/c']),
      model('o/b', 'o/root'),
      model('o/c', 'o/root'),
      model('o/root', 'o/a'),
    ];
    const { hub } = await hubOf('o/a', models);
    expect(ids(hub)).toEqual(['o/root present', 'o/a present']);
  });

  it('say which link is missing', async () => {
    const { hub } = await hubOf('o/a', [model('o/a', 'o/b'), model('o/b', 'o/gone')]);
    expect(ids(hub)).toEqual(['o/gone unavailable']);
  });

  it('are found in the configuration of an adapter', async () => {
    const config = { peft: { base_model_name_or_path: 'o/b', task_type: 'CAUSAL_LM' } };
    const { hub } = await hubOf('o/a', [model('o/a', null, { config }), model('o/b', null)]);
    expect(hub.baseModels).toMatchObject([{ id: 'o/b', relation: 'adapter', info: { state: 'present' } }]);
  });

  it('are looked up when prose alone names them', async () => {
    const files = {
      'README.md': '# A\n\nThis model was fine-tuned from [B](https://huggingface.co/o/b) on letters.\n',
    };
    const { hub } = await hubOf('o/a', [
      model('o/a', null, { files }),
      model('o/b', 'o/c'),
      model('o/c', null),
    ]);
    expect(hub.baseModels).toEqual([]);
    expect(ids(hub)).toEqual(['o/b present', 'o/c present']);
  });

  it('are those that a merge was made from, as its configuration says, where the card is silent', async () => {
    const merge = 'models:\n  - model: o/b\n  - model: o/c+o/lora\n  - model: ./local\nmerge_method: ties\n';
    const files = { 'README.md': '# A\n\nA merge.\n', 'mergekit_config.yml': merge };
    const closed = { ...model('o/c', null), tags: ['license:llama3'], cardData: { license: 'llama3' } };
    const all = [model('o/a', null, { files }), model('o/b', null), closed, model('o/lora', null)];
    const { hub } = await hubOf('o/a', all);
    expect(ids(hub)).toEqual(['o/b present', 'o/c present', 'o/lora present']);
    const named = originsOf(hub, null).map(({ id, relation, terms }) => [id, relation, terms?.id ?? null]);
    expect(named).toContainEqual(['o/c', 'merge', 'llama3']);
  });

  it('are not looked for in the configuration of a merge where the card states them', async () => {
    const files = { 'README.md': '# A\n', 'mergekit_config.yml': 'models:\n  - model: o/c\n' };
    const { hub } = await hubOf('o/a', [model('o/a', 'o/b', { files }), model('o/b', null)]);
    expect(hub.baseModels.map(({ id }) => id)).toEqual(['o/b']);
    expect(Object.keys(hub.texts)).not.toContain('mergekit_config.yml');
  });

  it('are not followed beyond a limit', async () => {
    const chain = Array.from({ length: 12 }, (_, at) => model(`o/m${at}`, at < 11 ? `o/m${at + 1}` : null));
    const { hub } = await hubOf('o/m0', chain);
    expect(ids(hub).at(-1)).toBe('o/m8 unavailable');
  });
});
