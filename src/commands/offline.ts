/** What can be audited without a network: the models whose evidence is shipped with rodeo. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside `src/` and beside `dist/` alike, so it holds in a checkout and after an installation. */
export const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Ids of the shipped models, sorted. */
export async function offlineModels(): Promise<string[]> {
  const entries = await readdir(FIXTURES, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name.replace('__', '/'))
    .sort();
}
