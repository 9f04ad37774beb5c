import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DRAFT_MS, draftOf, isDraft, removeDrafts, replaceFile } from '../src/whole-file.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a new file is written, an old one replaced, and nothing else is left', async () => {
  const path = join(folder, 'report.csv');
  await replaceFile(path, 'one');
  await replaceFile(path, async (draft) => void (await draft.writeFile('two')));
  expect(await readFile(path, 'utf8')).toBe('two');
  expect(await readdir(folder)).toEqual(['report.csv']);
});

it('a link in its place is replaced, and what it leads to is left alone', async () => {
  const precious = join(folder, 'precious');
  await writeFile(precious, 'as it was');
  await symlink(precious, join(folder, 'report.csv'));
  await replaceFile(join(folder, 'report.csv'), 'report');
  expect(await readFile(precious, 'utf8')).toBe('as it was');
  expect((await lstat(join(folder, 'report.csv'))).isFile()).toBe(true);
});

it('while it is written, a draft lies beside it whose name nobody can foresee', async () => {
  const names: string[] = [];
  for (const _ of [1, 2]) {
    await replaceFile(join(folder, 'a.json'), async () => {
      names.push(...(await readdir(folder)).filter(isDraft));
    });
  }
  expect(names).toHaveLength(2);
  expect(names[0]).not.toBe(names[1]);
});

it('where writing fails, the old file stays and the draft goes', async () => {
  const path = join(folder, 'a.json');
  await writeFile(path, 'old');
  const failing = replaceFile(path, () => Promise.reject(new Error('half way')));
  await expect(failing).rejects.toThrow('half way');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['a.json']);
});

it('where no file can be, the system says why', async () => {
  await expect(replaceFile(join(folder, 'none', 'a'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(replaceFile(folder, 'x')).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
});

it('drafts that a killed process left beside a file or a folder go; recent ones and those of other names stay', async () => {
  const left = async (path: string, ageMs: number, isFolder = false) => {
    const draft = draftOf(join(folder, path));
    if (isFolder) await mkdir(draft);
    else await writeFile(draft, 'half');
    const at = (Date.now() - ageMs) / 1000;
    await utimes(draft, at, at);
    return draft;
  };
  await left('site', 2 * DRAFT_MS);
  await left('site', 2 * DRAFT_MS, true);
  const recent = await left('site', 1000);
  const another = await left('site.json', 2 * DRAFT_MS);
  const precious = join(folder, '.site.backup');
  await writeFile(precious, 'mine');
  await removeDrafts(join(folder, 'site'));
  const here = (await readdir(folder)).map((name) => join(folder, name));
  expect(here.sort()).toEqual([recent, another, precious].sort());
  await removeDrafts(join(folder, 'site'), 0);
  expect(await readdir(folder)).not.toContain(recent.slice(folder.length + 1));
});
