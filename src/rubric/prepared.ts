/** Shipped rubrics that the build has judged already, so that an audit by them needs neither the YAML parser nor the judge. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import type { Ladder } from './ladder.js';
import type { Rubric } from './schema.js';

const RUBRICS = join(PACKAGE_ROOT, 'rubrics');

/** Written by the build. */
const PREPARED = join(PACKAGE_ROOT, 'dist', 'rubrics.json');

interface Prepared {
  basis: string;
  rubrics: Record<string, Rubric>;
  ladders: Record<string, Ladder>;
}

/**
 * A shipped rubric as the build read it; `null` when nothing was prepared, or not from the files and checks of today.
 * @param checkIds the checks that exist now
 */
export async function preparedRubric(
  id: string,
  checkIds: readonly string[],
  file = PREPARED,
): Promise<Rubric | null> {
  return (await prepared(checkIds, file))?.rubrics[id] ?? null;
}

/** A shipped class ladder, likewise. */
export async function preparedLadder(
  id: string,
  checkIds: readonly string[],
  file = PREPARED,
): Promise<Ladder | null> {
  return (await prepared(checkIds, file))?.ladders[id] ?? null;
}

async function prepared(checkIds: readonly string[], file: string): Promise<Prepared | null> {
  try {
    const { basis, rubrics, ladders }: Prepared = JSON.parse(await readFile(file, 'utf8'));
    if (basis !== (await basisOf(checkIds))) return null;
    // Without a prototype, as a name is whatever the user typed.
    const named = <T>(all: Record<string, T>) => Object.assign(Object.create(null) as typeof all, all);
    return { basis, rubrics: named(rubrics), ladders: named(ladders) };
  } catch {
    return null;
  }
}

/** What the build writes. */
export async function preparedText(
  rubrics: readonly Rubric[],
  ladders: readonly Ladder[],
  checkIds: readonly string[],
): Promise<string> {
  const byId = <T extends { id: string }>(all: readonly T[]) =>
    Object.fromEntries(all.map((one) => [one.id, one]));
  const basis = await basisOf(checkIds);
  return JSON.stringify({ basis, rubrics: byId(rubrics), ladders: byId(ladders) } satisfies Prepared);
}

/** All that shipped rubrics follow from: the text of each file, as one may extend another, and the checks that exist. */
async function basisOf(checkIds: readonly string[]): Promise<string> {
  const names = (await readdir(RUBRICS)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(RUBRICS, name), 'utf8')));
  return JSON.stringify([names, texts, checkIds]);
}
