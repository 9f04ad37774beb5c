/** Causes and terms, on results that differ in one thing each. */
import { describe, expect, it } from 'vitest';
import type { JournalLine } from '../../src/batch/journal-line.js';
import type { Result } from '../../src/result/result.js';
import { knownAfter } from '../../src/watch/history.js';
import { newsIn } from '../../src/watch/news.js';
import { seenIn, stillAs } from '../../src/watch/seen.js';
import { stepBetween, termsOf, verdictOn } from '../../src/watch/step.js';
import { failedLine, lineOf } from '../batch/lines.js';

const license = (name: string, openness: Result['model']['licenses']['code']['openness']) => ({
  ...{ id: name, name, openness, basis: null, citations: [] },
});
const MIT = license('MIT', 'open');

interface Told {
  weights?: ReturnType<typeof license>;
  commit?: string;
  gated?: false | 'manual';
}

const resultOf = ({ weights = MIT, commit = 'a'.repeat(40), gated = false }: Told = {}) =>
  ({
    rodeo: '1.0.0',
    rubric: { id: 'rodeo', title: 'Rodeo' },
    target: { kind: 'hub', id: 'org/model' },
    model: {
      name: 'org/model',
      hub: { id: 'org/model', url: '', revision: commit, gated },
      licenses: { weights, code: MIT, data: MIT, documents: MIT },
    },
    scores: [],
    checks: [],
  }) as unknown as Result;

const line = (told: Told = {}, more: Partial<JournalLine> = {}): JournalLine =>
  lineOf('hf:org/model', { result: resultOf(told), ...more });

function stepOf(was: JournalLine, is: JournalLine) {
  const found = ({ result }: JournalLine) => (result ? { result, seen: seenIn(result) } : null);
  return stepBetween(was, found(was), { head: is, found: found(is) });
}

describe('stepBetween', () => {
  it('lays a commit at the door of the evidence, another digest at that of the rubric, a version at that of rodeo', () => {
    expect(stepOf(line(), line({ commit: 'b'.repeat(40) })).causes).toEqual(['evidence']);
    const rubric = { id: 'rodeo', digest: 'fedcba9876543210' };
    expect(stepOf(line(), line({}, { rubric })).causes).toEqual(['rubric']);
    expect(stepOf(line(), line({}, { rodeo: '2.0.0' })).causes).toEqual(['rodeo']);
    expect(stepOf(line(), line({ commit: 'b'.repeat(40) }, { rodeo: '2.0.0' })).causes).toEqual([
      'evidence',
      'rodeo',
    ]);
  });

  it('counts other terms of the same openness as other terms, and only as that', () => {
    const step = stepOf(line(), line({ weights: license('Apache-2.0', 'open'), commit: 'b'.repeat(40) }));
    expect(verdictOn(step, false)).toBe('same');
    expect(termsOf(step)?.changes).toMatchObject([{ id: 'weights', was: 'MIT', is: 'Apache-2.0' }]);
    expect(verdictOn(step, true)).toBe('worse');
  });

  it('does not take what rodeo reads otherwise for other terms', () => {
    const step = stepOf(line(), line({ weights: license('Apache-2.0', 'open') }, { rodeo: '2.0.0' }));
    expect(termsOf(step)).toBeNull();
  });

  it('cannot tell of terms that could not be seen', () => {
    const step = stepOf(line(), line({ weights: license('unknown', 'unknown'), commit: 'b'.repeat(40) }));
    expect(verdictOn(step, true)).toBe('cannotTell');
  });

  it('takes a gate, and a model that is gone, for worse terms, and an opened gate for better', () => {
    const gated = line({ gated: 'manual' });
    expect(verdictOn(stepOf(line(), gated), false)).toBe('worse');
    expect(verdictOn(stepOf(gated, line()), false)).toBe('better');
    const gone = stepOf(line(), failedLine('hf:org/model', 'not-found-or-private'));
    expect([verdictOn(gone, false), verdictOn(gone, true), gone.causes]).toEqual([
      'worse',
      'worse',
      ['evidence'],
    ]);
  });
});

describe('newsIn', () => {
  const known = knownAfter(undefined, line());
  it('has no news where nothing differs, and where a service was away', () => {
    expect(newsIn(known, line())).toBe('old');
    expect(newsIn(known, failedLine('hf:org/model', 'timeout'))).toBe('unseen');
    expect(newsIn(known, line({}, { status: 'inconclusive' }))).toBe('unseen');
  });
  it('takes what is still behind a gate as known, and an outage never', () => {
    const behind = (code: string) => line({}, { status: 'inconclusive', reason: { code, detail: '' } });
    expect(newsIn(knownAfter(undefined, behind('gated')), behind('gated'))).toBe('old');
    expect(newsIn(knownAfter(undefined, behind('timeout')), behind('timeout'))).toBe('unseen');
    expect(newsIn(knownAfter(undefined, behind('gated')), line())).toBe('news');
  });
  it('has news for a commit, other terms, other rules, and an end, once', () => {
    expect(newsIn(undefined, line())).toBe('news');
    expect(newsIn(known, line({ commit: 'b'.repeat(40) }))).toBe('news');
    expect(newsIn(known, line({ weights: license('NC', 'restricted') }))).toBe('news');
    expect(newsIn(known, line({}, { rodeo: '2.0.0' }))).toBe('news');
    const gone = failedLine('hf:org/model', 'not-found-or-private');
    expect(newsIn(known, gone)).toBe('news');
    expect(newsIn(knownAfter(known, gone), gone)).toBe('old');
  });
});

describe('stillAs', () => {
  const seen = seenIn(resultOf());
  const question = { kind: 'hub', id: 'org/model' } as const;
  it('tells what stands still from what moved, is gone, or cannot be asked', () => {
    expect(stillAs(seen, [{ question, answer: { commit: 'a'.repeat(40), gated: false } }])).toBe(true);
    expect(stillAs(seen, [{ question, answer: { commit: 'b'.repeat(40) } }])).toBe(false);
    expect(stillAs(seen, [{ question, answer: { commit: 'a'.repeat(40), gated: 'auto' } }])).toBe(false);
    expect(stillAs(seen, [{ question, answer: { reason: { code: 'not-found-or-private' } } }])).toBe(false);
    expect(stillAs(seen, [{ question, answer: { reason: { code: 'timeout' } } }])).toEqual({
      code: 'timeout',
    });
  });
});
