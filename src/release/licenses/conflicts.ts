/** Contradictions between the places where a release states its licenses, each with both places and what counts until it is settled. */
import type { Conflict, Resolution } from './conflict.js';
import { conflictsBeyond } from './conflicts-beyond.js';
import { conflictsOfCode } from './conflicts-code.js';
import { missingFiles } from './conflicts-links.js';
import { conflictsOfPage } from './conflicts-page.js';
import type { Sources } from './sources.js';

/** All contradictions of a release; those that decide whether something is open come first. */
export function findConflicts(sources: Sources, resolution: Resolution): Conflict[] {
  const found = [
    ...conflictsOfPage(sources, resolution),
    ...conflictsOfCode(sources, resolution),
    ...conflictsBeyond(sources, resolution),
    ...missingFiles(sources, resolution),
  ];
  const rank = ({ kind }: Conflict): number => (kind === 'missing-file' || kind === 'no-text' ? 1 : 0);
  const distinct = new Map(found.map((one) => [`${one.kind} ${one.because}`, one]));
  return [...distinct.values()].sort((a, b) => rank(a) - rank(b));
}
