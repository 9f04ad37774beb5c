/** Reads files that a user named on the command line. */
import { usageError } from '../errors.js';
import { openRegular, readRegular, reasonOf, streamRegular } from '../regular-file.js';

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

/** A file to be read bit by bit, however large it is. Throws usageError when it cannot be read, as soon as it is. */
export const streamInput = (file: string, hint: string): AsyncGenerator<Buffer> =>
  streamRegular(file, (error) => unreadable(file, error, hint));

/** Fails early when a file cannot be read. Throws usageError. */
export async function checkReadable(file: string, hint: string): Promise<void> {
  try {
    await (await openRegular(file)).close();
  } catch (error) {
    throw unreadable(file, error, hint);
  }
}

/** What the system says when a file cannot be read, as one line. */
export function unreadable(file: string, error: unknown, hint: string) {
  return usageError(`cannot read ${file}: ${reasonOf(error)}`, hint);
}
