/** Asks whether evaluation results can be read by a program, so that they can be compared and checked. */
import type { HubModel } from '../evidence.js';
import { citeFile, citeModel, hubPlace } from '../prose/cite.js';
import { defineCheck, fail, partial, pass } from './check.js';

/** Names of tables that hold measurements, and of folders that hold what a model gave out. */
const SCORES = /(^|[/_.-])(results?|scores?|metrics|eval(uation)?s?|benchmarks?|leaderboard)([/_.-]|\d)/i;
const SHOWN = /(^|\/)[^/]*(outputs?|predictions?|examples?|demos?|configs?|inputs?)[^/]*\//i;

export default defineCheck({
  id: 'machine-readable-results',
  title: 'Evaluation results are machine-readable',
  partialTitle: 'Evaluation results are only partly machine-readable',
  failureTitle: 'Evaluation results are not machine-readable',
  why: 'Numbers in prose cannot be compared across models or checked again by a program.',
  fix: 'Put results into the front matter as `model-index`, or into `.eval_results/*.yaml`, with dataset, metric and value.',
  needs: ['hub', 'files'],
  evaluate({ hub, files }) {
    for (const tree of files) {
      const entry = tree.files.find(({ path }) => /^\.eval_results\/.+\.ya?ml$/i.test(path));
      if (entry) return pass('Results are kept as evaluation entries.', { at: tree.cite(entry.path) });
    }
    if (hub) {
      const at = citeFile(hubPlace(hub), 'README.md', undefined, 'front matter');
      const entries = resultsOf(hub);
      const whole = entries.filter(({ dataset, metric }) => dataset && metric).length;
      if (whole > 0) {
        return pass(
          `The front matter lists ${whole} ${whole === 1 ? 'result' : 'results'} with dataset and metric.`,
          { at },
        );
      }
      if (entries.length > 0)
        return partial(0.5, 'The front matter lists results without dataset or metric.', { at });
      if (
        entries.length === 0 &&
        (hub.evaluationResults ?? 0) > 0 &&
        hub.cardData?.['model-index'] === undefined
      ) {
        return pass(`The Hub lists ${hub.evaluationResults} evaluation results.`, {
          at: citeModel(hub),
        });
      }
    }
    for (const tree of files) {
      const table = tree
        .with('results')
        .find(
          ({ path, roles }) =>
            /\.(json|jsonl|csv|tsv)$/i.test(path) &&
            SCORES.test(path) &&
            !SHOWN.test(path) &&
            !roles.has('test'),
        );
      if (table)
        return partial(0.5, 'Results are in a data file that follows no standard.', {
          at: tree.cite(table.path),
        });
    }
    return fail('No results were found in a form that a program can read.');
  },
});

/** The entries of `model-index`, in the form that the Hub documents (`results[].{dataset, metrics[]}`). */
function resultsOf(hub: HubModel): { dataset: boolean; metric: boolean }[] {
  return list(hub.cardData?.['model-index']).flatMap((model) =>
    list(record(model)?.results).map((result) => {
      const { dataset, metrics } = record(result) ?? {};
      return {
        dataset: Boolean(record(dataset)?.name ?? record(dataset)?.type),
        metric: list(metrics).some((metric) => record(metric)?.type && hasValue(record(metric)?.value)),
      };
    }),
  );
}

const hasValue = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
