/** How fast what was gathered is judged again: by the whole program from disk, and by the pure part alone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditEvidence } from '../../../src/audit.js';
import { keptEvidence } from '../../../src/batch/evidence-store.js';
import { evidenceKey } from '../../../src/batch/key.js';
import type { Evidence } from '../../../src/evidence.js';
import { judgeReading } from '../../../src/judge.js';
import { readEvidence } from '../../../src/read.js';
import { loadRubric } from '../../../src/rubric/load.js';
import { journalIn, startRodeo } from './run.js';
import { startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';
import { listOf } from './world.js';

const WANTED = 500;
/** A second rubric of the package; which one does not matter. */
const OTHER = 'ml-completeness';

export async function measureRescoring({ bundles, folder, size }: Setting, table: Table): Promise<void> {
  const count = size.rescored;
  table.head(
    `${count.toLocaleString('en-US')} models judged again by another rubric (per second of one processor)`,
  );
  await writeFile(join(folder, 'list.txt'), listOf(count));
  const servers = await startServers(bundles.serve, { world: count, quotas: false });
  const run = async (...args: string[]) => {
    const all = ['batch', 'list.txt', '-o', 'r.ndjson', '--allow-failures', String(count), ...args];
    return startRodeo(bundles, { args: all, env: servers.env, folder }).ended;
  };
  const rate = (what: string, audits: number, seconds: number) =>
    table.line(what, (audits / seconds).toFixed(0), {
      is: audits / seconds >= WANTED,
      wanted: `at least ${WANTED}`,
    });
  try {
    const first = await run();
    const asked = total((await servers.seen()).requests);
    const again = await run('--rubric', OTHER);
    const more = total((await servers.seen()).requests) - asked;
    table.line('they ended with exit codes', `${first.by}, ${again.by}`, {
      is: first.by === 0 && again.by === 0,
      wanted: '0',
    });
    table.line('requests for it', String(more), { is: more === 0, wanted: '0' });
    const lines = journalIn(join(folder, 'r.ndjson'));
    const judged = lines.filter(({ rubric }) => rubric.id === OTHER).length;
    table.line('lines by the other rubric', String(judged), { is: judged === count, wanted: String(count) });
    rate('by the whole program from disk, its start included', count, again.cpuSeconds);

    const names = lines.slice(0, 1000).map(({ target }) => target);
    const evidence = await evidenceOf(names, join(folder, 'cache'));
    table.line('evidence on disk', `${evidence.length} of ${names.length}`, {
      is: evidence.length === names.length,
      wanted: 'all',
    });
    const rubric = await loadRubric('rodeo');
    const other = await loadRubric(OTHER);
    const whole = timed(evidence, (one) => auditEvidence(one, rubric));
    table.line('the pure part, evidence to result', `${whole.toFixed(0)}`);
    const readings = evidence.map((one) => readEvidence(one));
    rate('the pure part, from what was read once', 1, 1 / timed(readings, (one) => judgeReading(one, other)));
  } finally {
    await servers.close();
  }
}

/** What the batch kept. */
async function evidenceOf(names: readonly string[], cacheDir: string): Promise<Evidence[]> {
  const found = await Promise.all(
    names.map((name) => keptEvidence(evidenceKey(name, { depth: 'full' }), cacheDir)),
  );
  return found.filter((one) => one !== null);
}

/** Calls per second of processor time, after a part of them to warm up. */
function timed<T>(items: readonly T[], work: (item: T) => unknown): number {
  for (const item of items.slice(0, items.length / 4)) work(item);
  const began = process.cpuUsage();
  for (const item of items) work(item);
  const { user, system } = process.cpuUsage(began);
  return items.length / ((user + system) / 1e6);
}

const total = (requests: Record<string, number>): number =>
  Object.values(requests).reduce((sum, n) => sum + n, 0);
