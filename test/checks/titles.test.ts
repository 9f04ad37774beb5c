/** The titles of checks: what an answer is called never says more than the answer. */
import { expect, test } from 'vitest';
import { titleOf } from '../../src/checks/check.js';
import { checks } from '../../src/checks/index.js';

test.each(checks.map((check) => [check.id, check] as const))(
  '%s has a title of its own for a pass, a part and a failure',
  (_, check) => {
    const titles = [check.title, check.partialTitle, check.failureTitle];
    if (check.describedTitle) titles.push(check.describedTitle);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^[A-Z].*[^.:]$/);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(72);
  },
);

test('an answer wears the title of its outcome', () => {
  const check = {
    title: 'Data are released',
    partialTitle: 'Some data are released',
    describedTitle: 'Data are only described',
    failureTitle: 'Data are not released',
  };
  expect(titleOf(check, { result: 'pass' })).toBe('Data are released');
  expect(titleOf(check, { result: 'partial' })).toBe('Some data are released');
  expect(titleOf(check, { result: 'partial', released: false })).toBe('Data are only described');
  expect(titleOf(check, { result: 'fail' })).toBe('Data are not released');
  expect(titleOf(check, { result: 'unknown' })).toBe('Data are released');
});

test('a part that rests on words alone wears the partial title where the check has no other', () => {
  const check = { title: 'A', partialTitle: 'B', failureTitle: 'C' };
  expect(titleOf(check, { result: 'partial', released: false })).toBe('B');
});
