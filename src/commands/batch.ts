/** `rodeo batch`: many models, one result a line; what is done stays done, whatever ends the run. */

import { auditEvidence } from '../audit.js';
import { auditListed, promised, type Work } from '../batch/audit-listed.js';
import { keepEvidence } from '../batch/evidence-store.js';
import { type Journal, openJournal, streamJournal } from '../batch/journal.js';
import { canonicalName, evidenceKey, parseShard } from '../batch/key.js';
import { number, startBatchProgress } from '../batch/progress.js';
import { type BatchState, runBatch } from '../batch/run.js';
import { digestOf, stampOf } from '../batch/stamp.js';
import { isEmpty, summaryLines } from '../batch/summary.js';
import type { Listed } from '../collect/batch/listed.js';
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import { ExitCode, RodeoError, usageError } from '../errors.js';
import type { Evidence } from '../evidence.js';
import { judgeReading } from '../judge.js';
import type { Rules } from '../queue/order.js';
import type { Reading } from '../read.js';
import type { Result } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';
import { faultsTo, unkeptTo } from './batch-faults.js';
import { keptAnywhere, nothingKept, readingsIn } from './batch-kept.js';
import { DEFAULT_CONCURRENCY, type Network, networkOf } from './batch-network.js';
import { lookAhead, planLine } from './batch-plan.js';
import type { BatchQueue } from './batch-queue.js';
import { checkSource, type QueryFlags, type Source, sourceOf } from './batch-source.js';
import { configOf } from './gather.js';
import { gateOf } from './gating.js';
import { INTERRUPTED, type Interruption, onInterruption } from './interruption.js';
import { boundMemory } from './memory.js';
import { hint, say } from './messages.js';
import { checkWritable, printPart, unwritable } from './output.js';
import { type PolicyFlags, settingsFrom, withSettings } from './policy.js';
import { rubricsNamed } from './rubrics-named.js';

export interface BatchFlags extends PolicyFlags, QueryFlags {
  /** The journal; NDJSON on stdout without one. */
  output?: string;
  rubric?: readonly string[];
  /** `3/8` */
  shard?: string;
  depth?: Depth;
  offline?: boolean;
  concurrency?: number;
  /** The URL of a Redis, whose workers do the work. */
  queue?: string;
  allowFailures?: number;
  quiet?: boolean;
  /** Seconds. */
  maxWait?: number;
  /** Seconds. */
  timeout?: number;
}

/**
 * Audits every target of a list. Sets the exit code: 0 when all results are conclusive (or as many as `--allow-failures` lets pass),
 * 3 otherwise, 1 when a gate fails for one of them, 130 when the user stopped it.
 * @param list a file, `-` for stdin, or nothing for a query
 * @throws RodeoError for wrong usage, and for a journal that is in use
 */
export async function batch(list: string | undefined, typed: BatchFlags): Promise<void> {
  const settings = await settingsFrom(typed);
  const flags = withSettings(typed, settings);
  const config = configOf(flags, settings.endpoints);
  await checkSource(list, flags, config);
  if (flags.shard !== undefined) parseShard(flags.shard);
  if (flags.queue !== undefined && config.offline) {
    throw usageError('--queue asks servers, and --offline forbids that');
  }
  const rubrics = await rubricsNamed(flags.rubric);
  if (rubrics.length > 1)
    throw usageError(
      'a batch judges by one rubric',
      'For another rubric, start another run with another -o.',
    );
  const gate = await gateOf({ ...settings, failOnRegression: false }, rubrics[0] as Rubric, null);
  const rubric = gate?.rubric ?? (rubrics[0] as Rubric);
  const named = { id: rubric.id, digest: digestOf(rubric, gate && settings.policy) };
  const depth = flags.depth ?? 'full';
  const judged = (result: Result) => (gate ? gate.judged(result) : result);
  const judge = (evidence: Evidence) => judged(auditEvidence(evidence, rubric));
  const judgeRead = (reading: Reading) => judged(judgeReading(reading, rubric));

  boundMemory();
  const interruption = onInterruption();
  const began = Date.now();
  try {
    const journal = await journalOf(flags, interruption.stop);
    let state: BatchState;
    try {
      state = await work({
        list,
        flags,
        config,
        journal,
        interruption,
        judging: { rubric: named, depth, judge, readings: readingsIn(config, judgeRead) },
        rules: { rubric, policy: gate && settings.policy, named, depth },
      });
    } catch (error) {
      throw writeError(error, flags.output);
    } finally {
      await journal.close();
    }
    if (!flags.quiet) tell(state, Date.now() - began, interruption.by, flags.output);
    process.exitCode = exitCodeOf(state, flags, interruption.by);
  } finally {
    interruption.end();
  }
}

interface Run {
  list: string | undefined;
  flags: BatchFlags;
  config: Config;
  journal: Journal;
  interruption: Interruption;
  judging: Pick<Work, 'rubric' | 'depth' | 'judge' | 'readings'>;
  /** What a worker makes the same of. */
  rules: Rules;
}

/** Opens what the run needs, goes through the list, and closes it again. */
async function work({
  list,
  flags,
  config,
  journal,
  interruption,
  judging,
  rules,
}: Run): Promise<BatchState> {
  const { signal } = interruption;
  const { depth } = judging;
  const shard = flags.shard === undefined ? undefined : parseShard(flags.shard);
  let network: Network | null = null;
  let source: Source | null = null;
  let queue: BatchQueue | null = null;
  const progress = await startBatchProgress(process.stderr, {
    quiet: flags.quiet === true,
    quotas: () => network?.http.quotas() ?? [],
  });
  interruption.leave = progress.stop;
  interruption.tell = () => {
    const what = queue ? 'workers will finish what is on the queue' : 'what is under way will be finished';
    progress.keep(`stopping: ${what}; once more to end at once`);
  };
  try {
    if (flags.queue !== undefined) {
      const { openQueue } = await import('./batch-queue.js');
      queue = await openQueue(flags.queue, rules, signal, progress.keep);
    }
    if (!config.offline) network = await networkOf(config, depth, signal, progress.keep);
    const { collector = null } = network ?? {};
    source = await sourceOf(list, flags, config, collector);
    const stamp = (listed: Listed) => stampOf(promised(listed, judging));
    const ahead = source.again ? await lookAhead(source.again(), { journal, shard, stamp }) : null;
    const toAsk = ahead ?? (flags.limit === undefined ? null : { targets: flags.limit, repositories: 0 });
    // Workers have limits of their own, and there may be any number of them.
    if (network && !queue && toAsk && toAsk.targets > 0) {
      progress.keep(await planLine(toAsk, { config, depth, listed: ahead === null, http: network.http }));
    }
    const auditing: Work = {
      ...judging,
      signal,
      collect: (listed) => (collector ? collector.collect(listed) : Promise.reject(nothingKept(listed))),
      kept: (key, listed) => keptAnywhere(key, listed, depth, config),
      keep: (evidence, key) => keepEvidence(evidence, key, config.cacheDir),
      onUnkept: unkeptTo(progress.keep),
    };
    const isKept = async (listed: Listed) =>
      (await auditing.kept(
        evidenceKey(canonicalName(listed.target), { depth, links: listed.links }),
        listed,
      )) !== null;
    const elsewhere = queue;
    return await runBatch({
      listed: source.listed,
      audit: async (listed, again) =>
        elsewhere && !(again && (await isKept(listed)))
          ? elsewhere.audit(listed, again)
          : auditListed(listed, again, auditing),
      ...(queue && { onWritten: queue.onWritten }),
      ...{ stamp, journal, shard, signal, total: ahead?.total ?? null },
      concurrency: flags.concurrency ?? queue?.backlog ?? DEFAULT_CONCURRENCY,
      offline: config.offline,
      onProgress: progress.update,
      onFault: faultsTo(progress),
    });
  } finally {
    progress.stop();
    source?.close();
    await queue?.close();
    await network?.close();
  }
}

async function journalOf({ output, quiet }: BatchFlags, stop: () => void): Promise<Journal> {
  if (output === undefined) {
    if (process.stdout.isTTY) {
      throw usageError(
        'results are long lines for programs',
        'Keep them in a file, -o results.ndjson, or pipe them on.',
      );
    }
    return streamJournal(async (text) => {
      // Nobody reads on, as after `| head`: the rest would be for nothing.
      if (!(await printPart(text))) stop();
    });
  }
  await checkWritable(output);
  const { journal, lines, mended } = await openJournal(output).catch((error: unknown) => {
    throw writeError(error, output);
  });
  if (!quiet && mended) say(`${output}: the last line was cut off; its target will be done again`);
  if (!quiet && lines > 0)
    say(`${output} has ${lines === 1 ? '1 target' : `${number(lines)} targets`}; what is done is kept`);
  return journal;
}

/** A full disk or a missing folder is nothing that rodeo could mend. */
function writeError(error: unknown, output: string | undefined): unknown {
  const isSystem = error instanceof Error && 'syscall' in error && !(error instanceof RodeoError);
  return isSystem && output !== undefined ? unwritable(output, error) : error;
}

function tell(
  state: BatchState,
  elapsedMs: number,
  interrupted: string | null,
  output: string | undefined,
): void {
  for (const line of summaryLines(state, elapsedMs)) {
    if (line.startsWith('  ')) hint(line.trim());
    else say(line);
  }
  if (!interrupted) return;
  if (output === undefined) say('stopped; without -o there is nothing to resume from');
  else say(`stopped; the same command resumes from ${output}`);
}

function exitCodeOf(
  state: BatchState,
  { allowFailures: allowed = 0, shard }: BatchFlags,
  interrupted: Interruption['by'],
): number {
  const { inconclusive, failed, faults, gateFailed } = state;
  if (interrupted) return INTERRUPTED[interrupted];
  // A pipeline that hands over nothing is broken, and must not look like one where all is well; a part of a list may be empty.
  if (isEmpty(state) && shard === undefined) return ExitCode.usage;
  if (gateFailed > 0) return ExitCode.gateFailed;
  return inconclusive + failed + faults > allowed ? ExitCode.inconclusive : ExitCode.ok;
}
