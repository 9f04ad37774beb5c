/** Keeps a second process from writing the same journal; a lock whose owner is dead does not. */
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { usageError } from '../errors.js';

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
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: await startOf(process.pid) });
  const draft = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, mine, { flag: 'wx' });
  try {
    for (let tries = 0; tries < 10; tries++) {
      // A link appears whole or not at all, and only when there is none: the lock is never seen half written.
      const taken = await link(draft, lock).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        },
      );
      if (taken) return () => release(lock, mine);
      await removeStale(lock, file);
    }
    throw usageError(`${file} is being written by several other processes`);
  } finally {
    await rm(draft, { force: true });
  }
}

async function release(lock: string, mine: string): Promise<void> {
  if ((await textOf(lock)) === mine) await rm(lock, { force: true });
}

/** Makes way when the owner is dead. Throws usageError when it is not, or when that cannot be known. */
async function removeStale(lock: string, file: string): Promise<void> {
  const text = await textOf(lock);
  if (text === null) return;
  const owner = ownerIn(text);
  if (owner === null) {
    throw usageError(`${lock} is no lock of rodeo`, `If nothing writes ${file}, remove it.`);
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
  // Another process may have replaced the stale lock meanwhile: what was moved away is looked at before it is dropped.
  const aside = `${lock}.${process.pid}.stale`;
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await textOf(aside)) !== text) await link(aside, lock).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

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
