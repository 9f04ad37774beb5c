/** Reports as text, for scripts: the same renderers as behind `--format`, without a terminal or a file. */
import { usageError } from '../errors.js';
import { formatNamed } from '../report/formats.js';
import type { RenderOptions } from '../report/renderer.js';
import type { Result } from '../result/result.js';

/** How a report looks, where it leaves a choice; by default 80 columns, without colors and links. */
export type ReportOptions = Partial<Omit<RenderOptions, 'several' | 'rubrics'>>;

/**
 * Renders a report.
 * @param results one result, or several: of several models, or of one model by several rubrics
 * @param format as `--format` takes it: `table`, `json`, `markdown`, `html`, `csv`, `sarif`, `junit`, `github`, `badge`, `shields`,
 * `cyclonedx`, `spdx`, `in-toto`, `mot`, `oci-annotations`
 * @param options `statements` for `in-toto`, which is about the evidence too (see `statementOf`)
 * @returns the whole text with its final line break; an array of results gives a list in formats that have one
 * @throws RodeoError `usage` for a format that does not exist, or that cannot hold these results
 */
export async function render(
  results: Result | readonly Result[],
  format: string,
  options: ReportOptions = {},
): Promise<string> {
  const { single, rubrics: holdsRubrics, proof, load } = formatNamed(format);
  const all = Array.isArray(results) ? (results as readonly Result[]) : [results as Result];
  if (all.length === 0) throw usageError(`there is no result to render as ${format}`);
  const models = new Set(all.map(({ target }) => JSON.stringify(target)));
  const rubrics = new Set(all.map(({ rubric }) => rubric.id));
  if (single && all.length > 1)
    throw usageError(`the format ${format} is about one result, but ${all.length} are given`);
  if (rubrics.size > 1 && !holdsRubrics)
    throw usageError(`the format ${format} judges by one rubric, but results by ${rubrics.size} are given`);
  if (proof && options.statements?.length !== all.length)
    throw usageError(`the format ${format} needs the statement about the result`, 'statementOf makes one.');
  const together = rubrics.size > 1 && all.length === models.size * rubrics.size;
  const renderer = await load();
  return renderer(all, {
    ...{ width: 80, color: false, verbose: false },
    ...options,
    several: Array.isArray(results),
    ...(together && { rubrics: rubrics.size }),
  });
}
