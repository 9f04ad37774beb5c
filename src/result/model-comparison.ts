/** Models side by side by one rubric: what differs first, by how much it counts; then what is the same in all. Pure. */
import { checkWords } from '../checks/words.js';
import type { License } from '../licenses/license.js';
import { answersOf } from './answers.js';
import type { CheckResult, Result, Score } from './result.js';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const MODEL_COMPARISON_VERSION = 1;

export interface ComparedModel {
  name: string;
  collectedAt: string;
  scores: Score[];
  archetype?: string;
  /** What could not be seen may change it. */
  uncertain?: true;
  /** `null` for none. */
  class?: string | null;
  licenses: Record<string, { name: string; openness: License['openness'] }>;
  facts: {
    parameters?: number;
    released?: string;
    /** What the date was taken from. */
    releasedFrom?: string;
    downloads?: number;
    stars?: number;
    citations?: number;
  };
}

export interface ComparedAnswer {
  /** Of the check or item. */
  id: string;
  title: string;
  /** Points of the headline between the best and the worst of them, 0 to 100. */
  spread: number;
  /** One for each model, in their order; `null` where it was not asked. */
  answers: ({ result: CheckResult['result']; because: string } | null)[];
}

export interface ModelComparison {
  schema: typeof MODEL_COMPARISON_VERSION;
  rodeo: string;
  rubric: Result['rubric'];
  models: ComparedModel[];
  /** Those that are not the same in all models, the widest spread first. */
  differences: ComparedAnswer[];
  same: ComparedAnswer[];
}

/** @param results by one rubric, one for each model; at least one */
export function modelComparisonOf(results: readonly Result[]): ModelComparison {
  const [first] = results;
  if (!first) throw new Error('there is nothing to compare');
  const rows = rowsOf(results);
  const isSame = ({ answers }: ComparedAnswer) =>
    new Set(answers.map((one) => one?.result ?? null)).size === 1;
  return {
    schema: MODEL_COMPARISON_VERSION,
    rodeo: first.rodeo,
    rubric: first.rubric,
    models: results.map(modelOf),
    differences: rows.filter((row) => !isSame(row)).sort((a, b) => b.spread - a.spread),
    same: rows.filter(isSame),
  };
}

function rowsOf(results: readonly Result[]): ComparedAnswer[] {
  const answered = results.map((result) => new Map(answersOf(result).map((answer) => [answer.id, answer])));
  const ids = [...new Set(answered.flatMap((answers) => [...answers.keys()]))];
  return ids.map((id) => {
    const answers = answered.map((one) => one.get(id));
    const title = checkWords.find((check) => check.id === id)?.title ?? answers.find(Boolean)?.title ?? id;
    const shares = results.map((result) => shareOf(id, result));
    return {
      id,
      title,
      spread: Math.round((Math.max(...shares) - Math.min(...shares)) * 10) / 10,
      answers: answers.map((answer) => (answer ? { result: answer.result, because: answer.because } : null)),
    };
  });
}

/** Points that it earns of a hundred of the headline. */
function shareOf(id: string, { scores, checks: found, items }: Result): number {
  const headline = scores.find((score) => score.headline);
  if (!headline || headline.possible <= 0) return 0;
  const points =
    items?.find((item) => item.id === id)?.points ?? found.find((one) => one.id === id)?.points[headline.id];
  return points ? (100 * points.earned) / headline.possible : 0;
}

function modelOf({ model, collectedAt, scores, archetype, verdict, classification }: Result): ComparedModel {
  const word = verdict?.label ?? archetype?.label;
  const facts = {
    parameters: model.parameters?.count,
    released: model.released?.date,
    releasedFrom: model.released?.from,
    downloads: model.hub?.downloads,
    stars: model.repository?.stars,
    citations: model.paper?.citations,
  };
  return {
    name: model.name,
    collectedAt,
    scores,
    ...(word !== undefined && { archetype: word }),
    ...((verdict?.certain ?? archetype?.certain) === false && { uncertain: true as const }),
    ...(classification && { class: classification.class }),
    licenses: Object.fromEntries(
      Object.entries(model.licenses).map(([scope, { name, openness }]) => [scope, { name, openness }]),
    ),
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  };
}
