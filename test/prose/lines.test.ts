import { expect, it } from 'vitest';
import { pageLines } from '../../src/prose/lines.js';

const read = (text: string) =>
  pageLines(text).map(({ place, headings }) => [place, headings.map(({ title }) => title).join(' > ')]);

it('every line has its place, and the headings above it', () => {
  const page = [
    '---',
    'license: mit',
    '---',
    '# Model',
    'Text.',
    '```sh',
    '# no heading',
    '```',
    '## Use',
    'More.',
  ];
  expect(read(page.join('\n'))).toEqual([
    ...[1, 2, 3].map(() => ['front-matter', '']),
    ['prose', 'Model'],
    ['prose', 'Model'],
    ['prose', 'Model'],
    ['code', 'Model'],
    ['prose', 'Model'],
    ['prose', 'Model > Use'],
    ['prose', 'Model > Use'],
  ]);
});

it('headings are what Markdown takes for one, underlined or in HTML', () => {
  expect(read('Title\n=====\n\n<h2>Use</h2>\n\nText.\n').at(-2)).toEqual(['prose', 'Title > Use']);
});

it('a rule at the top is no front matter when nothing ends it', () => {
  expect(read('---\n# Model\nText.').map(([place]) => place)).toEqual(['prose', 'prose', 'prose']);
});

it('the first heading is the title when it is of the first depth', () => {
  const titles = (text: string) =>
    pageLines(text)
      .at(-1)
      ?.headings.map(({ isTitle }) => isTitle);
  expect(titles('# A\n## B\ntext')).toEqual([true, false]);
  expect(titles('## A\n# B\ntext')).toEqual([false]);
});
