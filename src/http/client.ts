/** The `fetch` that the whole tool uses: tokens, retries, limits, cache and cost in one place, once. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Cost, UnavailableCode } from '../evidence.js';
import { type Answer, freshUntil, ResponseCache, type StoredAnswer } from './cache.js';
import { looksLikeHtml, RequestFailed, shownUrl, statusFailure } from './failure.js';
import {
  answersJson,
  bucketOf,
  type Endpoint,
  endpointFor,
  endpointsOf,
  mayCarryToken,
  redirectTarget,
} from './hosts.js';
import { askedWait, type Quota, Quotas } from './quota.js';
import { backoff, mayRetry, WaitBudget, waitingFor } from './retry.js';
import { createTransport, tooLarge } from './transport.js';

export { failureOf, graphqlFailure, RequestFailed, readJson } from './failure.js';
export { linkTo, rebase } from './hosts.js';

/** `RequestInit` and what this client adds. */
export interface HttpInit extends RequestInit {
  /** Largest body in bytes, after decompression; 16 MB unless told. */
  maxBytes?: number;
  /** What to do with a larger one: fail with `too-large` (default), or keep the beginning (see `isCut`). */
  overflow?: 'fail' | 'cut';
}

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
  /** `requests`: attempts that reached for the network; `cached`: answers from disk, whether confirmed (304) or not. */
  cost(): Cost;
  /** Warnings for the reader of a report: a token that was refused. */
  notes(): string[];
  /** The limits that servers reported so far. */
  quotas(): Quota[];
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

/** Whether only the beginning of the body was kept (`overflow: 'cut'`). */
export function isCut(response: Response): boolean {
  return response.headers.get(CUT_HEADER) === 'true';
}

const CUT_HEADER = 'x-rodeo-cut';
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const ERROR_BODY = 64 * 1024;
const MAX_REDIRECTS = 5;
const PER_HOST = 8;
/** GitHub asks for at least a minute when a secondary limit names no time. */
const SECONDARY_LIMIT_MS = 60_000;
/** Servers count in whole seconds: being a little late is cheaper than being refused again. */
const MARGIN_MS = 250;
/** Set by this client, never by callers. */
const OWN_HEADERS = ['authorization', 'cookie', 'x-api-key', 'proxy-authorization', 'host', 'content-length'];

interface Ask {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
  signal: AbortSignal | null;
  follow: boolean;
  maxBytes: number;
  overflow: 'fail' | 'cut';
}

/** How one attempt ended when it did not yield an answer. */
class AttemptFailed extends Error {
  constructor(
    readonly failure: RequestFailed,
    /** What the server asked to wait, in ms. */
    readonly askedMs: number | null,
    readonly refused: Endpoint | null,
  ) {
    super(failure.message);
  }
}

export function createHttp(config: Config, options: HttpOptions = {}): Http {
  const endpoints = endpointsOf(config);
  const transport = createTransport(config);
  const cache = new ResponseCache(join(config.cacheDir, 'http'));
  const quotas = new Quotas();
  const budget = new WaitBudget(config.maxWaitMs, (line) => options.onWait?.(line));
  const lanes = new Map<string, Lane>();
  const inFlight = new Map<string, Promise<Answer>>();
  const notes: string[] = [];
  const byHost: Record<string, number> = {};
  let requests = 0;
  let cached = 0;
  let waves = 0;
  let waveOpen = true;

  /** The name of the token that a request to `endpoint` carries, `''` for none. */
  const identityFor = (endpoint: Endpoint | null, url: URL) =>
    endpoint?.token && mayCarryToken(url) ? endpoint.token.identity : '';

  function dropToken(refused: Endpoint): void {
    const token = refused.token;
    if (!token) return;
    for (const endpoint of endpoints) if (endpoint.service === refused.service) delete endpoint.token;
    const host = new URL(refused.base).host;
    notes.push(`The token from ${token.from} was refused by ${host}; what could be read without it was.`);
  }

  function log(
    ask: Ask,
    began: number,
    outcome: RequestLog['outcome'],
    status: number | null,
    failure?: RequestFailed,
  ) {
    options.onRequest?.({
      time: new Date(began).toISOString(),
      method: ask.method,
      url: shownUrl(ask.url.href),
      host: ask.url.host,
      status,
      outcome,
      ...(failure && { reason: failure.reason.code }),
      ms: Date.now() - began,
      wave: waves,
    });
  }

  /** Follows redirects to the answer. Throws AttemptFailed; counts as one request. */
  async function attempt(ask: Ask, endpoint: Endpoint | null, etag: string | null): Promise<Answer> {
    if (waveOpen) waves++;
    waveOpen = false;
    requests++;
    byHost[ask.url.host] = (byHost[ask.url.host] ?? 0) + 1;

    let { url, method, body } = ask;
    let current = endpoint;
    const kept = new Headers();
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      // A token belongs to the service that was asked; a redirect into another one goes on without any.
      const token = current?.service === endpoint?.service && mayCarryToken(url) ? current?.token : undefined;
      const headers = new Headers(ask.headers);
      if (etag) headers.set('if-none-match', etag);
      if (token && current) {
        const value = token.reveal();
        headers.set(current.tokenHeader, current.tokenHeader === 'authorization' ? `Bearer ${value}` : value);
      }
      const bucket = bucketOf(url, current);
      const identity = token?.identity ?? '';
      const incoming = await transport.send({ url, method, headers, body, signal: ask.signal });
      const { status } = incoming;
      quotas.learn(incoming.headers, url.host, bucket, identity, Date.now());

      const location = incoming.headers.get('location');
      if (ask.follow && [301, 302, 303, 307, 308].includes(status) && location !== null) {
        await incoming.discard();
        // The Hub names commit and size of a file on the redirect to its storage.
        for (const [name, value] of incoming.headers)
          if (/^x-(repo|linked)-/.test(name)) kept.set(name, value);
        const target = redirectTarget(location, url, current);
        if (!target) throw invalid(url.href, status, 'a redirect to nowhere');
        if (method === 'POST' && status < 307) [method, body] = ['GET', null];
        url = target;
        current = endpointFor(url, endpoints);
        continue;
      }

      if (status >= 400) {
        const { body: start } = await incoming.read(ERROR_BODY);
        const failure = statusFailure(
          {
            url: url.href,
            status,
            headers: incoming.headers,
            text: Buffer.from(start).toString('utf8'),
            service: current?.service ?? null,
            authorized: token !== undefined,
          },
          Date.now(),
        );
        let asked = askedWait(incoming.headers, Date.now());
        if (failure.reason.code === 'rate-limited') {
          if (asked === null && current?.service === 'github') asked = SECONDARY_LIMIT_MS;
          if (asked !== null) quotas.close(url.host, bucket, identity, Date.now() + asked);
        }
        throw new AttemptFailed(failure, asked, failure.reason.code === 'bad-token' ? current : null);
      }

      const { body: bytes, cut } = await incoming.read(ask.maxBytes);
      if (cut && ask.overflow === 'fail') throw tooLarge(url.href, status, ask.maxBytes);
      for (const [name, value] of kept) if (!incoming.headers.has(name)) incoming.headers.set(name, value);
      if (status === 200 && answersJson(url, current, ask.headers.get('accept'))) {
        const html = /\bhtml\b/.test(incoming.headers.get('content-type') ?? '');
        if (html || looksLikeHtml(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))) {
          throw invalid(url.href, status, 'a web page instead of data');
        }
      }
      return { status, headers: incoming.headers, body: bytes, url: url.href, redirected: hop > 0, cut };
    }
    throw invalid(url.href, null, 'too many redirects');
  }

  /** Waits as long as the host is known to refuse; fails at once when that is too long. */
  async function untilOpen(ask: Ask, bucket: string, identity: string): Promise<void> {
    for (;;) {
      const now = Date.now();
      const until = quotas.closedUntil(ask.url.host, bucket, identity, now);
      if (until === null) return;
      const fits = await budget.wait(until - now + MARGIN_MS, ask.url.host, 'rate limit', ask.signal);
      if (!fits) throw rateLimited(ask.url.href, until);
    }
  }

  async function answerOnline(ask: Ask, stored: StoredAnswer | null): Promise<Answer> {
    const etag = stored?.etag ?? null;
    for (let failures = 0; ; ) {
      const endpoint = endpointFor(ask.url, endpoints);
      const identity = identityFor(endpoint, ask.url);
      await untilOpen(ask, bucketOf(ask.url, endpoint), identity);
      const began = Date.now();
      try {
        const answer = await laneOf(ask.url.host, lanes).run(() => attempt(ask, endpoint, etag));
        const unchanged = answer.status === 304 && stored !== null;
        log(ask, began, unchanged ? 'unchanged' : 'answered', answer.status);
        if (!unchanged) return answer;
        cached++;
        return stored;
      } catch (error) {
        const failed =
          error instanceof AttemptFailed ? error : new AttemptFailed(asFailure(error), null, null);
        const { failure, askedMs, refused } = failed;
        log(ask, began, 'failed', failure.status, failure);
        if (refused && identity !== '') {
          dropToken(refused);
          // GraphQL takes no anonymous questions, so there is nothing to go on with.
          if (bucketOf(ask.url, endpoint) === 'graphql') throw failure;
          continue;
        }
        failures++;
        const { code } = failure.reason;
        if (!mayRetry(code, failures, endpoint?.retries ?? 1)) throw failure;
        const pause =
          askedMs !== null && askedMs > 0 ? askedMs + MARGIN_MS : backoff(failures, options.backoffMs ?? 500);
        if (!(await budget.wait(pause, ask.url.host, waitingFor(code), ask.signal))) {
          throw code === 'rate-limited' && askedMs !== null
            ? rateLimited(ask.url.href, began + askedMs, failure)
            : failure;
        }
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
      log(ask, began, 'cached', usable.status);
      return usable;
    }
    const found = await answerOnline(ask, usable);
    if (cacheable && found !== usable) {
      const endpoint = endpointFor(ask.url, endpoints);
      // A token may have been dropped meanwhile; the answer then belongs to the visitor without one.
      const until = freshUntil(ask.url, endpoint?.ttlMs ?? 0, Date.now());
      await cache.write(requestName(ask, identityFor(endpoint, ask.url)), found, until);
    }
    return found;
  }

  return {
    async fetch(input, init = {}) {
      const ask = await readAsk(input, init, options.userAgent ?? 'rodeo');
      if (config.offline) throw new RequestFailed(ask.url.href, { code: 'offline' });
      ask.signal?.throwIfAborted();
      const request = requestName(ask, identityFor(endpointFor(ask.url, endpoints), ask.url));
      // Callers with a signal of their own may leave early and must not take others with them.
      if (ask.signal || (ask.method !== 'GET' && ask.method !== 'HEAD'))
        return toResponse(await answer(ask, request));
      const key = `${request} ${ask.maxBytes} ${ask.overflow} ${ask.follow}`;
      let pending = inFlight.get(key);
      if (!pending) {
        pending = answer(ask, request).finally(() => inFlight.delete(key));
        inFlight.set(key, pending);
      }
      return toResponse(await pending);
    },
    startWave() {
      waveOpen = true;
    },
    cost: () => ({ requests, cached, waves, waitedMs: budget.spentMs, byHost: { ...byHost } }),
    notes: () => [...notes],
    quotas: () => quotas.list(),
    authorized: (url) => identityFor(endpointFor(new URL(url), endpoints), new URL(url)) !== '',
    close: () => transport.close(),
  };
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

async function readAsk(input: string | URL | Request, init: HttpInit, userAgent: string): Promise<Ask> {
  const from = input instanceof Request ? input : null;
  const url = new URL(from ? from.url : String(input));
  const headers = new Headers(init.headers ?? from?.headers);
  for (const name of OWN_HEADERS) headers.delete(name);
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  const body = init.body ?? (from?.body ? await from.text() : null);
  if (body !== null && typeof body !== 'string' && !(body instanceof Uint8Array)) {
    throw new TypeError('Only text and bytes can be sent, since a request may have to be repeated.');
  }
  return {
    url,
    method: (init.method ?? from?.method ?? 'GET').toUpperCase(),
    headers,
    body,
    signal: init.signal ?? null,
    follow: (init.redirect ?? from?.redirect ?? 'follow') === 'follow',
    maxBytes: init.maxBytes ?? DEFAULT_MAX_BYTES,
    overflow: init.overflow ?? 'fail',
  };
}

/** What makes two requests the same: for the cache and for requests under way. */
function requestName(ask: Ask, identity: string): string {
  const conditional = ask.headers.get('if-none-match') ?? '';
  return [
    ask.method,
    ask.url.href,
    ask.headers.get('accept') ?? '',
    ask.headers.get('range') ?? '',
    conditional,
    identity,
  ].join(' ');
}

function toResponse(answer: Answer): Response {
  const headers = new Headers(answer.headers);
  // The body was decoded on arrival.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  if (answer.cut) headers.set(CUT_HEADER, 'true');
  const empty = [204, 205, 304].includes(answer.status);
  const response = new Response(empty ? null : Buffer.from(answer.body), { status: answer.status, headers });
  Object.defineProperty(response, 'url', { value: answer.url });
  Object.defineProperty(response, 'redirected', { value: answer.redirected });
  return response;
}

function invalid(url: string, status: number | null, detail: string): RequestFailed {
  return new RequestFailed(url, { code: 'invalid-response', detail }, { status });
}

function rateLimited(url: string, until: number, because?: RequestFailed): RequestFailed {
  const detail = because?.reason.detail;
  return new RequestFailed(
    url,
    { code: 'rate-limited', ...(detail && { detail }), until: new Date(until).toISOString() },
    { status: because?.status ?? null, errorCode: because?.errorCode ?? null },
  );
}

/** Rethrows what is no failure of a request: an abort by the caller, a mistake in this program. */
function asFailure(error: unknown): RequestFailed {
  if (error instanceof RequestFailed) return error;
  throw error;
}
