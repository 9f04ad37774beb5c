/** When to try again and how long to wait: the one place where the tool ever sleeps. */
import type { UnavailableCode } from '../evidence.js';
import type { RequestFailed } from './failure.js';

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

/**
 * The waiting time of a whole run. Requests that wait at the same time share it: what counts is the time during which
 * anything waits, so ten requests that wait five seconds side by side cost five seconds.
 */
export class WaitBudget {
  readonly #totalMs: number;
  readonly #announce: (line: string) => void;
  readonly #announced = new Map<string, number>();
  #spentMs = 0;
  #coveredUntil = 0;

  constructor(totalMs: number, announce: (line: string) => void) {
    this.#totalMs = totalMs;
    this.#announce = announce;
  }

  get spentMs(): number {
    return this.#spentMs;
  }

  /**
   * Waits, if the budget allows it.
   * @param ms how long; @param host and why: for the line that tells the user
   * @returns `false`, at once, when it does not fit
   * @throws the reason of `signal` when it is aborted meanwhile
   */
  async wait(ms: number, host: string, why: string, signal?: AbortSignal | null): Promise<boolean> {
    const now = Date.now();
    const end = now + ms;
    const extra = Math.max(0, end - Math.max(now, this.#coveredUntil));
    if (extra > this.#totalMs - this.#spentMs) return false;
    this.#spentMs += extra;
    this.#coveredUntil = Math.max(this.#coveredUntil, end);

    const key = `${host} ${why}`;
    if (end > (this.#announced.get(key) ?? 0) + 1000) {
      this.#announced.set(key, end);
      this.#announce(`waiting ${secondsText(ms)} for ${host}: ${why}`);
    }
    await sleep(ms, signal);
    return true;
  }
}

function secondsText(ms: number): string {
  return ms < 1000 ? `${Math.max(0.1, Math.round(ms / 100) / 10)} s` : `${Math.round(ms / 1000)} s`;
}

function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
