/** Keeps the cache of answers within its size: what was not used for longest goes first. */
import { lstat, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT_MS, replaceFile } from '../../whole-file.js';
import { answersIn, evidenceIn, LOCK, MARKER } from './folder.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** Answers that nobody used for this long are removed: asking again is cheap. */
const UNUSED_MS = 30 * DAY;
/** How far below its size the cache is brought, so that it is not at once too large again. */
const TARGET = 0.9;
/** Ages are told apart as finely as this: memory then does not grow with the number of files. */
const STEP_MS = 10_000;
/** A process that was killed meanwhile leaves the lock behind. */
const LOCK_MS = 10 * 60 * 1000;

export interface SweepOptions {
  maxBytes: number;
  /** Epoch ms. */
  now: number;
  /** `daily`: only when no process did within a day. */
  least: 'always' | 'daily';
}

/** Removes what is unused, left behind or too much, unless another process is about it. Never throws. */
export async function sweep(folder: string, { maxBytes, now, least }: SweepOptions): Promise<void> {
  const marker = join(folder, MARKER);
  const lock = join(folder, LOCK);
  const swept = await lstat(marker).catch(() => null);
  if (least === 'daily' && swept && now - swept.mtimeMs < DAY) return;
  if (!(await lstat(folder).catch(() => null))?.isDirectory()) return;
  // Two at once would each remove what is too much.
  const locked = await lstat(lock).catch(() => null);
  try {
    if (locked && Date.now() - locked.mtimeMs > LOCK_MS) await rm(lock, { force: true });
    await writeFile(lock, '', { flag: 'wx' });
  } catch {
    return;
  }
  try {
    await replaceFile(marker, '');
    await tidy(folder, maxBytes, now);
  } catch {
    // Not ours to change, or gone meanwhile.
  } finally {
    await rm(lock, { force: true }).catch(() => undefined);
  }
}

async function tidy(folder: string, maxBytes: number, now: number): Promise<void> {
  let total = 0;
  const bytesByAge = new Map<number, number>();
  for await (const file of answersIn(folder)) {
    const isOver = now - file.usedMs > (file.isDraft ? DRAFT_MS : UNUSED_MS);
    if (isOver) await rm(file.path, { force: true });
    if (isOver || file.isDraft) continue;
    total += file.bytes;
    const step = stepOf(file.usedMs);
    bytesByAge.set(step, (bytesByAge.get(step) ?? 0) + file.bytes);
  }
  // Evidence stays until somebody clears it, but not what a process left unfinished.
  for await (const { path, isDraft, usedMs } of evidenceIn(join(folder, '..', 'evidence'))) {
    if (isDraft && now - usedMs > DRAFT_MS) await rm(path, { force: true });
  }
  if (total > maxBytes) await evict(folder, bytesByAge, total - maxBytes * TARGET);
}

/** Removes `excess` bytes of what was used longest ago. */
async function evict(folder: string, bytesByAge: Map<number, number>, excess: number): Promise<void> {
  let older = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const [step, bytes] of [...bytesByAge].sort(([a], [b]) => a - b)) {
    last = step;
    if (older + bytes >= excess) break;
    older += bytes;
  }
  // Of the last step only as much as is needed.
  let spare = excess - older;
  for await (const file of answersIn(folder)) {
    const step = stepOf(file.usedMs);
    if (file.isDraft || step > last || (step === last && spare <= 0)) continue;
    if (step === last) spare -= file.bytes;
    await rm(file.path, { force: true });
  }
}

function stepOf(ms: number): number {
  return Math.floor(ms / STEP_MS);
}
