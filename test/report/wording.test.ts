import { describe, expect, it } from 'vitest';
import { compactNumber } from '../../src/report/compact-number.js';
import { ago, counted, dayOf, monthOf, points, range } from '../../src/report/wording.js';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1K'],
    [137_918, '137.9K'],
    [999_949, '999.9K'],
    [999_950, '1M'],
    [346_763_264, '346.8M'],
    [7_000_000_000, '7B'],
    [1.2e12, '1.2T'],
  ])('%d reads %s', (value, text) => {
    expect(compactNumber(value)).toBe(text);
  });

  it('count one thing and many', () => {
    expect(counted(1, 'star')).toBe('1 star');
    expect(counted(0, 'star')).toBe('0 stars');
    expect(counted(4482, 'star')).toBe('4.5K stars');
  });

  it('give points so that they can be added', () => {
    expect(points(9.6)).toBe('9.6');
    expect(points(0.1 + 0.2)).toBe('0.3');
    expect(points(1 / 3)).toBe('0.33');
  });

  it('give a range only when the ends differ as printed', () => {
    expect(range(87, 95)).toBe('87–95');
    expect(range(87, 87)).toBe('87');
    expect(range(1.001, 1.002, points)).toBe('1');
  });
});

describe('dates', () => {
  const now = '2026-11-23T08:00:00Z';

  it.each([
    ['2026-11-23T07:00:00Z', 'today'],
    ['2026-11-22T07:00:00Z', '1 day ago'],
    ['2026-11-10T08:00:00Z', '13 days ago'],
    ['2026-11-09T08:00:00Z', '2 weeks ago'],
    ['2026-06-01T00:00:00Z', '5 months ago'],
    ['2025-11-23T08:00:00Z', '1 year ago'],
    ['2023-02-03T09:28:24.000Z', '3 years ago'],
    // Clocks differ; a push in the near future is now.
    ['2026-11-23T09:00:00Z', 'today'],
  ])('%s was %s', (iso, text) => {
    expect(ago(iso, now)).toBe(text);
  });

  it('say nothing about a broken date', () => {
    expect(ago('yesterday', now)).toBeNull();
  });

  it('are written out as far as they are known', () => {
    expect(monthOf('2022-10-19')).toBe('October 2022');
    expect(monthOf('2022')).toBe('2022');
    expect(dayOf('2026-11-03T10:00:00Z')).toBe('3 November 2026');
    expect(dayOf('2026')).toBe('2026');
  });
});
