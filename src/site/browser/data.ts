/** The rows that `data/models.js` brought, and their ranks. */
import { type Columns, type Row, unpacked } from '../table/row.js';
import { type Rank, standingOf } from '../table/standing.js';

export interface Models {
  columns: Columns;
  rows: Row[];
  rankOf(row: Row): Rank | null;
}

declare global {
  var rodeoModels: { columns: Columns; rows: unknown[]; words: string[] } | undefined;
  var rodeoCompared: ((slug: string, more: Compared) => void) | undefined;
}

/** What a model's own file adds for a comparison. */
export interface Compared {
  /** Scope, name, openness. */
  licenses: [string, string, string][];
  /** Check, mark, reason. */
  answers: [string, string, string][];
}

/** `null` on pages without the data. */
export function modelsOnPage(): Models | null {
  const data = globalThis.rodeoModels;
  if (!data) return null;
  const rows = data.rows.map((packed) => unpacked(packed, data.words));
  const ranked = rows.flatMap(({ scores: [headline], inconclusive }) =>
    headline && !inconclusive ? [headline] : [],
  );
  const standing = standingOf(ranked);
  return {
    columns: data.columns,
    rows,
    rankOf: (row) => (row.scores[0] && !row.inconclusive ? standing.rankOf(row.scores[0]) : null),
  };
}

/** From the page to the top of the site. */
export const root = document.documentElement.dataset.root ?? '';
