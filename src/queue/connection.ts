/** The way to Redis: its address is checked and tried once, and from then on it may go away and come back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { inconclusiveError, type RodeoError, usageError } from '../errors.js';
import { loadRedis } from './packages.js';

/** Where a Redis is. Its URL may hold a password and is never shown. */
export interface RedisAddress {
  url: string;
  /** `host:port`, or `host:port/2` for its third database. */
  shown: string;
}

const DEFAULT_PORT = '6379';
/** The oldest that BullMQ works with, and the oldest that it is meant for: https://docs.bullmq.io/guide/redis-tm-compatibility */
const OLDEST = [5, 0];
const RECOMMENDED = [6, 2];
const LONGEST_PAUSE_MS = 2000;
/** How long a server may take to say what it is, ms. */
const SILENCE_MS = 8000;

/** `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. Throws usageError, without the text, for anything else. */
export function readAddress(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const database = url?.pathname.replace(/^\//, '') ?? '';
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || !/^\d{0,5}$/.test(database)) {
    throw usageError('--queue is not the URL of a Redis', 'For example: --queue redis://localhost:6379');
  }
  const place = `${url.hostname}:${url.port || DEFAULT_PORT}`;
  return { url: text, shown: database === '' ? place : `${place}/${database}` };
}

/**
 * Connects, or says why that cannot be. A connection that is lost later is sought again for as long as it takes; what was asked waits for it.
 * @param note takes lines for people
 * @param silenceMs how long a server may take to say what it is
 * @throws usageError when Redis refuses the user or is too old, inconclusiveError when there is none
 */
export async function connect(
  { url, shown }: RedisAddress,
  note: (line: string) => void,
  silenceMs = SILENCE_MS,
): Promise<Redis> {
  const { Redis } = await loadRedis();
  let found = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    // As BullMQ demands: what is asked is not given up while there is no connection.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (found ? Math.min(times * 100, LONGEST_PAUSE_MS) : null),
  });
  let fault: Error | null = null;
  redis.on('error', (error: Error) => {
    fault = error;
  });
  try {
    const information = await inTime(
      redis.connect().then(() => redis.info()),
      silenceMs,
    );
    found = true;
    judgeServer(information, shown, note);
  } catch (error) {
    redis.disconnect();
    throw redisError(fault ?? error, shown);
  }
  let lost = false;
  redis.on('close', () => {
    if (lost || redis.status === 'end') return;
    lost = true;
    note(`lost Redis at ${shown}; trying again`);
  });
  redis.on('ready', () => {
    if (lost) note(`Redis at ${shown} is back`);
    lost = false;
  });
  return redis;
}

/** A server that takes the connection and says nothing is none. Rejects as the system does when nobody answers. */
async function inTime<T>(answer: Promise<T>, silenceMs: number): Promise<T> {
  const silence = new AbortController();
  const late = sleep(silenceMs, undefined, { signal: silence.signal }).then(() => {
    throw Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
  });
  late.catch(() => undefined);
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    silence.abort();
  }
}

/** One line about a server that will do, but not well. @param information what INFO says */
function judgeServer(information: string, shown: string, note: (line: string) => void): void {
  const fieldOf = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(information)?.[1] ?? '';
  const version = fieldOf('redis_version');
  if (version !== '' && isOlder(version, OLDEST)) {
    throw usageError(`Redis at ${shown} is version ${version}; the queue needs ${OLDEST.join('.')} or later`);
  }
  if (version !== '' && isOlder(version, RECOMMENDED)) {
    note(`Redis at ${shown} is version ${version}; ${RECOMMENDED.join('.')} or later is recommended`);
  }
  const policy = fieldOf('maxmemory_policy');
  if (policy !== '' && policy !== 'noeviction') {
    note(
      `Redis at ${shown} may throw work away when it is full: set maxmemory-policy to noeviction, not ${policy}`,
    );
  }
}

function isOlder(version: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

const REFUSED = /^(?:WRONGPASS|NOAUTH|NOPERM|ERR (?:invalid password|AUTH))/;
const NETWORK_TEXT: Record<string, string> = {
  ECONNREFUSED: 'the connection is refused',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'the connection breaks off',
};

/** What Redis or the way to it said, as one line that names no password. */
export function redisError(error: unknown, shown: string): RodeoError {
  const { message = '', code = '' } = error as { message?: string; code?: string };
  if (REFUSED.test(message)) {
    return usageError(
      `Redis at ${shown} refuses the user or the password`,
      'They belong in the URL: redis://user:password@host, or redis://:password@host.',
    );
  }
  const network = NETWORK_TEXT[code];
  if (network !== undefined || /^Connection is closed/.test(message)) {
    return inconclusiveError(
      `no Redis at ${shown}: ${network ?? 'the connection breaks off'}`,
      'Start one there with redis-server, or correct --queue.',
    );
  }
  // Scripts are BullMQ's; where in them Redis said no helps nobody.
  const said = message.split('\n')[0]?.replace(/\.? script: .*$/, '');
  const advice = /^OOM\b/.test(message)
    ? 'Give it more memory (maxmemory), or have fewer targets on the queue: --concurrency of rodeo batch.'
    : undefined;
  return inconclusiveError(`Redis at ${shown}: ${said}`, advice);
}
