/** A list of entries finds what one pattern of all of them would. */
import { describe, expect, it } from 'vitest';
import { joined } from '../../src/lexicon/entry.js';
import { LEXICON } from '../../src/lexicon/index.js';

/** All examples of the lexicon, alone and in one text: each list sees its own and everybody else's. */
const texts = Object.values(LEXICON).flatMap(({ entries }) =>
  entries.flatMap(({ examples, counter }) => [...examples, counter]),
);
const pairs = texts.flatMap((text, index) => [text, `${texts.at(-index)} ${text}`]);

describe.each(Object.entries(LEXICON))('%s', (_, list) => {
  const one = new RegExp(joined(list.entries.map(({ pattern }) => pattern.source)), 'gi');

  it('finds the first place and all places that one pattern does', () => {
    for (const text of [...pairs, texts.join(' ')]) {
      const all = [...text.matchAll(one)].map((match) => ({ text: match[0], at: match.index }));
      expect(list.findAll(text)).toEqual(all);
      expect(list.find(text)).toEqual(all[0] ?? null);
      expect(list.test(text)).toBe(all.length > 0);
    }
  });
});
