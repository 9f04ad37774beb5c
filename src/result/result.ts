/** The result of an audit: the one versioned object that every format renders and that scripts read. */
import * as v from 'valibot';
import { Cost, Links, TargetName, Unavailable } from '../evidence.js';
import { CONFLICT_KINDS } from '../licenses/conflicts/conflict.js';
import { SCOPES } from '../licenses/license.js';
import { BaselineSchema, GateSchema } from './schema/gate.js';
import { CitationSchema, LicenseSchema } from './schema/license.js';
import { ModelSchema } from './schema/model.js';
import { ScoreSchema } from './schema/score.js';

export * from './schema/gate.js';
export * from './schema/license.js';
export * from './schema/model.js';
export * from './schema/score.js';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const RESULT_VERSION = 1;

/** Two places that contradict each other on a license: what each says, what counts until it is settled, and both places. */
export const ConflictSchema = v.object({
  kind: v.picklist(CONFLICT_KINDS),
  scope: v.picklist(SCOPES),
  because: v.string(),
  citations: v.array(CitationSchema),
});

/** Something that could not be seen, and why. */
export const MissingSchema = v.object({ what: v.string(), reason: Unavailable, url: v.string() });

/** One component of a classification: whether it is there, under which terms, and how that is known. */
export const ClassComponentSchema = v.object({
  component: v.string(),
  /** Its name in OCI annotations. */
  slug: v.string(),
  kind: v.picklist(['code', 'data', 'document']),
  /** The class that asks for it first, and whether it must be there. */
  class: v.string(),
  required: v.boolean(),
  /**
   * `open`: there, openly licensed. `notOpen`: there, under terms that are not open. `unlicensed`: there, no terms stated.
   * `unknown`: the component or its license could not be seen.
   */
  status: v.picklist(['open', 'notOpen', 'unlicensed', 'missing', 'unknown']),
  /** Share that is there, when it is a part; any part counts as there. */
  share: v.optional(v.number()),
  /** The check that looked for it; missing where a record claims it. */
  check: v.optional(v.string()),
  because: v.string(),
  citations: v.array(CitationSchema),
  /** Of what is there. */
  license: v.optional(LicenseSchema),
  /** The license is open and written for another kind of content: a warning that blocks nothing. */
  mismatch: v.optional(v.literal(true)),
});
export type ClassComponent = v.InferOutput<typeof ClassComponentSchema>;

/** One class: what stands in its way, by component name; it includes what the classes before it ask for. */
export const ClassVerdictSchema = v.object({
  class: v.string(),
  label: v.string(),
  /** Percent of what it requires; 0 while a class before it is unmet. `progressHigh` counts everything unknown as there. */
  progress: v.number(),
  progressHigh: v.optional(v.number()),
  required: v.number(),
  open: v.number(),
  missing: v.array(v.string()),
  notOpen: v.array(v.string()),
  unlicensed: v.array(v.string()),
  unknown: v.array(v.string()),
  /** Only warned of. */
  mismatched: v.array(v.string()),
});
export type ClassVerdict = v.InferOutput<typeof ClassVerdictSchema>;

/** The class of a model in a framework, such as the Model Openness Framework. */
export const ClassificationSchema = v.object({
  /** The ladder's id. */
  id: v.string(),
  title: v.string(),
  framework: v.object({ name: v.string(), version: v.string(), date: v.string() }),
  /** What the evidence proves; `class` is `null` for none. */
  class: v.nullable(v.string()),
  label: v.string(),
  /** The most it may be, when what could not be seen may raise it. */
  atMost: v.optional(v.object({ class: v.nullable(v.string()), label: v.string() })),
  certain: v.boolean(),
  /** Mean of all classes, in percent. */
  progress: v.number(),
  /** The least open first. */
  classes: v.array(ClassVerdictSchema),
  components: v.array(ClassComponentSchema),
  notes: v.array(v.string()),
});
export type Classification = v.InferOutput<typeof ClassificationSchema>;

/** One statement of a record about the model, and what the evidence says of it. */
export const ClaimSchema = v.object({
  about: v.picklist(['class', 'component', 'license', 'hub', 'repository']),
  /** `Training code`, `the class` … */
  what: v.string(),
  claimed: v.string(),
  /** What the evidence shows in its place. */
  found: v.nullable(v.string()),
  verdict: v.picklist(['confirmed', 'contradicted', 'notFound', 'couldNotLook']),
  because: v.string(),
  citations: v.array(CitationSchema),
});
export type Claim = v.InferOutput<typeof ClaimSchema>;

/** A record of the Model Openness Tool, held against the evidence. */
export const AgainstSchema = v.object({
  file: v.string(),
  name: v.string(),
  claims: v.array(ClaimSchema),
  /** Components that the evidence shows and the record leaves out. */
  unclaimed: v.array(v.string()),
});
export type Against = v.InferOutput<typeof AgainstSchema>;

/** Points of one check in one score. */
export const PointsSchema = v.object({ earned: v.number(), earnedHigh: v.number(), possible: v.number() });
export type Points = v.InferOutput<typeof PointsSchema>;

export const CheckResultSchema = v.object({
  id: v.string(),
  /** The check's title for this answer: of a pass, of a part, of a failure. */
  title: v.string(),
  component: v.optional(v.string()),
  result: v.picklist(['pass', 'partial', 'fail', 'unknown', 'notApplicable']),
  /** Share of the thing that is there; `low` counts the unknown as missing, `high` as there. */
  low: v.number(),
  high: v.number(),
  because: v.string(),
  citations: v.array(CitationSchema),
  /** The licence whose openness scaled the points, and the factor. */
  license: v.optional(LicenseSchema),
  credit: v.optional(v.number()),
  /** The factor at best, when the licence could not be seen; it is in `earnedHigh`. */
  creditHigh: v.optional(v.number()),
  missing: v.array(MissingSchema),
  /** The answer, or the license, is a person's statement (see `attestations`). */
  attested: v.optional(v.literal(true)),
  /** By score id; empty for checks that count nowhere. */
  points: v.record(v.string(), PointsSchema),
});
export type CheckResult = v.InferOutput<typeof CheckResultSchema>;

/** One item of a framework's list: its level, and what it rests on. */
export const ItemSchema = v.object({
  /** The framework's own key. */
  id: v.string(),
  title: v.string(),
  section: v.optional(v.string()),
  /** Its place in the framework. */
  source: v.optional(v.string()),
  /** What the evidence proves; `null` when the item does not apply to the model or cannot be checked. */
  level: v.nullable(v.string()),
  label: v.optional(v.string()),
  /** What it may be at most, where something could not be seen. */
  levelAtMost: v.optional(v.string()),
  labelAtMost: v.optional(v.string()),
  /** Worth of the two levels, 0 to 1. */
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  /** In the one score of the rubric; `possible` is 0 for items outside it. */
  points: PointsSchema,
  because: v.string(),
  citations: v.array(CitationSchema),
  /** Ids of the checks it asks. */
  checks: v.array(v.string()),
  /** No evidence that rodeo collects can settle it: `because` says why. */
  notCheckable: v.optional(v.literal(true)),
});
export type ItemResult = v.InferOutput<typeof ItemSchema>;

/** One word for a list of items. */
export const VerdictSchema = v.object({
  /** `ladder`: the highest rung that is met. `weakest`: the lowest level of all items. */
  kind: v.picklist(['ladder', 'weakest']),
  label: v.string(),
  /** What it may be at most, where something could not be seen. */
  atMost: v.optional(v.string()),
  certain: v.boolean(),
  /** Of a ladder, the lowest first: ids of the items that each asks for itself and that are missing, or could not be seen. */
  rungs: v.optional(
    v.array(v.object({ label: v.string(), missing: v.array(v.string()), unknown: v.array(v.string()) })),
  ),
  /** Of the weakest level: ids of the items that stand at it. */
  heldBy: v.optional(v.array(v.string())),
});
export type Verdict = v.InferOutput<typeof VerdictSchema>;

/** What a person stated about the model, and what became of it. */
export const AttestationSchema = v.object({
  /** Id of the check that it answers; missing where it is about the license of a whole scope. */
  check: v.optional(v.string()),
  component: v.optional(v.string()),
  scope: v.optional(v.picklist(['weights', 'code', 'data', 'documents'])),
  /** As its author named it. */
  subject: v.string(),
  status: v.optional(v.picklist(['pass', 'partial', 'fail', 'notApplicable'])),
  /** With `partial`: how much is there. */
  share: v.optional(v.number()),
  license: v.optional(v.string()),
  url: v.optional(v.string()),
  by: v.string(),
  date: v.string(),
  /** A claim of the owner, from a file beside the model; others come from a file that the audit was given. */
  owner: v.optional(v.literal(true)),
  /** The last day on which it holds; a year after its date unless it says so itself. */
  expires: v.string(),
  reason: v.string(),
  /**
   * `used`: scores count it. `disputed`: the evidence says otherwise and counts. `unresolved`: likewise, as the address that it
   * cites was not opened; or its address is known to lead nowhere. `redundant`: the evidence says so by itself, or no rubric asks.
   * `expired`: it no longer held when the evidence was gathered.
   */
  outcome: v.picklist(['used', 'disputed', 'unresolved', 'redundant', 'expired']),
  because: v.string(),
  /** What the evidence says of it, without the statement. */
  found: v.optional(
    v.object({
      result: v.optional(v.picklist(['pass', 'partial', 'fail', 'unknown', 'notApplicable'])),
      low: v.optional(v.number()),
      high: v.optional(v.number()),
      because: v.optional(v.string()),
      license: v.optional(v.string()),
      citations: v.array(CitationSchema),
    }),
  ),
});
export type AttestationResult = v.InferOutput<typeof AttestationSchema>;

/** What to mend, and what it would bring: whole points of each score by id. */
export const FixSchema = v.object({
  check: v.string(),
  /** `release`: publish the thing; `license`: it is there, license it openly. */
  kind: v.picklist(['release', 'license']),
  /** Of a license: what it must cover; missing in results of earlier versions. */
  scope: v.optional(v.picklist(SCOPES)),
  text: v.string(),
  gains: v.record(v.string(), v.number()),
});
export type Fix = v.InferOutput<typeof FixSchema>;

export const ResultSchema = v.object({
  schema: v.literal(RESULT_VERSION),
  /** Version of rodeo that made the result. */
  rodeo: v.string(),
  rubric: v.object({
    id: v.string(),
    title: v.string(),
    /** Of a rubric that follows one. */
    framework: v.optional(
      v.object({ name: v.string(), version: v.optional(v.string()), url: v.optional(v.string()) }),
    ),
  }),
  target: TargetName,
  collectedAt: v.string(),
  model: ModelSchema,
  links: Links,
  scores: v.array(ScoreSchema),
  /** `certain` is false when the unknown could still change the label. */
  archetype: v.nullable(v.object({ label: v.string(), certain: v.boolean() })),
  /** When the rubric is a framework's list of items: all of them, in its order. */
  items: v.optional(v.array(ItemSchema)),
  /** When such a rubric asks for one word. */
  verdict: v.optional(VerdictSchema),
  /** When the rubric names a class ladder. */
  classification: v.optional(ClassificationSchema),
  /** When a record was given to verify. */
  against: v.optional(AgainstSchema),
  /** When thresholds or a policy were given. */
  gate: v.optional(GateSchema),
  /** When an earlier result was given, and it is about this model. */
  baseline: v.optional(BaselineSchema),
  /** Statements of an attestation file that was given, then claims of the owner, each in its order. */
  attestations: v.optional(v.array(AttestationSchema)),
  /** Contradictions between the places that state a license; missing in results of earlier versions. */
  conflicts: v.optional(v.array(ConflictSchema)),
  /** In the rubric's order. */
  checks: v.array(CheckResultSchema),
  /** Largest gain in the headline first. */
  fixes: v.array(FixSchema),
  /** How to have the result corrected, by whoever finds it wrong; missing in results of earlier versions. */
  dispute: v.optional(v.object({ text: v.string(), command: v.string(), url: v.string() })),
  /** All that could not be seen, each once. */
  missing: v.array(MissingSchema),
  notes: v.array(v.string()),
  cost: Cost,
});
export type Result = v.InferOutput<typeof ResultSchema>;
