/** Contradictions between the places where a release states its licenses, each with both places and what counts until it is settled. */

import type { Sources } from '../scopes/sources.js';
import { conflictsBeyond } from './beyond.js';
import { conflictsOfCode } from './code.js';
import type { Conflict, Resolution } from './conflict.js';
import { missingFiles } from './links.js';
import { conflictsOfPage } from './page.js';

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
