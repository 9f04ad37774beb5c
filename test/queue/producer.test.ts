/** What a batch makes of things on the queue that are not what it ordered. */
import { UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promised } from '../../src/batch/audit-listed.js';
import type { JournalLine } from '../../src/batch/journal-line.js';
import { digestOf } from '../../src/batch/stamp.js';
import { type Order, packed, packedLine, QUEUE, type Rules, unpacked } from '../../src/queue/order.js';
import { openProducer, type Producer } from '../../src/queue/producer.js';
import { loadRubric } from '../../src/rubric/load.js';
import { missingRedis, type RedisServer, startRedis } from './redis.js';

const rubric = await loadRubric('rodeo');
const rules: Rules = {
  ...{ rubric, policy: null, depth: 'full' },
  named: { id: rubric.id, digest: digestOf(rubric, null) },
};
const listed = (id: string) => ({ target: { kind: 'hub', id } as const, at: 'list:1' });
const done = (id: string): JournalLine => ({
  ...promised(listed(id), { rubric: rules.named, depth: 'full' }),
  ...{ status: 'done', at: new Date(0).toISOString(), ms: 1 },
});

let server: RedisServer;
let redis: Redis;
let producer: Producer;
let worker: Worker<Order, string>;

/** A worker that does what a test wants. */
function work(answer: (order: Order) => string): void {
  worker = new Worker<Order, string>(QUEUE, async (job) => answer(job.data), {
    connection: { url: server.url },
  });
  worker.on('error', () => undefined);
}

describe.skipIf(missingRedis !== null)('a batch that ordered from workers', () => {
  beforeEach(async () => {
    server = await startRedis(['--appendonly', 'no']);
    redis = new Redis(server.url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    redis.on('error', () => undefined);
    const { signal } = new AbortController();
    producer = await openProducer({ redis, shown: server.place, rules, signal });
  });
  afterEach(async () => {
    await worker.close(true);
    await producer.close();
    redis.disconnect();
    await server.close();
  });

  it('takes the line of the target that it ordered', async () => {
    work(({ listed }) => packedLine(done(unpacked<{ target: { id: string } }>(listed).target.id)));
    expect(await producer.audit(listed('org/a'), false)).toEqual(done('org/a'));
  });

  it('has no result from a worker that died of it, and says so', async () => {
    work(() => {
      throw new UnrecoverableError('job stalled more than allowable limit');
    });
    expect(await producer.audit(listed('org/a'), false)).toMatchObject({
      ...{ target: 'hf:org/a', status: 'failed', rubric: rules.named },
      reason: { code: 'worker', detail: 'job stalled more than allowable limit' },
    });
  });

  it.each([
    ['nothing', ''],
    ['no line', packed({ batch: 2 })],
    ['the line of another target', packedLine(done('org/b'))],
    ['a line by another rubric', packedLine({ ...done('org/a'), rubric: { id: 'rodeo', digest: 'other' } })],
    ['a line of another version', packedLine({ ...done('org/a'), rodeo: '99.0.0' })],
  ])('does not take %s for a result', async (_, answer) => {
    work(() => answer);
    expect(await producer.audit(listed('org/a'), false)).toMatchObject({
      ...{ target: 'hf:org/a', status: 'failed' },
      reason: { code: 'worker', detail: 'the result on the queue is broken' },
    });
  });

  it('orders again what a Redis that saves nothing forgot', async () => {
    const line = producer.audit(listed('org/a'), false);
    while ((await redis.keys('bull:rodeo:wait')).length === 0);
    // The order itself may be there again before anybody looks.
    await redis.set('written-before', 'yes');
    await server.restart();
    expect(await redis.get('written-before')).toBeNull();
    work(() => packedLine(done('org/a')));
    expect(await line).toEqual(done('org/a'));
  });

  it('is told when Redis takes nothing more, in a line', async () => {
    work(() => '');
    await redis.config('SET', 'maxmemory', '1');
    await expect(producer.audit(listed('org/a'), false)).rejects.toThrow(
      new RegExp(`^Redis at ${server.place}: OOM command not allowed when used memory > 'maxmemory'$`),
    );
    await redis.config('SET', 'maxmemory', '0');
  });
});
