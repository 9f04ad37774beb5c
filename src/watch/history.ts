/** Reads the journal of a watch, which keeps a line for each change: what is known of each target, and what changed when. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { JournalLine, LineHead } from '../batch/journal-line.js';
import { keyOf } from '../batch/key.js';
import { everyLineOf, readWhole, survey } from '../batch/survey.js';
import { readResults } from '../result/read-result.js';
import type { Result } from '../result/result.js';
import { type Seen, seenIn } from './seen.js';
import { type Past, type Step, stepBetween } from './step.js';

/** The last that a journal says of a target. */
export interface Known {
  head: LineHead;
  /** Of its last result; `null` when there was none yet. */
  seen: Seen | null;
  /** Of the same result, by `verdictPrint`. */
  print: string | null;
}

/** A short name to find a target by. @param name of `canonicalName` */
export function keyText(name: string): string {
  const { high, low } = keyOf(name);
  return `${high}-${low}`;
}

/** What stands in a journal, by `keyText`. Throws usageError for a file that is none. */
export async function knownIn(file: string): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const found = await survey([file]);
  for await (const surveyed of everyLineOf(found)) {
    const key = keyText(surveyed.head.target);
    known.set(key, knownAfter(known.get(key), readWhole(found, surveyed)));
  }
  return known;
}

/** What is known of a target once a line of it stands in the journal. */
export function knownAfter(before: Known | undefined, { result, ...head }: JournalLine): Known {
  if (result) return { head, seen: seenIn(result), print: verdictPrint(result) };
  return { head, seen: before?.seen ?? null, print: before?.print ?? null };
}

/** A short name for all that comparisons of results read: results of one name do not differ for them. */
export function verdictPrint({ scores, model, items, verdict, classification, checks }: Result): string {
  const { weights, code, data, documents } = model.licenses;
  const told = [
    scores.map(({ id, low, high, earned, earnedHigh, possible }) => [
      id,
      low,
      high,
      earned,
      earnedHigh,
      possible,
    ]),
    [weights, code, data, documents].map(({ name, openness }) => [name, openness]),
    items?.map(({ id, level, levelAtMost, low, high }) => [id, level, levelAtMost, low, high]),
    [verdict?.label, verdict?.atMost],
    [classification?.label, classification?.atMost],
    checks.map(({ id, result, low, high }) => [id, result, low, high]),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64').slice(0, 16);
}

/** Up to where a journal was reported. */
export interface Reported {
  /** Bytes. */
  offset: number;
  /** ISO time: it counts when another program made the journal shorter. */
  at: string;
}

export interface History {
  steps: Step[];
  /** Targets that had no line before. */
  fresh: string[];
}

/** What a journal tells since the last report, oldest first. @param since `null`: from its beginning */
export async function historyOf(file: string, since: Reported | null): Promise<History> {
  const { size } = await stat(file);
  const isNew = ({ offset, head }: { offset: number; head: LineHead }) =>
    since === null || (size >= since.offset ? offset >= since.offset : head.at > since.at);
  const found = await survey([file]);
  const touched = new Map<string, number>();
  for await (const line of everyLineOf(found)) {
    const key = keyText(line.head.target);
    if (isNew(line) || touched.has(key)) touched.set(key, (touched.get(key) ?? 0) + 1);
  }
  const past = new Map<string, { last: LineHead; known: Past['found'] }>();
  const history: History = { steps: [], fresh: [] };
  for await (const line of everyLineOf(found)) {
    const key = keyText(line.head.target);
    if (!touched.has(key)) continue;
    const before = past.get(key);
    // The whole is read only where there is something to compare: most targets never change.
    const isOnlyLine = !before && touched.get(key) === 1 && isNew(line);
    const is: Past = isOnlyLine
      ? { head: line.head, found: null }
      : { head: line.head, found: foundIn(readWhole(found, line), file) };
    if (isNew(line)) {
      if (before) history.steps.push(stepBetween(before.last, before.known, is));
      else history.fresh.push(line.head.target);
    }
    past.set(key, { last: line.head, known: is.found ?? before?.known ?? null });
  }
  return history;
}

function foundIn(line: JournalLine, file: string): Past['found'] {
  if (!line.result) return null;
  const [result] = readResults(JSON.stringify(line.result), file);
  return result ? { result, seen: seenIn(line.result) } : null;
}
