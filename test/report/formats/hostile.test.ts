/** Text that a server sent does nothing in any format but stand there. */
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { link, literal } from '../../../src/report/markdown-text.js';
import { plain } from '../../../src/terminal.js';
import { HOSTILE, hostile, MACHINE_FORMATS, type MachineFormat, render } from './samples.js';

const result = hostile();

describe.each(Object.keys(MACHINE_FORMATS) as MachineFormat[])('%s', (format) => {
  it('holds nothing that a terminal acts on, and no character that hides', async () => {
    const text = await render(format, [result]);
    expect(text).not.toMatch(/(?![\r\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffe\uffff]/u);
    // CSV ends its lines with both, the others with the second.
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
  });

  it('gives a workflow no command of its own', async () => {
    const lines = (await render(format, [result])).split(/\r?\n/);
    const commands = lines.flatMap((line) => /^\s*::([a-z-]+)/.exec(line)?.[1] ?? []);
    if (format === 'github') expect(new Set(commands)).toEqual(new Set(['error', 'warning', 'notice']));
    else expect(commands).toEqual([]);
  });
});

/** What a reader of the page sees of a literal, which must be one paragraph of nothing but text. */
function shown(text: string): string {
  const [paragraph, inline, ...end] = new MarkdownIt('commonmark').parse(literal(text), {});
  expect([paragraph, ...end].map((token) => token?.type)).toEqual(['paragraph_open', 'paragraph_close']);
  expect(inline?.children).toMatchObject([{ type: 'text' }]);
  return inline?.children?.[0]?.content ?? '';
}

const STARTS = [
  '# a',
  '- a',
  '+ a',
  '1. a',
  '2) a',
  '> a',
  '= a',
  '| a',
  '* a',
  '_a_ b_c',
  '---',
  '***',
  '```',
];
const INNER = ['1.0 of 2.', '<b>', '&lt;', '[a](b)', 'a | b', 'snake_case', '~~a~~', 'https://a.example'];

describe('Markdown', () => {
  it.each([HOSTILE, ...STARTS, ...INNER])('shows %j to the letter', (text) => {
    expect(shown(text).replaceAll('\u200b', '')).toBe(plain(text));
  });

  it('calls nobody and refers to nothing', () => {
    expect(plain(HOSTILE)).toMatch(/@\w.*#\d.*GH-\d.*:\/\//);
    expect(shown(HOSTILE)).not.toMatch(/@\w|#\d|GH-\d|:\/\//);
    expect(literal(HOSTILE)).not.toMatch(/www\./);
  });

  it('shows what people state, also where the evidence disputes it', async () => {
    const text = await render('markdown', [result]);
    expect(text).toContain('**Stated by people**');
    expect(text).toContain('· **disputed**.');
  });

  it('keeps its tables and its two tags', async () => {
    const text = await render('markdown', [result]);
    const tables = text
      .split(/\n(?!\| )/)
      .map((part) => part.split('\n').filter((line) => line.startsWith('| ')));
    for (const rows of tables) {
      const cells = rows.map((row) => row.split('|').length);
      expect(new Set(cells).size).toBeLessThanOrEqual(1);
    }
    const tags = text.match(/<\/?[a-z]+/gi) ?? [];
    expect(new Set(tags)).toEqual(
      new Set(['<br', '<details', '</details', '<summary', '</summary', '<sub', '</sub', '<https']),
    );
  });

  it('links to pages only, and not to those that tell their owners', () => {
    expect(link('a', 'https://example.org/a b|c>d')).toBe('[a](<https://example.org/a%20b%7Cc%3Ed>)');
    expect(link('a', 'https://github.com/o/r/issues/5')).toBe('a');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '//x', 'no address']) {
      expect(link('a', url)).toBe('a');
    }
  });
});

describe('CSV', () => {
  it('has no cell that a spreadsheet would run', async () => {
    const name = '=cmd()|calc!A0';
    const text = await render('csv', [{ ...result, model: { ...result.model, name } }]);
    expect(text.split('\r\n')[1]?.startsWith("'=cmd()|calc!A0,")).toBe(true);
  });
});
