/** `rodeo rubric compare`: one model under all rubrics, on the same evidence. */
import { jsonText } from '../report/json.js';
import { type Comparison, comparisonOf } from '../result/comparison.js';
import { listRubrics } from '../rubric/load.js';
import { warnIfInconclusive } from './audit.js';
import { checkFlags, configOf, type EvidenceFlags, evidenceOf, targetsNamed } from './gather.js';
import { judgedBy } from './judging.js';
import { checkWritable, writeReport } from './output.js';
import { rubricsNamed } from './rubrics-named.js';
import { screenWidth, wantsColor } from './screen.js';

export interface CompareFlags extends EvidenceFlags {
  /** All shipped ones when none is given. */
  rubric?: readonly string[];
  format: 'table' | 'json';
  output?: string;
  color?: boolean;
}

/**
 * Compares rubrics, a table for each target. Exit codes are those of an audit.
 * @throws RodeoError for wrong usage (exit 2), or when no target at all could be read (exit 3)
 */
export async function compare(names: readonly string[], flags: CompareFlags): Promise<void> {
  checkFlags(names, flags, 'rodeo rubric compare');
  const config = configOf(flags);
  const targets = targetsNamed(names, config);
  const rubrics = await rubricsNamed(flags.rubric ?? (await shipped()));
  if (flags.output !== undefined) await checkWritable(flags.output);
  const comparisons: Comparison[] = [];
  for await (const evidence of evidenceOf(targets, flags, config)) {
    const results = await judgedBy(rubrics, evidence, { flags, config });
    for (const result of results) warnIfInconclusive(result, true);
    comparisons.push(comparisonOf(results));
  }
  if (comparisons.length === 0) return;
  const text =
    flags.format === 'json'
      ? jsonText(names.length > 1 ? comparisons : comparisons[0])
      : (await import('../report/table/comparison.js')).renderComparisons(comparisons, {
          width: flags.output === undefined ? screenWidth() : 80,
          color: wantsColor(flags.color, flags.output !== undefined),
          verbose: flags.verbose === true,
        });
  await writeReport(text, flags.output);
}

async function shipped(): Promise<string[]> {
  return (await listRubrics()).filter(({ kind }) => kind === 'rubric').map(({ id }) => id);
}
