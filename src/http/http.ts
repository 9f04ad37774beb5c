/** What the HTTP stack offers, and what it may be told: the types of `client.ts`. */
import type { Cost, UnavailableCode } from '../evidence.js';
import type { HttpInit } from './ask.js';
import type { Clock } from './clock.js';
import type { Quota } from './limits/quota.js';
import type { Transport } from './transport.js';

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
  /**
   * Warnings for the reader of a report: a token that was refused. A scope is only told when its services have no other
   * token left.
   */
  notes(): string[];
  /** The limits that servers reported so far, by token. */
  quotas(): Quota[];
  /**
   * The same stack with a cost, waves and notes of its own, for one audit among many that share everything else.
   * Closing it closes nothing.
   */
  scope(): Http;
  /** Whether a request to `url` would carry a token: one that was refused does not count. */
  authorized(url: string): boolean;
  close(): Promise<void>;
}

export interface HttpOptions {
  /**
   * For batches: requests are spread over what is left of each limit, by what the answers tell, so that none is refused
   * that could be foreseen. They then wait for their turn without end, or as long as `--max-wait` says, and the
   * patience for repetitions holds for each request instead of for the whole run.
   */
  pace?: boolean;
  /** Ends all waiting when it is aborted; what is under way comes to its end. */
  signal?: AbortSignal;
  /** Gets one line for each wait: `waiting 12 s for api.github.com: rate limit`. */
  onWait?(line: string): void;
  /** Gets each of `notes` that comes up. */
  onNote?(line: string): void;
  onRequest?(entry: RequestLog): void;
  /** First pause before a repetition, in ms, when the server names none. */
  backoffMs?: number;
  /** `rodeo/1.2.3`; GitHub refuses requests without one. */
  userAgent?: string;
  /** The time; this machine's unless told. */
  clock?: Clock;
  /** How requests go out; sockets unless told. */
  transport?: Transport;
}
