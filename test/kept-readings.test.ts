/** A reading that was kept is taken for the same evidence by the same program, and for nothing else. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Evidence } from '../src/evidence.js';
import {
  digestOfEvidence,
  keepReading,
  keptReading,
  preparedReading,
  readSaved,
} from '../src/kept-readings.js';
import { writePacked } from '../src/packed-file.js';
import type { Reading } from '../src/read.js';
import { BUILD } from '../src/version.js';
import { shippedEvidence, shippedReading } from './shipped.js';

const MODEL = 'dbmdz__bert-large-cased-finetuned-conll03-english';
const evidence = shippedEvidence(MODEL);
const reading = shippedReading(MODEL);
/** What nobody reads in the evidence: who has it took what was kept. */
const marked: Reading = { ...reading, facts: { ...reading.facts, notes: ['kept'] } };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-readings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesIn = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('what is read in saved evidence', () => {
  it('is what anybody reads in it, and is kept', async () => {
    expect(await readSaved(evidence, folder)).toEqual(reading);
    expect(await filesIn()).toHaveLength(1);
    expect(await readSaved(evidence, folder)).toEqual(JSON.parse(JSON.stringify(reading)));
  });

  it('is taken from what was kept for the same evidence', async () => {
    await keepReading(marked, digestOfEvidence(evidence), folder);
    expect((await readSaved(evidence, folder)).facts.notes).toEqual(['kept']);
  });

  it('is read anew in evidence that differs in a single word', async () => {
    await keepReading(marked, digestOfEvidence(evidence), folder);
    const other: Evidence = { ...evidence, notes: [...evidence.notes, 'another'] };
    expect((await readSaved(other, folder)).facts.notes).not.toEqual(['kept']);
  });

  it('is read anew where what was kept is damaged', async () => {
    await keepReading(marked, digestOfEvidence(evidence), folder);
    const [file] = await filesIn();
    await writeFile(join(file?.parentPath ?? '', file?.name ?? ''), 'no gzip');
    expect((await readSaved(evidence, folder)).facts.notes).toEqual(reading.facts.notes);
  });

  it('is read where nothing can be kept', async () => {
    await writeFile(join(folder, 'evidence'), 'a file in the place of the folder');
    expect(await readSaved(evidence, folder)).toEqual(reading);
  });
});

describe('a reading of another program', () => {
  const key = digestOfEvidence(evidence);
  const prepare = async (build: string) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${key}.json`), JSON.stringify({ build, reading: marked }));
  };

  it('is not taken from a build, while its own is', async () => {
    await prepare(`${BUILD}+`);
    expect(await preparedReading(key, folder)).toBeNull();
    await prepare(BUILD);
    expect((await preparedReading(key, folder))?.facts.notes).toEqual(['kept']);
  });

  it('is not there for evidence that was not shipped, nor where a file is no JSON', async () => {
    expect(await preparedReading(digestOfEvidence({ ...evidence, notes: ['x'] }), folder)).toBeNull();
    await writeFile(join(folder, `${key}.json`), '{');
    expect(await preparedReading(key, folder)).toBeNull();
  });

  it('is not taken from the cache', async () => {
    await keepReading(marked, key, folder);
    const [file] = await filesIn();
    const path = join(file?.parentPath ?? '', file?.name ?? '');
    expect((await keptReading(key, folder))?.facts.notes).toEqual(['kept']);
    await writePacked(path, { build: `${BUILD}+`, reading: marked });
    expect(await keptReading(key, folder)).toBeNull();
  });
});
