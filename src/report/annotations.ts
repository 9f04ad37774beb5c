/**
 * Annotations of a GitHub workflow, as commands on stdout:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */

import { type Level, problemsOf, worstFirst } from '../result/problems.js';
import type { Result } from '../result/result.js';
import { plain } from '../terminal.js';
import type { RenderOptions } from './renderer.js';

const COMMANDS: Record<Level, 'error' | 'warning' | 'notice'> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
  none: 'notice',
};

/** GitHub shows ten of each kind for a step, and drops the others without a word. */
const SHOWN = 10;

interface Annotation {
  command: 'error' | 'warning' | 'notice';
  title: string;
  text: string;
  file?: string;
  line?: number;
}

/** One command for every problem, the worst first; what would be the tenth of many names all that follow. */
export function renderAnnotations(results: readonly Result[], { folders }: RenderOptions): string {
  const problems = worstFirst(
    results.flatMap((result) =>
      problemsOf(result, folders).map((problem) => ({ model: result.model.name, problem })),
    ),
    ({ problem }) => problem.level,
  );
  const annotations = problems.map(
    ({ model, problem: { level, title, text, place } }): Annotation => ({
      command: COMMANDS[level],
      title: `${model}: ${title}`,
      text,
      file: place.path,
      line: place.line,
    }),
  );
  const lines = (['error', 'warning', 'notice'] as const).flatMap((command) =>
    capped(annotations.filter((one) => one.command === command)),
  );
  return lines.map(line).join('');
}

function capped(annotations: Annotation[]): Annotation[] {
  const [first] = annotations;
  if (!first || annotations.length <= SHOWN) return annotations;
  const left = annotations.slice(SHOWN - 1);
  const text = left.map(({ title }) => title).join('; ');
  return [...annotations.slice(0, SHOWN - 1), { command: first.command, title: `${left.length} more`, text }];
}

function line({ command, title, text, file, line: at }: Annotation): string {
  const properties = {
    ...(file !== undefined && { file }),
    ...(at !== undefined && { line: String(at) }),
    title,
  };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${command} ${said.join(',')}::${data(text)}\n`;
}

/** The runner's own escapes: percent first, then what would end the line. */
const data = (text: string): string =>
  plain(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** In a property a colon or a comma would end it. */
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
