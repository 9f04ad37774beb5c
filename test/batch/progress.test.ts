import { describe, expect, it } from 'vitest';
import { duration, progressLine, startBatchProgress } from '../../src/batch/progress.js';
import type { BatchState } from '../../src/batch/run.js';
import { summaryLines } from '../../src/batch/summary.js';

const NONE: BatchState = {
  ...{ total: null, done: 0, inconclusive: 0, failed: 0, kept: 0, duplicates: 0, faults: 0 },
  ...{ underWay: 0, gateFailed: 0, rejudged: 0, reasons: new Map() },
};

const quota = (bucket: string, remaining: number, limit: number | null) => ({
  ...{ host: 'api.github.com', bucket, remaining, limit, resetAt: null, windowMs: null },
});

describe('a line of progress', () => {
  it('says what is left of the time first, then done, inconclusive, failed, rate, the tightest limit, and what is left', () => {
    const state = { ...NONE, total: 10_000, done: 1150, inconclusive: 30, failed: 18, faults: 2, kept: 100 };
    const quotas = [quota('core', 4000, 5000), quota('graphql', 120, 5000), quota('odd', 0, null)];
    expect(progressLine(state, 99_833, quotas)).toBe(
      'about 13 min left · 1,300 of 10,000 · 1,250 done, 30 inconclusive, 20 failed · 12/s · 120 of 5,000 left of graphql at api.github.com',
    );
  });

  it('promises nothing of a list whose length is inconclusive, and divides by nothing', () => {
    expect(progressLine(NONE, 0, [])).toBe('0 · 0 done, 0 inconclusive, 0 failed');
    expect(progressLine({ ...NONE, done: 5 }, 10_000, [])).toBe(
      '5 · 5 done, 0 inconclusive, 0 failed · 0.5/s',
    );
    expect(progressLine({ ...NONE, total: 5, done: 5 }, 1000, [])).not.toContain('left');
  });

  it.each([
    [0.2, '1 s'],
    [89, '89 s'],
    [90, '2 min'],
    [7190, '2 h 0 min'],
    [12_000, '3 h 20 min'],
  ])('%s s are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});

describe('progress', () => {
  it('is a plain line from time to time where no terminal is', async () => {
    const line = await new Promise<string>((resolve, reject) => {
      const screen = { write: (_: string) => undefined as unknown };
      let seconds = 0;
      const now = () => 2000 * seconds++;
      startBatchProgress(screen, { quiet: false, quotas: () => [], every: 1, now }).then((progress) => {
        progress.update({ ...NONE, done: 3 });
        screen.write = (text: string) => {
          progress.stop();
          resolve(text);
        };
      }, reject);
    });
    expect(line).toBe('rodeo: 3 · 3 done, 0 inconclusive, 0 failed · 1.5/s\n');
  });

  it('is silent when that is wanted', async () => {
    const written: string[] = [];
    const screen = { isTTY: true, write: (text: string) => written.push(text) };
    const progress = await startBatchProgress(screen, { quiet: true, quotas: () => [] });
    progress.update(NONE);
    progress.keep('waiting');
    progress.stop();
    expect(written).toEqual([]);
  });
});

describe('a summary', () => {
  it('counts, and groups what is missing by reason', () => {
    const examples = [{ target: 'hf:a/b', detail: 'a/b: the Hub has no such model' }];
    const reasons = new Map([
      [
        'timeout of the repository',
        {
          code: 'timeout',
          of: 'the repository',
          count: 3,
          examples: [{ target: 'hf:e/f', detail: 'only 20%' }],
        },
      ],
      ['timeout', { code: 'timeout', count: 1, examples: [{ target: 'hf:e/f', detail: 'no answer' }] }],
      ['not-found-or-private', { code: 'not-found-or-private', of: 'the target itself', count: 4, examples }],
    ]);
    const state = {
      ...NONE,
      done: 90,
      kept: 5,
      inconclusive: 1,
      failed: 4,
      faults: 1,
      duplicates: 2,
      rejudged: 7,
      reasons,
    };
    expect(summaryLines(state, 61_000)).toEqual([
      '95 conclusive results (5 kept from before), 1 inconclusive, 4 without a result, 1 line that names nothing, 2 duplicates; 7 judged again in 61 s',
      'the target itself: does not exist or is private, for 4 models: hf:a/b, …',
      '  a/b: the Hub has no such model',
      'the repository: no answer in time, for 3 models: hf:e/f, …',
      '  hf:e/f: only 20%',
      'no answer in time, for 1 model: hf:e/f',
      '  no answer',
    ]);
  });

  it('says why a run without results is not fine, or is', () => {
    expect(summaryLines({ ...NONE, done: 9, gateFailed: 2 }, 1000)).toEqual([
      '9 conclusive results in 1 s',
      'the gate fails for 2; rodeo report names them',
    ]);
    expect(summaryLines(NONE, 1000)).toEqual(['0 conclusive results in 1 s', 'the list names no target']);
  });
});
