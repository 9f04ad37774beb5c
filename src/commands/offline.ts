/** What can be audited without a network: the models whose evidence is shipped with rodeo. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';

export const FIXTURES = join(PACKAGE_ROOT, 'fixtures');

/** The shipped models in the form that `rodeo audit` takes, sorted: `org/name`, or `gh:owner/repo` for code without a Hub model. */
export async function offlineModels(): Promise<string[]> {
  const entries = await readdir(FIXTURES, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const evidence = JSON.parse(await readFile(join(FIXTURES, name, 'evidence.json'), 'utf8'));
      const { kind, id } = evidence.target;
      return kind === 'github' ? `gh:${id}` : String(id);
    });
  return (await Promise.all(names)).sort();
}
