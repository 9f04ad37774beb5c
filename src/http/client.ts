/** The `fetch` that the whole tool uses: tokens, retries, limits, cache and cost in one place, once. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Cost, UnavailableCode } from '../evidence.js';
import { type Ask, type HttpInit, readAsk, requestName, toResponse } from './ask.js';
import { type Answer, freshUntil, ResponseCache, type StoredAnswer } from './cache.js';
import { AttemptFailed, exchange, identityFor } from './exchange.js';
import { RequestFailed, shownUrl } from './failure.js';
import { bucketOf, type Endpoint, endpointFor, endpointsOf, mayCarryToken } from './hosts.js';
import { type Quota, Quotas } from './quota.js';
import { backoff, mayRetry, WaitBudget, waitingFor } from './retry.js';
import { createTransport } from './transport.js';

export { type HttpInit, isCut } from './ask.js';
export { failureOf, graphqlFailure, RequestFailed, readJson } from './failure.js';
export { linkTo, rebase } from './hosts.js';

export type HttpFetch = (input: string | URL | Request, init?: HttpInit) => Promise<Response>;

/** One attempt on the network, or one answer taken from the cache. Holds no secret. */
export interface RequestLog {
  /** ISO time at which it began. */
  time: string;
  method: string;
  url: string;
  host: string;
  status: number | null;
  outcome: 'answered' | 'unchanged' | 'cached' | 'failed';
  reason?: UnavailableCode;
  ms: number;
  wave: number;
}

export interface Http {
  /**
   * Like the global `fetch`, but it attaches the tokens itself, throws `RequestFailed` for every status of 400 and
   * above and for every network fault, after retries, and follows redirects without taking tokens to other hosts.
   * An `Authorization` header of the caller is ignored.
   */
  fetch: HttpFetch;
  /** Says that what is asked from now on depends on what came before. */
  startWave(): void;
  /**
   * `requests`: attempts that reached for the network, redirect hops not counted; `cached`: answers whose body came
   * from disk, whether the server confirmed them (304, then counted as a request too) or was not asked.
   */
  cost(): Cost;
  /** Warnings for the reader of a report: a token that was refused. */
  notes(): string[];
  /** The limits that servers reported so far. */
  quotas(): Quota[];
  /** From now on `watcher` gets what `onRequest` gets, in the asynchronous context of whoever asked first. */
  watch(watcher: (entry: RequestLog) => void): void;
  /** Whether a request to `url` would carry a token: one that was refused does not count. */
  authorized(url: string): boolean;
  close(): Promise<void>;
}

export interface HttpOptions {
  /** Gets one line for each wait: `waiting 12 s for api.github.com: rate limit`. */
  onWait?(line: string): void;
  onRequest?(entry: RequestLog): void;
  /** First pause before a repetition, in ms, when the server names none. */
  backoffMs?: number;
  /** `rodeo/1.2.3`; GitHub refuses requests without one. */
  userAgent?: string;
}

const BACKOFF_MS = 500;
const PER_HOST = 8;
/** Servers count in whole seconds: being a little late is cheaper than being refused again. */
const MARGIN_MS = 250;

/**
 * Creates the HTTP stack of one run. Nothing is opened before the first request, and nothing at all when the
 * configuration says offline.
 */
export function createHttp(config: Config, options: HttpOptions = {}): Http {
  const endpoints = endpointsOf(config);
  const transport = createTransport(config);
  const cache = new ResponseCache(join(config.cacheDir, 'http'));
  const quotas = new Quotas();
  const budget = new WaitBudget(config.maxWaitMs, (line) => options.onWait?.(line));
  const lanes = new Map<string, Lane>();
  const inFlight = new Map<string, Promise<Answer>>();
  const notes = unsentTokens(endpoints);
  const watchers = options.onRequest ? [options.onRequest] : [];
  const byHost: Record<string, number> = {};
  let requests = 0;
  let cached = 0;
  let waves = 0;
  let waveOpen = true;

  function countRequest({ host }: URL): void {
    if (waveOpen) waves++;
    waveOpen = false;
    requests++;
    byHost[host] = (byHost[host] ?? 0) + 1;
  }

  function dropToken(refused: Endpoint): void {
    const { token, service, base } = refused;
    if (!token) return;
    for (const endpoint of endpoints) if (endpoint.service === service) delete endpoint.token;
    notes.push(`The token from ${token.from} was refused by ${new URL(base).host} and left out.`);
  }

  function log(
    ask: Ask,
    began: number,
    outcome: RequestLog['outcome'],
    result: Answer | RequestFailed,
  ): void {
    const entry: RequestLog = {
      time: new Date(began).toISOString(),
      method: ask.method,
      url: shownUrl(ask.url.href),
      host: ask.url.host,
      status: result.status,
      outcome,
      ...(result instanceof RequestFailed && { reason: result.reason.code }),
      ms: Date.now() - began,
      wave: waves,
    };
    for (const watcher of watchers) watcher(entry);
  }

  /** The one-way name of the token that goes along, `''` for none. */
  const identityOf = (ask: Ask) =>
    ask.untrusted ? '' : identityFor(endpointFor(ask.url, endpoints), ask.url);

  /** Epoch ms before which the host is known to refuse, or `null`. */
  const closedUntil = (ask: Ask, endpoint: Endpoint | null) =>
    quotas.closedUntil(ask.url.host, bucketOf(ask.url, endpoint), identityOf(ask), Date.now());

  /** Waits as long as the host is known to refuse; fails at once when that is too long. */
  async function untilOpen(ask: Ask, endpoint: Endpoint | null): Promise<void> {
    for (let until = closedUntil(ask, endpoint); until !== null; until = closedUntil(ask, endpoint)) {
      const ms = until - Date.now() + MARGIN_MS;
      if (await budget.wait(ms, ask.url.host, waitingFor('rate-limited'), ask.signal)) continue;
      const reason = { code: 'rate-limited' as const, until: new Date(until).toISOString() };
      throw new RequestFailed(ask.url.href, reason);
    }
  }

  /** Asks until there is an answer or no use in going on. */
  async function answerOnline(ask: Ask, stored: StoredAnswer | null): Promise<Answer> {
    const { host } = ask.url;
    const endpoint = endpointFor(ask.url, endpoints);
    for (let failures = 0; ; ) {
      await untilOpen(ask, endpoint);
      let began = Date.now();
      try {
        const answer = await laneOf(host, lanes).run(async () => {
          // Those before it in the queue may have used up the quota.
          if (closedUntil(ask, endpoint) !== null) return null;
          began = Date.now();
          countRequest(ask.url);
          return exchange(ask, stored?.etag ?? null, { transport, endpoints, quotas });
        });
        if (answer === null) continue;
        const unchanged = answer.status === 304 && stored !== null;
        log(ask, began, unchanged ? 'unchanged' : 'answered', answer);
        if (!unchanged) return answer;
        cached++;
        return stored;
      } catch (error) {
        const { failure, askedMs, refused } = attemptFailed(error);
        log(ask, began, 'failed', failure);
        if (refused) {
          dropToken(refused);
          // GraphQL takes no anonymous questions, so there is nothing to go on with.
          if (bucketOf(ask.url, endpoint) === 'graphql') throw failure;
          continue;
        }
        failures++;
        if (!mayRetry(failure, failures, endpoint?.retries ?? 1)) throw failure;
        const pause =
          askedMs !== null ? askedMs + MARGIN_MS : backoff(failures, options.backoffMs ?? BACKOFF_MS);
        if (!(await budget.wait(pause, host, waitingFor(failure.reason.code), ask.signal))) throw failure;
      }
    }
  }

  async function answer(ask: Ask, request: string): Promise<Answer> {
    const began = Date.now();
    const cacheable = ask.method === 'GET' && ask.follow && !ask.headers.has('if-none-match');
    const stored = cacheable ? await cache.read(request, began) : null;
    const usable = stored && stored.body.length <= ask.maxBytes ? stored : null;
    if (usable?.fresh) {
      cached++;
      log(ask, began, 'cached', usable);
      return usable;
    }
    const found = await answerOnline(ask, usable);
    if (cacheable && found !== usable) {
      // A token may have been dropped meanwhile; the answer then belongs to the visitor without one.
      const endpoint = endpointFor(ask.url, endpoints);
      const until = freshUntil(ask.url, endpoint?.ttlMs ?? 0, Date.now());
      await cache.write(requestName(ask, identityOf(ask)), found, until);
    }
    return found;
  }

  return {
    async fetch(input, init = {}) {
      const ask = await readAsk(input, init, options.userAgent ?? 'rodeo');
      if (config.offline) throw new RequestFailed(ask.url.href, { code: 'offline' });
      ask.signal?.throwIfAborted();
      const request = requestName(ask, identityOf(ask));
      // Callers with a signal of their own may leave early and must not take others with them.
      const shared = !ask.signal && (ask.method === 'GET' || ask.method === 'HEAD');
      if (!shared) return toResponse(await answer(ask, request));
      const key = `${request} ${ask.maxBytes} ${ask.overflow} ${ask.follow} ${ask.untrusted}`;
      const pending = inFlight.get(key) ?? answer(ask, request).finally(() => inFlight.delete(key));
      inFlight.set(key, pending);
      return toResponse(await pending);
    },
    startWave() {
      waveOpen = true;
    },
    cost: () => ({ requests, cached, waves, waitedMs: budget.spentMs, byHost: { ...byHost } }),
    notes: () => [...notes],
    quotas: () => quotas.list(),
    watch: (watcher) => void watchers.push(watcher),
    authorized: (url) => identityFor(endpointFor(new URL(url), endpoints), new URL(url)) !== '',
    async close() {
      await transport.close();
      await cache.prune(Date.now());
    },
  };
}

/** Tokens that stay at home because anyone on the way could read them. */
function unsentTokens(endpoints: readonly Endpoint[]): string[] {
  const lines = endpoints
    .filter(({ token, base }) => token && !mayCarryToken(new URL(base)))
    .map(
      ({ token, base }) => `The token from ${token?.from} is not sent to ${new URL(base).host}: no https.`,
    );
  return [...new Set(lines)];
}

/** Rethrows what is no failure of a request: an abort by the caller, a mistake in this program. */
function attemptFailed(error: unknown): AttemptFailed {
  if (error instanceof AttemptFailed) return error;
  if (error instanceof RequestFailed) return new AttemptFailed(error, null, null);
  throw error;
}

/** Lets a few requests to one host through at a time; the others queue. */
class Lane {
  #free = PER_HOST;
  readonly #queue: (() => void)[] = [];

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#queue.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

function laneOf(host: string, lanes: Map<string, Lane>): Lane {
  const lane = lanes.get(host) ?? new Lane();
  lanes.set(host, lane);
  return lane;
}
