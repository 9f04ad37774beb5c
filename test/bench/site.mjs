// How long a site of thousands of models takes, how much memory and space, and how quick it is in a browser: `npm run bench:site`.
// The built program works on a journal of as many lines, made of the shipped models' results. `--models 5000,20000` names other numbers.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/rodeo.js');
const at = process.argv.indexOf('--models');
const counts = (at < 0 ? '5000,20000' : process.argv[at + 1]).split(',').map(Number);
/** What is promised for the first number. */
const MOST = { models: 5000, seconds: 60, megabytes: 250 };

const place = mkdtempSync(join(tmpdir(), 'rodeo-bench-site-'));
let failed = false;
try {
  const lines = shipped();
  for (const count of counts) await measure(count, lines);
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** A line of a journal for each shipped model. */
function shipped() {
  const models = readdirSync(join(root, 'fixtures')).map((name) => {
    const { target } = JSON.parse(readFileSync(join(root, 'fixtures', name, 'evidence.json'), 'utf8'));
    return `${target.kind === 'github' ? 'gh:' : ''}${target.id}`;
  });
  const list = join(place, 'models.txt');
  const journal = join(place, 'shipped.ndjson');
  writeFileSync(list, `${models.join('\n')}\n`);
  spawnSync(process.execPath, [program, 'batch', list, '--offline', '--quiet', '-o', journal]);
  return readFileSync(journal, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((line) => line.result);
}

async function journalOf(count, lines) {
  const file = join(place, `${count}.ndjson`);
  const out = createWriteStream(file);
  for (let index = 0; index < count; index++) {
    const line = lines[index % lines.length];
    const name = `team-${index % Math.ceil(count / 12)}/model-${index}`;
    const low = (index * 37) % 97;
    const scores = line.result.scores.map((one) => ({ ...one, score: low, low, high: low + (index % 4) }));
    const model = {
      ...line.result.model,
      ...{ name, parameters: { count: (index % 900) * 1e8 + 1e6, from: 'safetensors' } },
      ...(line.result.model.hub && {
        hub: { ...line.result.model.hub, id: name, downloads: (index * 7919) % 1e6 },
      }),
    };
    const result = {
      ...line.result,
      target: { ...line.result.target, kind: 'hub', id: name },
      model,
      scores,
    };
    if (!out.write(`${JSON.stringify({ ...line, target: `hf:${name}`, result })}\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

async function measure(count, lines) {
  const journal = await journalOf(count, lines);
  const folder = join(place, `site-${count}`);
  const began = performance.now();
  const child = spawn(
    '/usr/bin/time',
    ['-f', '%U %S %M', process.execPath, program, 'site', journal, '-o', folder],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let told = '';
  child.stderr.on('data', (text) => (told += text));
  await once(child, 'close');
  const wall = (performance.now() - began) / 1000;
  const [user, system, kilobytes] = (told.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const seconds = user + system;
  const megabytes = kilobytes / 1024;
  const bytes = sizeOf(folder);
  console.log(`${count} models, a journal of ${mega(statSync(journal).size)} MB`);
  console.log(
    `  built in ${seconds.toFixed(1)} s of one core (${wall.toFixed(1)} s here), ${Math.round(megabytes)} MB at most`,
  );
  console.log(
    `  ${bytes.files} files, ${mega(bytes.all)} MB; front page ${kilo(folder, 'index.html')} KB, data ${kilo(folder, 'data/models.js')} KB`,
  );
  if (count <= MOST.models && (seconds > MOST.seconds || megabytes > MOST.megabytes)) {
    failed = true;
    console.log(`  more than ${MOST.seconds} s or ${MOST.megabytes} MB`);
  }
  await inBrowser(folder);
  rmSync(folder, { recursive: true, force: true });
  rmSync(journal);
}

async function inBrowser(folder) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) return console.log('  no Chromium: not looked at');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const began = performance.now();
  await page.goto(`${pathToFileURL(folder).href}/index.html`);
  await page.locator('th[data-column="downloads"] button').waitFor();
  const load = performance.now() - began;
  const time = (act) =>
    page.evaluate(async (act) => {
      const began = performance.now();
      if (act === 'filter') {
        const search = document.querySelector('#q');
        search.value = 'model-77';
        search.dispatchEvent(new Event('input', { bubbles: true }));
      } else document.querySelector('th[data-column="downloads"] button').click();
      document.body.getBoundingClientRect();
      return performance.now() - began;
    }, act);
  const sorts = [await time('sort'), await time('sort'), await time('sort')];
  const filter = await time('filter');
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(`  in Chromium: load ${ms(load)}, sort ${sorts.map(ms).join(' · ')}, search ${ms(filter)}`);
  await browser.close();
}

function sizeOf(folder) {
  const sum = { files: 0, all: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    sum.files++;
    sum.all += statSync(join(entry.parentPath, entry.name)).size;
  }
  return sum;
}

function mega(bytes) {
  return Math.round(bytes / 1e6);
}
function kilo(folder, path) {
  return Math.round(statSync(join(folder, path)).size / 1e3);
}
