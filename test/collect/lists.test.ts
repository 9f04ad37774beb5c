/** Lists that services give: pages of models on the Hub, repositories of an owner on GitHub. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Listed } from '../../src/collect/batch/listed.js';
import type { RodeoError } from '../../src/errors.js';
import { type ApisOptions, hubSha } from '../apis/index.js';
import { type Collecting, MODEL, startCollecting } from './collecting.js';

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(options: ApisOptions): Promise<Collecting> {
  running = await startCollecting(options);
  return running;
}

async function all(items: AsyncIterable<Listed>): Promise<{ ids: string[]; error: RodeoError | null }> {
  const ids: string[] = [];
  try {
    for await (const { target } of items) ids.push(target.id);
    return { ids, error: null };
  } catch (error) {
    return { ids, error: error as RodeoError };
  }
}

const models = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...MODEL, id: `org/model${n}`, downloads: count - n }));

describe('models of the Hub', () => {
  test('come in order, page by page, each once', async () => {
    const { apis, batch } = await start({ models: models(450), paths: { hub: '/hf' } });
    const { ids, error } = await all(batch().query({ author: 'org', sort: 'downloads' }));
    expect(error).toBeNull();
    expect(ids).toEqual(models(450).map(({ id }) => id));
    expect(apis.requests('hub').map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('come by names that could not be given today, and by none that would lead elsewhere', async () => {
    const old = [`org/${'long_'.repeat(25)}`, 'org/model.git', 'org/a..b', 'legacy'];
    const ids = ['org/..', '../x', 'org/a b', 'org/a?b', 'a/b/c', ...old];
    const { batch } = await start({ models: ids.map((id) => ({ ...MODEL, id })) });
    expect((await all(batch().query({}))).ids).toEqual(old);
  });

  test('are chosen by author, words and tags, and no more than asked for', async () => {
    const other = { ...MODEL, id: 'other/model1', tags: ['license:gpl'] };
    const { apis, batch } = await start({ models: [...models(30), other] });
    const collector = batch();
    expect((await all(collector.query({ author: 'other' }))).ids).toEqual(['other/model1']);
    expect((await all(collector.query({ search: 'MODEL12' }))).ids).toEqual(['org/model12']);
    expect((await all(collector.query({ filter: ['license:gpl'] }))).ids).toEqual(['other/model1']);
    expect((await all(collector.query({ filter: ['license:gpl', 'license:mit'] }))).ids).toEqual([]);
    apis.log.length = 0;
    const few = await all(collector.query({ sort: 'downloads', limit: 7 }));
    expect(few.ids).toEqual(models(7).map(({ id }) => id));
    expect(apis.requests('hub').map(({ path }) => new URLSearchParams(path).get('limit'))).toEqual(['7']);
    expect((await all(collector.query({ limit: 0 }))).ids).toEqual([]);
  });

  test('bring what a record of their own would say', async () => {
    const { batch } = await start({ models: [MODEL] });
    const { value: listed } = await batch().query({ search: 'org/model' }).next();
    expect(listed).toMatchObject({
      target: { kind: 'hub', id: 'org/model' },
      at: 'no. 1 of the list',
      record: {
        revision: hubSha(MODEL),
        licenses: ['mit'],
        downloads: 12,
        parameters: { total: 100 },
        autoModel: 'AutoModelForCausalLM',
        config: { modelType: 'gpt2' },
      },
    });
  });

  test('a page that is too much is asked for in smaller ones', async () => {
    const { apis, batch } = await start({ models: models(60) });
    apis.fail({ host: 'hub', path: /limit=200/, status: 504 });
    const { ids, error } = await all(batch().query({ sort: 'downloads' }));
    expect(error).toBeNull();
    expect(ids).toEqual(models(60).map(({ id }) => id));
  });

  test('a list that breaks off says where, and what came before it stands', async () => {
    const { apis, batch } = await start({ models: models(250) });
    apis.fail({ host: 'hub', path: /cursor=/, status: 403, body: { error: 'no' } });
    const { ids, error } = await all(batch().query({ sort: 'downloads' }));
    expect(ids).toHaveLength(200);
    expect(error).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("The Hub's list of models could not be read after 200 models"),
    });
  });

  test.each([{ body: {} }, { html: true }])('an answer that is no list is told: %j', async (fault) => {
    const { apis, batch } = await start({ models: [] });
    apis.fail({ host: 'hub', path: '/api/models', status: 200, ...fault });
    expect((await all(batch().query({ sort: 'likes' }))).error).toMatchObject({ exitCode: 3 });
  });
});

describe('repositories of an owner', () => {
  const repositories = [
    ...Array.from({ length: 130 }, (_, n) => ({ full_name: `Org/code${1000 + n}`, files: { a: 'x' } })),
    { full_name: 'Org/fork', parent: 'other/fork', files: { a: 'x' } },
    { full_name: 'Org/hidden', private: true, files: { a: 'x' } },
    { full_name: 'other/fork', files: { a: 'x' } },
  ];
  const own = repositories.slice(0, 130).map(({ full_name }) => full_name);

  test('are listed by name, without forks', async () => {
    const { apis, batch } = await start({ repositories });
    expect(await all(batch().organization('org'))).toEqual({ ids: own, error: null });
    expect(apis.requests('github').map(({ path }) => path)).toEqual(['/graphql', '/graphql']);
    expect(apis.invalidQueries).toEqual([]);
  });

  test('so they are without a token', async () => {
    const { apis, batch } = await start({ repositories });
    expect(await all(batch({ tokens: 'none' }).organization('org'))).toEqual({ ids: own, error: null });
    expect(apis.requests('github')).toHaveLength(2);
  });

  test.each(['both', 'none'] as const)('an owner that is not there is told (tokens: %s)', async (tokens) => {
    const { batch } = await start({ repositories });
    const { error } = await all(batch({ tokens }).organization('nobody'));
    expect(error).toMatchObject({ exitCode: 3, message: 'GitHub has no organization or user nobody.' });
  });

  test('an outage is told with its reason', async () => {
    const { apis, batch } = await start({ repositories });
    apis.fail({ host: 'github', path: '/graphql', status: 503 });
    const { error } = await all(batch().organization('org'));
    expect(error?.message).toMatch(/^The repositories of org could not be listed: the server failed/);
  });
});
