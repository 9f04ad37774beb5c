/** Many models at a glance, a row for each: `rodeo report`. Rows are written as they are read, so the name, of any length, stands last. */

import type { Result } from '../../result/result.js';
import { link, literal } from '../markdown-text.js';
import { plain } from '../terminal.js';
import { scoreText } from './comparison.js';
import { displayWidth, shorten } from './display.js';
import { scoresInOrder } from './scores.js';

interface Column {
  title: string;
  /** Its least width in a table. */
  width: number;
  of(result: Result): string;
}

/** What rows are made of. The scores are those of the first result: one rubric judges a batch. */
export interface Overview {
  begin: string;
  row(result: Result): string;
}

const NONE = '–';
const WIDEST_VERDICT = 24;

function columnsFor(first: Result): Column[] {
  return [
    ...scoresInOrder(first).map(({ id, title }) => ({
      title,
      width: 8,
      of(result: Result) {
        const score = result.scores.find((one) => one.id === id);
        return score ? scoreText({ score }) : NONE;
      },
    })),
    ...(first.verdict ? [{ title: 'Verdict', width: WIDEST_VERDICT, of: verdictOf }] : []),
    ...(first.classification ? [{ title: 'Class', width: 6, of: classOf }] : []),
    ...(first.gate ? [{ title: 'Gate', width: 12, of: ({ gate }: Result) => gate?.verdict ?? NONE }] : []),
  ];
}

const verdictOf = ({ verdict }: Result): string =>
  verdict ? [verdict.label, verdict.atMost].filter(Boolean).join(' to ') : NONE;

const classOf = ({ classification: met }: Result): string =>
  met ? [met.class ?? NONE, met.atMost?.class].filter(Boolean).join(' to ') : NONE;

/** For a terminal or a text file; wider than it rather than without names. */
export function tableOverview(first: Result): Overview {
  const columns = columnsFor(first);
  const widths = columns.map(({ title, width }) => Math.max(width, displayWidth(title)));
  const line = (cells: readonly string[], name: string) => {
    const padded = cells.map((cell, index) => {
      const width = widths[index] as number;
      const text = shorten(plain(cell), width);
      return text + ' '.repeat(width - displayWidth(text));
    });
    return ` ${[...padded, plain(name)].join('  ')}\n`;
  };
  return {
    begin: line(
      columns.map(({ title }) => title),
      'Model',
    ),
    row: (result) =>
      line(
        columns.map(({ of }) => of(result)),
        result.model.name,
      ),
  };
}

/** As a Markdown table, the model first and linked. */
export function markdownOverview(first: Result): Overview {
  const columns = columnsFor(first);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return {
    begin:
      line(['Model', ...columns.map(({ title }) => literal(title))]) +
      line([':--', ...columns.map(() => ':--')]),
    row(result) {
      const { name, hub, repository } = result.model;
      const url = hub?.url ?? repository?.url;
      return line([url ? link(name, url) : literal(name), ...columns.map(({ of }) => literal(of(result)))]);
    },
  };
}
