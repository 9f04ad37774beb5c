import { expect, test } from 'vitest';
import { linkTo, rebase } from '../../src/http/client.js';
import { failing, open } from './open.js';

const models = [
  {
    id: 'org/new',
    renamedFrom: 'org/old',
    sha: 'a'.repeat(40),
    files: { 'README.md': '# Model', 'big.bin': 5 },
  },
];
const repositories = [{ full_name: 'org/code', renamedFrom: 'org/old', files: { 'a.py': '' } }];

test.each([{}, { hub: '/hf', github: '/gh/api' }])(
  'renames are followed, also under a path: %o',
  async (paths) => {
    const { config, http } = await open({ models, repositories, paths });
    const model = await http.fetch(`${config.hub.endpoint}/api/models/org/old?expand=sha`);
    expect(await model.json()).toMatchObject({ id: 'org/new', sha: 'a'.repeat(40) });
    expect(model.url).toBe(`${config.hub.endpoint}/api/models/org/new?expand=sha`);
    expect(model.redirected).toBe(true);
    const code = await http.fetch(`${config.github.api}/repos/org/old`);
    expect(await code.json()).toMatchObject({ full_name: 'org/code' });
    const card = await http.fetch(`${config.hub.endpoint}/org/old/resolve/main/README.md`);
    expect(await card.text()).toBe('# Model');
    expect(http.cost()).toMatchObject({ requests: 3, waves: 1 });
  },
);

test('the commit and size that the Hub names on the way to its storage are kept', async () => {
  const { config, http } = await open({ models });
  const file = await http.fetch(`${config.hub.endpoint}/org/new/resolve/main/big.bin`);
  expect(file.headers.get('x-repo-commit')).toBe('a'.repeat(40));
  expect(file.headers.get('x-linked-size')).toBe('5');
});

test.each([
  ['a loop', '/api/models/org/x', 'too many redirects', 6],
  ['another protocol', 'file:///etc/passwd', 'a redirect to nowhere', 1],
  ['no address', 'http://[broken', 'a redirect to nowhere', 1],
])('redirects that lead nowhere end: %s', async (_, location, detail, hops) => {
  const { apis, config, http } = await open({ faults: [{ status: 307, headers: { location } }] });
  const failure = await failing(http.fetch(`${config.hub.endpoint}/api/models/org/x`));
  expect(failure.reason).toEqual({ code: 'invalid-response', detail });
  expect(apis.log).toHaveLength(hops);
});

test('a caller may want to see the redirect itself', async () => {
  const { config, http } = await open({ models });
  const response = await http.fetch(`${config.hub.endpoint}/api/models/org/old`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([307, '/api/models/org/new']);
});

test('a POST stays one only where the server asks for that', async () => {
  const { apis, config, http } = await open({ models, tokens: true });
  for (const status of [303, 307]) {
    apis.fail({ times: 1, status, headers: { location: '/api/whoami-v2' } });
    await http.fetch(`${config.hub.endpoint}/api/models/org/new/paths-info/main`, {
      method: 'POST',
      body: '{}',
    });
  }
  expect(apis.requests().map(({ method, path }) => [method, path])).toEqual([
    ['GET', '/api/whoami-v2'],
    ['POST', '/api/whoami-v2'],
  ]);
});

test('page links of the public Hub are taken to the configured one', async () => {
  const { config, http } = await open({
    models: [...models, { id: 'org/two' }, { id: 'org/three' }],
    paths: { hub: '/hf' },
  });
  const ids: string[] = [];
  let next: string | null = `${config.hub.endpoint}/api/models?limit=2`;
  while (next) {
    const response: Response = await http.fetch(next);
    ids.push(...((await response.json()) as { id: string }[]).map(({ id }) => id));
    const link = linkTo('next', response.headers.get('link'));
    next = link && rebase(link, config.hub.endpoint);
  }
  expect(ids.sort()).toEqual(['org/new', 'org/three', 'org/two']);
});

test.each([
  [
    'https://huggingface.co/api/models?cursor=x%3D',
    'http://localhost:1/hf',
    'http://localhost:1/hf/api/models?cursor=x%3D',
  ],
  ['http://localhost:1/hf/api/models', 'http://localhost:1/hf', 'http://localhost:1/hf/api/models'],
  ['/api/models/a', 'http://localhost:1/hf', 'http://localhost:1/hf/api/models/a'],
  ['/api/models/a', 'https://mirror.example', 'https://mirror.example/api/models/a'],
])('%s belongs to %s as %s', (link, endpoint, expected) => {
  expect(rebase(link, endpoint)).toBe(expected);
});

test('links are found by their relation', () => {
  const header = '<https://x/a?b=1,2>; rel="next", <https://x/z>; rel="last"; title="a, b"';
  expect(linkTo('next', header)).toBe('https://x/a?b=1,2');
  expect(linkTo('last', header)).toBe('https://x/z');
  expect(linkTo('prev', header)).toBeNull();
  expect(linkTo('next', null)).toBeNull();
});
