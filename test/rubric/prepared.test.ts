/** A rubric that the build judged is used only as long as everything it follows from is unchanged. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { listRubrics, readEither } from '../../src/rubric/load.js';
import { prepareRubrics } from '../../src/rubric/prepare.js';
import { preparedLadder, preparedRubric } from '../../src/rubric/prepared.js';

const checkIds = checks.map((check) => check.id);
const shipped = await listRubrics();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-prepared-'));
  await prepareRubrics(checkIds, folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What it says of a file when that is another text: a digest with another first digit. */
const asOfOther = (file: string) => (text: string) => {
  const other = text.replace(new RegExp(`"${file}":"(\\w)`), (all, digit) =>
    all.replace(/\w$/, digit === '0' ? '1' : '0'),
  );
  expect(other).not.toBe(text);
  return other;
};

/** A copy of a prepared file, changed. */
async function changed(name: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(folder, `${name}.json`), change(await readFile(join(folder, 'rodeo.json'), 'utf8')));
}

it.each(shipped)('$id is what its YAML gives, keys in the same order', async ({ id, kind }) => {
  const { rubric, ladder } = await readEither(id);
  const find = kind === 'classes' ? preparedLadder : preparedRubric;
  expect(JSON.stringify(await find(id, checkIds, folder))).toBe(JSON.stringify(rubric ?? ladder));
});

it('is not used for a rubric that is not shipped', async () => {
  expect(await preparedRubric('rodoe', checkIds, folder)).toBeNull();
});

it('a ladder is no rubric', async () => {
  expect(await preparedRubric('mof-1.0', checkIds, folder)).toBeNull();
  expect(await preparedLadder('rodeo', checkIds, folder)).toBeNull();
});

it('is not used once the checks are others', async () => {
  expect(await preparedRubric('rodeo', checkIds.slice(1), folder)).toBeNull();
});

it('is not used once its file says something else', async () => {
  await changed('edited', asOfOther('rodeo.yaml'));
  expect(await preparedRubric('edited', checkIds, folder)).toBeNull();
});

it('is not used once the class ladder that it names says something else', async () => {
  await changed('ladder', asOfOther('mof-1.0.yaml'));
  expect(await preparedRubric('ladder', checkIds, folder)).toBeNull();
});

it('is missing without harm', async () => {
  await changed('cut', (text) => text.slice(0, 100));
  expect(await preparedRubric('cut', checkIds, folder)).toBeNull();
  expect(await preparedRubric('rodeo', checkIds, join(folder, 'none'))).toBeNull();
});
