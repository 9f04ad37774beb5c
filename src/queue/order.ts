/** What travels over the queue: one target and the rules to judge it by, one line of the journal back; packed, as Redis holds all of it in memory. */

import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { type JournalLine, type LineHead, lineText, readLine } from '../batch/journal-line.js';
import { keyOf } from '../batch/key.js';
import type { Depth } from '../depth.js';
import type { Policy } from '../gate.js';
import type { Rubric } from '../rubric/schema.js';

/** The one queue of a Redis database: several batches share it and its workers. */
export const QUEUE = 'rodeo';

/** What a job carries. */
export const Order = v.object({
  /** Version that asks, and that has to answer. Every version can read this. */
  rodeo: v.string(),
  /** The run of a batch that asks: what is shared by its targets is looked up once. */
  run: v.string(),
  /** Packed `Rules`. */
  rules: v.string(),
  /** Packed `Listed`. */
  listed: v.string(),
  /** It was judged by other rules before: evidence that was kept will do. */
  again: v.boolean(),
  /** How many workers gave it back. */
  refusals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Order = v.InferOutput<typeof Order>;

/** By what a worker judges: all that the batch itself would use, so that neither has to have the other's files. */
export interface Rules {
  /** As resolved, with what the gate asks. */
  rubric: Rubric;
  /** `null` without a gate. */
  policy: Policy | null;
  /** As lines of the journal name the rubric and the gate. */
  named: LineHead['rubric'];
  depth: Depth;
}

/** Also what is not text of ours travels as JSON. */
export function packed(value: unknown): string {
  return packedText(JSON.stringify(value));
}

/** What `packed` packed. Throws when it is broken. Its shape is that of the version that packed it. */
export function unpacked<T>(text: string): T {
  return JSON.parse(unpackedText(text));
}

export const packedLine = (line: JournalLine): string => packedText(lineText(line).trimEnd());

/** `null` for what is no line of a journal. */
export function unpackedLine(value: unknown): JournalLine | null {
  try {
    const text = unpackedText(String(value));
    // As it was written, so that a journal is the same whoever did the work.
    return readLine(Buffer.from(text)) && JSON.parse(text);
  } catch {
    return null;
  }
}

const packedText = (text: string): string => gzipSync(text).toString('base64');
/** Far above the largest result; what unpacks to more was packed to harm. Bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const unpackedText = (text: string): string =>
  gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8');

/**
 * The id of a job: the same target by the same rules is on the queue once, whoever put it there, before a restart or after.
 * @param name of `canonicalName`
 * @param stamp of the line that is wanted (see `stampOf`)
 */
export function jobIdOf(name: string, stamp: number): string {
  const { high, low } = keyOf(name);
  return [high, low, stamp].map((part) => part.toString(16)).join('-');
}
