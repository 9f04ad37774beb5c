/** Contradictions between the places that state a license: they stand above the points, since a license scales them. */
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { grid, heading, type Look, rest } from './grid.js';

/** Each with both places: by name, and with `--verbose` by address. */
export function renderConflicts(conflicts: NonNullable<Result['conflicts']>, look: Look): string[] {
  if (conflicts.length === 0) return [];
  const mark = { width: 2 };
  const rows = conflicts.map(({ because, citations }) => {
    const places = citations.map(({ url, label, line }) =>
      look.verbose ? plain(url) : plain(label) + (line ? `:${line}` : ''),
    );
    return [
      look.paint.yellow('!'),
      `${plain(because)} ${look.paint.dim(`(${places.join(look.verbose ? ' ' : ', ')})`)}`,
    ];
  });
  return [...heading('License conflicts', look), ...grid([mark, { width: rest(look, mark.width) }], rows)];
}
