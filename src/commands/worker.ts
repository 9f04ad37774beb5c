/** `rodeo worker`: one of the machines of a batch, with its own tokens; it works until it is told to stop. */
import { auditEvidence } from '../audit.js';
import type { Work } from '../batch/audit-listed.js';
import { keepEvidence, keptEvidence } from '../batch/evidence-store.js';
import { startBatchProgress } from '../batch/progress.js';
import { count, stateAtStart } from '../batch/run.js';
import type { Config } from '../config.js';
import { usageError } from '../errors.js';
import { connect, readAddress, redisError } from '../queue/connection.js';
import type { Rules } from '../queue/order.js';
import { startWorker } from '../queue/worker.js';
import { unkeptTo } from './batch-faults.js';
import { DEFAULT_CONCURRENCY, type Network, networkOf } from './batch-network.js';
import { configOf } from './gather.js';
import { gateOf } from './gating.js';
import { INTERRUPTED, onInterruption } from './interruption.js';
import { boundMemory } from './memory.js';
import { settingsFrom } from './policy.js';

export interface WorkerFlags {
  queue?: string;
  concurrency?: number;
  /** `4000/3600`: targets and seconds. */
  rate?: string;
  /** Seconds. */
  takeOver?: number;
  /** Seconds. */
  maxWait?: number;
  /** Seconds. */
  timeout?: number;
  config?: string | false;
  quiet?: boolean;
}

const DEFAULT_SILENCE_SECONDS = 30;

/**
 * Works until a signal ends it. Sets the exit code: 0 after SIGTERM, which is how services are ended, 130 after SIGINT.
 * @throws RodeoError for wrong usage, for a Redis that is not there, and for a batch that this version must not work on
 */
export async function worker(flags: WorkerFlags): Promise<void> {
  if (flags.queue === undefined) {
    throw usageError('no queue is given', 'For example: rodeo worker --queue redis://localhost:6379');
  }
  const address = readAddress(flags.queue);
  const takeOver = flags.takeOver ?? DEFAULT_SILENCE_SECONDS;
  if (takeOver < 1) throw usageError('--take-over must be a second or more');
  const rate = flags.rate === undefined ? undefined : parseRate(flags.rate);
  const { endpoints } = await settingsFrom(flags.config === undefined ? {} : { config: flags.config });
  const config = configOf(flags, endpoints);
  if (config.offline) throw usageError('a worker asks servers, and HF_HUB_OFFLINE forbids that');
  const concurrency = flags.concurrency ?? DEFAULT_CONCURRENCY;

  boundMemory();
  const interruption = onInterruption();
  const runs = openRuns(config, interruption.signal, (line) => progress.keep(line));
  const state = stateAtStart(null);
  let refusal: string | null = null;
  const faults = new Set<string>();
  const progress = await startBatchProgress(process.stderr, {
    quiet: flags.quiet === true,
    quotas: () => runs.latest()?.http.quotas() ?? [],
  });
  interruption.leave = progress.stop;
  interruption.tell = () =>
    progress.keep('stopping: what is under way will be finished; once more to end at once');
  try {
    const redis = await connect(address, progress.keep);
    const stopped = new Promise<void>((resolve) => {
      interruption.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const taking = await startWorker({
      ...{ redis, concurrency, rate },
      silenceMs: takeOver * 1000,
      workFor: runs.workFor,
      onLine(line) {
        count(state, line);
        progress.update(state);
      },
      onRefusal(reason) {
        refusal = reason;
        interruption.stop();
      },
      onFault(error) {
        const { message } = redisError(error, address.shown);
        if (!faults.has(message)) progress.keep(message);
        faults.add(message);
      },
    });
    if (!flags.quiet) progress.keep(`working for Redis at ${address.shown}, ${concurrency} at a time`);
    await stopped;
    await taking.stop();
    redis.disconnect();
  } finally {
    progress.stop();
    await runs.close();
    interruption.end();
  }
  if (refusal !== null) {
    throw usageError(
      refusal,
      'What it had taken is back on the queue. Install the same version on all machines.',
    );
  }
  process.exitCode = interruption.by === 'SIGINT' ? INTERRUPTED.SIGINT : 0;
}

interface Runs {
  workFor(run: string, rules: Rules): Promise<Work>;
  latest(): Network | null;
  close(): Promise<void>;
}

/** More are hardly ever at work at the same time; an older one that comes again begins anew. */
const RUNS_KEPT = 4;

/** One collector for each run of a batch, as on a single machine: what its targets share is asked for once, and not remembered for the next. */
function openRuns(config: Config, signal: AbortSignal, keep: (line: string) => void): Runs {
  const runs = new Map<string, Promise<{ network: Network; work: Work }>>();
  let latest: Network | null = null;
  const open = async (rules: Rules) => {
    const { rubric, policy, named, depth } = rules;
    const settings = { policy: policy ?? {}, failOnRegression: false, targets: [], endpoints: {} };
    const gate = policy && (await gateOf(settings, rubric, null));
    const network = await networkOf(config, depth, signal, keep);
    const work: Work = {
      ...{ rubric: named, depth, signal },
      judge(evidence) {
        const result = auditEvidence(evidence, rubric);
        return gate ? gate.judged(result) : result;
      },
      collect: (listed) => network.collector.collect(listed),
      kept: (key) => keptEvidence(key, config.cacheDir),
      keep: (evidence, key) => keepEvidence(evidence, key, config.cacheDir),
      onUnkept: unkeptTo(keep),
    };
    latest = network;
    return { network, work };
  };
  return {
    async workFor(run, rules) {
      const opened = runs.get(run) ?? open(rules);
      runs.delete(run);
      runs.set(run, opened);
      // What is still under way for the oldest keeps its collector until it is done.
      for (const oldest of [...runs.keys()].slice(0, -RUNS_KEPT)) runs.delete(oldest);
      return (await opened).work;
    },
    latest: () => latest,
    async close() {
      for (const opened of runs.values()) await (await opened).network.close();
    },
  };
}

/** Throws usageError. */
function parseRate(text: string): { max: number; duration: number } {
  const [, targets, seconds] = /^\s*([1-9]\d{0,8})\s*\/\s*([1-9]\d{0,5})\s*$/.exec(text) ?? [];
  if (targets === undefined) {
    throw usageError(
      `--rate ${text} is not a number of targets in a number of seconds`,
      'For example: --rate 4000/3600',
    );
  }
  return { max: Number(targets), duration: Number(seconds) * 1000 };
}
