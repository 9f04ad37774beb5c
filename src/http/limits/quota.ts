/** What servers say about limits: reads their headers and remembers, per host, how much is left. */

import { FREE } from '../hosts.js';

/** The last known state of one limit. */
export interface Quota {
  host: string;
  /** The part of the service that is counted: `api`, `resolvers`, `core`, `graphql` … */
  bucket: string;
  limit: number | null;
  remaining: number;
  /** Epoch milliseconds at which it starts anew, by this machine's clock. */
  resetAt: number | null;
  /** From one new start to the next, when the server says so. */
  windowMs: number | null;
  /** Where the token was found whose limit it is; missing for visitors without one. */
  token?: string;
}

/** How far in the future a server may put the end of a wait and still be believed. */
const BELIEVABLE_MS = 366 * 24 * 60 * 60 * 1000;

/** Seconds in a header, as milliseconds; `null` when missing, negative or nonsense. */
function secondsIn(text: string | null | undefined): number | null {
  if (!text || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null;
  return believable(Number(text) * 1000);
}

function believable(ms: number): number | null {
  return Number.isFinite(ms) && ms >= 0 && ms <= BELIEVABLE_MS ? ms : null;
}

/** The server's clock, so that a wrong clock here does not turn into a wrong wait. */
function serverNow(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? now : date;
}

/** `Retry-After` (RFC 9110 §10.2.3), seconds or a date, as milliseconds from now. */
function retryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after');
  if (!text) return null;
  const seconds = secondsIn(text);
  if (seconds !== null) return seconds;
  if (/^\s*[-+\d.]+\s*$/.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : believable(date - serverNow(headers, now));
}

/**
 * The tightest item of `RateLimit: "api";r=<left>;t=<seconds to reset>`
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/, https://huggingface.co/docs/hub/rate-limits).
 */
function rateLimitField(
  headers: Headers,
): { bucket: string | null; remaining: number; resetMs: number | null } | null {
  let tightest: { bucket: string | null; remaining: number; resetMs: number | null } | null = null;
  for (const item of (headers.get('ratelimit') ?? '').split(',')) {
    const remaining = /(?:^|;)\s*r=(\d{1,15})(?=\s*(?:;|$))/.exec(item)?.[1];
    if (remaining === undefined) continue;
    const resetMs = secondsIn(/;\s*t=(-?[\d.]+)/.exec(item)?.[1]);
    const found = { bucket: /^\s*"([^"]*)"/.exec(item)?.[1] ?? null, remaining: Number(remaining), resetMs };
    if (!tightest || found.remaining < tightest.remaining) tightest = found;
  }
  return tightest;
}

/** GitHub's `x-ratelimit-*`: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function githubFields(headers: Headers, now: number): { remaining: number; resetMs: number | null } | null {
  const remaining = headers.get('x-ratelimit-remaining');
  if (!remaining || !/^\d{1,15}$/.test(remaining)) return null;
  const reset = Number(headers.get('x-ratelimit-reset') || Number.NaN) * 1000;
  return { remaining: Number(remaining), resetMs: believable(reset - serverNow(headers, now)) };
}

/**
 * How long the server asks to stay away, in milliseconds, or `null` when it does not say. Order as GitHub documents it:
 * `Retry-After`, then the reset of a spent quota; the Hub's `t` counts only when nothing is left.
 */
export function askedWait(headers: Headers, now: number): number | null {
  const after = retryAfter(headers, now);
  if (after !== null) return after;
  const github = githubFields(headers, now);
  if (github?.remaining === 0 && github.resetMs !== null) return github.resetMs;
  const field = rateLimitField(headers);
  return field?.remaining === 0 ? field.resetMs : null;
}

/** What an answer tells about its quota, or `null` when it says nothing. */
export function quotaIn(headers: Headers, host: string, bucket: string, now: number): Quota | null {
  const field = rateLimitField(headers) ?? githubFields(headers, now);
  if (!field) return null;
  const stated = headers.get('ratelimit-policy') ?? '';
  const policy = /(?:^|;)\s*q=(\d{1,15})/.exec(stated)?.[1];
  const limit = policy ?? /^\d{1,15}$/.exec(headers.get('x-ratelimit-limit') ?? '')?.[0];
  return {
    host,
    bucket,
    limit: limit === undefined ? null : Number(limit),
    remaining: field.remaining,
    resetAt: field.resetMs === null ? null : now + field.resetMs,
    windowMs: secondsIn(/;\s*w=(\d{1,9})(?=\s*(?:;|,|$))/.exec(stated)?.[1]),
  };
}

/** A visitor as a service counts it: one token, or none. */
export interface Visitor {
  /** One-way name of the token, `''` for none. */
  identity: string;
  /** Where the token was found. */
  from?: string;
}

/** Any bucket of a host: GitHub's secondary limits concern them all. */
const ANY = '*';
/** Hosts that are not ours to choose (links in cards) must not fill the memory of a long run. */
const MOST_KEPT = 500;

/** The quotas seen in one run, and until when each may not be asked again. */
export class Quotas {
  readonly #seen = new Map<string, Quota>();
  readonly #closed = new Map<string, number>();
  readonly #strikes = new Map<string, number>();

  /**
   * Learns from any answer, and hands back what it told. With and without a token, and with another one, there are
   * different quotas.
   */
  learn(headers: Headers, host: string, bucket: string, as: Visitor, now: number): Quota | null {
    const quota = bucket === FREE ? null : quotaIn(headers, host, bucket, now);
    if (!quota) return null;
    keep(this.#seen, `${host} ${bucket} ${as.identity}`, as.from ? { ...quota, token: as.from } : quota);
    if (quota.remaining === 0 && quota.resetAt !== null) this.close(host, bucket, as.identity, quota.resetAt);
    return quota;
  }

  /** Nobody should ask before `until` (epoch ms). */
  close(host: string, bucket: string, as: string, until: number): void {
    const key = `${host} ${bucket} ${as}`;
    keep(this.#closed, key, Math.max(until, this.#closed.get(key) ?? 0));
  }

  /**
   * A secondary limit without a time: closes all buckets, for twice as long each time in a row.
   * @param ms what a first refusal costs
   */
  strike(host: string, as: string, ms: number, now: number): void {
    const key = `${host} ${ANY} ${as}`;
    // What was under way together is refused together, and counts once.
    if ((this.#closed.get(key) ?? 0) > now) return;
    const strikes = this.#strikes.get(key) ?? 0;
    keep(this.#strikes, key, Math.min(strikes + 1, 6));
    this.close(host, ANY, as, now + ms * 2 ** strikes);
  }

  /** An answer ends a row of strikes. */
  forgive(host: string, as: string): void {
    this.#strikes.delete(`${host} ${ANY} ${as}`);
  }

  /** Epoch ms before which a request would only be refused, or `null`. */
  closedUntil(host: string, bucket: string, as: string, now: number): number | null {
    const until = Math.max(
      this.#closed.get(`${host} ${bucket} ${as}`) ?? 0,
      this.#closed.get(`${host} ${ANY} ${as}`) ?? 0,
    );
    return until > now ? until : null;
  }

  /** Calls left as last told; infinity when nothing was, or when it was told of a window that is over. */
  remaining(host: string, bucket: string, as: string, now: number): number {
    const quota = this.#seen.get(`${host} ${bucket} ${as}`);
    return quota && (quota.resetAt ?? 0) > now ? quota.remaining : Number.POSITIVE_INFINITY;
  }

  list(): Quota[] {
    return [...this.#seen.values()];
  }
}

/** Sets a value, and lets go of the one that was set longest ago when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MOST_KEPT) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
