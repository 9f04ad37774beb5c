/** A table for spreadsheets and scripts: one row for each model, the same columns for all of a run (RFC 4180). */
import { stringify } from 'csv-stringify/sync';
import { isLocal } from '../prose/cite.js';
import { answersOf } from '../result/answers.js';
import type { Result } from '../result/result.js';
import { plain } from '../terminal.js';
import { ENOUGH_SEEN, isSeen } from './verdict.js';

type Cell = string | number | null | undefined;
type Row = Record<string, Cell>;

/**
 * Renders a header and a row for each model. Numbers are bare; text that a spreadsheet would run as a formula gets an
 * apostrophe before it. An empty cell was not stated, does not apply, or is a word that too little was seen for; `…_known` is the percentage
 * of a score's points that could be looked at.
 */
export function renderCsv(results: readonly Result[]): string {
  const columns = [...new Set(results.flatMap(csvColumns))];
  return csvHeader(columns) + csvRows(results, columns);
}

/** The columns that a result fills; a table has those of all its results, in the order in which they come up. */
export const csvColumns = (result: Result): string[] => Object.keys(rowOf(result));

export const csvHeader = (columns: readonly string[]): string => text([columns]);

/**
 * Rows without a header, for tables that are written bit by bit.
 * @param more cells that no result has
 */
export function csvRows(results: readonly Result[], columns: readonly string[], more: Row = {}): string {
  return text(
    results
      .map((result) => ({ ...rowOf(result), ...more }))
      .map((row) => columns.map((column) => row[column])),
  );
}

const text = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows.map(cleaned), { record_delimiter: 'windows', escape_formulas: true });

function rowOf(result: Result): Row {
  const { model, archetype, classification, gate, scores, verdict } = result;
  const answers = answersOf(result);
  const counts = (name: string) => answers.filter((answer) => answer.result === name).length;
  const { weights, code, data, documents } = model.licenses;
  return {
    model: model.name,
    ...Object.fromEntries(
      scores.flatMap(({ id, low, high, tier, coverage }) => [
        [id, low],
        [`${id}_at_most`, high],
        [`${id}_tier`, coverage < ENOUGH_SEEN ? undefined : tier],
        [`${id}_known`, Math.floor(coverage * 100)],
      ]),
    ),
    archetype: isSeen(result) ? archetype?.label : undefined,
    class: classification && (classification.class ?? 'none'),
    class_at_most: classification?.atMost && (classification.atMost.class ?? 'none'),
    ...(verdict && { verdict: verdict.label, verdict_at_most: verdict.atMost }),
    weights_license: weights.id ?? weights.name,
    weights_openness: weights.openness,
    code_license: code.id ?? code.name,
    code_openness: code.openness,
    data_license: data.id ?? data.name,
    data_openness: data.openness,
    documents_license: documents.id ?? documents.name,
    documents_openness: documents.openness,
    passed: counts('pass'),
    partial: counts('partial'),
    failed: counts('fail'),
    unknown: counts('unknown'),
    attested: answers.filter(({ attested }) => attested).length,
    gate: gate?.verdict,
    gate_not_met: gate?.conditions.flatMap((one) => (one.verdict === 'pass' ? [] : one.id)).join(' '),
    hub: published(model.hub?.url),
    revision: model.hub?.revision,
    repository: published(model.repository?.url),
    commit: model.repository?.commit,
    paper: model.paper?.url,
    evidence: result.collectedAt,
    rubric: result.rubric.id,
    rodeo: result.rodeo,
  };
}

/** A folder of the user's has no address that others can open. */
const published = (url: string | undefined) => (url === undefined || isLocal(url) ? undefined : url);

const cleaned = (cells: readonly Cell[]): Cell[] =>
  cells.map((cell) => (typeof cell === 'string' ? plain(cell) : cell));
