/** The build's side of prepared rubrics: judges every shipped rubric and keeps it with the digests of the texts that it follows from. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locate, readLayers, SHIPPED, shippedIds } from './layers.js';
import { readEither } from './load.js';
import { digestOfText, PREPARED, type Prepared } from './prepared.js';
import { problemText } from './yaml.js';

/**
 * Writes one file for each shipped rubric and class ladder; what lay in the folder is gone.
 * @throws Error with every fault of a rubric that is not sound
 */
export async function prepareRubrics(checkIds: readonly string[], folder = PREPARED): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const id of await shippedIds()) {
    const { rubric, ladder, problems } = await readEither(id);
    if (!rubric && !ladder) throw new Error(problems.map(problemText).join('\n'));
    const names = await filesBehind(id);
    const digests = names.map(
      async (name) => [name, digestOfText(await readFile(join(SHIPPED, name), 'utf8'))] as const,
    );
    const prepared: Prepared = {
      files: Object.fromEntries(await Promise.all(digests)),
      checkIds,
      ...(rubric ? { rubric } : ladder && { ladder }),
    };
    await writeFile(join(folder, `${id}.json`), JSON.stringify(prepared));
  }
}

/** Names of the files that a shipped rubric is made of: its own, those it extends, its class ladder's. */
async function filesBehind(id: string): Promise<string[]> {
  const { layers } = await readLayers(await locate(id));
  const named = layers.map(({ data }) => data.classification).find((name) => name !== undefined);
  const behind = typeof named === 'string' ? await filesBehind(named) : [];
  return [...layers.map(({ file }) => file.replace(/^rubrics\//, '')), ...behind];
}
