/** Puts a site into a folder: whole, in place of the one before, and nothing else of what lies there is touched. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { usageError } from '../errors.js';
import { readRegular, reasonOf } from '../regular-file.js';
import { draftOf, removeDrafts, replaceFile } from '../whole-file.js';
import type { Sink } from './build.js';

/** Names what the site wrote at the top of the folder, so that the next one knows its own. */
const OWN = '.rodeo-site.json';
const OWN_BYTES = 1024 * 1024;
/** Far above any logo or style sheet. Bytes. */
const ASSET_BYTES = 16 * 1024 * 1024;

/** A folder that a site is being written to. */
export interface Folder extends Sink {
  /** Brings all of it to its place, with the publisher's own files among the assets. */
  finish(own?: { logo?: string | undefined; style?: string | undefined }): Promise<void>;
  /** Leaves the place as it was. */
  abandon(): Promise<void>;
}

/**
 * Opens a draft beside the folder.
 * @throws usageError when something that is not of an earlier site would be replaced, or when nothing can be written there
 */
export async function openFolder(path: string): Promise<Folder> {
  const own = await ownNames(path);
  const lying = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw usageError(
      error.code === 'ENOTDIR'
        ? `${path} is a file, and a site is a folder`
        : `cannot write ${path}: ${error.code}`,
    );
  });
  const whole = resolve(path);
  await mkdir(dirname(whole), { recursive: true });
  await removeDrafts(whole);
  const draft = draftOf(whole);
  await mkdir(draft, { mode: 0o700 });
  const folders = new Set<string>();
  const place = (name: string): string => {
    const file = join(draft, name);
    const folder = dirname(file);
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    return file;
  };
  return {
    write: (name, content) => writeFileSync(place(name), content),
    async writePieces(name, pieces) {
      const fd = openSync(place(name), 'w');
      try {
        for await (const piece of pieces) writeSync(fd, piece);
      } finally {
        closeSync(fd);
      }
    },
    async finish({ logo, style } = {}) {
      const asset = async (name: string, file: string) => writeFileSync(place(name), await assetIn(file));
      if (logo !== undefined) await asset(`assets/logo${extname(logo).toLowerCase()}`, logo);
      if (style !== undefined) await asset('assets/own.css', style);
      // Without it GitHub Pages runs a generator over the pages, which drops some of them.
      await writeFile(join(draft, '.nojekyll'), '');
      const names = (await readdir(draft)).sort();
      const foreign = lying.find((name) => names.includes(name) && !own.has(name) && name !== '.nojekyll');
      if (foreign !== undefined) {
        throw usageError(
          `${path} holds ${foreign}, which no earlier site of rodeo put there`,
          'Give an empty folder, or one that rodeo site wrote.',
        );
      }
      await mkdir(path, { recursive: true });
      for (const name of [...own, '.nojekyll']) await rm(join(path, name), { recursive: true, force: true });
      for (const name of names) await rename(join(draft, name), join(path, name));
      await replaceFile(join(path, OWN), `${JSON.stringify(names)}\n`);
      await rm(draft, { recursive: true, force: true });
    },
    abandon: () => rm(draft, { recursive: true, force: true }),
  };
}

async function assetIn(file: string): Promise<Buffer> {
  return readRegular(file, ASSET_BYTES).catch((error: unknown) => {
    throw usageError(`cannot read ${file}: ${reasonOf(error)}`);
  });
}

/** What an earlier site put at the top of the folder. */
async function ownNames(path: string): Promise<Set<string>> {
  try {
    const names: unknown = JSON.parse((await readRegular(join(path, OWN), OWN_BYTES)).toString('utf8'));
    // The file may have been changed by hand: nothing outside of the folder is ever removed.
    const safe = Array.isArray(names)
      ? names.filter((name) => typeof name === 'string' && /^[\w.-]+$/.test(name))
      : [];
    return new Set(safe.filter((name) => name !== '.' && name !== '..' && name !== '.git'));
  } catch {
    return new Set();
  }
}
