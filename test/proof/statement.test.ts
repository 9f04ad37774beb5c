/** What a statement is about: what cannot change under its name, and that it says so when the evidence knows only a branch. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseEvidence } from '../../src/collect/saved.js';
import type { Evidence } from '../../src/evidence.js';
import { aboutOf, isByBranch, statementOf } from '../../src/proof/statement.js';
import { loadRubric } from '../../src/rubric/load.js';

const rubric = await loadRubric('rodeo');
const COMMIT = 'c0ffee'.padEnd(40, '0');

/** Shipped evidence, which was recorded by branch. */
function evidenceOf(model: string, change: (evidence: Shipped) => void = () => {}): Evidence {
  const file = new URL(`../../fixtures/${model}/evidence.json`, import.meta.url);
  const evidence = JSON.parse(readFileSync(file, 'utf8'));
  change(evidence);
  return parseEvidence(JSON.stringify(evidence), model);
}
interface Shipped {
  hub: { value: { revision: string; files: { value: { entries: object[] } } } };
}

const weights = { path: 'model.safetensors', size: 4e8, sha256: 'a'.repeat(64) };

test('is about the commit of the model, its weight files by hash, and the commit of its code', () => {
  const evidence = evidenceOf('microsoft__biogpt', ({ hub }) => {
    hub.value.revision = COMMIT;
    hub.value.files.value.entries.push(weights, { path: 'vocab.json', sha256: 'b'.repeat(64) });
  });
  const statement = statementOf(evidence, rubric);
  expect(statement.subject).toEqual([
    { name: `pkg:huggingface/microsoft/biogpt@${COMMIT}`, digest: { gitCommit: COMMIT } },
    {
      name: `pkg:huggingface/microsoft/biogpt@${COMMIT}#model.safetensors`,
      digest: { sha256: weights.sha256 },
    },
    {
      name: 'pkg:github/microsoft/biogpt@648f7d6503c038b44e70b7510bf431c7be94e891',
      digest: { gitCommit: '648f7d6503c038b44e70b7510bf431c7be94e891' },
    },
  ]);
  expect([isByBranch(statement), aboutOf(statement)]).toEqual([false, 'microsoft/biogpt at c0ffee000000']);
});

test('of a model that the evidence knows by its branch it is about what has a commit or a hash, and says so', () => {
  const statement = statementOf(
    evidenceOf('microsoft__biogpt', ({ hub }) => hub.value.files.value.entries.push(weights)),
    rubric,
  );
  expect(statement.subject.map(({ name }) => name)).toEqual([
    'pkg:huggingface/microsoft/biogpt#model.safetensors',
    'pkg:github/microsoft/biogpt@648f7d6503c038b44e70b7510bf431c7be94e891',
  ]);
  expect(isByBranch(statement)).toBe(true);
  expect(aboutOf(statement)).toBe(
    'microsoft/biogpt at an unknown commit of main, with its code at 648f7d6503c0',
  );
});

test('is refused where nothing has a commit, with what to do', () => {
  expect(() => statementOf(evidenceOf('google__gemma-7b'), rubric)).toThrow(
    'google/gemma-7b has no commit that a statement could be about',
  );
});
