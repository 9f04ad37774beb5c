import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileFault, isNested, wellFormed } from '../../src/http/answers.js';

const bytes = (text: string) => Buffer.from(text);

it('brackets are counted outside of strings', () => {
  expect(isNested(bytes('[[[]]]'), 3)).toBe(false);
  expect(isNested(bytes('[[[[]]]]'), 3)).toBe(true);
  expect(isNested(bytes('[[],[],[],[],{"a":{}}]'), 3)).toBe(false);
  expect(isNested(bytes('["[[[[[[[[", "\\"[[[["]'), 3)).toBe(false);
});

it('half a surrogate pair becomes a sign that says so, everything else stays', () => {
  expect(JSON.parse(wellFormed('["x\\ud800", "\\udfff", "\\ud83d\\ude00", "\\\\ud800"]'))).toEqual([
    'x\ufffd',
    '\ufffd',
    '😀',
    '\\ud800',
  ]);
});

it('strings of JSON are text afterwards, whatever they were', () => {
  const units = fc.array(fc.integer({ min: 0xd700, max: 0xe0ff }), { maxLength: 6 });
  fc.assert(
    fc.property(units, (codes) => {
      const escaped = codes.map((code) => `\\u${code.toString(16)}`).join('');
      const read: string = JSON.parse(wellFormed(`"${escaped}"`));
      const before: string = JSON.parse(`"${escaped}"`);
      // UTF-8 cannot hold the half of a pair.
      expect(read).toBe(Buffer.from(before, 'utf8').toString('utf8'));
    }),
  );
});

const CARD = '---\nlicense: mit\n---\n# A model\n';

it.each([
  ['a login page', '<!doctype html><html><body>Sign in</body></html>', undefined, /web page/],
  ['a login page with a preface', 'x <html><body>Sign in</body></html>', undefined, /web page/, 'text/html'],
  ['nothing', '', undefined, /empty/],
  ['a message', '{"error":"try later"}', undefined, /data in place/],
  ['null', 'null', undefined, /data in place/],
  ['another length', CARD, CARD.length + 1, /31 bytes.*32/],
  ['less than there is', '', 31, /0 bytes/],
] as const)('%s is not the card', (_, text, size, why, type: string | null = null) => {
  expect(fileFault('README.md', { body: bytes(text), size, type })).toMatch(why);
});

it.each([
  ['a card', 'README.md', CARD, CARD.length],
  ['a card of unknown length', 'README.md', CARD, undefined],
  ['a card that begins with HTML', 'README.md', '<div align="center"><h1>M</h1></div>\n', undefined],
  ['an empty file that is listed as empty', 'README.md', '', 0],
  ['a configuration', 'config.json', '{"model_type":"gpt2"}', undefined],
  ['a page that is one', 'docs/index.html', '<!doctype html><html></html>', 28],
] as const)('%s is what was asked for', (_, path, text, size) => {
  expect(fileFault(path, { body: bytes(text), size, type: null })).toBeNull();
});
