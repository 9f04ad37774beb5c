/** Makes what the program reads beside its code: run once by the build, in a bundle of its own. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checks } from './checks/index.js';
import { parseEvidence } from './collect/saved.js';
import { FIXTURES } from './commands/offline.js';
import { digestOfEvidence, type KeptReading, PREPARED_READINGS } from './kept-readings.js';
import { writeTermsModel } from './licenses/terms/training/train.js';
import { writeFingerprints } from './licenses/text/fingerprint-build.js';
import { readEvidence } from './read.js';
import { prepareRubrics } from './rubric/prepare.js';
import { BUILD } from './version.js';

await prepareRubrics(checks.map(({ id }) => id));
writeFingerprints();
writeTermsModel();
// Last, as readers take what was made before.
await prepareReadings();

/** Reads the evidence that is shipped, each in a file of its own; what lay in the folder is gone. */
async function prepareReadings(): Promise<void> {
  await rm(PREPARED_READINGS, { recursive: true, force: true });
  await mkdir(PREPARED_READINGS, { recursive: true });
  for (const name of await readdir(FIXTURES)) {
    const evidence = parseEvidence(await readFile(join(FIXTURES, name, 'evidence.json'), 'utf8'), name);
    const kept: KeptReading = { build: BUILD, reading: readEvidence(evidence) };
    await writeFile(join(PREPARED_READINGS, `${digestOfEvidence(evidence)}.json`), JSON.stringify(kept));
  }
}
