/** Replaces files as a whole, in folders that may be a stranger's: a reader sees the old bytes or the new ones, never a part. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** How long the writing of a draft may take before it counts as left behind by a process that ended, ms. */
export const DRAFT_MS = 60 * 60 * 1000;

const DRAFT = /^\..+\.[0-9a-f]{24}\.draft$/;
/** What follows the name of the target in that of its draft. */
const DRAFT_END = /^[0-9a-f]{24}\.draft$/;

/** Whether a file's name is that of a draft: not finished yet, or never. */
export const isDraft = (name: string): boolean => DRAFT.test(name);

const draftStem = (path: string): string => `.${basename(path).slice(0, 200)}.`;

/** Nobody can foresee it, so nobody can have put a link in its place. It lies in the target's folder: a rename stays on one disk. */
export const draftOf = (path: string): string =>
  join(dirname(path), `${draftStem(path)}${randomBytes(12).toString('hex')}.draft`);

/**
 * Removes the drafts of a file or folder that processes which were killed have left beside it.
 * @param leftFor how old they are at least, ms; 0 where nobody else can be writing
 */
export async function removeDrafts(path: string, leftFor: number = DRAFT_MS): Promise<void> {
  const folder = dirname(path);
  const stem = draftStem(path);
  const names = await readdir(folder).catch(() => []);
  const drafts = names.filter((name) => name.startsWith(stem) && DRAFT_END.test(name.slice(stem.length)));
  for (const name of drafts) {
    const draft = join(folder, name);
    const found = await lstat(draft).catch(() => null);
    if (found && Date.now() - found.mtimeMs >= leftFor) await rm(draft, { recursive: true, force: true });
  }
}

/** `O_EXCL` follows no link and opens nothing that is there already. */
const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

export interface ReplaceOptions {
  /** Permissions of the new file, less the process's mask. */
  mode?: number;
  /** Whether the bytes are on the disk before the old file goes. */
  sync?: boolean;
}

/**
 * Writes a file as a whole. What was there, a link included, is replaced; a link is never written through.
 * @param write the bytes, or what writes them to the draft's handle
 * @throws the system's error; the draft is removed, and what was there stays
 */
export async function replaceFile(
  path: string,
  write: string | Uint8Array | ((draft: FileHandle) => Promise<void>),
  { mode = 0o666, sync = false }: ReplaceOptions = {},
): Promise<void> {
  const draft = draftOf(path);
  const handle = await open(draft, NEW, mode);
  try {
    try {
      if (typeof write === 'function') await write(handle);
      else await handle.writeFile(write);
      if (sync) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
