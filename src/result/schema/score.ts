/** A score as a result states it: a range, and how much of it is known. */
import * as v from 'valibot';

/**
 * One score. `score` is what the evidence proves and equals `low`; `high` is what it would be if everything unknown
 * were there. All three are whole numbers from 0 to 100, or `null` when nothing in this score applies to the model.
 */
export const ScoreSchema = v.object({
  id: v.string(),
  title: v.string(),
  asks: v.optional(v.string()),
  headline: v.boolean(),
  score: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  /** Points: `earned` of `possible`; `earnedHigh` counts every unknown as there. */
  earned: v.number(),
  earnedHigh: v.number(),
  possible: v.number(),
  /** Share of the possible points whose answer is known, 0 to 1. */
  coverage: v.number(),
  /** Coverage is under the rubric's `minCoverage`: the score says nothing yet. */
  inconclusive: v.boolean(),
  tier: v.nullable(v.string()),
  /** The tier of `high` when it differs. */
  tierAtMost: v.optional(v.string()),
  /** `count`: told as "5 of 16", by `earned` and `possible`; `percent` when missing. */
  unit: v.optional(v.literal('count')),
});
export type Score = v.InferOutput<typeof ScoreSchema>;
