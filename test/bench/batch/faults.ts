/** One request in twenty goes wrong, in each way that the stand-ins know: every target ends with a result or a named reason. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalLine } from '../../../src/batch/journal-line.js';
import { UnavailableCode } from '../../../src/evidence.js';
import type { Fault } from '../../apis/index.js';
import { WAYS_TO_FAIL } from '../../apis/ways.js';
import { type Ended, journalIn, startRodeo } from './run.js';
import { startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';
import { listOf } from './world.js';

const SHARE = 0.05;
/** Waits are part of it, and longer than anybody wants to watch. */
const SPEED = 20;
/** By the machine's clock; what takes longer hangs. */
const LONGEST_MS = 10 * 60_000;

/** Why evidence, or the target, could not be had: what `reason.code` may be, but for `bug`. */
export const NAMED: ReadonlySet<string> = new Set<string>([
  ...UnavailableCode.options,
  'wrong-input',
  'unreadable',
  'too-little-seen',
]);

export async function measureFaults(setting: Setting, table: Table): Promise<void> {
  const count = setting.size.faulty;
  table.head(
    `${count.toLocaleString('en-US')} models while ${SHARE * 100}% of all requests fail in one way; time ×${SPEED}`,
  );
  const all = Object.entries(WAYS_TO_FAIL);
  for (const [name, fault] of all) await runWith(name, [{ ...fault, share: SHARE }], setting, table);
  const each = all.map(([, fault]) => ({ ...fault, share: SHARE }));
  await runWith(`all ${all.length} ways together`, each, setting, table);
}

async function runWith(
  name: string,
  faults: Fault[],
  { bundles, folder, size }: Setting,
  table: Table,
): Promise<void> {
  const count = size.faulty;
  const pace = { speed: SPEED, epoch: Date.now() };
  const servers = await startServers(bundles.serve, { world: count, quotas: false, pace, faults });
  const file = name.replace(/\W+/g, '-');
  try {
    await writeFile(join(folder, 'list.txt'), listOf(count));
    const running = startRodeo(bundles, {
      args: ['batch', 'list.txt', '-o', `${file}.ndjson`],
      ...{ env: servers.env, folder, cache: `cache-${file}`, pace },
    });
    const hangs = setTimeout(() => running.child.kill('SIGKILL'), LONGEST_MS);
    const ended = await running.ended;
    clearTimeout(hangs);
    tell(name, count, ended, journalIn(join(folder, `${file}.ndjson`)), table);
  } finally {
    await servers.close();
  }
}

function tell(name: string, count: number, ended: Ended, lines: JournalLine[], table: Table): void {
  const targets = new Set(lines.map(({ target }) => target)).size;
  const unnamed = lines.filter(({ status, reason }) => status !== 'done' && !NAMED.has(reason?.code ?? ''));
  const isFine = targets === count && lines.length === count && unnamed.length === 0;
  table.line(name, `${outcomes(lines)}; ${ended.seconds.toFixed(0)} s`, {
    is: isFine && (ended.by === 0 || ended.by === 3),
    wanted: `${count} targets, each with a result or a reason`,
  });
  if (!isFine)
    table.line(
      '  not so',
      JSON.stringify({ by: ended.by, lines: lines.length, unnamed: unnamed.slice(0, 3) }),
    );
}

/** `180 done, 15 inconclusive, 5 failed (3 timeout, 2 server-error)` */
export function outcomes(lines: readonly JournalLine[]): string {
  const counts = (of: readonly string[]) => {
    const found = new Map<string, number>();
    for (const one of of) found.set(one, (found.get(one) ?? 0) + 1);
    return [...found].map(([one, n]) => `${n} ${one}`).join(', ');
  };
  const reasons = counts(lines.flatMap(({ reason }) => reason?.code ?? []));
  return `${counts(lines.map(({ status }) => status))}${reasons === '' ? '' : ` (${reasons})`}`;
}
