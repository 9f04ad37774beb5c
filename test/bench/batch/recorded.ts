/** Recorded models of the Hub, served as they were: nothing in them may end or hold up a batch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { recorded } from './corpus-world.js';
import { outcomes } from './faults.js';
import { journalIn, startRodeo } from './run.js';
import { startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';

/** By the machine's clock; what takes longer hangs. */
const LONGEST_MS = 30 * 60_000;

export async function measureRecorded({ bundles, folder, corpus }: Setting, table: Table): Promise<void> {
  table.head('Recorded models of the Hub');
  if (corpus === undefined) {
    table.line('not run: --corpus FILE names a file of { id, api, card } lines', '');
    return;
  }
  const count = recorded(gunzipSync(readFileSync(corpus)).toString('utf8')).length;
  const servers = await startServers(bundles.serve, { world: corpus, quotas: false });
  try {
    const running = startRodeo(bundles, {
      // By a query: some have names that nobody could give today, and that no list may hold.
      args: ['batch', '--sort', 'downloads', '-o', 'r.ndjson'],
      ...{ env: servers.env, folder },
    });
    const hangs = setTimeout(() => running.child.kill('SIGKILL'), LONGEST_MS);
    const ended = await running.ended;
    clearTimeout(hangs);
    const lines = journalIn(join(folder, 'r.ndjson'));
    const without = lines.filter(
      ({ status, reason }) => status !== 'done' && (!reason || reason.code === 'bug'),
    );
    table.line('it ended with exit code', String(ended.by), {
      is: ended.by === 0 || ended.by === 3,
      wanted: '0 or 3',
    });
    table.line('targets', String(lines.length), { is: lines.length === count, wanted: String(count) });
    table.line('without a result or a named reason', String(without.length), {
      is: without.length === 0,
      wanted: '0',
    });
    table.line('of them', outcomes(lines));
    for (const { target, reason } of without.slice(0, 5)) table.line(`  ${target}`, reason?.detail ?? '');
    table.line('it took', `${ended.seconds.toFixed(0)} s, peak ${(ended.peakBytes / 2 ** 20).toFixed(0)} MB`);
  } finally {
    await servers.close();
  }
}
