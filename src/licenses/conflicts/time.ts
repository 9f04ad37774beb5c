/** Relicensing: what an earlier revision was released under, against a later one. */
import type { Evidence } from '../../evidence.js';
import { readRelease } from '../../release/index.js';
import { type Conflict, cited, differ, nameOf } from './conflict.js';

/**
 * What changed its license between two collections of evidence on one model. Terms that were granted with a revision
 * stay with that revision. Pure.
 */
export function relicensed(before: Evidence, now: Evidence): Conflict[] {
  const [earlier, later] = [readRelease(before), readRelease(now)];
  return (['weights', 'code'] as const).flatMap((scope) => {
    const [old, own] = [earlier.licenses.value[scope], later.licenses.value[scope]];
    if (!differ(old, own)) return [];
    const at = (release: typeof earlier, { collectedAt }: Evidence): string => {
      const { hub, repository } = release;
      const revision = scope === 'weights' ? hub.value?.revision : repository.value?.commit;
      return `${revision ? `at ${revision.slice(0, 7)}, ` : ''}seen on ${collectedAt.slice(0, 10)}`;
    };
    const [were, are] = scope === 'weights' ? ['were', 'are'] : ['was', 'is'];
    const because = `The ${scope} ${were} under ${nameOf(old)} (${at(earlier, before)}) and ${are} under ${nameOf(own)} (${at(later, now)}). Each holds for its own revision.`;
    return [{ kind: 'relicensed', scope, because, citations: cited(old.citations[0], own.citations[0]) }];
  });
}
