/** The shape of a rubric that is a framework's list of items: what each level of each item asks for. */
import * as v from 'valibot';
import { ACTS, type Act } from '../licenses/facts/permission.js';
import { type LicenseScope, type Openness, SCOPES } from '../licenses/license.js';
import { STATED, type StatedName } from './stated.js';
import { Id, RUBRIC_VERSION, ScoreDefinition, Share, Text, Tier, Weight } from './values.js';

/** Items and levels go by the framework's own keys. */
const Key = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][\w.-]*$/, 'must be letters, digits, dots, dashes and underscores'),
);

/** What can be told of a license. One that could not be seen is none of these: it leaves the condition unknown. */
export const OPENNESS = ['open', 'restricted', 'unclear', 'none'] as const satisfies readonly Openness[];

/**
 * What a level asks for.
 * - `model-card`: the check passes wholly
 * - `{ check, atLeast }`: at least that share of it is there
 * - `{ license, is }`, `{ license, osi: true }`: what covers that scope is one of these, or approved by the OSI
 * - `{ license, allows }`: what covers that scope allows the act; with `under: conditions` also where it allows it under conditions
 * - `{ fact: version }`: the evidence states it of the model; with `is: absent` that it was looked for and is not stated
 * - `{ item, level }`: another item reaches that level
 * - `{ all }`, `{ any }`, `{ count, of }`: all of these, one of these, at least that many of these
 */
export type ItemCondition =
  | string
  | { check: string; atLeast?: number | undefined }
  | { license: LicenseScope; is: (typeof OPENNESS)[number][] }
  | { license: LicenseScope; osi: true }
  | { license: LicenseScope; allows: Act; under?: 'conditions' | undefined }
  | { fact: StatedName; is?: 'absent' | undefined }
  | { item: string; level: string }
  | { all: ItemCondition[] }
  | { any: ItemCondition[] }
  | { count: number; of: ItemCondition[] };

const Conditions = v.array(v.lazy((): v.GenericSchema<ItemCondition> => ItemCondition));

/** Each form by the key that tells it from the others. */
export const CONDITION_FORMS = {
  check: v.strictObject({ check: Text, atLeast: v.optional(Share) }),
  license: v.strictObject({
    license: v.picklist(SCOPES),
    is: v.pipe(v.array(v.picklist(OPENNESS)), v.minLength(1)),
  }),
  fact: v.strictObject({ fact: v.picklist(STATED), is: v.optional(v.literal('absent')) }),
  item: v.strictObject({ item: Key, level: Key }),
  all: v.strictObject({ all: Conditions }),
  any: v.strictObject({ any: Conditions }),
  count: v.strictObject({
    count: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1)),
    of: Conditions,
  }),
};

export const OsiCondition = v.strictObject({ license: v.picklist(SCOPES), osi: v.literal(true) });
export const AllowsCondition = v.strictObject({
  license: v.picklist(SCOPES),
  allows: v.picklist(ACTS),
  under: v.optional(v.literal('conditions')),
});

export const ItemCondition: v.GenericSchema<ItemCondition> = v.union([
  Text,
  ...Object.values(CONDITION_FORMS),
  OsiCondition,
  AllowsCondition,
]);

/** What an item at this level earns of its weight. */
export const Level = v.strictObject({ id: Key, label: Text, worth: Share });
export type Level = v.InferOutput<typeof Level>;

/** One question of the framework: either a condition for each level but the last, or why no evidence can settle it. */
export const Item = v.strictObject({
  title: Text,
  /** Heading under which it is shown. */
  section: v.optional(Text),
  /** Its place in the framework: `criterion 4`, `Table 1, row 3`. */
  source: v.optional(Text),
  weight: v.optional(v.pipe(Weight, v.gtValue(0, 'must be more than 0'))),
  levels: v.optional(v.record(Key, ItemCondition)),
  notCheckable: v.optional(Text),
});
export type Item = v.InferOutput<typeof Item>;

/** An item that must be met for a rung, at the highest level unless another one is named. */
const Asked = v.union([Key, v.strictObject({ item: Key, level: Key })]);
export type Asked = v.InferOutput<typeof Asked>;

/** The lowest first; each includes those before it. The first may go without `all`: it is what a model without any rung is called. */
export const Rung = v.strictObject({ label: Text, all: v.optional(v.array(Asked)) });
export type Rung = v.InferOutput<typeof Rung>;

export const FrameworkReference = v.strictObject({
  name: Text,
  version: v.optional(Text),
  url: v.optional(v.pipe(Text, v.regex(/^https?:\/\/\S+$/, 'must be a link'))),
});

/** A whole rubric of items, after `extends` was resolved. */
export const ItemRubricFile = v.strictObject({
  schema: v.literal(RUBRIC_VERSION),
  id: Id,
  title: Text,
  framework: v.optional(FrameworkReference),
  minCoverage: Share,
  /** Exactly one. `percent` of the weight, or a `count`: "5 of 16". */
  scores: v.record(
    v.string(),
    v.strictObject({ ...ScoreDefinition.entries, unit: v.optional(v.picklist(['percent', 'count'])) }),
  ),
  /** The highest first. The last one takes the rest and has no condition. */
  levels: v.array(Level),
  items: v.record(Key, Item),
  tiers: v.optional(v.array(Tier)),
  ladder: v.optional(v.array(Rung)),
  /** The weakest level of all items is the verdict. */
  verdict: v.optional(v.literal('weakest')),
});
export type ItemRubric = v.InferOutput<typeof ItemRubricFile>;

/** A file that changes another rubric of items: it names only what differs, and `null` removes an item. */
export const DerivedItemRubric = v.strictObject({
  ...v.partial(ItemRubricFile).entries,
  schema: v.literal(RUBRIC_VERSION),
  id: Id,
  /** Id of a shipped rubric, or a path relative to this file. */
  extends: Text,
  items: v.optional(
    v.record(
      Key,
      v.nullable(
        v.strictObject({
          ...v.partial(Item).entries,
          levels: v.nullish(v.record(Key, v.nullable(ItemCondition))),
          notCheckable: v.nullish(Text),
        }),
      ),
    ),
  ),
});
