/** Hours of quota windows in a moment: a clock that jumps to whatever comes next, and services that count calls by it. */
import { type Config, readConfig } from '../../src/config.js';
import { createHttp, type Http, type HttpOptions } from '../../src/http/client.js';
import type { Clock } from '../../src/http/clock.js';
import type { Incoming, Outgoing, Transport } from '../../src/http/transport.js';

export class JumpingClock implements Clock {
  #now: number;
  #timers: { at: number; then: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now = () => this.#now;

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, then };
    let place = this.#timers.length;
    while (place > 0 && (this.#timers[place - 1]?.at ?? 0) <= timer.at) place--;
    // Latest first, so that the next one is at the end.
    this.#timers.splice(place, 0, timer);
    return () => {
      const at = this.#timers.indexOf(timer);
      if (at >= 0) this.#timers.splice(at, 1);
    };
  }

  sleep = (ms: number) => new Promise<void>((resolve) => this.after(ms, resolve));

  /** Lets time pass until the work is done; throws when it waits for something that never comes. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver) return work;
      const next = this.#timers.pop();
      if (!next) throw new Error('Everybody waits, and nothing will happen.');
      this.#now = Math.max(this.#now, next.at);
      next.then();
    }
  }
}

export interface ServiceOptions {
  quota: number;
  windowMs: number;
  style: 'hub' | 'github' | 'silent';
  /** Calls that are gone when it begins, by token (`''` for none). */
  used?: Record<string, number>;
  latencyMs?: number;
  /** How far the server's clock is ahead. */
  skewMs?: number;
  /** Answers instead, when it answers at all. */
  instead?(
    request: Outgoing,
    token: string,
  ): { status: number; headers?: Record<string, string>; body?: string } | null;
}

interface Window {
  ends: number;
  used: number;
}

/** A service with fixed windows per token, as a transport. */
export class CountingService implements Transport {
  readonly #clock: JumpingClock;
  readonly #options: ServiceOptions;
  /** By token, all windows that there were. */
  readonly windows = new Map<string, Window[]>();
  /** When calls came, by token. */
  readonly calls: { at: number; token: string; path: string }[] = [];
  refused: { at: number; token: string }[] = [];
  underWay = 0;
  mostUnderWay = 0;

  constructor(clock: JumpingClock, options: ServiceOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  /** @returns whether there was room */
  take(token: string): { window: Window; isRefused: boolean } {
    const { quota, windowMs, used } = this.#options;
    const now = this.#clock.now();
    const list = this.windows.get(token) ?? [];
    this.windows.set(token, list);
    let window = list.at(-1);
    if (!window || window.ends <= now) {
      window = { ends: now + windowMs, used: window ? 0 : (used?.[token] ?? 0) };
      list.push(window);
    }
    const isRefused = window.used >= quota;
    if (!isRefused) window.used++;
    return { window, isRefused };
  }

  async send(request: Outgoing): Promise<Incoming> {
    const { latencyMs = 200 } = this.#options;
    this.underWay++;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    // No two answers take equally long, so they overtake each other.
    const factor = 0.5 + (this.calls.length % 7) / 4;
    await this.#clock.sleep((latencyMs * factor) / 2);
    const now = this.#clock.now();
    this.calls.push({ at: now, token, path: request.url.pathname });
    const answer = this.#answer(request, token, now);
    await this.#clock.sleep((latencyMs * factor) / 2);
    this.underWay--;
    const body = Buffer.from(answer.body ?? '{"data":{}}');
    return {
      status: answer.status,
      headers: new Headers(answer.headers),
      read: async () => ({ body, cut: false }),
      discard: async () => undefined,
    };
  }

  async close(): Promise<void> {}

  #answer(request: Outgoing, token: string, now: number) {
    const { quota, windowMs, style, skewMs = 0, instead } = this.#options;
    const own = instead?.(request, token);
    if (own) return own;
    const { window, isRefused } = this.take(token);
    if (isRefused) this.refused.push({ at: now, token });
    const left = quota - window.used;
    const serverNow = now + skewMs;
    const headers: Record<string, string> = { date: new Date(serverNow).toUTCString() };
    if (style === 'hub') {
      headers.ratelimit = `"api";r=${left};t=${Math.floor((window.ends - now) / 1000)}`;
      headers['ratelimit-policy'] = `"fixed window";"api";q=${quota};w=${windowMs / 1000}`;
    } else if (style === 'github') {
      headers['x-ratelimit-limit'] = String(quota);
      headers['x-ratelimit-remaining'] = String(left);
      headers['x-ratelimit-reset'] = String(Math.ceil((window.ends + skewMs) / 1000));
    }
    return { status: isRefused ? 429 : 200, headers, body: '{"data":{}}' };
  }
}

export const MINUTE = 60_000;
/** As the Hub counts the calls of a user with a token. */
export const hubWindow = { quota: 1000, windowMs: 5 * MINUTE, style: 'hub' } as const;

export const HUB = 'https://hub.example';
export const GITHUB = 'https://github.example';

export interface Paced {
  clock: JumpingClock;
  service: CountingService;
  http: Http;
  config: Config;
  waits: string[];
  notes: string[];
  /** Sends as many requests, several at a time, as a batch does. */
  ask(count: number, send: (index: number) => Promise<unknown>, together?: number): Promise<void>;
}

export function paced(
  options: ServiceOptions,
  env: Record<string, string> = {},
  more: { maxWait?: number } & Pick<HttpOptions, 'signal'> = {},
): Paced {
  const clock = new JumpingClock(Date.parse('2026-11-23T10:00:00.400Z'));
  const service = new CountingService(clock, options);
  const { maxWait, ...rest } = more;
  const config = readConfig(
    {
      HF_ENDPOINT: HUB,
      GITHUB_API_URL: GITHUB,
      RODEO_CACHE_SIZE: '0',
      RODEO_CACHE_DIR: '/dev/null/none',
      ...env,
    },
    '/home/nobody',
    maxWait === undefined ? {} : { maxWait },
    () => null,
  );
  const waits: string[] = [];
  const notes: string[] = [];
  const http = createHttp(config, {
    ...rest,
    pace: true,
    clock,
    transport: service,
    onWait: (line) => waits.push(line),
    onNote: (line) => notes.push(line),
  });
  async function ask(count: number, send: (index: number) => Promise<unknown>, together = 16) {
    let next = 0;
    const worker = async () => {
      while (next < count) await send(next++);
    };
    await clock.run(Promise.all(Array.from({ length: together }, worker)));
  }
  return { clock, service, http, config, waits, notes, ask };
}

/** The share of its limit that was used in each window but the first and the last. */
export function sharesUsed(windows: readonly Window[] | undefined, quota: number): number[] {
  return (windows ?? []).slice(1, -1).map(({ used }) => used / quota);
}
