/** A row for each model of a batch: scores, verdict, class and what else is asked for; a name of any length comes last. */
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { columnNamed, columnsOf, usualColumns } from '../columns.js';
import { link, literal } from '../markdown-text.js';
import { displayWidth, shorten } from './display.js';

/** What rows are made of. The columns are those of the first result: one rubric judges a batch. */
export interface Overview {
  begin: string;
  /** @param rank among all, where they are sorted */
  row(result: Result, rank?: string): string;
}

export interface OverviewOptions {
  /** Ids of columns; the usual ones when missing. */
  columns?: readonly string[] | undefined;
  /** Rows begin with a rank. */
  ranked?: boolean;
}

const RANK = { title: 'Rank', width: 5 };

function chosen(first: Result, { columns, ranked = false }: OverviewOptions) {
  const all = columnsOf(first);
  const shown = (columns ?? usualColumns(first)).map((id) => columnNamed(id, all));
  // The name is there in any case, at the end.
  return { columns: shown.filter(({ id }) => id !== 'model'), ranked };
}

/** For a terminal or a text file; wider than it rather than without names. Throws usageError for a column that is none. */
export function tableOverview(first: Result, options: OverviewOptions = {}): Overview {
  const { columns, ranked } = chosen(first, options);
  const widths = [...(ranked ? [RANK] : []), ...columns].map(({ title, width }) =>
    Math.max(width, displayWidth(title)),
  );
  const line = (cells: readonly string[], name: string) => {
    const padded = cells.map((cell, index) => {
      const width = widths[index] as number;
      const text = shorten(plain(cell), width);
      return text + ' '.repeat(width - displayWidth(text));
    });
    return ` ${[...padded, plain(name)].join('  ')}\n`;
  };
  const before = (rank: string) => (ranked ? [rank] : []);
  return {
    begin: line([...before(RANK.title), ...columns.map(({ title }) => title)], 'Model'),
    row: (result, rank = '') =>
      line([...before(rank), ...columns.map(({ of }) => of(result))], result.model.name),
  };
}

/** As a Markdown table, the model first and linked. Throws usageError for a column that is none. */
export function markdownOverview(first: Result, options: OverviewOptions = {}): Overview {
  const { columns, ranked } = chosen(first, options);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const before = (cell: string) => (ranked ? [cell] : []);
  return {
    begin:
      line([...before('Rank'), 'Model', ...columns.map(({ title }) => literal(title))]) +
      line([...before(':--'), ':--', ...columns.map(() => ':--')]),
    row(result, rank = '') {
      const { name, hub, repository } = result.model;
      const url = hub?.url ?? repository?.url;
      return line([
        ...before(literal(rank)),
        url ? link(name, url) : literal(name),
        ...columns.map(({ of }) => literal(of(result))),
      ]);
    },
  };
}
