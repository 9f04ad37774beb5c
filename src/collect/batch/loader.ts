/** Gathers questions of many targets into one request, and takes it apart again when it was too much. */
import { AsyncResource } from 'node:async_hooks';
import type { UnavailableCode } from '../../evidence.js';
import { RequestFailed } from '../../http/client.js';
import { requireFailure } from '../attempt.js';
import type { Accounts } from './cost.js';

export interface LoaderOptions<A, R> {
  /** Most questions in a request. */
  most: number;
  /** Most of what `weightOf` counts, unless a single question has more. */
  mostWeight?: number;
  weightOf?(ask: A): number;
  /**
   * Answers all, each with its own result or failure, in order. Throws `RequestFailed` when the request as a whole
   * failed.
   */
  load(asks: readonly A[]): Promise<(R | RequestFailed)[]>;
  accounts: Pick<Accounts, 'underWay' | 'onLull'>;
  /** Longest that a question waits for company, in ms. */
  patienceMs: number;
}

interface Waiting<A, R> {
  ask: A;
  resolve(result: R): void;
  reject(failure: unknown): void;
}

/** A moment for what the last answer sets off, in ms. */
const LULL_MS = 4;

/** What asking for less at once may help against. */
const TOO_MUCH: ReadonlySet<UnavailableCode> = new Set([
  'timeout',
  'server-error',
  'too-large',
  'truncated',
  'invalid-response',
  'network',
]);

/**
 * A question is sent with others: at once when there are enough of them, as soon as nothing is under way that could
 * bring more, and in any case when patience ends.
 */
export class Loader<A, R> {
  readonly #options: LoaderOptions<A, R>;
  #waiting: Waiting<A, R>[] = [];
  #weight = 0;
  /** The request is counted with whoever asked first. */
  #first: AsyncResource | null = null;
  #patience: NodeJS.Timeout | undefined;
  #lull: NodeJS.Timeout | undefined;

  constructor(options: LoaderOptions<A, R>) {
    this.#options = options;
    options.accounts.onLull(() => this.#expectLull());
  }

  /** Throws `RequestFailed`. */
  ask(ask: A): Promise<R> {
    const { most, mostWeight = Number.POSITIVE_INFINITY, weightOf, patienceMs } = this.#options;
    const weight = weightOf?.(ask) ?? 0;
    if (this.#waiting.length > 0 && this.#weight + weight > mostWeight) this.#send();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ask, resolve, reject });
      this.#weight += weight;
      this.#first ??= new AsyncResource('rodeo batch');
      if (this.#waiting.length >= most) return this.#send();
      this.#patience ??= setTimeout(() => this.#send(), patienceMs);
      this.#expectLull();
    });
  }

  #expectLull(): void {
    if (this.#waiting.length === 0 || this.#lull) return;
    this.#lull = setTimeout(() => {
      this.#lull = undefined;
      if (this.#options.accounts.underWay() === 0) this.#send();
    }, LULL_MS);
  }

  #send(): void {
    clearTimeout(this.#patience);
    clearTimeout(this.#lull);
    const [waiting, first] = [this.#waiting, this.#first];
    this.#patience = undefined;
    this.#lull = undefined;
    this.#waiting = [];
    this.#weight = 0;
    this.#first = null;
    if (waiting.length > 0 && first) first.runInAsyncScope(() => void this.#load(waiting));
  }

  async #load(waiting: readonly Waiting<A, R>[]): Promise<void> {
    try {
      const results = await this.#options.load(waiting.map(({ ask }) => ask));
      waiting.forEach(({ resolve, reject }, index) => {
        const result = results[index] as R | RequestFailed;
        if (result instanceof RequestFailed) reject(result);
        else resolve(result);
      });
    } catch (error) {
      if (waiting.length > 1 && isTooMuch(error)) {
        const half = Math.ceil(waiting.length / 2);
        await Promise.all([this.#load(waiting.slice(0, half)), this.#load(waiting.slice(half))]);
      } else for (const { reject } of waiting) reject(error);
    }
  }
}

/** A bug is nothing that half of it would mend; whoever asked gets to see it. */
function isTooMuch(error: unknown): boolean {
  try {
    return TOO_MUCH.has(requireFailure(error).reason.code);
  } catch {
    return false;
  }
}
