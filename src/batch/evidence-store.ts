/** Keeps the evidence of a batch, and what was read in it, so that another rubric judges it without asking anybody, and fast. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Reading } from '../audit.js';
import { EVIDENCE_VERSION, type Evidence } from '../evidence.js';
import { readRegular } from '../regular-file.js';
import { VERSION } from '../version.js';
import { replaceFile } from '../whole-file.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** As much as evidence that is given as a file may hold; packed it is a small part of it. */
const MOST_BYTES = 256 * 1024 * 1024;

/** `<cache>/evidence/ab/ab12….json.gz`: a folder never holds more than one in 256 of them. @param key of `evidenceKey` */
export const evidencePath = (cacheDir: string, key: string): string =>
  join(cacheDir, 'evidence', key.slice(0, 2), `${key}.json.gz`);

const readingPath = (cacheDir: string, key: string): string =>
  join(cacheDir, 'evidence', key.slice(0, 2), `${key}.reading.json.gz`);

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

/** What one version reads in evidence. */
interface KeptReading extends Reading {
  rodeo: string;
}

/** Throws what the system says. */
export const keepReading = (reading: Reading, key: string, cacheDir: string): Promise<void> =>
  writePacked(readingPath(cacheDir, key), { rodeo: VERSION, ...reading } satisfies KeptReading);

/** What this version read in the evidence that was kept last; `null` when it read nothing yet. */
export async function keptReading(key: string, cacheDir: string): Promise<Reading | null> {
  const kept = await readPacked<KeptReading>(readingPath(cacheDir, key));
  return kept?.rodeo === VERSION ? kept : null;
}

/** Whoever reads sees the old file or the new one, never a part. */
async function writePacked(path: string, value: unknown): Promise<void> {
  // Speed counts here: better compression takes longer than the audit and saves little.
  const bytes = await pack(JSON.stringify(value), { level: constants.Z_BEST_SPEED });
  await replaceFile(path, bytes).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, bytes);
  });
}

async function readPacked<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(
      (await unpack(await readRegular(path, MOST_BYTES), { maxOutputLength: MOST_BYTES })).toString('utf8'),
    );
  } catch {
    return null;
  }
}
