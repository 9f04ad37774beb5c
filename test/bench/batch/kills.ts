/** Killed again and again at moments nobody chose, a batch ends as if it had been left alone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { journalIn, type Running, startRodeo, textOf, withoutTimes } from './run.js';
import { startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';
import { chance, listOf } from './world.js';

/** This many of ten are killed while they start, read the journal and make it compact. */
const EARLY = 0.2;
const STARTING_MS = 600;

export async function measureKills(setting: Setting, table: Table): Promise<void> {
  const { bundles, folder, size } = setting;
  table.head(
    `${size.killed.toLocaleString('en-US')} models, killed ${size.kills} times at random and taken up again`,
  );
  await writeFile(join(folder, 'list.txt'), listOf(size.killed));
  const servers = await startServers(bundles.serve, { world: size.killed, quotas: false });
  const allowed = ['--allow-failures', String(size.killed)];
  const start = (output: string, cache: string) =>
    startRodeo(bundles, {
      args: ['batch', 'list.txt', '-o', output, ...allowed],
      ...{ env: servers.env, folder, cache },
    });
  try {
    const whole = await start('whole.ndjson', 'cache-whole').ended;
    table.line('left alone it ended with exit code', String(whole.by), { is: whole.by === 0, wanted: '0' });
    let killed = 0;
    const before: string[] = [];
    for (let round = 0; round < size.kills; round++) {
      const running = start('killed.ndjson', 'cache-killed');
      await untilItsTime(round, size.killed / size.kills, join(folder, 'killed.ndjson'), running);
      running.child.kill('SIGKILL');
      const { by, said } = await running.ended;
      if (by === 'SIGKILL') killed++;
      else before.push(`${by}: ${said.slice(0, 300)}`);
    }
    const last = await start('killed.ndjson', 'cache-killed').ended;
    table.line('times it was killed', String(killed), { is: killed > size.kills / 2, wanted: 'most' });
    const odd = before.filter((text) => !text.startsWith('0:'));
    table.line('runs that refused to go on', `${odd.length}${odd[0] ?? ''}`, {
      is: odd.length === 0,
      wanted: '0',
    });
    table.line('in the end it ended with exit code', String(last.by), { is: last.by === 0, wanted: '0' });
    tellSame('killed.ndjson', setting, table);
  } finally {
    await servers.close();
  }
}

/** Either while it starts, or when it has written a random number of lines. */
async function untilItsTime(round: number, mean: number, file: string, running: Running): Promise<void> {
  if (chance(round, 'early') < EARLY) return sleep(STARTING_MS * chance(round, 'how early'));
  const { child } = running;
  const had = linesIn(file);
  const more = Math.floor(2 * mean * chance(round, 'lines'));
  while (child.exitCode === null && child.signalCode === null && linesIn(file) < had + more) await sleep(3);
  await sleep(15 * chance(round, 'moment'));
}

/** Whole lines that a file has. */
export const linesIn = (file: string): number => textOf(file).split('\n').length - 1;

/** Tells whether a journal is that of `whole.ndjson`. */
export function tellSame(name: string, { folder, size }: Setting, table: Table): void {
  const lines = journalIn(join(folder, name));
  const targets = new Set(lines.map(({ target }) => target)).size;
  table.line('targets, and lines', `${targets}, ${lines.length}`, {
    is: targets === size.killed && lines.length === size.killed,
    wanted: `${size.killed} each`,
  });
  const [one, other] = [withoutTimes(lines), withoutTimes(journalIn(join(folder, 'whole.ndjson')))];
  const differing = one.filter((line, at) => line !== other[at]).length;
  table.line('lines that differ from those of the run left alone, times apart', String(differing), {
    is: differing === 0 && one.length === other.length,
    wanted: '0',
  });
}
