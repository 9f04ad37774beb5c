/** `rodeo report`: the results of a batch in a format for people or spreadsheets, written as they are read. */
import { number } from '../batch/progress.js';
import { readLines, type Survey, survey } from '../batch/survey.js';
import type { Overview } from '../report/table/overview.js';
import type { Result } from '../result/result.js';
import { replaceFile } from '../whole-file.js';
import { streamInput } from './input.js';
import { say } from './messages.js';
import { checkWritable, printPart, unwritable } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

export interface BatchReportFlags {
  format: 'table' | 'csv' | 'json' | 'markdown';
  output?: string;
  /** Each model in full in place of a row. */
  verbose?: boolean;
  color?: boolean;
}

/** A report that is written bit by bit, in the same words as the format's own for a few results. */
interface Pieces {
  begin: string;
  /** @param index position of the result, from 0 */
  each(result: Result, index: number): string;
  end: string;
}

/**
 * Writes a report on every target that has a result, and says how many have none.
 * @throws usageError for what is no journal
 */
export async function report(file: string, flags: BatchReportFlags): Promise<void> {
  if (flags.output !== undefined) await checkWritable(flags.output);
  (await streamInput(file, 'rodeo batch -o writes such a file.')).destroy();
  const found = await survey([file]);
  const pieces = await piecesOf(flags, found);
  const without = new Map<string, number>();
  await writePieces(flags.output, textsOf(found, pieces, without));
  if (found.judgedBy.size > 1)
    say(`${file} was judged by several rubrics or versions; rodeo batch judges again what is old`);
  for (const [code, count] of without) say(`${number(count)} without a result: ${code}`);
}

async function* textsOf(found: Survey, pieces: Pieces, without: Map<string, number>): AsyncGenerator<string> {
  let index = 0;
  yield pieces.begin;
  for await (const { result, reason } of readLines(found)) {
    if (result) yield pieces.each(result, index++);
    else without.set(reason?.code ?? 'unknown', (without.get(reason?.code ?? 'unknown') ?? 0) + 1);
  }
  yield pieces.end;
}

async function piecesOf(
  { format, verbose, color, output }: BatchReportFlags,
  found: Survey,
): Promise<Pieces> {
  if (format === 'csv') return csvPieces(found);
  if (format === 'json') return jsonPieces();
  if (verbose !== true) {
    const { markdownOverview, tableOverview } = await import('../report/table/overview.js');
    return overviewPieces(format === 'markdown' ? markdownOverview : tableOverview);
  }
  if (format === 'markdown') {
    const { renderMarkdown } = await import('../report/markdown.js');
    return {
      begin: '',
      each: (result, index) => (index > 0 ? '\n' : '') + renderMarkdown([result]),
      end: '',
    };
  }
  const { renderTable } = await import('../report/table/index.js');
  const toFile = output !== undefined;
  const look = {
    width: toFile ? 80 : screenWidth(),
    color: wantsColor(color, toFile),
    verbose,
  };
  return { begin: '', each: (result, index) => (index > 0 ? '\n' : '') + renderTable(result, look), end: '' };
}

function overviewPieces(overviewOf: (first: Result) => Overview): Pieces {
  let overview: Overview | undefined;
  const each = (result: Result) => {
    if (overview) return overview.row(result);
    overview = overviewOf(result);
    return overview.begin + overview.row(result);
  };
  return { begin: '', each, end: '' };
}

/** Which columns there are is known at the end only, so all results are read twice. */
async function csvPieces(found: Survey): Promise<Pieces> {
  const { csvColumns, csvHeader, csvRows } = await import('../report/csv.js');
  const seen = new Set<string>();
  for await (const { result } of readLines(found)) {
    if (result) for (const column of csvColumns(result)) seen.add(column);
  }
  const columns = [...seen];
  return { begin: csvHeader(columns), each: (result) => csvRows([result], columns), end: '' };
}

/** An array, in the same bytes as that of `rodeo audit`. */
async function jsonPieces(): Promise<Pieces> {
  const { jsonText } = await import('../report/json.js');
  return {
    begin: '[',
    each: (result, index) => (index > 0 ? ',' : '') + jsonText([result]).slice('['.length, -'\n]\n'.length),
    end: '\n]\n',
  };
}

/** To stdout or, as a whole, to a file. Waits for slow readers. Throws usageError when the file cannot be written. */
export async function writePieces(
  file: string | undefined,
  pieces: AsyncIterable<string | Buffer>,
): Promise<void> {
  if (file === undefined) {
    for await (const piece of pieces) if (!(await printPart(piece))) return;
    return;
  }
  try {
    const { pipeline } = await import('node:stream/promises');
    await replaceFile(file, (draft) => pipeline(pieces, draft.createWriteStream({ autoClose: false })));
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unwritable(file, error) : error;
  }
}
