/** One target of a list from its name to its line in the journal: what a batch, and a worker on another machine, do again and again. */

import type { Listed } from '../collect/batch/listed.js';
import type { Depth } from '../depth.js';
import { ExitCode, RodeoError } from '../errors.js';
import { type Evidence, UnavailableCode } from '../evidence.js';
import type { Result } from '../result/result.js';
import { tooLittleSeen } from '../result/too-little.js';
import { VERSION } from '../version.js';
import { JOURNAL_VERSION, type JournalLine, type LineHead } from './journal-line.js';
import { canonicalName, evidenceKey } from './key.js';

export interface Work {
  /** What the results are judged by. */
  rubric: LineHead['rubric'];
  depth: Depth;
  /** Gathers evidence; rejects with an inconclusive error when the target cannot be read. */
  collect(listed: Listed): Promise<Evidence>;
  /** Pure: the result with the verdict of the gate on it, where there is one. */
  judge(evidence: Evidence): Result;
  /** Evidence that was kept. @param key of `evidenceKey` */
  kept(key: string, listed: Listed): Promise<Evidence | null>;
  /** Where what is read in evidence is kept as well, another rubric costs a small part of an audit. Both judge as `judge` does. */
  readings?: {
    /** `null` when nothing is kept. */
    kept(key: string): Promise<Result | null>;
    /** `kept` settles when the reading is on the disk, or cannot be. */
    judge(evidence: Evidence, key: string): { result: Result; kept: Promise<void> };
  };
  /** Once it is aborted, what was waiting for servers is given up, and stays to be done. */
  signal?: AbortSignal;
  /** Keeps evidence for the next time. */
  keep(evidence: Evidence, key: string): Promise<void>;
  /** Something could not be kept, as when the disk is full; the work goes on. */
  onUnkept(error: unknown): void;
}

/** What a line says before anything was done for it. */
export function promised({ target, links }: Listed, { rubric, depth }: Pick<Work, 'rubric' | 'depth'>) {
  return {
    batch: JOURNAL_VERSION,
    target: canonicalName(target),
    rubric,
    rodeo: VERSION,
    ...(depth !== 'full' && { depth }),
    ...(links && { links }),
  } as const;
}

/**
 * Gathers evidence of one target, or takes what was kept, and judges it. Never rejects for what is wrong with a target, or with rodeo.
 * @param again the target was judged before, by other rules: evidence that was kept will do
 * @returns `null` when it was given up because the run is stopped
 */
export async function auditListed(listed: Listed, again: boolean, work: Work): Promise<JournalLine | null> {
  const { rubric, rodeo, ...named } = promised(listed, work);
  const began = Date.now();
  const line = (rest: Pick<JournalLine, 'status' | 'reason' | 'gate' | 'result'>): JournalLine => {
    const { result, ...head } = rest;
    const ended = Date.now();
    const at = new Date(ended).toISOString();
    return { ...named, ...head, rubric, rodeo, at, ms: ended - began, ...(result && { result }) };
  };
  try {
    const result = await resultFor(listed, again, work);
    const gate = result.gate?.verdict;
    const reason = whyInconclusive(result);
    const status = reason ? 'inconclusive' : 'done';
    return line({ status, ...(reason && { reason }), ...(gate && { gate }), result });
  } catch (error) {
    if (work.signal?.aborted && !(error instanceof RodeoError)) return null;
    return line({ status: 'failed', reason: reasonOf(error) });
  }
}

async function resultFor(listed: Listed, again: boolean, work: Work): Promise<Result> {
  const { readings } = work;
  const key = evidenceKey(canonicalName(listed.target), { depth: work.depth, links: listed.links });
  const judged = async (evidence: Evidence) => {
    if (!readings) return work.judge(evidence);
    const { result, kept } = readings.judge(evidence, key);
    await kept.catch(work.onUnkept);
    return result;
  };
  if (again) {
    const result = await readings?.kept(key);
    if (result) return result;
    const before = await work.kept(key, listed);
    if (before) return judged(before);
  }
  const evidence = await work.collect(listed);
  // The answer is there, whether or not it can be kept for another time.
  await work.keep(evidence, key).catch(work.onUnkept);
  return judged(evidence);
}

/** Where a gate was asked for it decides, as it does for an audit of one model. */
function whyInconclusive(result: Result): LineHead['reason'] {
  const { gate, scores, missing } = result;
  if (gate) {
    if (gate.verdict !== 'inconclusive') return undefined;
    const open = gate.conditions.filter(({ verdict }) => verdict === 'inconclusive').map(({ id }) => id);
    return { ...mostFrequent(missing), detail: `what could not be seen decides: ${open.join(', ')}` };
  }
  const open = scores.filter((score) => score.inconclusive);
  return open.length === 0 ? undefined : { ...mostFrequent(missing), detail: tooLittleSeen(open) };
}

/** The reason to begin with when something is to be done about it, and whose it is. */
function mostFrequent(missing: Result['missing']): { code: string; of?: string } {
  const counts = new Map<string, { code: string; of: string; count: number }>();
  for (const { what, reason } of missing) {
    const of = ownerOf(what);
    const known = counts.get(`${reason.code} ${of}`) ?? { code: reason.code, of, count: 0 };
    known.count++;
    counts.set(`${reason.code} ${of}`, known);
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (!first) return { code: 'too-little-seen' };
  return { code: first.code, ...(first.of !== '' && { of: first.of }) };
}

/** What a thing that could not be read belongs to; a model's failures are mostly its repository's. */
function ownerOf(what: string): string {
  if (/\brepository|\bGitHub\b|\bREADME\b/.test(what)) return 'the repository';
  if (/\bdatasets?\b/i.test(what)) return 'a dataset';
  if (/\bpaper\b/i.test(what)) return 'the paper';
  return /\bHub\b|\bmodel card\b/.test(what) ? 'the page on the Hub' : '';
}

function reasonOf(error: unknown): NonNullable<LineHead['reason']> {
  if (!(error instanceof RodeoError)) {
    return { code: 'bug', detail: error instanceof Error ? error.message : String(error) };
  }
  const code = error.exitCode === ExitCode.usage ? 'wrong-input' : codeBehind(error);
  return { code, detail: error.message, of: 'the target itself' };
}

/** The reason of the request that failed, as evidence words it. */
function codeBehind({ cause }: RodeoError): string {
  const reason = (cause as { reason?: { code?: unknown } } | undefined)?.reason;
  const known = UnavailableCode.options.find((one) => one === reason?.code);
  return known ?? 'unreadable';
}
