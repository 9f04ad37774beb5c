import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/prose/markdown.js';
import { piecesOf } from '../../src/prose/pieces.js';

const lines = (text: string) => text.split('\n');
const of = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** What a page says, wherever it was cut. */
const saidBy = (text: string) =>
  readMarkdown(text).map((block) =>
    block.kind === 'code'
      ? [block.kind, block.text, block.line]
      : [
          block.kind,
          block.text,
          block.line,
          block.lead,
          block.links.map(({ url, line }) => `${url} ${line}`),
        ],
  );

describe('a page is cut', () => {
  it('at headings, and the pieces are the page', () => {
    const page = of(400, (index) => (index % 50 === 0 ? `\n# Part ${index}\n` : `Line ${index}.`));
    const pieces = piecesOf(page);
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.map(({ text }) => text).join('\n')).toBe(page);
    for (const { text, line } of pieces) expect(lines(page)[line - 1]).toBe(lines(text)[0]);
  });

  it('between items of a long list, which stays what it was', () => {
    const page = `We do not release:\n\n${of(1000, (index) => `- file ${index}\n  more of it`)}`;
    const pieces = piecesOf(page);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.slice(1).every(({ continues }) => continues)).toBe(true);
    const items = saidBy(page).slice(1);
    expect(items).toHaveLength(1000);
    expect(items.every(([, , , lead]) => lead === 'We do not release:')).toBe(true);
    expect(items.at(-1)?.[2]).toBe(2001);
  });

  it.each([
    ['a fence', '```', '```'],
    ['a longer fence', '~~~~', '~~~~'],
    ['preformatted HTML', '<pre>', '</pre>'],
  ])('never within %s', (_, open, close) => {
    const page = `${open}\n${of(200, (index) => (index % 60 === 0 ? '\n# no heading\n' : '- a'))}\n${close}\n`;
    expect(piecesOf(page)).toHaveLength(1);
  });

  it('and links find their addresses in any piece', () => {
    const page = `${of(60, () => 'Text.')}\n\n# A\n\nSee [the weights][w] and [Data].\n${of(60, () => 'Text.')}\n\n# B\n\n[w]: https://a.example/w\n[data]: https://a.example/d "Data"\n`;
    expect(piecesOf(page).length).toBeGreaterThan(1);
    const links = saidBy(page).flatMap((block) => block[4] ?? []);
    expect(links).toEqual(['https://a.example/w 64', 'https://a.example/d 64']);
  });
});

it('what a page says does not depend on where it is cut', () => {
  const paragraph = fc.constantFrom(
    'Some words.',
    '- item',
    '1. first',
    '> quote',
    '    code',
    '```\nx\n```',
    '',
    '[a][b]',
  );
  const part = fc.tuple(fc.constantFrom('# H', '## H', 'plain'), fc.array(paragraph, { maxLength: 8 }));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      // Blank lines say nothing, and make the same page long enough to be cut.
      const filler = '\n'.repeat(45);
      const page = (gap: string) =>
        parts.map(([heading, body]) => `${gap}\n${heading}\n\n${body.join('\n\n')}\n`).join('');
      const texts = (blocks: ReturnType<typeof saidBy>) => blocks.map(([kind, text]) => [kind, text]);
      expect(texts(saidBy(page(filler)))).toEqual(texts(saidBy(page('\n'))));
    }),
    { numRuns: 200 },
  );
});
