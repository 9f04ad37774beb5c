/** Which reports the flags ask for, and what cannot be meant. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportsFor, writeReports } from '../../src/commands/destinations.js';
import { sampleResult } from '../result/sample-result.js';

const ONE = { models: false, rubrics: 1 };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-reports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const placesOf = async (format?: string[], output?: string) =>
  (await reportsFor({ ...(format && { format }), ...(output && { output }) }, ONE)).map(
    ({ format: name, file }) => [name, file],
  );

describe('reports', () => {
  it('are a table on stdout unless something else is asked for', async () => {
    expect(await placesOf()).toEqual([['table', undefined]]);
    expect(await placesOf(['json'])).toEqual([['json', undefined]]);
    const sarif = join(folder, 'a=b.sarif');
    expect(await placesOf([`sarif=${sarif}`])).toEqual([['sarif', sarif]]);
  });

  it('go each to its place; -o is the place of the one that names none', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    expect(await placesOf(['table', `junit=${one}`], two)).toEqual([
      ['table', two],
      ['junit', one],
    ]);
  });

  it.each([
    [['json', 'table'], undefined, 'cannot both be printed'],
    [['sarif=a.sarif'], 'b', '--output is for a format without a file'],
    [['sarif='], undefined, 'names no file'],
    [['sarif=a', 'json=./a'], undefined, './a is named twice'],
    [['json=x', 'table'], 'x', 'is named twice'],
    [['junti'], undefined, 'did you mean junit?'],
    [['constructor'], undefined, 'there is no format'],
    [['sarif=no/such/folder/a'], undefined, 'its folder does not exist'],
  ])('%j with -o %s are refused', async (format, output, message) => {
    await expect(placesOf(format, output)).rejects.toThrow(message);
  });

  it('are refused before anything is fetched where a format holds one model only', async () => {
    await expect(reportsFor({ format: ['badge'] }, { models: true, rubrics: 1 })).rejects.toThrow(
      'is about one model',
    );
    await expect(reportsFor({ format: ['csv'] }, { models: true, rubrics: 1 })).resolves.toHaveLength(1);
  });

  it('are not written into a file that the run writes for another reason', async () => {
    const file = join(folder, 'evidence.json');
    await expect(reportsFor({ format: [`json=${file}`] }, ONE, [file])).rejects.toThrow('named twice');
  });

  it('are all written, or none', async () => {
    const files = ['a.sarif', 'b.xml', 'c.csv'].map((name) => join(folder, name));
    const flags = { format: [`sarif=${files[0]}`, `junit=${files[1]}`, `csv=${files[2]}`] };
    await writeReports([sampleResult], await reportsFor(flags, ONE), flags, ONE);
    expect(JSON.parse(await readFile(files[0] as string, 'utf8')).version).toBe('2.1.0');
    expect(await readFile(files[1] as string, 'utf8')).toContain('<testsuites');
    expect((await readdir(folder)).sort()).toEqual(['a.sarif', 'b.xml', 'c.csv']);

    const failing = { format: [`json=${join(folder, 'd.json')}`, `mot=${join(folder, 'e.yml')}`] };
    const { classification: _, ...unclassified } = sampleResult;
    const reports = await reportsFor(failing, ONE);
    await expect(writeReports([unclassified], reports, failing, ONE)).rejects.toThrow(
      'needs a rubric with classes',
    );
    expect(await readdir(folder)).toHaveLength(3);
  });
});
