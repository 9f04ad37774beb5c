/** Requests spread over windows of quota, so that a batch of hours uses what it is allowed and is never refused. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { failing } from './open.js';
import { GITHUB, HUB, hubWindow, MINUTE, type Paced, paced, sharesUsed } from './simulation.js';

const HOUR = 60 * MINUTE;
const githubHour = { quota: 5000, windowMs: HOUR, style: 'github' } as const;

const model =
  ({ http }: Paced) =>
  (index: number) =>
    http.fetch(`${HUB}/api/models/org/m${index}`, { method: 'HEAD' });
const repository =
  ({ http }: Paced) =>
  (index: number) =>
    http.fetch(`${GITHUB}/repos/org/r${index}`, { method: 'HEAD' });
const graphql =
  ({ http }: Paced) =>
  () =>
    http.fetch(`${GITHUB}/graphql`, { method: 'POST', body: '{"query":"{ viewer { login } }"}' });

/** Most calls in any minute. */
function busiestMinute(times: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= MINUTE) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

test('ten thousand requests in windows of five minutes: none is refused, and the windows are used', async () => {
  const run = paced({ ...hubWindow, used: { hf_a: 400 } }, { HF_TOKEN: 'hf_a' });
  await run.ask(10_000, model(run));
  expect(run.service.refused).toEqual([]);
  const shares = sharesUsed(run.service.windows.get('hf_a'), 1000);
  expect(shares.length).toBeGreaterThanOrEqual(8);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.95);
  expect(run.http.cost().requests).toBe(10_000);
});

test('three tokens share the work by what is left of each, within the limit per minute', async () => {
  const run = paced(
    { ...githubHour, used: { a: 0, b: 3000, c: 4900 } },
    { GITHUB_TOKEN: 'a', GITHUB_TOKENS: 'b, c\na' },
  );
  await run.ask(25_000, graphql(run), 64);
  const { service } = run;
  expect(service.refused).toEqual([]);
  for (const token of ['a', 'b', 'c']) {
    const windows = service.windows.get(token) ?? [];
    expect(windows[0]?.used, `first hour of ${token}`).toBeGreaterThanOrEqual(4750);
    expect(Math.min(1, ...sharesUsed(windows, 5000)), token).toBeGreaterThanOrEqual(0.95);
    const times = service.calls.filter((call) => call.token === token).map(({ at }) => at);
    expect(busiestMinute(times)).toBeLessThanOrEqual(2000);
  }
  expect(service.mostUnderWay).toBeLessThanOrEqual(100);
  const told = run.http.quotas().map(({ token }) => token);
  expect(told.sort()).toEqual(['GITHUB_TOKEN', 'GITHUB_TOKENS (no. 1)', 'GITHUB_TOKENS (no. 2)']);
});

test('what is left of each token falls together', async () => {
  const run = paced({ ...githubHour, used: { b: 200 } }, { GITHUB_TOKENS: 'a b' });
  await run.ask(400, graphql(run), 4);
  const left = run.http.quotas().map(({ remaining }) => remaining);
  // 5,000 and 4,800 less 400.
  expect(left.map((calls) => Math.round(calls / 50) * 50)).toEqual([4700, 4700]);
});

test('REST calls keep to the limit per minute, whatever is left of the hour', async () => {
  const run = paced({ ...githubHour, quota: 15_000 }, { GITHUB_TOKEN: 'a' });
  await run.ask(3000, repository(run), 64);
  expect(run.service.refused).toEqual([]);
  expect(busiestMinute(run.service.calls.map(({ at }) => at))).toBeLessThanOrEqual(900);
});

test('a token that goes bad halfway is left out with one warning, and the others do its work', async () => {
  let calls = 0;
  const bad = { status: 401, body: '{"message":"Bad credentials"}' };
  const run = paced(
    { ...githubHour, instead: (_, token) => (token === 'ghp_secret_b' && ++calls > 500 ? bad : null) },
    { GITHUB_TOKENS: 'ghp_secret_a,ghp_secret_b,ghp_secret_c' },
  );
  await run.ask(2500, graphql(run));
  expect(run.service.refused).toEqual([]);
  expect(run.notes).toEqual([
    'The token from GITHUB_TOKENS (no. 2) was refused by github.example and left out.',
  ]);
  expect(run.http.notes()).toEqual(run.notes);
  // Nothing is missing from a report because of it.
  expect(run.http.scope().notes()).toEqual([]);
  expect(run.http.authorized(`${GITHUB}/graphql`)).toBe(true);
  expect(inspect([run.notes, run.http, run.config, run.http.quotas()], { depth: 9 })).not.toContain('secret');
});

test('when the last token is bad, REST goes on without one and GraphQL fails', async () => {
  const bad = { status: 401, body: '{"message":"Bad credentials"}' };
  const run = paced(
    { ...githubHour, instead: (_, token) => (token === '' ? null : bad) },
    { GITHUB_TOKENS: 'ghp_1 ghp_2' },
  );
  await run.ask(20, repository(run));
  expect(run.notes).toHaveLength(2);
  expect(run.http.scope().notes()).toHaveLength(2);
  expect(run.http.authorized(`${GITHUB}/graphql`)).toBe(false);
});

test('somebody else who uses the same token slows the batch down, and it is not refused', async () => {
  const run = paced(hubWindow, { HF_TOKEN: 'hf_a' });
  const { clock, service } = run;
  let isOver = false;
  // A call a second: 300 of the 1,000 of a window.
  const somebody = async () => {
    while (!isOver) {
      await clock.sleep(1000);
      service.take('hf_a');
    }
  };
  void somebody();
  await run.ask(4000, model(run));
  isOver = true;
  expect(service.refused).toEqual([]);
  expect(Math.min(...sharesUsed(service.windows.get('hf_a'), 1000))).toBeGreaterThanOrEqual(0.95);
});

test('somebody who used much at first and then stopped does not stop the batch', async () => {
  const run = paced(githubHour, { GITHUB_TOKEN: 'ghp_1' });
  const { clock, service } = run;
  void (async () => {
    for (let calls = 0; calls < 1500; calls++) {
      await clock.sleep(10);
      service.take('ghp_1');
    }
  })();
  await run.ask(9000, graphql(run));
  expect(service.refused).toEqual([]);
  const [first, second] = service.windows.get('ghp_1') ?? [];
  expect(Math.min(first?.used ?? 0, second?.used ?? 0)).toBeGreaterThanOrEqual(4750);
});

test.each([-HOUR, 37_300, HOUR])('a clock that is %d ms off does not matter', async (skewMs) => {
  const run = paced({ ...githubHour, quota: 500, skewMs }, { GITHUB_TOKEN: 'a' });
  await run.ask(1800, repository(run));
  expect(run.service.refused).toEqual([]);
  expect(Math.min(...sharesUsed(run.service.windows.get('a'), 500))).toBeGreaterThanOrEqual(0.95);
});

test('without a word from the server the documented limits hold', async () => {
  const run = paced({ quota: 500, windowMs: 5 * MINUTE, style: 'silent' });
  await run.ask(1600, model(run));
  expect(run.service.refused).toEqual([]);
  expect(Math.min(...sharesUsed(run.service.windows.get(''), 500))).toBeGreaterThanOrEqual(0.95);
});

test('a visitor without a token gets through an hourly limit of sixty', async () => {
  const run = paced({ ...githubHour, quota: 60 });
  await run.ask(200, repository(run));
  expect(run.service.refused).toEqual([]);
  expect(run.service.calls).toHaveLength(200);
  expect(run.waits[0]).toMatch(/^waiting \d+ (s|min) for github\.example: rate limit$/);
});

test('the whole quota may be gone when a batch begins', async () => {
  const run = paced({ ...hubWindow, used: { hf_a: 1000 } }, { HF_TOKEN: 'hf_a' });
  await run.ask(100, model(run));
  // Only those that went before the first answer.
  expect(run.service.refused.length).toBeLessThanOrEqual(4);
  expect(run.http.cost().waitedMs).toBeGreaterThan(4 * MINUTE);
});

test('nobody asks before the time that Retry-After names', async () => {
  let refusedAt = 0;
  const run = paced(
    {
      ...hubWindow,
      instead: () => {
        if (refusedAt > 0) return null;
        refusedAt = run.clock.now();
        return { status: 429, headers: { 'retry-after': '90' } };
      },
    },
    { HF_TOKEN: 'hf_a' },
  );
  await run.ask(50, model(run));
  const later = run.service.calls.map(({ at }) => at - refusedAt).filter((ms) => ms > 1000);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(90_000);
  expect(later.length).toBeGreaterThanOrEqual(46);
});

test('a secondary limit closes all of GitHub, for twice as long when it comes again', async () => {
  const times: number[] = [];
  const run = paced(
    {
      ...githubHour,
      instead: () => {
        if (times.length === 2) return null;
        times.push(run.clock.now());
        return { status: 403, body: '{"message":"You have exceeded a secondary rate limit"}' };
      },
    },
    { GITHUB_TOKEN: 'ghp_1' },
  );
  await run.ask(4, (index) => (index % 2 ? graphql(run)() : repository(run)(index)), 1);
  const all = run.service.calls.map(({ at }) => at);
  expect((all[1] ?? 0) - (all[0] ?? 0)).toBeGreaterThanOrEqual(MINUTE);
  expect((all[2] ?? 0) - (all[1] ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE);
  expect(run.service.calls).toHaveLength(6);
});

test('with a longest wait, a turn that is further off fails at once and says when it would be', async () => {
  const run = paced({ ...hubWindow, used: { hf_a: 1000 } }, { HF_TOKEN: 'hf_a' }, { maxWait: 20 });
  const began = run.clock.now();
  const failure = await run.clock.run(failing(model(run)(1)));
  expect(failure.reason).toMatchObject({
    code: 'rate-limited',
    until: expect.stringMatching(/^2026-11-23T10:0[45]/),
  });
  const again = await run.clock.run(failing(model(run)(2)));
  expect(again.reason.code).toBe('rate-limited');
  expect(run.clock.now() - began).toBeLessThan(1000);
  expect(run.service.calls).toHaveLength(1);
});

test('waiting ends when the run is called off, and what is under way comes to its end', async () => {
  const leaving = new AbortController();
  const run = paced(
    { ...hubWindow, quota: 10, latencyMs: 400 },
    { HF_TOKEN: 'hf_a' },
    { signal: leaving.signal },
  );
  run.clock.after(10_000, () => leaving.abort(new Error('enough')));
  const asked = Array.from({ length: 30 }, (_, index) => model(run)(index));
  const ends = await run.clock.run(Promise.allSettled(asked));
  const done = ends.filter(({ status }) => status === 'fulfilled');
  expect(done.length).toBe(run.service.calls.length);
  expect(done.length).toBeGreaterThan(0);
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [(end.reason as Error).message] : []));
  expect(new Set(reasons)).toEqual(new Set(['enough']));
});

test('what a long run remembers does not grow with the hosts that it met', async () => {
  const run = paced({ ...hubWindow, quota: 10_000 });
  await run.ask(2000, (index) => run.http.fetch(`https://host-${index}.example/`, { method: 'HEAD' }));
  expect(Object.keys(run.http.cost().byHost).length).toBeLessThanOrEqual(101);
  expect(Object.values(run.http.cost().byHost).reduce((sum, calls) => sum + calls, 0)).toBe(2000);
  expect(run.http.quotas().length).toBeLessThanOrEqual(500);
});
