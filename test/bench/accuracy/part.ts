/** What every part of the measure hands over: figures to compare, rows behind them, and tables to print. */

/** One answer beside the label that it is held against. */
export interface Row {
  want: string;
  got: string;
  /** How far off, in the part's own unit; 0 is agreement. */
  miss: number;
}

export interface Section {
  heading: string;
  /** Sentences below the heading. */
  text?: string;
  table?: { head: string[]; rows: string[][] };
}

export interface Part {
  /** By a name that stays the same between runs; `null`: nothing to compute it from. */
  figures: Record<string, number | null>;
  /** By `<group>: <model>`. */
  rows: Record<string, Row>;
  sections: Section[];
}

export const number = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined ? '–' : value.toFixed(digits);

export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;

export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** A section as Markdown. */
export function markdown({ heading, text, table }: Section): string {
  const parts = [`### ${heading}`];
  if (text !== undefined) parts.push(text);
  if (table && table.rows.length > 0) {
    const line = (cells: readonly string[]) =>
      `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    const aligned = table.head.map((_, column) =>
      table.rows.every((row) => /^(?:[-+–\d]|$)/.test(row[column] ?? '')) ? '---:' : '---',
    );
    parts.push([line(table.head), line(aligned), ...table.rows.map(line)].join('\n'));
  }
  return parts.join('\n\n');
}
