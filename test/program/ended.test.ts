/** A transcript whose shared process is ended by a signal runs anew, each command in a process of its own; a wrong answer does not. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { play } from '../cli/transcript.js';
import { residentOf, runInResident } from './resident.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-ended-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Plays these commands. @returns what was played, what it said beside it, and how often the first command ran */
async function played(...commands: string[]) {
  const runs = join(folder, 'runs');
  const path = join(folder, 'some.md');
  const blocks = [`echo run >> ${runs}`, ...commands].map(
    (command) => `\`\`\`console\n$ ${command}\n\`\`\`\n`,
  );
  await writeFile(path, blocks.join('\n'));
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    const { endedBy, printed } = await play(path);
    const said = warned.mock.calls.flat().join('\n');
    return { endedBy, printed, said, runs: (await readFile(runs, 'utf8')).split('run').length - 1 };
  } finally {
    warned.mockRestore();
  }
}

it('runs anew where a signal ended the process that commands share, and says so', async () => {
  const { child } = await residentOf(inject('installed'));
  const ending = `kill -s SEGV ${child.pid} 2> kill.txt; sleep 0.2; rodeo --version`;
  const { endedBy, printed, said, runs } = await played(
    'rodeo --version',
    ending,
    'rodeo explain no-such-check',
  );
  expect(endedBy).toBe('SIGSEGV');
  expect(said).toBe(
    'some.md: the process that its commands share was ended by SIGSEGV. They run anew, each in its own.',
  );
  expect(runs).toBe(2);
  expect(printed.match(/<version>\n\[exit 0\]/g)).toHaveLength(2);
  expect(printed).toMatch(/^! rodeo: .*no-such-check[\s\S]*\[exit 2\]$/m);
});

it('asks for nothing again where a command fails', async () => {
  const { endedBy, printed, said, runs } = await played('rodeo explain no-such-check', 'kill -s SEGV $$');
  expect({ endedBy, said, runs }).toEqual({ endedBy: null, said: '', runs: 1 });
  expect(printed).toContain('[exit 2]');
});

it('a single command runs anew in a process of its own', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    const { child } = await residentOf(inject('installed'));
    const ran = runInResident(inject('installed'), ['explain', 'no-such-check'], { cwd: folder, env: {} });
    child.kill('SIGSEGV');
    expect(await ran).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('no-such-check'),
    });
    expect(warned.mock.calls).toEqual([
      ['SIGSEGV ended the process that runs commands: rodeo explain runs in its own.'],
    ]);
  } finally {
    warned.mockRestore();
  }
});
