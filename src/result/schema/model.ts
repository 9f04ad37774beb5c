/** What a result says about the model itself: the head of every report, and a page of the site. */
import * as v from 'valibot';
import { Citing, Organization } from '../../evidence/impact.js';
import { CitationSchema, LicenseSchema } from './license.js';

/** A dataset that the model names, or a model that it was made from, as its own page describes it. */
export const MaterialSchema = v.object({
  kind: v.picklist(['dataset', 'baseModel']),
  id: v.string(),
  /** How the model came from it, in the Hub's words: `finetune`, `adapter`, `quantized`, `merge`. */
  relation: v.optional(v.string()),
  url: v.optional(v.string()),
  /** Its commit when it was looked at. */
  revision: v.optional(v.string()),
  /** By its own page; `unknown` when that could not be read. */
  license: v.optional(
    v.object({ id: v.nullable(v.string()), name: v.string(), openness: LicenseSchema.entries.openness }),
  ),
});
export type Material = v.InferOutput<typeof MaterialSchema>;

/**
 * The data of one stage of the training. `level` is a step of the ladder: `released`; `rebuildable` by a script from sources that can be
 * fetched; `part` of it, or on request; every source `named`; `described`; `none`; `unknown` where it could not be seen.
 */
export const TrainingStageSchema = v.object({
  /** `training` of a model that was made from no other; of a tune `pre-training` is its base's, `tuning` its own. */
  stage: v.picklist(['training', 'pre-training', 'tuning']),
  level: v.picklist(['released', 'rebuildable', 'part', 'named', 'described', 'none', 'unknown']),
  because: v.string(),
  citations: v.array(CitationSchema),
});
export type TrainingStage = v.InferOutput<typeof TrainingStageSchema>;

/** Facts about the model for the head of a report. A missing key was not stated or could not be read. */
export const ModelSchema = v.object({
  name: v.string(),
  /** ISO date of the first known publication, and what it was read from. */
  released: v.optional(v.object({ date: v.string(), from: v.string() })),
  /** `at`: the file or the line that tells it, where there is one to open. */
  parameters: v.optional(v.object({ count: v.number(), from: v.string(), at: v.optional(CitationSchema) })),
  task: v.optional(v.string()),
  library: v.optional(v.string()),
  /** What the owner calls it on the Hub, without what other keys say. */
  tags: v.optional(v.array(v.string())),
  /** ISO 639 codes, as the card states them. */
  languages: v.optional(v.array(v.string())),
  baseModels: v.array(v.string()),
  datasets: v.array(v.string()),
  /** What it learned from, stage by stage; missing in results of earlier versions. */
  trainingData: v.optional(v.array(TrainingStageSchema)),
  /** Both of these as their own pages describe them; missing in results of earlier versions. */
  materials: v.optional(v.array(MaterialSchema)),
  licenses: v.object({
    weights: LicenseSchema,
    code: LicenseSchema,
    data: LicenseSchema,
    documents: LicenseSchema,
  }),
  hub: v.optional(
    v.object({
      id: v.string(),
      url: v.string(),
      revision: v.string(),
      renamedFrom: v.optional(v.string()),
      gated: v.union([v.literal(false), v.literal('auto'), v.literal('manual')]),
      /** In the last 30 days. */
      downloads: v.optional(v.number()),
      downloadsAllTime: v.optional(v.number()),
      trendingScore: v.optional(v.number()),
      likes: v.optional(v.number()),
      lastModified: v.optional(v.string()),
      /** Demonstrations on the Hub that use it. */
      spaces: v.optional(v.array(v.string())),
    }),
  ),
  /** The account on the Hub that publishes it. */
  organization: v.optional(Organization),
  /** Who cites the paper. Never scored. */
  citing: v.optional(v.object({ ...Citing.entries, at: v.string() })),
  repository: v.optional(
    v.object({
      fullName: v.string(),
      url: v.string(),
      commit: v.optional(v.string()),
      renamedFrom: v.optional(v.string()),
      stars: v.optional(v.number()),
      forks: v.optional(v.number()),
      openIssues: v.optional(v.number()),
      contributors: v.optional(v.object({ count: v.number(), atLeast: v.optional(v.boolean()) })),
      pushedAt: v.optional(v.string()),
      language: v.optional(v.string()),
      archived: v.boolean(),
    }),
  ),
  paper: v.optional(
    v.object({
      url: v.string(),
      title: v.optional(v.string()),
      year: v.optional(v.number()),
      venue: v.optional(v.string()),
      citations: v.optional(v.number()),
      influentialCitations: v.optional(v.number()),
      references: v.optional(v.number()),
      openAccess: v.optional(v.boolean()),
      authors: v.optional(v.array(v.string())),
      affiliations: v.optional(v.array(v.string())),
      abstract: v.optional(v.string()),
      /** One sentence that a machine wrote. */
      tldr: v.optional(v.string()),
      /** ISO date, or the beginning of one. */
      published: v.optional(v.string()),
      bibtex: v.optional(v.string()),
      fields: v.optional(v.array(v.string())),
    }),
  ),
});
export type Model = v.InferOutput<typeof ModelSchema>;
