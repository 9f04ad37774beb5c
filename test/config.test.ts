import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

const home = '/home/ada';
const files = (known: Record<string, string>) => (path: string) => known[path] ?? null;
const none = files({});

test('an empty environment gives the public services, no tokens and a cache in the home directory', () => {
  const config = readConfig({}, home, {}, none);
  expect(config).toMatchObject({
    hub: { endpoint: 'https://huggingface.co' },
    github: {
      api: 'https://api.github.com',
      graphql: 'https://api.github.com/graphql',
      server: 'https://github.com',
    },
    semanticScholar: { endpoint: 'https://api.semanticscholar.org' },
    openAlex: { endpoint: 'https://api.openalex.org' },
    crossref: { endpoint: 'https://api.crossref.org' },
    dataCite: { endpoint: 'https://api.datacite.org' },
    cacheDir: '/home/ada/.cache/rodeo',
    maxWaitMs: 30_000,
    offline: false,
  });
  expect(config.hub.token).toBeUndefined();
  expect(config.proxy).toBeUndefined();
});

test.each([
  [{ HF_TOKEN: ' hf_a\n', HUGGING_FACE_HUB_TOKEN: 'hf_b' }, 'hf_a', 'HF_TOKEN'],
  [{ HF_TOKEN: '  ', HUGGING_FACE_HUB_TOKEN: 'hf_b' }, 'hf_b', 'HUGGING_FACE_HUB_TOKEN'],
  [{}, 'hf_home', '~/.cache/huggingface/token'],
  [{ XDG_CACHE_HOME: '/xdg' }, 'hf_xdg', '/xdg/huggingface/token'],
  [{ HF_HOME: '/hf' }, 'hf_hf', '/hf/token'],
  [{ HF_HOME: '/hf', HF_TOKEN_PATH: '/secret' }, 'hf_path', '/secret'],
  [{ HF_TOKEN: 'hf_a', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, undefined, undefined],
])('the token of the Hub is found in order: %o', (env, value, from) => {
  const readFile = files({
    '/home/ada/.cache/huggingface/token': 'hf_home\n',
    '/xdg/huggingface/token': 'hf_xdg',
    '/hf/token': 'hf_hf',
    '/secret': 'hf_path',
  });
  const { token } = readConfig(env, home, {}, readFile).hub;
  expect([token?.reveal(), token?.from]).toEqual([value, from]);
});

test('GH_TOKEN comes before GITHUB_TOKEN, as with the gh tool', () => {
  const [token] = readConfig({ GITHUB_TOKEN: 'b', GH_TOKEN: 'a' }, home, {}, none).github.tokens;
  expect([token?.reveal(), token?.from]).toEqual(['a', 'GH_TOKEN']);
});

test('several tokens of GitHub are a list, each counts once, and messages name its place', () => {
  const env = { GITHUB_TOKEN: 'b', GITHUB_TOKENS: ' a,b\n c ,, a' };
  const { tokens } = readConfig(env, home, {}, none).github;
  expect(tokens.map((token) => [token.reveal(), token.from])).toEqual([
    ['b', 'GITHUB_TOKEN'],
    ['a', 'GITHUB_TOKENS (no. 1)'],
    ['c', 'GITHUB_TOKENS (no. 3)'],
  ]);
  const broken = () => readConfig({ GITHUB_TOKENS: 'a hid\u200bden' }, home, {}, none);
  expect(broken).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining('(no. 2)') }),
  );
  expect(broken).not.toThrow(/hid/);
});

test.each([
  [undefined, 2e9],
  ['500MB', 500e6],
  ['1.5 GiB', 1.5 * 2 ** 30],
  ['64k', 64_000],
  ['0', 0],
  ['123', 123],
])('the size of the cache: %o', (size, bytes) => {
  const env = size === undefined ? {} : { RODEO_CACHE_SIZE: size };
  expect(readConfig(env, home, {}, none).cacheBytes).toBe(bytes);
});

test.each(['-1', '5 apples', 'MB', '1e9', '1,5GB', '9'.repeat(30)])('%o is no size', (size) => {
  const read = () => readConfig({ RODEO_CACHE_SIZE: size }, home, {}, none);
  expect(read).toThrow(expect.objectContaining({ exitCode: 2, message: 'RODEO_CACHE_SIZE is not a size.' }));
});

test.each([
  ['https://ghe.example/api/v3', 'https://ghe.example/api/graphql'],
  ['http://127.0.0.1:8080/gh/', 'http://127.0.0.1:8080/gh/graphql'],
])('GraphQL is found next to REST at %s', (api, graphql) => {
  expect(readConfig({ GITHUB_API_URL: api }, home, {}, none).github.graphql).toBe(graphql);
});

test('tokens and passwords of proxies do not show when the configuration is printed', () => {
  const config = readConfig(
    {
      HF_TOKEN: 'hf_secret',
      GITHUB_TOKEN: 'ghp_secret',
      SEMANTIC_SCHOLAR_API_KEY: 's2_secret',
      HTTPS_PROXY: 'http://user:proxy_secret@proxy.example:3128',
    },
    home,
    {},
    none,
  );
  expect(config.proxy).toBe('http://proxy.example:3128');
  expect(config.proxies.https?.reveal()).toContain('proxy_secret');
  const shown = [
    inspect(config, { depth: 9, showHidden: true }),
    JSON.stringify(config),
    `${config.hub.token}`,
    JSON.stringify({ ...config.hub.token }),
  ];
  expect(shown.join()).not.toMatch(/_secret/);
  expect(shown[1]).toContain('[token]');
});

test.each([
  [{ HF_ENDPOINT: 'huggingface.co' }, /HF_ENDPOINT/],
  [{ GITHUB_API_URL: 'ftp://x' }, /GITHUB_API_URL/],
  [{ GITHUB_API_URL: 'https://user:hidden@x' }, /GITHUB_API_URL/],
  [{ HTTPS_PROXY: 'socks5://hidden:1' }, /HTTPS_PROXY/],
  [{ HF_TOKEN: 'hf_hid\nden' }, /HF_TOKEN/],
  [{ GITHUB_TOKEN: 'hidden\u200b' }, /GITHUB_TOKEN/],
])('what cannot work is named, and not repeated: %o', (env, name) => {
  const read = () => readConfig(env, home, {}, none);
  expect(read).toThrow(expect.objectContaining({ exitCode: 2, message: expect.stringMatching(name) }));
  expect(read).not.toThrow(/hid/);
});

test('flags win over the environment, in seconds', () => {
  const flags = { maxWait: 1.5, timeout: 2, offline: true, cacheDir: '/cache' };
  const config = readConfig({ RODEO_CACHE_DIR: '/other' }, home, flags, none);
  expect(config).toMatchObject({ maxWaitMs: 1500, timeoutMs: 2000, offline: true, cacheDir: '/cache' });
  expect(() => readConfig({}, home, { maxWait: -1 }, none)).toThrow(/--max-wait/);
  expect(() => readConfig({}, home, { maxWait: Number.NaN }, none)).toThrow(/--max-wait/);
});

test('HF_HUB_OFFLINE means offline', () => {
  expect(readConfig({ HF_HUB_OFFLINE: 'YES' }, home, {}, none).offline).toBe(true);
  expect(readConfig({ HF_HUB_OFFLINE: '0' }, home, {}, none).offline).toBe(false);
});

test('a proxy may be named as people do: without a scheme, in small letters, for http alone', () => {
  expect(readConfig({ https_proxy: 'proxy:3128' }, home, {}, none).proxy).toBe('http://proxy:3128');
  const config = readConfig({ HTTP_PROXY: 'http://proxy:1', NO_PROXY: 'a,b' }, home, {}, none);
  expect(config.proxies.https?.reveal()).toBe('http://proxy:1');
  expect(config.proxies.exceptFor).toBe('a,b');
});
