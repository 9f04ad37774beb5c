/** The form of what a gate asks, as people write it: in a configuration, or as an object of a script. */
import * as v from 'valibot';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const Day = v.pipe(
  v.string(),
  v.check((day) => isDay(day), 'must be a day that exists: 2026-12-31'),
);

/** One check that need not pass for a while. All keys are required: a waiver without a reason and an end is a hole. */
export const WaiverEntry = v.strictObject({
  check: Text,
  reason: Text,
  by: Text,
  /** The last day on which it holds, in UTC. */
  until: Day,
});

export const GateEntry = v.strictObject({
  /** Least value by score id; equality passes. */
  min: v.optional(v.record(v.string(), Percent)),
  /** `III`, `II` or `I` in the Model Openness Framework. */
  requireClass: v.optional(Text),
  /** Ids of checks that must pass. */
  require: v.optional(v.array(Text)),
  maxUnknown: v.optional(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0))),
  allowUnknown: v.optional(v.boolean()),
  failOnRegression: v.optional(v.boolean()),
});

const isDay = (day: string): boolean => {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : Number.NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
