/** A statement is held against its evidence to the byte, and what only advises is not held against one that came before it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from '../../src/checks/index.js';
import { parseEvidence } from '../../src/collect/saved.js';
import { recompute } from '../../src/proof/recompute.js';
import { type Statement, statementOf } from '../../src/proof/statement.js';
import { loadRubric } from '../../src/rubric/load.js';

const FILE = new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url);
const evidence = parseEvidence(readFileSync(FILE, 'utf8'), 'biogpt');
const rubric = await loadRubric('rodeo', { checkIds: checks.map(({ id }) => id) });
const { hub } = evidence;
if (hub.state === 'present') hub.value.revision = 'a'.repeat(40);

const stated = (): Statement => JSON.parse(JSON.stringify(statementOf(evidence, rubric)));
const ofResult = (statement: Statement) =>
  recompute(statement, evidence, rubric).find(({ about }) => about === 'result');

test('the same evidence gives the same result', () => {
  expect(ofResult(stated())?.verdict).toBe('holds');
});

test('a statement from before results said how to dispute them still holds', () => {
  const older = stated();
  delete older.predicate.result.dispute;
  expect(ofResult(older)?.verdict).toBe('holds');
});

test('other words on how to dispute it do not', () => {
  const forged = stated();
  forged.predicate.result.dispute = { text: 'Pay first.', command: 'true', url: 'https://example.org' };
  expect(ofResult(forged)).toMatchObject({
    verdict: 'differs',
    details: expect.arrayContaining([expect.stringContaining('result.dispute.text: "Pay first."')]),
  });
});
