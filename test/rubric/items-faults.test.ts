/** Each mistake in a rubric of items is told at its line and column, and none passes in silence. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RodeoError } from '../../src/errors.js';
import type { ItemRubric } from '../../src/rubric/items-schema.js';
import { loadRubric, readEither, readRubric } from '../../src/rubric/load.js';
import { problemText } from '../../src/rubric/yaml.js';

const checkIds = ['model-weights', 'model-card', 'training-code'];

/** Sound, and the base of every broken one below. */
const SOUND = `schema: 1
id: mine
title: Mine
framework: { name: Mine, version: "1", url: https://example.org }
minCoverage: 0.5
scores:
  all: { title: All, unit: count }
levels:
  - { id: open, label: Open, worth: 1 }
  - { id: partial, label: Partial, worth: 0.5 }
  - { id: closed, label: Closed, worth: 0 }
items:
  weights:
    title: Weights
    weight: 2
    levels:
      open: { all: [model-weights, { license: weights, is: [open] }] }
      partial: { check: model-weights, atLeast: 0.5 }
  code:
    title: Code
    levels:
      open: { any: [training-code, { item: weights, level: partial }] }
      partial: { count: 1, of: [training-code, { license: code, osi: true }] }
  hours:
    title: Hours
    notCheckable: Only its developer knows.
tiers:
  - { atLeast: 70, label: High }
  - { label: Low }
ladder:
  - { label: None }
  - { label: Bronze, all: [weights] }
  - { label: Silver, all: [{ item: code, level: partial }] }
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-items-'));
  await writeFile(join(folder, 'base.yaml'), SOUND);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
async function file(content: string): Promise<string> {
  const path = join(folder, `r${count++}.yaml`);
  await writeFile(path, content);
  return path;
}

/** `line:column: message` of every problem. */
async function problemsOf(content: string): Promise<string[]> {
  const { problems } = await readRubric(await file(content), { checkIds });
  return problems.map((problem) => problemText(problem).replace(/^.*?\.yaml:(?=\d)/, ''));
}

/** The sound rubric with one piece changed; the piece must be there. */
function changed(from: string, to: string): string {
  expect(SOUND.split(from)).toHaveLength(2);
  return SOUND.replace(from, to);
}

const load = async (content: string) => (await loadRubric(await file(content), { checkIds })) as ItemRubric;

it('a valid rubric loads as it was written', async () => {
  const rubric = await load(SOUND);
  expect(Object.keys(rubric.items)).toEqual(['weights', 'code', 'hours']);
  expect(rubric.items.weights).toEqual({
    title: 'Weights',
    weight: 2,
    levels: {
      open: { all: ['model-weights', { license: 'weights', is: ['open'] }] },
      partial: { check: 'model-weights', atLeast: 0.5 },
    },
  });
});

describe('what is wrong is told at its place', () => {
  it.each<[string, string, string, string[]]>([
    [
      'an unknown check',
      'all: [model-weights,',
      'all: [modle-weights,',
      ['17:21: unknown check "modle-weights", did you mean "model-weights"?'],
    ],
    [
      'an unknown check with a share',
      '{ check: model-weights,',
      '{ check: weihgts,',
      ['18:25: unknown check "weihgts"'],
    ],
    [
      'an item in place of a check',
      'any: [training-code,',
      'any: [weights,',
      ['22:21: "weights" is an item: write { item: weights, level: … }'],
    ],
    [
      'an unknown item',
      '{ item: weights, level: partial }',
      '{ item: wights, level: partial }',
      ['22:44: unknown item "wights", did you mean "weights"?'],
    ],
    [
      'a level that does not exist',
      '{ item: weights, level: partial }',
      '{ item: weights, level: parital }',
      ['22:60: unknown level "parital", did you mean "partial"?'],
    ],
    [
      'a level that everything has',
      '{ item: weights, level: partial }',
      '{ item: weights, level: closed }',
      ['22:60: every item is at least "closed"'],
    ],
    [
      'an item that cannot be checked',
      '{ item: weights, level: partial }',
      '{ item: hours, level: partial }',
      ['22:44: "hours" is notCheckable: nothing can rest on it'],
    ],
    [
      'a condition for a level that does not exist',
      '      partial: { check',
      '      partail: { check',
      ['18:7: unknown level "partail", did you mean "partial"?'],
    ],
    [
      'a condition for the last level',
      '      partial: { check',
      '      closed: { check',
      ['18:7: "closed" is the last level: it takes the rest and has no condition'],
    ],
    [
      'an item without a condition',
      'levels:\n      open: { any: [training-code, { item: weights, level: partial }] }\n      partial: { count: 1, of: [training-code, { license: code, osi: true }] }',
      'levels: {}',
      ['21:5: no level has a condition'],
    ],
    [
      'an item with neither levels nor a reason',
      '    notCheckable: Only its developer knows.\n',
      '',
      ['24:3: this item has neither levels nor notCheckable'],
    ],
    [
      'an item with both',
      '    title: Weights\n',
      '    title: Weights\n    notCheckable: No.\n',
      [
        '13:3: this item has both levels and notCheckable',
        '23:44: "weights" is notCheckable',
        '33:28: "weights" is notCheckable',
      ],
    ],
    ['an item without a title', '    title: Code\n', '', ['19:3: missing key "title"']],
    [
      'an unknown key of an item',
      '    weight: 2',
      '    wieght: 2',
      ['15:5: unknown key "wieght", did you mean "weight"?'],
    ],
    ['a weight of nothing', 'weight: 2', 'weight: 0', ['15:13: must be more than 0']],
    ['a weight in words', 'weight: 2', 'weight: two', ['15:13: must be a number, not "two"']],
    [
      'an empty list',
      '{ any: [training-code, { item: weights, level: partial }] }',
      '{ any: [] }',
      ['22:20: there is nothing in this list'],
    ],
    [
      'a list in place of a condition',
      '{ check: model-weights, atLeast: 0.5 }',
      '[model-weights]',
      ['18:16: must be a check id, or one of { check }'],
    ],
    [
      'a number in place of a condition',
      '{ check: model-weights, atLeast: 0.5 }',
      '5',
      ['18:16: must be a check id, or one of { check }'],
    ],
    [
      'a condition in place of a list',
      'any: [training-code, { item: weights, level: partial }]',
      'any: training-code',
      ['22:20: must be a list, not "training-code"'],
    ],
    [
      'two conditions in one',
      '{ check: model-weights, atLeast: 0.5 }',
      '{ check: model-weights, any: [model-card] }',
      ['18:40: one condition cannot be both "check" and "any"'],
    ],
    [
      'an unknown condition',
      '{ check: model-weights, atLeast: 0.5 }',
      '{ al: [model-weights] }',
      ['18:18: unknown condition "al", did you mean "all"?'],
    ],
    [
      'an unknown key of a condition',
      'atLeast: 0.5',
      'atleast: 0.5',
      ['18:40: unknown key "atleast", did you mean "atLeast"?'],
    ],
    ['a share above one', 'atLeast: 0.5', 'atLeast: 50', ['18:49: must not be more than 1']],
    ['a share of nothing', 'atLeast: 0.5', 'atLeast: 0', ['18:49: at least 0 always holds']],
    [
      'a count above the list',
      'count: 1',
      'count: 3',
      ['23:25: must not be more than the 2 that are listed'],
    ],
    [
      'a count without a list',
      '{ count: 1, of: [training-code, { license: code, osi: true }] }',
      '{ count: 1 }',
      ['23:16: missing key "of"'],
    ],
    ['a count of nothing', 'count: 1', 'count: 0', ['23:25: must not be less than 1']],
    [
      'an unknown scope',
      'license: weights, is',
      'license: weihgts, is',
      ['17:47: must be one of weights, code, data, documents, not "weihgts"'],
    ],
    [
      'an unknown openness',
      'is: [open]',
      'is: [opne]',
      ['17:61: must be one of open, restricted, unclear, none, not "opne"'],
    ],
    [
      'an openness that nobody can ask for',
      'is: [open]',
      'is: [unknown]',
      ['17:61: must be one of open, restricted, unclear, none, not "unknown"'],
    ],
    ['osi: false', 'osi: true', 'osi: false', ['23:70: must be true, not false']],
    [
      'the same thing twice',
      'all: [model-weights,',
      'all: [model-weights, model-weights,',
      ['17:36: this is listed twice'],
    ],
    [
      'a circle',
      'open: { all: [model-weights,',
      'open: { all: [{ item: code, level: open },',
      ['22:44: items rest on each other in a circle: weights → code → weights'],
    ],
    [
      'an item that rests on itself',
      '{ item: weights, level: partial }',
      '{ item: code, level: partial }',
      ['22:44: items rest on each other in a circle: code → code'],
    ],
    [
      'one level only',
      '  - { id: partial, label: Partial, worth: 0.5 }\n  - { id: closed, label: Closed, worth: 0 }\n',
      '',
      ['8:1: there must be at least two levels'],
    ],
    ['levels may be worth the same', 'worth: 0.5', 'worth: 0', []],
    [
      'a level worth more than the one above',
      'label: Closed, worth: 0',
      'label: Closed, worth: 0.7',
      ['11:41: levels go down: 0.7 is more than 0.5'],
    ],
    ['a level twice', 'id: partial,', 'id: open,', ['10:11: there is a level "open" already']],
    [
      'two scores',
      '  all: { title: All, unit: count }\n',
      '  all: { title: All }\n  more: { title: More }\n',
      ['8:3: items add up to one score, and "all" is it already'],
    ],
    ['no score', '  all: { title: All, unit: count }\n', '  {}\n', ['6:1: there must be a score']],
    ['an unknown unit', 'unit: count', 'unit: points', ['7:28: must be one of percent, count, not "points"']],
    ['a link that is none', 'url: https://example.org', 'url: example', ['4:45: must be a link']],
    [
      'tiers that go up',
      '{ label: Low }',
      '{ atLeast: 80, label: Low }',
      ['29:16: tiers go down: 80 is not below 70'],
    ],
    [
      'a ladder that names an unknown item',
      'all: [weights]',
      'all: [wieghts]',
      ['32:28: unknown item "wieghts", did you mean "weights"?'],
    ],
    [
      'a ladder that names what cannot be checked',
      'all: [weights]',
      'all: [hours]',
      ['32:28: "hours" is notCheckable'],
    ],
    [
      'a ladder with an unknown level',
      '{ item: code, level: partial }',
      '{ item: code, level: full }',
      ['33:49: unknown level "full"'],
    ],
    [
      'a ladder that asks twice',
      'all: [{ item: code, level: partial }]',
      'all: [weights]',
      ['33:28: "Bronze" asks for "weights" already'],
    ],
    ['a rung twice', 'label: Silver', 'label: Bronze', ['33:14: there is a rung "Bronze" already']],
    [
      'a rung without items above others',
      'Bronze, all: [weights]',
      'Bronze',
      ['32:5: only the first rung goes without items'],
    ],
    ['a rung with an empty list', 'all: [weights]', 'all: []', ['32:27: this rung asks for nothing']],
    [
      'a mapping that is a list',
      'scores:\n  all: { title: All, unit: count }',
      'scores: []',
      ['6:9: a list does not belong here'],
    ],
    [
      'a verdict beside a ladder',
      'tiers:',
      'verdict: weakest\ntiers:',
      ['27:1: the ladder gives the verdict: leave out one of the two'],
    ],
    ['an unknown verdict', 'tiers:', 'verdict: best\ntiers:', ['27:10: ']],
    [
      'an unknown key',
      'minCoverage',
      'minimumCoverage',
      ['1:1: missing key "minCoverage"', '5:1: unknown key "minimumCoverage"'],
    ],
    [
      'a key twice',
      '    title: Code\n',
      '    title: Code\n    title: Code\n',
      ['21:5: this key is given twice'],
    ],
    [
      'criteria beside items',
      'items:',
      'criteria: {}\nitems:',
      ['13:1: a rubric has either criteria or items, and this one has both'],
    ],
    [
      'items as a list',
      SOUND.slice(SOUND.indexOf('items:'), SOUND.indexOf('tiers:')),
      'items: [a]\n',
      ['12:8: a list does not belong here'],
    ],
    [
      'nothing that can be checked',
      SOUND.slice(SOUND.indexOf('  weights:\n'), SOUND.indexOf('  hours:')),
      '',
      ['12:1: no item can be checked', '21:28: unknown item "weights"', '22:36: unknown item "code"'],
    ],
  ])('%s', async (_, from, to, expected) => {
    const problems = await problemsOf(changed(from, to));
    expect(problems).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(problems[index]).toContain(start);
    for (const problem of problems) expect(problem).toMatch(/^\d+:\d+: \S/);
  });

  it('neither criteria nor items', async () => {
    const neither = SOUND.slice(0, SOUND.indexOf('items:'));
    expect(await problemsOf(neither)).toEqual([
      '1:1: a rubric has either criteria, which weigh checks, or items, and this one has neither',
    ]);
  });

  it('more items than any framework has', async () => {
    const many = Array.from({ length: 501 }, (_, i) => `  i${i}: { title: I, notCheckable: No. }\n`).join('');
    expect(await problemsOf(changed('items:\n', `items:\n${many}`))).toEqual(['12:1: more than 500 items']);
  });

  it('with exit code 2', async () => {
    const path = await file(changed('all: [weights]', 'all: [wieghts]'));
    const error = await loadRubric(path, { checkIds }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RodeoError);
    expect(error).toMatchObject({ exitCode: 2 });
  });
});

describe('extending a rubric of items', () => {
  const derived = (rest: string) => `schema: 1\nid: derived\nextends: ./base.yaml\n${rest}`;

  it('names only what differs; a condition is replaced as a whole', async () => {
    const rubric = await load(
      derived(
        'title: Other\nitems:\n  weights: { levels: { open: { any: [model-card, training-code] } } }\n',
      ),
    );
    expect(rubric.items.weights?.levels).toEqual({
      open: { any: ['model-card', 'training-code'] },
      partial: { check: 'model-weights', atLeast: 0.5 },
    });
    expect(rubric).toMatchObject({ id: 'derived', title: 'Other', framework: { name: 'Mine' } });
  });

  it('null removes an item, a level, or what makes an item checkable', async () => {
    const rubric = await load(derived('items:\n  hours: null\n  weights: { levels: { partial: null } }\n'));
    expect(Object.keys(rubric.items)).toEqual(['weights', 'code']);
    expect(Object.keys(rubric.items.weights?.levels ?? {})).toEqual(['open']);
    const asked = await load(
      derived('items:\n  hours: { notCheckable: null, levels: { open: model-card } }\n'),
    );
    expect(asked.items.hours).toEqual({ title: 'Hours', levels: { open: 'model-card' } });
  });

  it.each([
    ['items:\n  huors: null\n', '5:3: there is no "huors" to remove, did you mean "hours"?'],
    [
      'items:\n  weights: { levels: { open: modle-card } }\n',
      '5:30: unknown check "modle-card", did you mean "model-card"?',
    ],
    ['criteria: {}\n', 'a rubric has either criteria or items, and this one has both'],
  ])('%j is wrong at its place', async (rest, expected) => {
    expect((await problemsOf(derived(rest))).join('\n')).toContain(expected);
  });

  it('an item that others rest on cannot go unnoticed', async () => {
    const problems = await problemsOf(derived('items:\n  weights: null\n'));
    expect(problems.join('\n')).toContain('22:44: unknown item "weights"');
    expect(problems.join('\n')).toContain('32:28: unknown item "weights"');
  });

  it('is no class ladder', async () => {
    const read = await readEither(join(folder, 'base.yaml'));
    expect(read.ladder).toBeUndefined();
  });
});
