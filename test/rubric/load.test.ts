/** Rubrics are written by people: each mistake must be told at its line and column, and none may pass in silence. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RodeoError } from '../../src/errors.js';
import { loadRubric, readRubric } from '../../src/rubric/load.js';
import type { WeightedRubric } from '../../src/rubric/schema.js';
import { problemText } from '../../src/rubric/yaml.js';

const checkIds = ['model-weights', 'model-card', 'training-code'];

/** Sound, and the base of every broken one below. */
const SOUND = `schema: 1
id: mine
title: Mine
minCoverage: 0.5
licenseCredit: { open: 1, restricted: 0.2, none: 0.3 }
scores:
  run: { title: Run, headline: true }
  train: { title: Train }
criteria:
  model-weights: { run: 30, license: weights }
  training-code: { train: 10, license: code, credit: { open: 1, restricted: 0, none: 0 } }
  model-card: {}
tiers:
  - { atLeast: 70, label: Open }
  - { label: Closed }
archetypes:
  - { label: Both, when: { run: 50, train: { atLeast: 50, below: 100 } } }
  - { label: Neither }
`;

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

/** All problems of a file, one a line, without the folder that it lies in. */
async function problemsOf(path: string): Promise<string[]> {
  const { problems } = await readRubric(path, { checkIds });
  return problems.map((problem) => problemText(problem).replaceAll(`${folder}/`, ''));
}

const weighted = async (...given: Parameters<typeof loadRubric>) =>
  (await loadRubric(...given)) as WeightedRubric;

async function failure(idOrPath: string): Promise<RodeoError> {
  const error = await loadRubric(idOrPath, { checkIds }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RodeoError);
  return error as RodeoError;
}

test('a valid rubric loads as it was written', async () => {
  const rubric = await weighted(await file('sound.yaml', SOUND), { checkIds });
  expect(rubric.id).toBe('mine');
  expect(Object.keys(rubric.criteria)).toEqual(['model-weights', 'training-code', 'model-card']);
  expect(rubric.criteria['training-code']).toEqual({
    train: 10,
    license: 'code',
    credit: { open: 1, restricted: 0, none: 0 },
  });
});

test('a byte order mark and Windows line ends change nothing, columns included', async () => {
  const windows = `\uFEFF${SOUND.replaceAll('\n', '\r\n')}`;
  expect((await loadRubric(await file('windows.yaml', windows), { checkIds })).id).toBe('mine');
  const broken = windows.replace('schema: 1', 'schema: 2');
  expect(await problemsOf(await file('windows-broken.yaml', broken))).toEqual([
    'windows-broken.yaml:1:9: this version of rodeo reads rubrics of schema 1',
  ]);
});

/** [what is wrong, what stands in the sound rubric, what stands there instead, the problems] */
const BROKEN: [string, string | RegExp, string, string[]][] = [
  [
    'a misspelled key at the top',
    'minCoverage:',
    'minCoverge:',
    ['1:1: missing key "minCoverage"', '4:1: unknown key "minCoverge", did you mean "minCoverage"?'],
  ],
  ['a key nobody knows', 'title: Mine', 'title: Mine\nweights: 3', ['4:1: unknown key "weights"']],
  ['a missing key', 'title: Mine\n', '', ['1:1: missing key "title"']],
  [
    'a missing key deep inside',
    'none: 0.3',
    'non: 0.3',
    ['5:1: missing key "none"', '5:44: unknown key "non", did you mean "none"?'],
  ],
  [
    'another schema version, before all else',
    'schema: 1\n',
    'schema: 7\ncolour: red\n',
    ['1:9: this version of rodeo reads rubrics of schema 1'],
  ],
  [
    'a schema version that is text',
    'schema: 1',
    'schema: "1"',
    ['1:9: this version of rodeo reads rubrics of schema 1'],
  ],
  ['no schema version', 'schema: 1\n', '', ['1:1: missing key "schema" (1)']],
  ['no id', 'id: mine\n', '', ['1:1: missing key "id"']],
  [
    'an id with blanks',
    'id: mine',
    'id: My Rubric',
    ['2:5: must be lower-case letters, digits, dots and dashes'],
  ],
  ['an empty title', 'title: Mine', 'title: "  "', ['3:8: must not be empty']],
  ['a number as text', 'run: 30', 'run: "30"', ['10:25: must be a number, not "30"']],
  ['a negative weight', 'run: 30', 'run: -30', ['10:25: must not be less than 0']],
  ['an infinite weight', 'run: 30', 'run: .inf', ['10:25: must not be more than 10000']],
  ['a weight that is no number', 'run: 30', 'run: .nan', ['10:25: must be a number, not NaN']],
  ['a share above one', 'minCoverage: 0.5', 'minCoverage: 50', ['4:14: must not be more than 1']],
  [
    'a list where a mapping belongs',
    '  run: { title: Run, headline: true }',
    '  run: [Run]',
    ['7:8: a list does not belong here'],
  ],
  ['a list for a criterion', 'model-card: {}', 'model-card: []', ['12:15: a list does not belong here']],
  ['a headline that is text', 'headline: true', 'headline: yes', ['7:32: must be true or false, not "yes"']],
  [
    'a mapping where text belongs',
    'title: Mine',
    'title: { en: Mine }',
    ['3:8: must be text, not a mapping'],
  ],
  [
    'tiers that are no list',
    /tiers:[\s\S]*?archetypes/,
    'tiers: Open\narchetypes',
    ['13:8: must be a list, not "Open"'],
  ],
  [
    'a tier key that is misspelled',
    'atLeast: 70',
    'atleast: 70',
    ['14:7: unknown key "atleast", did you mean "atLeast"?'],
  ],
  [
    'an unknown scope',
    'license: weights',
    'license: model',
    ['10:38: must be one of weights, code, data, documents, not "model"'],
  ],
  [
    'a British license',
    'license: weights',
    'licence: weights',
    ['10:29: unknown key "licence", did you mean "license"?'],
  ],
  [
    'a criterion that counts towards an unknown score',
    'run: 30',
    'runn: 30',
    ['7:3: no criterion counts towards "run"', '10:20: unknown key "runn", did you mean "run"?'],
  ],
  [
    'a criterion key near nothing',
    'model-card: {}',
    'model-card: { elegance: 3 }',
    ['12:17: unknown key "elegance": neither a score nor one of license, credit'],
  ],
  [
    'an unknown check',
    'model-card: {}',
    'modle-card: {}',
    ['12:3: unknown check "modle-card", did you mean "model-card"?'],
  ],
  ['an unknown check near nothing', 'model-card: {}', 'taste: {}', ['12:3: unknown check "taste"']],
  [
    "credit for nobody's license",
    'license: code, ',
    '',
    ['11:31: credit without "license": whose license is meant?'],
  ],
  ['a score nobody counts towards', 'train: 10', 'train: 0', ['8:3: no criterion counts towards "train"']],
  ['no headline', ', headline: true', '', ['6:1: one score must be the headline (headline: true)']],
  [
    'two headlines',
    '{ title: Train }',
    '{ title: Train, headline: true }',
    ['8:26: there is one headline, and "run" is it already'],
  ],
  [
    'a score with the name of an option',
    'train: { title: Train }',
    'license: { title: Train }',
    [
      '8:3: a score cannot be called "license": criteria use that word',
      '11:20: unknown key "train": neither a score nor one of license, credit',
      '17:37: unknown score "train"',
    ],
  ],
  [
    'no tiers',
    /tiers:[\s\S]*?archetypes/,
    'tiers: []\narchetypes',
    ['13:1: there must be at least one tier'],
  ],
  [
    'tiers that go up',
    '  - { label: Closed }',
    '  - { atLeast: 80, label: High }\n  - { label: Closed }',
    ['15:16: tiers go down: 80 is not below 70'],
  ],
  [
    'tiers that repeat',
    '  - { label: Closed }',
    '  - { atLeast: 70, label: Same }\n  - { label: Closed }',
    ['15:16: tiers go down: 70 is not below 70'],
  ],
  [
    'a last tier that does not take the rest',
    '{ label: Closed }',
    '{ atLeast: 10, label: Closed }',
    ['15:7: the last tier takes the rest: leave out atLeast'],
  ],
  [
    'a tier in the middle without a bound',
    'atLeast: 70, ',
    '',
    ['14:5: only the last tier goes without atLeast'],
  ],
  [
    'an archetype on an unknown score',
    'when: { run: 50',
    'when: { rum: 50',
    ['17:28: unknown score "rum", did you mean "run"?'],
  ],
  [
    'an archetype after one that always holds',
    ', when: { run: 50, train: { atLeast: 50, below: 100 } }',
    '',
    ['17:5: this archetype always holds, so those after it never do'],
  ],
  ['a condition that nothing meets', 'below: 100', 'below: 50', ['17:44: no score can meet this condition']],
  ['a misspelled bound', 'below: 100', 'bellow: 100', ['17:59: unknown key "bellow", did you mean "below"?']],
  [
    'a bound that is text',
    'run: 50',
    'run: half',
    ['17:33: must be a number or { atLeast, below }, not "half"'],
  ],
  ['a bound above a hundred', 'run: 50', 'run: 150', ['17:33: must not be more than 100']],
  ['a key given twice', 'title: Mine', 'title: Mine\ntitle: Yours', ['4:1: this key is given twice']],
  [
    'a criterion given twice',
    '  model-card: {}',
    '  model-card: {}\n  model-weights: { run: 1 }',
    ['13:3: this key is given twice'],
  ],
  ['a tab', '  model-card: {}', '\tmodel-card: {}', ['12:1: indented by a tab: YAML wants spaces']],
  ['an anchor', 'title: Mine', 'title: &name Mine', ['3:14: anchors are not allowed']],
  [
    'an alias',
    /title: Mine[\s\S]*title: Run/,
    'title: &a Mine\nminCoverage: *a\nscores:\n  run: { title: Run',
    ['3:11: anchors are not allowed', '4:14: aliases are not allowed'],
  ],
  [
    'a merge key',
    '  model-card: {}',
    '  model-card: { <<: { run: 1 } }',
    ['12:17: merge keys are not allowed'],
  ],
  ['a tag', 'title: Mine', 'title: !!js/function Mine', ['3:8: tags are not allowed']],
  ['a standard tag', 'run: 30', 'run: !!int 30', ['10:31: tags are not allowed']],
  ['a key that is no text', 'title: Mine', 'title: Mine\n7: seven', ['4:1: a key must be plain text']],
  [
    'a key that reaches into JavaScript',
    '  model-card: {}',
    '  __proto__: { run: 3 }',
    ['12:3: unknown key "__proto__"'],
  ],
  ['a constructor', '  run: {', '  constructor: {', ['7:3: unknown key "constructor"']],
  ['a key without a value', 'model-card: {}', 'model-card:', ['12:3: this key has no value']],
  ['a null', 'model-card: {}', 'model-card: null', ['12:15: must be a mapping, not null']],
  [
    'a second document',
    'title: Mine',
    'title: Mine\n---\nid: two',
    ['4:1: a second document begins here: a rubric is one document'],
  ],
];

describe('every fault has its place', () => {
  test.each(BROKEN)('%s', async (name, from, to, expected) => {
    const broken = SOUND.replace(from, to);
    expect(broken).not.toBe(SOUND);
    const path = await file(`${name.replace(/\W+/g, '-')}.yaml`, broken);
    expect(await problemsOf(path)).toEqual(
      expected.map((problem) => `${name.replace(/\W+/g, '-')}.yaml:${problem}`),
    );
  });

  test.each([
    ['nothing at all', '', '1:1: the file is empty'],
    ['a comment alone', '# later\n', '1:1: the file is empty'],
    ['a list', '\n- schema: 1\n', '2:1: a rubric is a mapping of keys to values'],
    ['a word', 'rodeo\n', '1:1: a rubric is a mapping of keys to values'],
    ['brackets without end', '['.repeat(60_000), '1:33: nested deeper than 32 levels'],
    ['lists in lists in lists', '- '.repeat(60_000), '1:64: nested deeper than 32 levels'],
    ['an open quote', 'schema: 1\ntitle: "Mine\n', '3:1: missing closing "quote'],
  ])('%s', async (name, content, expected) => {
    const path = await file(`${name.replaceAll(' ', '-')}.yaml`, content);
    expect(await problemsOf(path)).toEqual([`${name.replaceAll(' ', '-')}.yaml:${expected}`]);
  });
});

describe('the error that a user sees', () => {
  test('one problem is one line and exit code 2', async () => {
    const path = await file('one.yaml', SOUND.replace('run: 30', 'run: -30'));
    const error = await failure(path);
    expect(error.message).toBe(`${path}:10:25: must not be less than 0`);
    expect(error.exitCode).toBe(2);
    expect(error.hint).toBeUndefined();
  });

  test('more problems are counted, and the hint says how to list them', async () => {
    const path = await file(
      'three.yaml',
      SOUND.replace('id: mine', 'id: A').replace('title: Mine', 'titel: Mine'),
    );
    const error = await failure(path);
    expect(error.message).toBe(`${path}:1:1: missing key "title" (and 2 more)`);
    expect(error.hint).toBe(`rodeo rubric validate ${path} lists all of them.`);
  });

  test('a misspelled id gets the nearest one and how to name a file', async () => {
    const error = await failure('rodoe');
    expect(error.message).toBe('there is no rubric "rodoe", did you mean "rodeo"?');
    expect(error.hint).toContain('./rodoe.yaml');
    expect(error.exitCode).toBe(2);
  });

  test('a file that is not there, a folder, bytes, and far too much text', async () => {
    const missing = join(folder, 'missing.yaml');
    expect((await failure(missing)).message).toBe(`${missing} does not exist`);
    expect((await failure(`${folder}/`)).message).toBe(`${folder}/ is a folder`);
    const bytes = await file('bytes.yaml', Uint8Array.of(0x73, 0xff, 0xfe));
    expect((await failure(bytes)).message).toBe(`${bytes} is not UTF-8 text`);
    const large = await file('large.yaml', `${SOUND}#${'x'.repeat(128 * 1024)}\n`);
    expect((await failure(large)).message).toBe(`${large} is larger than 128 KB`);
  });
});

describe('extends', () => {
  test('mappings merge key by key, lists replace, null removes, and the rest stays', async () => {
    await file('base.yaml', SOUND);
    const path = await file(
      'derived.yaml',
      `schema: 1
id: derived
extends: ./base.yaml
licenseCredit: { none: 0 }
criteria:
  model-card: null
  model-weights: { run: 40, train: 5, license: null }
tiers: [{ label: Any }]
`,
    );
    const base = await weighted(join(folder, 'base.yaml'), { checkIds });
    expect(await loadRubric(path, { checkIds })).toEqual({
      ...base,
      id: 'derived',
      licenseCredit: { open: 1, restricted: 0.2, none: 0 },
      criteria: { 'model-weights': { run: 40, train: 5 }, 'training-code': base.criteria['training-code'] },
      tiers: [{ label: 'Any' }],
    });
  });

  test('licenseCredit holds for inherited criteria that have a credit of their own, unless the file states theirs', async () => {
    const own = '{ open: 1, restricted: 0.8, none: 0.8 }';
    await file('credit.yaml', SOUND.replace(/license: weights/, `license: weights, credit: ${own}`));
    const head =
      'schema: 1\nid: strict\nextends: ./credit.yaml\nlicenseCredit: { restricted: 0, none: 0.1 }\n';
    const strict = await weighted(await file('strict.yaml', head), { checkIds });
    expect(strict.criteria['model-weights']?.credit).toEqual({ open: 1, restricted: 0, none: 0.1 });
    const stated = `${head}criteria: { model-weights: { credit: { none: 0.5 } } }\n`;
    const other = await weighted(await file('stated.yaml', stated), { checkIds });
    expect(other.criteria['model-weights']?.credit).toEqual({ open: 1, restricted: 0, none: 0.5 });
    const wrong = await file('wrong.yaml', head.replace('0.1', 'much'));
    expect(await problemsOf(wrong)).toHaveLength(1);
  });

  test('a path is relative to the file that names it, through several files', async () => {
    await file('a/base.yaml', SOUND);
    await file('a/b/middle.yaml', 'schema: 1\nid: middle\nextends: ../base.yaml\ntitle: Middle\n');
    const path = await file('leaf.yaml', 'schema: 1\nid: leaf\nextends: a/b/middle.yaml\nminCoverage: 1\n');
    const rubric = await loadRubric(path, { checkIds });
    expect([rubric.id, rubric.title, rubric.minCoverage]).toEqual(['leaf', 'Middle', 1]);
  });

  test('a fault is told in the file that has it', async () => {
    await file('faulty-base.yaml', SOUND.replace('run: 30', 'run: -30'));
    const path = await file(
      'faulty.yaml',
      'schema: 1\nid: faulty\nextends: faulty-base.yaml\ncriteria:\n  model-card: { rnu: 1 }\n',
    );
    expect(await problemsOf(path)).toEqual(['faulty-base.yaml:10:25: must not be less than 0']);
    await file('faulty-base.yaml', SOUND);
    expect(await problemsOf(path)).toEqual(['faulty.yaml:5:17: unknown key "rnu", did you mean "run"?']);
  });

  test('removing what everything else needs is told where it was', async () => {
    await file('base.yaml', SOUND);
    const path = await file('gone.yaml', 'schema: 1\nid: gone\nextends: base.yaml\nscores:\n  run: null\n');
    expect(await problemsOf(path)).toEqual([
      'gone.yaml:4:1: one score must be the headline (headline: true)',
      'base.yaml:10:20: unknown key "run": neither a score nor one of license, credit',
      'base.yaml:17:28: unknown score "run"',
    ]);
  });

  test('removing what is not there is a misspelling', async () => {
    await file('base.yaml', SOUND);
    const path = await file(
      'typo.yaml',
      'schema: 1\nid: typo\nextends: base.yaml\ncriteria:\n  modle-card: null\n',
    );
    expect(await problemsOf(path)).toEqual([
      'typo.yaml:5:3: there is no "modle-card" to remove, did you mean "model-card"?',
    ]);
  });

  test.each([
    ['an unknown rubric', 'extends: rodoe', /^x\.yaml:3:10: there is no rubric "rodoe": shipped are .*rodeo/],
    ['a missing file', 'extends: ./nowhere.yaml', /^x\.yaml:3:10: nowhere\.yaml does not exist$/],
    ['an absolute path', 'extends: /etc/passwd', /^x\.yaml:3:10: must be a path relative to this file$/],
    ['a number', 'extends: 3', /^x\.yaml:3:10: must be the id of a shipped rubric or a path$/],
    ['itself', 'extends: x.yaml', /^x\.yaml:3:10: x\.yaml already extends this file: a circle$/],
  ])('%s', async (_, line, expected) => {
    const path = await file('x.yaml', `schema: 1\nid: x\n${line}\n`);
    const problems = await problemsOf(path);
    expect(problems).toEqual([expect.stringMatching(expected)]);
  });

  test('a circle of two files, one of them under another name', async () => {
    const path = await file('circle-a.yaml', 'schema: 1\nid: a\nextends: circle-link.yaml\n');
    await file('circle-b.yaml', 'schema: 1\nid: b\nextends: circle-a.yaml\n');
    await symlink(join(folder, 'circle-b.yaml'), join(folder, 'circle-link.yaml'));
    expect(await problemsOf(path)).toEqual([
      'circle-link.yaml:3:10: circle-a.yaml already extends this file: a circle',
    ]);
  });

  test('every file states its own id and version', async () => {
    await file('base.yaml', SOUND);
    expect(await problemsOf(await file('no-id.yaml', 'schema: 1\nextends: base.yaml\n'))).toEqual([
      'no-id.yaml:1:1: missing key "id"',
    ]);
    expect(await problemsOf(await file('no-schema.yaml', 'id: x\nextends: base.yaml\n'))).toEqual([
      'no-schema.yaml:1:1: missing key "schema" (1)',
    ]);
  });
});
