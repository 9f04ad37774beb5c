import { appendFile, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal, streamJournal } from '../../src/batch/journal.js';
import { HEAD_BYTES, headOf, lineText, readLine } from '../../src/batch/journal-line.js';
import { stampOf } from '../../src/batch/stamp.js';
import { draftOf } from '../../src/whole-file.js';
import { failedLine, lineOf, RUBRIC, STAMP } from './lines.js';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-journal-'));
  file = join(folder, 'results.ndjson');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const targets = async () =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).target);

describe('a journal', () => {
  it('keeps what is done and tries the rest again', async () => {
    const first = (await openJournal(file)).journal;
    expect(first.take('hf:a/done', STAMP)).toBe('new');
    await first.append(lineOf('hf:a/done'));
    await first.append(failedLine('hf:a/failed'));
    await first.append(lineOf('hf:a/unknown', { status: 'inconclusive' }));
    await first.close();

    const { journal, lines, mended } = await openJournal(file);
    expect({ lines, mended }).toEqual({ lines: 3, mended: false });
    expect(journal.take('hf:a/done', STAMP)).toBe('kept');
    expect(journal.take('hf:a/failed', STAMP)).toBe('again');
    expect(journal.take('hf:a/unknown', STAMP)).toBe('again');
    expect(journal.take('hf:a/other', STAMP)).toBe('new');
    await journal.close();
  });

  it('is not begun at the other end of a link, and is gone on with there', async () => {
    const other = join(folder, 'elsewhere.ndjson');
    await symlink(other, file);
    await expect(openJournal(file)).rejects.toThrow(/is a link, and no journal is begun at its other end/);
    expect(await readdir(folder)).toEqual(['results.ndjson']);
    await writeFile(other, '');
    await expect(openJournal(file)).rejects.toThrow(/is a link/);
    await writeFile(other, lineText(lineOf('hf:a/done')));
    const { journal, lines } = await openJournal(file);
    expect(lines).toBe(1);
    await journal.close();
  });

  it('takes each target once, whatever its case', async () => {
    const { journal } = await openJournal(file);
    expect(journal.take('hf:a/model', STAMP)).toBe('new');
    expect(journal.take('hf:A/Model', STAMP)).toBe('duplicate');
    expect(journal.take('hf:a/model@v1', STAMP)).toBe('new');
    expect(journal.take('hf:a/model@V1', STAMP)).toBe('new');
    expect(journal.take('gh:a/model', STAMP)).toBe('new');
    await journal.close();
  });

  it('judges again what another rubric, version or way judged', async () => {
    const { journal } = await openJournal(file);
    await journal.append(lineOf('hf:a/model'));
    await journal.close();
    const others = [
      stampOf({ rubric: { ...RUBRIC, digest: 'fedcba9876543210' }, rodeo: '1.0.0' }),
      stampOf({ rubric: RUBRIC, rodeo: '1.0.1' }),
      stampOf({ rubric: RUBRIC, rodeo: '1.0.0', links: { repo: 'a/code' } }),
      stampOf({ rubric: RUBRIC, rodeo: '1.0.0', depth: 'list' }),
    ];
    for (const stamp of others) {
      const again = (await openJournal(file)).journal;
      expect(again.take('hf:a/model', stamp)).toBe('rejudge');
      await again.close();
    }
  });

  it('remembers the verdict of the gate', async () => {
    const { journal } = await openJournal(file);
    await journal.append(lineOf('hf:a/good', { gate: 'pass' }));
    await journal.append(lineOf('hf:a/bad', { gate: 'fail' }));
    await journal.close();
    const again = (await openJournal(file)).journal;
    expect(['good', 'bad', 'none'].map((name) => again.gateOf(`hf:a/${name}`))).toEqual([
      'pass',
      'fail',
      undefined,
    ]);
    await again.close();
  });

  it('mends a last line that was cut off anywhere', async () => {
    const whole = lineText(lineOf('hf:a/first'));
    const torn = lineText(lineOf('hf:a/second'));
    for (const length of [1, 5, 11, 40, torn.length - 1]) {
      await writeFile(file, whole + torn.slice(0, length));
      const { journal, mended, lines } = await openJournal(file);
      expect({ mended, lines }).toEqual({ mended: true, lines: 1 });
      await journal.append(lineOf('hf:a/third'));
      await journal.close();
      expect(await targets()).toEqual(['hf:a/first', 'hf:a/third']);
    }
  });

  it('mends the zeros that a power cut leaves', async () => {
    await writeFile(file, Buffer.concat([Buffer.from(lineText(lineOf('hf:a/first'))), Buffer.alloc(4096)]));
    const { journal, mended } = await openJournal(file);
    await journal.close();
    expect(mended).toBe(true);
    expect(await targets()).toEqual(['hf:a/first']);
  });

  it.each([
    ...['my notes', 'my notes\n', '{"batch":2,"target":"hf:a/b"}\n', '{"id":"a/b"}\n', '\n'],
    ...['{', '{"batch', '\0', '\0'.repeat(5000)],
  ])('leaves a file alone that is none: %j', async (text) => {
    await writeFile(file, text);
    await expect(openJournal(file)).rejects.toThrow(/results\.ndjson:1 is not a batch result/);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['results.ndjson']);
  });

  it('names the line that is broken', async () => {
    await writeFile(
      file,
      `${lineText(lineOf('hf:a/b'))}{"batch":1,"target":7}\n${lineText(lineOf('hf:a/c'))}`,
    );
    await expect(openJournal(file)).rejects.toMatchObject({
      message: expect.stringContaining('ndjson:2'),
      exitCode: 2,
    });
  });
});

describe('a target that stands twice', () => {
  it('stands once when the journal is closed, as it was last', async () => {
    const { journal } = await openJournal(file);
    await journal.append(failedLine('hf:a/one'));
    await journal.append(lineOf('hf:a/two'));
    await journal.append(lineOf('hf:a/one', { ms: 7 }));
    await journal.close();
    expect(await targets()).toEqual(['hf:a/two', 'hf:a/one']);
    expect(await readdir(folder)).toEqual(['results.ndjson']);
  });

  it('stands once as soon as the journal is opened again after a sudden end', async () => {
    await writeFile(
      file,
      [failedLine('hf:a/one'), lineOf('hf:a/two'), lineOf('hf:a/one')].map(lineText).join(''),
    );
    const { journal } = await openJournal(file);
    expect(await targets()).toEqual(['hf:a/two', 'hf:a/one']);
    expect(journal.take('hf:a/one', STAMP)).toBe('kept');
    // What is appended now is at the end of the new file, and replaces its line there.
    await journal.append(lineOf('hf:a/two', { ms: 9 }));
    await journal.append(lineOf('hf:a/three'));
    await journal.close();
    expect(await targets()).toEqual(['hf:a/one', 'hf:a/two', 'hf:a/three']);
  });

  it('is never gone: a compaction that was cut off leaves the journal as it was', async () => {
    const text = [failedLine('hf:a/one'), lineOf('hf:a/one')].map(lineText).join('');
    await writeFile(file, text);
    await writeFile(draftOf(file), text.slice(0, 30));
    const { journal } = await openJournal(file);
    await journal.close();
    expect(await targets()).toEqual(['hf:a/one']);
    expect(await readdir(folder)).toEqual(['results.ndjson']);
  });

  it('survives the compaction of more than fits into one write', async () => {
    const padding = 'x'.repeat(30_000);
    const long = (n: number) => lineText(lineOf(`hf:a/${n}`, { result: { padding } as never }));
    const numbers = Array.from({ length: 120 }, (_, index) => index);
    await writeFile(file, numbers.map(long).join(''));
    await appendFile(file, numbers.slice(0, 60).map(long).join(''));
    const { journal, lines } = await openJournal(file);
    await journal.close();
    expect(lines).toBe(120);
    const found = await targets();
    expect(found).toEqual([...numbers.slice(60), ...numbers.slice(0, 60)].map((n) => `hf:a/${n}`));
  });
});

describe('a line', () => {
  it('begins with what tells it from other files and is read back', () => {
    const { batch: _, ...rest } = lineOf('hf:a/b');
    const text = lineText({ ...rest, batch: 1 });
    expect(text.startsWith('{"batch":1,"target":"hf:a/b"')).toBe(true);
    expect(readLine(Buffer.from(text.trimEnd()))).toEqual(lineOf('hf:a/b'));
  });

  it('has a head that is read without its result', () => {
    const reason = { code: 'bug', detail: 'said ","result":" and {' };
    const text = lineText(lineOf('hf:a/b', { reason, result: { padding: 'x'.repeat(HEAD_BYTES) } as never }));
    expect(headOf(Buffer.from(text).subarray(0, HEAD_BYTES))).toMatchObject({ target: 'hf:a/b', reason });
  });

  it('colors no terminal', () => {
    const text = lineText(
      failedLine('hf:a/b', 'bug', { reason: { code: 'bug', detail: '\u001b[31m\u009b31m\u202e' } }),
    );
    for (const control of ['\u001b', '\u009b', '\u202e']) expect(text).not.toContain(control);
    expect(headOf(Buffer.from(text.trimEnd()))?.reason?.detail).toBe('\u001b[31m\u009b31m\u202e');
  });
});

it('a stream has no memory but of duplicates', async () => {
  const written: string[] = [];
  const journal = streamJournal(async (text) => void written.push(text));
  expect(journal.take('hf:a/b', STAMP)).toBe('new');
  await journal.append(lineOf('hf:a/b'));
  expect(journal.take('hf:a/b', STAMP)).toBe('duplicate');
  expect(written).toEqual([lineText(lineOf('hf:a/b'))]);
});
