/** The shape of a class ladder: which released components make a class. All of it lives in YAML, none in code. */
import * as v from 'valibot';
import { SCOPES } from '../licenses/license.js';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

/** What a component is made of: decides which licenses are written for it. Weights are data. */
export const KINDS = ['code', 'data', 'document'] as const;
export type Kind = (typeof KINDS)[number];

export const LadderComponent = v.strictObject({
  /** Its number in the Model Openness Tool. */
  cid: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1)),
  kind: v.picklist(KINDS),
  /** Whose license covers it when it states none of its own. */
  scope: v.picklist(SCOPES),
  /** Its name in OCI annotations. */
  slug: Text,
});
export type LadderComponent = v.InferOutput<typeof LadderComponent>;

export const LadderClass = v.strictObject({
  /** `III` */
  name: Text,
  /** Lower is more open. */
  number: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1)),
  label: Text,
  required: v.array(Text),
  optional: v.optional(v.array(Text)),
});
export type LadderClass = v.InferOutput<typeof LadderClass>;

export const Substitute = v.strictObject({ component: Text, by: Text });

export const Framework = v.strictObject({ name: Text, version: Text, date: Text });

export const Ladder = v.strictObject({
  schema: v.literal(1),
  id: Text,
  title: Text,
  framework: Framework,
  components: v.record(v.string(), LadderComponent),
  /** The least open first; each includes those before it. */
  classes: v.array(LadderClass),
  /** What a model without any class is called. */
  unclassified: Text,
  /** `by` stands for `component` in the classes that do not ask for `by` themselves. */
  substitutes: v.optional(v.array(Substitute)),
});
export type Ladder = v.InferOutput<typeof Ladder>;

/** The component of that exact name. Throws for a name that the ladder does not have. */
export function componentOf(ladder: Ladder, name: string): LadderComponent {
  const component = Object.hasOwn(ladder.components, name) ? ladder.components[name] : undefined;
  if (!component) throw new Error(`${ladder.id} has no component ${name}`);
  return component;
}
