/** A license as a result states it, and the place that a statement rests on. */
import * as v from 'valibot';

export const CitationSchema = v.object({
  url: v.string(),
  label: v.string(),
  line: v.optional(v.number()),
  /** Of a file in a folder of the user's: relative to the folder that was audited. */
  path: v.optional(v.string()),
});

export const LicenseSchema = v.object({
  id: v.nullable(v.string()),
  name: v.string(),
  openness: v.picklist(['open', 'restricted', 'unclear', 'none', 'unknown']),
  basis: v.nullable(
    v.picklist([
      ...['text', 'tag', 'name', 'link', 'statement', 'github', 'metadata', 'gating', 'base-model'],
      ...['library', 'inherited', 'attested'],
    ] as const),
  ),
  /** `high`: the text itself; `medium`: a tag or field; `low`: prose, taken over, or contradicted. */
  confidence: v.optional(v.picklist(['high', 'medium', 'low'])),
  inheritedFrom: v.optional(v.string()),
  citations: v.array(CitationSchema),
});
