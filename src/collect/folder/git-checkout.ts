/** Reads what a checkout's `.git` says of itself: where it came from, at which commit it stands, which tags it has. */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RodeoError } from '../../errors.js';
import type { TargetName } from '../../evidence.js';
import { parseTarget } from '../../target.js';
import { Folder } from './files.js';
import { askGit, MOST_COMMITS } from './git.js';

const REFS_BYTES = 8 * 1024 * 1024;
const CONFIG_BYTES = 256 * 1024;
const MOST_TAGS = 5000;
const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A checkout as far as its own `.git` tells; `null` is what could not be found out. */
export interface Checkout {
  /** The branch that it is on; `null` when it is on none. */
  branch: string | null;
  /** `null` before the first commit. */
  commit: string | null;
  /** Where it was cloned from, when that is a Hub model or a GitHub repository. */
  origin: TargetName | null;
  /** History was cut off when it was cloned: what is missing from it may be there. */
  isShallow: boolean;
  /** Newest first when git could be asked, otherwise by name. */
  tags: string[];
  tagCount: number;
  /** ISO time, UTC. */
  committedAt: string | null;
  contributors: { count: number; atLeast?: boolean } | null;
  /** What git tracks or would track. */
  files: string[] | null;
}

/**
 * Reads the checkout in a folder.
 * @param root real path of the folder
 * @param options hosts by which an origin is known; `path`: where programs are looked for
 * @returns `checkout` is `null` for a folder that is none, or whose `.git` leads elsewhere; `notes` says what was left out
 */
export async function readCheckout(
  root: string,
  options: { hosts: { hub: string; github: string }; path: string | undefined },
): Promise<{ checkout: Checkout | null; notes: string[] }> {
  const stats = await lstat(join(root, '.git')).catch(() => null);
  if (stats === null) return { checkout: null, notes: [] };
  if (!stats.isDirectory())
    return { checkout: null, notes: ['Its .git leads out of the folder, so no git metadata was read.'] };
  const git = new GitFolder(join(root, '.git'));
  const head = (await git.text('HEAD', 1024))?.trim() ?? '';
  const ref = /^ref: (refs\/heads\/\S+)$/.exec(head)?.[1];
  const packed = packedRefs((await git.text('packed-refs', REFS_BYTES)) ?? '');
  const commit = ref === undefined ? head : ((await git.text(ref, 256))?.trim() ?? packed.get(ref) ?? '');
  const tags = new Map([...tagsIn(packed), ...(await git.tags())]);
  const at = { commit: ID.test(commit) ? commit : null, tags };
  const isShallow = (await git.text('shallow', 256)) !== null;
  const answers = await askGit(root, git.folder, at, options.path);
  const authors = answers.authors && new Set(answers.authors.map((one) => one.toLowerCase()));
  const isPart = isShallow || (answers.authors?.length ?? 0) >= MOST_COMMITS;
  return {
    checkout: {
      branch: ref?.slice('refs/heads/'.length) ?? null,
      commit: at.commit,
      origin: originIn((await git.text('config', CONFIG_BYTES)) ?? '', options.hosts),
      isShallow,
      tags: answers.tags ?? [...tags.keys()].sort().reverse().slice(0, 10),
      tagCount: tags.size,
      committedAt: utc(answers.committedAt),
      contributors: authors && { count: authors.size, ...(isPart && { atLeast: true }) },
      files: answers.files,
    },
    notes: answers.isInstalled ? [] : ['git is not installed, so the history was not read.'],
  };
}

/** `2024-05-01T10:00:00+02:00` → `2024-05-01T08:00:00.000Z`; a date beyond all calendars is none. */
function utc(time: string | null): string | null {
  const date = new Date(time ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The files of a `.git`, none of which is read through a link. */
class GitFolder {
  readonly folder: Folder;

  constructor(path: string) {
    this.folder = new Folder(path);
  }

  /** `null` when there is no such regular file. */
  async text(path: string, maxBytes: number): Promise<string | null> {
    const read = await this.folder.readBytes(path, maxBytes).catch(() => null);
    return read === null ? null : read.bytes.toString('utf8');
  }

  /** Tags in files of their own, by name. */
  async tags(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const open = ['refs/tags'];
    for (let next = open.shift(); next !== undefined && found.size < MOST_TAGS; next = open.shift()) {
      const folder = next;
      const entries: Dirent[] = await readdir(join(this.folder.root, folder), { withFileTypes: true }).catch(
        () => [],
      );
      for (const entry of entries.slice(0, MOST_TAGS)) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory() && open.length < 100) open.push(path);
        const id = entry.isFile() ? (await this.text(path, 256))?.trim() : undefined;
        if (id !== undefined && ID.test(id) && isRefName(path))
          found.set(path.slice('refs/tags/'.length), id);
      }
    }
    return found;
  }
}

/** Git's rules for names, as far as a name could spoil the file of references that is made of them. */
const isRefName = (name: string): boolean => /^[^\s\p{Cc}~^:?*[\\]+$/u.test(name) && !name.includes('..');

/** Format: https://git-scm.com/docs/gitrepository-layout, `packed-refs`. */
function packedRefs(text: string): Map<string, string> {
  const refs = new Map<string, string>();
  for (const [, id = '', name = ''] of text.matchAll(/^([0-9a-f]{40,64}) (refs\/\S+)$/gm))
    if (ID.test(id) && isRefName(name)) refs.set(name, id);
  return refs;
}

function tagsIn(refs: ReadonlyMap<string, string>): [string, string][] {
  const tags = [...refs].filter(([name]) => name.startsWith('refs/tags/'));
  return tags.slice(0, MOST_TAGS).map(([name, id]) => [name.slice('refs/tags/'.length), id]);
}

/** The URL of `origin`; includes and rewriting rules are not followed. Credentials in it are dropped with the URL. */
function originIn(config: string, hosts: { hub: string; github: string }): TargetName | null {
  let section = '';
  for (const line of config.split('\n')) {
    section = /^\s*\[([^\]]*)\]/.exec(line)?.[1] ?? section;
    const url = /^\s*url\s*=\s*"?([^"\s]+)"?\s*$/i.exec(line)?.[1];
    if (url === undefined || !/^remote\s+"origin"$/i.test(section.trim())) continue;
    try {
      const { kind, id } = parseTarget(url, hosts);
      return kind === 'directory' ? null : { kind, id };
    } catch (error) {
      if (error instanceof RodeoError) return null;
      throw error;
    }
  }
  return null;
}
