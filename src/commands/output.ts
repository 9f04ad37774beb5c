/** Where a report goes: all of it to stdout, or all of it to a file, never a part. */
import { access, appendFile, constants, open, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { usageError } from '../errors.js';
import { withoutCommands } from '../terminal.js';
import { removeDrafts, replaceFile } from '../whole-file.js';

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

type Pieces = AsyncIterable<string | Buffer>;

/** What the process was started with, under the names that systems give it: it may be a file, and is never one to be replaced. */
const HANDED_OVER = /^\/(?:dev\/(?:fd\/\d+|stdout|stderr)|proc\/(?:self|\d+)\/fd\/\d+)$/;

/** Whether a file of this name is replaced by a new one; a pipe or a device such as /dev/stdout stays what it is. */
export async function isReplaced(file: string): Promise<boolean> {
  if (HANDED_OVER.test(resolve(file))) return false;
  const existing = await stat(file).catch(() => null);
  return existing?.isFile() ?? true;
}

/**
 * Writes a file as a whole: a reader sees the old text or the new one. A pipe or a device is written to as it is.
 * @throws usageError when that is impossible; what the pieces throw
 */
export async function writeWhole(file: string, text: string | Pieces): Promise<void> {
  try {
    if (!(await isReplaced(file))) return await writeInto(file, text);
    await removeDrafts(file);
    if (typeof text === 'string') await replaceFile(file, text);
    else await replaceFile(file, (draft) => writeFile(draft, text));
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unwritable(file, error) : error;
  }
}

/** Adds to the end of a file, which need not be there yet. Rejects with the system's error, also for a pipe that nobody reads. */
export async function appendTo(file: string, text: string): Promise<void> {
  const existing = await stat(file).catch(() => null);
  await (existing?.isFIFO() ? writeInto(file, text) : appendFile(file, text));
}

async function writeInto(file: string, text: string | Pieces): Promise<void> {
  const { O_APPEND, O_NONBLOCK, O_WRONLY } = constants;
  const isPipe = (await stat(file)).isFIFO();
  // Where nobody reads a pipe, this says so at once, and what follows would wait for ever.
  const probe = isPipe ? await open(file, O_WRONLY | O_NONBLOCK) : null;
  try {
    const handle = await open(file, O_WRONLY | O_APPEND);
    try {
      await writeFile(handle, text);
    } finally {
      await handle.close();
    }
  } finally {
    await probe?.close();
  }
}

/**
 * Prints a report, to the file when there is one. What is printed may pass through the log of a workflow, whose runner takes lines
 * for commands: only a report that is made of them has any.
 */
export async function writeReport(
  text: string,
  file: string | undefined,
  hasCommands = false,
): Promise<void> {
  if (file === undefined) process.stdout.write(hasCommands ? text : withoutCommands(text));
  else await writeWhole(file, text);
}

/** The same for something long. Waits for slow readers, and ends where nobody reads any more. */
export async function writePieces(file: string | undefined, pieces: Pieces): Promise<void> {
  if (file !== undefined) return await writeWhole(file, pieces);
  for await (const piece of pieces) {
    if (!(await printPart(typeof piece === 'string' ? withoutCommands(piece) : piece))) return;
  }
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
  ENXIO: 'it is a pipe that nobody reads',
};

/** What the system says when a file cannot be written, as one line. */
export function unwritable(file: string, error: unknown) {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  return usageError(`cannot write ${file}: ${REASONS[code] ?? code}`);
}
