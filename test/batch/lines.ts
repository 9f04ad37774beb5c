/** Journal lines and targets for tests. */
import { readFileSync } from 'node:fs';
import type { JournalLine } from '../../src/batch/journal-line.js';
import { canonicalName } from '../../src/batch/key.js';
import { stampOf } from '../../src/batch/stamp.js';
import type { Listed } from '../../src/collect/batch/listed.js';
import type { Result } from '../../src/result/result.js';

export const RUBRIC = { id: 'rodeo', digest: '0123456789abcdef' };
export const STAMP = stampOf({ rubric: RUBRIC, rodeo: '1.0.0' });

const golden: Result = JSON.parse(
  readFileSync(new URL('../../fixtures/microsoft__biogpt/result.json', import.meta.url), 'utf8'),
);

/** A result of a model that nothing was asked of. */
export const resultOf = (name: string): Result => ({
  ...golden,
  model: { ...golden.model, name },
  ...{ scores: [], checks: [], fixes: [], missing: [], notes: [] },
});

/** A line that is conclusive unless told otherwise. */
export function lineOf(target: string, more: Partial<JournalLine> = {}): JournalLine {
  return {
    batch: 1,
    target,
    status: 'done',
    rubric: RUBRIC,
    rodeo: '1.0.0',
    at: '2026-01-01T00:00:00.000Z',
    ms: 1,
    result: resultOf(target),
    ...more,
  };
}

export function failedLine(target: string, code = 'timeout', more: Partial<JournalLine> = {}): JournalLine {
  const { result: _, ...head } = lineOf(target, {
    status: 'failed',
    reason: { code, detail: 'no answer' },
    ...more,
  });
  return head;
}

export const listedAs = (id: string): Listed => ({ target: { kind: 'hub', id }, at: 'list:1' });
export const nameAs = (id: string): string => canonicalName(listedAs(id).target);
