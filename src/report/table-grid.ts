/** The table's typography: one palette, borderless grids, section headings. All color goes through here. */
import { Chalk, type ChalkInstance } from 'chalk';
import { displayWidth, shorten, wrap } from './display.js';

/** How a report is to be drawn. `width` is in columns. */
export interface Look {
  width: number;
  verbose: boolean;
  paint: ChalkInstance;
}

/** Colors of 16-color terminals only, so that the reader's own theme decides what green is. */
export function lookOf(options: { width: number; color: boolean; verbose: boolean }): Look {
  const width = Math.min(Math.max(Math.floor(options.width), 60), 120);
  return { width, verbose: options.verbose, paint: new Chalk({ level: options.color ? 1 : 0 }) };
}

export const INDENT = 1;

/** One text for each column, wrapped to its width. */
export type GridRow = readonly string[];

export interface Column {
  width: number;
  align?: 'left' | 'right';
}

/** Lines of a table without borders; each column is as wide as it says, its gap to the next included. */
export function grid(columns: readonly Column[], rows: readonly GridRow[]): string[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell, index) => wrap(cell, Math.max((columns[index]?.width ?? 0) - 1, 1)));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const texts = columns.map((column, index) => padded(cells[index]?.[line] ?? '', column));
      return (' '.repeat(INDENT) + texts.join('')).trimEnd();
    });
  });
}

function padded(text: string, { width, align }: Column): string {
  const blank = ' '.repeat(Math.max(width - 1 - displayWidth(text), 0));
  return align === 'right' ? `${blank}${text} ` : `${text}${blank} `;
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
