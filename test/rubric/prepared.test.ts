/** A rubric that the build judged is used only as long as everything it follows from is unchanged. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { readRubric } from '../../src/rubric/load.js';
import { preparedRubric, preparedText } from '../../src/rubric/prepared.js';
import type { Rubric } from '../../src/rubric/schema.js';

const checkIds = checks.map((check) => check.id);
let folder = '';
let file = '';
let judged: Rubric;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-prepared-'));
  file = join(folder, 'rubrics.json');
  judged = (await readRubric('rodeo')).rubric as Rubric;
  await writeFile(file, await preparedText([judged], [], checkIds));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('is the rubric that its YAML gives, keys in the same order', async () => {
  expect(JSON.stringify(await preparedRubric('rodeo', checkIds, file))).toBe(JSON.stringify(judged));
});

it('is not used for a rubric that is not shipped', async () => {
  expect(await preparedRubric('rodoe', checkIds, file)).toBeNull();
  expect(await preparedRubric('toString', checkIds, file)).toBeNull();
});

it('is not used once the checks are others', async () => {
  expect(await preparedRubric('rodeo', checkIds.slice(1), file)).toBeNull();
});

it('is not used once a rubric file says something else', async () => {
  const edited = join(folder, 'edited.json');
  await writeFile(edited, (await readFile(file, 'utf8')).replace('minCoverage:', 'minCoverage: '));
  expect(await preparedRubric('rodeo', checkIds, edited)).toBeNull();
});

it('is missing without harm', async () => {
  expect(await preparedRubric('rodeo', checkIds, join(folder, 'none.json'))).toBeNull();
  await writeFile(join(folder, 'cut.json'), '{"basis": "');
  expect(await preparedRubric('rodeo', checkIds, join(folder, 'cut.json'))).toBeNull();
});
