/** What is offered for a misspelled word, and what is not. */
import { expect, test } from 'vitest';
import { nearest } from '../src/nearest.js';

const COMMANDS = ['audit', 'compare', 'mot', 'site', 'diff', 'watch', 'report'];

test.each([
  ['adit', 'audit'],
  ['audti', 'audit'],
  ['Audit', 'audit'],
  ['compaer', 'compare'],
  ['reprot', 'report'],
  ['dif', 'diff'],
  ['stie', 'site'],
  ['mto', 'mot'],
])('%s stands for %s', (word, meant) => {
  expect(nearest(word, COMMANDS)).toBe(meant);
});

test.each(['foo', 'gate', 'x', '', 'nonsense', 'score'])('%j stands for nothing', (word) => {
  expect(nearest(word, COMMANDS)).toBeNull();
});
