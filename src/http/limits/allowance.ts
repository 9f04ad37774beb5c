/** How much one visitor may still ask of one limit, and when the next call should go: pure bookkeeping, no timers. */
import type { Limit } from './limits.js';
import type { Quota } from './quota.js';

/** Calls that may be under way before the first answer of a window has told how much there is. */
const PROBES = 4;
/** Servers count in whole seconds: being a little late is cheaper than being refused. */
const RESET_MARGIN_MS = 1000;
/** Answers name the end of one window a little differently, by rounding and by the way they took. */
const RESET_JITTER_MS = 5000;
/** Calls that timers were late for are made up for, as far as this. */
const CATCH_UP_MS = 2000;
/** The share of a limit that may go at once; the rest is spread over what is left of the window. */
const AT_ONCE = 0.5;
/** The share of a limit per minute that may go at once, and the even flow: together under it, since calls overtake each other. */
const MINUTE_BURST = 0.1;
const MINUTE_FLOW = 0.85;
/** Others are watched for this long before anything is concluded from what they use. */
const OBSERVED_MS = 3000;
/** The share of what is left that goes on even if others seem to need it all. */
const FOR_ASKING = 0.25;

/** A call that was let through, until its answer has come. */
export interface Granted {
  number: number;
  /** Whether an answer to it told about the quota. */
  told: boolean;
}

/**
 * One limit of one visitor: fixed windows, as the server's answers describe them. Calls under way count as spent until an answer says
 * otherwise, so that calls side by side never overrun what is left.
 */
export class Allowance {
  #quota: number;
  #windowMs: number;
  readonly #minuteLimit: number | null;
  /** The least that answers of this window told; without any, what our own count leaves. */
  #left: number;
  /** When the window ends; `null` before the first call of one. */
  #resetAt: number | null = null;
  /** Whether the server told about this window; `silent`: whether it answered without telling. */
  #told = false;
  #silent = false;
  #inFlight = 0;
  /** Calls without an answer: the server may have counted them. `lostBefore`: later calls' answers include them. */
  #lost = 0;
  #lostBefore = 0;
  #granted = 0;
  /** What was left, and how many calls were made, when this window was first told of: the measure of what others use. */
  #base: { at: number; left: number; granted: number } | null = null;
  /** When that was told which `#left` is. */
  #toldAt = 0;
  /** Where the even flow stands, and that of the limit per minute. */
  #flowAt = Number.NEGATIVE_INFINITY;
  #minuteAt = Number.NEGATIVE_INFINITY;

  constructor(documented: Limit, minuteLimit: number | null) {
    this.#quota = documented.quota;
    this.#left = documented.quota;
    this.#windowMs = documented.windowMs;
    this.#minuteLimit = minuteLimit;
  }

  /** Calls that are left for us in this window. */
  left(now: number): number {
    this.#roll(now);
    return Math.floor(this.#left - this.#lost - this.#inFlight - this.#forOthers(now));
  }

  /** When the next call may go, in epoch ms: now or earlier for at once, infinity when an answer has to come first. */
  slotAt(now: number): number {
    const left = this.left(now);
    if (!this.#told && !this.#silent && this.#inFlight >= PROBES) return Number.POSITIVE_INFINITY;
    if (left <= 0) return this.#resetAt === null ? Number.POSITIVE_INFINITY : this.#resetAt + RESET_MARGIN_MS;
    const isFlowing = this.#resetAt !== null && left <= this.#quota * AT_ONCE;
    const flow = isFlowing ? this.#flowAt + this.#intervalMs(left, now) : Number.NEGATIVE_INFINITY;
    return Math.max(flow, this.#minuteSlotAt());
  }

  grant(now: number): Granted {
    this.#roll(now);
    const nominal = this.#flowAt + this.#intervalMs(this.left(now), now);
    this.#flowAt = Math.min(now, Math.max(nominal, now - CATCH_UP_MS));
    if (this.#minuteLimit !== null) {
      const start = Math.max(this.#minuteAt, now);
      this.#minuteAt = start + 60_000 / (this.#minuteLimit * MINUTE_FLOW);
    }
    // A server that tells nothing may count from the first call on.
    this.#resetAt ??= now + this.#windowMs;
    this.#inFlight++;
    this.#granted++;
    return { number: this.#granted, told: false };
  }

  /** An answer told what is left. @param to the call that was answered, if it was one of ours */
  learn(quota: Quota, to: Granted | null, now: number): void {
    this.#roll(now);
    if (to) to.told = true;
    if (quota.limit !== null && quota.limit > 0) this.#quota = quota.limit;
    if (quota.windowMs !== null && quota.windowMs > 0) this.#windowMs = quota.windowMs;
    const resetAt = quota.resetAt ?? this.#resetAt ?? now + this.#windowMs;
    const jitter = Math.min(RESET_JITTER_MS, this.#windowMs / 4);
    // It was on its way for so long that its window is over.
    if (this.#told && this.#resetAt !== null && resetAt < this.#resetAt - jitter) return;
    if (!this.#told || this.#resetAt === null || resetAt > this.#resetAt + jitter) {
      this.#begin(quota.remaining, resetAt, now);
      return;
    }
    if (quota.remaining <= this.#left) this.#toldAt = now;
    this.#left = Math.min(this.#left, quota.remaining);
    this.#resetAt = Math.min(this.#resetAt, resetAt);
    if (to && to.number > this.#lostBefore) this.#lost = 0;
  }

  /** The call is over: with an answer, though maybe without a word about quotas; without one; or it never went. */
  done(to: Granted, how: 'answered' | 'lost' | 'unsent'): void {
    this.#inFlight--;
    if (to.told || how === 'unsent') return;
    if (how === 'answered' && !this.#told) this.#silent = true;
    if (this.#told) {
      this.#lost++;
      this.#lostBefore = this.#granted;
    } else this.#left--;
  }

  /** A window that the server told of. */
  #begin(left: number, resetAt: number, now: number): void {
    this.#left = left;
    this.#resetAt = resetAt;
    this.#told = true;
    this.#silent = false;
    this.#lost = 0;
    this.#toldAt = now;
    this.#base = { at: now, left, granted: this.#granted - this.#inFlight };
  }

  /** Goes over to the next window when this one is past. */
  #roll(now: number): void {
    if (this.#resetAt === null || now < this.#resetAt + RESET_MARGIN_MS) return;
    this.#resetAt = null;
    this.#told = false;
    this.#left = this.#quota;
    this.#lost = 0;
    this.#base = null;
  }

  #intervalMs(left: number, now: number): number {
    if (this.#resetAt === null || left <= 0) return 0;
    return Math.max(0, this.#resetAt - now) / left;
  }

  /**
   * What others with the same token, or calls that cost more than one, will have used by the end of the window since it was last told
   * what is left: as much in a second as they used so far. They may have stopped, which only an answer tells: a quarter of what is
   * left is for asking, unless they could have used it by now.
   */
  #forOthers(now: number): number {
    if (!this.#base || this.#resetAt === null) return 0;
    const ours = this.#granted - this.#base.granted;
    const theirs = this.#base.left - this.#left - ours;
    const elapsed = this.#toldAt - this.#base.at;
    if (theirs <= 0 || elapsed < OBSERVED_MS) return 0;
    const within = (ms: number) => Math.ceil((theirs / elapsed) * (ms + 2 * RESET_MARGIN_MS));
    const byNow = within(Math.max(0, now - this.#toldAt));
    const inAll = within(Math.max(0, this.#resetAt - this.#toldAt));
    return Math.max(Math.min(byNow, inAll), Math.min(inAll, this.#left * (1 - FOR_ASKING)));
  }

  #minuteSlotAt(): number {
    if (this.#minuteLimit === null) return Number.NEGATIVE_INFINITY;
    // As many ahead of the even flow as may go at once.
    return this.#minuteAt - (60_000 * MINUTE_BURST) / MINUTE_FLOW;
  }
}
