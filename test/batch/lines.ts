/** Journal lines and targets for tests. */
import type { JournalLine } from '../../src/batch/journal-line.js';
import { canonicalName } from '../../src/batch/key.js';
import { stampOf } from '../../src/batch/stamp.js';
import type { Listed } from '../../src/collect/batch/listed.js';
import type { Result } from '../../src/result/result.js';

export const RUBRIC = { id: 'rodeo', digest: '0123456789abcdef' };
export const STAMP = stampOf({ rubric: RUBRIC, rodeo: '1.0.0' });

/** A line that is conclusive unless told otherwise; the result is as long as a line needs to be looked at. */
export function lineOf(target: string, more: Partial<JournalLine> = {}): JournalLine {
  return {
    batch: 1,
    target,
    status: 'done',
    rubric: RUBRIC,
    rodeo: '1.0.0',
    at: '2026-01-01T00:00:00.000Z',
    ms: 1,
    result: { model: { name: target } } as unknown as Result,
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
