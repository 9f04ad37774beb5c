/** Lists and reads a folder without ever leaving it: links are judged by where they lead, and only regular files are opened. */
import { constants } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { absent, type Fact, type FileEntry, present, type TextFile, unavailable } from '../../evidence.js';
import { cleanText } from '../../http/failure.js';

/** Files that are listed; a release that has more is a data set or a build. */
const MOST_FILES = 50_000;
/** Entries of folders that are looked at, listed or not. */
const MOST_LOOKED_AT = 200_000;
const DEEPEST = 64;
const AT_ONCE = 256;
const NAMES_SHOWN = 3;

/** What tools keep beside a project: never part of a release. */
const SKIPPED = new Set(
  `.git .hg .svn node_modules .venv venv __pycache__ .tox .nox .mypy_cache .pytest_cache .ruff_cache .cache
  site-packages .terraform .gradle .idea .vscode`.split(/\s+/),
);
/** Files that only a Python environment has at its top. */
const ENVIRONMENT_MARKS = new Set(['pyvenv.cfg', 'conda-meta']);

/** What a listing came upon that a reader must know of, by kind; the words are in `notesOf`. */
type Oddity = 'outward' | 'dangling' | 'special' | 'encoding' | 'unreadable';

export interface Listing {
  entries: FileEntry[];
  /** Something was left out, so that absence proves nothing. */
  truncated: boolean;
  notes: string[];
}

/** A folder as it may be read. Paths are relative to it, with `/`. */
export class Folder {
  /** The real path, links resolved. */
  readonly root: string;
  /** The one place outside that links may lead to: the blobs of a snapshot in the Hub's cache. */
  readonly #blobs: string | null;

  /** @param root a real path, and @param blobs another: see `snapshotOf` */
  constructor(root: string, blobs: string | null = null) {
    this.root = root;
    this.#blobs = blobs;
  }

  /** Where a path really leads: a real path within the folder (or its blobs), or what is wrong with it. */
  async #real(path: string): Promise<string | Oddity> {
    let real: string;
    try {
      real = await realpath(join(this.root, path));
    } catch (error) {
      // A circle of links (ELOOP) leads nowhere, too.
      return isDenied(error) ? 'unreadable' : 'dangling';
    }
    if (this.#blobs !== null && real.startsWith(this.#blobs + sep)) return real;
    const inside = relative(this.root, real).split(sep);
    // What is below .git may hold credentials, whatever name leads there.
    return inside[0] === '..' || relative(this.root, real).startsWith(sep) || inside.includes('.git')
      ? 'outward'
      : real;
  }

  /**
   * The files of the folder in path order.
   * @param listed paths to take instead of looking around, as git tells them; they are checked like any other
   */
  async list(listed: readonly string[] | null): Promise<Listing> {
    const walk = new Walk();
    if (listed) await this.#take(listed, walk);
    else await this.#lookAround(walk);
    walk.entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return { entries: walk.entries, truncated: walk.truncated, notes: walk.notes() };
  }

  async #take(paths: readonly string[], walk: Walk): Promise<void> {
    const environments = paths
      .filter((path) => ENVIRONMENT_MARKS.has(posix.basename(path)))
      .map((path) => `${posix.dirname(path)}/`);
    const parents = new Map<string, boolean>();
    const taken: string[] = [];
    for (const path of paths) {
      const parts = path.split('/');
      if (parts.some((part) => SKIPPED.has(part) || part === '..' || part === '')) continue;
      if (environments.some((folder) => path.startsWith(folder))) continue;
      const parent = posix.dirname(path);
      // An index may name files below what is a link today.
      if (!parents.has(parent)) parents.set(parent, (await this.#real(parent)) === join(this.root, parent));
      if (parents.get(parent)) taken.push(path);
      else walk.odd('outward', parent);
    }
    await this.#addAll(taken, walk);
  }

  /** Level by level, so that the top is whole even when something below is huge. */
  async #lookAround(walk: Walk): Promise<void> {
    let level = [''];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth === DEEPEST) {
        walk.truncated = true;
        return;
      }
      const next: string[] = [];
      for (const folder of level) {
        const found = await this.#namesIn(folder, walk);
        if (folder !== '' && found.some(({ name }) => ENVIRONMENT_MARKS.has(name))) continue;
        const pathOf = (name: string) => (folder === '' ? name : `${folder}/${name}`);
        for (const { name, isFolder } of found) {
          if (!isFolder || SKIPPED.has(name)) continue;
          if (name.includes('\ufffd')) walk.unnameable(pathOf(name));
          else next.push(pathOf(name));
        }
        const files = found.filter(({ name, isFolder }) => !isFolder && name !== '.git');
        await this.#addAll(
          files.map(({ name }) => pathOf(name)),
          walk,
        );
        if (walk.isFull()) return;
      }
      level = next;
    }
  }

  async #namesIn(folder: string, walk: Walk): Promise<{ name: string; isFolder: boolean }[]> {
    const found: { name: string; isFolder: boolean }[] = [];
    try {
      for await (const entry of await opendir(join(this.root, folder))) {
        if (++walk.lookedAt > MOST_LOOKED_AT) {
          walk.truncated = true;
          break;
        }
        found.push({ name: entry.name, isFolder: entry.isDirectory() });
      }
    } catch {
      walk.odd('unreadable', folder === '' ? '.' : folder);
      walk.truncated = true;
    }
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** As many at once as make the waiting short. */
  async #addAll(paths: readonly string[], walk: Walk): Promise<void> {
    for (let start = 0; start < paths.length; start += AT_ONCE) {
      const room = MOST_FILES - walk.entries.length;
      if (room <= 0) {
        walk.truncated = true;
        return;
      }
      await Promise.all(
        paths.slice(start, start + Math.min(AT_ONCE, room)).map((path) => this.#add(path, walk)),
      );
      if (room < AT_ONCE && start + room < paths.length) walk.truncated = true;
    }
  }

  async #add(path: string, walk: Walk): Promise<void> {
    // The name on disk has other bytes than this one, and cannot be asked for by it.
    if (path.includes('\ufffd')) {
      walk.odd('encoding', path);
      walk.entries.push({ path });
      return;
    }
    try {
      const own = await lstat(join(this.root, path));
      if (own.isDirectory()) return;
      if (own.isFile()) walk.entries.push({ path, size: own.size });
      else if (own.isSymbolicLink()) await this.#addLink(path, walk);
      else walk.odd('special', path);
    } catch (error) {
      // Git names files that were deleted since; those are not there.
      if (isDenied(error)) walk.odd('unreadable', path);
    }
  }

  async #addLink(path: string, walk: Walk): Promise<void> {
    const real = await this.#real(path);
    if (real === 'outward' || real === 'dangling' || real === 'unreadable') {
      walk.odd(real, path);
      return;
    }
    const there = await lstat(real);
    if (there.isFile()) walk.entries.push({ path, size: there.size });
    // A folder in here is listed under its own name.
    else if (!there.isDirectory()) walk.odd('special', path);
  }

  /** Whether there is nothing in a folder but what git keeps there, or no such folder. Rejects nothing: what may not be read is not empty. */
  async isEmpty(path: string): Promise<boolean> {
    const real = await this.#real(path);
    if (real === 'dangling') return true;
    if (real !== join(this.root, path)) return false;
    try {
      for await (const { name } of await opendir(real)) if (name !== '.git') return false;
      return true;
    } catch (error) {
      return !isDenied(error);
    }
  }

  /**
   * The first `maxBytes` of a regular file, and its whole size; `null` when there is no such file in the folder.
   * Rejects with the system's error when it may not be read.
   */
  async readBytes(path: string, maxBytes: number, from = 0): Promise<{ bytes: Buffer; size: number } | null> {
    const real = await this.#real(path);
    if (real === 'unreadable') throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
    if (real === 'outward' || real === 'dangling') return null;
    // To open a pipe or a device may set off more than a reading.
    if (!(await lstat(real)).isFile()) return null;
    // Since then the file may have become one.
    const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return null;
      const bytes = Buffer.alloc(Math.max(0, Math.min(maxBytes, stats.size - from)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return { bytes: bytes.subarray(0, bytesRead), size: stats.size };
    } finally {
      await handle.close();
    }
  }

  /** A text as a fact, cut after `maxBytes`. A file of bytes that no text has is unavailable. */
  async readText(path: string, maxBytes: number, label = path): Promise<Fact<TextFile>> {
    const source = { url: encodeURI(label) };
    try {
      const read = await this.readBytes(path, maxBytes);
      if (read === null) return absent(source);
      if (read.bytes.includes(0))
        return unavailable({ code: 'invalid-response', detail: 'a binary file' }, source);
      const isPart = read.size > read.bytes.length;
      const text = new TextDecoder().decode(read.bytes, { stream: isPart });
      return present(isPart ? { text, cut: true } : { text }, source);
    } catch (error) {
      return unavailable(readFailure(error), source);
    }
  }
}

/** Why a file could not be read, as evidence says it. Rethrows what is no failure of the system. */
function readFailure(error: unknown) {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') throw error;
  if (isDenied(error)) return { code: 'forbidden', detail: 'no permission to read the file' } as const;
  return { code: 'invalid-response', detail: `the file cannot be read: ${code}` } as const;
}

/** The file system refused by permission: what is there is unknown, not absent. */
export function isDenied(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM';
}

const WORDS: Record<Oddity, string> = {
  outward: 'Links that lead out of the folder were not followed',
  dangling: 'Links that lead nowhere',
  special: 'Neither files nor folders, and not opened',
  encoding: 'Names that are not UTF-8, and which could not be opened',
  unreadable: 'No permission to read',
};

/** What a listing has gathered so far. */
class Walk {
  readonly entries: FileEntry[] = [];
  truncated = false;
  lookedAt = 0;
  readonly #odd = new Map<Oddity, Set<string>>();

  isFull(): boolean {
    return this.truncated && this.entries.length >= MOST_FILES;
  }

  /** A folder that cannot be asked for: see `#add`. */
  unnameable(path: string): void {
    this.odd('encoding', path);
    this.truncated = true;
  }

  odd(kind: Oddity, path: string): void {
    const paths = this.#odd.get(kind) ?? new Set();
    this.#odd.set(kind, paths.add(path));
  }

  notes(): string[] {
    const told = (Object.keys(WORDS) as Oddity[]).flatMap((kind) => {
      const paths = [...(this.#odd.get(kind) ?? [])].sort();
      if (paths.length === 0) return [];
      const more = paths.length - NAMES_SHOWN;
      const shown = paths.slice(0, NAMES_SHOWN).map(cleanText).join(', ');
      return [`${WORDS[kind]}: ${shown}${more > 0 ? ` and ${more} more` : ''}.`];
    });
    if (this.truncated)
      told.push('The folder was not listed completely: what seems to be missing may be there.');
    return told;
  }
}
