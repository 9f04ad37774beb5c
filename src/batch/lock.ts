/** Keeps a second process from writing the same journal; a lock whose owner is dead does not. */
import { randomBytes } from 'node:crypto';
import { link, lstat, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { usageError } from '../errors.js';
import { readRegular, reasonOf } from '../regular-file.js';

const Owner = v.object({
  pid: v.number(),
  host: v.string(),
  /** When the process started, as its system counts it; empty where that is not told. Numbers of processes are used again. */
  started: v.string(),
});
type Owner = v.InferOutput<typeof Owner>;

/**
 * Takes the lock of a file, which is `<file>.lock`.
 * @returns what gives it back
 * @throws usageError when a living process has it, or may have it on another machine
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  const id = randomBytes(8).toString('hex');
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: await startOf(process.pid),
    id,
  });
  const draft = `${lock}.${id}`;
  await writeFile(draft, mine, { flag: 'wx' });
  try {
    await acquire(lock, draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await textOf(lock)) === mine) await rm(lock, { force: true });
  };
}

/**
 * Puts a link to the draft in the place of the lock. A link appears whole or not at all, and only where nothing is, so that a lock is
 * never seen half written.
 */
async function acquire(lock: string, draft: string, file: string): Promise<void> {
  while (!(await placed(draft, lock))) {
    const text = await lockText(lock);
    if (text === null) continue;
    await refuseUnlessDead(text, lock, file);
    // One at a time makes way, and looks again before it does: another may have been here, and live.
    const turn = `${lock}.turn`;
    await acquire(turn, draft, file);
    try {
      if ((await lockText(lock)) === text) await unlink(lock);
    } finally {
      await unlink(turn);
    }
  }
}

async function placed(draft: string, lock: string): Promise<boolean> {
  try {
    await link(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Throws usageError when the owner lives, or when that cannot be known. */
async function refuseUnlessDead(text: string, lock: string, file: string): Promise<void> {
  const owner = ownerIn(text);
  if (owner === null) {
    throw usageError(`${lock} was not created by rodeo`, `If nothing writes ${file}, remove it.`);
  }
  if (owner.host !== hostname()) {
    throw usageError(
      `${file} is being written by process ${owner.pid} on ${owner.host}`,
      `If that one is gone, remove ${lock}.`,
    );
  }
  if (await isAlive(owner)) {
    throw usageError(
      `${file} is being written by process ${owner.pid}`,
      'Wait for it, stop it, or give another file with -o.',
    );
  }
}

/** `null` when the lock is gone again. Throws usageError for what stands in its place and cannot be read. */
async function lockText(lock: string): Promise<string | null> {
  try {
    return (await readRegular(lock, MOST_BYTES)).toString('utf8');
  } catch (error) {
    // A link that leads nowhere is no lock that is gone: it stays, and would be waited for in vain.
    const isThere = await lstat(lock).catch(() => null);
    if (isThere === null) return null;
    throw usageError(
      `${lock} cannot be read: ${reasonOf(error)}`,
      'Another user may be writing the file. If nobody is, remove the lock.',
    );
  }
}

/** A lock holds one short line. */
const MOST_BYTES = 64 * 1024;

const textOf = (path: string): Promise<string | null> =>
  readRegular(path, MOST_BYTES).then(
    (bytes) => bytes.toString('utf8'),
    () => null,
  );

function ownerIn(text: string): Owner | null {
  try {
    const parsed = v.safeParse(Owner, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function isAlive({ pid, started }: Owner): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's cannot be signalled, and lives.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return started === '' || (await startOf(pid)) === started;
}

/**
 * Field 22 of Linux's `/proc/<pid>/stat`, in ticks since the system started; a process that has ended and is not yet buried has none.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function startOf(pid: number): Promise<string> {
  const stat = (await textOf(`/proc/${pid}/stat`)) ?? '';
  // The name of the program stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
}
