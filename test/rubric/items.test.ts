/** Levels, scores and verdicts of a framework's items, on small made-up rubrics. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/checks/check.js';
import type { Licenses } from '../../src/licenses/license.js';
import { checksOf, scoreItems } from '../../src/rubric/items.js';
import type { Item, ItemCondition, ItemRubric } from '../../src/rubric/items-schema.js';
import { finding, licenses } from './findings.js';

/** Three levels; each condition of `items` is for the first one unless it is an item itself. */
function rubricOf(items: Record<string, ItemCondition | Item>, rest: Partial<ItemRubric> = {}): ItemRubric {
  const isItem = (one: ItemCondition | Item): one is Item => typeof one === 'object' && 'title' in one;
  return {
    schema: 1,
    id: 'test',
    title: 'Test',
    minCoverage: 0.8,
    scores: { open: { title: 'Openness', headline: true } },
    levels: [
      { id: 'open', label: 'Open', worth: 1 },
      { id: 'partial', label: 'Partial', worth: 0.5 },
      { id: 'closed', label: 'Closed', worth: 0 },
    ],
    items: Object.fromEntries(
      Object.entries(items).map(([id, one]) => [
        id,
        isItem(one) ? one : { title: id, levels: { open: one } },
      ]),
    ),
    ...rest,
  };
}

const FINDINGS: Finding[] = [
  finding('yes', 'pass'),
  finding('half', 'partial', { share: 0.5 }),
  finding('no', 'fail'),
  finding('unseen', 'unknown'),
  finding('none', 'notApplicable'),
];

const score = (rubric: ItemRubric, by: Licenses = licenses()) => scoreItems(FINDINGS, rubric, by);

/** The level of one item with that condition for `open`: one word, or a range where something could not be seen. */
function levelOf(condition: ItemCondition, by?: Licenses): string | null {
  const [item] = score(rubricOf({ one: condition }), by).items;
  return item?.levelAtMost === undefined ? (item?.level ?? null) : `${item.level} to ${item.levelAtMost}`;
}

describe('conditions', () => {
  it.each<[string, ItemCondition, string | null]>([
    ['a check that passes', 'yes', 'open'],
    ['a check that passes in part', 'half', 'closed'],
    ['a share that is there', { check: 'half', atLeast: 0.5 }, 'open'],
    ['a share that is not there', { check: 'half', atLeast: 0.6 }, 'closed'],
    ['a check that fails', 'no', 'closed'],
    ['a check that could not be seen', 'unseen', 'closed to open'],
    ['a check that does not apply', 'none', null],
    ['all', { all: ['yes', { check: 'half', atLeast: 0.5 }] }, 'open'],
    ['all with one that fails', { all: ['yes', 'no', 'unseen'] }, 'closed'],
    ['all with one that could not be seen', { all: ['yes', 'unseen'] }, 'closed to open'],
    ['what does not apply drops out of all', { all: ['yes', 'none'] }, 'open'],
    ['and leaves nothing', { all: ['none'] }, null],
    ['any', { any: ['no', 'yes', 'unseen'] }, 'open'],
    ['any with one that could not be seen', { any: ['no', 'unseen'] }, 'closed to open'],
    ['what does not apply is no way to meet any', { any: ['no', 'none'] }, 'closed'],
    ['any of nothing', { any: ['none'] }, null],
    ['a count', { count: 2, of: ['yes', 'no', { check: 'half', atLeast: 0.5 }] }, 'open'],
    ['a count that is missed', { count: 2, of: ['yes', 'no', 'half'] }, 'closed'],
    ['a count that the unseen may reach', { count: 2, of: ['yes', 'no', 'unseen'] }, 'closed to open'],
    ['a count is lowered to what applies', { count: 2, of: ['yes', 'none'] }, 'open'],
    ['nested', { any: ['no', { all: ['yes', { any: ['unseen', 'yes'] }] }] }, 'open'],
  ])('%s', (_, condition, expected) => {
    expect(levelOf(condition)).toBe(expected);
  });
});

describe('items', () => {
  const half: Item = {
    title: 'Half',
    levels: { open: 'yes', partial: { check: 'half', atLeast: 0.5 } },
  };

  it('stand at the highest level that is met', () => {
    expect(score(rubricOf({ half })).items[0]).toMatchObject({ level: 'open', low: 1, high: 1 });
    const lower = { ...half, levels: { ...half.levels, open: 'no' } };
    expect(score(rubricOf({ lower })).items[0]).toMatchObject({ level: 'partial', low: 0.5, high: 0.5 });
  });

  it('may stand higher where something could not be seen', () => {
    const maybe = { ...half, levels: { ...half.levels, open: 'unseen' } };
    const [item] = score(rubricOf({ maybe })).items;
    expect(item).toMatchObject({ level: 'partial', levelAtMost: 'open', low: 0.5, high: 1 });
  });

  it('read each other, whatever their order', () => {
    const items = score(
      rubricOf({
        first: { item: 'second', level: 'partial' },
        second: { title: 'Second', levels: { partial: 'yes' } },
        third: { item: 'second', level: 'open' },
        fourth: { item: 'aside', level: 'open' },
        aside: 'none',
      }),
    ).items;
    expect(items.map(({ level }) => level)).toEqual(['open', 'partial', 'closed', null, null]);
  });

  it('say what keeps them from the next level, and what they have', () => {
    const lower = {
      ...half,
      levels: { open: { all: ['yes', 'no'] }, partial: { check: 'half', atLeast: 0.5 } },
    };
    expect(score(rubricOf({ lower })).items[0]?.because).toBe('it is a fail it is a partial');
    expect(score(rubricOf({ top: { all: ['yes', 'no'] } })).items[0]?.because).toBe('it is a fail');
  });

  it('as many as a file may hold may rest on each other, each on all that it can', () => {
    const ids = Array.from({ length: 500 }, (_, index) => `i${index}`);
    const items = ids.map((id, index): [string, ItemCondition] => {
      const others = ids.slice(index + 1, index + 4).map((item) => ({ item, level: 'open' }));
      return [id, others.length > 0 ? { all: others } : 'yes'];
    });
    const cited = { ...finding('yes', 'pass'), citations: [{ url: 'https://example.org', label: 'page' }] };
    const { score: one, items: judged } = scoreItems(
      [cited],
      rubricOf(Object.fromEntries(items)),
      licenses(),
    );
    expect(one.score).toBe(100);
    expect(judged[0]?.citations).toEqual(cited.citations);
  });

  it('name the checks that they ask, each once, and the rubric all of them', () => {
    const rubric = rubricOf({ a: { all: ['yes', { any: ['no', 'yes'] }] }, b: 'half' });
    expect(score(rubric).items.map(({ checks }) => checks)).toEqual([['yes', 'no'], ['half']]);
    expect(checksOf(rubric)).toEqual(['yes', 'no', 'half']);
    expect(score(rubric).findings.map(({ check }) => check)).toEqual(['yes', 'no', 'half']);
  });

  it('a check that was not run is a bug, and is said so', () => {
    expect(() => score(rubricOf({ a: 'other' }))).toThrow('the rubric asks other, but it was not run');
  });
});

describe('the score', () => {
  it('is the weighted mean of what levels are worth', () => {
    const rubric = rubricOf({
      a: { title: 'A', weight: 3, levels: { open: 'yes' } },
      b: 'no',
    });
    expect(score(rubric).score).toMatchObject({
      score: 75,
      low: 75,
      high: 75,
      earned: 3,
      possible: 4,
      coverage: 1,
    });
  });

  it('is a range where something could not be seen, and inconclusive under the least coverage', () => {
    const rubric = rubricOf({ a: 'yes', b: 'unseen', c: 'no', d: 'no' });
    expect(score(rubric).score).toMatchObject({ low: 25, high: 50, coverage: 0.75, inconclusive: true });
    expect(score({ ...rubric, minCoverage: 0.75 }).score.inconclusive).toBe(false);
  });

  it('leaves out what does not apply and what cannot be checked', () => {
    const rubric = rubricOf({
      a: 'yes',
      b: 'none',
      c: { title: 'C', notCheckable: 'Only its developer knows.' },
    });
    const { score: one, items } = score(rubric);
    expect(one).toMatchObject({ score: 100, possible: 1 });
    expect(items[2]).toMatchObject({ level: null, notCheckable: true, because: 'Only its developer knows.' });
    expect(items[1]).not.toHaveProperty('notCheckable');
  });

  it('is null when nothing applies, never 0', () => {
    expect(score(rubricOf({ a: 'none' })).score).toMatchObject({
      score: null,
      low: null,
      high: null,
      tier: null,
    });
  });

  it('has tiers where the rubric names them', () => {
    const tiers = [{ atLeast: 50, label: 'High' }, { label: 'Low' }];
    expect(score(rubricOf({ a: 'yes', b: 'unseen' }, { tiers })).score).toMatchObject({ tier: 'High' });
    expect(score(rubricOf({ a: 'no', b: 'unseen' }, { tiers })).score).toMatchObject({
      tier: 'Low',
      tierAtMost: 'High',
    });
  });

  it('tells whether it is a count', () => {
    expect(score(rubricOf({ a: 'yes' })).score).not.toHaveProperty('unit');
    const scores = { found: { title: 'Found', unit: 'count' as const } };
    expect(score(rubricOf({ a: 'yes' }, { scores })).score).toMatchObject({ unit: 'count', headline: true });
  });
});

describe('a ladder', () => {
  const ladder = [
    { label: 'None' },
    { label: 'Bronze', all: ['a'] },
    { label: 'Silver', all: ['b', { item: 'c', level: 'partial' }] },
    { label: 'Gold', all: ['d'] },
  ];
  const c: Item = { title: 'C', levels: { open: 'no', partial: 'yes' } };
  const verdict = (conditions: Record<string, ItemCondition>, rungs = ladder) =>
    score(rubricOf({ c, ...conditions }, { ladder: rungs })).verdict;

  it('gives the highest rung that is met, with what is missing above it', () => {
    expect(verdict({ a: 'yes', b: 'yes', d: 'no' })).toEqual({
      kind: 'ladder',
      label: 'Silver',
      certain: true,
      rungs: [
        { label: 'Bronze', missing: [], unknown: [] },
        { label: 'Silver', missing: [], unknown: [] },
        { label: 'Gold', missing: ['d'], unknown: [] },
      ],
    });
  });

  it('a rung counts only on top of those below it', () => {
    expect(verdict({ a: 'no', b: 'yes', d: 'yes' })).toMatchObject({ label: 'None', certain: true });
  });

  it('says how high it may go', () => {
    expect(verdict({ a: 'yes', b: 'unseen', d: 'yes' })).toMatchObject({
      label: 'Bronze',
      atMost: 'Gold',
      certain: false,
    });
    expect(verdict({ a: 'yes', b: 'unseen', d: 'no' })).toMatchObject({ label: 'Bronze', atMost: 'Silver' });
  });

  it('asks nothing by an item that does not apply', () => {
    expect(verdict({ a: 'yes', b: 'none', d: 'none' })).toMatchObject({ label: 'Gold', certain: true });
  });

  it('has a word for no rung', () => {
    expect(verdict({ a: 'no', b: 'no', d: 'no' }, ladder.slice(1))).toMatchObject({ label: 'below Bronze' });
  });
});

describe('the weakest level', () => {
  const verdict = (items: Record<string, ItemCondition | Item>) =>
    score(rubricOf(items, { verdict: 'weakest' })).verdict;
  const partial: Item = { title: 'Partial', levels: { open: 'no', partial: 'yes' } };
  const perhaps: Item = { title: 'Perhaps', levels: { open: 'unseen', partial: 'yes' } };

  it('is the verdict, with the items that stand there', () => {
    expect(verdict({ a: 'yes', partial })).toEqual({
      kind: 'weakest',
      label: 'Partial',
      certain: true,
      heldBy: ['partial'],
    });
  });

  it('a sure "closed" is sure whatever else could not be seen', () => {
    expect(verdict({ a: 'no', b: 'unseen' })).toMatchObject({
      label: 'Closed',
      certain: true,
      heldBy: ['a'],
    });
  });

  it('what could not be seen is no "closed"', () => {
    expect(verdict({ partial, b: 'unseen' })).toMatchObject({
      label: 'Unknown',
      atMost: 'Partial',
      certain: false,
      heldBy: ['b'],
    });
  });

  it('a proven level that may be higher is named, with the higher one', () => {
    expect(verdict({ a: 'yes', perhaps })).toMatchObject({
      label: 'Partial',
      atMost: 'Open',
      certain: false,
    });
  });

  it('leaves out what does not apply, and is null when nothing does', () => {
    expect(verdict({ a: 'yes', b: 'none' })).toMatchObject({ label: 'Open', certain: true });
    expect(verdict({ b: 'none' })).toBeNull();
  });

  it('is asked for', () => {
    expect(score(rubricOf({ a: 'yes' })).verdict).toBeNull();
  });
});
