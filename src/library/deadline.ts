/** One signal for two ways to end early: the caller's own, and the time that the caller gave. */
import { ExitCode, RodeoError, usageError } from '../errors.js';

export interface Deadline {
  /** Aborted with the caller's reason, or with a RodeoError `timeout`. */
  signal: AbortSignal;
  /** What a promise brings, or at once the reason of the signal. */
  within<T>(work: Promise<T>): Promise<T>;
  /** Lets go of the clock. */
  end(): void;
}

/** The longest that a timer can be set to, in ms. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * @param what is bounded, for the message: `org/model`
 * @param timeout ms; without end when missing
 * @throws usageError for a time that is none
 */
export function deadlineFor(
  what: string,
  { signal, timeout }: { signal?: AbortSignal | undefined; timeout?: number | undefined },
): Deadline {
  if (timeout !== undefined && !(timeout > 0 && timeout <= LONGEST_MS))
    throw usageError(`timeout must be a number of milliseconds from 1 to ${LONGEST_MS}, not ${timeout}`);
  const own = new AbortController();
  const clock =
    timeout === undefined
      ? undefined
      : setTimeout(() => {
          const options = { exitCode: ExitCode.inconclusive, code: 'timeout' } as const;
          own.abort(new RodeoError(`${what}: not finished after ${timeout} ms`, options));
        }, timeout);
  const both = signal ? AbortSignal.any([signal, own.signal]) : own.signal;
  return {
    signal: both,
    within<T>(work: Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        const leave = () => reject(both.reason);
        if (both.aborted) leave();
        both.addEventListener('abort', leave, { once: true });
        work.then(resolve, reject).finally(() => both.removeEventListener('abort', leave));
      });
    },
    end: () => clearTimeout(clock),
  };
}
