/** Reads a list of targets as it streams in: plain lines, CSV with a header, or NDJSON; what is wrong in it is told by its line. */
import { Readable } from 'node:stream';
import type { Listed } from '../collect/batch/listed.js';
import { type Overrides, readOverrides } from '../collect/linked/overrides.js';
import type { Config } from '../config.js';
import { RodeoError, usageError } from '../errors.js';
import { FORMS, nameOf, parseTarget } from '../target.js';
import { linesIn, withLines } from './lines.js';
import type { Fault } from './run.js';

/** Columns or keys that name the target itself, the first that is filled counts; then those of what it links to. */
const TARGET_COLUMNS = ['target', 'model', 'id', 'modelid', 'model_id', 'name'];
const LINK_COLUMNS = {
  hub: ['hub', 'huggingface'],
  repo: ['repo', 'repository', 'github'],
  paper: ['paper', 'doi', 'arxiv'],
};
const ALL_COLUMNS = [...TARGET_COLUMNS, ...Object.values(LINK_COLUMNS).flat()];

const LONGEST_LINE = 64 * 1024;
/** What goes on as long as this without a line break is no list, and may never end. Bytes. */
const NO_LIST = 16 * 1024 * 1024;

/** One entry as it is written: columns by name, in lower case. */
type Row = Record<string, string>;

/**
 * The targets of a list. `#` begins a comment, at the beginning of a line or after a blank. NDJSON is told by its first character,
 * CSV by a header that names one of the columns (`target`, `model`, `id`, `name`, `hub`, `repo`, `paper`; others are passed over).
 * @param chunks UTF-8
 * @param label how messages name the list
 * @throws RodeoError for what has no lines, such as an image of a disk (exit 2)
 */
export async function* readList(
  chunks: AsyncIterable<Buffer>,
  label: string,
  config: Config,
): AsyncGenerator<Listed | Fault> {
  const refusal = () =>
    usageError(`${label} is not a list: a line of it is longer than ${NO_LIST / 1024 / 1024} MB`);
  for await (const { row, fault, number } of rowsIn(withLines(chunks, NO_LIST, refusal))) {
    const at = `${label}:${number}`;
    if (fault !== undefined) yield { fault, at };
    else yield entryOf(row as Row, at, config);
  }
}

interface Read {
  row?: Row;
  fault?: string;
  number: number;
}

async function* rowsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  const lines = linesIn(chunks, LONGEST_LINE);
  let first = true;
  for await (const { bytes, length, number } of lines) {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    if (length > LONGEST_LINE) {
      yield { fault: `the line is longer than ${LONGEST_LINE / 1024} KB`, number };
      continue;
    }
    if (text.trim() === '' || /^\s*#/.test(text)) continue;
    if (first && isHeader(text)) {
      // From here on line breaks may stand within quotation marks.
      yield* csvRows(text, number, lines);
      return;
    }
    first = false;
    if (text.trimStart().startsWith('{')) yield { ...jsonRow(text), number };
    else yield { row: { target: withoutComment(text) }, number };
  }
}

/** A comment begins after a blank. Looked for from sign to sign: a pattern would begin anew at each blank of a long line. */
function withoutComment(text: string): string {
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    if (/\s/.test(text.charAt(at - 1))) return text.slice(0, at).trim();
  }
  return text.trim();
}

/** A table of one column has no comma; these words alone in the first line are its header, as no model goes by them. */
const HEADER_WORDS = [...TARGET_COLUMNS, 'hub', 'repo', 'repository'];

/** A target holds no comma. */
function isHeader(text: string): boolean {
  return (
    !text.trimStart().startsWith('{') &&
    (text.includes(',')
      ? columnsOf(text).some((name) => ALL_COLUMNS.includes(name))
      : HEADER_WORDS.includes(columnsOf(text)[0] ?? ''))
  );
}

const columnsOf = (header: string): string[] =>
  header.split(',').map((name) => name.replace(/"/g, '').trim().toLowerCase());

function jsonRow(text: string): { row: Row } | { fault: string } {
  try {
    const read: unknown = JSON.parse(text);
    const entries = Object.entries(read as object).filter(([, value]) => typeof value === 'string');
    return { row: Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value])) };
  } catch {
    return { fault: 'the line is not valid JSON' };
  }
}

async function* csvRows(
  header: string,
  headerLine: number,
  lines: AsyncGenerator<{ bytes: Buffer; number: number }>,
): AsyncGenerator<Read> {
  const { parse } = await import('csv-parse');
  async function* rest() {
    for await (const { bytes } of lines) yield Buffer.concat([bytes, Buffer.from('\n')]);
  }
  const skipped: Read[] = [];
  const parser = parse({
    columns: columnsOf(header),
    info: true,
    ltrim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    comment: '#',
    comment_no_infix: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const number = headerLine + Number(error?.lines ?? 0);
      skipped.push({ fault: `the line is not valid CSV: ${error?.message ?? ''}`, number });
      return undefined;
    },
  });
  const source = Readable.from(rest());
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser)) {
    yield* skipped.splice(0);
    yield { row: record, number: headerLine + info.lines };
  }
  yield* skipped;
}

/** What an entry names. @param at how messages name its place */
export function entryOf(row: Row, at: string, config: Config): Listed | Fault {
  const first = (names: readonly string[]) => names.map((name) => row[name]?.trim()).find(Boolean);
  const links = Object.fromEntries(
    Object.entries(LINK_COLUMNS).flatMap(([link, names]) => {
      const value = first(names);
      return value === undefined ? [] : [[link, value]];
    }),
  ) as NonNullable<Listed['links']>;
  try {
    const given = readOverrides(links, config);
    const named = first(TARGET_COLUMNS);
    if (named !== undefined) {
      const hosts = { hub: config.hub.endpoint, github: config.github.server };
      return listed(parseTarget(named, hosts), links, given, at);
    }
    if (given.hub) return listed(given.hub, { ...links, hub: undefined }, given, at);
    if (given.repo) return listed(given.repo, { ...links, repo: undefined }, given, at);
    return {
      fault: `the line names no target; columns that do are ${TARGET_COLUMNS.join(', ')}, hub and repo`,
      at,
    };
  } catch (error) {
    if (!(error instanceof RodeoError)) throw error;
    // All forms with every line would hide what is wrong in it, and folders are none of a list's.
    return { fault: error.message.replace(` ${FORMS}`, '').replace(/^--(?=hub|repo|paper)/, ''), at };
  }
}

function listed(
  target: ReturnType<typeof parseTarget>,
  links: { repo?: string | undefined; hub?: string | undefined; paper?: string | undefined },
  given: Overrides,
  at: string,
): Listed | Fault {
  // A list may be a stranger's: it has no say in which folders of this machine are read.
  if (target.kind === 'directory' || given.repo?.kind === 'directory') {
    return { fault: 'a list cannot hold folders; use rodeo audit for a folder', at };
  }
  const stated = Object.entries(links).filter(([, value]) => value !== undefined);
  const kept = Object.fromEntries(stated) as NonNullable<Listed['links']>;
  return { target: nameOf(target), at, ...(stated.length > 0 && { links: kept }) };
}
