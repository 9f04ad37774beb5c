/** Reads files that a user named on the command line. */
import type { ReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { usageError } from '../errors.js';

/**
 * The text of a file.
 * @param hint what writes such a file, for when there is none
 * @throws usageError when it cannot be read
 */
export async function readInput(file: string, hint: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error, hint);
  }
}

/** A file to be read bit by bit, however large it is. Throws usageError when it cannot be opened. */
export async function streamInput(file: string, hint: string): Promise<ReadStream> {
  try {
    const handle = await open(file);
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
    await handle.close();
    throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw unreadable(file, error, hint);
  }
}

/** What the system says when a file cannot be read, as one line. */
export function unreadable(file: string, error: unknown, hint: string) {
  const { code } = error as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
  return usageError(`cannot read ${file}: ${why}`, hint);
}
