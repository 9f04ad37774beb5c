/** The stand-ins are leaned on by many tests, so what they claim about the real services is tested once, here. */
import { afterEach, expect, test } from 'vitest';
import { type Apis, type ApisOptions, headCommit, hubSha, startApis } from './index.js';

let apis: Apis;
afterEach(() => apis.close());

const model = {
  id: 'org/model',
  tags: ['license:mit'],
  cardData: { license: 'mit' },
  files: { 'README.md': '# Model', 'config.json': '{}', 'weights/model.bin': 1000 },
  renamedFrom: 'old/model',
};
const code = {
  full_name: 'org/code',
  files: { 'README.md': '# Code', 'src/train.py': 'print()', LICENSE: 'text' },
  license: { key: 'mit', name: 'MIT License', spdx_id: 'MIT' },
  releases: [{ tag_name: 'v1' }],
  tags: ['v1', 'v0'],
  contributors: 7,
  commits: 42,
  renamedFrom: 'old/code',
};

type Entry = { path: string };
/** The body as the type that a test expects; the assertions find out. */
async function read<T = object>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

async function start(options: ApisOptions = {}) {
  apis = await startApis({ models: [model], repositories: [code], ...options });
  const get = (base: string | undefined, path: string, init: RequestInit & { token?: string } = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      headers: { ...(init.token && { authorization: `Bearer ${init.token}` }), ...(init.headers as object) },
    });
  return {
    hub: (path: string, init?: RequestInit & { token?: string }) => get(apis.env.HF_ENDPOINT, path, init),
    github: (path: string, init?: RequestInit & { token?: string }) =>
      get(apis.env.GITHUB_API_URL, path, init),
    graphql: async (query: string, token = 'ghp_valid') => {
      const body = JSON.stringify({ query });
      const response = await get(apis.env.GITHUB_GRAPHQL_URL, '', { method: 'POST', body, token });
      return {
        status: response.status,
        json: (await response.json()) as { data?: unknown; errors?: object[] },
      };
    },
  };
}

test('the Hub gives a model with sizes, or only the expanded fields', async () => {
  const { hub } = await start();
  const whole = await read<{ siblings: object[] }>(hub('/api/models/org/model?blobs=True'));
  expect(whole).toMatchObject({
    id: 'org/model',
    gated: false,
    sha: hubSha(model),
    cardData: { license: 'mit' },
  });
  expect(whole.siblings).toContainEqual(expect.objectContaining({ rfilename: 'README.md', size: 7 }));
  const some = await read(hub('/api/models/org/model?expand=sha&expand=tags'));
  expect(Object.keys(some).sort()).toEqual(['_id', 'id', 'sha', 'tags']);
  expect((await hub('/api/models/org/model?expand=nonsense')).status).toBe(400);
});

test('the Hub redirects renamed models, keeps the query and counts one request', async () => {
  const { hub } = await start();
  const moved = await hub('/api/models/old/model?expand=sha', { redirect: 'manual' });
  expect(moved.status).toBe(307);
  expect(moved.headers.get('location')).toBe('/api/models/org/model?expand=sha');
  expect(apis.requests('hub')).toHaveLength(0);
});

test('the Hub serves files at a commit, small ones from its resolve cache and large ones from the CDN', async () => {
  const { hub } = await start();
  const card = await hub('/org/model/resolve/main/README.md');
  expect(await card.text()).toBe('# Model');
  expect(card.headers.get('x-repo-commit')).toBe(hubSha(model));
  const etag = card.headers.get('etag') ?? '';
  expect(
    (await hub('/org/model/resolve/main/README.md', { headers: { 'if-none-match': etag } })).status,
  ).toBe(304);
  await (await hub('/org/model/resolve/main/weights/model.bin')).arrayBuffer();
  expect(apis.requests().map((entry) => entry.host)).toEqual(['hub', 'hub', 'cdn']);
});

test.each([
  ['anonymous, missing', '/api/models/org/none', undefined, 401, null],
  ['token, missing', '/api/models/org/none', 'hf_valid', 404, 'RepoNotFound'],
  ['bad token', '/api/models/org/model', 'hf_bad', 401, null],
  ['missing file', '/org/model/resolve/main/none', undefined, 404, 'EntryNotFound'],
  ['missing revision', '/org/model/resolve/nope/README.md', undefined, 404, 'RevisionNotFound'],
  ['gated card', '/org/gated/resolve/main/README.md', undefined, 200, null],
  ['gated file', '/org/gated/resolve/main/config.json', undefined, 401, 'GatedRepo'],
  ['gated file that is not there', '/org/gated/resolve/main/none', undefined, 401, 'GatedRepo'],
  ['gated file, token', '/org/gated/resolve/main/config.json', 'hf_valid', 403, 'GatedRepo'],
  ['gated file, reader', '/org/gated/resolve/main/config.json', 'hf_reader', 200, null],
  ['gated info', '/api/models/org/gated', undefined, 200, null],
  ['private', '/api/models/org/private', undefined, 401, null],
  ['disabled', '/api/models/org/disabled', undefined, 403, null],
])('the Hub refuses as it does: %s', async (_, path, token, status, code) => {
  const files = { 'README.md': '#', 'config.json': '{}' };
  const { hub } = await start({
    models: [
      model,
      { id: 'org/gated', gated: 'manual', files, readers: ['hf_reader'] },
      { id: 'org/private', private: true },
      { id: 'org/disabled', disabled: true },
    ],
  });
  const response = await hub(path, token ? { token } : {});
  expect([response.status, response.headers.get('x-error-code')]).toEqual([status, code]);
});

test('the Hub lists by author and tag, and pages with links to its public address', async () => {
  const { hub } = await start({
    models: [model, { id: 'org/two', tags: ['license:mit'] }, { id: 'x/three' }],
  });
  const first = await hub('/api/models?author=org&filter=license:mit&limit=1');
  expect(await first.json()).toHaveLength(1);
  expect(first.headers.get('link')).toMatch(
    /^<https:\/\/huggingface\.co\/api\/models\?.*cursor=1>; rel="next"$/,
  );
  const tree = await read<Entry[]>(hub('/api/models/org/model/tree/main?recursive=true'));
  expect(tree.map((entry) => entry.path)).toEqual([
    'README.md',
    'config.json',
    'weights',
    'weights/model.bin',
  ]);
});

test('quotas are told and enforced on the Hub and on GitHub', async () => {
  const { hub, github, graphql } = await start({
    limits: {
      hub: { api: { quota: 1, seconds: 40 } },
      github: { anonymous: { quota: 1, seconds: 40 }, graphql: { quota: 0, seconds: 40 } },
    },
  });
  expect((await hub('/api/models/org/model')).headers.get('ratelimit')).toBe('"api";r=0;t=40');
  expect((await hub('/api/models/org/model')).status).toBe(429);
  expect((await hub('/org/model/resolve/main/README.md')).status).toBe(200);
  expect((await github('/repos/org/code')).headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await github('/repos/org/code')).status).toBe(403);
  expect((await graphql('{ viewer { login } }')).json.errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
});

test('GitHub follows renames by number and tells counts by the last page', async () => {
  const { github } = await start({ paths: { github: '/gh' } });
  const moved = await github('/repos/old/code');
  expect(moved.redirected).toBe(true);
  expect(await moved.json()).toMatchObject({ full_name: 'org/code', license: { spdx_id: 'MIT' } });
  const people = await github('/repos/org/code/contributors?per_page=1&anon=1');
  expect(people.headers.get('link')).toMatch(/page=7>; rel="last"/);
});

test('GitHub gives trees, files and licenses', async () => {
  const { github } = await start();
  const tree = await read<{ tree: Entry[] }>(github('/repos/org/code/git/trees/main?recursive=1'));
  expect(tree).toMatchObject({ sha: headCommit(code), truncated: false });
  expect(tree.tree.map((entry) => entry.path)).toContain('src/train.py');
  const file = await read<{ content: string }>(github('/repos/org/code/contents/src/train.py'));
  expect(Buffer.from(file.content, 'base64').toString()).toBe('print()');
  const license = await read(github('/repos/org/code/license'));
  expect(license).toMatchObject({ name: 'LICENSE', license: { key: 'mit' } });
});

test.each([
  ['no user agent', '/repos/org/code', { 'user-agent': '' }, 403],
  ['bad credentials', '/repos/org/code', { authorization: 'Bearer bad' }, 401],
  ['missing', '/repos/org/none', {}, 404],
  ['blocked', '/repos/org/blocked', {}, 451],
  ['empty', '/repos/org/empty/git/trees/main', {}, 409],
])('GitHub refuses as it does: %s', async (_, path, headers, status) => {
  const blocked = {
    reason: 'dmca',
    created_at: '2024-01-01T00:00:00Z',
    html_url: 'https://github.com/github/dmca',
  };
  const { github } = await start({
    repositories: [code, { full_name: 'org/blocked', blocked }, { full_name: 'org/empty' }],
  });
  expect((await github(path, { headers })).status).toBe(status);
});

test('GraphQL executes queries over the same data', async () => {
  const { graphql } = await start();
  const { json } = await graphql(`{
    repository(owner: "old", name: "code") {
      nameWithOwner licenseInfo { spdxId }
      defaultBranchRef { name target { ... on Commit { oid history { totalCount } } } }
      tree: object(expression: "HEAD:") { ... on Tree { entries { name type object { ... on Tree { entries { path } } } } } }
      readme: object(expression: "HEAD:README.md") { ... on Blob { text byteSize isTruncated } }
      none: object(expression: "HEAD:NONE") { id }
      releases(first: 5) { nodes { tagName isPrerelease } }
      refs(refPrefix: "refs/tags/", first: 1) { totalCount nodes { name } }
      issues(states: OPEN) { totalCount }
      mentionableUsers { totalCount }
    }
    rateLimit { remaining cost }
  }`);
  expect(json).toMatchObject({
    data: {
      repository: {
        nameWithOwner: 'org/code',
        licenseInfo: { spdxId: 'MIT' },
        defaultBranchRef: { name: 'main', target: { oid: headCommit(code), history: { totalCount: 42 } } },
        readme: { text: '# Code', byteSize: 6, isTruncated: false },
        none: null,
        releases: { nodes: [{ tagName: 'v1', isPrerelease: false }] },
        refs: { totalCount: 2, nodes: [{ name: 'v1' }] },
        mentionableUsers: { totalCount: 7 },
      },
    },
  });
  expect(json.errors).toBeUndefined();
});

test('GraphQL refuses what the published schema does not have, and lists without a bound', async () => {
  const { graphql } = await start();
  expect(
    (await graphql('{ repository(owner: "org", name: "code") { starCount } }')).json.data,
  ).toBeUndefined();
  await graphql('{ repository(owner: "org", name: "code") { releases { nodes { tagName } } } }');
  expect(apis.invalidQueries).toHaveLength(2);
  const missing = await graphql('{ repository(owner: "org", name: "none") { name } }');
  expect(missing).toMatchObject({
    status: 200,
    json: { errors: [{ type: 'NOT_FOUND', path: ['repository'] }] },
  });
});

test('papers are known by DOI and arXiv id, and unknown as each service says it', async () => {
  const papers = [{ doi: '10.1/abc', arxiv: '2210.10341', title: 'A paper', citations: 3 }];
  await start({ papers });
  const ask = async (name: string, path: string) => {
    const response = await fetch(`${apis.env[name]}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const scholar = await ask(
    'SEMANTIC_SCHOLAR_API_URL',
    '/graph/v1/paper/ARXIV:2210.10341?fields=title,citationCount',
  );
  expect(JSON.parse(scholar.text)).toMatchObject({ title: 'A paper', citationCount: 3 });
  expect((await ask('OPENALEX_API_URL', '/works/doi:10.1/abc')).status).toBe(200);
  expect((await ask('CROSSREF_API_URL', '/works/10.1%2Fabc')).status).toBe(200);
  expect((await ask('DATACITE_API_URL', '/dois/10.48550/arXiv.2210.10341')).status).toBe(200);
  expect((await ask('SEMANTIC_SCHOLAR_API_URL', '/graph/v1/paper/DOI:10.1/none')).status).toBe(404);
  expect(await ask('CROSSREF_API_URL', '/works/10.1/none')).toEqual({
    status: 404,
    text: 'Resource not found.',
  });
});

test('faults hit as often as they are told to, and waves are told apart', async () => {
  const { hub } = await start({ faults: [{ path: '/api/models', times: 1, status: 503 }], waves: [2, 1] });
  const [first, card] = await Promise.all([
    hub('/api/models/org/model'),
    hub('/org/model/resolve/main/README.md'),
  ]);
  expect([first.status, card.status]).toEqual([503, 200]);
  await card.text();
  expect((await hub('/api/models/org/model')).status).toBe(200);
  expect(apis.waves().map((wave) => wave.length)).toEqual([2, 1]);
});

test('a part of the world answers 503 for what it does not hold, and still says what it knows to be missing', async () => {
  const { hub, github, graphql } = await start({
    partial: true,
    models: [
      { ...model, renamedFrom: 'old/model' },
      { id: 'org/bare', files: { 'README.md': '#' }, listed: false },
    ],
    repositories: [{ ...code, head: 'ab'.repeat(20), files: { ...code.files, 'weights.pt': null } }],
    papers: [{ doi: '10.1/abc', title: 'A paper' }],
  });
  const status = async (response: Promise<Response>) => (await response).status;
  expect(await status(hub('/api/models/org/none'))).toBe(503);
  expect(await status(hub('/org/model/resolve/main/weights/model.bin'))).toBe(503);
  expect(await status(hub('/org/model/resolve/main/none'))).toBe(404);
  expect(await read(hub('/api/models/org/bare?blobs=true'))).not.toHaveProperty('siblings');
  expect(await status(hub('/api/models/org/bare/tree/main'))).toBe(503);
  expect(await status(hub('/org/bare/resolve/main/none'))).toBe(503);
  expect(await status(hub('/org/bare/resolve/main/README.md'))).toBe(200);

  expect(await status(github('/repos/org/none'))).toBe(503);
  expect(await status(github('/repos/org/code/contents/weights.pt'))).toBe(503);
  expect(await status(github('/repos/org/code/contents/none'))).toBe(404);
  const { sha, tree } = await read<{ sha: string; tree: Entry[] }>(
    github('/repos/org/code/git/trees/main?recursive=1'),
  );
  expect(sha).toBe('ab'.repeat(20));
  expect(tree.find(({ path }) => path === 'weights.pt')).not.toHaveProperty('size');
  expect((await graphql('{ repository(owner: "org", name: "none") { name } }')).status).toBe(503);
  const { json } = await graphql(
    '{ repository(owner: "org", name: "code") { name body: object(expression: "HEAD:weights.pt") { id } } }',
  );
  expect(json).toMatchObject({
    data: { repository: { name: 'code', body: null } },
    errors: [{ path: ['repository', 'body'] }],
  });

  expect((await fetch(`${apis.env.CROSSREF_API_URL}/works/10.1/abc`)).status).toBe(200);
  expect((await fetch(`${apis.env.CROSSREF_API_URL}/works/10.1/none`)).status).toBe(503);
});
