/** Names of pages: safe on every disk, and two never the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segment, slugOf, slugsOf } from '../../src/site/slug.js';

test('a model keeps its name in lower case', () => {
  expect(slugOf('hf:microsoft/biogpt')).toBe('microsoft/biogpt');
  expect(slugOf('hf:gpt2')).toBe('gpt2');
  expect(slugOf('gh:dauparas/ProteinMPNN')).toBe('github.com/dauparas/proteinmpnn');
});

test('what a disk or an address would misread gets a hash', () => {
  for (const name of [
    'con',
    'nul.x',
    '..',
    '.',
    '',
    'a b',
    'a/b',
    'ü',
    'page.html',
    'x.json',
    'a%2fb',
    '<b>',
  ]) {
    expect(segment(name), name).toMatch(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?-[0-9a-f]{8}$|^x-[0-9a-f]{8}$/);
  }
});

test('models that differ in capitals only have pages of their own, whatever the order', () => {
  const targets = ['hf:EleutherAI/gpt-j-6B', 'hf:EleutherAI/gpt-j-6b', 'hf:eleutherai/gpt-j-6b'];
  const one = targets.map(slugsOf(targets));
  const other = targets.map(slugsOf([...targets].reverse()));
  expect(new Set(one).size).toBe(3);
  expect(other).toEqual(one);
  expect(one[2]).toBe('eleutherai/gpt-j-6b');
});

test('any two targets have different slugs that stay within the folder', () => {
  const target = fc
    .tuple(fc.constantFrom('hf', 'gh'), fc.string({ unit: 'grapheme', maxLength: 30 }))
    .map(([kind, name]) => `${kind}:${name}`);
  fc.assert(
    fc.property(fc.uniqueArray(target, { maxLength: 20 }), (targets) => {
      const slug = slugsOf(targets);
      const slugs = targets.map(slug);
      expect(new Set(slugs).size).toBe(targets.length);
      for (const one of slugs) expect(one).toMatch(/^(?:[a-z0-9_][a-z0-9._-]*\/)*[a-z0-9_][a-z0-9._-]*$/);
    }),
  );
});
