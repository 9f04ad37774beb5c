/** The columns of the leaderboard and how it is sorted by each. Used by the browser too. */
import type { Columns, Range, Row } from './row.js';

export interface Column {
  id: string;
  title: string;
  /** Explains the title. */
  about?: string;
  /** Left out on narrow screens. */
  wide?: true;
  figure?: true;
  /** What it is sorted by; `null` stands last either way. Missing where it cannot be sorted by. */
  key?: (row: Row) => number | string | null;
  /** What comes first when it is chosen. */
  first: 'ascending' | 'descending';
}

// By what is proven; what may be parts equals.
const keyOf = (score: Range | null | undefined): number | null =>
  score ? score.low + score.high / 1000 : null;

const text = (id: string, title: string, key: Column['key']): Column => ({
  ...{ id, title, wide: true, first: 'ascending' },
  ...(key && { key }),
});

const figure = (id: string, title: string, key: (row: Row) => number | string | undefined): Column => ({
  ...{ id, title, wide: true, figure: true, first: 'descending' },
  key: (row) => key(row) ?? null,
});

/** All columns, in the order in which they stand. */
export function leaderboardColumns({ scores }: Columns): Column[] {
  return [
    {
      id: 'rank',
      title: 'Rank',
      about: 'A range where what could not be seen may move it',
      first: 'ascending',
    },
    { id: 'model', title: 'Model', key: ({ name }) => name.toLowerCase(), first: 'ascending' },
    ...scores.map(
      ({ id, title, asks }, index): Column => ({
        ...{ id, title, about: asks, first: 'descending' },
        ...(index > 0 && { wide: true as const }),
        // What is not known well enough to be ranked stands below what is.
        key: (row) => (index === 0 && row.inconclusive ? null : keyOf(row.scores[index])),
      }),
    ),
    { ...text('class', 'Class', ({ classRank }) => classRank), first: 'descending' },
    text('archetype', 'Archetype', ({ archetype }) => archetype || null),
    {
      ...text('license', 'Weights', ({ license }) => license.toLowerCase()),
      about: 'License of the weights',
    },
    { ...figure('parameters', 'Size', ({ parameters }) => parameters), about: 'Number of parameters' },
    figure('downloads', 'Downloads', ({ downloads }) => downloads),
    figure('stars', 'Stars', ({ stars }) => stars),
    figure('citations', 'Citations', ({ citations }) => citations),
    figure('released', 'Released', ({ released }) => released),
    { ...figure('known', 'Known', ({ known }) => known), about: 'How much of the evidence could be seen' },
  ];
}

/** The rows by a column; equal ones by name, so that no order depends on how rows came. */
export function sorted(rows: readonly Row[], { key }: Column, direction: Column['first']): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: key?.(row) ?? null }));
  keyed.sort((one, other) => {
    const [a, b] = [one.key, other.key];
    if (a !== b) {
      if (a === null) return 1;
      if (b === null) return -1;
      return a < b ? -sign : sign;
    }
    return one.row.name < other.row.name ? -1 : one.row.name > other.row.name ? 1 : 0;
  });
  return keyed.map(({ row }) => row);
}
