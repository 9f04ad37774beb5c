import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFile } from '../../src/batch/lock.js';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-lock-'));
  file = join(folder, 'results.ndjson');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is refused to a second writer while the first one lives, and given after', async () => {
  const unlock = await lockFile(file);
  await expect(lockFile(file)).rejects.toMatchObject({
    message: `${file} is being written by process ${process.pid}`,
    exitCode: 2,
  });
  await unlock();
  await (await lockFile(file))();
  expect(await readdir(folder)).toEqual([]);
});

it('is taken over from a dead process', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await writeFile(`${file}.lock`, JSON.stringify({ pid, host: hostname(), started: '1' }));
  const unlock = await lockFile(file);
  expect(JSON.parse(await readFile(`${file}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
  await unlock();
  expect(await readdir(folder)).toEqual([]);
});

it.runIf(process.platform === 'linux')(
  'is taken over when the number of its process is used again',
  async () => {
    await writeFile(`${file}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
    await (await lockFile(file))();
  },
);

it('is refused where another machine may have it, and the message says what to do', async () => {
  await writeFile(`${file}.lock`, JSON.stringify({ pid: 1, host: 'far.example', started: '1' }));
  await expect(lockFile(file)).rejects.toMatchObject({
    message: `${file} is being written by process 1 on far.example`,
    hint: `If that one is gone, remove ${file}.lock.`,
  });
});

it('is refused where something else has its name', async () => {
  await writeFile(`${file}.lock`, 'something else');
  await expect(lockFile(file)).rejects.toThrow('was not created by rodeo');
});

it.each([
  ['a folder', (lock: string) => mkdir(lock), 'it is a folder'],
  ['a pipe', (lock: string) => void execFileSync('mkfifo', [lock]), 'it is not a regular file'],
  ['a link that leads nowhere', (lock: string) => symlink('nowhere', lock), 'there is no such file'],
  ['a link to itself', (lock: string) => symlink(lock, lock), 'its links lead in a circle'],
])('is refused at once where the lock is %s', async (_, put, why) => {
  await put(`${file}.lock`);
  await expect(lockFile(file)).rejects.toMatchObject({
    message: `${file}.lock cannot be read: ${why}`,
    hint: 'Another user may be writing the file. If nobody is, remove the lock.',
    exitCode: 2,
  });
});

it('goes to exactly one of many who find a dead one', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await writeFile(`${file}.lock`, JSON.stringify({ pid, host: hostname(), started: '1' }));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFile(file)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
