/** The one script of a site: sorts and filters the leaderboard and the grid, and fills the comparison. Pages work without it. */
import { type Column, leaderboardColumns } from '../table/head.js';
import type { Row } from '../table/row.js';
import { GridRow, LeaderboardRow } from '../table/views.js';
import { choosing } from './choosing.js';
import { comparison } from './compare.js';
import { type Models, modelsOnPage, root } from './data.js';
import { takeOver } from './table.js';

const models = modelsOnPage();
if (models) {
  const leaderboard = document.querySelector<HTMLTableElement>('#leaderboard');
  const grid = document.querySelector<HTMLTableElement>('#grid');
  const { rows, columns, rankOf } = models;
  const headline = columns.scores[0]?.id ?? '';
  if (leaderboard) {
    const chooser = choosing(leaderboard);
    takeOver(leaderboard, {
      ...{ rows, headline },
      columns: leaderboardColumns(columns),
      draw: (row) =>
        chooser(row, LeaderboardRow({ row, columns, rank: rankOf(row), root }) as unknown as HTMLElement),
    });
    suggestions(models);
  }
  if (grid) {
    takeOver(grid, {
      ...{ rows, headline },
      columns: gridColumns(models),
      draw: (row) => GridRow({ row, columns, rank: rankOf(row), root }) as unknown as Node,
    });
  }
  if (document.querySelector('#comparison')) comparison(models);
}

/** Sorted by a check, what meets it comes first. */
function gridColumns({ columns }: Models): Column[] {
  const order = 'phfun ';
  const [, model, headline] = leaderboardColumns(columns);
  return [
    ...(headline ? [headline] : []),
    ...(model ? [model] : []),
    ...columns.checks.map(
      ({ id, title }, index): Column => ({
        ...{ id: `check-${id}`, title, first: 'ascending' },
        key: ({ marks }) => order.indexOf(marks[index] ?? ' '),
      }),
    ),
  ];
}

/** Fills the lists from which some fields suggest: the most frequent words, not more than a list can show. */
function suggestions({ rows }: Models): void {
  const read: Record<string, (row: Row) => string[]> = {
    organization: ({ organization }) => [organization],
    license: ({ license }) => [license],
    base: ({ bases }) => bases,
    tag: ({ tags }) => tags,
  };
  for (const [id, words] of Object.entries(read)) {
    const counts = new Map<string, number>();
    for (const row of rows)
      for (const word of words(row)) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
    const frequent = [...counts].sort(([, one], [, other]) => other - one).slice(0, 500);
    document.querySelector(`#${id}-list`)?.replaceChildren(
      ...frequent.map(([word]) => {
        const option = document.createElement('option');
        option.value = word;
        return option;
      }),
    );
  }
}
