/** Before a request goes: which token it takes along, and whether it has to wait for a limit. */
import type { Token } from '../../config.js';
import type { Clock } from '../clock.js';
import { RequestFailed } from '../failure.js';
import { bucketOf, type Endpoint } from '../hosts.js';
import type { Ledger } from '../ledger.js';
import { type WaitBudget, type WaitLines, waitingFor } from '../retry.js';
import { NoTurn, Pacer, type Turn } from './pacer.js';
import type { Quotas } from './quota.js';

/** A request that wants to go, and for whom. */
export interface Candidate {
  url: URL;
  endpoint: Endpoint | null;
  /** What may be sent along now; some are dropped while it waits. */
  tokens(): readonly Token[];
  /** Whose token would get "unchanged" for an answer. */
  prefer: string | null;
  signal: AbortSignal | null;
  budget: WaitBudget;
  ledger: Ledger;
}

export type TakeTurn = (candidate: Candidate) => Promise<Turn>;

/** Servers count in whole seconds: being a little late is cheaper than being refused again. */
const MARGIN_MS = 250;

/** A single audit: requests go at once, unless the host is known to refuse. */
export function atOnce(quotas: Quotas, clock: Clock): TakeTurn {
  return async ({ url, endpoint, tokens, prefer, signal, budget }) => {
    const bucket = bucketOf(url, endpoint);
    for (;;) {
      const now = clock.now();
      const open: { token: Token | null; left: number }[] = [];
      let until = Number.POSITIVE_INFINITY;
      for (const token of orNone(tokens())) {
        const identity = token?.identity ?? '';
        const closed = quotas.closedUntil(url.host, bucket, identity, now);
        if (closed === null && identity === prefer) return unpaced(token);
        const left = quotas.remaining(url.host, bucket, identity, now);
        if (closed === null) open.push({ token, left });
        else until = Math.min(until, closed);
      }
      const [first, ...others] = open;
      if (first)
        return unpaced(others.reduce((best, one) => (one.left > best.left ? one : best), first).token);
      if (await budget.wait(until - now + MARGIN_MS, url.host, waitingFor('rate-limited'), signal)) continue;
      throw limited(url, until);
    }
  };
}

/** A batch: requests queue for the limits that their services count. */
export function inTurn(quotas: Quotas, clock: Clock, longestMs: number, lines: WaitLines): TakeTurn {
  const why = waitingFor('rate-limited');
  const pacer = new Pacer(quotas, clock, longestMs, (ms, host) =>
    lines.announce(ms, clock.now() + ms, host, why),
  );
  const uncounted = atOnce(quotas, clock);
  return async (candidate) => {
    const { url, endpoint, tokens, prefer, signal, ledger } = candidate;
    const bucket = bucketOf(url, endpoint);
    if (!endpoint || !pacer.counts(endpoint, bucket)) return uncounted(candidate);
    const began = clock.now();
    try {
      return await pacer.turn({ host: url.host, bucket, endpoint, tokens, prefer, signal });
    } catch (error) {
      throw error instanceof NoTurn ? limited(url, error.until) : error;
    } finally {
      ledger.countWait(began, clock.now());
    }
  };
}

function unpaced(token: Token | null): Turn {
  return { token, learn: () => undefined, end: () => undefined };
}

function orNone(tokens: readonly Token[]): readonly (Token | null)[] {
  return tokens.length > 0 ? tokens : [null];
}

function limited(url: URL, until: number): RequestFailed {
  return new RequestFailed(url.href, { code: 'rate-limited', until: new Date(until).toISOString() });
}
