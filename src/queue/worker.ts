/** The side of the queue that does the work: takes targets, audits them as a batch would, and hands back lines for its journal. */
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import * as v from 'valibot';
import { auditListed, type Work } from '../batch/audit-listed.js';
import type { JournalLine } from '../batch/journal-line.js';
import { digestOf } from '../batch/stamp.js';
import type { Listed } from '../collect/batch/listed.js';
import { PASSING, type UnavailableCode } from '../evidence.js';
import { VERSION } from '../version.js';
import { Order, packedLine, QUEUE, type Rules, unpacked } from './order.js';
import { loadBullmq } from './packages.js';

export interface WorkerOptions {
  /** Stays open. */
  redis: Redis;
  /** How many targets are worked on at a time. */
  concurrency: number;
  /** How long a worker may be silent before others take over what it has begun, in ms. */
  silenceMs: number;
  /** No more targets than this in so many ms, for all workers together that say the same. */
  rate?: { max: number; duration: number } | undefined;
  /** How one run of a batch is worked on. */
  workFor(run: string, rules: Rules): Promise<Work>;
  onLine(line: JournalLine): void;
  /** Work is on the queue that this worker must not do; it takes no more. */
  onRefusal(reason: string): void;
  /** Redis refuses what it is asked, as when it is full; it is asked again after a while. */
  onFault(error: Error): void;
}

export interface QueueWorker {
  /** Takes nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** Being killed may come from what is being worked on (memory), so there is an end to it. */
const MOST_DEATHS = 5;
/** How many workers may find that they must not work on a target before it is given up. */
const MOST_REFUSALS = 3;

export async function startWorker(options: WorkerOptions): Promise<QueueWorker> {
  const { redis, concurrency, silenceMs, rate, workFor, onLine, onRefusal, onFault } = options;
  const { UnrecoverableError, WaitingError, Worker } = await loadBullmq();

  /** For another worker, or for this one when it is started again. */
  const giveBack = async (job: Job<Order, string>, token: string | undefined): Promise<never> => {
    await job.moveToWait(token);
    throw new WaitingError();
  };
  const readRules = lastRules();
  const process = async (job: Job<Order, string>, token?: string): Promise<string> => {
    const read = readOrder(job.data, readRules);
    if ('refusal' in read) {
      const refusals = (job.data.refusals ?? 0) + 1;
      // A batch by another version is for other workers; what nobody takes must not end them one after the other.
      if (refusals >= MOST_REFUSALS) throw new UnrecoverableError(read.refusal);
      await job.updateData({ ...job.data, refusals });
      onRefusal(read.refusal);
      return giveBack(job, token);
    }
    if ('broken' in read) throw new UnrecoverableError(read.broken);
    const work = await workFor(job.data.run, read.rules);
    const line = await auditListed(read.listed, job.data.again, work);
    if (line === null) return giveBack(job, token);
    const attempts = job.opts.attempts ?? 1;
    // BullMQ tries again, after a while, on any worker. The last attempt counts, whatever came of it.
    if (isPassing(line) && job.attemptsMade + 1 < attempts) throw new Error(line.reason?.detail);
    onLine(line);
    return packedLine(line);
  };
  const worker = new Worker<Order, string>(QUEUE, process, {
    connection: redis,
    skipVersionCheck: true,
    concurrency,
    lockDuration: silenceMs,
    stalledInterval: silenceMs,
    maxStalledCount: MOST_DEATHS,
    ...(rate && { limiter: rate }),
  });
  // A lost connection is told once, by the connection; a lost lock is another worker's gain.
  worker.on('error', (error) => {
    if (error.name === 'ReplyError') onFault(error);
  });
  return {
    // Without Redis there is nobody to hand results to, and it may never come back: others take over.
    stop: () => worker.close(redis.status !== 'ready'),
  };
}

type Read = { rules: Rules; listed: Listed } | { refusal: string } | { broken: string };

/** Unpacks rules, which come again with every target of a batch. */
function lastRules(): (text: string) => Rules {
  let last: { text: string; rules: Rules } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, rules: unpacked<Rules>(text) };
    return last.rules;
  };
}

function readOrder(data: unknown, readRules: (text: string) => Rules): Read {
  const order = v.safeParse(Order, data);
  if (!order.success) return { broken: 'the order on the queue is broken' };
  const { rodeo } = order.output;
  if (rodeo !== VERSION) return { refusal: `the batch is by rodeo ${rodeo}, and this is ${VERSION}` };
  try {
    const rules = readRules(order.output.rules);
    const { rubric, policy, named } = rules;
    if (digestOf(rubric, policy) !== named.digest) {
      return { broken: `the rubric ${named.id} is not the one that the batch names (${named.digest})` };
    }
    return { rules, listed: unpacked<Listed>(order.output.listed) };
  } catch {
    return { broken: 'the order on the queue is broken' };
  }
}

const isPassing = ({ status, reason }: JournalLine): boolean =>
  status !== 'done' && reason !== undefined && PASSING.has(reason.code as UnavailableCode);
