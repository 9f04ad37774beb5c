import { describe, expect, it } from 'vitest';
import { oncePer, oncePerText } from '../src/remembered.js';

describe('answers that many ask for', () => {
  it('are found once for each object, also when there is none', () => {
    let asked = 0;
    const nothing = oncePer<object, undefined>(() => {
      asked++;
      return undefined;
    });
    const [one, other] = [{}, {}];
    for (const page of [one, one, other, one]) expect(nothing(page)).toBeUndefined();
    expect(asked).toBe(2);
  });

  it('are found once for each text while it is fresh, and are right for ever', () => {
    let asked = 0;
    const length = oncePerText((text) => {
      asked++;
      return text.length;
    });
    expect([length('ab'), length('abc'), length('ab')]).toEqual([2, 3, 2]);
    expect(asked).toBe(2);
    for (let count = 0; count < 10_000; count++) expect(length(`${count}`)).toBe(`${count}`.length);
    expect(length('ab')).toBe(2);
  });
});
