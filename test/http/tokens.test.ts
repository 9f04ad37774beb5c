import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { endpointFor, endpointsOf, mayCarryToken } from '../../src/http/hosts.js';
import { afterwards, failing, open } from './open.js';

const models = [{ id: 'org/model', files: { 'README.md': '# Model', 'model.bin': 1_000_000 } }];
const repositories = [{ full_name: 'org/code', files: { 'a.py': '' } }];

/** A server that belongs to none of the services and remembers what it was sent. */
async function stranger() {
  const seen: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(resolve)));
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('each service gets its own token', async () => {
  const { apis, config, http } = await open({
    models,
    repositories,
    tokens: { HF_TOKEN: 'hf_valid', GITHUB_TOKEN: 'ghp_valid', SEMANTIC_SCHOLAR_API_KEY: 's2_key' },
    papers: [{ doi: '10.1/x', title: 'A' }],
  });
  await http.fetch(`${config.hub.endpoint}/api/whoami-v2`);
  await http.fetch(config.github.graphql, { method: 'POST', body: '{"query":"{ viewer { login } }"}' });
  await http.fetch(`${config.github.api}/repos/org/code`);
  await http.fetch(`${config.semanticScholar.endpoint}/graph/v1/paper/DOI:10.1/x`);
  await http.fetch(`${config.openAlex.endpoint}/works/doi:10.1/x`);
  expect(apis.log.map(({ host, authorized }) => [host, authorized])).toEqual([
    ['hub', true],
    ['github', true],
    ['github', true],
    ['semantic-scholar', true],
    ['openalex', false],
  ]);
  expect(http.authorized(config.github.graphql)).toBe(true);
});

test('a redirect to the CDN, to another service or to a stranger takes no token along', async () => {
  const { seen, url } = await stranger();
  const { apis, config, http } = await open({ models, repositories, tokens: true });
  const { hub, github } = config;
  await http.fetch(`${hub.endpoint}/org/model/resolve/main/model.bin`);
  expect(apis.log.map(({ host, authorized }) => [host, authorized])).toEqual([
    ['hub', true],
    ['cdn', false],
  ]);
  for (const location of [`${github.api}/repos/org/code`, `${url}/x`, `//${new URL(url).host}/y`]) {
    apis.fail({ host: 'hub', times: 1, status: 302, headers: { location } });
    await http.fetch(`${hub.endpoint}/api/models/org/model?to=${location}`);
  }
  expect(apis.log.filter(({ host }) => host === 'github').map(({ authorized }) => authorized)).toEqual([
    false,
  ]);
  expect(seen).toHaveLength(2);
  expect(seen.flatMap((headers) => [headers.authorization, headers.cookie])).toEqual(
    Array(4).fill(undefined),
  );
});

test('strangers get no token, not even one that the caller puts into the headers', async () => {
  const { seen, url } = await stranger();
  const { http } = await open({ tokens: true });
  await http.fetch(url, { headers: { authorization: 'Bearer hf_valid', cookie: 'a=b', 'x-api-key': 'k' } });
  expect(seen[0]).not.toHaveProperty('authorization');
  expect(seen[0]).not.toHaveProperty('cookie');
  expect(seen[0]).not.toHaveProperty('x-api-key');
});

test('two services on one host are told apart by their paths', async () => {
  const { config } = await open({
    tokens: true,
    env: { HF_ENDPOINT: 'https://mirror.example/hf', GITHUB_API_URL: 'https://mirror.example/gh' },
  });
  const endpoints = endpointsOf(config);
  const service = (url: string) => endpointFor(new URL(url), endpoints)?.service ?? null;
  expect(service('https://mirror.example/hf/api/models')).toBe('hub');
  expect(service('https://mirror.example/gh/repos')).toBe('github');
  expect(service('https://mirror.example/hfx')).toBeNull();
  expect(service('https://mirror.example:8443/hf/api')).toBeNull();
  expect(service('https://evil.example/hf/api')).toBeNull();
});

test('plain http carries a token to this machine only, and the user is told', async () => {
  expect(mayCarryToken(new URL('https://huggingface.co'))).toBe(true);
  expect(mayCarryToken(new URL('http://localhost:8080'))).toBe(true);
  expect(mayCarryToken(new URL('http://[::1]:8080'))).toBe(true);
  expect(mayCarryToken(new URL('http://huggingface.co'))).toBe(false);
  expect(mayCarryToken(new URL('http://127.0.0.1.evil.example'))).toBe(false);
  const { http } = await open({ tokens: true, env: { HF_ENDPOINT: 'http://hub.example' } });
  expect(http.authorized('http://hub.example/api/models')).toBe(false);
  expect(http.notes()).toEqual(['The token from HF_TOKEN is not sent to hub.example: no https.']);
});

test('a refused token is dropped, the rest of the run goes on without it, and a note says so', async () => {
  const { apis, config, http } = await open({
    models,
    repositories,
    tokens: { HF_TOKEN: 'hf_bad_1', GH_TOKEN: 'ghp_bad_2' },
    latencyMs: 20,
  });
  const { hub, github } = config;
  const answers = await Promise.all([
    http.fetch(`${hub.endpoint}/api/models/org/model`),
    http.fetch(`${hub.endpoint}/org/model/resolve/main/README.md`),
    http.fetch(`${github.api}/repos/org/code`),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(http.notes()).toHaveLength(2);
  expect(http.notes().join()).toMatch(/HF_TOKEN was refused.*GH_TOKEN was refused/);
  expect(http.authorized(github.api)).toBe(false);

  const before = apis.log.length;
  await http.fetch(`${hub.endpoint}/api/models/org/model?expand=sha`);
  expect(apis.log.slice(before).map(({ authorized }) => authorized)).toEqual([false]);
  expect(inspect([http.notes(), answers, http.cost()], { depth: 9 })).not.toMatch(/_bad_/);
});

test('GraphQL with a refused token fails at once, since it takes no anonymous questions', async () => {
  const { apis, config, http } = await open({ tokens: { GITHUB_TOKEN: 'ghp_bad' } });
  const post = { method: 'POST', body: '{"query":"{ viewer { login } }"}' };
  expect(await failing(http.fetch(config.github.graphql, post))).toMatchObject({
    reason: { code: 'bad-token' },
  });
  expect(apis.log).toHaveLength(1);
  expect(http.notes()).toHaveLength(1);
});

test('a model that is not there is no reason to doubt the token', async () => {
  const { config, http } = await open({ tokens: true });
  const failure = await failing(http.fetch(`${config.hub.endpoint}/api/models/org/none`));
  expect(failure).toMatchObject({
    status: 404,
    errorCode: 'RepoNotFound',
    reason: { code: 'not-found-or-private' },
  });
  expect(http.notes()).toEqual([]);
  expect(http.authorized(config.hub.endpoint)).toBe(true);
});

test('a token is in no error, log, cache file or printed object', async () => {
  const secret = 'hf_valid';
  const { apis, config, http, log } = await open({ models, tokens: { HF_TOKEN: secret } });
  await http.fetch(`${config.hub.endpoint}/api/models/org/model`);
  await http.fetch(`${config.hub.endpoint}/org/model/resolve/main/README.md`);
  apis.fail({ times: 1, status: 403, body: { error: `Not for you, ${secret}` } });
  const refused = await failing(http.fetch(`${config.hub.endpoint}/api/models/org/model?a`));
  expect(refused.reason.detail).toBe('Not for you, [token]');
  apis.fail({ reset: true });
  const failure = await failing(http.fetch(`${config.hub.endpoint}/api/models/org/model?x`));
  const shown = [refused, failure, log, http, config].map((value) =>
    inspect(value, { depth: 12, showHidden: true }),
  );
  expect([...shown, refused.stack, failure.stack].join()).not.toContain(secret);

  const folder = join(config.cacheDir, 'http');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
  expect(names).toHaveLength(2);
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const { body } = JSON.parse(text) as { body: string };
    expect(text + Buffer.from(body, 'base64').toString()).not.toContain(secret);
  }
});

test('of several tokens the one with most left goes, and an answer is confirmed with the token that got it', async () => {
  const { apis, config, http, again } = await open({
    repositories,
    tokens: { GITHUB_TOKENS: 'ghp_bad ghp_valid ghp_valid' },
  });
  const url = `${config.github.api}/repos/org/code`;
  expect((await http.fetch(url)).status).toBe(200);
  expect(http.notes()).toEqual([
    expect.stringMatching(/^The token from GITHUB_TOKENS \(no\. 1\) was refused/),
  ]);
  expect(http.authorized(config.github.graphql)).toBe(true);
  expect(http.quotas()).toContainEqual(
    expect.objectContaining({ bucket: 'core', token: 'GITHUB_TOKENS (no. 2)' }),
  );
  const before = apis.log.length;
  expect((await again().fetch(url)).status).toBe(200);
  // The bad one is not tried, since the other has an answer to be confirmed.
  expect(apis.log.slice(before).map(({ status }) => status)).toEqual([304]);
});
