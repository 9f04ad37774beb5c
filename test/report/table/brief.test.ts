/** The report on one screen, on shipped models: how much room it takes, and that it says what the result says. */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/report/table/display.js';
import { renderTables } from '../../../src/report/table/index.js';
import { verdictOf } from '../../../src/report/verdict.js';
import type { Result } from '../../../src/result/result.js';

const MODELS = ['microsoft__biogpt', 'google__gemma-7b', 'EleutherAI__pythia-12b', 'openai-community__gpt2'];
const resultOf = (model: string): Result =>
  JSON.parse(readFileSync(new URL(`../../../fixtures/${model}/result.json`, import.meta.url), 'utf8'));
const plainOptions = { color: false, verbose: false, several: false };
const screen = (result: Result, width: number, more = {}) =>
  renderTables([result], { ...plainOptions, width, ...more });

describe.each(MODELS)('%s', (model) => {
  const result = resultOf(model);

  test.each([40, 60, 80, 120, 160, 200])('stays within %i columns', (width) => {
    const lines = screen(result, width).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(Math.min(width, 120));
  });

  test('fits on one screen of 80 columns', () => {
    expect(screen(result, 80).trimEnd().split('\n').length).toBeLessThanOrEqual(45);
  });

  test('begins and ends with the verdict, and names a command to type next', () => {
    const words = screen(result, 80).replace(/\s+/g, ' ');
    expect(words.split(verdictOf(result))).toHaveLength(3);
    expect(words).toMatch(/Next rodeo explain [a-z-]+/);
  });

  test('tells gaps by what they cost, the costliest first', () => {
    const costs = [...screen(result, 80).matchAll(/^ [✘◐] +(-\d+|<1) /gm)].map(([, cost]) =>
      cost === '<1' ? 0 : -Number(cost),
    );
    expect(costs.length).toBeGreaterThanOrEqual(3);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  test('is ASCII where the terminal knows nothing else, and as wide', () => {
    const text = screen(result, 80, { ascii: true });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text.split('\n').map((line) => line.length)).toEqual(
      screen(result, 80).split('\n').map(displayWidth),
    );
  });
});

test('places are links where the terminal opens them, and the text stays the same', () => {
  const result = resultOf('microsoft__biogpt');
  const linked = screen(result, 80, { links: true });
  expect(linked).toContain('\u001b]8;;https://github.com/microsoft/BioGPT/blob/');
  expect(screen(result, 80)).not.toContain('\u001b');
  expect(stripVTControlCharacters(linked)).toBe(screen(result, 80));
});

test('a link in evidence that is no web page is not opened', () => {
  const result = resultOf('microsoft__biogpt');
  for (const check of result.checks) for (const one of check.citations) one.url = 'javascript:alert(1)';
  expect(screen(result, 80, { links: true })).not.toContain('javascript:');
});

describe('the verdict', () => {
  const result = resultOf('microsoft__biogpt');
  const having = (changes: Record<string, Partial<Result['checks'][number]>>): string =>
    verdictOf({ ...result, checks: result.checks.map((check) => ({ ...check, ...changes[check.id] })) });

  test('says what is missing', () => {
    expect(having({ 'training-data': { result: 'fail' } })).toBe(
      'Weights under MIT run out of the box; the training code and data are missing, so it cannot be retrained.',
    );
  });

  test('says what is there', () => {
    expect(having({ 'training-code': { result: 'pass' }, 'training-data': { result: 'pass' } })).toContain(
      'the training code and data are released, too, so it can be retrained.',
    );
  });

  test('never calls missing what could not be seen', () => {
    const said = having({ 'training-code': { result: 'unknown' }, 'training-data': { result: 'unknown' } });
    expect(said).toContain(
      'the training code and data could not be seen, so whether it can be retrained is not known.',
    );
    expect(said).not.toMatch(/missing|cannot/);
    expect(having({ 'model-weights': { result: 'unknown' } })).toContain('could not be seen;');
  });

  test('never calls a part all that there is where something could not be seen', () => {
    const some = { 'training-data': { high: 1 } };
    expect(having({ ...some, 'training-code': { result: 'unknown' } })).toContain(
      'the training data is only named or described, as far as could be seen, and the training code could not be seen, so whether it can be retrained is not known.',
    );
    expect(having({ ...some, 'training-code': { result: 'pass' } })).toMatch(
      /the training data is only named or described, as far as could be seen, so whether it can be retrained is not known\.$/,
    );
  });

  test('says that nothing can be run without weights', () => {
    expect(having({ 'model-weights': { result: 'fail' } })).toMatch(/^No weights are released; /);
  });

  test('says when terms are not open', () => {
    const license = { ...result.model.licenses.weights, name: 'OpenRAIL', openness: 'restricted' as const };
    expect(having({ 'model-weights': { license } })).toMatch(
      /^Weights under OpenRAIL \(not an open license\) /,
    );
  });
});

test('no tier and no archetype is said when less than two fifths could be seen', () => {
  const result = resultOf('microsoft__biogpt');
  const scores = result.scores.map((score) => ({
    ...score,
    coverage: 0.14,
    inconclusive: true,
    tier: 'Closed',
  }));
  const seen = { ...result, scores, archetype: { label: 'Closed', certain: false } };
  for (const points of [true, false]) {
    const text = screen(seen, 80, { points });
    expect(text).toContain('Not enough seen');
    expect(text).not.toContain('Closed');
  }
});

test("the owner's own words are quoted, and no name of a license in the verdict", () => {
  const result = resultOf('microsoft__biogpt');
  const quoted = { ...result.model.licenses.weights, id: null, name: '“Only for students.”' };
  const weights = { ...quoted, openness: 'restricted' as const };
  const checks = result.checks.map((one) =>
    one.id === 'model-weights' ? { ...one, license: weights } : one,
  );
  expect(verdictOf({ ...result, checks })).toMatch(
    /^Weights under terms of their own \(not an open license\) run out of the box/,
  );
});

describe('what a sceptical owner would object to', () => {
  const result = resultOf('microsoft__biogpt');
  const having = (changes: Record<string, Partial<Result['checks'][number]>>): string =>
    verdictOf({ ...result, checks: result.checks.map((check) => ({ ...check, ...changes[check.id] })) });
  const closed = { ...result.model.licenses.code, name: 'OpenRAIL', openness: 'restricted' as const };
  const none = { ...closed, name: 'no license', openness: 'none' as const };
  const there = { 'training-code': { result: 'pass' }, 'training-data': { result: 'pass' } } as const;

  test('what is there under terms that are not open is not called open to retraining without a word on them', () => {
    expect(having({ ...there, 'training-code': { result: 'pass', license: closed } })).toMatch(
      /so it can be retrained, but the training code is not under an open license\.$/,
    );
    const both = { 'training-code': { license: none }, 'training-data': { license: closed } };
    expect(
      having({
        'training-code': { ...there['training-code'], ...both['training-code'] },
        'training-data': { ...there['training-data'], ...both['training-data'] },
      }),
    ).toContain('but the training code and data are not under an open license.');
  });

  test('weights that only a snippet loads are not said to run out of the box', () => {
    const snippet = { 'loading-snippet': { result: 'pass' } } as const;
    expect(having({ ...snippet, 'inference-code': { result: 'partial' } })).toMatch(
      /^Weights under MIT load with a documented snippet, but the code to run them is incomplete;/,
    );
    expect(having({ ...snippet, 'inference-code': { result: 'fail' } })).toContain('but nothing shows how');
    expect(having({ ...snippet, 'inference-code': { result: 'pass' } })).toContain('run out of the box');
  });

  test('names that do not fit are counted', () => {
    const names = screen(result, 40).replace(/\s+/g, ' ');
    expect(names).toMatch(/ and \d+ more Openness/);
  });
});
