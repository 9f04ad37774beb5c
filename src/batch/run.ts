/** Works through a list, a few targets at a time: nothing grows with its length, and what was done stands in the journal at once. */
import { setMaxListeners } from 'node:events';
import type { Listed } from '../collect/batch/listed.js';
import type { Journal } from './journal.js';
import type { JournalLine } from './journal-line.js';
import { canonicalName, isIn, keyOf, type Shard } from './key.js';

/** A line of a list that names nothing. */
export interface Fault {
  fault: string;
  at: string;
}

/** How far a batch is. */
export interface BatchState {
  /** How many targets there are to do, kept ones included; `null` when the list does not tell before its end. */
  total: number | null;
  /** Conclusive, inconclusive and without a result: of this run. */
  done: number;
  inconclusive: number;
  failed: number;
  /** Conclusive since an earlier run. */
  kept: number;
  duplicates: number;
  /** Lines of the list that name nothing. */
  faults: number;
  /** Being worked on at this moment. */
  underWay: number;
  /** Results that fail their gate, kept ones included. */
  gateFailed: number;
  /** Judged again without asking anybody. */
  rejudged: number;
  /** By code and by what it is the reason of: how many have no conclusive result, and a few of their names and details. */
  reasons: Map<
    string,
    { code: string; of?: string; count: number; examples: { target: string; detail: string }[] }
  >;
}

export interface BatchOptions {
  listed: AsyncIterable<Listed | Fault>;
  /**
   * Does one target. Must not reject for what is wrong with it; `null` leaves it to be done.
   * @param again it has evidence that may be judged again
   */
  audit(listed: Listed, again: boolean): Promise<JournalLine | null>;
  /** Of the line that a target would get (see `stampOf`). */
  stamp(listed: Listed): number;
  journal: Journal;
  /** How many targets are worked on at a time, and so the most that are in memory. */
  concurrency: number;
  /** Once aborted nothing more is begun; what is under way is finished. */
  signal: AbortSignal;
  shard?: Shard | undefined;
  /** Also those that had no conclusive result are judged by the evidence that was kept, as nobody can be asked. */
  offline?: boolean;
  total?: number | null;
  onProgress?(state: Readonly<BatchState>): void;
  /** The line stands in the journal. */
  onWritten?(line: JournalLine): void;
  onFault?(fault: Fault): void;
}

const EXAMPLES = 3;

/**
 * Runs a batch.
 * @returns how it ended; when the signal was aborted, with what was finished by then
 * @throws what the list, the journal or `audit` threw; what is under way is finished before
 */
export async function runBatch(options: BatchOptions): Promise<BatchState> {
  const { journal, signal, shard, onProgress, onFault } = options;
  const state = stateAtStart(options.total ?? null);
  const list = options.listed[Symbol.asyncIterator]();
  const stop = new AbortController();
  const stopped = AbortSignal.any([signal, stop.signal]);
  setMaxListeners(0, stopped);

  const work = async (item: Listed | Fault): Promise<void> => {
    if ('fault' in item) {
      state.faults++;
      onFault?.(item);
      return;
    }
    const name = canonicalName(item.target);
    if (shard && !isIn(shard, keyOf(name))) return;
    const standing = journal.take(name, options.stamp(item));
    if (standing === 'duplicate') {
      state.duplicates++;
      if (state.total !== null) state.total--;
      return;
    }
    if (standing === 'kept') {
      state.kept++;
      if (journal.gateOf(name) === 'fail') state.gateFailed++;
      return;
    }
    state.underWay++;
    try {
      const line = await options.audit(item, standing === 'rejudge' || options.offline === true);
      if (line === null) return;
      await journal.append(line);
      options.onWritten?.(line);
      count(state, line);
      if (standing === 'rejudge') state.rejudged++;
    } finally {
      state.underWay--;
    }
  };

  // Each lane takes the next target when it is done with the one before: the list is read no faster than it is worked on.
  const lane = async (): Promise<void> => {
    while (!stopped.aborted) {
      const next = await unlessAborted(list.next(), stopped);
      if (next === null || next.done || stopped.aborted) return;
      await work(next.value);
      onProgress?.(state);
    }
  };
  const lanes = Array.from({ length: options.concurrency }, () =>
    lane().catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
  );
  const outcomes = await Promise.allSettled(lanes);
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
  // A list that waits for more, such as a terminal, would not come back from this: it is left to its owner.
  if (!stopped.aborted) await list.return?.();
  return state;
}

/** Nothing done yet. @param total see `BatchState` */
export function stateAtStart(total: number | null): BatchState {
  return {
    ...{ total, done: 0, inconclusive: 0, failed: 0, kept: 0, duplicates: 0 },
    ...{ faults: 0, underWay: 0, gateFailed: 0, rejudged: 0, reasons: new Map() },
  };
}

/** Adds what became of one target. */
export function count(state: BatchState, { status, target, reason, gate }: JournalLine): void {
  state[status]++;
  if (gate === 'fail') state.gateFailed++;
  if (!reason) return;
  const { code, of } = reason;
  const key = of === undefined ? code : `${code} ${of}`;
  const known = state.reasons.get(key) ?? { code, ...(of !== undefined && { of }), count: 0, examples: [] };
  known.count++;
  if (known.examples.length < EXAMPLES) known.examples.push({ target, detail: reason.detail });
  state.reasons.set(key, known);
}

/** What a promise brings, or `null` once the signal is aborted. Unlike `Promise.race` it leaves nothing behind on the signal. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(null);
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
