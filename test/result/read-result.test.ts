/** Results of other days: from earlier versions they are read, from later ones refused, and what is none is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/diff.js';
import { RodeoError } from '../../src/errors.js';
import { readResults } from '../../src/result/read-result.js';
import type { Result } from '../../src/result/result.js';
import { itemsOf, MODELS, resultOf } from '../report/formats/samples.js';
import { sampleResult } from './sample-result.js';

const read = (...values: unknown[]) =>
  readResults(values.map((one) => JSON.stringify(one)).join('\n'), 'old.json');

describe('a saved result', () => {
  it.each(MODELS)('of %s is read as it was', (model) => {
    for (const result of [resultOf(model), itemsOf(model)]) {
      const [saved] = read(result);
      expect(saved).toMatchObject({ target: result.target, rubric: { id: result.rubric.id } });
      expect(saved?.scores).toEqual(result.scores);
      expect(saved?.checks.map(({ id }) => id)).toEqual(result.checks.map(({ id }) => id));
    }
  });

  it('may come from a version that wrote less', () => {
    const { rubric, target, model, scores, checks } = sampleResult;
    const old = {
      ...{ schema: 1, rubric: { id: rubric.id }, target, model: { name: model.name } },
      scores: scores.map(({ id, low, high }) => ({ id, low, high })),
      checks: checks.map(({ id, result, low, high }) => ({ id, result, low, high })),
    };
    const [saved] = read(old);
    expect(saved).toMatchObject({
      rodeo: '',
      collectedAt: '',
      model: { licenses: { data: { name: 'unknown' } } },
    });
    const changes = changesBetween(saved as Result, sampleResult);
    expect(changes.filter(({ kind }) => kind !== 'license').every(({ change }) => change === 'same')).toBe(
      true,
    );
    expect(changes.filter(({ change }) => change === 'cannotTell')).toHaveLength(4);
  });

  it('keeps nothing from being read by what nobody compares', () => {
    expect(
      read({ ...sampleResult, cost: 'much', notes: 7, fixes: null, links: [], unheardOf: {} }),
    ).toHaveLength(1);
  });
});

describe('a file', () => {
  it('holds one, an array of them, or one a line', () => {
    expect(read(sampleResult)).toHaveLength(1);
    expect(read([sampleResult, sampleResult])).toHaveLength(2);
    expect(read(sampleResult, sampleResult)).toHaveLength(2);
    expect(readResults(`\uFEFF${JSON.stringify(sampleResult)}\r\n`, 'x')).toHaveLength(1);
  });

  it('may be the journal of a batch: the last line of each model counts, and a torn one does not', () => {
    const line = (openness: number, id = 'a/a') => ({
      ...{ batch: 1, target: `hf:${id}`, status: 'done' },
      result: {
        ...sampleResult,
        target: { kind: 'hub', id },
        scores: sampleResult.scores.map((score) => ({ ...score, low: openness, high: openness })),
      },
    });
    const failed = { batch: 1, target: 'hf:b/b', status: 'failed', reason: { code: 'gated', detail: '' } };
    const torn = JSON.stringify(line(3)).slice(0, 200);
    const text = [line(1), failed, line(2), line(9, 'c/c')].map((one) => JSON.stringify(one)).join('\n');
    for (const journal of [text, `${text}\n${torn}`]) {
      const found = readResults(journal, 'run.ndjson');
      expect(found.map(({ target, scores }) => [target.id, scores[0]?.low])).toEqual([
        ['a/a', 2],
        ['c/c', 9],
      ]);
    }
    expect(() => read(failed)).toThrow('old.json holds no result');
    expect(read(line(5))).toHaveLength(1);
  });

  it.each([
    ['{}', 'old.json is not a result of an audit.'],
    ['[]', 'old.json holds no result.'],
    ['null', 'not a result'],
    ['[null]', 'not a result of an audit, at 0'],
    ['"text"', 'not a result'],
    ['', 'not JSON'],
    ['{"schema":1', 'not JSON'],
    ['{"schema":1}', 'not a result'],
    ['{}\n{', 'not JSON at line 2'],
    ['{"schema":"1","checks":[]}', 'not a result'],
    ['{"schema":2,"checks":[]}', 'old.json has a result of version 2; this rodeo reads version 1.'],
    ['[{"schema":2,"checks":[]}]', 'version 1, at 0.'],
    ['{"schema":1,"checks":[]}', 'at rubric: '],
    ['{"schema":1.5,"checks":[]}', 'version 1.5'],
  ])('that holds %s is told off', (text, message) => {
    const thrown = (() => {
      try {
        return readResults(text, 'old.json');
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(RodeoError);
    expect(thrown).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
  });

  it('names the first field that is wrong', () => {
    const broken = { ...sampleResult, checks: [{ ...sampleResult.checks[0], low: 'much' }] };
    expect(() => read(broken)).toThrow('old.json is not a valid result: at checks.0.low: ');
    expect(() => read([sampleResult, broken])).toThrow('at 1.checks.0.low: ');
    expect(() => read(sampleResult, broken)).toThrow('at line 2.checks.0.low: ');
  });

  it('of anything at all is read or refused, never a bug', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((checks) => ({ ...sampleResult, checks })),
    );
    fc.assert(
      fc.property(anything, (value) => {
        try {
          for (const result of read(value)) expect(changesBetween(result, sampleResult)).not.toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(RodeoError);
        }
      }),
    );
  });
});
