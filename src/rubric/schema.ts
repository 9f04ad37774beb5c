/** The shape of a rubric file: which checks count how much in which score. All weights live in YAML, none in code. */
import * as v from 'valibot';

const Weight = v.pipe(v.number(), v.finite(), v.minValue(0));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const Text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** What a released component is worth by its licence. Terms that cannot be judged count as `restricted`. */
export const LicenseCredit = v.strictObject({ open: Share, restricted: Share, none: Share });
export type LicenseCredit = v.InferOutput<typeof LicenseCredit>;

export const ScoreDefinition = v.strictObject({
  title: Text,
  /** The question it answers. */
  asks: v.optional(Text),
  /** The one score that tiers are named by and that stands first. */
  headline: v.optional(v.boolean()),
});

/** `license` scales the points by the openness of that scope's licence; `credit` replaces the rubric's factors. */
const CriterionOptions = {
  license: v.optional(v.picklist(['weights', 'code', 'data', 'documents'])),
  credit: v.optional(LicenseCredit),
};

/** `{ usability: 34, openness: 25, license: weights }`; `{}` shows the check without counting it. */
export const Criterion = v.objectWithRest(CriterionOptions, Weight);
export type Criterion = v.InferOutput<typeof Criterion>;

export const Tier = v.strictObject({ atLeast: v.optional(Percent), label: Text });

/** The first archetype whose conditions hold; each condition is a score's lower bound. */
export const Archetype = v.strictObject({
  label: Text,
  when: v.optional(v.record(v.string(), Percent)),
});

export const Rubric = v.strictObject({
  schema: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/, 'lower-case letters, digits, dots and dashes')),
  title: Text,
  /** Id of a shipped rubric or path of a file, relative to this one: everything not named here comes from there. */
  extends: v.optional(Text),
  minCoverage: Share,
  licenseCredit: LicenseCredit,
  scores: v.record(v.string(), ScoreDefinition),
  criteria: v.record(v.string(), Criterion),
  tiers: v.array(Tier),
  archetypes: v.optional(v.array(Archetype)),
});
export type Rubric = v.InferOutput<typeof Rubric>;
