import { describe, expect, it } from 'vitest';
import type { Prose } from '../../src/prose/blocks.js';
import { readMarkdown } from '../../src/prose/markdown.js';

const proseOf = (text: string) => readMarkdown(text).filter((block): block is Prose => block.kind !== 'code');

describe('lines of a paragraph', () => {
  it('count those within code between words, wherever its marks stand', () => {
    const [one] = proseOf('Run `train\n--all`, then\nsee [this](https://a.example/x).');
    expect(one?.text).toBe('Run train\n--all, then\nsee this.');
    expect(one?.links[0]?.line).toBe(3);
    const [other] = proseOf('`\ntrain\n`\nfetches [these](https://a.example/y).');
    expect(other?.links[0]?.line).toBe(4);
  });

  it('take the same words before the code for what they are', () => {
    const [one] = proseOf('A train `train\nnow` and\n[here](https://a.example/x)');
    expect(one?.text).toBe('A train train\nnow and\nhere');
    expect(one?.links[0]?.line).toBe(3);
  });
});

describe('rows of a table', () => {
  it('hold the cells that they were written with, with those that are left empty', () => {
    const rows = proseOf('| a | b | c |\n|---|---|---|\n| 1 |\n| 2 | |\n| 3 | `x\\|y` | 4 | 5 |\n');
    expect(rows.map(({ text }) => text)).toEqual(['a | b | c', '1', '2 | ', '3 | x|y | 4']);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  it('are counted within a list and a quotation, too', () => {
    const rows = proseOf('- | a | b |\n  |---|---|\n  | 1 |\n\n> | c | d |\n> |---|---|\n> | 2 |\n');
    expect(rows.map(({ text }) => text)).toEqual(['a | b', '1', 'c | d', '2']);
  });
});

describe('code', () => {
  it('begins below its fence, or on the first line that is indented', () => {
    const code = readMarkdown('```sh\nls\n```\n\ntext\n\n     \n    ls -l\n');
    expect(code.flatMap((block) => (block.kind === 'code' ? [[block.text, block.line]] : []))).toEqual([
      ['ls', 2],
      ['ls -l', 8],
    ]);
  });
});

it('takes a picture with an address in no quotes for one', () => {
  const [block] = proseOf('<img src=figs/logo.png>');
  expect(block?.links.map(({ url }) => url)).toEqual(['figs/logo.png']);
});

describe('preformatted HTML', () => {
  it('is what is typed or printed, on its own lines, without the tags that color it', () => {
    const blocks = readMarkdown(
      'It says:\n\n<pre>\nSpeech: <b>0.9</b>\n\nMusic: 0.1 &lt; 1\n</pre>\n\nand ends.',
    );
    expect(blocks.map(({ kind, text, line }) => [kind, text, line])).toEqual([
      ['prose', 'It says:', 1],
      ['code', 'Speech: 0.9\n\nMusic: 0.1 < 1', 4],
      ['prose', 'and ends.', 9],
    ]);
  });

  it('is prose where it holds links, or has no end', () => {
    const [linked] = proseOf('<pre>See <a href="https://a.example/x">this</a></pre>');
    expect(linked?.links[0]?.url).toBe('https://a.example/x');
    expect(proseOf('<pre>\nSpeech: 0.9')[0]?.text.trim()).toBe('Speech: 0.9');
  });
});
