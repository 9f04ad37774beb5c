/** Keeps the evidence of a batch, so that another rubric judges it without asking anybody. */
import { join } from 'node:path';
import { EVIDENCE_VERSION, type Evidence } from '../evidence.js';
import { readPacked, writePacked } from '../packed-file.js';

/** `<cache>/evidence/ab/ab12….json.gz`: a folder never holds more than one in 256 of them. @param key of `evidenceKey` */
export const evidencePath = (cacheDir: string, key: string): string =>
  join(cacheDir, 'evidence', key.slice(0, 2), `${key}.json.gz`);

/** Throws what the system says. */
export const keepEvidence = (evidence: Evidence, key: string, cacheDir: string): Promise<void> =>
  writePacked(evidencePath(cacheDir, key), evidence);

/**
 * Evidence that `keepEvidence` kept; `null` when there is none, when it is damaged, or when it is of another version.
 * Its shape is not checked again: this program wrote it, and its checksum holds.
 */
export async function keptEvidence(key: string, cacheDir: string): Promise<Evidence | null> {
  const evidence = await readPacked<Evidence>(evidencePath(cacheDir, key));
  return evidence?.schema === EVIDENCE_VERSION ? evidence : null;
}
