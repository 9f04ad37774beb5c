/** The table of items: what it says, and that nothing in a rubric or in evidence breaks out of it. */
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/report/table/display.js';
import { lookOf } from '../../../src/report/table/grid.js';
import { renderItems } from '../../../src/report/table/items.js';
import type { ItemResult, Result, Score } from '../../../src/result/result.js';

const item = (id: string, changes: Partial<ItemResult> = {}): ItemResult => ({
  id,
  title: `Item ${id}`,
  level: 'yes',
  label: 'Yes',
  low: 1,
  high: 1,
  points: { earned: 1, earnedHigh: 1, possible: 1 },
  because: 'It is there.',
  citations: [],
  checks: ['model-card'],
  ...changes,
});
const outside = { level: null, low: null, high: null, points: { earned: 0, earnedHigh: 0, possible: 0 } };

const ITEMS: ItemResult[] = [
  item('a', { section: 'First' }),
  item('b', { section: 'First', level: 'no', label: 'No', low: 0, high: 0, because: 'It is not there.' }),
  item('c', { section: 'Second', level: 'half', label: 'Half', low: 0.5, high: 0.5 }),
  item('d', { section: 'Second', level: 'no', label: 'No', levelAtMost: 'yes', labelAtMost: 'Yes', low: 0 }),
  item('e', { ...outside, because: 'Nobody says.', notCheckable: true }),
  item('f', { ...outside, because: 'Does not apply to this model.' }),
];

const COUNT = { unit: 'count', earned: 1.5, earnedHigh: 2.5, possible: 4 } as Score;

const lines = (
  changes: Partial<Pick<Result, 'items' | 'verdict' | 'scores' | 'rubric'>> = {},
  { width = 80, verbose = false } = {},
): string[] => {
  const result = { rubric: { id: 'x', title: 'A framework' }, items: ITEMS, scores: [], ...changes };
  return renderItems(result as unknown as Result, lookOf({ width, color: false, verbose }));
};
const text = (...given: Parameters<typeof lines>) => lines(...given).join('\n');

describe('items', () => {
  it('stand under their sections, each with mark, level and reason', () => {
    expect(lines()).toEqual([
      '',
      expect.stringMatching(/^ A framework ─+$/),
      ' First',
      ' ✔ Item a                     Yes        It is there.',
      ' ✘ Item b                     No         It is not there.',
      '',
      ' Second',
      ' ◐ Item c                     Half       It is there.',
      ' ? Item d                     No to Yes  It is there.',
      '',
      expect.stringMatching(/^ Does not apply 1, outside the score ─+$/),
      ' Item f',
      '',
      expect.stringMatching(/^ Not checkable from a repository 1, outside the score ─+$/),
      ' Item e',
    ]);
  });

  it('carry the name and version of their framework', () => {
    const rubric = { id: 'x', title: 'A rubric', framework: { name: 'The Index', version: '2026' } };
    expect(text({ rubric })).toContain(' The Index 2026 ─');
  });

  it('are counted where the rubric counts', () => {
    expect(text({ scores: [COUNT] })).toContain('1.5–2.5 of 4 checkable items; 2 of 6 are not counted');
    const judged = ITEMS.slice(0, 4);
    expect(text({ scores: [COUNT], items: judged })).toMatch(/1\.5–2\.5 of 4 items$/m);
    expect(text()).not.toContain('of 4');
  });

  it('with --verbose tell key, checks and links, and why they are not counted', () => {
    const cited = [
      item('a', { source: 'Table 1', citations: [{ url: 'https://example.org/x', label: 'x' }] }),
    ];
    const said = text({ items: [...cited, ...ITEMS.slice(4)] }, { verbose: true });
    expect(said).toContain('a · Table 1 · checks model-card');
    expect(said).toContain('\n   https://example.org/x');
    expect(said).toContain('– Item e Nobody says.');
  });

  it('without items there is no table', () => {
    expect(lines({ items: [] })).toEqual([]);
  });
});

describe('the verdict', () => {
  it('of a ladder says what each rung lacks', () => {
    const rungs = [
      { label: 'Bronze', missing: [], unknown: [] },
      { label: 'Silver', missing: ['b'], unknown: ['d'] },
    ];
    const said = text({ verdict: { kind: 'ladder', label: 'Bronze', certain: true, rungs } });
    expect(said).toContain('\n Bronze\n Bronze  met\n Silver  missing: Item b · not seen: Item d\n');
  });

  it('says how high it may go', () => {
    const verdict = { kind: 'ladder' as const, label: 'Bronze', atMost: 'Gold', certain: false, rungs: [] };
    expect(text({ verdict })).toContain(' Bronze  so far: at most Gold\n');
  });

  it('of the weakest says which items decide, or are not settled', () => {
    const verdict = { kind: 'weakest' as const, label: 'No', certain: true, heldBy: ['b'] };
    expect(text({ verdict })).toContain('\n No\n decided by: Item b\n');
    const open = { ...verdict, label: 'Unknown', atMost: 'Yes', certain: false, heldBy: ['d'] };
    expect(text({ verdict: open })).toContain('\n Unknown  so far: at most Yes\n not settled: Item d\n');
  });
});

describe.each([60, 80, 120])('at %i columns', (width) => {
  it.each([true, false])('hostile text stays inside (verbose: %s)', (verbose) => {
    const hostile = `\u001b[31m\u202e\r\n${'x'.repeat(300)} ${'語'.repeat(100)}`;
    const items = [
      item('a', { title: hostile, section: hostile, label: hostile.slice(0, 12), because: hostile }),
      item('b', { title: hostile, because: hostile, source: hostile, ...outside, notCheckable: true }),
    ];
    const verdict = { kind: 'weakest' as const, label: hostile, certain: true, heldBy: ['a'] };
    for (const line of lines({ items, verdict }, { width, verbose })) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach a terminal
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('a level with a long name leaves room for the rest', () => {
    const items = [item('a', { label: 'Documented in full, and by somebody else too' })];
    for (const line of lines({ items }, { width })) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });
});
