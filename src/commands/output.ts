/** Where a report goes: all of it to stdout, or all of it to a file, never a part. */
import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { usageError } from '../errors.js';
import { replaceFile } from '../whole-file.js';

/** Fails early, before anything is fetched, when `file` cannot be written. Throws usageError. */
export async function checkWritable(file: string): Promise<void> {
  try {
    const existing = await stat(file).catch(() => null);
    if (existing?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    await access(existing ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** Writes a file as a whole: a reader sees the old text or the new one. Throws usageError when that is impossible. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    const existing = await stat(file).catch(() => null);
    // A pipe or device such as /dev/stdout cannot be replaced by a file.
    if (existing && !existing.isFile()) return await writeFile(file, text);
    await replaceFile(file, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** Prints a report, to the file when there is one. */
export async function writeReport(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(text);
  else await writeWhole(file, text);
}

/**
 * Prints a part of something long, no faster than it is read.
 * @returns `false` once nobody reads any more
 */
export function printPart(text: string | Buffer): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return Promise.resolve(false);
  if (stdout.write(text)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const go = () => {
      stdout.off('drain', go).off('close', go);
      resolve(!stdout.destroyed);
    };
    stdout.once('drain', go).once('close', go);
  });
}

const REASONS: Record<string, string> = {
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
};

/** What the system says when a file cannot be written, as one line. */
export function unwritable(file: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  return usageError(`cannot write ${file}: ${REASONS[code] ?? code}`);
}
