/** Reads files that somebody named, whatever lies there: pipes, devices and folders are refused before they can hold anybody up. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Why a file is not read, as the end of a sentence that begins "cannot read x:". */
export class Unreadable extends Error {}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENXIO: 'it is not a regular file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk does not give it',
  ERR_INVALID_ARG_VALUE: 'its name holds a character that no file name has',
};

/** The reason in words of an error of the system; the error's code where there are none. */
export function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? code ?? message;
}

/**
 * Opens a regular file for reading. A pipe that nobody writes to would otherwise block for ever, and a device never ends.
 * @throws Unreadable for what is no regular file, or the system's error
 */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (found.isDirectory()) throw new Unreadable('it is a folder');
    if (!found.isFile()) throw new Unreadable('it is not a regular file');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The bytes of a regular file.
 * @param maxBytes a longer file is refused, whatever size the system says it has
 * @throws Unreadable, or the system's error
 */
export async function readRegular(path: string, maxBytes: number): Promise<Buffer> {
  const handle = await openRegular(path);
  try {
    const { size } = await handle.stat();
    const tooLong = () => new Unreadable(`it is larger than ${sizeText(maxBytes)}`);
    if (size > maxBytes) throw tooLong();
    const chunks: Buffer[] = [];
    let total = 0;
    // Files of /proc say that they are empty and are not.
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      chunks.push(chunk as Buffer);
      total += (chunk as Buffer).length;
      if (total > maxBytes) throw tooLong();
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a regular file, bit by bit. What fails on the way, such as a bad disk, is thrown as what fails at the start.
 * @param refusal an error made of the system's
 */
export async function* streamRegular(
  path: string,
  refusal: (error: unknown) => Error,
): AsyncGenerator<Buffer> {
  try {
    yield* (await openRegular(path)).createReadStream();
  } catch (error) {
    throw error instanceof Unreadable || (error instanceof Error && 'syscall' in error)
      ? refusal(error)
      : error;
  }
}

const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;
