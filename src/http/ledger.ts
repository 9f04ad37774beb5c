/** What was asked, for whom: the cost of one audit, and of the whole run that it is a part of. */
import type { Cost } from '../evidence.js';

/** Hosts told by name; a long run follows links to very many. */
const MOST_HOSTS = 100;
const OTHER_HOSTS = 'other hosts';

export class Ledger {
  readonly #whole: Ledger | null;
  readonly #byHost: Record<string, number> = {};
  #hosts = 0;
  #requests = 0;
  #cached = 0;
  #waves = 0;
  #waveOpen = true;
  #waitedMs = 0;
  #waitedUntil = 0;
  #askedMs = 0;
  #askedUntil = 0;

  /** @param whole where everything is counted once more */
  constructor(whole: Ledger | null = null) {
    this.#whole = whole;
  }

  get wave(): number {
    return this.#waves;
  }

  startWave(): void {
    this.#waveOpen = true;
  }

  countRequest(host: string): void {
    this.#whole?.countRequest(host);
    if (this.#waveOpen) this.#waves++;
    this.#waveOpen = false;
    this.#requests++;
    const isKnown = Object.hasOwn(this.#byHost, host);
    if (!isKnown) this.#hosts++;
    const name = isKnown || this.#hosts <= MOST_HOSTS ? host : OTHER_HOSTS;
    this.#byHost[name] = (this.#byHost[name] ?? 0) + 1;
  }

  countCached(): void {
    this.#whole?.countCached();
    this.#cached++;
  }

  /** Requests that wait at the same time share it: ten that wait five seconds side by side cost five seconds. */
  countWait(begin: number, end: number): void {
    this.#whole?.countWait(begin, end);
    this.#waitedMs += Math.max(0, end - Math.max(begin, this.#waitedUntil));
    this.#waitedUntil = Math.max(this.#waitedUntil, end);
  }

  /** Likewise for the time in which servers are asked: from a request to the end of its answer. */
  countAsking(begin: number, end: number): void {
    this.#whole?.countAsking(begin, end);
    this.#askedMs += Math.max(0, end - Math.max(begin, this.#askedUntil));
    this.#askedUntil = Math.max(this.#askedUntil, end);
  }

  /** How long servers were asked so far, in ms. Waiting for a turn is no part of it. */
  get askedMs(): number {
    return this.#askedMs;
  }

  cost(): Cost {
    return {
      requests: this.#requests,
      cached: this.#cached,
      waves: this.#waves,
      waitedMs: this.#waitedMs,
      byHost: { ...this.#byHost },
    };
  }
}
