/** Reads files that a user named on the command line. */
import type { ReadStream } from 'node:fs';
import { usageError } from '../errors.js';
import { openRegular, readRegular, reasonOf } from '../regular-file.js';

/** Far above what people write by hand; results and evidence say how much more they may be. Bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The text of a file.
 * @param hint what writes such a file, for when there is none
 * @throws usageError when it cannot be read, is no regular file, or is larger than `maxBytes`
 */
export async function readInput(file: string, hint: string, maxBytes = MOST_BYTES): Promise<string> {
  try {
    return (await readRegular(file, maxBytes)).toString('utf8');
  } catch (error) {
    throw unreadable(file, error, hint);
  }
}

/** A file to be read bit by bit, however large it is. Throws usageError when it cannot be opened. */
export async function streamInput(file: string, hint: string): Promise<ReadStream> {
  try {
    return (await openRegular(file)).createReadStream();
  } catch (error) {
    throw unreadable(file, error, hint);
  }
}

/** What the system says when a file cannot be read, as one line. */
export function unreadable(file: string, error: unknown, hint: string) {
  return usageError(`cannot read ${file}: ${reasonOf(error)}`, hint);
}
