/** A real Redis of one's own for tests: the `redis-server` of the PATH, on a free port, in a folder that is gone afterwards. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';

export interface RedisServer {
  url: string;
  /** `host:port` */
  place: string;
  /** Ends it without a warning, and starts it again with what it had written. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Why there is none, or `null`. */
export const missingRedis = reasonForNone();
if (missingRedis !== null) {
  process.stderr.write(`\n*** TESTS OF THE QUEUE DO NOT RUN: ${missingRedis} ***\n\n`);
}

function reasonForNone(): string | null {
  const { error, stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
  if (!error && stdout.includes('Redis server')) return null;
  return 'no redis-server on the PATH (Debian: apt-get install redis-server)';
}

export async function startRedis(settings: readonly string[] = [], password?: string): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rodeo-redis-'));
  const port = await freePort();
  const place = `127.0.0.1:${port}`;
  const url = `redis://${password === undefined ? '' : `:${password}@`}${place}`;
  let server: ChildProcess;
  const start = async () => {
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes'];
    server = spawn('redis-server', [...own, '--save', '', ...settings], { stdio: 'ignore' });
    await answering(url);
  };
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  await start();
  return {
    ...{ url, place, stop },
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  redis.on('error', () => undefined);
  await redis.ping();
  redis.disconnect();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  await delay(0);
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
