/** The queue of a batch: lets each request go when the limits of some token have room for it, so that none is refused. */
import type { Token } from '../../config.js';
import type { Clock } from '../clock.js';
import type { Endpoint } from '../hosts.js';
import { Allowance, type Granted } from './allowance.js';
import { documentedLimit, perMinute } from './limits.js';
import type { Quota, Quotas } from './quota.js';

/** A request's turn: with which token it goes. Every turn must be ended. */
export interface Turn {
  token: Token | null;
  /** What an answer to it told of a limit. */
  learn(quota: Quota): void;
  /** Only the first word counts. @param how whether it was answered, got no answer, or did not go at all */
  end(how: 'answered' | 'lost' | 'unsent'): void;
}

/** What is waited for, and as whom it may be asked. */
export interface Wanted {
  host: string;
  bucket: string;
  endpoint: Endpoint;
  /** The tokens that may be sent now, looked up anew each time, since some are dropped. Empty: without one. */
  tokens(): readonly Token[];
  /** Whose token would get "unchanged" for an answer. */
  prefer: string | null;
  signal: AbortSignal | null;
}

interface Waiter {
  wanted: Wanted;
  go(turn: Turn): void;
}

/** One host's bucket: everybody who waits for it, first come first served. */
interface Line {
  waiters: Waiter[];
  /** Calls off the timer for the next slot. */
  wake: (() => void) | null;
}

const MARGIN_MS = 250;
/** Shorter waits are the even flow itself and not worth a line. */
const ANNOUNCED_MS = 10_000;

/** The wait would be longer than allowed; `until` is when the turn would come (epoch ms). */
export class NoTurn extends Error {
  constructor(readonly until: number) {
    super('It is not the turn of this request in time.');
  }
}

export class Pacer {
  readonly #clock: Clock;
  readonly #quotas: Quotas;
  readonly #announce: (ms: number, host: string) => void;
  readonly #longestMs: number;
  /** By host, bucket and token: as many as are configured. */
  readonly #allowances = new Map<string, Allowance>();
  readonly #lines = new Map<string, Line>();

  /** @param longestMs how long a request may wait for its turn */
  constructor(quotas: Quotas, clock: Clock, longestMs: number, announce: (ms: number, host: string) => void) {
    this.#quotas = quotas;
    this.#clock = clock;
    this.#longestMs = longestMs;
    this.#announce = announce;
  }

  /** Whether somebody counts these requests. */
  counts({ service }: Endpoint, bucket: string): boolean {
    return documentedLimit(service, bucket, false) !== null;
  }

  /**
   * Resolves when it is this request's turn.
   * @throws NoTurn when it would not come in time; the reason of the signal when it is aborted
   */
  turn(wanted: Wanted): Promise<Turn> {
    return new Promise((resolve, reject) => {
      const line = this.#lineOf(wanted);
      const { signal } = wanted;
      let calledOff: (() => void) | null = null;
      const settle = () => {
        calledOff?.();
        signal?.removeEventListener('abort', leave);
        const at = line.waiters.indexOf(waiter);
        if (at >= 0) line.waiters.splice(at, 1);
      };
      const waiter: Waiter = {
        wanted,
        go(turn) {
          settle();
          resolve(turn);
        },
      };
      const leave = () => {
        settle();
        reject(signal?.reason);
      };
      if (signal?.aborted) return leave();
      line.waiters.push(waiter);
      this.#pump(line);
      if (!line.waiters.includes(waiter)) return;
      signal?.addEventListener('abort', leave, { once: true });
      if (this.#longestMs === Number.POSITIVE_INFINITY) return;
      const now = this.#clock.now();
      const tooLate = () => {
        settle();
        const next = this.#bestOf(wanted, this.#clock.now()).at;
        reject(new NoTurn(Number.isFinite(next) ? next : this.#clock.now() + MARGIN_MS));
      };
      const first = this.#bestOf(wanted, now).at;
      if (Number.isFinite(first) && first > now + this.#longestMs) tooLate();
      else calledOff = this.#clock.after(this.#longestMs, tooLate);
    });
  }

  /** Lets everybody go whose turn it is, and sets the alarm for the next one. */
  #pump(line: Line): void {
    line.wake?.();
    line.wake = null;
    for (;;) {
      const [first] = line.waiters;
      if (!first) return;
      const now = this.#clock.now();
      const best = this.#bestOf(first.wanted, now);
      if (best.at <= now) {
        first.go(this.#grant(line, first.wanted, best, now));
        continue;
      }
      // Otherwise an answer that is under way sets things going.
      if (!Number.isFinite(best.at)) return;
      const ms = best.at - now;
      if (ms >= ANNOUNCED_MS) this.#announce(ms, first.wanted.host);
      line.wake = this.#clock.after(Math.max(1, ms), () => this.#pump(line));
      return;
    }
  }

  #grant(line: Line, wanted: Wanted, { allowance, token }: Choice, now: number): Turn {
    const granted: Granted = allowance.grant(now);
    const { host, bucket } = wanted;
    let isOver = false;
    return {
      token,
      learn: (quota) => {
        const isSame = quota.host === host && quota.bucket === bucket;
        if (isSame) allowance.learn(quota, granted, this.#clock.now());
      },
      end: (how) => {
        if (isOver) return;
        isOver = true;
        allowance.done(granted, how);
        this.#pump(line);
      },
    };
  }

  /** The token whose turn comes first; of several that could go now, the one with most left. */
  #bestOf(wanted: Wanted, now: number): Choice {
    const tokens = wanted.tokens();
    let best: (Choice & { left: number }) | null = null;
    for (const token of tokens.length > 0 ? tokens : [null]) {
      const identity = token?.identity ?? '';
      const allowance = this.#allowanceOf(wanted, identity);
      const closed = this.#quotas.closedUntil(wanted.host, wanted.bucket, identity, now);
      const at = Math.max(allowance.slotAt(now), closed === null ? 0 : closed + MARGIN_MS);
      const choice = { token, allowance, at, left: allowance.left(now) };
      if (at <= now && identity === wanted.prefer) return choice;
      const isBetter = !best || (at <= now && best.at <= now ? choice.left > best.left : at < best.at);
      if (isBetter) best = choice;
    }
    return best as Choice;
  }

  #allowanceOf({ host, bucket, endpoint }: Wanted, identity: string): Allowance {
    const key = `${host} ${bucket} ${identity}`;
    let allowance = this.#allowances.get(key);
    if (!allowance) {
      const documented = documentedLimit(endpoint.service, bucket, identity !== '');
      if (!documented) throw new Error(`Nobody counts ${bucket}.`);
      allowance = new Allowance(documented, perMinute(endpoint.service, bucket));
      this.#allowances.set(key, allowance);
    }
    return allowance;
  }

  #lineOf({ host, bucket }: Wanted): Line {
    const key = `${host} ${bucket}`;
    const line = this.#lines.get(key) ?? { waiters: [], wake: null };
    this.#lines.set(key, line);
    return line;
  }
}

interface Choice {
  token: Token | null;
  allowance: Allowance;
  /** Epoch ms. */
  at: number;
}
