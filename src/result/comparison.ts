/** One model under several rubrics, a row for each: what it says in short, and what weighs most against it. Pure. */
import * as v from 'valibot';
import { TargetName } from '../evidence.js';
import { type Result, ResultSchema, ScoreSchema, VerdictSchema } from './result.js';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const COMPARISON_VERSION = 1;

const ComparisonRow = v.object({
  rubric: ResultSchema.entries.rubric,
  /** The headline. */
  score: ScoreSchema,
  verdict: v.optional(VerdictSchema),
  /** Of a rubric that names a class ladder; `class` is `null` for none. */
  class: v.optional(
    v.object({
      class: v.nullable(v.string()),
      label: v.string(),
      atMost: v.optional(v.object({ class: v.nullable(v.string()), label: v.string() })),
    }),
  ),
  /** The check or item that costs the headline most; what is known to be missing goes before what could not be seen. */
  against: v.nullable(
    v.object({
      kind: v.picklist(['check', 'item']),
      id: v.string(),
      title: v.string(),
      /** Points of the headline that it costs, of `score.possible`. */
      lost: v.number(),
      /** A part of it is there. */
      partly: v.boolean(),
      /** It could not be seen, and may cost nothing. */
      unknown: v.boolean(),
    }),
  ),
});
export type ComparisonRow = v.InferOutput<typeof ComparisonRow>;

export const ComparisonSchema = v.object({
  schema: v.literal(COMPARISON_VERSION),
  /** Version of rodeo that made it. */
  rodeo: v.string(),
  target: TargetName,
  collectedAt: v.string(),
  model: v.string(),
  rows: v.array(ComparisonRow),
});
export type Comparison = v.InferOutput<typeof ComparisonSchema>;

/** @param results of one model, one for each rubric; at least one */
export function comparisonOf(results: readonly Result[]): Comparison {
  const [first] = results;
  if (!first) throw new Error('there is nothing to compare');
  const { rodeo, target, collectedAt, model } = first;
  const rows = results.map(rowOf);
  return { schema: COMPARISON_VERSION, rodeo, target, collectedAt, model: model.name, rows };
}

function rowOf(result: Result): ComparisonRow {
  const { rubric, scores, verdict, classification } = result;
  const score = scores.find(({ headline }) => headline);
  if (!score) throw new Error(`${rubric.id} has no headline`);
  const { class: name = null, label = '', atMost } = classification ?? {};
  return {
    rubric,
    score,
    ...(verdict && { verdict }),
    ...(classification && { class: { class: name, label, ...(atMost && { atMost }) } }),
    against: heaviest(result, score.id),
  };
}

type Against = NonNullable<ComparisonRow['against']>;

/** The first of equally heavy ones, in the rubric's order. */
function heaviest({ items, checks }: Result, score: string): Against | null {
  const asked = items
    ? items.map(({ id, title, points, low }) => ({ kind: 'item' as const, id, title, points, low }))
    : checks.flatMap(({ id, title, points, low }) => {
        const counted = points[score];
        return counted ? [{ kind: 'check' as const, id, title, points: counted, low }] : [];
      });
  const costs = asked.map(({ points: { earned, earnedHigh, possible }, low, ...one }) => {
    const sure = possible - earnedHigh;
    const lost = sure > 0 ? sure : possible - earned;
    return { ...one, lost: Math.round(lost * 1000) / 1000, partly: (low ?? 0) > 0, unknown: sure <= 0 };
  });
  return costs.reduce<Against | null>((worst, one) => (isWorse(one, worst) ? one : worst), null);
}

function isWorse(one: Against, worst: Against | null): boolean {
  if (one.lost <= 0) return false;
  if (!worst) return true;
  return one.unknown === worst.unknown ? one.lost > worst.lost : worst.unknown;
}
