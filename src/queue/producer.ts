/** The side of the queue that has the list and the journal: it orders targets, takes results, and says when they are safe. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { promised } from '../batch/audit-listed.js';
import type { JournalLine } from '../batch/journal-line.js';
import { stampOf } from '../batch/stamp.js';
import type { Listed } from '../collect/batch/listed.js';
import type { RodeoError } from '../errors.js';
import { VERSION } from '../version.js';
import { redisError } from './connection.js';
import { jobIdOf, type Order, packed, QUEUE, type Rules, unpackedLine } from './order.js';
import { loadBullmq } from './packages.js';

export interface ProducerOptions {
  /** Stays open. */
  redis: Redis;
  /** How messages name it. */
  shown: string;
  rules: Rules;
  /** Once it is aborted nothing is waited for; what is on the queue stays there. */
  signal: AbortSignal;
}

export interface Producer {
  /** Has one target done by a worker. `null` when it was not waited for. Rejects with what Redis has against it. */
  audit(listed: Listed, again: boolean): Promise<JournalLine | null>;
  /** The line is in the journal, and Redis need not keep it any longer. */
  acknowledge(line: JournalLine): void;
  /** How many workers there are; `null` when Redis does not tell. */
  workers(): Promise<number | null>;
  close(): Promise<void>;
}

/** Results whose batch never comes back for them. */
const KEPT_SECONDS = 7 * 24 * 3600;
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;
/** Every event of a result holds all of it; nobody here listens. */
const EVENTS_KEPT = 10;
const LOOK_EVERY_MS = 250;
const CHECK_EVERY_MS = 15_000;
const FETCHED_AT_ONCE = 50;

export async function openProducer(options: ProducerOptions): Promise<Producer> {
  const { Queue } = await loadBullmq();
  const queue = new Queue<Order, string>(QUEUE, {
    connection: options.redis,
    skipVersionCheck: true,
    streams: { events: { maxLen: EVENTS_KEPT } },
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: FIRST_PAUSE_MS },
      removeOnComplete: { age: KEPT_SECONDS },
      removeOnFail: { age: KEPT_SECONDS },
    },
  });
  // Connections tell their own troubles; commands that fail say so where they were given.
  queue.on('error', () => undefined);
  return new QueueProducer(queue, options);
}

interface Ordered {
  order: Order;
  listed: Listed;
  since: number;
  resolve(line: JournalLine | null): void;
  reject(error: unknown): void;
}

class QueueProducer implements Producer {
  readonly #queue: Queue<Order, string>;
  readonly #redis: Redis;
  readonly #shown: string;
  readonly #rules: Rules;
  readonly #packedRules: string;
  readonly #run = randomUUID();
  readonly #signal: AbortSignal;
  readonly #ordered = new Map<string, Ordered>();
  readonly #acknowledging = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  readonly #looking: Promise<void>;
  /** Redis went away, perhaps without having saved all. */
  #wasLost = false;
  /** Why nothing comes from the queue any longer. */
  #fault: RodeoError | null = null;

  constructor(queue: Queue<Order, string>, { redis, shown, rules, signal }: ProducerOptions) {
    this.#queue = queue;
    this.#redis = redis;
    this.#shown = shown;
    this.#rules = rules;
    this.#packedRules = packed(rules);
    this.#signal = signal;
    signal.addEventListener('abort', this.#leave);
    redis.on('close', this.#lose);
    this.#looking = this.#look().catch((error: unknown) => {
      this.#fault = redisError(error, shown);
      for (const { reject } of this.#ordered.values()) reject(this.#fault);
      this.#ordered.clear();
    });
  }

  audit(listed: Listed, again: boolean): Promise<JournalLine | null> {
    if (this.#fault) return Promise.reject(this.#fault);
    if (this.#signal.aborted) return Promise.resolve(null);
    const order: Order = {
      rodeo: VERSION,
      run: this.#run,
      rules: this.#packedRules,
      listed: packed(listed),
      again,
    };
    return new Promise((resolve, reject) => {
      const id = this.#idOf(listed);
      this.#ordered.set(id, { order, listed, since: Date.now(), resolve, reject });
      this.#put(id, order).catch((error: unknown) => {
        this.#ordered.delete(id);
        reject(redisError(error, this.#shown));
      });
    });
  }

  acknowledge({ target, ...line }: JournalLine): void {
    // What stays for want of this is thrown away when it is old.
    const removal = this.#queue.remove(jobIdOf(target, stampOf(line))).catch(() => undefined);
    this.#acknowledging.add(removal);
    removal.finally(() => this.#acknowledging.delete(removal));
  }

  async workers(): Promise<number | null> {
    return this.#queue.getWorkersCount().catch(() => null);
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#leave);
    this.#redis.off('close', this.#lose);
    this.#leave();
    this.#closing.abort();
    // Without Redis neither would come to an end.
    if (this.#redis.status === 'ready') await Promise.all([this.#looking, ...this.#acknowledging]);
    await this.#queue.close();
  }

  readonly #lose = () => {
    this.#wasLost = true;
  };

  readonly #leave = () => {
    for (const { resolve } of this.#ordered.values()) resolve(null);
    this.#ordered.clear();
  };

  #idOf(listed: Listed): string {
    const line = promised(listed, { rubric: this.#rules.named, depth: this.#rules.depth });
    return jobIdOf(line.target, stampOf(line));
  }

  /** A job that is there already stays as it is, its result included. */
  async #put(jobId: string, order: Order): Promise<void> {
    await this.#queue.add('audit', order, { jobId });
  }

  /**
   * Asks for what is finished, again and again. BullMQ's events would come sooner, but not those from before a restart, of this program or
   * of Redis; the set of finished jobs forgets nothing, and holds little more than what was finished since the last look.
   */
  async #look(): Promise<void> {
    const { signal } = this.#closing;
    let checked = Date.now();
    while (!signal.aborted) {
      const finished = await this.#queue.getRanges(['completed', 'failed'], 0, -1, true);
      const ours = finished.filter((id) => this.#ordered.has(id));
      for (let at = 0; at < ours.length; at += FETCHED_AT_ONCE) {
        await Promise.all(ours.slice(at, at + FETCHED_AT_ONCE).map((id) => this.#fetch(id)));
      }
      if (this.#wasLost || Date.now() - checked > CHECK_EVERY_MS) {
        this.#wasLost = false;
        checked = Date.now();
        await this.#orderMissing();
      }
      if (ours.length === 0) await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #fetch(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    const ordered = this.#ordered.get(id);
    if (!job || !ordered) return;
    this.#ordered.delete(id);
    ordered.resolve(this.#lineOf(job, ordered));
  }

  /** What was on its way when Redis went away without having saved it, or what another batch with the same target took. */
  async #orderMissing(): Promise<void> {
    for (const [id, { order }] of [...this.#ordered]) {
      if ((await this.#queue.getJobState(id)) !== 'unknown') continue;
      if (this.#ordered.has(id)) await this.#put(id, order);
    }
  }

  /** The result, or why there is none: a worker that is killed over a target again and again takes it along. */
  #lineOf(job: Job<Order, string>, { listed, since }: Ordered): JournalLine {
    const wanted = promised(listed, { rubric: this.#rules.named, depth: this.#rules.depth });
    const line = unpackedLine(job.returnvalue);
    if (line && line.target === wanted.target && stampOf(line) === stampOf(wanted)) return line;
    const detail = job.failedReason || 'the result on the queue is broken';
    const ended = Date.now();
    const { rubric, rodeo, ...named } = wanted;
    const reason = { code: 'worker', detail };
    const at = new Date(ended).toISOString();
    return { ...named, status: 'failed', reason, rubric, rodeo, at, ms: ended - since };
  }
}
