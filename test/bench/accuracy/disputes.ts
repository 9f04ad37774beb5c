/** Labels that the recorded evidence contradicts: listed with their reasons, counted, and never dropped silently. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Corpus } from './corpus.js';
import type { Section } from './part.js';

const Dispute = v.strictObject({
  slug: v.string(),
  /** A column of the reader's table, `github_license`, or `scores` for all that are published of a model (its label: overall). */
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

/** All disputes, and whether the labels still say what they said when the list was written. */
export function disputesSection({ all }: Disputes, corpus: Corpus): Section {
  return {
    heading: `Disputed labels: ${all.length}`,
    text: 'Where the recorded evidence contradicts a label. Figures are given with the labels as they are, and again without these.',
    table: {
      head: ['model', 'what', 'label', 'evidence', 'reason'],
      rows: all.map((dispute) => {
        const { slug, what, label, ours, citation, reason } = dispute;
        const now = labelOf(dispute, corpus);
        const stale = String(now) === String(label) ? '' : ` (now ${now ?? 'without a label'})`;
        return [slug, what, `${label}${stale}`, String(ours), `${reason.trim()} ${citation}`];
      }),
    },
  };
}

function labelOf({ slug, what }: Dispute, { calibration, features }: Corpus): number | string | undefined {
  const row = calibration.find((one) => one.slug === slug);
  if (what === 'scores') return row?.overall;
  if (what === 'github_license') return row?.githubLicense;
  return features?.get(slug)?.[what] ?? undefined;
}
