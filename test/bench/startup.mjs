// Prints what starting costs, as ratios to `node -e 0` taken in turns on this machine. A measurement, not a test: it always exits 0.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/rodeo.js', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const [major] = process.versions.node.split('.').map(Number);

// The process tells its own peak as it ends; `--import` costs a little, so times are taken without it.
const tellPeak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

const folder = mkdtempSync(join(tmpdir(), 'rodeo-startup-'));
const unread = join(folder, 'evidence.json');
const known = new URL('../../fixtures/microsoft__biogpt/evidence.json', import.meta.url);
writeFileSync(
  unread,
  JSON.stringify({ ...JSON.parse(readFileSync(known, 'utf8')), notes: ['read for the first time'] }),
);
/** Nothing can be kept below a file. */
const unkept = { RODEO_CACHE_DIR: join(unread, 'cache') };

const commands = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'rodeo --version', args: [bin, '--version'], target: 1.15 },
  // Node keeps compiled code from run to run since 22.1.
  {
    name: 'rodeo audit … --offline',
    args: [bin, 'audit', 'microsoft/biogpt', '--offline'],
    target: major >= 22 ? 3 : 4,
  },
  // Evidence that no program has read before: the readers are loaded and run.
  { name: 'rodeo audit --evidence', args: [bin, 'audit', '--evidence', unread], env: unkept },
];

function run({ args, env = {} }) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  return { ms: performance.now() - began, status };
}

function peakMegabytes(args) {
  const { stderr } = spawnSync(process.execPath, ['--import', tellPeak, ...args], { encoding: 'utf8' });
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Taking turns spreads what else the machine does over all of them, and a ratio is taken within each turn.
const turns = [];
const exits = new Set();
for (const command of commands) run(command);
for (let turn = 0; turn < runs; turn++) turns.push(commands.map(run));
for (const { status } of turns.flat()) exits.add(status);

console.log(`median of ${runs} turns, Node ${process.versions.node}\n`);
console.log(
  `${''.padEnd(26)}${['ratio', 'target', '', 'ms', 'peak MB'].map((head) => head.padStart(9)).join('')}`,
);
commands.forEach(({ name, args, target }, index) => {
  const ratio = median(turns.map((turn) => turn[index].ms / turn[0].ms));
  const cells = [
    ratio.toFixed(2),
    target === undefined ? '' : `≤ ${target.toFixed(2)}`,
    target === undefined ? '' : ratio <= target ? 'met' : 'MISSED',
    median(turns.map((turn) => turn[index].ms)).toFixed(0),
    peakMegabytes(args).toFixed(0),
  ];
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(9)).join('')}`);
});
console.log('\npeak memory: target below 120 MB');
if ([...exits].some((status) => status !== 0))
  console.log(`exit codes were ${[...exits].join(', ')}: not all runs worked`);
rmSync(folder, { recursive: true });
