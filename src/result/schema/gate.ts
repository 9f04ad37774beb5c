/** What a result says when something was demanded of it, or an earlier one was held beside it. */
import * as v from 'valibot';

/** One condition of a gate, such as a threshold, a class or a check that must pass. */
export const GateConditionSchema = v.object({
  /** `openness`, `class`, the id of a check … */
  id: v.string(),
  /** `at least 60`, `class III` … */
  wanted: v.string(),
  found: v.string(),
  /** `waived`: not met, and the policy says why that is accepted. `expired`: such a waiver has run out, so it fails. */
  verdict: v.picklist(['pass', 'fail', 'inconclusive', 'waived', 'expired']),
  because: v.string(),
  /** The check that the condition is about, when it is about one. */
  check: v.optional(v.string()),
  /** Of a condition that is not met, when there is a baseline: whether the baseline did not meet it either. */
  since: v.optional(v.picklist(['new', 'standing'])),
});
export type GateCondition = v.InferOutput<typeof GateConditionSchema>;

/** What a policy makes of a result: the conditions that were asked for, and one verdict for all of them. */
export const GateSchema = v.object({
  /** `inconclusive`: what could not be seen decides. */
  verdict: v.picklist(['pass', 'fail', 'inconclusive']),
  conditions: v.array(GateConditionSchema),
});
export type Gate = v.InferOutput<typeof GateSchema>;

/** One thing in an earlier and a later result of a model. */
export const ChangeSchema = v.object({
  kind: v.picklist(['score', 'class', 'license', 'item', 'check']),
  /** Of the score, item or check; the scope of a license; `class`. */
  id: v.string(),
  title: v.string(),
  /** `null` where only the other result has it. */
  was: v.nullable(v.string()),
  is: v.nullable(v.string()),
  /** `cannotTell`: what could not be seen, then or now, may explain the difference. `same`: as much is known as before. */
  change: v.picklist(['better', 'worse', 'added', 'removed', 'same', 'cannotTell']),
  /** With `cannotTell`: it is not known to be at least as good as before. */
  mayBeWorse: v.optional(v.literal(true)),
  /** Of a check or item that does not pass, or did not: a failure, a part that lacks, or something unseen. */
  problem: v.optional(v.picklist(['new', 'standing', 'mended'])),
});
export type Change = v.InferOutput<typeof ChangeSchema>;

/** What became of an earlier result. */
export const BaselineSchema = v.object({
  file: v.string(),
  collectedAt: v.string(),
  /** What to know about the comparison, such as another rubric. */
  notes: v.array(v.string()),
  changes: v.array(ChangeSchema),
});
export type Baseline = v.InferOutput<typeof BaselineSchema>;
