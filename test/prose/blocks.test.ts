import { expect, it } from 'vitest';
import { BlockWriter } from '../../src/prose/blocks.js';

it('a character has the line of the piece that it was written with, counted on from there', () => {
  const writer = new BlockWriter();
  writer.write('one\ntwo ', 3);
  writer.write('three', 7);
  writer.write(' four\nfive', 7);
  writer.end();
  const [block] = writer.blocks;
  if (block?.kind !== 'prose') throw new Error('no prose');
  expect(
    ['one', 'two', 'three', 'four', 'five'].map((word) => block.lineAt(block.text.indexOf(word))),
  ).toEqual([3, 4, 7, 7, 8]);
});

it('the box of a task is no part of its text, and lines are counted as if it were', () => {
  const writer = new BlockWriter();
  writer.write('[x] done\nthen more', 5);
  writer.end();
  const [block] = writer.blocks;
  if (block?.kind !== 'prose') throw new Error('no prose');
  expect(block).toMatchObject({ text: 'done\nthen more', checked: true, line: 5 });
  expect(block.lineAt(block.text.indexOf('then'))).toBe(6);
});

it.each([
  ['see http://a.b/c_(d).', 'http://a.b/c_(d)'],
  ['(see http://a.b/c).', 'http://a.b/c'],
  ['http://a.b/c)).,)', 'http://a.b/c'],
  [`http://a.b/c${').'.repeat(100_000)}`, 'http://a.b/c'],
])('an address ends before the signs of its sentence: %.40s', (text, url) => {
  const writer = new BlockWriter();
  writer.write(text, 1);
  writer.end();
  const [block] = writer.blocks;
  expect(block?.kind === 'prose' && block.links.map((link) => link.url)).toEqual([url]);
});

it('a link is named by all that is written into it', () => {
  const writer = new BlockWriter();
  writer.write('a ', 1);
  writer.openLink('http://b', 1);
  writer.write('good ', 1);
  writer.write('name', 1);
  writer.closeLink();
  writer.write(' c', 1);
  writer.end();
  const [block] = writer.blocks;
  expect(block?.kind === 'prose' && block.links).toEqual([
    { text: 'good name', url: 'http://b', line: 1, at: 2 },
  ]);
});
