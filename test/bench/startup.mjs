// Prints what starting costs: medians against `node -e 0`, and peak memory. A measurement, not a test: it always exits 0.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/rodeo.js', import.meta.url));
const runs = Number(process.argv[2] ?? 15);

// The process tells its own peak as it ends; `--import` costs a little, so times are taken without it.
const tellPeak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

const commands = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'rodeo --version', args: [bin, '--version'], target: 40 },
  { name: 'rodeo audit … --offline', args: [bin, 'audit', 'microsoft/biogpt', '--offline'], target: 250 },
];

function run(args) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return { ms: performance.now() - began, status };
}

function peakMegabytes(args) {
  const { stderr } = spawnSync(process.execPath, ['--import', tellPeak, ...args], { encoding: 'utf8' });
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Taking turns spreads what else the machine does over all of them.
const times = commands.map(() => []);
const exits = new Set();
for (const { args } of commands) run(args);
for (let i = 0; i < runs; i++) {
  commands.forEach(({ args }, index) => {
    const { ms, status } = run(args);
    times[index].push(ms);
    exits.add(status);
  });
}

const base = median(times[0]);
console.log(`median of ${runs} runs, Node ${process.versions.node}\n`);
console.log(
  `${''.padEnd(26)}${['ms', 'ratio', 'over node', 'target', 'peak MB'].map((h) => h.padStart(11)).join('')}`,
);
commands.forEach(({ name, args, target }, index) => {
  const ms = median(times[index]);
  const cells = [
    ms.toFixed(0),
    (ms / base).toFixed(2),
    index === 0 ? '' : `+${(ms - base).toFixed(0)} ms`,
    target === undefined ? '' : `${ms - base <= target ? 'met' : 'MISSED'} ${target}`,
    `${peakMegabytes(args).toFixed(0)}`,
  ];
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(11)).join('')}`);
});
console.log('\npeak memory: target below 120 MB');
if ([...exits].some((status) => status !== 0))
  console.log(`exit codes were ${[...exits].join(', ')}: not all runs worked`);
