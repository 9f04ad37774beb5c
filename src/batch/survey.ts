/** Reads journals that are finished, or still being written: each target once, by the line that counts. */
import { usageError } from '../errors.js';
import { reasonOf, streamRegular } from '../regular-file.js';
import { headOf, headsIn, type JournalLine, type LineHead, LONGEST_LINE, readLine } from './journal-line.js';
import { keyOf } from './key.js';
import { linesIn } from './lines.js';
import { type Entry, TargetIndex } from './target-index.js';

/** What stands in a few journals. */
export interface Survey {
  files: readonly string[];
  /** `source` is the position of the file, `offset` where the line begins in it. */
  index: TargetIndex;
  /** Rubrics and versions that judged the lines: more than one, and scores cannot be compared. */
  judgedBy: ReadonlySet<string>;
}

const RANK = { failed: 1, inconclusive: 2, done: 3 } as const;
/** More of them say nothing new. */
const MOST_JUDGES = 100;

/**
 * Reads the heads of all lines. Within a file the last line of a target counts; of several files a conclusive one, then the newest.
 * @throws usageError for a line that is none, by file and line; for a file that cannot be read
 */
export async function survey(files: readonly string[]): Promise<Survey> {
  const index = new TargetIndex();
  const judgedBy = new Set<string>();
  for (const [source, file] of files.entries()) {
    const refusal = (place: string) =>
      usageError(`${place} is not a batch result`, 'rodeo batch -o writes such files.');
    for await (const { head, offset } of headsIn(streamOf(file), file, refusal)) {
      if (head === null) break;
      const key = keyOf(head.target);
      const entry = { state: RANK[head.status], source, offset, value: Date.parse(head.at) || 0 };
      if (counts(entry, index.get(key))) index.set(key, entry);
      if (judgedBy.size < MOST_JUDGES) judgedBy.add(`${head.rubric.id} ${head.rubric.digest} ${head.rodeo}`);
    }
  }
  return { files, index, judgedBy };
}

/** A pipe that nobody writes to would hold everything up, and can be read only once. Throws usageError. */
const streamOf = (file: string): AsyncGenerator<Buffer> =>
  streamRegular(file, (error) =>
    usageError(`cannot read ${file}: ${reasonOf(error)}`, 'rodeo batch -o writes such files.'),
  );

function counts(entry: Entry, before: Entry | null): boolean {
  if (before === null || before.source === entry.source) return true;
  const [one, other] = [entry, before].map(({ state }) => Number(state === RANK.done)) as [number, number];
  return one === other ? entry.value > before.value : one > other;
}

export interface Surveyed {
  head: LineHead;
  /** Without its line break. */
  bytes: Buffer;
  /** Where it begins. */
  offset: number;
  /** `false`: another line of the same target counts. */
  counts: boolean;
}

/** All lines, file by file in the order in which they were written. */
export async function* everyLineOf({ files, index }: Survey): AsyncGenerator<Surveyed> {
  for (const [source, file] of files.entries()) {
    for await (const { bytes, offset, ended } of linesIn(streamOf(file), LONGEST_LINE)) {
      const head = ended ? headOf(bytes) : null;
      const entry = head && index.get(keyOf(head.target));
      if (head && entry)
        yield { head, bytes, offset, counts: entry.source === source && entry.offset === offset };
    }
  }
}

/** The lines that count. */
export async function* linesOf(found: Survey): AsyncGenerator<Surveyed> {
  for await (const line of everyLineOf(found)) if (line.counts) yield line;
}

/** The same, read as a whole. Throws usageError for a line whose result is broken. */
export async function* readLines(found: Survey): AsyncGenerator<JournalLine> {
  for await (const line of linesOf(found)) yield readWhole(found, line);
}

/** A line with its result. Throws usageError when it is broken. */
export function readWhole({ files }: Survey, { head, bytes }: Surveyed): JournalLine {
  const line = readLine(bytes);
  if (line === null) throw usageError(`${files.join(', ')}: the line of ${head.target} is broken`);
  return line;
}
