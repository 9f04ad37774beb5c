/** What a step of a GitHub workflow leaves for people and for later steps: a job summary, and outputs by name. */
import { stat } from 'node:fs/promises';
import { markdownWithin, SUMMARY_BYTES } from '../report/markdown.js';
import type { Result } from '../result/result.js';
import { plain } from '../terminal.js';
import { say } from './messages.js';
import { appendTo, unwritable } from './output.js';

/** The files that the runner names. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export interface StepFiles {
  summary?: string | undefined;
  output?: string | undefined;
}

/**
 * Appends to the files of the step. A file that cannot be written is told on stderr; the audit itself is no worse for it.
 * @param complete every target could be read
 * @param report the first report that went to a file
 */
export async function tellStep(
  results: readonly Result[],
  files: StepFiles,
  complete: boolean,
  report: string | undefined,
): Promise<void> {
  const { summary, output } = files;
  // A step has one limit for all that it appends.
  if (summary) {
    await append(summary, 'the job summary', async () => {
      const taken = (await stat(summary).catch(() => null))?.size ?? 0;
      if (results.length === 0) return NOTHING_READ;
      return markdownWithin(results, Math.max(SUMMARY_BYTES - taken, 0));
    });
  }
  if (output)
    await append(output, 'the outputs of the step', async () => outputsText(results, report, complete));
}

const NOTHING_READ = '**❔ Inconclusive**: no target could be read; the log of the step says why.\n';

async function append(file: string, what: string, text: () => Promise<string>): Promise<void> {
  try {
    await appendTo(file, await text());
  } catch (error) {
    say(`${what}: ${unwritable(file, error).message}`);
  }
}

/** A name that a workflow can ask for as `steps.<id>.outputs.<name>`. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** `name<<END`, the value, `END`, for each output. Pure. */
export function outputsText(results: readonly Result[], report: string | undefined, complete = true): string {
  return Object.entries(outputsOf(results, report, complete))
    .filter(([name]) => NAME.test(name))
    .map(([name, value]) => {
      const end = delimiterFor(value);
      return `${name}<<${end}\n${value}\n${end}\n`;
    })
    .join('');
}

/** No random delimiter is needed where the value is known: one that is not in it cannot be closed by it. */
function delimiterFor(value: string): string {
  let end = 'RODEO';
  while (value.includes(end)) end += '_';
  return end;
}

/**
 * The low end of every score, the class, the verdict and the report's path. Of several models it is the least: the lowest score,
 * the least open class, the worst verdict.
 */
function outputsOf(
  results: readonly Result[],
  report: string | undefined,
  complete: boolean,
): Record<string, string> {
  const ids = [...new Set(results.flatMap(({ scores }) => scores.map(({ id }) => id)))];
  const scores = ids.map((id) => {
    const found = results.flatMap((result) => result.scores.filter((score) => score.id === id));
    const lows = found.flatMap(({ low }) => low ?? []);
    return [id, lows.length > 0 ? String(Math.min(...lows)) : ''];
  });
  return {
    ...Object.fromEntries(scores),
    class: plain(leastClass(results)),
    verdict: worstVerdict(results, complete),
    report: report ?? '',
  };
}

/** `none` where a model has no class, nothing where the rubric knows none. */
function leastClass(results: readonly Result[]): string {
  const found = results.flatMap(({ classification }) => classification ?? []);
  const rank = ({ class: name, classes }: (typeof found)[number]) =>
    classes.findIndex((one) => one.class === name);
  const [least] = [...found].sort((one, other) => rank(one) - rank(other));
  return least ? (least.class ?? 'none') : '';
}

/** Without a gate nothing can fail, and what could not be read or what was too little to judge is inconclusive all the same. */
function worstVerdict(results: readonly Result[], complete: boolean): string {
  const verdicts = results.map(({ gate, scores }) => {
    if (gate) return gate.verdict;
    return scores.some(({ inconclusive }) => inconclusive) ? 'inconclusive' : 'pass';
  });
  if (verdicts.includes('fail')) return 'fail';
  return complete && verdicts.every((one) => one === 'pass') ? 'pass' : 'inconclusive';
}
