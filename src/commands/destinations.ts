/** Which reports a run writes, and where each goes: one to stdout or the file of -o, any number to files of their own. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { usageError } from '../errors.js';
import { formatNamed, formats } from '../report/formats.js';
import type { Renderer } from '../report/renderer.js';
import type { Result } from '../result/result.js';
import type { Target } from '../target.js';
import { checkWritable, writeReport } from './output.js';
import { knowsUnicode, opensLinks, screenWidth, wantsColor } from './screen.js';

/** A report to write; without a file it goes to stdout. */
export interface Report {
  format: string;
  file?: string;
  render: Renderer;
}

export interface ReportFlags {
  /** `name` or `name=FILE`, as often as wanted; a table when none is given. */
  format?: readonly string[];
  /** The file of the one format that names none. */
  output?: string;
  color?: boolean;
  verbose?: boolean;
  /** The table shows how the scores add up, in place of one screen. */
  points?: boolean;
  /** Test reports fail whatever is missing. */
  strict?: boolean;
}

/** Of how many things a run is about. */
export interface Many {
  /** Several models were asked for. */
  models: boolean;
  /** By how many rubrics each is judged. */
  rubrics: number;
}

/**
 * The reports that the flags ask for, ready to be written: called before anything is fetched, so that a typing error or a
 * folder that does not exist costs no time.
 * @param others files that the same run writes
 * @throws RodeoError for unknown formats, files that cannot be written, and two reports for one place (exit 2)
 */
export async function reportsFor(
  flags: ReportFlags,
  many: Many,
  others: readonly string[] = [],
): Promise<Report[]> {
  const named = (flags.format ?? ['table']).map(formatAndFile);
  const homeless = named.filter(({ file }) => file === undefined);
  const [first, second] = homeless;
  if (first && second) {
    throw usageError(
      `--format ${first.name} and --format ${second.name} cannot both be printed`,
      `Give all but one a file: --format ${second.name}=FILE`,
    );
  }
  if (flags.output !== undefined && !first) {
    throw usageError('--output is for a format without a file of its own, and every --format has one');
  }
  const reports = await Promise.all(
    named.map(async ({ name, file = flags.output }): Promise<Report> => {
      const { single, rubrics, load } = formatNamed(name);
      if (single && many.models)
        throw usageError(`--format ${name} is about one model, but several are given`);
      if (!rubrics && many.rubrics > 1) {
        throw usageError(`--format ${name} judges by one rubric, but several are given`);
      }
      return { format: name, ...(file !== undefined && { file }), render: await load() };
    }),
  );
  const files = [...reports.flatMap(({ file }) => file ?? []), ...others];
  const places = files.map((file) => resolve(file));
  const twice = files.find((_, index) => places.indexOf(places[index] as string) < index);
  if (twice !== undefined) throw usageError(`${twice} is named twice, and would be written twice`);
  for (const file of files) await checkWritable(file);
  return reports;
}

/** Where the folders among the targets lie in the repository under review, by the id of their target. */
export function foldersOf(targets: readonly Target[]): Record<string, string> {
  const folders = targets.flatMap(({ id, folder }) =>
    folder === undefined ? [] : [[id, pathFrom(top(), folder) || '.']],
  );
  return Object.fromEntries(folders);
}

/** Where a repository under review begins: the workspace of a GitHub workflow, or else the working directory. */
function top(): string {
  const { GITHUB_WORKSPACE: workspace } = process.env;
  const isWithin = workspace && !/^\.\.(?:[/\\]|$)/.test(relative(workspace, process.cwd()));
  return isWithin ? workspace : process.cwd();
}

const pathFrom = (folder: string, path: string): string =>
  relative(folder, resolve(path)).split(sep).join('/');

/** Whether one of them is about the sources of a result. */
export const wantsProof = (reports: readonly Report[]): boolean =>
  reports.some(({ format }) => formats[format]?.proof);

/** Writes them all. Nothing is written when one of the reports cannot be made. */
export async function writeReports(
  results: readonly Result[],
  reports: readonly Report[],
  flags: ReportFlags,
  many: Many,
  folders: Record<string, string> = {},
  statements: readonly object[] = [],
): Promise<void> {
  const texts = reports.map(({ file, format, render }) =>
    render(results, {
      width: file === undefined ? screenWidth() : 80,
      color: wantsColor(flags.color, file !== undefined),
      verbose: flags.verbose === true,
      points: flags.points === true,
      strict: flags.strict === true,
      links: file === undefined && opensLinks(),
      ascii: file === undefined && format === 'table' && !knowsUnicode(),
      several: many.models || many.rubrics > 1,
      rubrics: many.rubrics,
      folders,
      statements,
    }),
  );
  for (const [index, { file, format }] of reports.entries()) {
    const text = texts[index] as string;
    await writeReport(text, file, format === 'github');
  }
}

/**
 * Within a GitHub workflow, the step's summary and outputs.
 * @param results of all targets that could be read; without any there is no report
 * @param complete whether that is all of them; otherwise nothing can have passed
 */
export async function tellWorkflow(
  results: readonly Result[],
  reports: readonly Report[],
  many: Many,
  complete: boolean,
): Promise<void> {
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = process.env;
  if (!summary && !output) return;
  const { tellStep } = await import('./github-actions.js');
  // Scores of several rubrics may share a name; a step's outputs are the first one's.
  const own = results.filter((_, index) => index % many.rubrics === 0);
  const file = results.length > 0 ? reports.find((report) => report.file !== undefined)?.file : undefined;
  // Later steps start in the workspace, wherever this one ran.
  await tellStep(
    own,
    { summary, output },
    complete,
    file && (isAbsolute(file) ? file : pathFrom(top(), file)),
  );
}

/** `sarif=out/rodeo.sarif` → the name and the file. */
function formatAndFile(text: string): { name: string; file?: string } {
  const at = text.indexOf('=');
  if (at < 0) return { name: text };
  const [name, file] = [text.slice(0, at), text.slice(at + 1)];
  if (file === '') throw usageError(`--format ${text} names no file`, `For example: --format ${name}=FILE`);
  return { name, file };
}
