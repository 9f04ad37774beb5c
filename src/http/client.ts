/** The `fetch` that the whole tool uses: tokens, retries, limits, cache and cost in one place, once. */
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import type { Config, Token } from '../config.js';
import { type Ask, type HttpInit, readAsk, requestName, toResponse } from './ask.js';
import { type Answer, freshUntil, ResponseCache, type StoredAnswer } from './cache/index.js';
import { systemClock } from './clock.js';
import { AttemptFailed, exchange, tokensFor } from './exchange.js';
import { RequestFailed, shownUrl } from './failure.js';
import { bucketOf, type Endpoint, endpointFor, endpointsOf, mayCarryToken, type Service } from './hosts.js';
import type { Http, HttpOptions, RequestLog } from './http.js';
import { Ledger } from './ledger.js';
import { Lanes } from './limits/lanes.js';
import { Quotas } from './limits/quota.js';
import { atOnce, inTurn } from './limits/turns.js';
import { backoff, mayRetry, WaitBudget, WaitLines, waitingFor } from './retry.js';
import { createTransport } from './transport.js';

export { isCut } from './ask.js';
export { failureOf, graphqlFailure, RequestFailed, readJson } from './failure.js';
export { linkTo, rebase } from './hosts.js';

export type { Http, HttpOptions, RequestLog } from './http.js';

const BACKOFF_MS = 500;
const PER_HOST = 8;
/** A batch is bound by quotas and not by this; GitHub allows 100 at a time. */
const PER_HOST_PACED = 32;
/** Servers count in whole seconds: being a little late is cheaper than being refused again. */
const MARGIN_MS = 250;

/**
 * How long servers may be asked for one of many targets, in ms. Each request has an end of its own; this is the end of many that take
 * nearly as long, one after the other. What is asked after it is unavailable. Waiting for a turn does not count.
 */
const TARGET_MS = 10 * 60 * 1000;
const TOO_LONG = { code: 'timeout', detail: 'servers took too long for one target' } as const;

/** Who asks: where it is counted, how long it may wait in all, and how long servers may take for it. */
interface Caller {
  ledger: Ledger;
  budget: WaitBudget;
  mostAskedMs: number;
}

interface Note {
  line: string;
  /** Whose token was refused, while others of it may do; `null` when it matters to all. */
  service: Service | null;
}

/** An answer, and as whom it was got. */
interface Got {
  answer: Answer;
  identity: string;
}

/**
 * Creates the HTTP stack of one run. Nothing is opened before the first request, and nothing at all when the
 * configuration says offline.
 */
export function createHttp(config: Config, options: HttpOptions = {}): Http {
  const { clock = systemClock, pace = false } = options;
  const endpoints = endpointsOf(config);
  const transport = options.transport ?? createTransport(config);
  const cache = new ResponseCache(join(config.cacheDir, 'http'), config.cacheBytes);
  const quotas = new Quotas();
  const lines = new WaitLines((line) => options.onWait?.(line));
  const takeTurn = pace ? inTurn(quotas, clock, config.maxTurnMs, lines) : atOnce(quotas, clock);
  const lanes = new Lanes(pace ? PER_HOST_PACED : PER_HOST);
  const inFlight = new Map<string, Promise<Answer>>();
  const notes: Note[] = unsentTokens(endpoints).map((line) => ({ line, service: null }));
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  if (options.signal?.aborted) stop.abort(options.signal.reason);
  options.signal?.addEventListener('abort', () => stop.abort(options.signal?.reason), { once: true });

  function dropToken(endpoint: Endpoint | null, token: Token): void {
    const at = endpoint?.tokens.indexOf(token) ?? -1;
    if (!endpoint || at < 0) return;
    endpoint.tokens.splice(at, 1);
    const line = `The token from ${token.from} was refused by ${new URL(endpoint.base).host} and left out.`;
    notes.push({ line, service: endpoint.service });
    options.onNote?.(line);
  }

  function log(
    ask: Ask,
    began: number,
    outcome: RequestLog['outcome'],
    result: Answer | RequestFailed,
    { ledger }: Caller,
  ): void {
    options.onRequest?.({
      time: new Date(began).toISOString(),
      method: ask.method,
      url: shownUrl(ask.url.href),
      host: ask.url.host,
      status: result.status,
      outcome,
      ...(result instanceof RequestFailed && { reason: result.reason.code }),
      ms: clock.now() - began,
      wave: ledger.wave,
    });
  }

  const tokensOf = (ask: Ask, endpoint: Endpoint | null) =>
    ask.untrusted ? [] : tokensFor(endpoint, ask.url);

  /** Asks until there is an answer or no use in going on. */
  async function answerOnline(
    ask: Ask,
    stored: { answer: StoredAnswer; identity: string } | null,
    caller: Caller,
  ): Promise<Got> {
    const { host } = ask.url;
    const endpoint = endpointFor(ask.url, endpoints);
    const bucket = bucketOf(ask.url, endpoint);
    const budget = pace ? new WaitBudget(config.maxWaitMs, lines, clock, caller.ledger) : caller.budget;
    const signal = ask.signal ? AbortSignal.any([ask.signal, stop.signal]) : stop.signal;
    const tokens = () => tokensOf(ask, endpoint);
    const prefer = stored?.identity ?? null;
    for (let failures = 0; ; ) {
      if (caller.ledger.askedMs >= caller.mostAskedMs) throw new RequestFailed(ask.url.href, TOO_LONG);
      const turn = await takeTurn({
        url: ask.url,
        endpoint,
        tokens,
        prefer,
        signal,
        budget,
        ledger: caller.ledger,
      });
      const identity = turn.token?.identity ?? '';
      let began = clock.now();
      let ended: 'answered' | 'lost' | 'unsent' = 'unsent';
      try {
        const answer = await lanes.run(host, async () => {
          // Those before it in the queue may have used up the quota.
          if (quotas.closedUntil(host, bucket, identity, clock.now()) !== null) return null;
          began = clock.now();
          ended = 'lost';
          caller.ledger.countRequest(host);
          return exchange(ask, stored?.answer.etag ?? null, {
            transport,
            endpoints,
            quotas,
            token: turn.token,
            now: clock.now,
            onQuota: turn.learn,
            strict: pace,
          });
        });
        if (answer === null) continue;
        ended = 'answered';
        const unchanged = answer.status === 304 && stored !== null;
        log(ask, began, unchanged ? 'unchanged' : 'answered', answer, caller);
        if (pace) quotas.forgive(host, identity);
        if (!unchanged) return { answer, identity };
        caller.ledger.countCached();
        return stored;
      } catch (error) {
        const { failure, askedMs, refused } = attemptFailed(error);
        if (failure.status !== null) ended = 'answered';
        log(ask, began, 'failed', failure, caller);
        if (refused) {
          dropToken(endpoint, refused);
          // GraphQL takes no anonymous questions, so there is nothing to go on with.
          if (bucket === 'graphql' && tokens().length === 0) throw failure;
          continue;
        }
        failures++;
        if (!mayRetry(failure, failures, endpoint?.retries ?? 1)) throw failure;
        // The next turn is after that anyway.
        if (pace && endpoint && failure.reason.code === 'rate-limited' && askedMs !== null) continue;
        const pause =
          askedMs !== null ? askedMs + MARGIN_MS : backoff(failures, options.backoffMs ?? BACKOFF_MS);
        turn.end(ended);
        if (!(await budget.wait(pause, host, waitingFor(failure.reason.code), signal))) throw failure;
      } finally {
        if (ended !== 'unsent') caller.ledger.countAsking(began, clock.now());
        turn.end(ended);
      }
    }
  }

  /** An earlier answer to any token that may be sent now. */
  async function storedFor(ask: Ask, endpoint: Endpoint | null, now: number) {
    const tokens = tokensOf(ask, endpoint);
    for (const identity of tokens.length > 0 ? tokens.map((token) => token.identity) : ['']) {
      const answer = await cache.read(requestName(ask, identity), now);
      if (answer && answer.body.length <= ask.maxBytes) return { answer, identity };
    }
    return null;
  }

  async function answer(ask: Ask, caller: Caller): Promise<Answer> {
    const began = clock.now();
    const endpoint = endpointFor(ask.url, endpoints);
    const cacheable = ask.method === 'GET' && ask.follow && !ask.headers.has('if-none-match');
    const stored = cacheable ? await storedFor(ask, endpoint, began) : null;
    if (stored?.answer.fresh) {
      caller.ledger.countCached();
      log(ask, began, 'cached', stored.answer, caller);
      return stored.answer;
    }
    const got = await answerOnline(ask, stored, caller);
    if (cacheable && got !== stored) {
      const until = freshUntil(ask.url, endpoint?.ttlMs ?? 0, clock.now());
      await cache.write(requestName(ask, got.identity), got.answer, until);
    }
    return got.answer;
  }

  async function fetchFor(
    caller: Caller,
    input: string | URL | Request,
    init: HttpInit = {},
  ): Promise<Response> {
    const ask = await readAsk(input, init, options.userAgent ?? 'rodeo');
    if (config.offline) throw new RequestFailed(ask.url.href, { code: 'offline' });
    ask.signal?.throwIfAborted();
    // Callers with a signal of their own may leave early and must not take others with them.
    const shared = !ask.signal && (ask.method === 'GET' || ask.method === 'HEAD');
    if (!shared) return toResponse(await answer(ask, caller));
    const key = `${requestName(ask, '')} ${ask.maxBytes} ${ask.overflow} ${ask.follow} ${ask.untrusted}`;
    const pending = inFlight.get(key) ?? answer(ask, caller).finally(() => inFlight.delete(key));
    inFlight.set(key, pending);
    return toResponse(await pending);
  }

  /** One view of the stack. `whole` for a part of it. */
  function view(whole: Ledger | null): Http {
    const ledger = new Ledger(whole);
    const caller = {
      ledger,
      budget: new WaitBudget(config.maxWaitMs, lines, clock, ledger),
      // The whole run has no end: only its targets have one.
      mostAskedMs: whole ? TARGET_MS : Number.POSITIVE_INFINITY,
    };
    const hasNoToken = (service: Service) =>
      endpoints.every((endpoint) => endpoint.service !== service || endpoint.tokens.length === 0);
    return {
      fetch: (input, init) => fetchFor(caller, input, init),
      startWave: () => ledger.startWave(),
      cost: () => ledger.cost(),
      notes: () =>
        notes
          .filter(({ service }) => !whole || service === null || hasNoToken(service))
          .map(({ line }) => line),
      quotas: () => quotas.list(),
      scope: () => view(ledger),
      authorized: (url) => tokensFor(endpointFor(new URL(url), endpoints), new URL(url)).length > 0,
      async close() {
        if (whole) return;
        if (pace) stop.abort(new Error('The run is over.'));
        await transport.close();
        await cache.close(clock.now());
      },
    };
  }
  return view(null);
}

/** Tokens that stay at home because anyone on the way could read them. */
function unsentTokens(endpoints: readonly Endpoint[]): string[] {
  const lines = endpoints
    .filter(({ base }) => !mayCarryToken(new URL(base)))
    .flatMap(({ tokens, base }) =>
      tokens.map(({ from }) => `The token from ${from} is not sent to ${new URL(base).host}: no https.`),
    );
  return [...new Set(lines)];
}

/** Rethrows what is no failure of a request: an abort by the caller, a mistake in this program. */
function attemptFailed(error: unknown): AttemptFailed {
  if (error instanceof AttemptFailed) return error;
  if (error instanceof RequestFailed) return new AttemptFailed(error, null, null);
  throw error;
}
