/** Whole lists: the same evidence as of each target alone, in a small part of the requests. */
import { afterEach, describe, expect, test } from 'vitest';
import type { BatchCollector } from '../../../src/collect/batch/index.js';
import type { Listed } from '../../../src/collect/batch/listed.js';
import type { Evidence } from '../../../src/evidence.js';
import { type Fact, valueIn } from '../../../src/evidence.js';
import { parseTarget } from '../../../src/target.js';
import type { ApisOptions, GithubRepo, HubRepo } from '../../apis/index.js';
import { fakeSha } from '../../apis/server.js';
import { BASE, CODE, type Collecting, DATASET, MODEL, startCollecting, WORLD } from '../collecting.js';
import { fixtureWorld } from '../fixture-world.js';

let running: Collecting | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(options: ApisOptions = WORLD): Promise<Collecting> {
  running = await startCollecting(options);
  return running;
}

const HOSTS = { hub: 'https://huggingface.co', github: 'https://github.com' };
const listed = (...targets: string[]): Listed[] =>
  targets.map((target, index) => ({ target: parseTarget(target, HOSTS), at: `line ${index + 1}` }));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const collectAll = (batch: BatchCollector, items: Listed[]) =>
  Promise.all(items.map((item) => batch.collect(item)));

const apart = ({ cost: _, ...evidence }: Evidence) => evidence;

function value<T>(fact: Fact<T>): T {
  const found = valueIn(fact);
  if (found === null) throw new Error(`not present: ${JSON.stringify(fact)}`);
  return found;
}

/** The evidence as a record from a list gives it: without sizes of files on the Hub. */
function withoutHubSizes(evidence: Evidence): Evidence {
  const model = valueIn(evidence.hub);
  const files = model && valueIn(model.files);
  if (!model || !files || model.files.state !== 'present' || evidence.hub.state !== 'present')
    return evidence;
  const entries = files.entries.map(({ path }) => ({ path }));
  return {
    ...evidence,
    hub: { ...evidence.hub, value: { ...model, files: { ...model.files, value: { ...files, entries } } } },
  };
}

describe('the shipped models', () => {
  const PLENTY = { quota: 100_000, seconds: 3600 };
  const world = fixtureWorld();
  const limits = { hub: { api: PLENTY, resolvers: PLENTY } };

  test('in a batch they have the evidence that each has alone', async () => {
    const { apis, collect, batch } = await start({ ...world, limits });
    const evidence = await collectAll(batch(), listed(...world.targets));
    for (const [index, target] of world.targets.entries())
      expect(apart(evidence[index] as Evidence), target).toEqual(
        apart(await collect(target, { depth: 'full' })),
      );
    expect(apis.invalidQueries).toEqual([]);
  });

  test('so they have from the pages of a list, but for sizes of files', async () => {
    const { collect, batch } = await start({ ...world, limits });
    const collector = batch();
    const models = (await all(collector.query({ sort: 'likes' }))).filter(({ target }) =>
      world.targets.includes(target.id),
    );
    expect(models.length).toBeGreaterThanOrEqual(12);
    const evidence = await collectAll(collector, models);
    for (const [index, { target }] of models.entries())
      expect(apart(evidence[index] as Evidence), target.id).toEqual(
        apart(withoutHubSizes(await collect(target.id, { depth: 'full' }))),
      );
  });

  test('from records alone they have what the record says, and nothing is denied that was not looked at', async () => {
    const { apis, collect, batch } = await start({ ...world, limits });
    const collector = batch({ depth: 'list' });
    const models = (await all(collector.query({ sort: 'likes' }))).filter(({ target }) =>
      world.targets.includes(target.id),
    );
    const evidence = await collectAll(collector, models);
    expect(apis.requests()).toHaveLength(1);
    for (const [index, one] of evidence.entries()) {
      const alone = withoutHubSizes(await collect((models[index] as Listed).target.id, { depth: 'full' }));
      const { texts, datasets, baseModels, ...record } = value(one.hub);
      expect(value(alone.hub)).toMatchObject(record);
      expect(one.cost.requests).toBe(0);
      const facts = [...datasets, ...baseModels].map(({ info }) => info);
      for (const fact of [...Object.values(texts), ...facts, one.repository, one.paper])
        if (fact.state !== 'unavailable') expect(fact.state).toBe('absent');
      // Absent means the same with less evidence as with more.
      if (one.repository.state === 'absent') expect(alone.repository.state).toBe('absent');
      if (one.paper.state === 'absent') expect(alone.paper.state).toBe('absent');
      for (const [path, fact] of Object.entries(texts))
        if (fact.state === 'absent') expect(value(alone.hub).texts[path]?.state).toBe('absent');
    }
  });
});

/** Models with a card, each with a repository, all from the same data and base. */
function manyModels(count: number): { models: HubRepo[]; repositories: GithubRepo[] } {
  const { LICENSE: _, ...files } = MODEL.files;
  const numbers = Array.from({ length: count }, (_, n) => n);
  return {
    models: numbers.map((n) => ({
      ...MODEL,
      id: `org/model${n}`,
      sha: fakeSha(`model${n}`),
      files: { ...files, 'README.md': `# Model ${n}\n\nCode: https://github.com/org/code${n}\n` },
    })),
    repositories: numbers.map((n) => ({
      ...CODE,
      full_name: `org/code${n}`,
      files: {
        'README.md': `# Code ${n}`,
        'a/b/c/d/deep.py': 'pass',
        ...(n % 2 ? { 'docs/data.md': 'data' } : {}),
      },
    })),
  };
}

describe('few requests', () => {
  test('two hundred models from a list with their repositories: one call to the Hub each, and a tenth to GitHub', async () => {
    const { models, repositories } = manyModels(200);
    const { apis, batch } = await start({ ...WORLD, models: [...models, BASE], repositories });
    const collector = batch();
    const evidence = await collectAll(collector, await all(collector.query({ search: 'org/model' })));
    const found = evidence.map((one) => value(one.repository));
    expect(found).toHaveLength(200);
    expect(found.filter(({ texts }) => texts['docs/data.md']?.state === 'present')).toHaveLength(100);
    expect(apis.requests('hub').length / 200).toBeLessThanOrEqual(1.2);
    expect(apis.requests('github').length / 200).toBeLessThanOrEqual(0.1);
    expect(apis.requests('hub').filter(({ path }) => path.includes('/api/datasets/'))).toHaveLength(1);
    expect(apis.requests('hub').filter(({ path }) => path.includes('org/base'))).toHaveLength(1);
    expect(apis.invalidQueries).toEqual([]);
    const pages = apis.requests('hub').filter(({ path }) => path.startsWith('/api/models?'));
    const costs = evidence.map(({ cost }) => cost.requests);
    expect(costs.reduce((sum, cost) => sum + cost)).toBe(apis.requests().length - pages.length);
  }, 60_000);

  test('a repository that many models point at is read once, also one after the other', async () => {
    const models = ['a', 'b', 'c'].map((name) => ({ ...MODEL, id: `org/${name}` }));
    const { apis, batch } = await start({ ...WORLD, models });
    const collector = batch();
    for (const item of listed('org/a', 'org/b', 'org/c')) {
      const { fullName, texts } = value((await collector.collect(item)).repository);
      expect([fullName, texts['README.md']?.state]).toEqual(['org/code', 'present']);
    }
    expect(apis.requests('github')).toHaveLength(1);
    expect(apis.requests('semantic-scholar')).toHaveLength(1);
  });

  test('what failed for a moment is asked for again by the next', async () => {
    const models = ['a', 'b'].map((name) => ({ ...MODEL, id: `org/${name}` }));
    const { apis, batch } = await start({ ...WORLD, models });
    apis.fail({ host: 'hub', path: '/api/datasets/', times: 4, status: 503 });
    const collector = batch();
    const [first, second] = listed('org/a', 'org/b') as [Listed, Listed];
    const info = async (item: Listed) => value((await collector.collect(item)).hub).datasets[0]?.info;
    expect(await info(first)).toMatchObject({ state: 'unavailable', reason: { code: 'server-error' } });
    expect(await info(second)).toMatchObject({ state: 'present', value: { id: DATASET.id } });
  });
});

describe('repositories in one query', () => {
  const code = (name: string, more: Partial<GithubRepo> = {}): GithubRepo => ({
    ...CODE,
    full_name: `org/${name}`,
    ...more,
  });

  test('one that is gone, blocked or moved, or whose files fail, spoils none of the others', async () => {
    const { apis, collect, batch } = await start({
      repositories: [
        code('good'),
        code('moved', { renamedFrom: 'org/old' }),
        code('shut', { blocked: { reason: 'dmca', created_at: '', html_url: '' } }),
        code('empty', { files: {} }),
      ],
    });
    const collector = batch();
    const names = ['gh:org/good', 'gh:org/old', 'gh:org/empty', 'gh:org/gone', 'gh:org/shut'];
    const results = await Promise.allSettled(listed(...names).map((one) => collector.collect(one)));
    expect(apis.requests('github').filter(({ path }) => path === '/graphql')).toHaveLength(1);
    for (const [index, name] of names.slice(0, 3).entries()) {
      const result = results[index] as PromiseFulfilledResult<Evidence>;
      expect(apart(result.value), name).toEqual(apart(await collect(name, { depth: 'full' })));
    }
    const said = results.slice(3).map((result) => String((result as PromiseRejectedResult).reason.message));
    expect(said).toEqual([
      expect.stringContaining('org/gone: GitHub has no such repository'),
      expect.stringContaining('org/shut: GitHub could not be asked: access was refused'),
    ]);
  });

  test('a query that is too much for GitHub is halved', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `code${n}`);
    const { apis, batch } = await start({ repositories: names.map((name) => code(name)) });
    // Four times: the first attempt and its three repetitions.
    apis.fail({ host: 'github', path: '/graphql', times: 4, status: 502 });
    const evidence = await collectAll(batch(), listed(...names.map((name) => `gh:org/${name}`)));
    expect(evidence.map(({ repository }) => value(repository).fullName)).toEqual(
      names.map((name) => `org/${name}`),
    );
    expect(apis.requests('github')).toHaveLength(4 + 2);
  });

  test('without GraphQL they come by REST, without a token one by one', async () => {
    const { apis, collect, batch } = await start({ repositories: [code('a')] });
    apis.fail({ host: 'github', path: '/graphql', status: 502 });
    const [byRest] = await collectAll(batch(), listed('gh:org/a'));
    expect(value((byRest as Evidence).repository).texts['README.md']?.state).toBe('present');
    const [poor] = await collectAll(batch({ tokens: 'none' }), listed('gh:org/a'));
    expect(apart(poor as Evidence)).toEqual(
      apart(await collect('gh:org/a', { tokens: 'none', depth: 'full' })),
    );
  });

  test('trees are whole, however deep or wide', async () => {
    const path = (depth: number) => Array.from({ length: depth }, (_, n) => `d${n}`).join('/');
    const deep = Object.fromEntries([3, 4, 5, 7].map((depth) => [`${path(depth)}/x.py`, 'x']));
    const deeper = { ...deep, [`${path(12)}/x.py`]: 'x' };
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a/b/c/d${n}/e/x.py`, 'x']));
    const files = { 'README.md': '# Code', 'a-b': 'x', 'a/b': 'x', 'a.b': 'x' };
    const repositories = [
      code('deep', { files: { ...files, ...deep } }),
      code('deeper', { files: { ...files, ...deeper } }),
      code('wide', { files: { 'README.md': '# Code', ...wide } }),
    ];
    const { apis, collect, batch } = await start({ repositories });
    const names = ['gh:org/deep', 'gh:org/deeper', 'gh:org/wide'];
    const evidence = await collectAll(batch(), listed(...names));
    expect(apis.requests('github').map(({ path }) => path.split('?')[0])).toEqual([
      '/graphql',
      expect.stringContaining('/repos/org/wide/git/trees/'),
      '/graphql',
      expect.stringContaining('/repos/org/deeper/git/trees/'),
    ]);
    for (const [index, name] of names.entries())
      expect(apart(evidence[index] as Evidence), name).toEqual(apart(await collect(name, { depth: 'full' })));
  });

  test('a repository of the same name is taken by the model that it names, and by no other', async () => {
    const readme = 'The weights are at https://huggingface.co/org/code.';
    const { files: _, ...rest } = MODEL;
    const model = (id: string, card: string) => ({ ...rest, id, files: { 'README.md': card } });
    const { collect, batch } = await start({
      models: [
        model('org/code', '# Model'),
        model('org/other', '# Model'),
        model('org/third', 'Code: https://github.com/org/other'),
      ],
      repositories: [code('code', { files: { 'README.md': readme } }), code('other')],
    });
    const names = ['org/code', 'org/other', 'org/third'];
    const evidence = await collectAll(batch(), listed(...names));
    expect(evidence.map(({ repository }) => repository.state)).toEqual(['present', 'absent', 'present']);
    for (const [index, name] of names.entries())
      expect(apart(evidence[index] as Evidence), name).toEqual(apart(await collect(name, { depth: 'full' })));
  });
});
