/** A paper as the indexes of papers describe it. */
import * as v from 'valibot';

export const Paper = v.object({
  doi: v.optional(v.string()),
  arxiv: v.optional(v.string()),
  url: v.string(),
  title: v.optional(v.string()),
  year: v.optional(v.number()),
  venue: v.optional(v.string()),
  citations: v.optional(v.number()),
  influentialCitations: v.optional(v.number()),
  references: v.optional(v.number()),
  openAccess: v.optional(v.boolean()),
  openAccessUrl: v.optional(v.string()),
  /** Licence of the text as the provider words it (`cc-by`, a URL …). */
  license: v.optional(v.string()),
  /** In the order of the paper. */
  authors: v.optional(v.array(v.string())),
  /** Where they work, as the index knows it, each once. */
  affiliations: v.optional(v.array(v.string())),
  abstract: v.optional(v.string()),
  /** One sentence that a machine wrote: Semantic Scholar's `tldr`. */
  tldr: v.optional(v.string()),
  /** `2022-10-19`, or less exactly. */
  published: v.optional(v.string()),
  bibtex: v.optional(v.string()),
  /** Fields of study. */
  fields: v.optional(v.array(v.string())),
  provider: v.picklist(['semantic-scholar', 'openalex', 'crossref', 'datacite']),
});
export type Paper = v.InferOutput<typeof Paper>;
