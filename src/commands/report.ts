/** `rodeo report`: the results of a batch in a format for people or spreadsheets, written as they are read. */
import { number } from '../batch/progress.js';
import { readLines, type Survey, survey } from '../batch/survey.js';
import { usageError } from '../errors.js';
import {
  columnsOf,
  conditionOf,
  inOrder,
  type Key,
  keyOf,
  type Order,
  orderOf,
  ranksOf,
} from '../report/columns.js';
import type { Result } from '../result/result.js';
import { checkReadable } from './input.js';
import { say } from './messages.js';
import { checkWritable, writePieces } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

export interface BatchReportFlags {
  format: 'table' | 'csv' | 'json' | 'markdown';
  output?: string;
  /** Each model in full in place of a row. */
  verbose?: boolean;
  color?: boolean;
  /** A column to sort by, with `:asc` or `:desc`. */
  sort?: string;
  /** Conditions on columns, all of which must hold. */
  filter?: readonly string[];
  /** Which columns a row has. */
  columns?: readonly string[];
}

/** A report that is written bit by bit, in the same words as the format's own for a few results. */
interface Pieces {
  begin: string;
  /** @param index position of the result, from 0 */
  each(result: Result, index: number, rank?: string): string;
  end: string;
}

/**
 * Writes a report on every target that has a result, and says how many have none.
 * @throws usageError for what is no journal
 */
export async function report(file: string, flags: BatchReportFlags): Promise<void> {
  if (flags.output !== undefined) await checkWritable(flags.output);
  await checkReadable(file, 'rodeo batch -o writes such a file.');
  const isRows = (flags.format === 'table' || flags.format === 'markdown') && flags.verbose !== true;
  if (flags.columns && !isRows)
    throw usageError('--columns is for rows: --format table or markdown, without --verbose');
  if (flags.sort !== undefined && flags.format === 'json')
    throw usageError(
      '--sort is for reports that people read',
      'For JSON: rodeo report … --format json | jq sort_by(.model.name)',
    );
  const found = await survey([file]);
  const wanted = await wantedOf(found, flags);
  const pieces = await piecesOf(flags, found, wanted);
  const without = new Map<string, number>();
  await writePieces(flags.output, textsOf(found, pieces, without, wanted));
  if (found.judgedBy.size > 1)
    say(`${file} was judged by different rubrics or versions; rodeo batch judges old results again`);
  for (const [code, count] of without) say(`${number(count)} without a result: ${code}`);
}

/** Which results are shown, in which order, and at which rank. */
interface Wanted {
  passes(result: Result): boolean;
  order: Order | null;
  /** By position among those that pass; empty without an order. */
  ranks: readonly string[];
}

/** Throws usageError for a column that is none. Where ranks are wanted, all results are read twice. */
async function wantedOf(found: Survey, { sort, filter = [] }: BatchReportFlags): Promise<Wanted> {
  if (sort === undefined && filter.length === 0) return { passes: () => true, order: null, ranks: [] };
  let order: Order | null = null;
  let conditions: ((result: Result) => boolean)[] | null = null;
  const keys: Key[] = [];
  const passes = (result: Result) => {
    if (!conditions) {
      const columns = columnsOf(result);
      conditions = filter.map((written) => conditionOf(written, columns));
      order = sort === undefined ? null : orderOf(sort, columns);
    }
    return conditions.every((holds) => holds(result));
  };
  for await (const { result } of readLines(found)) {
    if (result && passes(result) && order) keys.push(keyOf(result, order));
    if (result && !order) break;
  }
  return { passes, order, ranks: order ? ranksOf(keys, order) : [] };
}

async function* textsOf(
  found: Survey,
  pieces: Pieces,
  without: Map<string, number>,
  { passes, order, ranks }: Wanted,
): AsyncGenerator<string> {
  let index = 0;
  const kept: { key: Key; text: string }[] = [];
  yield pieces.begin;
  for await (const { result, reason } of readLines(found)) {
    if (result && !passes(result)) continue;
    if (result && order)
      kept.push({ key: keyOf(result, order), text: pieces.each(result, index, ranks[index++]) });
    else if (result) yield pieces.each(result, index++);
    else without.set(reason?.code ?? 'unknown', (without.get(reason?.code ?? 'unknown') ?? 0) + 1);
  }
  if (order) for (const { text } of kept.sort((a, b) => inOrder(a.key, b.key, order))) yield text;
  yield pieces.end;
}

async function piecesOf(
  { format, verbose, color, output, columns }: BatchReportFlags,
  found: Survey,
  { order }: Wanted,
): Promise<Pieces> {
  if (format === 'csv') return csvPieces(found);
  if (format === 'json') return jsonPieces();
  if (verbose !== true) {
    const { markdownOverview, tableOverview } = await import('../report/table/overview.js');
    const overviewOf = format === 'markdown' ? markdownOverview : tableOverview;
    const first = await firstOf(found);
    if (!first) return { begin: '', each: () => '', end: '' };
    const overview = overviewOf(first, {
      columns: columns?.flatMap((names) => names.split(',')),
      ranked: order !== null,
    });
    return { begin: overview.begin, each: (result, _, rank) => overview.row(result, rank), end: '' };
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

/** The first result: one rubric judges a batch, and all others have the same columns. */
async function firstOf(found: Survey): Promise<Result | null> {
  for await (const { result } of readLines(found)) if (result) return result;
  return null;
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
