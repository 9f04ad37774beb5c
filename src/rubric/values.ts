/** The values that rubrics of both forms are written in: weights, shares, names, tiers. */
import * as v from 'valibot';

/** Raised when a key changes its meaning or goes away. */
export const RUBRIC_VERSION = 1;

/** Bounded, so that no sum of weights can overflow. */
export const Weight = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000));
export const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
export const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
export const Id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and dashes'),
);

export const ScoreDefinition = v.strictObject({
  title: Text,
  /** The question it answers. */
  asks: v.optional(Text),
  /** The one score that stands first and that names the verdict. */
  headline: v.optional(v.boolean()),
});
export type ScoreDefinition = v.InferOutput<typeof ScoreDefinition>;

/** Read from the top: the first whose `atLeast` the score reaches. The last one has none and takes the rest. */
export const Tier = v.strictObject({ atLeast: v.optional(Percent), label: Text });
export type Tier = v.InferOutput<typeof Tier>;
