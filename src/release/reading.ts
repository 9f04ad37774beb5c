/** A part of the evidence that was read, with what is missing from it. */
import type { Fact, Source, Unavailable } from '../evidence.js';

/** Something that a check would have wanted to see and that could not be fetched. */
export interface Missing {
  /** In words: `the model card`, `the repository's file list`. */
  what: string;
  reason: Unavailable;
  source: Source;
}

/** A value and what is missing from it. `null` or an empty list with nothing missing means: looked, not there. */
export interface Reading<T> {
  value: T;
  missing: Missing[];
}

/** A fact as a reading: unavailable becomes `null` with the reason beside it. */
export function reading<T>(fact: Fact<T>, what: string): Reading<T | null> {
  if (fact.state === 'present') return { value: fact.value, missing: [] };
  if (fact.state === 'absent') return { value: null, missing: [] };
  return { value: null, missing: [{ what, reason: fact.reason, source: fact.source }] };
}
