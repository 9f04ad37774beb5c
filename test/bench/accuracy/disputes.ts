/** Labels that the recorded evidence contradicts: listed with their reasons, counted, and never dropped silently. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const Dispute = v.strictObject({
  slug: v.string(),
  /** A column of the reader's table, `usability`, `reproducibility`, `overall`, or `scores` for all three. */
  what: v.string(),
  /** As the label has it. */
  label: v.union([v.number(), v.string()]),
  /** What the evidence shows. */
  ours: v.union([v.number(), v.string()]),
  citation: v.pipe(v.string(), v.url()),
  reason: v.pipe(v.string(), v.trim(), v.minLength(20)),
});
export type Dispute = v.InferOutput<typeof Dispute>;

/** Reads a list of disputes; throws for one that is incomplete or named twice. */
export function readDisputes(path: string | URL): Disputes {
  return new Disputes(v.parse(v.array(Dispute), parse(readFileSync(path, 'utf8')) ?? []));
}

export class Disputes {
  readonly all: readonly Dispute[];
  readonly #keys: ReadonlySet<string>;

  constructor(all: readonly Dispute[]) {
    this.all = all;
    const keys = all.map(({ slug, what }) => `${slug} ${what}`);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) throw new Error(`disputes: ${twice} is listed twice`);
    this.#keys = new Set(keys);
  }

  has(slug: string, ...whats: readonly string[]): boolean {
    return whats.some((what) => this.#keys.has(`${slug} ${what}`));
  }
}
