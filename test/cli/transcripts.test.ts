/** Runs every transcript against the program as it is shipped. `UPDATE=1` writes what it printed; the difference is for people to read. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.js';
import type { Apis } from '../apis/index.js';
import { blockOf, parseTranscript, runCommand } from './transcripts.js';
import { startWorld } from './world.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
let world: Apis;
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'rodeo-cli-')));
  const program = await installed(join(folder, 'lib'));
  await mkdir(join(folder, 'bin'));
  await writeFile(
    join(folder, 'bin', 'rodeo'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(program, 'bin', 'rodeo.js')}" "$@"\n`,
  );
  await chmod(join(folder, 'bin', 'rodeo'), 0o755);
  world = await startWorld();
  env = {
    ...world.env,
    PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: join(folder, 'home'),
    RODEO_CACHE_DIR: join(folder, 'cache'),
    LANG: 'C.UTF-8',
    TERM: 'xterm',
  };
}, 120_000);

afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

const names = (await readdir(here)).filter((name) => name.endsWith('.md')).sort();

/** A block whose first line is the name of a file. */
const FILE = /^```\w+\n(# (rodeo\.config\.yaml)\n[\s\S]*?)^```$/m;

/** What the README shows is printed by the program too: stdout of offline commands, to the letter. */
describe('README.md', () => {
  it('shows what is printed', async () => {
    const path = join(root, 'README.md');
    const written = await readFile(path, 'utf8');
    const transcript = parseTranscript(written);
    const work = join(folder, 'work', 'README.md');
    await cp(join(here, 'files'), work, { recursive: true });
    const blocks: string[] = [];
    for (const { command, before } of transcript.steps) {
      // A file that the page shows is there for the commands below it.
      const [, content, name] = FILE.exec(before) ?? [];
      if (name && content) await writeFile(join(work, name), content);
      const { stdout, exit } = await runCommand(command, work, env);
      expect(exit).toBe(0);
      blocks.push(`$ ${command}\n${stdout.trimEnd()}`);
    }
    const printed = transcript.with(blocks);
    if (process.env.UPDATE === '1') await writeFile(path, printed);
    else expect(printed).toBe(written);
    expect(transcript.steps.length).toBeGreaterThan(2);
  }, 120_000);
});

/** The page's recipe for a webhook, as it is written, with the package installed beside it. */
describe('hook.mjs of README.md', () => {
  it('audits what is pushed, for who knows the secret', async () => {
    const [, source = ''] =
      /^```js\n(\/\/ hook\.mjs\n[\s\S]*?)^```$/m.exec(await readFile(join(root, 'README.md'), 'utf8')) ?? [];
    const work = join(folder, 'hook');
    await mkdir(join(work, 'node_modules'), { recursive: true });
    await symlink(join(folder, 'lib', 'package'), join(work, 'node_modules', 'rodeo'));
    await writeFile(join(work, 'hook.mjs'), `${source}console.log('ready');\n`);
    const port = await freePort();
    const own = { ...env, WEBHOOK_SECRET: 'open sesame', PORT: String(port) };
    const server = spawn(process.execPath, ['hook.mjs'], { cwd: work, env: own });
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    try {
      expect((await lines.next()).value).toBe('ready');
      const push = async (secret: string | null, body: string) => {
        const headers = secret === null ? {} : { 'X-Webhook-Secret': secret };
        return (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body })).status;
      };
      const body = JSON.stringify({ repo: { type: 'model', name: 'aurora/tiny-lm' } });
      expect(await push(null, body)).toBe(403);
      expect(await push('guess', body)).toBe(403);
      expect(await push('open sesame', 'no JSON')).toBe(202);
      expect(await push('open sesame', body)).toBe(202);
      const told = JSON.parse((await lines.next()).value);
      expect(told).toMatchObject({ model: 'aurora/tiny-lm', scores: [{ id: 'openness' }, {}, {}] });
    } finally {
      server.kill();
    }
  }, 60_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe.each(names)('%s', (name) => {
  it('prints what it says', async () => {
    const path = join(here, name);
    const written = await readFile(path, 'utf8');
    const transcript = parseTranscript(written);
    // Commands of one transcript share a folder, so that a file that one writes is there for the next.
    const work = join(folder, 'work', name);
    await cp(join(here, 'files'), work, { recursive: true });
    const replace = (text: string) => sameEverywhere(text, work).replaceAll(`/cache/${name}`, '/cache');
    // What another transcript was told is not known here: each counts its own requests.
    const own = { ...env, RODEO_CACHE_DIR: join(folder, 'cache', name) };
    const blocks: string[] = [];
    for (const { command } of transcript.steps) {
      blocks.push(blockOf(command, await runCommand(command, work, own), replace));
    }
    const printed = transcript.with(blocks);
    if (process.env.UPDATE === '1') await writeFile(path, printed);
    else expect(printed).toBe(written);
    expect(transcript.steps.length).toBeGreaterThan(0);
  }, 120_000);
});

/** Builds and packs rodeo and unpacks it elsewhere, so that a file missing from the package is missing here too. */
async function installed(place: string): Promise<string> {
  const start = promisify(execFile);
  // The compiler writes its output also when it has something to say; `npm run check` is where types are judged.
  await start('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root }).catch(() => undefined);
  await start('npm', ['run', 'build:program', '--silent'], { cwd: root });
  await mkdir(place, { recursive: true });
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', place];
  const { stdout } = await start('npm', pack, { cwd: root });
  await start('tar', ['-xzf', stdout.trim()], { cwd: place });
  const program = join(place, 'package');
  const { dependencies } = JSON.parse(await readFile(join(program, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(program, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link);
  }
  return program;
}

/** What differs between machines, days and versions, by a name for it. */
function sameEverywhere(text: string, work: string): string {
  let same = text.replaceAll(work, '<here>').replaceAll(folder, '<home>').replaceAll(VERSION, '<version>');
  for (const [name, url] of Object.entries(world.env)) {
    const { host } = new URL(url);
    const service = name.replace(/_(ENDPOINT|API_URL|GRAPHQL_URL)$/, '').toLowerCase();
    same = same.replaceAll(host, `<${service}>`);
  }
  return same
    .replaceAll(process.versions.node, '<node>')
    .replace(/\b\d+ ms\b/g, '<n> ms')
    .replace(/(conclusive results?\b.*) in \d+ s$/gm, '$1 in <n> s')
    .replace(/\b\d+ of (\d+) requests left/g, '<n> of $1 requests left')
    .replace(/\(\d+ files?, [\d.]+[KM]?B\)/g, '(<n> files)')
    .replace(/\b\d+ models? shipped/g, '<n> models shipped')
    .replace(/\b\d+ years? ago/g, '<n> years ago')
    .replace(/(anew at) \d\d:\d\d/g, '$1 <time>')
    .replace(/((?:as|evidence) of) \d+ [A-Z][a-z]+ 20\d\d/g, '$1 <date>');
}
