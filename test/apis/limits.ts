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
  remaining: number;
  /** Whole seconds until the window starts anew. */
  seconds: number;
  /** The same as epoch seconds. */
  reset: number;
  refused: boolean;
}

export class Limits {
  readonly #windows = new Map<string, { left: number; ends: number }>();
  readonly #limits: Record<string, Limit>;

  constructor(limits: Record<string, Limit>) {
    this.#limits = limits;
  }

  /** Takes one call from the bucket, for the visitor with this token. */
  take(bucket: string, { token }: Asked): Spent {
    return this.look(bucket, token, 1);
  }

  /** The state of the bucket without taking anything. */
  look(bucket: string, token: string | null, cost = 0): Spent {
    const limit = this.#limits[bucket] ?? { quota: 5000, seconds: 3600 };
    const key = `${bucket} ${token ?? ''}`;
    const now = Date.now();
    let window = this.#windows.get(key);
    if (!window) window = { left: limit.quota - (limit.used ?? 0), ends: now + limit.seconds * 1000 };
    else if (window.ends <= now) window = { left: limit.quota, ends: now + limit.seconds * 1000 };
    this.#windows.set(key, window);
    const refused = window.left < cost;
    if (!refused) window.left -= cost;
    return {
      limit: limit.quota,
      remaining: window.left,
      seconds: Math.ceil((window.ends - now) / 1000),
      reset: Math.ceil(window.ends / 1000),
      refused,
    };
  }
}
