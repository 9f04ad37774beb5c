/** Keeps the evidence of a batch, one small file a target, so that it can be judged again without asking anybody. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { EVIDENCE_VERSION, type Evidence } from '../evidence.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** `<cache>/evidence/ab/ab12….json.gz`: a folder never holds more than one in 256 of them. @param key of `evidenceKey` */
function pathOf(cacheDir: string, key: string): string {
  return join(cacheDir, 'evidence', key.slice(0, 2), `${key}.json.gz`);
}

/** Readers see the old file or the new one, never a part. Throws what the system says. */
export async function keepEvidence(evidence: Evidence, key: string, cacheDir: string): Promise<void> {
  const path = pathOf(cacheDir, key);
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  // Speed counts here: better compression takes longer than the audit and saves little.
  const bytes = await pack(JSON.stringify(evidence), { level: constants.Z_BEST_SPEED });
  try {
    await writeFile(draft, bytes).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(draft, bytes);
    });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Evidence that `keepEvidence` kept; `null` when there is none, when it is damaged, or when it is of another version.
 * Its shape is not checked again: this program wrote it, and its checksum holds.
 */
export async function keptEvidence(key: string, cacheDir: string): Promise<Evidence | null> {
  try {
    const bytes = await unpack(await readFile(pathOf(cacheDir, key)));
    const evidence: Evidence = JSON.parse(bytes.toString('utf8'));
    return evidence.schema === EVIDENCE_VERSION ? evidence : null;
  } catch {
    return null;
  }
}
