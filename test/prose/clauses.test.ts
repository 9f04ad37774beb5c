/** What ends a clause and what goes on, shown on sentences as owners write them. */
import { describe, expect, it } from 'vitest';
import { splitClauses } from '../../src/prose/clauses.js';

const texts = (sentence: string) => splitClauses(sentence).map(({ text }) => text.replace(/\s+/g, ' '));

describe('a sentence is cut', () => {
  it.each<[string, string[]]>([
    [
      'The weights are too large for Git; fetch them from our server.',
      ['The weights are too large for Git', 'fetch them from our server.'],
    ],
    ['The corpus is private, but the code is public.', ['The corpus is private', 'but the code is public.']],
    [
      'The checkpoint is public while the corpus remains private.',
      ['The checkpoint is public', 'while the corpus remains private.'],
    ],
    [
      'The code is out and the weights will follow, as they are still under review.',
      ['The code is out', 'and the weights will follow', 'as they are still under review.'],
    ],
    [
      'Raw reads are kept back, the counts are on our server.',
      ['Raw reads are kept back', 'the counts are on our server.'],
    ],
    [
      'The data are not part of this package, which contains the code only.',
      ['The data are not part of this package', 'which contains the code only.'],
    ],
  ])('%s', (sentence, expected) => {
    expect(texts(sentence)).toEqual(expected);
  });
});

describe('a sentence stays whole', () => {
  it.each([
    'We do not host or share the recordings.',
    'The weights, the tokenizer and the configuration are available.',
    'Weights: available on request.',
    'Checkpoints (coming soon)',
    'The data that were used and cleaned for training are public.',
    'State-of-the-art results, from 1 to 10 % better',
  ])('%s', (sentence) => {
    expect(texts(sentence)).toEqual([sentence]);
  });
});

it('statements in brackets and exceptions between commas are asides', () => {
  const clauses = splitClauses(
    'The weights (the data are not included) and, but not the logs, more files are here.',
  );
  expect(clauses.filter(({ kind }) => kind === 'aside').map(({ text }) => text)).toEqual([
    'the data are not included',
    'but not the logs',
  ]);
  expect(clauses[0]?.text).not.toContain('not');
});

it('conditions are told from statements', () => {
  const kinds = splitClauses('If the weights are missing, they are downloaded.').map(({ kind }) => kind);
  expect(kinds).toEqual(['condition', 'main']);
});

it('offsets lead back into the sentence, asides included', () => {
  const sentence = 'The code is here (the data are not), and the weights will follow.';
  for (const { text, offset } of splitClauses(sentence)) {
    const there = sentence.slice(offset, offset + text.length);
    expect(there.slice(0, 8)).toBe(text.slice(0, 8));
  }
});

it.each([
  ['commas', 'a, and the b is, '],
  ['brackets', 'x('],
  ['statements in brackets', '(it is so) '],
  ['exceptions', ', but not a'],
  ['joints', ' and or but which because'],
])('hostile text with many %s ends', (_, part) => {
  expect(splitClauses(part.repeat(20_000)).length).toBeGreaterThan(0);
});
