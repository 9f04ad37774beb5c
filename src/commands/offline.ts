/** What can be audited without a network: the models whose evidence is shipped with rodeo. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';

export const FIXTURES = join(PACKAGE_ROOT, 'fixtures');

/** Ids of the shipped models, sorted. */
export async function offlineModels(): Promise<string[]> {
  const entries = await readdir(FIXTURES, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name.replace('__', '/'))
    .sort();
}
