import { expect, test } from 'vitest';
import { failing, open } from './open.js';

const path = '/api/models/org/model';
const models = [{ id: 'org/model' }];

test('a limit that ends soon is waited for, and the wait is told in one line', async () => {
  const { apis, config, http, waits } = await open({
    models,
    faults: [{ times: 1, status: 429, headers: { ratelimit: '"api";r=0;t=1' } }],
  });
  const response = await http.fetch(config.hub.endpoint + path);
  expect(response.status).toBe(200);
  expect(waits).toEqual([`waiting 1 s for ${new URL(config.hub.endpoint).host}: rate limit`]);
  expect(http.cost()).toMatchObject({ requests: 2, waves: 1, waitedMs: 1250 });
  const [first, second] = apis.log;
  expect((second?.time ?? 0) - (first?.time ?? 0)).toBeGreaterThan(990);
});

test.each([
  ['Retry-After in seconds', 'hub', 429, { 'retry-after': '40' }, 40],
  ['Retry-After as a date', 'hub', 429, { 'retry-after': new Date(Date.now() + 40_000).toUTCString() }, 40],
  ['RateLimit', 'hub', 429, { ratelimit: '"api";r=0;t=40' }, 40],
  ['Retry-After before RateLimit', 'hub', 429, { 'retry-after': '40', ratelimit: '"api";r=0;t=90' }, 40],
  [
    'x-ratelimit-reset',
    'github',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 40) },
    40,
  ],
  ['secondary limit without a time', 'github', 403, {}, 60],
] as const)(
  'a wait over the budget fails at once and says until when: %s',
  async (_, host, status, headers, seconds) => {
    const { apis, config, http, waits } = await open({
      models,
      maxWait: 10,
      faults: [{ host, status, headers, body: { message: 'secondary rate limit' } }],
    });
    const url = host === 'hub' ? config.hub.endpoint + path : `${config.github.api}/repos/org/code`;
    const began = Date.now();
    const { reason } = await failing(http.fetch(url));
    expect(reason.code).toBe('rate-limited');
    const left = (Date.parse(reason.until ?? '') - began) / 1000;
    expect(left).toBeGreaterThan(seconds - 8);
    expect(left).toBeLessThan(seconds + 8);

    // The next request would be refused, so it is not made.
    expect((await failing(http.fetch(`${url}?again`))).reason).toMatchObject({ code: 'rate-limited' });
    expect(apis.log).toHaveLength(1);
    expect(waits).toEqual([]);
  },
);

test('a quota that the last answer used up is not asked again, other quotas are', async () => {
  const { apis, config, http } = await open({
    models: [{ id: 'org/model', files: { 'README.md': 'x' } }],
    maxWait: 1,
    limits: { hub: { api: { quota: 1, seconds: 40 } } },
  });
  await http.fetch(config.hub.endpoint + path);
  const { reason } = await failing(http.fetch(`${config.hub.endpoint}/api/datasets/org/data`));
  expect(reason).toMatchObject({ code: 'rate-limited', until: expect.stringMatching(/^20/) });
  await http.fetch(`${config.hub.endpoint}/org/model/resolve/main/README.md`);
  expect(apis.requests()).toHaveLength(2);
  expect(http.quotas()).toContainEqual(expect.objectContaining({ bucket: 'api', limit: 1, remaining: 0 }));
});

test('the limit itself may be asked for when it is spent', async () => {
  const { config, http } = await open({
    repositories: [{ full_name: 'org/code' }],
    maxWait: 0,
    limits: { github: { anonymous: { quota: 1, seconds: 40 } } },
  });
  await http.fetch(`${config.github.api}/repos/org/code`);
  expect((await http.fetch(`${config.github.api}/rate_limit`)).status).toBe(200);
  await failing(http.fetch(`${config.github.api}/repos/org/code`));
});

test.each([
  { 'retry-after': '-5' },
  { 'retry-after': 'soon' },
  { 'retry-after': '0' },
  { 'retry-after': '9'.repeat(400) },
  { ratelimit: '"api";r=0;t=-3' },
  { ratelimit: '"api";r=zero;t=abc' },
  { ratelimit: ',,;;r=;t=' },
  { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '-1' },
  { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
  { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(300) },
])('nonsense about waiting neither loops nor waits: %o', async (headers) => {
  const { apis, config, http } = await open({ maxWait: 5, faults: [{ status: 429, headers }] });
  const { reason } = await failing(http.fetch(config.hub.endpoint + path));
  expect(reason.code).toBe('rate-limited');
  expect(apis.log).toHaveLength(4);
  expect(http.cost().waitedMs).toBeLessThan(1000);
});

test('requests that wait together share the budget and the line', async () => {
  const { config, http, waits } = await open({
    models: Array.from({ length: 6 }, (_, index) => ({ id: `org/m${index}` })),
    maxWait: 5,
    latencyMs: 50,
    faults: [{ times: 6, status: 429, headers: { 'retry-after': '1' } }],
  });
  const ids = Array.from({ length: 6 }, (_, index) => `${config.hub.endpoint}/api/models/org/m${index}`);
  const answers = await Promise.all(ids.map((url) => http.fetch(url)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
  expect(waits.length).toBeLessThan(6);
  // One after the other would be 6 × 1250 ms, which is over the budget.
  expect(http.cost().waitedMs).toBeLessThan(5000);
});

test('a batch that meets a quota arrives whole, and only what was under way is refused', async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({ id: `org/m${index}` }));
  const { apis, config, http } = await open({
    models: many,
    latencyMs: 5,
    limits: { hub: { api: { quota: 10, seconds: 1 } } },
  });
  const urls = many.map(({ id }) => `${config.hub.endpoint}/api/models/${id}`);
  const answers = await Promise.all(urls.map((url) => http.fetch(url)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(apis.log.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(16);
});

test.each([
  ['503', { status: 503 }, 'server error'],
  ['a reset', { reset: true }, 'connection failed'],
  ['a truncated body', { truncate: true }, 'answer broken off'],
])('%s is tried again and the answer then counts', async (_, fault, why) => {
  const { config, http, waits } = await open({ models, faults: [{ times: 1, ...fault }] });
  expect((await http.fetch(config.hub.endpoint + path)).status).toBe(200);
  expect(http.cost().requests).toBe(2);
  expect(waits).toEqual([expect.stringContaining(why)]);
});

test('no budget means no retries that wait', async () => {
  const { config, http } = await open({ models, maxWait: 0, faults: [{ times: 1, status: 503 }] });
  expect((await failing(http.fetch(config.hub.endpoint + path))).reason.code).toBe('server-error');
  expect(http.cost()).toMatchObject({ requests: 1, waitedMs: 0 });
});

test('Retry-After of a server that is down is obeyed: too long means not at all', async () => {
  const { config, http } = await open({
    maxWait: 5,
    faults: [{ status: 503, headers: { 'retry-after': '600' } }],
  });
  const { reason } = await failing(http.fetch(config.hub.endpoint + path));
  expect(reason).toMatchObject({ code: 'server-error', until: expect.stringMatching(/^20/) });
  expect(http.cost().requests).toBe(1);
});

test('a caller who leaves is let go, also while waiting', async () => {
  const { config, http } = await open({ faults: [{ status: 429, headers: { 'retry-after': '20' } }] });
  const leaving = new AbortController();
  const request = http.fetch(config.hub.endpoint + path, { signal: leaving.signal });
  setTimeout(() => leaving.abort(new Error('enough')), 200);
  await expect(request).rejects.toThrow('enough');
});
