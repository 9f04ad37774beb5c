/** Who made a model, who cites its paper and how much it is used: shown, dated, and never scored. */
import * as v from 'valibot';

/** A paper that cites the model's. */
export const CitingPaper = v.object({
  title: v.string(),
  url: v.string(),
  year: v.optional(v.number()),
  /** `2026-04-01`. */
  date: v.optional(v.string()),
  venue: v.optional(v.string()),
  /** How often it is cited itself. */
  citations: v.optional(v.number()),
  /** Semantic Scholar: the cited work matters to the citing one. */
  influential: v.optional(v.literal(true)),
});
export type CitingPaper = v.InferOutput<typeof CitingPaper>;

export const Citing = v.object({
  provider: v.picklist(['semantic-scholar', 'openalex']),
  /** How many works the index knows to cite it. */
  total: v.number(),
  influential: v.optional(v.number()),
  /** The newest, the newest first. */
  recent: v.array(CitingPaper),
  /** Those that are cited most themselves. */
  top: v.array(CitingPaper),
  /** What they are about, the most frequent first. */
  fields: v.array(v.object({ name: v.string(), count: v.number() })),
  /** In order; without those whose year is not known. */
  years: v.array(v.object({ year: v.number(), count: v.number() })),
});
export type Citing = v.InferOutput<typeof Citing>;

/** An account on the Hub. */
export const Organization = v.object({
  /** The name in addresses. */
  id: v.string(),
  fullName: v.optional(v.string()),
  kind: v.picklist(['organization', 'person']),
  /** `company`, `university`, `community` …: what an organization calls itself. */
  type: v.optional(v.string()),
  verified: v.optional(v.boolean()),
  avatarUrl: v.optional(v.string()),
  models: v.optional(v.number()),
});
export type Organization = v.InferOutput<typeof Organization>;

/** How much a model is used, beyond the last month. */
export const Reach = v.object({
  downloadsAllTime: v.optional(v.number()),
  /** The Hub's own measure of what is talked about now. */
  trendingScore: v.optional(v.number()),
});
export type Reach = v.InferOutput<typeof Reach>;
