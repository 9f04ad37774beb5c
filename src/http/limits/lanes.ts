/** Lets a few requests to one host through at a time; the others queue. */
export class Lanes {
  readonly #width: number;
  /** Hosts with requests under way, and who waits for them. */
  readonly #busy = new Map<string, { running: number; queue: (() => void)[] }>();

  constructor(width: number) {
    this.#width = width;
  }

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const lane = this.#busy.get(host) ?? { running: 0, queue: [] };
    this.#busy.set(host, lane);
    if (lane.running < this.#width) lane.running++;
    else await new Promise<void>((resolve) => lane.queue.push(resolve));
    try {
      return await task();
    } finally {
      const next = lane.queue.shift();
      if (next) next();
      else if (--lane.running === 0) this.#busy.delete(host);
    }
  }
}
