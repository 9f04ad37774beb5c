import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedWait, Quotas, quotaIn } from '../../../src/http/limits/quota.js';
import { backoff } from '../../../src/http/retry.js';

const now = Date.parse('2026-11-23T10:00:00Z');
const epoch = (seconds: number) => String(now / 1000 + seconds);

test.each([
  [{}, null],
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': 'Mon, 23 Nov 2026 10:00:09 GMT' }, 9000],
  // The server's clock is an hour ahead; what counts is the difference that it names.
  [{ date: 'Mon, 23 Nov 2026 11:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 11:00:09 GMT' }, 9000],
  [
    { date: 'Mon, 23 Nov 2026 11:00:00 GMT', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(3630) },
    30_000,
  ],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(30) }, 30_000],
  [{ 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': epoch(30) }, null],
  [{ 'retry-after': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': epoch(30) }, 5000],
  [{ ratelimit: '"api";r=0;t=40' }, 40_000],
  [{ ratelimit: '"api";r=3;t=40' }, null],
  [{ ratelimit: '"pages";r=9;t=1, "api";r=0;t=50' }, 50_000],
] as [Record<string, string>, number | null][])('%o asks for %o ms', (headers, expected) => {
  expect(askedWait(new Headers(headers), now)).toBe(expected);
});

test('the state of a quota is read from both styles of headers', () => {
  const hub = new Headers({
    ratelimit: '"api";r=499;t=120',
    'ratelimit-policy': '"fixed window";"api";q=500;w=300',
  });
  expect(quotaIn(hub, 'h', 'api', now)).toEqual({
    host: 'h',
    bucket: 'api',
    limit: 500,
    remaining: 499,
    resetAt: now + 120_000,
    windowMs: 300_000,
  });
  const github = new Headers({
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '59',
    'x-ratelimit-reset': epoch(60),
  });
  expect(quotaIn(github, 'h', 'core', now)).toMatchObject({
    limit: 60,
    remaining: 59,
    resetAt: now + 60_000,
  });
  expect(quotaIn(new Headers(), 'h', 'core', now)).toBeNull();
});

test('a spent quota closes its bucket for the visitor who spent it, until it starts anew', () => {
  const quotas = new Quotas();
  quotas.learn(new Headers({ ratelimit: '"api";r=0;t=10' }), 'h', 'api', { identity: 'me' }, now);
  expect(quotas.closedUntil('h', 'api', 'me', now)).toBe(now + 10_000);
  expect(quotas.closedUntil('h', 'api', 'me', now + 10_000)).toBeNull();
  expect(quotas.closedUntil('h', 'api', '', now)).toBeNull();
  expect(quotas.closedUntil('h', 'resolvers', 'me', now)).toBeNull();
  expect(quotas.list()).toHaveLength(1);
});

test('no header makes a wait that is negative, endless or not a number', () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0123456789-+.eE;=rt",: ') }),
    fc.integer().map(String),
    fc.double().map(String),
  );
  const names = ['retry-after', 'ratelimit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'date'];
  const headers = fc.record(Object.fromEntries(names.map((name) => [name, value])));
  fc.assert(
    fc.property(headers, (fields) => {
      const wait = askedWait(new Headers(fields), now);
      const quota = quotaIn(new Headers(fields), 'h', 'b', now);
      for (const ms of [wait, quota?.resetAt ?? null]) {
        if (ms !== null) expect(() => new Date(now + ms).toISOString()).not.toThrow();
      }
      expect(wait === null || wait >= 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('pauses grow, and stay near their plan', () => {
  for (const failures of [1, 2, 3]) {
    const plan = 100 * 2 ** (failures - 1);
    const pause = backoff(failures, 100);
    expect(pause).toBeGreaterThanOrEqual(plan / 2);
    expect(pause).toBeLessThanOrEqual(plan * 1.5);
  }
});
