/** The rubrics that a command line names: one, or several for the same evidence. */
import { usageError } from '../errors.js';
import { loadRubric } from '../rubric/load.js';
import type { Rubric } from '../rubric/schema.js';

/**
 * Loads rubrics by id or file.
 * @param texts names, several of them parted by commas
 * @throws usageError for one that is named twice, or that is not sound
 */
export async function rubricsNamed(texts: readonly string[] = ['rodeo']): Promise<Rubric[]> {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  const rubrics: Rubric[] = [];
  for (const [index, name] of names.entries()) {
    if (name === '') throw usageError('--rubric names nothing', 'For example: --rubric rodeo,my-rubric.yaml');
    if (names.indexOf(name) < index) throw usageError(`--rubric names ${name} twice`);
    rubrics.push(await loadRubric(name));
  }
  return rubrics;
}
