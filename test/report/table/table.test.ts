import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/report/table/display.js';
import { renderTable, renderTables } from '../../../src/report/table/index.js';
import type { Result } from '../../../src/result/result.js';
import { check, sampleResult } from '../../result/sample-result.js';

const at80 = { width: 80, color: false, verbose: false };

function withScore(id: string, change: Partial<Result['scores'][number]>): Result {
  const scores = sampleResult.scores.map((score) => (score.id === id ? { ...score, ...change } : score));
  return { ...sampleResult, scores };
}

/** Numbers of one column of points, from the text alone: what a reader would add up. */
function column(text: string, letter: string): { earned: number; possible: number }[] {
  const lines = text.split('\n');
  const head = lines.find((line) => /^ \w.* U +R +O$/.test(line)) ?? '';
  const end = head.lastIndexOf(letter) + 1;
  return lines.flatMap((line) => {
    const [, earned, possible] = /(?:^|\s)([\d.]+)(?:–[\d.]+)?\/([\d.]+)$/.exec(line.slice(0, end)) ?? [];
    return earned === undefined ? [] : [{ earned: Number(earned), possible: Number(possible) }];
  });
}

describe('the table', () => {
  it.each([
    ['80 columns', 'table-80.txt', at80],
    ['60 columns', 'table-60.txt', { width: 60, color: false, verbose: false }],
    ['120 columns, verbose', 'table-120-verbose.txt', { width: 120, color: false, verbose: true }],
    ['color', 'table-80-color.txt', { width: 80, color: true, verbose: false }],
  ])('looks as it did: %s', async (_name, file, options) => {
    await expect(renderTable(sampleResult, options)).toMatchFileSnapshot(file);
  });

  it('tells contradictions above the points, with both places', () => {
    const because = 'The tag says MIT (open), but the text says \u001b[2JCC-BY-NC-4.0 (not open).';
    const citations = [
      { url: 'https://huggingface.co/a/b/blob/main/README.md#L3', label: 'front matter', line: 3 },
      { url: 'https://huggingface.co/a/b/blob/main/LICENSE', label: 'LICENSE' },
    ];
    const conflict = { kind: 'tag-text', scope: 'weights', because, citations } as const;
    const result: Result = { ...sampleResult, conflicts: [conflict] };
    const text = renderTable(result, { ...at80, width: 120 });
    expect(text).toContain(
      '! The tag says MIT (open), but the text says CC-BY-NC-4.0 (not open). (front matter:3, LICENSE)',
    );
    expect(text.indexOf('License conflicts')).toBeLessThan(text.indexOf(' Points'));
    expect(text.indexOf('License conflicts')).toBeGreaterThan(text.indexOf('Usability'));
    expect(renderTable(result, { ...at80, width: 120, verbose: true })).toContain(citations[0]?.url);
    expect(renderTable({ ...sampleResult, conflicts: [] }, at80)).toBe(renderTable(sampleResult, at80));
  });

  it.each(['U', 'R', 'O'])('lets a reader add up column %s by hand', (letter) => {
    const rows = column(renderTable(sampleResult, at80), letter);
    // The last two are the sum and what it would be with the unknown.
    const [sum] = rows.slice(-2);
    const parts = rows.slice(0, -2);
    const total = (of: 'earned' | 'possible') => parts.reduce((all, row) => all + row[of], 0);
    expect(parts.length).toBeGreaterThan(2);
    expect(total('earned')).toBeCloseTo(sum?.earned as number);
    expect(total('possible')).toBeCloseTo(sum?.possible as number);
  });

  it('fits every width from 60 to 200', () => {
    for (let width = 60; width <= 200; width++) {
      for (const line of renderTable(sampleResult, { ...at80, width }).split('\n')) {
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('keeps links whole with --verbose, however narrow the terminal', () => {
    const text = renderTable(sampleResult, { width: 60, color: false, verbose: true });
    for (const { citations } of sampleResult.checks) {
      for (const { url } of citations) expect(text).toContain(` ${url}\n`);
    }
  });

  it('has no escape sequence without color, and says the same with it', () => {
    const bare = renderTable(sampleResult, at80);
    const colored = renderTable(sampleResult, { ...at80, color: true });
    expect(bare).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    expect(colored.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(bare);
  });

  it('counts ages from the day of the evidence, not from today', () => {
    const text = renderTable({ ...sampleResult, collectedAt: '2023-02-10T00:00:00Z' }, at80);
    expect(text).toContain('modified 6 days ago');
    expect(text).toContain('evidence of 10 February 2023');
  });

  it('shows a range only where something is unknown', () => {
    const text = renderTable(sampleResult, at80);
    expect(text).toMatch(/Usability +84–92 /);
    expect(text).toMatch(/Reproducibility +48 /);
    expect(text).toMatch(/\? Weights are in a safe (?:format )? +0–8\/8/);
  });

  it('says when a score is inconclusive, or does not apply at all', () => {
    expect(renderTable(withScore('openness', { inconclusive: true, coverage: 0.379 }), at80)).toContain(
      'Not enough seen',
    );
    const none = { score: null, low: null, high: null, possible: 0, earned: 0, earnedHigh: 0, tier: null };
    const text = renderTable(withScore('reproducibility', none), at80);
    expect(text).toMatch(/Reproducibility +– +░+ +not applicable/);
    expect(text).not.toMatch(/ U +R +O$/m);
  });

  it.each([
    [0, 'Not enough seen', 'Partial'],
    [0.399, 'Not enough seen', 'Partial'],
    [0.4, 'Partial', 'Not enough seen'],
    [1, 'Partial', 'Not enough seen'],
  ])('of which %d was seen, a score has a tier only from two fifths on', (coverage, said, unsaid) => {
    for (const inconclusive of coverage < 0.4 ? [true, false] : [false]) {
      const text = renderTable(withScore('usability', { coverage, inconclusive, tier: 'Partial' }), at80);
      const line = text.split('\n').find((one) => /^ *Usability /.test(one)) ?? '';
      expect(line).toContain(said);
      expect(line).not.toContain(unsaid);
    }
  });

  it('says no archetype where less than two fifths of the headline were seen', () => {
    const archetype = { label: 'Open weights, closed recipe', certain: false };
    const shown = (coverage: number) =>
      renderTable({ ...withScore('openness', { coverage, inconclusive: true }), archetype }, at80);
    expect(shown(0.39)).not.toContain(archetype.label);
    expect(shown(0.4)).toContain(archetype.label);
  });

  it('says when the unknown could change the archetype', () => {
    const archetype = { label: 'Open weights, closed recipe', certain: false };
    expect(renderTable(sampleResult, at80)).not.toContain('may change it');
    expect(renderTable({ ...sampleResult, archetype }, at80)).toContain('may change it');
  });

  it('lists what could not be seen, with its reason', () => {
    const text = renderTable(sampleResult, at80);
    expect(text).toContain("? the Hub's file list: only a part was sent");
    expect(renderTable({ ...sampleResult, missing: [] }, at80)).not.toContain('Could not look');
  });

  it('tells "none found" from "could not be read" and from "not asked for"', () => {
    const { repository: _, ...model } = sampleResult.model;
    const unread = renderTable({ ...sampleResult, model }, at80);
    expect(unread).toMatch(/GitHub +microsoft\/BioGPT · could not be read/);
    const links = { ...sampleResult.links, repository: null };
    expect(renderTable({ ...sampleResult, model, links }, at80)).toMatch(/GitHub +none found/);
    const waived = { ...links, waived: ['repository' as const] };
    expect(renderTable({ ...sampleResult, model, links: waived }, at80)).toMatch(/GitHub +not asked for/);
    expect(
      renderTable({ ...sampleResult, model, links: { ...links, waived: ['paper' as const] } }, at80),
    ).toMatch(/GitHub +none found/);
  });

  it('draws several results one below the other', () => {
    const text = renderTables([sampleResult, sampleResult], { ...at80, several: true, points: true });
    expect(text).toBe(`${renderTable(sampleResult, at80)}\n${renderTable(sampleResult, at80)}`);
  });

  it('keeps columns in place beside wide characters and emoji', () => {
    const wide = check('wide', 'pass', '日本語の説明がとても長いモデルカードの題名です 👩‍🔬 と続く', {
      points: { usability: [1, 1] },
    });
    const text = renderTable({ ...sampleResult, checks: [...sampleResult.checks, wide] }, at80);
    const line = text.split('\n').find((one) => one.includes('日本')) as string;
    const other = text.split('\n').find((one) => one.includes('Model weights')) as string;
    const edge = (one: string, number: string) =>
      displayWidth(one.slice(0, one.indexOf(number) + number.length));
    expect(edge(line, '1/1')).toBe(edge(other, '34/34'));
    expect(text.replace(/\s/g, '')).toContain('と続く');
  });
});

/** Escape sequences, 8-bit controls, direction overrides, line breaks, broken surrogates, and much of everything. */
const HOSTILE = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b2J',
  '\u202egnp.exe',
  '\u2066inside\u2069',
  'a\r\nb\tc\u2028d',
  '\ud83d',
  'x'.repeat(100_000),
  '字'.repeat(5_000),
  '\u0000\u0008\u007f',
];

/** The result with `text` in place of every string that evidence can put there. */
function poisoned(text: string): Result {
  const keep = new Set(['state', 'result', 'kind', 'openness', 'basis', 'code', 'id', 'date', 'collectedAt']);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return keep.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((one) => visit(one, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, name)]));
  };
  return visit(sampleResult, '') as Result;
}

describe('hostile evidence', () => {
  it.each(HOSTILE)('cannot steer the terminal: %j', (text) => {
    for (const verbose of [false, true]) {
      const table = renderTable(poisoned(text), { width: 80, color: false, verbose });
      expect(table).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(table.length).toBeLessThan(300_000);
    }
  });

  it('never makes a line too long', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 60, max: 200 }),
        (text, width) => {
          const table = renderTable(poisoned(text), { width, color: false, verbose: false });
          for (const line of table.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 40 },
    );
  });
});
