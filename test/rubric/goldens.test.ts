/** What every shipped rubric of items makes of every shipped model. `UPDATE=1` writes the files; the difference is for people to read. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Result, ResultSchema } from '../../src/result/result.js';
import { listRubrics, loadRubric } from '../../src/rubric/load.js';
import { hasItems } from '../../src/rubric/schema.js';
import { SHIPPED, shippedResult } from '../shipped.js';

const goldens = fileURLToPath(new URL('./goldens/', import.meta.url));

const listed = (await listRubrics()).filter(({ kind }) => kind === 'rubric');
const rubrics = (await Promise.all(listed.map(({ id }) => loadRubric(id)))).filter(hasItems);

const range = (low: unknown, high: unknown): string => (low === high ? `${low}` : `${low} to ${high}`);

/** In short: the score, the verdict, and the items at each level. */
function summary({ scores: [score], verdict, items = [] }: Result) {
  const levels: Record<string, string[]> = {};
  for (const { id, level, levelAtMost, notCheckable } of items) {
    const name = notCheckable
      ? 'not checkable'
      : level === null
        ? 'does not apply'
        : range(level, levelAtMost ?? level);
    levels[name] = [...(levels[name] ?? []), id];
  }
  return {
    score: range(score?.low, score?.high),
    points: `${range(score?.earned, score?.earnedHigh)} of ${score?.possible}`,
    ...(score?.tier != null && { tier: range(score.tier, score.tierAtMost ?? score.tier) }),
    ...(score?.inconclusive && { inconclusive: true }),
    ...(verdict && { verdict: range(verdict.label, verdict.atMost ?? verdict.label) }),
    ...Object.fromEntries(Object.entries(levels).map(([name, ids]) => [name, ids.join(' ')])),
  };
}

it('there are rubrics of items, and a golden file for each of them and for nothing else', () => {
  expect(rubrics.length).toBeGreaterThan(0);
  if (process.env.UPDATE) return;
  expect(readdirSync(goldens).sort()).toEqual(rubrics.map(({ id }) => `${id}.json`).sort());
});

describe.each(rubrics)('$id', (rubric) => {
  const results = SHIPPED.map((name) => shippedResult(name, rubric));

  it('gives the known result for every model', () => {
    const found = Object.fromEntries(results.map((result) => [result.model.name, summary(result)]));
    const file = join(goldens, `${rubric.id}.json`);
    if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('gives results that the schema describes whole', () => {
    for (const result of results) expect(v.parse(ResultSchema, result)).toEqual(result);
  });

  it('tells models apart', () => {
    expect(new Set(results.map(({ scores: [score] }) => score?.low)).size).toBeGreaterThan(2);
  });

  it('says of each item why, and cites what it found', () => {
    for (const { items = [] } of results) {
      for (const { because, level, low, citations, checks, notCheckable } of items) {
        expect(because).toMatch(/\S/);
        if (notCheckable) expect({ level, checks }).toEqual({ level: null, checks: [] });
        if (low === 1 && checks.length > 0) expect(citations).not.toEqual([]);
      }
    }
  });

  it('most of its items tell models apart', () => {
    const checkable = Object.entries(rubric.items).filter(([, item]) => item.notCheckable === undefined);
    const levelsOf = (id: string) =>
      new Set(results.map(({ items = [] }) => items.find((item) => item.id === id)?.level));
    // A few items ask for what all of these models have, or none.
    const telling = checkable.filter(([id]) => levelsOf(id).size > 1);
    expect(telling.length).toBeGreaterThan(checkable.length / 2);
  });
});
