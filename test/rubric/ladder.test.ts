/** A class ladder that is broken is told by file, line and column; the shipped one is what rodeo's checks speak of. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { loadLadder, loadRubric, readEither } from '../../src/rubric/load.js';
import { classesOf } from '../../src/rubric/schema.js';
import { problemText } from '../../src/rubric/yaml.js';

const shipped = await readFile(new URL('../../rubrics/mof-1.0.yaml', import.meta.url), 'utf8');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-ladder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const small = `schema: 1
id: small
title: Small
framework: { name: F, version: "1", date: "2026-01-01" }
components:
  Training code: { cid: 1, kind: code, scope: code, slug: training-code }
  Datasets: { cid: 2, kind: data, scope: data, slug: datasets }
classes:
  - { name: B, number: 2, label: Second, required: [Training code] }
  - { name: A, number: 1, label: First, required: [Datasets] }
unclassified: None
`;

async function problemsOf(change: (text: string) => string): Promise<string[]> {
  const text = change(small);
  expect(text).not.toBe(small);
  const path = await file('ladder.yaml', text);
  const { problems } = await readEither(path);
  return problems.map((problem) => problemText(problem).replace(`${folder}/`, ''));
}

describe('a broken ladder', () => {
  it('the example itself is sound', async () => {
    expect((await loadLadder(await file('small.yaml', small))).classes.map(({ name }) => name)).toEqual([
      'B',
      'A',
    ]);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'an unknown component',
      (text) => text.replace('[Datasets]', '[Dataset]'),
      'ladder.yaml:10:52: unknown component "Dataset", did you mean "Datasets"?',
    ],
    [
      'a class without requirements',
      (text) => text.replace('[Datasets]', '[]'),
      'ladder.yaml:10:51: class A requires nothing',
    ],
    [
      'a component in two classes',
      (text) => text.replace('[Datasets]', '[Datasets, Training code]'),
      'ladder.yaml:10:62: class B asks for "Training code" already',
    ],
    [
      'a class twice',
      (text) => text.replace('name: A', 'name: B'),
      'ladder.yaml:10:13: there is a class B already',
    ],
    [
      'a key twice',
      (text) => text.replace('id: small', 'id: small\nid: large'),
      'ladder.yaml:3:1: this key is given twice',
    ],
    [
      'the wrong type',
      (text) => text.replace('cid: 1', 'cid: one'),
      'ladder.yaml:6:25: must be a number, not "one"',
    ],
    [
      'a kind that there is not',
      (text) => text.replace('kind: data', 'kind: weights'),
      'ladder.yaml:7:29: must be one of code, data, document, not "weights"',
    ],
    [
      'an unknown key',
      (text) => text.replace('label: First', 'lable: First'),
      'ladder.yaml:10:27: unknown key "lable", did you mean "label"?',
    ],
    [
      'a number twice',
      (text) => text.replace('cid: 2', 'cid: 1'),
      'ladder.yaml:7:20: cid 1 is "Training code" already',
    ],
    [
      'classes from the top',
      (text) => text.replace('number: 1', 'number: 3'),
      'ladder.yaml:10:24: classes go from the least to the most open: 3 is not below 2',
    ],
    [
      'a substitute for something unknown',
      (text) => `${text}substitutes: [{ component: Datasets, by: Data }]\n`,
      'ladder.yaml:12:42: unknown component "Data"',
    ],
    [
      'no classes',
      (text) => text.replace(/classes:\n.*\n.*\n/, 'classes: []\n'),
      'ladder.yaml:8:1: there must be at least one class',
    ],
  ])('%s', async (_, change, expected) => {
    expect(await problemsOf(change)).toContain(expected);
  });

  it('a component that no class asks for', async () => {
    expect(
      await problemsOf((text) =>
        text.replace('  - { name: A, number: 1, label: First, required: [Datasets] }\n', ''),
      ),
    ).toEqual(['ladder.yaml:7:3: no class asks for "Datasets"']);
  });

  it('a circle', async () => {
    const path = await file('circle.yaml', 'schema: 1\nid: circle\nextends: ./circle.yaml\n');
    await expect(loadLadder(path)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/circle\.yaml:3:10: .* already extends this file: a circle$/),
    });
  });

  it('can extend another and change what it names', async () => {
    const path = await file('mine.yaml', 'schema: 1\nid: mine\nextends: mof-1.0\nunclassified: Closed\n');
    expect(await loadLadder(path)).toEqual({
      ...(await loadLadder('mof-1.0')),
      id: 'mine',
      unclassified: 'Closed',
    });
  });
});

describe('a rubric names its ladder', () => {
  it('by id, and it comes with the rubric', async () => {
    const path = await file('rubric.yaml', 'schema: 1\nid: x\nextends: rodeo\nclassification: mof-1.0\n');
    expect(classesOf(await loadRubric(path))).toEqual(await loadLadder('mof-1.0'));
  });

  it('by a path relative to the file', async () => {
    await file('own.yaml', small);
    const path = await file('rubric.yaml', 'schema: 1\nid: x\nextends: rodeo\nclassification: ./own.yaml\n');
    expect(classesOf(await loadRubric(path))?.id).toBe('small');
  });

  it.each([
    ['mof-2.0', /rubric\.yaml:4:17: there is no rubric "mof-2\.0"/],
    ['./nowhere.yaml', /rubric\.yaml:4:17: .*nowhere\.yaml does not exist$/],
  ])('%s is told at its place', async (name, expected) => {
    const path = await file('rubric.yaml', `schema: 1\nid: x\nextends: rodeo\nclassification: ${name}\n`);
    await expect(loadRubric(path)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(expected),
    });
  });

  it('a ladder is no rubric', async () => {
    await expect(loadRubric('mof-1.0')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('sorts into classes and scores nothing'),
    });
  });
});

describe('mof-1.0', () => {
  it('is sound, and checks speak of its components', async () => {
    const { problems } = await readEither('mof-1.0');
    expect(problems).toEqual([]);
    const ladder = await loadLadder('mof-1.0');
    const established = checks.flatMap((check) => check.component ?? []);
    expect([...established].sort()).toEqual(Object.keys(ladder.components).sort());
  });

  it('asks for 6, 10 and 14 components', async () => {
    const { classes } = await loadLadder('mof-1.0');
    expect(classes.map(({ required }) => required.length)).toEqual([6, 4, 4]);
  });

  it('says why in comments', () => expect(shipped.match(/^\s*#/gm)?.length).toBeGreaterThan(5));
});
