/** When to try again and how long to wait. */
import type { UnavailableCode } from '../evidence.js';
import { type Clock, sleep } from './clock.js';
import type { RequestFailed } from './failure.js';
import type { Ledger } from './ledger.js';

/** How often each kind of failure is tried again at most. What is missing here is final. */
const RETRIES: Partial<Record<UnavailableCode, number>> = {
  'rate-limited': 3,
  'server-error': 3,
  network: 2,
  truncated: 1,
  timeout: 1,
};

/** Words for the line that announces a wait. */
const WAITING_FOR: Partial<Record<UnavailableCode, string>> = {
  'rate-limited': 'rate limit',
  'server-error': 'server error',
  network: 'connection failed',
  truncated: 'answer broken off',
  timeout: 'no answer',
};

/** Network faults that a second attempt does not mend: unknown names and rejected certificates. */
const LASTING = /^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_SSL|UND_ERR_ABORTED)/;

/** Whether a request that failed `failures` times, last with `failure`, may be sent once more. */
export function mayRetry(failure: RequestFailed, failures: number, hostRetries: number): boolean {
  const { errorCode, reason } = failure;
  if (reason.code === 'network' && errorCode !== null && LASTING.test(errorCode)) return false;
  return failures <= Math.min(RETRIES[reason.code] ?? 0, hostRetries);
}

export function waitingFor(code: UnavailableCode): string {
  return WAITING_FOR[code] ?? 'a retry';
}

/** Exponential, with jitter so that parallel requests do not come back together. Milliseconds. */
export function backoff(failures: number, baseMs: number): number {
  return baseMs * 2 ** (failures - 1) * (0.5 + Math.random());
}

/** Tells of waits, a wait of many requests once. */
export class WaitLines {
  readonly #tell: (line: string) => void;
  readonly #told = new Map<string, number>();

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** @param end when it is over, epoch ms */
  announce(ms: number, end: number, host: string, why: string): void {
    const key = `${host} ${why}`;
    if (end <= (this.#told.get(key) ?? 0) + 1000) return;
    // Links lead to very many hosts in a long run.
    if (this.#told.size > 500) this.#told.clear();
    this.#told.set(key, end);
    this.#tell(`waiting ${secondsText(ms)} for ${host}: ${why}`);
  }
}

/**
 * The waiting time of a whole audit. Requests that wait at the same time share it: what counts is the time during which
 * anything waits, so ten requests that wait five seconds side by side cost five seconds.
 */
export class WaitBudget {
  readonly #totalMs: number;
  readonly #lines: WaitLines;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  #spentMs = 0;
  #coveredUntil = 0;

  constructor(totalMs: number, lines: WaitLines, clock: Clock, ledger: Ledger) {
    this.#totalMs = totalMs;
    this.#lines = lines;
    this.#clock = clock;
    this.#ledger = ledger;
  }

  /**
   * Waits, if the budget allows it.
   * @param ms how long; @param host and why: for the line that tells the user
   * @returns `false`, at once, when it does not fit
   * @throws the reason of `signal` when it is aborted meanwhile
   */
  async wait(ms: number, host: string, why: string, signal?: AbortSignal | null): Promise<boolean> {
    const now = this.#clock.now();
    const end = now + ms;
    const extra = Math.max(0, end - Math.max(now, this.#coveredUntil));
    if (extra > this.#totalMs - this.#spentMs) return false;
    this.#spentMs += extra;
    this.#coveredUntil = Math.max(this.#coveredUntil, end);
    this.#ledger.countWait(now, end);
    this.#lines.announce(ms, end, host, why);
    await sleep(ms, this.#clock, signal);
    return true;
  }
}

function secondsText(ms: number): string {
  if (ms >= 120_000) return `${Math.round(ms / 60_000)} min`;
  return ms < 1000 ? `${Math.max(0.1, Math.round(ms / 100) / 10)} s` : `${Math.round(ms / 1000)} s`;
}
