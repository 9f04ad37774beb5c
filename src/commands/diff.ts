/** `rodeo diff`: what changed between two results of the same models, as they were saved. */
import { type Diff, diffResults, regressionsIn } from '../diff.js';
import { ExitCode } from '../errors.js';
import { jsonText } from '../report/json.js';
import { readResults, type SavedResult } from '../result/read-result.js';
import { readInput } from './input.js';
import { checkWritable, writeReport } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

export interface DiffFlags {
  format: 'table' | 'json' | 'markdown';
  failOnRegression?: boolean;
  output?: string;
  color?: boolean;
  verbose?: boolean;
}

/**
 * Compares two files of results and writes the report. The exit code is 0 whatever it says, unless `--fail-on-regression` is given:
 * then 1 when something is worse, and 3 when something may be.
 * @throws RodeoError for files that are missing or hold no results (exit 2)
 */
export async function diff(before: string, after: string, flags: DiffFlags): Promise<void> {
  const [old, now] = [await savedResults(before), await savedResults(after)];
  if (flags.output !== undefined) await checkWritable(flags.output);
  const found = diffResults(old, now);
  await writeReport(await rendered(found, flags), flags.output);
  if (!flags.failOnRegression) return;
  const verdicts = found.models.flatMap(({ changes }) =>
    regressionsIn(changes).map(({ verdict }) => verdict),
  );
  if (verdicts.includes('worse')) process.exitCode = ExitCode.gateFailed;
  else if (verdicts.includes('cannotTell')) process.exitCode = ExitCode.inconclusive;
}

/** Room for thousands of results; batches have journals. */
const RESULT_BYTES = 512 * 1024 * 1024;

/** The results that a file holds. Throws usageError when it cannot be read, or holds none. */
export async function savedResults(file: string): Promise<SavedResult[]> {
  const hint = 'rodeo audit <model> --format json -o <file> writes one.';
  return readResults(await readInput(file, hint, RESULT_BYTES), file);
}

async function rendered(found: Diff, { format, output, color, verbose }: DiffFlags): Promise<string> {
  if (format === 'json') return jsonText(found);
  if (format === 'markdown') return (await import('../report/diff-markdown.js')).renderDiffMarkdown(found);
  const { renderDiff } = await import('../report/table/diff.js');
  return renderDiff(found, {
    width: output === undefined ? screenWidth() : 80,
    color: wantsColor(color, output !== undefined),
    verbose: verbose === true,
  });
}
