/** What a script gets from `import … from 'rodeo'`: shipped evidence in, a verdict that meets its schema out. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  auditEvidence,
  gate,
  gather,
  loadRubric,
  parseEvidence,
  RESULT_VERSION,
  RodeoError,
} from '../../src/index.js';
import { ResultSchema } from '../../src/result/result.js';

const shipped = new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url);

test('evidence from a file is audited without a network', async () => {
  const evidence = parseEvidence(await readFile(shipped, 'utf8'), 'evidence.json');
  const result = auditEvidence(evidence, await loadRubric('rodeo'));
  expect(v.parse(ResultSchema, result)).toEqual(result);
  expect(result.schema).toBe(RESULT_VERSION);
  expect(result.scores.map(({ id }) => id)).toEqual(['openness', 'usability', 'reproducibility']);
  expect(result.archetype).toEqual({ label: 'Open weights, closed recipe', certain: true });
  for (const { id, earned, possible } of result.scores) {
    const points = result.checks.flatMap((check) => check.points[id] ?? []);
    expect(points.reduce((sum, one) => sum + one.earned, 0)).toBeCloseTo(earned, 9);
    expect(points.reduce((sum, one) => sum + one.possible, 0)).toBeCloseTo(possible, 9);
  }
});

test('what a caller did wrong is an error with an exit code, and can be told from a bug', async () => {
  const error = await loadRubric('rodoe').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RodeoError);
  expect(error).toMatchObject({ exitCode: 2 });
});

test('evidence is gathered until its signal is aborted, and then there is none', async () => {
  const reason = new Error('enough');
  const stop = new AbortController();
  const onProgress = () => stop.abort(reason);
  const env = { HF_ENDPOINT: 'http://127.0.0.1:9', RODEO_CACHE_DIR: '/nonexistent/rodeo' };
  await expect(gather('org/model', { env, signal: stop.signal, onProgress })).rejects.toBe(reason);
  await expect(gather('org/model', { env, signal: stop.signal })).rejects.toBe(reason);
  await expect(gather('a b')).rejects.toMatchObject({ exitCode: 2 });
});

test('a result is held against a policy', async () => {
  const evidence = parseEvidence(await readFile(shipped, 'utf8'), 'evidence.json');
  const result = auditEvidence(evidence, await loadRubric('rodeo'));
  expect(gate(result, { min: { usability: 60 } }, '2026-12-01').verdict).toBe('pass');
  expect(gate(result, { min: { reproducibility: 99 } }, '2026-12-01').verdict).toBe('fail');
});
