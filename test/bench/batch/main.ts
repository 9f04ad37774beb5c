/** The measurements of batches, one after the other, each with its own stand-ins and folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFaults } from './faults.js';
import { measureKills } from './kills.js';
import { measureQueue } from './queue.js';
import { measureFull, measureList, measureThroughput } from './quota.js';
import { measureRecorded } from './recorded.js';
import { measureRescoring } from './rescore.js';
import type { Bundles } from './run.js';
import type { Setting, Size } from './setting.js';
import { openTable, type Table } from './table.js';

const WHOLE: Size = { long: 100_000, steady: 10_000, rescored: 5000, killed: 2000, kills: 50, faulty: 1000 };
const QUICK: Size = { long: 2000, steady: 4000, rescored: 1000, killed: 300, kills: 8, faulty: 200 };

type Part = (setting: Setting, table: Table) => Promise<void>;

const PARTS: Record<string, Part> = {
  rescore: measureRescoring,
  kills: measureKills,
  queue: measureQueue,
  faults: measureFaults,
  recorded: measureRecorded,
  list: measureList,
  full: measureFull,
  throughput: measureThroughput,
};

const USAGE = `usage: npm run bench:batch -- [--quick] [--only ${Object.keys(PARTS).join(',')}] [--targets N] [--corpus FILE]`;

/** @returns 0, or 1 when a target was missed, 2 for wrong usage */
export async function main(args: string[], bundles: Bundles): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      corpus: { type: 'string' },
      targets: { type: 'string' },
    },
  });
  const names = values.only?.split(',') ?? Object.keys(PARTS);
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    console.error(`no part is called ${unknown.join(' or ')}\n${USAGE}`);
    return 2;
  }
  const size = { ...(values.quick ? QUICK : WHOLE), ...(values.targets && { long: Number(values.targets) }) };
  console.log(
    'Time passes faster where ×N is said, for the stand-ins and for rodeo alike: its clock and timers, nothing else.',
  );
  console.log('All quotas and headers are then the real ones; hours of windows are over in minutes.');
  const table = openTable((line) => console.log(line));
  for (const name of names) {
    const folder = await mkdtemp(join(tmpdir(), 'rodeo-bench-'));
    try {
      await (PARTS[name] as Part)({ bundles, folder, size, corpus: values.corpus }, table);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const missed = table.missed();
  console.log(missed.length === 0 ? '\nall targets met' : `\nmissed: ${missed.join('; ')}`);
  return missed.length === 0 ? 0 : 1;
}
