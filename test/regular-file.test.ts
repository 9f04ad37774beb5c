import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRegular, reasonOf } from '../src/regular-file.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-regular-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const reasonFor = (path: string, most = 1024) =>
  readRegular(path, most).then(
    () => 'read',
    (error: unknown) => reasonOf(error),
  );

it('a file is read, also along a link', async () => {
  await writeFile(join(folder, 'a'), 'text');
  await symlink('a', join(folder, 'b'));
  expect((await readRegular(join(folder, 'b'), 4)).toString()).toBe('text');
});

it('a file that is too large is refused, also one that hides its size', async () => {
  await writeFile(join(folder, 'a'), 'x'.repeat(2049));
  expect(await reasonFor(join(folder, 'a'), 2048)).toBe('it is larger than 2 KB');
  if (process.platform === 'linux') expect(await reasonFor('/proc/self/environ', 1)).toMatch(/^it is larger/);
});

it('pipes, devices and folders are refused without waiting for them', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await reasonFor(join(folder, 'pipe'))).toBe('it is not a regular file');
  expect(await reasonFor('/dev/zero')).toBe('it is not a regular file');
  expect(await reasonFor(folder)).toBe('it is a folder');
});

it('what is not there, what leads in a circle and what no file can be called is said in words', async () => {
  await symlink('circle', join(folder, 'circle'));
  expect(await reasonFor(join(folder, 'none'))).toBe('there is no such file');
  expect(await reasonFor(join(folder, 'circle'))).toBe('its links lead in a circle');
  expect(await reasonFor(join(folder, 'a\0b'))).toBe('its name holds a character that no file name has');
  expect(await reasonFor(join(folder, 'x'.repeat(300)))).toBe('its name is too long');
});
