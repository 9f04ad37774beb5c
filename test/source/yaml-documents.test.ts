import { expect, it } from 'vitest';
import { yamlDocuments, yamlValue } from '../../src/source/yaml-documents.js';

it('a value is read as the library reads it, also through aliases', () => {
  expect(yamlValue('a: &x [1, {b: 2}]\nc: *x\n')).toEqual({ a: [1, { b: 2 }], c: [1, { b: 2 }] });
  expect(yamlValue('')).toBeNull();
  expect(yamlDocuments('a: 1\n---\nb: 2\n')).toHaveLength(2);
});

it.each(['[', '- ', '? ', '{a: ', '[{a: '])(
  '%j again and again is too deep before anything goes down by recursion',
  (piece) => {
    expect(yamlDocuments(piece.repeat(20_000))).toBeNull();
    expect(() => yamlValue(piece.repeat(20_000))).toThrow(/nested deeper/);
  },
);

it('an error has its place, and no copy of its line', () => {
  const long = 'x'.repeat(10_000);
  try {
    yamlValue(`a: 1\nb: ]${long}\n`);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ pos: [expect.any(Number), expect.any(Number)] });
    expect((error as Error).message.length).toBeLessThan(300);
  }
});

it('a bomb of aliases is refused', () => {
  expect(() => yamlValue(`a: &a [1]\n${'b: &b [*a,*a]\n'.repeat(200)}`, { maxAliasCount: 50 })).toThrow();
});
