/** The table's typography: one palette, borderless grids, section headings. All color goes through here. */
import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { displayWidth, shorten, wrap } from './display.js';

/** How a report is to be drawn. `width` is in columns. */
export interface Look {
  width: number;
  verbose: boolean;
  /** The terminal opens links (OSC 8). */
  links: boolean;
  /** Where audited folders lie, seen from the working directory, by the id of their target. */
  folders?: Record<string, string> | undefined;
  paint: ChalkInstance;
}

/** Colors of 16-color terminals only, so that the reader's own theme decides what green is. */
export function lookOf(options: {
  width: number;
  color: boolean;
  verbose: boolean;
  links?: boolean;
  folders?: Record<string, string>;
  /** Columns below which the layout does not go. */
  narrowest?: number;
}): Look {
  const { links = false, narrowest = 60 } = options;
  const width = Math.min(Math.max(Math.floor(options.width), narrowest), 120);
  const paint = new Chalk({ level: options.color ? 1 : 0 });
  return { width, verbose: options.verbose, links, folders: options.folders, paint };
}

export const INDENT = 1;

/** One text for each column, wrapped to its width. */
export type GridRow = readonly string[];

export interface Column {
  width: number;
  align?: 'left' | 'right';
}

const BORDERS = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
  side,
  `${side}-mid`,
  `${side}-left`,
  `${side}-right`,
]);
const NO_BORDERS = Object.fromEntries(
  [...BORDERS, 'left-mid', 'mid-mid', 'right-mid', 'middle'].map((name) => [name, '']),
);

/**
 * Lines of a table without borders; each column is as wide as it says, its gap to the next included.
 * Cells are wrapped here and not by the table, whose own wrapping takes seconds for one long word.
 */
export function grid(columns: readonly Column[], rows: readonly GridRow[]): string[] {
  if (rows.length === 0) return [];
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    colWidths: [INDENT, ...columns.map((column) => column.width)],
    colAligns: ['left', ...columns.map((column) => column.align ?? 'left')],
  });
  for (const row of rows) {
    const cells = row.map((cell, index) => wrap(cell, Math.max((columns[index]?.width ?? 0) - 1, 1)));
    const height = Math.max(...cells.map((lines) => lines.length));
    for (let line = 0; line < height; line++) {
      table.push(['', ...cells.map((lines) => lines[line] ?? '')]);
    }
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** A section's heading: a bold title, perhaps a few words on how to read it, and a thin rule. */
export function heading(title: string, look: Look, legend = ''): string[] {
  const words = legend ? ` ${look.paint.dim(shorten(legend, look.width - title.length - 4))}` : '';
  const text = ' '.repeat(INDENT) + look.paint.bold(title) + words;
  const rule = '─'.repeat(Math.max(look.width - INDENT - displayWidth(text) - 1, 0));
  return ['', `${text} ${look.paint.dim(rule)}`.trimEnd()];
}

/** Columns left for one flexible column beside the fixed ones. */
export function rest(look: Look, ...fixed: number[]): number {
  return look.width - INDENT - fixed.reduce((sum, width) => sum + width, 0);
}
