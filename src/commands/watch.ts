/** `rodeo watch`: what changed in the models of a list since the last time, and why; a journal keeps a line for each change. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { auditEvidence } from '../audit.js';
import { auditListed, promised, type Work } from '../batch/audit-listed.js';
import { keepEvidence, keptEvidence } from '../batch/evidence-store.js';
import { type Journal, openJournal } from '../batch/journal.js';
import type { JournalLine } from '../batch/journal-line.js';
import { canonicalName } from '../batch/key.js';
import { startBatchProgress } from '../batch/progress.js';
import { type Fault, runBatch } from '../batch/run.js';
import { digestOf, stampOf } from '../batch/stamp.js';
import { headKey, headsOf } from '../collect/batch/heads.js';
import type { Listed } from '../collect/batch/listed.js';
import type { Config } from '../config.js';
import { ExitCode, inconclusiveError, usageError } from '../errors.js';
import type { Rubric } from '../rubric/schema.js';
import { historyOf, type Known, keyText, knownAfter, knownIn } from '../watch/history.js';
import { lookOut, type Watched } from '../watch/lookout.js';
import { newsIn } from '../watch/news.js';
import { headline, type Unseen, type WatchReport, watchReport } from '../watch/report.js';
import { keepReported, readReported } from '../watch/reported.js';
import { GONE } from '../watch/step.js';
import { faultsTo, unkeptTo } from './batch-faults.js';
import { DEFAULT_CONCURRENCY, type Network, networkOf } from './batch-network.js';
import { checkSource, type QueryFlags, sourceOf } from './batch-source.js';
import { configOf } from './gather.js';
import { INTERRUPTED, type Interruption, onInterruption } from './interruption.js';
import { boundMemory } from './memory.js';
import { say } from './messages.js';
import { checkWritable, unwritable } from './output.js';
import { settingsFrom } from './policy.js';
import { rubricsNamed } from './rubrics-named.js';
import { type WatchDestination, watchDestinations, writeWatch } from './watch-formats.js';

export interface WatchFlags extends QueryFlags {
  /** The journal. */
  output?: string;
  only?: 'licenses';
  format?: readonly string[];
  full?: boolean;
  rubric?: readonly string[];
  concurrency?: number;
  maxWait?: number;
  timeout?: number;
  config?: string | false;
  color?: boolean;
  quiet?: boolean;
}

/**
 * Looks after every target of a list. Sets the exit code: 0 when nothing changed or only to the better, 1 when something got worse (or
 * terms changed, where only they are asked about), 3 when of something nobody can tell, 130 when the user stopped it.
 * @param list a file, `-` for stdin, or nothing for a query
 * @throws RodeoError for wrong usage, a journal in use, and a list that cannot be had
 */
export async function watch(list: string | undefined, flags: WatchFlags): Promise<void> {
  const { output } = flags;
  if (output === undefined) {
    throw usageError('a watch needs a journal', 'For example: rodeo watch models.txt -o watch.ndjson');
  }
  const destinations = watchDestinations(flags.format);
  for (const { file } of destinations) if (file !== undefined) await checkWritable(file);
  const settings = await settingsFrom(flags.config === undefined ? {} : { config: flags.config });
  const { maxWait = settings.maxWait } = flags;
  const config = configOf({ ...flags, ...(maxWait !== undefined && { maxWait }) }, settings.endpoints);
  if (config.offline) throw usageError('a watch asks servers, and this is offline');
  await checkSource(list, flags, config);
  const rubrics = await rubricsNamed(flags.rubric ?? settings.rubrics);
  if (rubrics.length > 1) throw usageError('a watch judges by one rubric', 'Another -o watches by the next.');

  boundMemory();
  const interruption = onInterruption();
  try {
    await checkWritable(output);
    const { journal, mended } = await openJournal(output, { history: true }).catch((error: unknown) => {
      throw 'syscall' in (error as object) ? unwritable(output, error) : error;
    });
    try {
      if (mended && !flags.quiet) say(`${output}: the last line was cut off; its target will be done again`);
      const run = { list, flags, output, config, journal, interruption, rubric: rubrics[0] as Rubric };
      const seen = await look(run);
      if (interruption.by) {
        say(`stopped; the same command resumes from ${output}, and reports it all`);
        process.exitCode = INTERRUPTED[interruption.by];
      } else await report(run, seen, destinations);
    } finally {
      await journal.close();
    }
  } finally {
    interruption.end();
  }
}

interface Run {
  list: string | undefined;
  flags: WatchFlags;
  /** Of the journal. */
  output: string;
  config: Config;
  journal: Journal;
  interruption: Interruption;
  rubric: Rubric;
}

interface Looked {
  targets: number;
  /** Lines of the list that name nothing. */
  faults: number;
  unseen: Unseen[];
}

/** Asks what moved, reads that again, and writes what is new. */
async function look(run: Run): Promise<Looked> {
  const { list, flags, output, config, interruption, rubric } = run;
  const { signal } = interruption;
  const judging = { rubric: { id: rubric.id, digest: digestOf(rubric, null) }, depth: 'full' } as const;
  const stamp = (listed: Listed) => stampOf(promised(listed, judging));
  let network: Network | null = null;
  const progress = await startBatchProgress(process.stderr, {
    quiet: flags.quiet === true,
    quotas: () => network?.http.quotas() ?? [],
  });
  interruption.leave = progress.stop;
  interruption.tell = () =>
    progress.keep('stopping: what is under way will be finished; once more to end at once');
  try {
    network = await networkOf(config, 'full', signal, progress.keep);
    const { http, collector } = network;
    const source = await sourceOf(list, flags, config, collector);
    const { watched, faults } = await listedOnce(source.listed, faultsTo(progress)).finally(source.close);
    const known = await knownIn(output);
    const ask = async (questions: Parameters<typeof headsOf>[0]) => {
      const answers = await headsOf(questions, { config, http });
      return questions.map((question) => answers.get(headKey(question)));
    };
    const found = await lookOut(watched, { known, stamp, ask, full: flags.full === true });
    const unseen = [...found.unseen];
    const work: Work = {
      ...judging,
      signal,
      judge: (evidence) => auditEvidence(evidence, rubric),
      collect: collector.collect,
      kept: (key) => keptEvidence(key, config.cacheDir),
      keep: (evidence, key) => keepEvidence(evidence, key, config.cacheDir),
      onUnkept: unkeptTo(progress.keep),
    };
    const onlyKept: Work = {
      ...work,
      collect: ({ target }) => Promise.reject(inconclusiveError(`${target.id}: no evidence on this machine`)),
    };
    const batch = async (listed: readonly Listed[], again: boolean) => {
      const journal = newsOnly(run.journal, known, again ? [] : unseen);
      await runBatch({
        listed: streamOf(listed),
        audit: (one) => auditListed(one, again, again ? onlyKept : work),
        ...{ stamp, journal, signal, total: listed.length },
        concurrency: flags.concurrency ?? DEFAULT_CONCURRENCY,
        onProgress: progress.update,
      });
    };
    // What other rules make of the evidence of last time is told apart from what the evidence of today adds.
    await batch(found.rejudge, true);
    const read = new Set(found.read);
    const unjudged = found.rejudge.filter(
      (one) =>
        !read.has(one) &&
        stampOf(known.get(keyText(nameOf(one)))?.head ?? promised(one, judging)) !== stamp(one),
    );
    const isUnseen = new Set(unseen.map(({ target }) => target));
    await batch([...found.read, ...unjudged.filter((one) => !isUnseen.has(nameOf(one)))], false);
    return { targets: watched.length, faults, unseen };
  } finally {
    progress.stop();
    await network?.close();
  }
}

const nameOf = ({ target }: Listed): string => canonicalName(target);

async function* streamOf(listed: readonly Listed[]): AsyncGenerator<Listed> {
  yield* listed;
}

/** The list without its repetitions. Of a record only what tells whether the model moved is kept in memory. */
async function listedOnce(
  entries: AsyncIterable<Listed | Fault>,
  onFault: (fault: Fault) => void,
): Promise<{ watched: Watched[]; faults: number }> {
  const watched = new Map<string, Watched>();
  let faults = 0;
  for await (const entry of entries) {
    if ('fault' in entry) {
      faults++;
      onFault(entry);
      continue;
    }
    const { record, ...listed } = entry;
    const key = keyText(nameOf(listed));
    if (watched.has(key)) continue;
    watched.set(key, {
      listed,
      ...(record && { head: { commit: record.revision, gated: record.gated } }),
    });
  }
  if (watched.size + faults === 0) throw usageError('the list names no target');
  return { watched: [...watched.values()], faults };
}

/**
 * The journal, but that it takes every target once more, and only what is new to it.
 * @param known goes along with it
 * @param unseen gets those of which less could be seen than wanted
 */
function newsOnly(journal: Journal, known: Map<string, Known>, unseen: Unseen[]): Journal {
  return {
    standing: () => 'again',
    take: () => 'again',
    gateOf: () => undefined,
    close: async () => undefined,
    async append(line) {
      const key = keyText(line.target);
      const told = newsIn(known.get(key), line);
      const isGone = line.status === 'failed' && line.reason?.code === GONE;
      if (told === 'unseen' || (told === 'news' && line.status !== 'done' && !isGone))
        unseen.push(unseenOf(line));
      if (told !== 'news') return;
      await journal.append(line);
      known.set(key, knownAfter(known.get(key), line));
    },
  };
}

const unseenOf = ({ target, reason }: JournalLine): Unseen => ({
  target,
  reason: reason ?? { code: 'too-little-seen' },
});

async function report(
  run: Run,
  { targets, faults, unseen }: Looked,
  destinations: readonly WatchDestination[],
) {
  const { output, flags } = run;
  const since = await readReported(output);
  const at = new Date().toISOString();
  const history = await historyOf(output, since);
  const about: WatchReport = watchReport(history, {
    ...{ title: basename(output), since: since?.at ?? null, at },
    ...{ onlyTerms: flags.only === 'licenses', targets, unseen },
  });
  const all = destinations.some(({ format }) => format === 'atom')
    ? (await historyOf(output, null)).steps
    : [];
  await writeWatch(about, all, destinations, flags.color);
  if (!flags.quiet && destinations.every(({ file }) => file !== undefined)) say(headline(about));
  // Whoever is killed before this is told once more: better twice than never.
  await keepReported(output, { offset: (await stat(output)).size, at });
  const verdicts = about.steps.map(({ verdict }) => verdict);
  if (verdicts.includes('worse')) process.exitCode = ExitCode.gateFailed;
  else if (verdicts.includes('cannotTell') || unseen.length + faults > 0)
    process.exitCode = ExitCode.inconclusive;
}
