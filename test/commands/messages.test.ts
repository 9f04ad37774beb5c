/** What is said on stderr, whoever wrote it, is one line that neither a terminal nor the runner of a workflow obeys. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hint, say } from '../../src/commands/messages.js';

afterEach(() => vi.restoreAllMocks());

/** All that is written to stderr while `act` runs. */
function written(act: () => void): string {
  const parts: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    parts.push(String(part));
    return true;
  });
  act();
  spy.mockRestore();
  return parts.join('');
}

/** Texts in which something is hidden: commands, line breaks of every kind, escapes, signs that turn the direction. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom('::error::x', '##[error]', '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'),
      fc.constantFrom(
        '\u001b[31m',
        '\u009b',
        '\u202e',
        '\u2066',
        '\u0000',
        ' ',
        '\t',
        'word',
        '🙂',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const isObeyed = (line: string) => /^\s*(?:::|##\[)/.test(line);
const LINES = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

describe('a message', () => {
  it('is one line that is nobody’s command', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = written(() => say(text)).split(LINES);
        expect(lines).toHaveLength(2);
        expect(lines[0]).toMatch(/^rodeo: /);
        expect(lines[0]).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('is followed by advice of as many lines as rodeo wrote', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 3 }), (texts) => {
        const lines = written(() => hint(texts)).split(LINES);
        expect(lines).toHaveLength(texts.length + 1);
        expect(lines.filter(isObeyed)).toEqual([]);
      }),
    );
  });
});

it('stderr has few doors', () => {
  const doors = readdirSync('src', { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('site/browser'))
    .filter((name) => /stderr\.write|console\.(?:error|warn)/.test(readFileSync(`src/${name}`, 'utf8')));
  expect(doors.sort()).toEqual(['commands/messages.ts', 'commands/program.ts']);
});
