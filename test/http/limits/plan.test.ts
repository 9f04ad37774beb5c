import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { type Plan, type PlanOptions, planOf, planText } from '../../../src/http/limits/plan.js';
import { HUB, MINUTE, paced } from '../simulation.js';

const now = Date.parse('2026-11-23T10:00:00Z');

function options(env: Record<string, string>, more: Partial<PlanOptions> = {}): PlanOptions {
  const config = readConfig(env, '/home/nobody', {}, () => null);
  return { config, depth: 'full', listed: false, shareWithRepository: 0.4, quotas: [], now, ...more };
}

const both = { HF_TOKEN: 'hf_1', GITHUB_TOKEN: 'ghp_1' };

test('models that are named one by one take a record and files each, and the Hub is the limit', () => {
  const plan = planOf(10_000, options(both));
  // 10,000 records and 2,000 linked ones, 15,000 files; 4,000 repositories in twenties, three questions each.
  expect(plan.requests).toEqual({ Hub: 27_000, GitHub: 600 });
  expect(plan.limit).toBe('Hub');
  // 12,000 calls in windows of 1,000: the first half of the last window goes at once.
  expect(plan.minutes).toBeGreaterThanOrEqual(55);
  expect(plan.minutes).toBeLessThanOrEqual(60);
  expect(planText(plan)).toMatch(
    /^27,600 requests, about (5\d|60) min with this token; the Hub is the limit$/,
  );
});

test('models that the Hub lists need no request each', () => {
  const plan = planOf(100_000, options(both, { depth: 'list', listed: true }));
  expect(plan.requests).toEqual({ Hub: 200 });
  expect(planText(plan)).toBe('200 requests, less than a minute');
});

test('without a token GitHub is asked five times for a repository, sixty times an hour', () => {
  const plan = planOf(1000, options({ HF_TOKEN: 'hf_1' }));
  expect(plan.requests.GitHub).toBe(2000);
  expect(plan).toMatchObject({ limit: 'GitHub' });
  expect(plan.minutes / 60).toBeGreaterThanOrEqual(32);
  expect(plan.minutes / 60).toBeLessThanOrEqual(34);
  expect(planText(plan)).toBe('4,700 requests, about 33 h without a token; GitHub is the limit');
});

test('more tokens take less time, until another service is the limit', () => {
  const million = (tokens: string) =>
    planOf(
      1_000_000,
      options({ HF_TOKEN: 'hf_1', GITHUB_TOKENS: tokens }, { shareWithRepository: 1, listed: true }),
    );
  const [one, three] = [million('ghp_1'), million('ghp_1 ghp_2 ghp_3')];
  expect(one.limit).toBe('GitHub');
  // Thirty hours of questions by one token; 1.5 million files in windows of 5,000 take 25.
  expect(one.minutes / 60).toBeCloseTo(30, 0);
  expect(three).toMatchObject({ limit: 'Hub' });
  expect(three.minutes / 60).toBeCloseTo(25, 0);
  expect(planText(one)).toMatch(/about 30 h with this token; GitHub is the limit$/);
});

test('what answers told counts, not what is documented', () => {
  const quota = { host: 'huggingface.co', bucket: 'api', token: 'HF_TOKEN' };
  const told = { ...quota, limit: 2500, remaining: 100, windowMs: 5 * MINUTE, resetAt: now + 4 * MINUTE };
  const plan = planOf(1000, options(both, { shareWithRepository: 0, quotas: [told] }));
  // 1,200 calls: 100 until the reset, the rest at once.
  expect(plan.minutes).toBeCloseTo(4, 1);
  expect(
    planOf(1000, options(both, { shareWithRepository: 0, quotas: [{ ...told, resetAt: now - 1 }] })).limit,
  ).toBeNull();
});

test.each([0, 1])('a list of %d', (count) => {
  const plan = planOf(count, options({}, { shareWithRepository: 0, depth: 'list' }));
  expect(planText(plan)).toBe(
    count === 0 ? '0 requests, less than a minute' : '1 request, less than a minute',
  );
});

test.each([
  [89.4, 'about 89 min'],
  [100, 'about 2 h'],
  [60 * 24 * 3, 'about 3 days'],
])('%d minutes are told as %s', (minutes, text) => {
  const plan: Plan = { requests: { Hub: 9 }, minutes, limit: 'Hub', tokens: { hub: false, github: 2 } };
  expect(planText(plan)).toBe(`9 requests, ${text} without a token; the Hub is the limit`);
});

test('a batch takes as long as its plan says', async () => {
  const count = 3700;
  const run = paced({ quota: 1000, windowMs: 5 * MINUTE, style: 'hub' }, { HF_TOKEN: 'hf_1' });
  const began = run.clock.now();
  await run.ask(count, (index) => run.http.fetch(`${HUB}/api/models/m${index}`, { method: 'HEAD' }));
  const took = (run.clock.now() - began) / MINUTE;
  const plan = planOf(count, { ...options({}), config: run.config, depth: 'list', quotas: [], now });
  expect(took / plan.minutes).toBeGreaterThan(0.9);
  expect(took / plan.minutes).toBeLessThan(1.1);
});
