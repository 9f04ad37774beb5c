/** What the arguments of `rodeo license` are, and the reading of files that may be anything: bounded, and one clear line. */
import { closeSync, constants, openSync, readSync, type Stats } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { TextDecoder } from 'node:util';
import { RodeoError, usageError } from '../errors.js';
import { isLicenseName } from '../licenses/scopes/license-paths.js';
import { reasonOf } from '../regular-file.js';
import { say } from './messages.js';

export interface LicenseArgument {
  kind: 'file' | 'target';
  name: string;
}

/** The longest collection of licenses that is read; more is told, and leaves what was read unsettled. Bytes. */
const MOST_BYTES = 4 * 1024 * 1024;
/** What a pipe holds at once, on Linux. */
const PIPE_BYTES = 64 * 1024;

/**
 * Files and targets among the arguments. `-` is stdin. What exists as a file is a file, and a folder a target, as for an audit.
 * @param evidence whether `--evidence` already names what to report on
 * @throws RodeoError (exit 2) for no argument, for a folder of license texts, and for a path that leads nowhere
 */
export async function licenseArguments(
  names: readonly string[],
  evidence: boolean,
): Promise<LicenseArgument[]> {
  if (names.length === 0 && !evidence)
    throw usageError(
      'neither a target nor a file is given',
      'For example: rodeo license microsoft/biogpt, or rodeo license LICENSE',
    );
  return Promise.all(names.map(argumentOf));
}

const PATH = /^(?:\.{0,2}\/|\.{1,2}$|~)/;
/** `org/name`, which the Hub knows as a model. */
const MODEL = /^[\w.-]+\/[\w.-]+$/;

async function argumentOf(name: string): Promise<LicenseArgument> {
  if (name === '-') return { kind: 'file', name };
  const found = await stat(name).catch(() => null);
  if (found && !found.isDirectory()) {
    if (MODEL.test(name) && !PATH.test(name)) say(`${name} is a file here; hf:${name} would be the model`);
    return { kind: 'file', name };
  }
  const [last = ''] = name.split('/').slice(-1);
  if (!name.includes(':') && isLicenseName(last)) throw await notAFile(name, found);
  if (PATH.test(name) && !found) throw await notAFile(name, found);
  return { kind: 'target', name };
}

async function notAFile(name: string, found: Stats | null): Promise<RodeoError> {
  if (!found?.isDirectory()) return usageError(`there is no file ${name}`);
  const inside = (await readdir(name).catch(() => [])).filter(isLicenseName).slice(0, 5);
  const hint = inside.length > 0 ? `It holds ${inside.join(', ')}.` : 'It holds no license file.';
  return usageError(`${name} is a folder, not a license file`, hint);
}

/**
 * The text of a file or of stdin, at most `MOST_BYTES` of it; `unread` says what was left.
 * @throws RodeoError (exit 2) for what is no text file: devices, binary files, files without permission
 */
export async function readLicenseFile(name: string): Promise<{ text: string; unread: string | null }> {
  const bytes = name === '-' ? await firstBytes(process.stdin) : await fileBytes(name);
  const text = textOf(bytes.subarray(0, MOST_BYTES));
  if (text === null)
    throw usageError(`${name === '-' ? 'stdin' : name} is a binary file, not a license text`);
  const unread = bytes.length > MOST_BYTES ? `only the first ${MOST_BYTES / 1024 / 1024} MB were read` : null;
  return { text, unread };
}

async function fileBytes(name: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    const { isFile, isFIFO } = kindOf(await stat(name));
    // A device never ends; a pipe is what `<(command)` gives.
    if (!isFile && !isFIFO) throw usageError(`cannot read ${name}: it is a device or socket, not a file`);
    if (isFIFO) return await pipedBytes(name);
    handle = await open(name, constants.O_RDONLY);
    return await firstBytes(handle.createReadStream({ end: MOST_BYTES, autoClose: false }));
  } catch (error) {
    if (error instanceof RodeoError || typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    throw usageError(`cannot read ${name}: ${reasonOf(error)}`);
  } finally {
    await handle?.close();
  }
}

/** Of a pipe that somebody writes to: one that nobody has open for writing would be waited for in vain. */
async function pipedBytes(name: string): Promise<Buffer> {
  const fd = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
  const first = Buffer.alloc(PIPE_BYTES);
  let read = 0;
  try {
    read = readSync(fd, first);
    if (read === 0) throw usageError(`cannot read ${name}: it is a pipe, and nobody writes to it`);
  } catch (error) {
    // There is a writer, and nothing yet.
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
      closeSync(fd);
      throw error;
    }
  }
  const rest = await firstBytes(new Socket({ fd, readable: true, writable: false }));
  return Buffer.concat([first.subarray(0, read), rest]).subarray(0, MOST_BYTES + 1);
}

const kindOf = (stats: Stats) => ({ isFile: stats.isFile(), isFIFO: stats.isFIFO() });

/** One byte more than is read, so that it shows whether there was more. */
async function firstBytes(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES + 1);
}

/** UTF-8 or, by its mark, UTF-16; anything else as Latin-1. `null` for what holds bytes that no text has. */
function textOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    // The end may be cut within a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return bytes.toString('latin1');
  }
}
