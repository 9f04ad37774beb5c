/** Reads files that a user named on the command line. */
import { readFile } from 'node:fs/promises';
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
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    throw usageError(`cannot read ${file}: ${why}`, hint);
  }
}
