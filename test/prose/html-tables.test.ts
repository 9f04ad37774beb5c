/** Tables in HTML are read like those in Markdown: links stand under the titles of their columns. */
import { describe, expect, it } from 'vitest';
import { page } from '../../src/prose/page.js';
import { setsTrainedOn } from '../../src/release/claims/linked-sets.js';

const read = (text: string) =>
  page({
    kind: 'readme',
    label: 'README',
    path: 'README.md',
    place: { url: 'https://github.com/o/m', revision: 'abc' },
    root: 'https://github.com/o/m/blob/abc',
    text,
  });
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]) => `# M\n\n<table>\n${rows.join('\n')}\n</table>\n`;

describe('a table in HTML', () => {
  const text = table(
    row('Model', 'Training set', 'Weights (soon)', 'mIoU'),
    row('S', '<a href="https://x.org/a">Plum-10k</a>', '<a href="https://x.org/s">here</a>', '71.2'),
  );

  it('has links under the titles of their columns', () => {
    const links = read(text).links.map(({ text: link, context }) => [
      link,
      context.split(' ').slice(0, 2).join(' '),
    ]);
    expect(links).toEqual([
      ['Plum-10k', 'Training set'],
      ['here', 'Weights (soon)'],
    ]);
  });

  it('leaves no title to links behind it', () => {
    const [, , after] = read(`${text}\n[more](https://x.org/more)\n`).links;
    expect(after?.context).toBe('more');
  });

  it('tells what each model was trained on, with a line for each row or each cell', () => {
    expect(setsTrainedOn(read(text)).map(({ name }) => name)).toEqual(['Plum-10k']);
    const long = text.replaceAll('</td>', '</td>\n').replaceAll('<tr>', '<tr>\n');
    expect(setsTrainedOn(read(long)).map(({ name }) => name)).toEqual(['Plum-10k']);
  });

  it('names nothing by sizes, ticks and words that any set could bear', () => {
    for (const cell of ['12M', '✓', 'own', 'A new mix of public text.', '300B tokens'])
      expect(setsTrainedOn(read(table(row('Model', 'Training data'), row('S', cell)))), cell).toEqual([]);
  });

  it('with an empty first title keeps its columns', () => {
    const shifted = table(row('', 'Training data', 'Size'), row('Heron-S', '2T tokens', 'PLUMS-3'));
    expect(setsTrainedOn(read(shifted))).toEqual([]);
  });
});
