/** Keeps what was measured and tells what has changed since: which figures, and which rows stand behind that. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Part, Row, Section } from './part.js';

const FORMAT = 1;

/** Figures and rows of a part, and when they were measured. */
export interface SavedPart {
  date: string;
  figures: Part['figures'];
  rows: Part['rows'];
}

export interface Run {
  format: typeof FORMAT;
  parts: Record<string, SavedPart>;
}

/** A saved run, or `null` when there is none. Throws for a file that is something else. */
export function readRun(path: string): Run | null {
  if (!existsSync(path)) return null;
  const run = JSON.parse(readFileSync(path, 'utf8')) as Run;
  if (run.format !== FORMAT) throw new Error(`${path} is no run of this measure`);
  return run;
}

/** @param date ISO time of the measurement; @param before its parts stay where nothing was measured now */
export function runOf(parts: ReadonlyMap<string, Part>, date: string, before: Run | null): Run {
  const now = [...parts].map(([name, { figures, rows }]) => [name, { date, figures, rows }] as const);
  return { format: FORMAT, parts: { ...before?.parts, ...Object.fromEntries(now) } };
}

export function writeRun(path: string, run: Run): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(run, null, 2)}\n`);
}

/** What each figure gained or lost, with the rows that moved; empty when nothing did. */
export function changesSince(before: SavedPart, now: Part): Section[] {
  const figures = Object.entries(now.figures).flatMap(([name, value]) => {
    const was = before.figures[name];
    return was === undefined || rounded(was) === rounded(value) ? [] : [[name, rounded(was), rounded(value)]];
  });
  const rows = keysOf(before.rows, now.rows).flatMap((key) => {
    const [was, is] = [before.rows[key], now.rows[key]];
    if (was?.got === is?.got && was?.want === is?.want) return [];
    return [[key, is?.want ?? was?.want ?? '', was?.got ?? '–', is?.got ?? '–', direction(was, is)]];
  });
  const since = `since ${before.date.slice(0, 16).replace('T', ' ')}`;
  return [
    ...(figures.length > 0
      ? [{ heading: `Figures changed ${since}`, table: { head: ['figure', 'before', 'now'], rows: figures } }]
      : []),
    ...(rows.length > 0
      ? [
          {
            heading: `Rows changed ${since}`,
            table: { head: ['row', 'label', 'before', 'now', ''], rows },
          },
        ]
      : []),
  ];
}

const rounded = (value: number | null): string =>
  value === null ? '–' : String(Math.round(value * 1000) / 1000);

function keysOf(before: Part['rows'], now: Part['rows']): string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(before)])].sort();
}

function direction(was: Row | undefined, is: Row | undefined): string {
  if (!was) return 'new';
  if (!is) return 'gone';
  if (is.miss === was.miss) return '';
  return is.miss < was.miss ? 'gained' : 'lost';
}
