/** Measures on repositories that a reader labeled before the tool saw them: a set whose misses may be read, and a sealed one. */
import { readFileSync } from 'node:fs';
import { auditEvidence } from '../../../src/audit.js';
import type { Config } from '../../../src/config.js';
import type { Rubric } from '../../../src/rubric/schema.js';
import { gather } from './audits.js';
import { type Corpus, type Features, type Line, readFeatures, readTable, recordedNames } from './corpus.js';
import { measureDetectors } from './detectors.js';
import type { Disputes } from './disputes.js';
import type { Part } from './part.js';

/** The two sets of a table of labels: `read`, from whose misses rules may be learned, and `sealed`, from which never. */
export type BlindSet = 'read' | 'sealed';

export interface BlindLabels {
  repositories: { slug: string; set: BlindSet; repo: string }[];
  features: ReadonlyMap<string, Features>;
}

/** Reads a table of labels: `slug, set, repo` and a column for each thing that was looked for; throws for an unknown set. */
export function readBlindLabels(path: string | URL): BlindLabels {
  const lines = readTable(readFileSync(path));
  return {
    repositories: lines.map(({ slug = '', set, repo = '' }: Line) => {
      if (set !== 'read' && set !== 'sealed') throw new Error(`${slug} is of no set: ${set}`);
      return { slug, set, repo };
    }),
    features: readFeatures(lines),
  };
}

/**
 * Audits each recorded repository by itself, without Hub model and paper, and holds the checks against the labels.
 * Of the sealed set figures only are given: whoever reads its misses learns from them.
 */
export async function measureBlind(
  corpus: Corpus,
  labels: BlindLabels,
  set: BlindSet,
  config: Config,
  rubric: Rubric,
  disputes: Disputes,
): Promise<Part> {
  const recorded = recordedNames(corpus).repositories;
  const audited = [];
  for (const row of labels.repositories) {
    if (row.set !== set || !recorded.has(row.repo.toLowerCase())) continue;
    const asked = { target: `gh:${row.repo}`, links: { hub: 'none', paper: 'none' } };
    audited.push({ row, result: auditEvidence(await gather(asked, config), rubric), complete: true });
  }
  const part = measureDetectors(audited, labels.features, disputes);
  return set === 'read' ? part : { figures: part.figures, rows: {}, sections: part.sections.slice(0, 1) };
}
