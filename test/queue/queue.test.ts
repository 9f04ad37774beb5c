/** A batch on several machines: real workers, a real Redis, stand-in services; each of them may die. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { QUEUE } from '../../src/queue/order.js';
import { VERSION } from '../../src/version.js';
import { type Apis, startApis } from '../apis/index.js';
import { linesIn, program, type Running, untilLines } from '../batch/program.js';
import { missingRedis, type RedisServer, startRedis } from './redis.js';

if (process.env.CI === 'true') {
  it('has a Redis to be tested with', () => {
    expect(missingRedis).toBeNull();
  });
}

const COUNT = 28;
const IDS = Array.from({ length: COUNT }, (_, index) => `org/model-${index}`);
/** So that nothing here waits for a quota. */
const AMPLE = { quota: 1_000_000, seconds: 60 };

let redis: RedisServer;
let apis: Apis;
let folder = '';
let running: Running[] = [];

const at = (name: string) => join(folder, name);

/** Each machine has a cache of its own. */
function start(args: readonly string[], machine = 'cache', more: Record<string, string> = {}): Running {
  const env = {
    ...apis.env,
    ...apis.tokens,
    ...more,
    HOME: folder,
    RODEO_CACHE_DIR: at(machine),
    PATH: '/usr/bin:/bin',
  };
  const one = program.start(args, env, folder);
  running.push(one);
  return one;
}
const worker = (machine: string, ...more: string[]) =>
  start(['worker', '--queue', redis.url, '--concurrency', '3', ...more], machine);
/** What a worker that dies had begun is waited for no longer. On a busy machine it also takes over from the living. */
const SOON = ['--take-over', '1'];
const batch = (...more: string[]) =>
  start(['batch', 'list.txt', '-o', 'queued.ndjson', '--queue', redis.url, '--concurrency', '8', ...more]);

const targetsIn = (name: string): string[] => linesIn(at(name)).map((line) => JSON.parse(line).target);

/** The lines without what differs from run to run: times, and who was the first to ask for something that is shared. */
function withoutTimes(name: string): string[] {
  return linesIn(at(name))
    .map((text) => {
      const { at: _, ms, result, ...line } = JSON.parse(text);
      const { collectedAt, cost, ...same } = result ?? {};
      return JSON.stringify({ ...line, result: same });
    })
    .sort();
}

function expectSame(one: string, other: string): void {
  const [lines, others] = [withoutTimes(one), withoutTimes(other)];
  // Lines are long: the beginning of those that differ tells enough.
  expect(lines.filter((line, index) => line !== others[index]).map((line) => line.slice(0, 200))).toEqual([]);
  expect(lines).toHaveLength(others.length);
}

/** How many jobs there are in Redis, in any state. */
async function jobsLeft(): Promise<number> {
  const client = new Redis(redis.url);
  const keys = await client.keys('bull:*');
  client.disconnect();
  return keys.filter((key) => /:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+$/.test(key)).length;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(20);
}

describe.skipIf(missingRedis !== null)('a batch with a queue', () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis?.close();
  });
  beforeEach(async () => {
    running = [];
    folder = await mkdtemp(join(tmpdir(), 'rodeo-queue-'));
    await writeFile(at('list.txt'), `target,repo\n${IDS.map((id) => `${id},none\n`).join('')}`);
    apis = await startApis({
      limits: { hub: { api: AMPLE, resolvers: AMPLE, pages: AMPLE } },
      models: IDS.map((id) => ({
        id,
        tags: ['license:mit'],
        files: { 'README.md': `# ${id}\n\nA model for tests.\n`, 'model.safetensors': 1000 },
      })),
      latencyMs: 40,
    });
  });
  afterEach(async () => {
    for (const { child, ended } of running) {
      child.kill('SIGKILL');
      await ended;
    }
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    await apis.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the results of one without, whatever dies: a worker, Redis, the batch itself', async () => {
    await writeFile(at('list.txt'), `${linesIn(at('list.txt')).join('\n')}\norg/there-is-none,none\n`);
    const alone = start(['batch', 'list.txt', '-o', 'alone.ndjson', '--allow-failures', '1'], 'cache-alone');
    expect(await alone.ended).toBe(0);
    expect(targetsIn('alone.ndjson')).toHaveLength(COUNT + 1);

    const [first, second] = [worker('cache-1', ...SOON), worker('cache-2', ...SOON)];
    const killed = batch();
    // The last two are answered when the batch is dead: however busy the machine is, something is left for the next.
    apis.fail({ host: 'hub', path: /^\/api\/models\/org\/model-2[67]\?/, until: killed.ended });
    await untilLines(at('queued.ndjson'), 6, killed);
    first.child.kill('SIGKILL');
    await untilLines(at('queued.ndjson'), 12, killed);
    await redis.restart();
    await untilLines(at('queued.ndjson'), 18, killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(linesIn(at('queued.ndjson')).length).toBeLessThan(COUNT);

    const again = batch('--allow-failures', '1');
    expect(await again.ended).toBe(0);
    expect(second.said()).toContain(`Redis at ${redis.place} is back`);
    const targets = targetsIn('queued.ndjson');
    expect(new Set(targets).size).toBe(targets.length);
    expectSame('queued.ndjson', 'alone.ndjson');
  });

  it('goes on with what was finished in between, asks for nothing twice, and leaves nothing in Redis', async () => {
    const working = worker('cache-1');
    const killed = batch();
    await untilLines(at('queued.ndjson'), 6, killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const queue = new Queue(QUEUE, { connection: { url: redis.url } });
    await until(async () => (await queue.getActiveCount()) + (await queue.getWaitingCount()) === 0);
    expect(await queue.getCompletedCount()).toBeGreaterThan(0);
    // No more than were ordered at a time: a long list does not fill Redis.
    expect(await jobsLeft()).toBeLessThanOrEqual(8);
    await queue.close();

    expect(await batch().ended).toBe(0);
    expect(targetsIn('queued.ndjson').sort()).toEqual(IDS.map((id) => `hf:${id}`).sort());
    for (const id of IDS) {
      const records = apis.requests('hub').filter(({ path }) => path.startsWith(`/api/models/${id}?`));
      expect(records).toHaveLength(1);
    }
    // One that was written, but not yet said to be, when the batch was killed may stay for a week.
    expect(await jobsLeft()).toBeLessThan(8);

    working.child.kill('SIGTERM');
    expect(await working.ended).toBe(0);
  });

  it('is stopped without waiting for workers, which finish what they have when they are stopped', async () => {
    const working = worker('cache-1');
    const stopped = batch();
    await untilLines(at('queued.ndjson'), 5, stopped);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toBe(130);
    expect(stopped.said()).toContain('stopped; the same command resumes from queued.ndjson');
    working.child.kill('SIGINT');
    expect(await working.ended).toBe(130);

    const queue = new Queue(QUEUE, { connection: { url: redis.url } });
    expect(await queue.getJobCounts('active', 'failed')).toEqual({ active: 0, failed: 0 });
    await queue.close();
  });

  it('tries again, on any worker, what failed for a passing reason', async () => {
    await writeFile(at('list.txt'), 'org/model-1\n');
    apis.fail({ host: 'hub', path: '/api/models/org/model-1', times: 1, status: 500 });
    const working = worker('cache-1', '--max-wait', '0');
    const one = batch('-q');
    expect(await one.ended).toBe(0);
    expect(one.said()).toBe('');
    expect(targetsIn('queued.ndjson')).toEqual(['hf:org/model-1']);
    working.child.kill('SIGTERM');
    expect(await working.ended).toBe(0);
  });

  it('is not worked on by another version, which says so and gives back what it took', async () => {
    const queue = new Queue(QUEUE, { connection: { url: redis.url } });
    const order = { rodeo: '99.0.0', run: 'one', rules: 'of that version', listed: 'likewise', again: false };
    await queue.add('audit', order, { jobId: 'a-b-c' });
    const old = worker('cache-1');
    expect(await old.ended).toBe(2);
    expect(old.said()).toMatch(/rodeo: the batch is by rodeo 99\.0\.0, and this is \d+\.\d+\.\d+\n/);
    expect(await queue.getJobState('a-b-c')).toBe('waiting');
    await queue.close();
  });

  it('judges by the rubric and the gate that the batch sends along', async () => {
    const rubric =
      'schema: 1\nid: mine\nextends: rodeo\ntitle: Mine\ncriteria: { model-card: { usability: 90 } }\n';
    await writeFile(at('mine.yaml'), rubric);
    await writeFile(at('list.txt'), 'org/model-1\norg/model-2\n');
    const judged = ['--rubric', 'mine.yaml', '--min', 'openness=99'];
    expect(await start(['batch', 'list.txt', '-o', 'alone.ndjson', ...judged], 'cache-alone').ended).toBe(1);
    worker('cache-1');
    expect(await batch(...judged).ended).toBe(1);
    expectSame('queued.ndjson', 'alone.ndjson');
    expect(JSON.parse(linesIn(at('queued.ndjson'))[0] ?? '')).toMatchObject({
      rubric: { id: 'mine' },
      gate: 'fail',
    });
  });

  it('an order that no worker can follow fails with a reason, and ends neither the workers nor the batch', async () => {
    const pack = (value: unknown) => gzipSync(JSON.stringify(value)).toString('base64');
    const rules = { rubric: {}, policy: null, named: { id: 'x', digest: 'y' }, depth: 'full' };
    const order = { rodeo: VERSION, run: 'r', again: false, rules: pack(rules), listed: pack({}) };
    const client = new Redis(redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue(QUEUE, { connection: client });
    await queue.addBulk([
      { name: 'audit', data: order },
      { name: 'audit', data: { ...order, rules: pack('x'.repeat(80_000_000)) } },
      { name: 'audit', data: { ...order, rodeo: '0.0.0', refusals: 2 } },
      { name: 'audit', data: { nothing: true } },
    ]);
    const one = worker('cache-1');
    expect(await batch().ended).toBe(0);
    expect(targetsIn('queued.ndjson')).toHaveLength(COUNT);
    const failed = await queue.getFailed();
    expect(failed.map(({ failedReason }) => failedReason).sort()).toEqual([
      expect.stringMatching(/^the batch is by rodeo 0\.0\.0, and this is /),
      'the order on the queue is broken',
      'the order on the queue is broken',
      'the rubric x is not the one that the batch names (y)',
    ]);
    expect(one.child.exitCode).toBeNull();
    await queue.close();
    client.disconnect();
  });

  it('says what is wrong with Redis in a line, and never a password', async () => {
    const guarded = await startRedis(
      ['--requirepass', 'right-secret', '--maxmemory-policy', 'allkeys-lru'],
      'right-secret',
    );
    try {
      const wrong = start(['worker', '--queue', `redis://:wrong-secret@${guarded.place}`]);
      expect(await wrong.ended).toBe(2);
      expect(wrong.said()).toContain(`rodeo: Redis at ${guarded.place} refuses the user or the password\n`);

      const right = start(['worker'], 'cache', { RODEO_QUEUE: guarded.url });
      await until(() => right.said().includes('working for'));
      expect(right.said()).toContain('set maxmemory-policy to noeviction, not allkeys-lru');
      right.child.kill('SIGTERM');
      expect(await right.ended).toBe(0);

      await guarded.stop();
      const none = start(['batch', 'list.txt', '-o', 'queued.ndjson', '--queue', guarded.url]);
      expect(await none.ended).toBe(3);
      expect(none.said()).toContain(`rodeo: no Redis at ${guarded.place}: the connection is refused\n`);
      for (const one of [wrong, right, none]) expect(one.said()).not.toContain('secret');
    } finally {
      await guarded.close();
    }
  });
});
