/** What lies in rodeo's cache: walks it file by file, measures and empties it, and never leaves it. */
import type { Stats } from 'node:fs';
import { lstat, opendir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { usageError } from '../../errors.js';
import { isDraft } from '../../whole-file.js';

export interface CachedFile {
  path: string;
  bytes: number;
  /** When it was last read or written, epoch ms. */
  usedMs: number;
  writtenMs: number;
  /** Not finished yet, or never. */
  isDraft: boolean;
}

/** How much there is of one kind. */
export interface Holding {
  files: number;
  bytes: number;
  /** When the oldest was written, epoch ms; `null` when there is none. */
  oldest: number | null;
  /** Files that a process left unfinished, or that one writes just now; not among the above. */
  drafts: number;
}

export interface CacheSize {
  /** Answers of servers. */
  answers: Holding;
  /** Evidence of audits, for `--offline` and for scoring it again. */
  evidence: Holding;
}

const ANSWER = /^[0-9a-f]{64}\.json$/;
const EVIDENCE = /\.json(\.gz)?$/;
/** When answers were last tidied up, and that they are just now. */
export const MARKER = 'pruned';
export const LOCK = 'sweeping';
/** Everything that rodeo puts into its cache folder. A folder with anything else may be somebody's home. */
const OWN = new Set(['http', 'evidence']);

/** The answers below a folder. Links are not followed, foreign files passed over; what goes meanwhile is left out. */
export async function* answersIn(folder: string): AsyncGenerator<CachedFile> {
  for (const part of await folderNames(folder)) {
    if (/^[0-9a-f]{2}$/.test(part)) yield* filesIn(join(folder, part), ANSWER);
  }
}

/** The evidence below a folder, likewise. */
export async function* evidenceIn(folder: string): AsyncGenerator<CachedFile> {
  yield* filesIn(folder, EVIDENCE);
  for (const part of await folderNames(folder)) yield* evidenceIn(join(folder, part));
}

/** Measures a cache; one that is not there is empty. */
export async function cacheSize(cacheDir: string): Promise<CacheSize> {
  const [answers, evidence] = await Promise.all([
    holding(answersIn(join(cacheDir, 'http'))),
    holding(evidenceIn(join(cacheDir, 'evidence'))),
  ]);
  return { answers, evidence };
}

/**
 * Removes the answers and the evidence of a cache.
 * @returns what was removed
 * @throws usageError when the folder holds anything that rodeo does not write
 */
export async function clearCache(cacheDir: string): Promise<CacheSize> {
  const names = await readdir(cacheDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw usageError(`The cache ${cacheDir} cannot be read (${error.code}).`);
  });
  const foreign = names.filter((name) => !OWN.has(name)).sort();
  for (const name of names.filter((one) => OWN.has(one))) {
    if (!(await lstat(join(cacheDir, name)).catch(() => null))?.isDirectory()) foreign.push(name);
  }
  if (foreign.length > 0) {
    throw usageError(
      `${cacheDir} is not a cache of rodeo's: it holds ${foreign[0]}, too. Nothing was removed.`,
      'Let RODEO_CACHE_DIR name a folder of its own, or remove the folders http and evidence in it yourself.',
    );
  }
  const http = join(cacheDir, 'http');
  const evidence = join(cacheDir, 'evidence');
  const removed = {
    answers: await holding(removing(answersIn(http))),
    evidence: await holding(removing(evidenceIn(evidence))),
  };
  for (const name of [MARKER, LOCK]) await rm(join(http, name), { force: true });
  for (const folder of [http, evidence]) await removeEmpty(folder);
  return removed;
}

async function* removing(files: AsyncGenerator<CachedFile>): AsyncGenerator<CachedFile> {
  for await (const file of files) {
    await rm(file.path, { force: true });
    yield file;
  }
}

/** Removes a folder and those below it as far as nothing is left in them. */
async function removeEmpty(folder: string): Promise<void> {
  for (const part of await folderNames(folder)) await removeEmpty(join(folder, part));
  await rmdir(folder).catch(() => undefined);
}

async function holding(files: AsyncGenerator<CachedFile>): Promise<Holding> {
  const found: Holding = { files: 0, bytes: 0, oldest: null, drafts: 0 };
  for await (const { bytes, writtenMs, isDraft: unfinished } of files) {
    if (unfinished) {
      found.drafts++;
      continue;
    }
    found.files++;
    found.bytes += bytes;
    found.oldest = Math.min(found.oldest ?? writtenMs, writtenMs);
  }
  return found;
}

/** Names of real folders in a folder, none when it is none itself or a link. */
async function folderNames(folder: string): Promise<string[]> {
  if (!(await lstat(folder).catch(() => null))?.isDirectory()) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function* filesIn(folder: string, whole: RegExp): AsyncGenerator<CachedFile> {
  if (!(await lstat(folder).catch(() => null))?.isDirectory()) return;
  const listing = await opendir(folder).catch(() => null);
  if (!listing) return;
  for await (const entry of listing) {
    const isUnfinished = isDraft(entry.name);
    if (!entry.isFile() || (!isUnfinished && !whole.test(entry.name))) continue;
    const path = join(folder, entry.name);
    const stats: Stats | null = await lstat(path).catch(() => null);
    if (!stats) continue;
    const { size, atimeMs, mtimeMs } = stats;
    yield {
      path,
      bytes: size,
      usedMs: Math.max(atimeMs, mtimeMs),
      writtenMs: mtimeMs,
      isDraft: isUnfinished,
    };
  }
}
