/** Time as the HTTP stack knows it, so that hours of waiting can be tried out in a moment. */

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `then` once after `ms`. @returns what calls it off */
  after(ms: number, then: () => void): () => void;
}

/** Timers of Node fire at once when they are set further ahead. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`. @throws the reason of `signal` when it is aborted meanwhile */
export function sleep(ms: number, clock: Clock, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    const stop = () => {
      cancel();
      reject(signal?.reason);
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
