/** Holds answers back until all requests that belong together have come, so that waves are told apart on any machine. */
import type { Logged } from './server.js';

/** How long a request waits for the rest of its wave: only a test that fails waits so long. */
const PATIENCE_MS = 4000;

export interface Gate {
  /** Resolves when the request may be answered. The target of a redirect belongs to what was redirected, and passes. */
  pass(entry: Logged): Promise<void>;
  /** Requests by wave, as they were let through. */
  waves(): Logged[][];
}

/** @param sizes requests of each wave; what comes after the last one is answered at once, as a wave of its own */
export function openGate(sizes: readonly number[], log: readonly Logged[]): Gate {
  const passed: Logged[][] = [];
  const hops = new Set<Logged>();
  let waiting: { entry: Logged; go(): void }[] = [];

  function release(): void {
    const together = waiting;
    waiting = [];
    if (together.length > 0) passed.push(together.map(({ entry }) => entry));
    for (const { go } of together) go();
  }

  function isHop(entry: Logged): boolean {
    const from = log.find((one) => one.location?.endsWith(entry.path) && !hops.has(one));
    if (from) hops.add(from);
    return from !== undefined;
  }

  return {
    pass(entry) {
      if (isHop(entry)) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(release, PATIENCE_MS);
        const go = () => {
          clearTimeout(timer);
          resolve();
        };
        waiting.push({ entry, go });
        if (waiting.length >= (sizes[passed.length] ?? 0)) release();
      });
    },
    waves: () => passed,
  };
}
