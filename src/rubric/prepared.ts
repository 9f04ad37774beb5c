/** Shipped rubrics that the build has judged already, so that an audit by them needs neither the YAML parser nor the judge. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import type { Rubric } from './schema.js';

const RUBRICS = join(PACKAGE_ROOT, 'rubrics');

/** Written by the build. */
const PREPARED = join(PACKAGE_ROOT, 'dist', 'rubrics.json');

interface Prepared {
  basis: string;
  rubrics: Record<string, Rubric>;
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
  try {
    const { basis, rubrics }: Prepared = JSON.parse(await readFile(file, 'utf8'));
    if (!Object.hasOwn(rubrics, id) || basis !== (await basisOf(checkIds))) return null;
    return rubrics[id] as Rubric;
  } catch {
    return null;
  }
}

/** What the build writes. */
export async function preparedText(rubrics: readonly Rubric[], checkIds: readonly string[]): Promise<string> {
  const byId = Object.fromEntries(rubrics.map((rubric) => [rubric.id, rubric]));
  return JSON.stringify({ basis: await basisOf(checkIds), rubrics: byId } satisfies Prepared);
}

/** All that shipped rubrics follow from: the text of each file, as one may extend another, and the checks that exist. */
async function basisOf(checkIds: readonly string[]): Promise<string> {
  const names = (await readdir(RUBRICS)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(RUBRICS, name), 'utf8')));
  return JSON.stringify([names, texts, checkIds]);
}
