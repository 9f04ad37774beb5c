/** Two workers on a real Redis: one of them, Redis and the batch itself are killed on the way, and nothing is to be seen of it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingRedis, startRedis } from '../../queue/redis.js';
import { linesIn, tellSame } from './kills.js';
import { type Running, startRodeo } from './run.js';
import { startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';
import { listOf } from './world.js';

/** How long a worker may be silent before others take over, in seconds. */
const TAKE_OVER = 5;

export async function measureQueue(setting: Setting, table: Table): Promise<void> {
  const { bundles, folder, size } = setting;
  const count = size.killed;
  table.head(
    `${count.toLocaleString('en-US')} models by two workers on a Redis; a worker, Redis and the batch are killed`,
  );
  if (missingRedis !== null) {
    table.line(`not run: ${missingRedis}`, '');
    return;
  }
  await writeFile(join(folder, 'list.txt'), listOf(count));
  const servers = await startServers(bundles.serve, { world: count, quotas: false });
  const redis = await startRedis();
  const start = (args: readonly string[], cache: string) =>
    startRodeo(bundles, { args, env: servers.env, folder, cache });
  const batch = (output: string, ...args: string[]) =>
    start(['batch', 'list.txt', '-o', output, '--allow-failures', String(count), ...args], `cache-${output}`);
  const queued = () => batch('queue.ndjson', '--queue', redis.url);
  const worker = (name: string) =>
    start(['worker', '--queue', redis.url, '--take-over', String(TAKE_OVER)], `cache-${name}`);
  const workers = [worker('one'), worker('two')];
  try {
    const whole = await batch('whole.ndjson').ended;
    table.line('left alone, without a queue, it ended with exit code', String(whole.by), {
      is: whole.by === 0,
      wanted: '0',
    });
    const first = queued();
    const file = join(folder, 'queue.ndjson');
    await untilShare(0.25, count, file, first);
    workers[0]?.child.kill('SIGKILL');
    await untilShare(0.5, count, file, first);
    await redis.restart();
    await untilShare(0.75, count, file, first);
    first.child.kill('SIGKILL');
    const { by } = await first.ended;
    table.line('the batch was killed on the way', String(by), { is: by === 'SIGKILL', wanted: 'SIGKILL' });
    const last = await queued().ended;
    table.line('taken up again it ended with exit code', String(last.by), { is: last.by === 0, wanted: '0' });
    tellSame('queue.ndjson', setting, table);
    workers[1]?.child.kill('SIGTERM');
    const left = await workers[1]?.ended;
    table.line('the worker that lived ended with exit code', String(left?.by), {
      is: left?.by === 0,
      wanted: '0',
    });
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    await redis.close();
    await servers.close();
  }
}

async function untilShare(share: number, count: number, file: string, { child }: Running): Promise<void> {
  while (child.exitCode === null && child.signalCode === null && linesIn(file) < share * count)
    await sleep(5);
}
