/** A site takes its place as a whole, and nothing else in the folder is touched. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

test('what is left of a site is no way out of the folder: a link is not written through, and a pipe is not waited for', async () => {
  const outside = temporaryFolder();
  const path = join(outside, 'public');
  mkdirSync(path);
  writeFileSync(join(outside, 'precious'), 'kept');
  symlinkSync(join(outside, 'precious'), join(path, '.rodeo-site.json'));
  await write(path, { 'index.html': '1' });
  expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('kept');

  const other = join(outside, 'other');
  mkdirSync(other);
  execFileSync('mkfifo', [join(other, '.rodeo-site.json')]);
  await write(other, { 'index.html': '2' });
  await write(other, { 'index.html': '3' });
  expect(readFileSync(join(other, 'index.html'), 'utf8')).toBe('3');
});

test('drafts cannot be foreseen: two at once do not meet', async () => {
  const path = join(temporaryFolder(), 'public');
  const [one, other] = [await openFolder(path), await openFolder(path)];
  one.write('index.html', '1');
  other.write('index.html', '2');
  const drafts = readdirSync(dirname(path));
  expect(new Set(drafts).size).toBe(2);
  expect(drafts.some((name) => name.includes(String(process.pid)))).toBe(false);
  await one.abandon();
  await other.abandon();
});

test('a logo that is a pipe is refused', async () => {
  const outside = temporaryFolder();
  execFileSync('mkfifo', [join(outside, 'logo.svg')]);
  const folder = await openFolder(join(outside, 'public'));
  await expect(folder.finish({ logo: join(outside, 'logo.svg') })).rejects.toThrow(
    /cannot read .*logo\.svg: it is not a regular file/,
  );
  await folder.abandon();
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
