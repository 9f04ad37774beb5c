import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failing, open } from '../open.js';

const sha = 'b'.repeat(40);
const models = [{ id: 'org/model', sha, files: { 'README.md': '# Model' } }];

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'http'), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, 'http', name));
}

test('an unchanged answer is confirmed, not sent again', async () => {
  const { apis, config, http, again } = await open({ models });
  const url = `${config.hub.endpoint}/api/models/org/model`;
  const first = await (await http.fetch(url)).text();
  const next = again();
  const response = await next.fetch(url);
  expect(await response.text()).toBe(first);
  expect([response.status, response.url]).toEqual([200, url]);
  expect(apis.log.map(({ status }) => status)).toEqual([200, 304]);
  expect(next.cost()).toMatchObject({ requests: 1, cached: 1, waves: 1 });
});

test('a changed answer replaces the old one', async () => {
  const { apis, config, http, again } = await open({ models: [{ id: 'org/model', likes: 1 }] });
  const url = `${config.hub.endpoint}/api/models/org/model`;
  await http.fetch(url);
  for (const file of await filesIn(config.cacheDir)) {
    await writeFile(file, (await readFile(file, 'utf8')).replace(/W\/\\"[0-9a-f]+/, 'W/\\"other'));
  }
  expect(await (await again().fetch(url)).json()).toMatchObject({ likes: 1 });
  await again().fetch(url);
  expect(apis.log.map(({ status }) => status)).toEqual([200, 200, 304]);
});

test('a file at a commit is never asked for again', async () => {
  const { apis, config, http, again } = await open({ models });
  const url = `${config.hub.endpoint}/org/model/resolve/${sha}/README.md`;
  const first = await http.fetch(url);
  const before = apis.log.length;
  const next = again();
  const response = await next.fetch(url);
  expect(await response.text()).toBe('# Model');
  expect([response.url, response.headers.get('x-repo-commit')]).toEqual([first.url, sha]);
  expect(apis.log).toHaveLength(before);
  expect(next.cost()).toEqual({ requests: 0, cached: 1, waves: 0, waitedMs: 0, byHost: {} });
});

test('papers are not asked for again within a day', async () => {
  const { apis, config, http, again } = await open({ papers: [{ doi: '10.1/x', title: 'A' }] });
  const url = `${config.openAlex.endpoint}/works/doi:10.1/x`;
  await http.fetch(url);
  await again().fetch(url);
  expect(apis.log).toHaveLength(1);
});

test('answers for a token are not given to a visitor without it', async () => {
  const files = { 'config.json': '{"secret": true}' };
  const reader = { id: 'org/gated', sha, gated: 'auto' as const, files, readers: ['hf_reader'] };
  const { apis, config, http } = await open({ models: [reader], tokens: { HF_TOKEN: 'hf_reader' } });
  const url = `${config.hub.endpoint}/org/gated/resolve/${sha}/config.json`;
  expect(await (await http.fetch(url)).text()).toContain('secret');
  const { createHttp } = await import('../../../src/http/client.js');
  const anonymous = createHttp({ ...config, hub: { endpoint: config.hub.endpoint } });
  expect((await failing(anonymous.fetch(url))).reason.code).toBe('gated');
  await anonymous.close();
  expect(apis.requests()).toHaveLength(2);
});

test('failures, cut bodies and answers that forbid it are not kept', async () => {
  const { config, http } = await open({
    models,
    faults: [
      { path: 'private', status: 200, headers: { 'cache-control': 'no-store', etag: '"1"' }, body: {} },
    ],
  });
  await failing(http.fetch(`${config.hub.endpoint}/api/models/org/none`));
  await http.fetch(`${config.hub.endpoint}/api/private`);
  await http.fetch(`${config.hub.endpoint}/org/model/resolve/main/README.md`, {
    maxBytes: 3,
    overflow: 'cut',
  });
  expect(await filesIn(config.cacheDir)).toEqual([]);
});

test.each(['', '{', 'null', '{"layout":1}', '{"layout":99,"body":"x"}'])(
  'a broken cache file (%o) is no cache',
  async (text) => {
    const { config, http, again } = await open({ models });
    const url = `${config.hub.endpoint}/org/model/resolve/${sha}/README.md`;
    await http.fetch(url);
    const files = await filesIn(config.cacheDir);
    expect(files).toHaveLength(1);
    for (const file of files) await writeFile(file, text);
    expect(await (await again().fetch(url)).text()).toBe('# Model');
  },
);

test('a cache that cannot be written does not matter', async () => {
  const { config, http } = await open({ models, env: { RODEO_CACHE_DIR: '/dev/null/cache' } });
  expect((await http.fetch(`${config.hub.endpoint}/api/models/org/model`)).status).toBe(200);
});

test('old answers are removed when the stack closes, once a day', async () => {
  const { config, http, again } = await open({ models });
  await http.fetch(`${config.hub.endpoint}/api/models/org/model`);
  await http.fetch(`${config.hub.endpoint}/org/model/resolve/main/README.md`);
  const [old = '', recent] = await filesIn(config.cacheDir);
  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  await utimes(old, longAgo, longAgo);
  await http.close();
  expect(await filesIn(config.cacheDir)).toEqual([recent]);
  await utimes(recent ?? '', longAgo, longAgo);
  await again().close();
  expect(await filesIn(config.cacheDir)).toEqual([recent]);
});

test('the same question asked twice at once is asked once', async () => {
  const { apis, config, http } = await open({ models, latencyMs: 50 });
  const url = `${config.hub.endpoint}/api/models/org/model`;
  const answers = await Promise.all([http.fetch(url), http.fetch(url), http.fetch(new URL(url))]);
  expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject(
    Array(3).fill({ id: 'org/model' }),
  );
  expect(apis.log).toHaveLength(1);
  expect(http.cost().requests).toBe(1);
});

test('a caller who can leave asks alone, so that nobody is left without an answer', async () => {
  const { config, http } = await open({ models, latencyMs: 50 });
  const url = `${config.hub.endpoint}/api/models/org/model`;
  const leaving = new AbortController();
  const gone = http.fetch(url, { signal: leaving.signal });
  const staying = http.fetch(url);
  leaving.abort(new Error('enough'));
  await expect(gone).rejects.toThrow('enough');
  expect((await staying).status).toBe(200);
});
