/** Hashes of what a verdict rests on: the same evidence and the same rubric have the same one on every machine. */
import { createHash } from 'node:crypto';
import { evidenceText } from '../collect/saved.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';

/** Of the file that `--save-evidence` writes, in lower-case hexadecimal digits. */
export const evidenceDigest = (evidence: Evidence): string => sha256(evidenceText(evidence));

/** Of a rubric with all that it extends and its class ladder, whatever the order and the comments of its files. */
export const rubricDigest = (rubric: Rubric): string => sha256(JSON.stringify(ordered(rubric)));

/** Of any JSON value, whatever the order of its keys. */
export const valueDigest = (value: unknown): string => sha256(JSON.stringify(ordered(value)));

/** Of a result without what was laid beside it when it was made: what a statement about it holds. */
export const resultDigest = ({ gate: _, baseline: __, against: ___, ...result }: Result): string =>
  valueDigest(result);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, one]) => [key, ordered(one)]),
  );
}
