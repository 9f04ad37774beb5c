/** The class of a model file for people: the same block as in an audit, under the file's name. */
import type { RecordReport } from '../../mot/report.js';
import { plain } from '../../terminal.js';
import { renderClass } from './class.js';
import { grid, lookOf, rest } from './grid.js';

/** Draws the reports one below the other. `width` is in columns. */
export function renderRecords(
  reports: readonly RecordReport[],
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  const { bold, dim, yellow } = look.paint;
  return reports
    .map(({ file, name, strict, classification, notes }) => {
      const mode = strict ? ' · as the Model Openness Tool evaluates' : '';
      const head = `${bold.cyan(plain(name))} ${dim(`${plain(file)}${mode}`)}`;
      const remarks = notes.map((note) => [yellow('!'), plain(note)]);
      return [
        '',
        ...grid([{ width: rest(look) }], [[head]]),
        ...renderClass(classification, look),
        ...grid([{ width: 2 }, { width: rest(look, 2) }], remarks),
      ]
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
}
