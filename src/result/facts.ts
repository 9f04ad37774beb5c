/** What a result says of a model whichever rubric judges it. */
import type { Evidence } from '../evidence.js';
import type { Missing } from '../release/reading.js';
import type { Release } from '../release/release.js';
import { modelFacts } from './model-facts.js';
import type { Result } from './result.js';

/** Plain JSON. */
export interface Facts extends Pick<Result, 'target' | 'collectedAt' | 'model' | 'links' | 'notes' | 'cost'> {
  conflicts: NonNullable<Result['conflicts']>;
  /** What could not be read at all; what single checks missed is in their findings. */
  missing: Missing[];
}

/** What holds by any rubric: taken from the evidence once when several rubrics judge it. */
export function factsOf(evidence: Evidence, release: Release): Facts {
  const { target, collectedAt, links, notes, cost } = evidence;
  return {
    ...{ target, collectedAt, links, notes, cost },
    model: modelFacts(evidence, release),
    conflicts: release.conflicts.value,
    missing: Object.values(release).flatMap((reading) => reading.missing),
  };
}
