/** The rubric that is shipped. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRubrics, loadRubric, readRubric, rubricText } from '../../src/rubric/load.js';
import { type WeightedRubric, weightIn } from '../../src/rubric/schema.js';
import { problemText } from '../../src/rubric/yaml.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-rubric-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const weighted = async (...given: Parameters<typeof loadRubric>) =>
  (await loadRubric(...given)) as WeightedRubric;

describe('the shipped rubric', () => {
  test('is listed, and its text is the file with its comments', async () => {
    const [rodeo, ...others] = (await listRubrics()).filter(({ id }) => id === 'rodeo');
    expect(others).toEqual([]);
    expect(rodeo?.title).toBe('Can I run it, can I retrain it');
    expect(await rubricText('rodeo')).toMatch(/^# The default rubric/);
  });

  test('is sound and names checks that exist', async () => {
    expect((await readRubric('rodeo')).problems.map(problemText)).toEqual([]);
  });

  test('gives each score a hundred points, so that a weight reads as a percentage', async () => {
    const rubric = await weighted('rodeo');
    const sums = Object.keys(rubric.scores).map((score) =>
      Object.values(rubric.criteria).reduce((sum, criterion) => sum + weightIn(criterion, score), 0),
    );
    expect(sums).toEqual([100, 100, 100]);
  });

  test('can be extended by a file of one line', async () => {
    const path = await file('mine.yaml', 'schema: 1\nid: mine\nextends: rodeo\nminCoverage: 0.9\n');
    const rodeo = await loadRubric('rodeo');
    expect(await loadRubric(path)).toEqual({ ...rodeo, id: 'mine', minCoverage: 0.9 });
  });
});
