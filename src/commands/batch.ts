/** `rodeo batch`: many models, one result a line; what is done stays done, whatever ends the run. */
import { auditEvidence } from '../audit.js';
import { auditListed, promised, type Work } from '../batch/audit-listed.js';
import { keepEvidence, keptEvidence } from '../batch/evidence-store.js';
import { type Journal, openJournal, streamJournal } from '../batch/journal.js';
import { canonicalName, isIn, keyOf, parseShard } from '../batch/key.js';
import { type BatchProgress, number, startBatchProgress } from '../batch/progress.js';
import { type BatchState, type Fault, runBatch } from '../batch/run.js';
import { digestOf, stampOf } from '../batch/stamp.js';
import { summaryLines } from '../batch/summary.js';
import type { BatchCollector, Listed } from '../collect/batch.js';
import type { Config } from '../config.js';
import { ExitCode, inconclusiveError, RodeoError, usageError } from '../errors.js';
import type { Evidence } from '../evidence.js';
import type { Http } from '../http/client.js';
import type { Result } from '../report/result.js';
import type { Rubric } from '../rubric/schema.js';
import { checkSource, type QueryFlags, type Source, sourceOf } from './batch-source.js';
import { configOf } from './gather.js';
import { gateOf } from './gating.js';
import { INTERRUPTED, type Interruption, onInterruption } from './interruption.js';
import { hint, say } from './messages.js';
import { FIXTURES } from './offline.js';
import { checkWritable, unwritable } from './output.js';
import { type PolicyFlags, settingsFrom, withSettings } from './policy.js';
import { rubricsNamed } from './rubrics-named.js';

export interface BatchFlags extends PolicyFlags, QueryFlags {
  /** The journal; NDJSON on stdout without one. */
  output?: string;
  rubric?: readonly string[];
  /** `3/8` */
  shard?: string;
  depth?: 'list' | 'full';
  offline?: boolean;
  concurrency?: number;
  allowFailures?: number;
  quiet?: boolean;
  /** Seconds. */
  maxWait?: number;
  /** Seconds. */
  timeout?: number;
}

const DEFAULT_CONCURRENCY = 32;
const FAULTS_SAID = 10;
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
  checkSource(list, flags, config);
  const shard = flags.shard === undefined ? undefined : parseShard(flags.shard);
  const rubrics = await rubricsNamed(flags.rubric);
  if (rubrics.length > 1)
    throw usageError('a batch judges by one rubric', 'Another run with another -o judges by the next.');
  const gate = await gateOf({ ...settings, failOnRegression: false }, rubrics[0] as Rubric, null);
  const rubric = gate?.rubric ?? (rubrics[0] as Rubric);
  const named = { id: rubric.id, digest: digestOf(rubric, gate && settings.policy) };
  const depth = flags.depth ?? 'full';
  const stamp = (listed: Listed) => stampOf(promised(listed, { rubric: named, depth }));
  const judge = (evidence: Evidence): Result => {
    const result = auditEvidence(evidence, rubric);
    return gate ? gate.judged(result) : result;
  };

  const journal = await journalOf(flags);
  const began = Date.now();
  const interruption = onInterruption();
  let source: Source | null = null;
  let progress: BatchProgress | null = null;
  try {
    const network = config.offline ? null : await networkOf(config, depth, (line) => progress?.keep(line));
    source = await sourceOf(list, flags, config, network?.collector ?? null);
    const total = source.again
      ? await countOf(source.again(), (name) => !shard || isIn(shard, keyOf(name)))
      : null;
    progress = await startBatchProgress(process.stderr, {
      quiet: flags.quiet === true,
      quotas: () => network?.http.quotas() ?? [],
    });
    const shown = progress;
    interruption.tell = () => {
      if (!flags.quiet) shown.keep('stopping: what is under way is finished; once more ends at once');
    };
    const work: Work = {
      ...{ rubric: named, depth, judge },
      collect: (listed) =>
        network ? network.collector.collect(listed) : Promise.reject(nothingKept(listed)),
      kept: (key, listed) => keptAnywhere(key, listed, depth, config),
      keep: (evidence, key) => keepEvidence(evidence, key, config.cacheDir),
    };
    let faults = 0;
    const state = await runBatch({
      listed: source.listed,
      audit: (listed, again) => auditListed(listed, again, work),
      ...{ stamp, journal, shard, total },
      concurrency: flags.concurrency ?? DEFAULT_CONCURRENCY,
      signal: interruption.signal,
      offline: config.offline,
      onProgress: (now) => shown.update(now),
      onFault: ({ at, fault }) => {
        faults++;
        if (flags.quiet || faults > FAULTS_SAID) return;
        shown.keep(
          faults < FAULTS_SAID
            ? `${at}: ${fault}`
            : `${at}: ${fault} (further lines like it are only counted)`,
        );
      },
    }).catch((error: unknown) => {
      throw writeError(error, flags.output);
    });
    progress.stop();
    source.close();
    await network?.close();
    await journal.close();
    if (!flags.quiet) tell(state, Date.now() - began, interruption.by, flags.output);
    process.exitCode = exitCodeOf(state, flags.allowFailures ?? 0, interruption.by);
  } catch (error) {
    progress?.stop();
    source?.close();
    await journal.close();
    throw error;
  } finally {
    interruption.end();
  }
}

async function journalOf({ output, quiet }: BatchFlags): Promise<Journal> {
  if (output === undefined) {
    if (process.stdout.isTTY) {
      throw usageError(
        'results are long lines for programs',
        'Keep them in a file, -o results.ndjson, or pipe them on.',
      );
    }
    return streamJournal(toStdout);
  }
  await checkWritable(output);
  const { journal, lines, mended } = await openJournal(output).catch((error: unknown) => {
    throw writeError(error, output);
  });
  if (!quiet && mended) say(`${output}: the last line was cut off; its target is done again`);
  if (!quiet && lines > 0) say(`${output} has ${number(lines)} targets; what is done is kept`);
  return journal;
}

/** Waits when the reader is slow, so that results do not pile up. */
function toStdout(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.destroyed || process.stdout.write(text)) resolve();
    else {
      const go = () => {
        process.stdout.off('drain', go).off('close', go);
        resolve();
      };
      process.stdout.once('drain', go).once('close', go);
    }
  });
}

interface Network {
  http: Http;
  collector: BatchCollector;
  close(): Promise<void>;
}

async function networkOf(
  config: Config,
  depth: 'list' | 'full',
  keep: (line: string) => void,
): Promise<Network> {
  const [{ createHttp }, { createBatchCollector }] = await Promise.all([
    import('../http/client.js'),
    import('../collect/batch.js'),
  ]);
  const http = createHttp(config, { onWait: keep });
  const collector = createBatchCollector({ config, http, now: () => new Date(), depth });
  return {
    http,
    collector,
    async close() {
      await collector.close();
      await http.close();
    },
  };
}

/** How many entries are to be gone through, told before the first is: for plans and bars. */
async function countOf(
  entries: AsyncIterable<Listed | Fault>,
  isOurs: (name: string) => boolean,
): Promise<number> {
  let total = 0;
  for await (const entry of entries) if ('fault' in entry || isOurs(canonicalName(entry.target))) total++;
  return total;
}

/** Evidence of earlier batches; offline also what an audit saved or is shipped, which was gathered without a say of any list. */
async function keptAnywhere(
  key: string,
  { target, links }: Listed,
  depth: 'list' | 'full',
  config: Config,
): Promise<Evidence | null> {
  const kept = await keptEvidence(key, config.cacheDir);
  if (kept || !config.offline || links || depth === 'list') return kept;
  const { findSaved } = await import('../collect/saved.js');
  const saved = await findSaved(target, { fixtures: FIXTURES, cache: config.cacheDir });
  return saved?.evidence ?? null;
}

function nothingKept({ target }: Listed): RodeoError {
  const cause = { reason: { code: 'offline' } };
  return inconclusiveError(`${target.id}: no evidence on this machine`, undefined, cause);
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
  if (output === undefined) say('stopped; without -o there is nothing to go on from');
  else say(`stopped; the same command goes on from ${output}`);
}

function exitCodeOf(
  { inconclusive, failed, faults, gateFailed }: BatchState,
  allowed: number,
  interrupted: Interruption['by'],
): number {
  if (interrupted) return INTERRUPTED[interrupted];
  if (gateFailed > 0) return ExitCode.gateFailed;
  return inconclusive + failed + faults > allowed ? ExitCode.inconclusive : ExitCode.ok;
}
