/** Long lists within the quotas of a free user: how few requests, how much of the quota, how little memory. */
import type { Window } from '../../apis/index.js';
import { type Ended, startRodeo } from './run.js';
import { type Seen, startServers } from './servers.js';
import type { Setting } from './setting.js';
import type { Table } from './table.js';

/** Hours of quota windows pass in minutes. Processors are busy all the while, so that it says nothing about throughput. */
const FAST = 12;
/** Slow enough for processors to keep up. */
const STEADY = 4;
/** What services take to answer, by the clock that runs faster. */
const LATENCY_MS = 200;
const MB = 1024 * 1024;

/** From the pages of the Hub's list alone. */
export async function measureList(setting: Setting, table: Table): Promise<void> {
  const { long } = setting.size;
  const list = await runWithin('list', long, FAST, setting, table);
  tellRequests('list', long, list, table);
  tellMemory(list.ended, table);
}

export async function measureFull(setting: Setting, table: Table): Promise<void> {
  const { long } = setting.size;
  const full = await runWithin('full', long, FAST, setting, table);
  tellRequests('full', long, full, table);
  tellMemory(full.ended, table);
}

/** As many as fill a few windows of the Hub. */
export async function measureThroughput(setting: Setting, table: Table): Promise<void> {
  const { steady } = setting.size;
  const even = await runWithin('full', steady, STEADY, setting, table);
  tellRequests('full', steady, even, table);
  tellThroughput(even, table);
}

interface Measured {
  ended: Ended;
  seen: Seen;
}

async function runWithin(
  depth: 'list' | 'full',
  count: number,
  speed: number,
  { bundles, folder }: Setting,
  table: Table,
): Promise<Measured> {
  const what = depth === 'list' ? 'from pages of the list alone' : 'with cards, code and all they name';
  table.head(
    `${count.toLocaleString('en-US')} models, ${what}, within the quotas of a free user; time ×${speed}`,
  );
  const pace = { speed, epoch: Date.now() };
  const servers = await startServers(bundles.serve, {
    ...{ world: count, quotas: true, pace },
    latencyMs: LATENCY_MS / speed,
  });
  try {
    const name = `${depth}-${count}-${speed}`;
    const ended = await startRodeo(bundles, {
      args: [
        ...['batch', '--filter', 'bench', '--depth', depth, '-o', `${name}.ndjson`],
        ...['--allow-failures', String(count)],
      ],
      ...{ env: servers.env, folder, cache: `cache-${name}`, pace },
    }).ended;
    const seen = await servers.seen();
    table.line('it ended with exit code', String(ended.by), { is: ended.by === 0, wanted: '0' });
    const late = foreseeable(seen);
    table.line('requests refused after the first window', String(late), { is: late === 0, wanted: '0' });
    const rate = `${(count / ended.seconds).toFixed(0)}/s`;
    const took = `${ended.seconds.toFixed(0)} s, ${rate}, processor ${ended.cpuSeconds.toFixed(0)} s`;
    table.line('it took, by the clock of the machine', took);
    return { ended, seen };
  } finally {
    await servers.close();
  }
}

function tellRequests(depth: 'list' | 'full', count: number, { seen }: Measured, table: Table): void {
  const callsTo = (service: string) =>
    Object.entries(seen.requests).reduce((sum, [key, n]) => sum + (key.startsWith(service) ? n : 0), 0);
  const perModel = (what: string, calls: number, most: number) =>
    table.line(`${what} a model`, (calls / count).toFixed(4), {
      is: calls / count <= most,
      wanted: `at most ${most}`,
    });
  if (depth === 'list') perModel('requests', callsTo(''), 0.02);
  else {
    perModel('calls to the Hub', callsTo('hub '), 1.2);
    perModel('calls to GitHub', callsTo('github '), 0.1);
  }
}

function tellMemory(ended: Ended, table: Table): void {
  const peak = ended.peakBytes / MB;
  table.line('peak memory of rodeo', `${peak.toFixed(0)} MB`, { is: peak < 200, wanted: 'below 200 MB' });
  for (const [kind, name] of [
    ['rss', 'memory'],
    ['heap', 'heap in use'],
  ] as const) {
    const growth = growthOf(ended, kind);
    table.line(`${name}, last quarter over the second`, percent(growth, true), {
      is: growth < 0.1,
      wanted: 'below +10%',
    });
  }
}

function tellThroughput({ ended, seen }: Measured, table: Table): void {
  const wall = wallOf(seen);
  table.line(
    `quota used of what is allowed (${wall?.bucket ?? 'no window was full'})`,
    percent(wall?.share ?? 0),
    {
      is: wall !== null && wall.share >= 0.95,
      wanted: 'at least 95%',
    },
  );
  const busy = ended.cpuSeconds / ended.seconds;
  if (busy > 0.7) table.line('the processor was busy, and may be what held it up', percent(busy));
}

/** Refusals but for those of the first window of each bucket. */
function foreseeable({ windows }: Seen): number {
  const known = new Set<string>();
  let refused = 0;
  for (const { bucket, refused: times } of [...windows.hub, ...windows.github]) {
    if (known.has(bucket)) refused += times.length;
    known.add(bucket);
  }
  return refused;
}

/** The bucket that was the wall: calls made, of those that were allowed from its first window to the begin of its last. */
function wallOf({ windows }: Seen): { bucket: string; share: number } | null {
  const all = [...windows.hub, ...windows.github];
  let wall: { bucket: string; share: number } | null = null;
  for (const bucket of new Set(all.map((window) => window.bucket))) {
    const share = shareUsed(all.filter((window) => window.bucket === bucket));
    if (share !== null && share > (wall?.share ?? 0)) wall = { bucket, share };
  }
  return wall;
}

/** `null` when there was one window only. */
function shareUsed(windows: readonly Window[]): number | null {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last || first === last) return null;
  const used = windows.slice(0, -1).reduce((sum, window) => sum + window.used, 0);
  return used / ((first.quota * (last.began - first.began)) / (first.ends - first.began));
}

/** The first quarter is warming up. */
function growthOf({ memory }: Ended, kind: 'rss' | 'heap'): number {
  const at = (share: number) => Math.floor(memory.length * share);
  const median = (from: number, to: number) => {
    const sorted = memory
      .slice(at(from), at(to))
      .map((sample) => sample[kind])
      .sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.NaN;
  };
  return median(0.75, 1) / median(0.25, 0.5) - 1;
}

const percent = (share: number, signed = false) =>
  `${signed && share > 0 ? '+' : ''}${(share * 100).toFixed(1)}%`;
