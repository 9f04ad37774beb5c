/** The shape of a rubric file: which checks count how much in which score. All weights live in YAML, none in code. */
import * as v from 'valibot';
import { type LicenseScope, SCOPES } from '../licenses/license.js';
import type { ItemRubric } from './items-schema.js';
import type { Ladder } from './ladder.js';
import { Id, Percent, RUBRIC_VERSION, ScoreDefinition, Share, Text, Tier, Weight } from './values.js';

/** What a released component is worth by its license. Terms that cannot be judged count as `restricted`. */
export const LicenseCredit = v.strictObject({ open: Share, restricted: Share, none: Share });
export type LicenseCredit = v.InferOutput<typeof LicenseCredit>;

/** `license` scales the points by the openness of that scope's license; `credit` replaces the rubric's factors. */
const CriterionOptions = {
  license: v.optional(v.picklist(SCOPES)),
  credit: v.optional(LicenseCredit),
};
export const CRITERION_OPTIONS = Object.keys(CriterionOptions);

/** `{ usability: 34, openness: 25, license: weights }`; `{}` shows the check without counting it. */
export interface Criterion {
  license?: LicenseScope | undefined;
  credit?: LicenseCredit | undefined;
  /** Weight by score id; read it with `weightIn`. */
  [score: string]: number | LicenseScope | LicenseCredit | undefined;
}
export const Criterion: v.GenericSchema<Criterion> = v.objectWithRest(CriterionOptions, Weight);

/** What a check counts in a score; 0 when the rubric does not say. */
export function weightIn(criterion: Criterion, score: string): number {
  const weight = criterion[score];
  return typeof weight === 'number' ? weight : 0;
}

/** `50` is short for `{ atLeast: 50 }`; `below` is exclusive, so that `below: 40` and `atLeast: 40` meet without a gap. */
export const Condition = v.union([
  Percent,
  v.strictObject({ atLeast: v.optional(Percent), below: v.optional(Percent) }),
]);
export type Condition = v.InferOutput<typeof Condition>;

/**
 * The first archetype whose conditions all hold: `when` on scores, `open` on licenses that must be open, `released` on checks that must
 * pass. Without conditions it takes the rest.
 */
export const Archetype = v.strictObject({
  label: Text,
  when: v.optional(v.record(v.string(), Condition)),
  open: v.optional(v.array(v.picklist(SCOPES))),
  released: v.optional(v.array(Text)),
});
export type Archetype = v.InferOutput<typeof Archetype>;

/** A rubric that weighs checks, after `extends` was resolved. */
export const WeightedRubric = v.strictObject({
  schema: v.literal(RUBRIC_VERSION),
  id: Id,
  title: Text,
  minCoverage: Share,
  licenseCredit: LicenseCredit,
  scores: v.record(v.string(), ScoreDefinition),
  criteria: v.record(v.string(), Criterion),
  tiers: v.array(Tier),
  archetypes: v.optional(v.array(Archetype)),
  /** Id of a shipped class ladder, or a path relative to this file: every result then names the class, too. */
  classification: v.optional(Text),
});
/** As the loader hands it out: the ladder that `classification` names comes with it. */
export type WeightedRubric = v.InferOutput<typeof WeightedRubric> & { ladder?: Ladder | undefined };

/** A rubric of either form: one that weighs checks, or the list of items of a framework. */
export type Rubric = WeightedRubric | ItemRubric;

/** Whether the rubric is a framework's list of items. */
export const hasItems = (rubric: Rubric): rubric is ItemRubric => 'items' in rubric;

/** The class ladder of a rubric that names one. */
export const classesOf = (rubric: Rubric): Ladder | undefined =>
  hasItems(rubric) ? undefined : rubric.ladder;

/** A file that changes another rubric of weights: it names only what differs, and `null` removes a key. */
export const DerivedRubric = v.strictObject({
  ...v.partial(WeightedRubric).entries,
  schema: v.literal(RUBRIC_VERSION),
  id: Id,
  /** Id of a shipped rubric, or a path relative to this file. */
  extends: Text,
  licenseCredit: v.optional(v.partial(LicenseCredit)),
  scores: v.optional(v.record(v.string(), v.nullable(v.partial(ScoreDefinition)))),
  criteria: v.optional(
    v.record(
      v.string(),
      v.nullable(
        v.objectWithRest(
          {
            license: v.nullish(CriterionOptions.license.wrapped),
            credit: v.nullish(v.partial(LicenseCredit)),
          },
          v.nullable(Weight),
        ),
      ),
    ),
  ),
});
