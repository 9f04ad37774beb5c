/** `rodeo init`: writes the file in which the owner of a model makes claims, after a look at the folder. */
import { lstat, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { draftClaims } from '../attest/draft.js';
import { OWNERS_FILE } from '../attest/owners-file.js';
import { auditEvidence } from '../audit.js';
import { usageError } from '../errors.js';
import { loadRubric } from '../rubric/load.js';
import { configOf, evidenceOf, targetsNamed } from './gather.js';
import { say } from './messages.js';
import { writeWhole } from './output.js';

/** @throws usageError for what is not a folder, and when the file exists already: it is its owner's */
export async function init(folder: string): Promise<void> {
  const place = resolve(folder);
  const found = await stat(place).catch(() => null);
  if (!found?.isDirectory()) throw usageError(`${folder} is not a folder`);
  const file = join(place, OWNERS_FILE);
  if (await lstat(file).catch(() => null)) {
    throw usageError(
      `${join(folder, OWNERS_FILE)} exists already`,
      'rodeo audit shows what its claims are worth.',
    );
  }
  const flags = { offline: true };
  const config = configOf(flags);
  for await (const evidence of evidenceOf(targetsNamed([place], config), flags, config)) {
    const result = auditEvidence(evidence, await loadRubric('rodeo'));
    await writeWhole(file, draftClaims(result, new Date().toISOString().slice(0, 10)));
    say(`wrote ${join(folder, OWNERS_FILE)}: nothing is claimed in it yet`);
  }
}
