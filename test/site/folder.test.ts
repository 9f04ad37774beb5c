/** A site takes its place as a whole, and nothing else in the folder is touched. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFolder } from '../../src/site/folder.js';
import { removeFolders, temporaryFolder } from './journal.js';

afterAll(removeFolders);

async function write(path: string, files: Record<string, string>): Promise<void> {
  const folder = await openFolder(path);
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  await folder.finish();
}

test('a later site replaces the earlier one, with what it no longer has', async () => {
  const path = join(temporaryFolder(), 'public');
  await write(path, { 'index.html': '1', 'leaderboard-2.html': '2', 'models/a.html': 'a' });
  await write(path, { 'index.html': '3', 'models/b.html': 'b' });
  expect(readFileSync(join(path, 'index.html'), 'utf8')).toBe('3');
  expect(existsSync(join(path, 'leaderboard-2.html'))).toBe(false);
  expect(readdirSync(join(path, 'models'))).toEqual(['b.html']);
  expect(readdirSync(dirname(path))).toEqual(['public']);
});

test("other files in the folder stay, such as a domain's name", async () => {
  const path = join(temporaryFolder(), 'public');
  mkdirSync(path);
  writeFileSync(join(path, 'CNAME'), 'open.example.org');
  await write(path, { 'index.html': '1' });
  await write(path, { 'index.html': '2' });
  expect(readFileSync(join(path, 'CNAME'), 'utf8')).toBe('open.example.org');
});

test('a page that somebody else put there is never replaced', async () => {
  const path = join(temporaryFolder(), 'public');
  mkdirSync(path);
  writeFileSync(join(path, 'index.html'), 'mine');
  await expect(write(path, { 'index.html': 'yours' })).rejects.toThrow(
    /holds index\.html, which no earlier site/,
  );
  expect(readFileSync(join(path, 'index.html'), 'utf8')).toBe('mine');
});

test('what is left of a site cannot name files outside of the folder', async () => {
  const outside = temporaryFolder();
  const path = join(outside, 'public');
  mkdirSync(path);
  writeFileSync(join(outside, 'precious'), 'kept');
  writeFileSync(join(path, '.rodeo-site.json'), JSON.stringify(['../precious', '..', '.git', '/etc']));
  await write(path, { 'index.html': '1' });
  expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('kept');
});

test('an abandoned site leaves no trace', async () => {
  const path = join(temporaryFolder(), 'public');
  const folder = await openFolder(path);
  folder.write('index.html', '1');
  await folder.abandon();
  expect(readdirSync(dirname(path))).toEqual([]);
});

test('a file is not a folder', async () => {
  const path = join(temporaryFolder(), 'public');
  writeFileSync(path, '');
  await expect(openFolder(path)).rejects.toThrow(/is a file, and a site is a folder/);
});
