/** What many models of a batch share is asked for once: datasets, base models, repositories, papers. */
import { LRUCache } from 'lru-cache';
import { type Fact, PASSING, type Repository, type UnavailableCode } from '../../evidence.js';
import type { Once } from '../once.js';

/** Estimated bytes. Enough for the repositories that lists keep coming back to, little enough to be no burden. */
const MOST_BYTES = 16 * 1024 * 1024;
const SMALL = 4096;
const PER_FILE = 150;

/** Answers that are not worth keeping: what passes, and what a token or the network may settle meanwhile. */
const FORGOTTEN: ReadonlySet<UnavailableCode> = new Set<UnavailableCode>([
  ...PASSING,
  'bad-token',
  'offline',
]);

/** A memory for one run, bounded however long the list: what was not used for longest is asked for again. */
export function remember(): Once {
  const known = new LRUCache<string, object>({ maxSize: MOST_BYTES, sizeCalculation: sizeOf });
  const underWay = new Map<string, Promise<object>>();
  return async <T extends object>(key: string, load: () => Promise<T>): Promise<T> => {
    const value = known.get(key);
    if (value !== undefined) return value as T;
    const pending = underWay.get(key);
    if (pending) return pending as Promise<T>;
    const loading = load().finally(() => underWay.delete(key));
    underWay.set(key, loading);
    const loaded = await loading;
    if (!mayPass(loaded)) known.set(key, loaded);
    return loaded;
  };
}

/** Whether a part of it is missing for a reason that may be over soon. */
function mayPass(value: object): boolean {
  const parts = isRepository(value)
    ? [value.files, value.contributors, value.releases, value.tags, ...Object.values(value.texts)]
    : [value as Partial<Fact<unknown>>];
  return parts.some((fact) => fact.state === 'unavailable' && fact.reason && FORGOTTEN.has(fact.reason.code));
}

function sizeOf(value: object): number {
  if (!isRepository(value)) return SMALL;
  const texts = Object.values(value.texts).map((fact) =>
    fact.state === 'present' ? fact.value.text.length : 0,
  );
  const files = value.files.state === 'present' ? value.files.value.entries.length : 0;
  return SMALL + files * PER_FILE + texts.reduce((sum, length) => sum + length, 0);
}

function isRepository(value: object): value is Repository {
  return 'texts' in value && 'files' in value;
}
