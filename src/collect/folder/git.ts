/** Runs git on a checkout's history and index without obeying a word of the checkout's own configuration. */
import { execFile } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import type { Folder } from './files.js';

const run = promisify(execFile);

const TIMEOUT_MS = 15_000;
/** File lists of a hundred thousand long paths. */
const MOST_OUTPUT = 32 * 1024 * 1024;

/** What is asked of a checkout; every answer is `null` when git could not give it. */
export interface GitAnswers {
  /** Whether there is a git to ask. */
  isInstalled: boolean;
  /** ISO time of the commit. */
  committedAt: string | null;
  /** E-mail addresses of authors, newest commit first, at most `MOST_COMMITS`. */
  authors: string[] | null;
  /** Tags, newest first. */
  tags: string[] | null;
  /** What git tracks, and what it neither tracks nor ignores. */
  files: string[] | null;
}

export const MOST_COMMITS = 20_000;
const TAGS = 10;

/** Settings that make git run programs or look elsewhere; ours come last and so count. */
const HARMLESS = [
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'protocol.allow=never', 'log.showSignature=false'],
  ...['log.mailmap=false', 'core.attributesFile=/dev/null', 'core.excludesFile=/dev/null', 'gc.auto=0'],
].flatMap((setting) => ['-c', setting]);

/**
 * Asks git about a checkout. A repository of our own making stands before it: an empty folder with a configuration that
 * we wrote, which borrows objects and index. So the checkout's `config`, hooks, includes, filters, work tree and
 * helpers are never read, whatever they say, and git's check of the owner has nothing to protect.
 * @param root real path of the checkout, and @param git its `.git`, which is a folder
 * @param at the commit, and the tags by name, as they were read from the checkout
 * @param path where programs are looked for
 */
export async function askGit(
  root: string,
  git: Folder,
  at: { commit: string | null; tags: ReadonlyMap<string, string> },
  path: string | undefined,
): Promise<GitAnswers> {
  const own = await mkdtemp(join(tmpdir(), 'rodeo-git-'));
  try {
    const borrowed = await borrow(git, own, at.tags);
    const env = environment(root, own, path, borrowed);
    let isInstalled = true;
    const ask = async (...args: string[]): Promise<string | null> => {
      try {
        const options = { cwd: root, env, timeout: TIMEOUT_MS, maxBuffer: MOST_OUTPUT, windowsHide: true };
        const { stdout } = await run('git', [...HARMLESS, ...args], options);
        return stdout;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') isInstalled = false;
        return null;
      }
    };
    const history = borrowed.objects && at.commit !== null ? at.commit : null;
    const [committedAt, authors, tags, files] = await Promise.all([
      history && ask('log', '-1', '--format=%cI', history, '--'),
      history && ask('log', `--max-count=${MOST_COMMITS}`, '--format=%ae', history, '--'),
      borrowed.objects && at.tags.size > 0
        ? ask(
            'for-each-ref',
            '--sort=-creatordate',
            `--count=${TAGS}`,
            '--format=%(refname:strip=2)',
            'refs/tags',
          )
        : null,
      borrowed.index ? ask('ls-files', '-z', '--cached', '--others', '--exclude-standard') : null,
    ]);
    const lines = (text: string | null) => text?.split('\n').filter(Boolean) ?? null;
    return {
      isInstalled,
      committedAt: lines(committedAt)?.[0] ?? null,
      authors: lines(authors),
      tags: lines(tags),
      files: files === null ? null : [...new Set(files.split('\0').filter((one) => one !== ''))],
    };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

interface Borrowed {
  objects: boolean;
  index: boolean;
}

/** Makes the repository that stands before the checkout. What leads out of the checkout is not borrowed. */
async function borrow(git: Folder, own: string, tags: ReadonlyMap<string, string>): Promise<Borrowed> {
  await mkdir(join(own, 'refs'));
  await mkdir(join(own, 'info'));
  await writeFile(join(own, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(own, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
  await writeFile(
    join(own, 'packed-refs'),
    [...tags].map(([name, id]) => `${id} refs/tags/${name}\n`).join(''),
  );
  for (const name of ['shallow', 'info/exclude']) {
    const read = await git.readBytes(name, MOST_COPIED).catch(() => null);
    if (read) await writeFile(join(own, name), read.bytes);
  }
  const index = await lstat(join(git.root, 'index')).catch(() => null);
  return { objects: await staysInside(join(git.root, 'objects')), index: index?.isFile() === true };
}

const MOST_COPIED = 1024 * 1024;

/** Whether a store of objects is whole in itself: no links, and no other store that it refers to. */
async function staysInside(objects: string): Promise<boolean> {
  for (const folder of [objects, join(objects, 'pack'), join(objects, 'info')]) {
    const stats = await lstat(folder).catch(() => null);
    if (stats === null) continue;
    if (!stats.isDirectory()) return false;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (entries === null) return false;
    if (entries.some((entry) => entry.isSymbolicLink() || /^(?:http-)?alternates$/.test(entry.name)))
      return false;
  }
  return true;
}

function environment(
  root: string,
  own: string,
  path: string | undefined,
  { objects, index }: Borrowed,
): NodeJS.ProcessEnv {
  // A program named git in the folder that is audited must not be taken for git.
  const places = path?.split(delimiter).filter(isAbsolute).join(delimiter);
  return {
    ...(places && { PATH: places }),
    GIT_DIR: own,
    GIT_WORK_TREE: root,
    ...(objects && { GIT_OBJECT_DIRECTORY: join(root, '.git', 'objects') }),
    ...(index && { GIT_INDEX_FILE: join(root, '.git', 'index') }),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    HOME: own,
    XDG_CONFIG_HOME: own,
    LC_ALL: 'C',
  };
}
