/** What a run was asked for, and what it cost. */
import * as v from 'valibot';

/** What the collection cost. Times in milliseconds. */
export const Cost = v.object({
  requests: v.number(),
  cached: v.number(),
  waves: v.number(),
  waitedMs: v.number(),
  byHost: v.record(v.string(), v.number()),
});
export type Cost = v.InferOutput<typeof Cost>;

/** What the user named, after parsing. */
export const TargetName = v.object({
  kind: v.picklist(['hub', 'github', 'directory']),
  /** `org/name`, a bare legacy Hub name, `owner/repo`, or the name of a folder without the way to it. */
  id: v.string(),
  /** Branch, tag or commit when the user gave one. */
  revision: v.optional(v.string()),
});
export type TargetName = v.InferOutput<typeof TargetName>;
