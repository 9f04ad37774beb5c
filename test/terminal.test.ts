import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, flow, shorten, shortPath, wrap } from '../src/report/table/display.js';
import { plain, plainLines, withoutCommands, withoutControls } from '../src/terminal.js';

describe('plain', () => {
  it.each([
    ['\u001b[1;31mred\u001b[0m text', 'red text'],
    ['\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
    ['a\u0000b\u0007c\u007fd\u0085', 'abcd'],
    ['user\u202egnp.exe', 'usergnp.exe'],
    ['  two \t words \r\n', 'two words'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['half \ud800 surrogate', 'half  surrogate'],
    ['tags\u{e0041}\u{e0042}', 'tags'],
    ['👩‍🔬 日本語 é נעם', '👩‍🔬 日本語 é נעם'],
  ])('%j reads %j', (text, safe) => {
    expect(plain(text)).toBe(safe);
  });

  it('is done after one pass, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = plain(text);
        expect(once).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u);
        expect(once.length).toBeLessThanOrEqual(2001);
      }),
    );
  });

  it('keeps lines and their indent where lines are wanted', () => {
    expect(plainLines('one\u001b[2J\n  two\u0007\n')).toBe('one\n  two');
  });
});

it.each(['::error::x', '  ::add-mask::x', 'one\n\t::debug::x', '##[error]x', 'a\n ##[group]x'])(
  '%j holds no command for the runner of a workflow afterwards',
  (text) => {
    const safe = withoutCommands(text);
    expect(safe.split('\n').every((line) => !/^(?:::|##\[)/.test(line.trim()))).toBe(true);
    expect(safe.replaceAll('\u200b', '')).toBe(text);
  },
);

it.each(['std::vector', 'a ::b', '# Title', '## [link]', ': a', 'x ##[y]'])('%j stays as it is', (text) => {
  expect(withoutCommands(text)).toBe(text);
});

describe('display width', () => {
  it.each([
    ['plain', 5],
    ['日本', 4],
    ['👩‍🔬', 2],
    ['e\u0301', 1],
    ['\u001b[31mred\u001b[39m', 3],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('shortens and fits, and paths by whole folders', () => {
    expect(shorten('examples/train.sh', 10)).toBe('examples/…');
    expect(shortPath('examples/text/train.sh', '#L7', 13)).toBe('…/train.sh#L7');
    expect(shortPath('examples/text/train.sh', '', 17)).toBe('…/text/train.sh');
    expect(shortPath('examples/hard_match_evaluation.py', '+1', 12)).toBe('hard_matc…+1');
    expect(shorten('日本語日本語', 5)).toBe('日本…');
    expect(shorten('short', 5)).toBe('short');
  });

  it('wraps between words, and inside words that are too long, and loses nothing', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap(' +9 points', 4)).toEqual([' +9', 'poin', 'ts']);
    expect(wrap('日本語日本語', 5)).toEqual(['日本', '語日', '本語']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('closes a color before a break and opens it after', () => {
    expect(wrap('\u001b[2m\u001b[31mone two\u001b[39m\u001b[22m', 3)).toEqual([
      '\u001b[2m\u001b[31mone\u001b[39m\u001b[22m',
      '\u001b[2m\u001b[31mtwo\u001b[39m\u001b[22m',
    ]);
  });

  it('flows parts over lines without breaking inside them', () => {
    expect(flow(['4.5K stars', '482 forks', '9 contributors'], ' · ', 24)).toBe(
      '4.5K stars · 482 forks\n9 contributors',
    );
    expect(flow([], ' · ', 24)).toBe('');
  });
});

it('a page keeps its lines and marks, and holds nothing that no page shows', () => {
  const page = '<p>\n\ta\u001b[31m\u009b31m\u202eb\u2066\r\n<b>日本 é</b></p>';
  expect(withoutControls(page)).toBe('<p>\n\ta[31m31mb\n<b>日本 é</b></p>');
});
