/** The shipped models, read and judged once for all tests of a process: reading one takes as long as a hundred other tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEvidence } from '../src/collect/saved.js';
import type { Evidence } from '../src/evidence.js';
import { judgeReading } from '../src/judge.js';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { type Reading, readEvidence } from '../src/read.js';
import { oncePer, oncePerText } from '../src/remembered.js';
import type { Result } from '../src/result/result.js';
import { loadRubric } from '../src/rubric/load.js';
import type { Rubric } from '../src/rubric/schema.js';

export const FIXTURES = join(PACKAGE_ROOT, 'fixtures');
/** Their folders: `microsoft__biogpt`. */
export const SHIPPED: readonly string[] = readdirSync(FIXTURES).sort();

export const rodeo = await loadRubric('rodeo');

/** Nobody can change it, as others read it too. */
export const shippedEvidence = oncePerText((name): Evidence => {
  const text = readFileSync(join(FIXTURES, name, 'evidence.json'), 'utf8');
  return frozen(parseEvidence(text, name));
});

/** By all checks. */
export const shippedReading = oncePerText((name): Reading => frozen(readEvidence(shippedEvidence(name))));

const judgedBy = oncePer((rubric: Rubric) =>
  oncePerText((name): Result => frozen(judgeReading(shippedReading(name), rubric))),
);

/** What an audit gives, as `test/batch/reading.test.ts` shows. Nobody can change it. @param rubric loaded once, or judged anew */
export const shippedResult = (name: string, rubric: Rubric = rodeo): Result => judgedBy(rubric)(name);

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
