import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JournalLine, lineText } from '../../src/batch/journal-line.js';
import { linesOf, readLines, survey } from '../../src/batch/survey.js';
import { TargetIndex } from '../../src/batch/target-index.js';
import { failedLine, lineOf, resultOf } from './lines.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-survey-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, lines: readonly JournalLine[], torn = ''): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map(lineText).join('') + torn);
  return path;
}

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

async function counting(files: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { target, status, at } of readLines(await survey(files))) {
    found.push(`${target} ${status} ${at.slice(8, 10)}`);
  }
  return found;
}

describe('several journals', () => {
  it('give each target once: the conclusive line, then the newest', async () => {
    const a = await fileOf('a', [
      lineOf('hf:o/old', { at: day(1) }),
      lineOf('hf:o/done', { at: day(1) }),
      failedLine('hf:o/failed', 'timeout', { at: day(3) }),
      lineOf('hf:o/alone', { at: day(1) }),
    ]);
    const b = await fileOf('b', [
      lineOf('hf:O/old', { at: day(2) }),
      failedLine('hf:o/done', 'timeout', { at: day(2) }),
      failedLine('hf:o/failed', 'timeout', { at: day(2) }),
    ]);
    const expected = ['hf:O/old done 02', 'hf:o/alone done 01', 'hf:o/done done 01', 'hf:o/failed failed 03'];
    expect((await counting([a, b])).sort()).toEqual(expected);
    expect((await counting([b, a])).sort()).toEqual(expected);
  });

  it('count the last line of a target within one of them', async () => {
    const a = await fileOf('a', [
      lineOf('hf:o/m', { at: day(2) }),
      failedLine('hf:o/m', 'timeout', { at: day(3) }),
    ]);
    expect(await counting([a])).toEqual(['hf:o/m failed 03']);
  });

  it('may be under way: a last line without its end is not there yet', async () => {
    const torn = lineText(lineOf('hf:o/next')).slice(0, -20);
    expect(await counting([await fileOf('a', [lineOf('hf:o/m')], torn)])).toEqual(['hf:o/m done 01']);
  });

  it('are copied byte by byte', async () => {
    const odd = lineText(lineOf('hf:o/m')).replace('"ms":1', '"ms": 1 , "more":[1]');
    const path = join(folder, 'a');
    await writeFile(path, odd);
    const found = [];
    for await (const { bytes } of linesOf(await survey([path]))) found.push(`${bytes}\n`);
    expect(found).toEqual([odd]);
  });

  it('tell by how many rubrics and versions they were judged', async () => {
    const a = await fileOf('a', [lineOf('hf:o/a'), lineOf('hf:o/b'), lineOf('hf:o/c', { rodeo: '2.0.0' })]);
    expect((await survey([a])).judgedBy.size).toBe(2);
  });

  it.each(['\0'.repeat(40_000), '{', '# notes'])('are no files that never end a line: %j', async (text) => {
    const path = join(folder, 'a');
    await writeFile(path, text);
    await expect(survey([path])).rejects.toMatchObject({
      ...{ message: `${path}:1 is not a batch result`, exitCode: 2 },
    });
  });

  it('are refused where a result is none: a report takes what it holds as it is', async () => {
    const path = join(folder, 'a');
    const result = resultOf('o/m');
    for (const broken of [
      {},
      { ...result, checks: [{ id: 'a', result: 'great' }] },
      { ...result, model: null },
    ]) {
      await writeFile(path, lineText(lineOf('hf:o/m', { result: broken as never })));
      const reading = async () => {
        for await (const _ of readLines(await survey([path]))) void _;
      };
      await expect(reading()).rejects.toMatchObject({
        ...{ message: `${path}: the line of hf:o/m is broken`, exitCode: 2 },
      });
    }
  });

  it('are refused when they are something else', async () => {
    const path = join(folder, 'a');
    await writeFile(path, `${lineText(lineOf('hf:o/m'))}{"schema":1}\n`);
    await expect(survey([path])).rejects.toMatchObject({
      message: `${path}:2 is not a batch result`,
      exitCode: 2,
    });
  });
});

it('an index finds each of very many, and nothing else', () => {
  const index = new TargetIndex();
  const key = (number: number) => ({ high: Math.imul(number, 2654435761) >>> 0, low: number % 97 });
  for (let number = 0; number < 20_000; number++) {
    index.set(key(number), {
      state: (number % 200) + 1,
      source: number % 9,
      offset: number * 2 ** 33,
      value: -number,
    });
  }
  for (let number = 0; number < 20_000; number += 3)
    index.set(key(number), { state: 255, source: 0, offset: 0, value: 0 });
  expect(index.size).toBe(20_000);
  for (let number = 0; number < 20_000; number++) {
    const expected =
      number % 3 === 0
        ? { state: 255, source: 0, offset: 0, value: 0 }
        : { state: (number % 200) + 1, source: number % 9, offset: number * 2 ** 33, value: -number };
    expect(index.get(key(number))).toEqual(expected);
  }
  expect(index.get({ high: 1, low: 99 })).toBeNull();
});
