/** Shipped rubrics that the build has judged already, so that an audit by one needs neither the YAML parser nor the judge. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import type { Ladder } from './ladder.js';
import type { Rubric } from './schema.js';

const RUBRICS = join(PACKAGE_ROOT, 'rubrics');

/** Written by the build: one file for each rubric, so that a rubric costs nothing to those who use another. */
export const PREPARED = join(PACKAGE_ROOT, 'dist', 'rubrics');

/** Tells whether a file is still what it was. */
export const digestOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A rubric or class ladder, and all that it followed from. */
export interface Prepared {
  /** Digests (`digestOfText`) of its own file and of those that it extends or names, by file name in `rubrics/`. */
  files: Record<string, string>;
  /** The checks that existed. */
  checkIds: readonly string[];
  rubric?: Rubric;
  ladder?: Ladder;
}

/**
 * A shipped rubric as the build read it; `null` when it was not prepared, or not from the files and checks of today.
 * @param id of a form that can be a file name (see `isId`)
 * @param checkIds the checks that exist now
 */
export async function preparedRubric(
  id: string,
  checkIds: readonly string[],
  folder = PREPARED,
): Promise<Rubric | null> {
  return (await prepared(id, checkIds, folder))?.rubric ?? null;
}

/** A shipped class ladder, likewise. */
export async function preparedLadder(
  id: string,
  checkIds: readonly string[],
  folder = PREPARED,
): Promise<Ladder | null> {
  return (await prepared(id, checkIds, folder))?.ladder ?? null;
}

async function prepared(id: string, checkIds: readonly string[], folder: string): Promise<Prepared | null> {
  try {
    const found: Prepared = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'));
    if (JSON.stringify(found.checkIds) !== JSON.stringify(checkIds)) return null;
    const today = await Promise.all(
      Object.entries(found.files).map(
        async ([name, digest]) => digestOfText(await readFile(join(RUBRICS, name), 'utf8')) === digest,
      ),
    );
    return today.every(Boolean) ? found : null;
  } catch {
    return null;
  }
}
