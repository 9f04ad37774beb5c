/** The map's records are read whole, its rules give what it says of known models, and agreement is counted as it is. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditEvidence } from '../../../src/audit.js';
import { parseEvidence } from '../../../src/collect/saved.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { type MapRecord, measureMap, readMapRecords, scoreByRules } from './os-ai-map.js';

const records = readMapRecords(new URL('os-ai-map.csv', import.meta.url));
const named = (slug: string): MapRecord => {
  const found = records.find((one) => one.slug === slug);
  if (!found) throw new Error(`${slug} is no record`);
  return found;
};

it('every record has an answer on the scale of each dimension but checkpoints', () => {
  expect(records.length).toBeGreaterThan(40);
  for (const { answers } of records) {
    expect(answers).toEqual({
      weights: expect.stringMatching(/^(?:open|closed)$/),
      data: expect.stringMatching(/^(?:open|listed|described|partial|closed)$/),
      code: expect.stringMatching(/^(?:open|partial|closed)$/),
      checkpoints: expect.stringMatching(/^(?:open|)$/),
      license: expect.stringMatching(/^(?:open|uncapped|bounded|noncommercial|closed)$/),
    });
  }
});

it.each([
  ['pythia', 5],
  ['olmo-2', 5],
  ['nemotron-3', 4],
  ['starcoder2', 4],
  ['mistral-7b-instruct-v0-2', 3],
  ['codestral', 2],
])('%s stands at %d by the rules, as its record says', (slug, score) => {
  expect([scoreByRules(named(slug)), named(slug).score]).toEqual([score, score]);
});

it('the rules part from the records of June only where the license was judged anew, or the data', () => {
  const moved = records.filter((one) => scoreByRules(one) !== one.score);
  for (const { slug, answers } of moved) {
    expect([
      slug,
      answers.license === 'bounded' || answers.license === 'uncapped' || answers.data === 'open',
    ]).toEqual([slug, true]);
  }
});

it('agreement, misses and what is not known are counted apart', async () => {
  const file = new URL('../../../fixtures/meta-llama__Llama-3.1-8B-Instruct/evidence.json', import.meta.url);
  const result = auditEvidence(
    parseEvidence(readFileSync(file, 'utf8'), 'Llama'),
    await loadRubric('os-ai-map'),
  );
  const record = named('llama-3-1-8b-instruct');
  const wrong: MapRecord = { ...record, slug: 'wrong', answers: { ...record.answers, license: 'open' } };
  const unseen: MapRecord = { ...record, slug: 'unseen', hub: '' };
  const blank = {
    ...result,
    model: {
      ...result.model,
      licenses: {
        ...result.model.licenses,
        weights: { ...result.model.licenses.weights, basis: 'inherited' as const },
      },
    },
  };
  const { figures, rows, sections } = measureMap(
    [
      { record, result },
      { record: wrong, result },
      { record: unseen, result: blank },
    ],
    records,
  );
  expect(figures).toMatchObject({ 'license: n': 2, 'license: accuracy': 0.5, 'weights: n': 3 });
  expect(rows['license: wrong']).toEqual({ want: 'open', got: 'bounded', miss: 2 });
  expect(sections[1]?.table?.rows).toContainEqual(['license: wrong', 'open', 'bounded']);
});
