/** What was read in evidence before, by the same program: to read takes many times as long as to judge. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from './evidence.js';
import { PACKAGE_ROOT } from './package-root.js';
import { readPacked, writePacked } from './packed-file.js';
import type { Reading } from './read.js';
import { BUILD } from './version.js';

/** Written by the build: one file for each shipped model, by the digest of its evidence. */
export const PREPARED_READINGS = join(PACKAGE_ROOT, 'dist', 'readings');

/** A reading by all checks, and which program's it is: another may read the same evidence otherwise. */
export interface KeptReading {
  build: string;
  reading: Reading;
}

const readingPath = (cacheDir: string, key: string): string =>
  join(cacheDir, 'evidence', key.slice(0, 2), `${key}.reading.json.gz`);

/** @param key of `digestOfEvidence`, or of `evidenceKey`. Rejects with what the system says. */
export const keepReading = (reading: Reading, key: string, cacheDir: string): Promise<void> =>
  writePacked(readingPath(cacheDir, key), { build: BUILD, reading } satisfies KeptReading);

/** What this program read in the evidence that goes by the key; `null` when it read nothing yet. */
export async function keptReading(key: string, cacheDir: string): Promise<Reading | null> {
  const kept = await readPacked<KeptReading>(readingPath(cacheDir, key));
  return kept?.build === BUILD ? kept.reading : null;
}

/** The name of what is read in evidence, by all that it holds: 32 hexadecimal digits. */
export const digestOfEvidence = (evidence: Evidence): string =>
  createHash('sha256').update(JSON.stringify(evidence)).digest('hex').slice(0, 32);

/** What this program's build read in evidence that is shipped; `null` for other evidence, and where nothing was built. */
export async function preparedReading(key: string, folder = PREPARED_READINGS): Promise<Reading | null> {
  try {
    const prepared: KeptReading = JSON.parse(await readFile(join(folder, `${key}.json`), 'utf8'));
    return prepared.build === BUILD ? prepared.reading : null;
  } catch {
    return null;
  }
}

/**
 * What saved evidence says, read once by each program: by its build, or when it is asked for first. Then it is kept, where it can be.
 * @param evidence of a file, which will be the same when it is read again
 */
export async function readSaved(evidence: Evidence, cacheDir: string): Promise<Reading> {
  const key = digestOfEvidence(evidence);
  const known = (await preparedReading(key)) ?? (await keptReading(key, cacheDir));
  if (known) return known;
  const { readEvidence } = await import('./read.js');
  const reading = readEvidence(evidence);
  // A cache that cannot be written costs time and nothing else.
  await keepReading(reading, key, cacheDir).catch(() => undefined);
  return reading;
}
