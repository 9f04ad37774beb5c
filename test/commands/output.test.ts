/** What a report is written to may be anything that a stranger put in its place: nothing but a file is replaced, and nobody waits. */
import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  checkWritable,
  isReplaced,
  writePieces,
  writeReport,
  writeWhole,
} from '../../src/commands/output.js';

let folder = '';
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-output-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces() {
  yield 'one ';
  yield Buffer.from('two');
}

const WRITERS: [string, (file: string) => Promise<void>][] = [
  ['a report', (file) => writeWhole(file, 'one two')],
  ['a long report', (file) => writePieces(file, pieces())],
];

describe.each(WRITERS)('%s', (_, write) => {
  it('replaces a file, and a link without following it', async () => {
    await writeFile(at('precious'), 'as it was');
    await symlink(at('precious'), at('report'));
    await write(at('report'));
    expect(await readFile(at('report'), 'utf8')).toBe('one two');
    expect((await lstat(at('report'))).isSymbolicLink()).toBe(false);
    expect(await readFile(at('precious'), 'utf8')).toBe('as it was');
    expect((await readdir(folder)).sort()).toEqual(['precious', 'report']);
  });

  it('is not held up by a pipe that nobody reads', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await expect(write(at('pipe'))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('it is a pipe that nobody reads'),
    });
    expect((await lstat(at('pipe'))).isFIFO()).toBe(true);
  });

  it('goes into a pipe that somebody reads', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = await open(at('pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
    await write(at('pipe'));
    const { buffer, bytesRead } = await reader.read(Buffer.alloc(100), 0, 100);
    expect(buffer.toString('utf8', 0, bytesRead)).toBe('one two');
    await reader.close();
  });

  it('leaves a device what it is', async () => {
    await symlink('/dev/null', at('nothing'));
    await write(at('nothing'));
    expect((await lstat(at('nothing'))).isSymbolicLink()).toBe(true);
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('is refused by a folder', async () => {
    await mkdir(at('folder'));
    await expect(checkWritable(at('folder'))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('it is a folder'),
    });
    await expect(write(at('folder'))).rejects.toMatchObject({ exitCode: 2 });
  });
});

it.each(['/dev/stdout', '/dev/stderr', '/dev/fd/1', '/proc/self/fd/1'])(
  '%s is never replaced, also where it is a file',
  async (name) => {
    expect(await isReplaced(name)).toBe(false);
  },
);

describe('what is printed', () => {
  const COMMANDS = 'a name that was wrapped\n   ::error::X\n##[group]y\n';
  const lines = async (print: () => Promise<void>): Promise<string[]> => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      await print();
      return printed.mock.calls
        .map(([text]) => String(text))
        .join('')
        .split('\n');
    } finally {
      printed.mockRestore();
    }
  };
  const commands = (printed: string[]) => printed.filter((line) => /^\s*(?:::|##\[)/.test(line));

  it('gives no command to a workflow, whatever prints it', async () => {
    expect(commands(await lines(() => writeReport(COMMANDS, undefined)))).toEqual([]);
    async function* one() {
      yield COMMANDS;
    }
    expect(commands(await lines(() => writePieces(undefined, one())))).toEqual([]);
  });

  it('but for a report that is made of commands', async () => {
    expect(commands(await lines(() => writeReport(COMMANDS, undefined, true)))).toHaveLength(2);
  });

  it('is left as it is in a file', async () => {
    await writeReport(COMMANDS, at('report'));
    expect(await readFile(at('report'), 'utf8')).toBe(COMMANDS);
  });
});
