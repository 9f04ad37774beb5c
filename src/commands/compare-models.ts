/** `rodeo compare`: models side by side by one rubric. */
import { usageError } from '../errors.js';
import { toAscii } from '../report/ascii.js';
import { jsonText } from '../report/json.js';
import { modelComparisonOf } from '../result/model-comparison.js';
import type { Result } from '../result/result.js';
import { loadRubric } from '../rubric/load.js';
import { warnIfInconclusive } from './audit.js';
import { configOf, type EvidenceFlags, evidenceOf, targetsNamed } from './gather.js';
import { judgedBy } from './judging.js';
import { checkWritable, writeReport } from './output.js';
import { knowsUnicode, screenWidth, wantsColor } from './screen.js';

export interface CompareModelsFlags extends EvidenceFlags {
  rubric: string;
  format: 'table' | 'markdown' | 'json';
  output?: string;
  color?: boolean;
}

/**
 * Compares models. The exit code is 3 when one of them could not be read, or too little of one was seen.
 * @throws RodeoError for wrong usage (exit 2)
 */
export async function compareModels(names: readonly string[], flags: CompareModelsFlags): Promise<void> {
  if (names.length < 2)
    throw usageError(
      'comparing takes two or more models, but one is given',
      `rodeo audit ${names[0]} audits one.`,
    );
  const config = configOf(flags);
  const targets = targetsNamed(names, config);
  const rubric = await loadRubric(flags.rubric);
  if (flags.output !== undefined) await checkWritable(flags.output);
  const results: Result[] = [];
  for await (const evidence of evidenceOf(targets, flags, config)) {
    const [result] = await judgedBy([rubric], evidence, { flags, config });
    if (!result) continue;
    warnIfInconclusive(result, false);
    results.push(result);
  }
  if (results.length === 0) return;
  await writeReport(await textOf(results, flags), flags.output);
}

async function textOf(results: readonly Result[], flags: CompareModelsFlags): Promise<string> {
  const comparison = modelComparisonOf(results);
  if (flags.format === 'json') return jsonText(comparison);
  const { renderModels, renderModelsMarkdown } = await import('../report/table/models.js');
  if (flags.format === 'markdown') return renderModelsMarkdown(comparison);
  const toFile = flags.output !== undefined;
  const text = renderModels(comparison, {
    width: toFile ? 80 : screenWidth(),
    color: wantsColor(flags.color, toFile),
    verbose: flags.verbose === true,
  });
  return toFile || knowsUnicode() ? text : toAscii(text);
}
