/** Many models from a script: asked for together as `rodeo batch` does, one line at a time, no faster than they are taken. */
import { homedir } from 'node:os';
import { auditEvidence } from '../audit.js';
import { auditListed, promised, type Work } from '../batch/audit-listed.js';
import { streamJournal } from '../batch/journal.js';
import type { JournalLine } from '../batch/journal-line.js';
import { canonicalName } from '../batch/key.js';
import { entryOf } from '../batch/list.js';
import { type Fault, runBatch } from '../batch/run.js';
import { digestOf, stampOf } from '../batch/stamp.js';
import type { Listed } from '../collect/batch/listed.js';
import { type Config, readConfig } from '../config.js';
import type { Depth } from '../depth.js';
import { usageError } from '../errors.js';
import { judge, type Policy } from '../gate.js';
import type { Result } from '../result/result.js';
import { loadRubric } from '../rubric/load.js';
import type { Rubric } from '../rubric/schema.js';
import { deadlineFor } from './deadline.js';
import type { AuditOptions } from './gather.js';
import { checkedPolicy } from './judge.js';
import { hostEvent, type ProgressEvent } from './progress.js';
import { checkedRubric } from './rubric-object.js';

/** A target alone, or with what it links to where that is not found. */
export type BatchTarget = string | { target: string; repo?: string; hub?: string; paper?: string };

export interface BatchOptions extends Pick<AuditOptions, 'rubric' | 'env' | 'onProgress'> {
  /** Holds each result against it: `gate` of the line and of the result. */
  policy?: Policy;
  /** How many targets are worked on at a time; 16 by default. */
  concurrency?: number;
  /** How much is read: `full` by default, `list` for the record on the Hub alone. */
  depth?: Depth;
  /** Ends the batch: what is under way is given up, and the next line rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Longest that the whole batch may take, in ms: then likewise, with a RodeoError `timeout`. */
  timeout?: number;
}

/** What became of one target. */
export interface BatchLine {
  /** `hf:org/name`, `gh:owner/repo`; what was given where that names nothing. */
  target: string;
  /** `done`: a conclusive result. `inconclusive`: a result, and too little could be seen to conclude from it. `failed`: no result. */
  status: 'done' | 'inconclusive' | 'failed';
  /** Why it is not done: a word to count by, and a sentence; `of` is whose it is. */
  reason?: { code: string; detail: string; of?: string };
  gate?: 'pass' | 'fail' | 'inconclusive';
  result?: Result;
  /** How long it took, in ms. */
  ms: number;
}

const CONCURRENCY = 16;

/**
 * Audits many targets. Nothing grows with their number: they are read from `targets` as they are worked on, and lines wait to be taken.
 * A target that is named twice is done once; one that cannot be read gives a line with its reason and keeps nobody else from theirs.
 * Breaking off the loop ends the batch.
 * @param targets in any form that `rodeo audit` takes but folders; any iterable or async iterable
 * @yields a line for each target, in the order in which they are finished
 * @throws RodeoError `usage` for options that cannot work, `timeout`; the reason of `signal`; what `targets` throws
 * @example for await (const { target, status, result } of batch(['microsoft/biogpt', 'gh:EleutherAI/pythia'])) console.log(target, status);
 */
export async function* batch(
  targets: Iterable<BatchTarget> | AsyncIterable<BatchTarget>,
  options: BatchOptions = {},
): AsyncGenerator<BatchLine, void, undefined> {
  const {
    rubric: named = 'rodeo',
    env = {},
    concurrency = CONCURRENCY,
    depth = 'full',
    onProgress,
  } = options;
  options.signal?.throwIfAborted();
  if (!Number.isSafeInteger(concurrency) || concurrency < 1)
    throw usageError(`concurrency must be a whole number from 1, not ${concurrency}`);
  const policy = options.policy === undefined ? null : checkedPolicy(options.policy);
  const rubric: Rubric = typeof named === 'string' ? await loadRubric(named) : checkedRubric(named);
  const config = readConfig(env, homedir());
  const deadline = deadlineFor('the batch', options);
  // The loop was left, or the run has failed: the others need not go on.
  const left = new AbortController();
  const signal = AbortSignal.any([deadline.signal, left.signal]);
  const [{ createHttp }, { createBatchCollector }] = await Promise.all([
    import('../http/client.js'),
    import('../collect/batch/index.js'),
  ]);
  const note = (line: string) => onProgress?.({ type: 'note', target: null, note: line });
  const http = createHttp(config, {
    ...{ pace: true, signal, onWait: note, onNote: note },
    onRequest: (entry) => onProgress?.(hostEvent(null, entry)),
  });
  const collector = createBatchCollector({
    ...{ config, http, depth, now: () => new Date() },
    onStep: (target, step) => onProgress?.({ type: 'step', target: canonicalName(target), step }),
  });
  const work: Work = {
    rubric: { id: rubric.id, digest: digestOf(rubric, policy) },
    ...{ depth, signal },
    collect: (listed) => collector.collect(listed),
    judge: (evidence) => {
      const result = auditEvidence(evidence, rubric);
      const today = new Date().toISOString().slice(0, 10);
      return policy ? { ...result, gate: judge(result, policy, today) } : result;
    },
    kept: async () => null,
    keep: async () => undefined,
    onUnkept: () => undefined,
  };

  const lines = new HandOver<BatchLine>(signal);
  let total = sizeOf(targets);
  let finished = 0;
  const tell = (target: string, state: ProgressTarget['state']) => {
    if (state !== 'begun') finished++;
    onProgress?.({ type: 'target', target, state, finished, total });
  };
  const onFault = ({ at, fault }: Fault) => {
    tell(at, 'failed');
    return lines.give({
      target: at,
      status: 'failed',
      reason: { code: 'wrong-input', detail: fault },
      ms: 0,
    });
  };
  const listed = listedFrom(targets, config, onFault, signal);
  const run = runBatch({
    listed,
    audit: (listed) => {
      tell(canonicalName(listed.target), 'begun');
      return auditListed(listed, false, work);
    },
    stamp: (listed) => stampOf(promised(listed, work)),
    journal: {
      ...streamJournal(async () => undefined),
      append: async (line) => {
        tell(line.target, line.status);
        await lines.give(lineOf(line));
      },
    },
    ...{ concurrency, signal, total },
    // One that is named twice is taken off.
    onProgress: (state) => {
      total = state.total;
    },
  }).finally(() => lines.end());
  // It is waited for below, whichever way the loop ends.
  run.catch(() => undefined);
  try {
    yield* lines.taken();
    deadline.signal.throwIfAborted();
    await run;
  } finally {
    left.abort(new Error('The batch is over.'));
    // What is under way does not keep a caller who has left.
    await http.close();
    await run.catch(() => undefined);
    // A source that waits for more would not come back from this.
    listed.return(undefined).catch(() => undefined);
    deadline.end();
  }
}

type ProgressTarget = Extract<ProgressEvent, { type: 'target' }>;

const lineOf = ({ target, status, reason, gate, result, ms }: JournalLine): BatchLine => ({
  target,
  status,
  ...(reason && {
    reason: { code: reason.code, detail: reason.detail, ...(reason.of !== undefined && { of: reason.of }) },
  }),
  ...(gate && { gate }),
  ...(result && { result }),
  ms,
});

const sizeOf = (targets: object): number | null =>
  Array.isArray(targets) ? targets.length : targets instanceof Set ? targets.size : null;

/** A fault is placed by what was given: a script has no lines to count. */
async function* listedFrom(
  targets: Iterable<BatchTarget> | AsyncIterable<BatchTarget>,
  config: Config,
  onFault: (fault: Fault) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<Listed> {
  for await (const given of targets) {
    if (signal.aborted) return;
    const row = typeof given === 'string' ? { target: given } : given;
    if (typeof row !== 'object' || row === null) {
      await onFault({ at: String(given), fault: 'a target is text, or an object with the key target' });
      continue;
    }
    const texts = Object.entries(row).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const entry = entryOf(Object.fromEntries(texts), String(row.target ?? row.hub ?? row.repo ?? ''), config);
    if ('fault' in entry) await onFault(entry);
    else yield entry;
  }
}

/** Passes things from those who make them to one who takes them; who gives waits until it is taken. */
class HandOver<T> {
  readonly #signal: AbortSignal;
  readonly #waiting: { value: T; taken: () => void }[] = [];
  #ended = false;
  #wake = () => {};

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#release(), { once: true });
  }

  /** Settles when it was taken, or when nobody takes any more. */
  give(value: T): Promise<void> {
    if (this.#signal.aborted) return Promise.resolve();
    return new Promise((taken) => {
      this.#waiting.push({ value, taken });
      this.#wake();
    });
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** All that was given, until the end or until the signal is aborted. */
  async *taken(): AsyncGenerator<T, void, undefined> {
    while (!this.#signal.aborted) {
      const next = this.#waiting.shift();
      if (next) {
        next.taken();
        yield next.value;
      } else if (this.#ended) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  #release(): void {
    for (const { taken } of this.#waiting.splice(0)) taken();
    this.#wake();
  }
}
