/** Counts calls per visitor as the services do, so that quotas can be enforced and reported in their headers. */
import type { Asked } from './server.js';

/** One limit: `quota` calls per window of `seconds`; `used` are spent already when the server starts. */
export interface Limit {
  quota: number;
  used?: number;
  seconds: number;
}

export interface Spent {
  limit: number;
  /** Seconds of a whole window. */
  window: number;
  remaining: number;
  /** Whole seconds until the window starts anew. */
  seconds: number;
  /** The same as epoch seconds. */
  reset: number;
  refused: boolean;
}

/** What was taken of a bucket by one visitor within one window. */
export interface Window {
  bucket: string;
  quota: number;
  /** Epoch ms by the clock of the limits. */
  began: number;
  ends: number;
  used: number;
  /** When calls came that were too many. */
  refused: number[];
}

export class Limits {
  /** All that there were, the running ones included. */
  readonly windows: Window[] = [];
  readonly #running = new Map<string, Window>();
  readonly #limits: Record<string, Limit>;
  readonly #now: () => number;

  /** @param now epoch ms, which may pass faster than those of the machine */
  constructor(limits: Record<string, Limit>, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Takes one call from the bucket, for the visitor with this token. */
  take(bucket: string, { token }: Asked): Spent {
    return this.look(bucket, token, 1);
  }

  /** The state of the bucket without taking anything. */
  look(bucket: string, token: string | null, cost = 0): Spent {
    const limit = this.#limits[bucket] ?? { quota: 5000, seconds: 3600 };
    const key = `${bucket} ${token ?? ''}`;
    const now = this.#now();
    const before = this.#running.get(key);
    let window = before;
    if (!window || window.ends <= now) {
      const ends = now + limit.seconds * 1000;
      const used = before ? 0 : (limit.used ?? 0);
      window = { bucket, quota: limit.quota, began: now, ends, used, refused: [] };
      this.#running.set(key, window);
      this.windows.push(window);
    }
    const isRefused = window.quota - window.used < cost;
    if (isRefused) window.refused.push(now);
    else window.used += cost;
    return {
      limit: limit.quota,
      window: limit.seconds,
      remaining: window.quota - window.used,
      seconds: Math.ceil((window.ends - now) / 1000),
      reset: Math.ceil(window.ends / 1000),
      refused: isRefused,
    };
  }
}
