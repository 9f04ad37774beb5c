/** One line of a journal: what became of one target. Journals are NDJSON that other programs read, too. */
import * as v from 'valibot';
import { jsonLine } from '../report/json.js';
import { type Result, ResultSchema } from '../result/result.js';
import { linesIn, withLines } from './lines.js';

/** Raised when a field changes its meaning or goes away. */
export const JOURNAL_VERSION = 1;

/** All of a line but the result, which is long and stands last, so that a journal can be scanned without reading it. */
export const LineHead = v.object({
  batch: v.literal(JOURNAL_VERSION),
  /** `hf:org/name`, `gh:owner/repo`, with `@revision` where one was named. */
  target: v.pipe(v.string(), v.minLength(1)),
  /**
   * `done`: a conclusive result. `inconclusive`: a result, and too little could be seen to conclude from it. `failed`: no result.
   * The last two are tried again.
   */
  status: v.picklist(['done', 'inconclusive', 'failed']),
  /** Why it is not done. `code` is one of a few words to count by, `of` whose it is: the target's own, or something that it points at. */
  reason: v.optional(v.object({ code: v.string(), detail: v.string(), of: v.optional(v.string()) })),
  /** What the evidence was judged by: `digest` covers all that the rubric and the gate say. */
  rubric: v.object({ id: v.string(), digest: v.string() }),
  /** Version that judged it. */
  rodeo: v.string(),
  /** See `Depth`; missing for `full`. */
  depth: v.optional(v.picklist(['list', 'code', 'impact'])),
  /** What the list says that the model links to. */
  links: v.optional(
    v.object({ repo: v.optional(v.string()), hub: v.optional(v.string()), paper: v.optional(v.string()) }),
  ),
  gate: v.optional(v.picklist(['pass', 'fail', 'inconclusive'])),
  /** ISO time at which it ended. */
  at: v.string(),
  /** How long it took. */
  ms: v.number(),
});
export type LineHead = v.InferOutput<typeof LineHead>;

export interface JournalLine extends LineHead {
  result?: Result;
}

/** The text to append: one line, with its line break; first what tells it from other files, the result last. */
export function lineText({ batch, result, ...head }: JournalLine): string {
  return `${jsonLine({ batch, ...head, ...(result && { result }) })}\n`;
}

/** Longer than any head; a scan keeps no more of a line. */
export const HEAD_BYTES = 16 * 1024;

/** Bytes. A result is some 40 KB; what is longer is cut, and so is broken. */
export const LONGEST_LINE = 64 * 1024 * 1024;

/** How every line begins, so that a journal is told from any other file. */
const BEGINNING = `{"batch":${JOURNAL_VERSION},`;

/**
 * What a write that was cut off leaves: a beginning of a line, or zeros where the system had no time to put it. Where no line
 * precedes it, only what can be nothing else counts: a file of zeros, or of one bracket, is somebody's own.
 */
function isTorn(bytes: Buffer, offset: number): boolean {
  if (offset === 0) return bytes.toString('utf8', 0, BEGINNING.length) === BEGINNING;
  const text = bytes.toString('utf8', 0, BEGINNING.length);
  return BEGINNING.startsWith(text) || bytes.every((byte) => byte === 0);
}

// Within a JSON string the first quotation mark would have a backslash before it, not a comma.
const RESULT = Buffer.from(',"result":');

/** The head of a line, or `null` for what is no line of a journal. @param bytes the line or its first `HEAD_BYTES` */
export function headOf(bytes: Buffer): LineHead | null {
  const end = bytes.indexOf(RESULT);
  const text = end < 0 ? bytes.toString('utf8') : `${bytes.toString('utf8', 0, end)}}`;
  if (!text.startsWith(BEGINNING)) return null;
  try {
    const parsed = v.safeParse(LineHead, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * The heads of all lines and where they begin. A last line that was cut off, or is still being written, comes as `null`.
 * @param shown how the file is called in a message
 * @param refusal what is thrown for a place that is no line of a journal
 */
export async function* headsIn(
  chunks: AsyncIterable<Buffer>,
  shown: string,
  refusal: (place: string) => Error,
): AsyncGenerator<{ head: LineHead | null; offset: number }> {
  const whole = withLines(chunks, LONGEST_LINE, () => refusal(shown));
  for await (const { bytes, offset, number, ended } of linesIn(whole, HEAD_BYTES)) {
    const head = ended ? headOf(bytes) : null;
    if (head === null && (ended || !isTorn(bytes, offset))) throw refusal(`${shown}:${number}`);
    yield { head, offset };
  }
}

/** A whole line; `null` when it is none, or is broken. @param bytes without the line break */
export function readLine(bytes: Buffer): JournalLine | null {
  const head = headOf(bytes);
  if (head === null) return null;
  try {
    const { result } = JSON.parse(bytes.toString('utf8'));
    if (result === undefined) return head;
    // A journal may be a stranger's, or changed by hand: reports take what a result holds as it is.
    return v.is(ResultSchema, result) ? { ...head, result } : null;
  } catch {
    return null;
  }
}
