/** Every entry of the lexicon against its own examples. */
import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../src/lexicon/index.js';

describe.each(Object.entries(LEXICON))('%s', (_, list) => {
  it.each(list.entries.map((one) => [one.id, one] as const))('%s', (_id, { pattern, examples, counter }) => {
    const found = new RegExp(pattern.source, 'i');
    expect(examples.filter((example) => !found.test(example))).toEqual([]);
    expect(found.test(counter)).toBe(false);
  });

  it('has entries with names of their own', () => {
    expect(new Set(list.entries.map(({ id }) => id)).size).toBe(list.entries.length);
  });

  it('captures nothing, so that entries can be tried together', () => {
    for (const { pattern } of list.entries) expect(new RegExp(`${pattern.source}|`).exec('')).toHaveLength(1);
  });
});
