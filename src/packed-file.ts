/** JSON in gzip, whose checksum tells damaged files: what rodeo keeps for itself, in many files. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { readRegular } from './regular-file.js';
import { replaceFile } from './whole-file.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** As much as evidence that is given as a file may hold; packed it is a small part of it. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Whoever reads sees the old file or the new one, never a part. Makes the folder. Rejects with what the system says. */
export async function writePacked(path: string, value: unknown): Promise<void> {
  // Speed counts here: better compression takes longer than the audit and saves little.
  const bytes = await pack(JSON.stringify(value), { level: constants.Z_BEST_SPEED });
  await replaceFile(path, bytes).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, bytes);
  });
}

/** What `writePacked` wrote; `null` when there is none, or when it is damaged. Its shape is not checked again. */
export async function readPacked<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(
      (await unpack(await readRegular(path, MOST_BYTES), { maxOutputLength: MOST_BYTES })).toString('utf8'),
    );
  } catch {
    return null;
  }
}
