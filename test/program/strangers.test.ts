/** Folders, files and lists as somebody would write them who wants to get the better of whoever audits them. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Ended, runInResident } from './resident.js';

/** Ends what would hang; nothing here takes a tenth of it on an idle machine. */
const ENDS_MS = 60_000;

let folder = '';
const at = (...parts: string[]) => join(folder, ...parts);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-strangers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** rodeo in a folder; `exit` is `null` when it had to be ended. */
function rodeo(args: readonly string[], { cwd = folder, env = {} } = {}): Promise<Ended> {
  return runInResident(inject('installed'), args, {
    ...{ cwd, timeout: ENDS_MS },
    env: { PATH: process.env.PATH ?? '', HOME: folder, RODEO_CACHE_DIR: at('cache'), ...env },
  });
}

const CARD = '---\nlicense: mit\nlibrary_name: transformers\n---\n# M\n';

/** A checkout that holds a model in `m`, and what its `rodeo.config.yaml` says. */
async function checkout(config: string, card = CARD): Promise<string> {
  await mkdir(at('co/.git'), { recursive: true });
  await mkdir(at('co/m'));
  await writeFile(at('co/.git/HEAD'), 'ref: refs/heads/main');
  await writeFile(at('co/m/README.md'), card);
  await writeFile(at('co/rodeo.config.yaml'), config);
  return at('co');
}

/** A folder with a card, audited as CSV. */
async function auditCard(card: string): Promise<Ended> {
  await mkdir(at('m'), { recursive: true });
  await writeFile(at('m/README.md'), card);
  return rodeo(['audit', './m', '--offline', '--no-config', '--format', 'csv']);
}

const oneLine = (text: string) => text.trim().split('\n').length;
const STACK = /\n\s+at .*:\d+:\d+/;

describe('a checkout', () => {
  it('has no report written through links that wait under the names of drafts', async () => {
    const cwd = await checkout('targets: [./m]\nformats: [csv=out.csv]\n');
    await writeFile(at('precious'), 'PRECIOUS');
    for (let pid = process.pid; pid < process.pid + 400; pid++) {
      await symlink(at('precious'), join(cwd, `.out.csv.${pid}.tmp`));
    }
    await symlink(at('precious'), join(cwd, 'linked.csv'));
    await rodeo(['audit', '--offline'], { cwd });
    expect(await readFile(at('precious'), 'utf8')).toBe('PRECIOUS');
    expect(await readFile(join(cwd, 'out.csv'), 'utf8')).toMatch(/^model,/);
  });

  it.each(['../private', './link', 'PRIVATE', '~/private'])('has %s not read', async (target) => {
    await mkdir(at('private'));
    await writeFile(at('private/README.md'), '# P\n\n## Limitations\n\nIt fails often.\n');
    await writeFile(at('private/train_secret_project.py'), 'x = 1\n');
    const named = target === 'PRIVATE' ? at('private') : target;
    const cwd = await checkout(`targets: [${named}]\nformats: [json=out.json]\n`);
    await symlink(at('private'), join(cwd, 'link'));
    const { exit, stdout, stderr } = await rodeo(['audit', '--offline'], { cwd });
    expect(exit).toBe(2);
    expect(stderr).toContain('rodeo.config.yaml');
    expect(stdout + stderr + (existsSync(join(cwd, 'out.json')) ? 'written' : '')).not.toMatch(
      /train_secret|fails often|written/,
    );
  });

  it('steers no terminal by the keys of a rubric, nor by its name', async () => {
    const key = '"::error::x\\e[31m\\n##[error]y\\u202e": 1';
    const rubric = await readFile(join(import.meta.dirname, '../cli/files/small-rubric.yaml'), 'utf8');
    await writeFile(at('a\n::error::b\u001b[2J.yaml'), `${rubric}${key}\n`);
    const { exit, stdout } = await rodeo(['rubric', 'validate', 'a\n::error::b\u001b[2J.yaml']);
    expect(exit).toBe(2);
    expect(stdout).toContain('unknown key');
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}|\u202e|^\s*(?:::|##\[)/mu);
  });

  it('steers no terminal by the comments of a rubric', async () => {
    const rubric = await readFile(join(import.meta.dirname, '../cli/files/small-rubric.yaml'), 'utf8');
    await writeFile(at('shown.yaml'), `# \u202ered \u009b31m\u007f\n${rubric}`);
    const { exit, stdout } = await rodeo(['rubric', 'show', './shown.yaml']);
    expect(exit).toBe(0);
    expect(stdout).toContain('\n  ');
    expect(stdout).not.toMatch(/(?![\n\t])\p{Cc}|\u202e/u);
  });

  it('starts no line by the name of a cache, however narrow the screen', async () => {
    const place = at(`${'x'.repeat(90)} ::error::${'y'.repeat(20)} ::error::z`);
    for (const args of [
      ['doctor', '--offline'],
      ['cache', 'info'],
    ]) {
      const { exit, stdout } = await rodeo(args, { env: { RODEO_CACHE_DIR: place, COLUMNS: '60' } });
      expect(exit).toBe(0);
      expect(stdout).toContain('yyy');
      expect(stdout).not.toMatch(/^\s*::/m);
    }
  });

  it('starts no line of a log', async () => {
    const cwd = await checkout(
      'gate: {require: [limitations]}\nwaivers: [{check: limitations, reason: "a\\n::error::X", by: "b\\r\\n::add-mask::x", until: 2020-01-01}]\n',
    );
    const { stderr } = await rodeo(['audit', './m', '--offline'], { cwd });
    expect(stderr).toContain('::error::X');
    expect(stderr.split(/\r|\n/).filter((line) => line.startsWith('::'))).toEqual([]);
  });
});

describe('what is no regular file', () => {
  const PLACES: [string, (path: string) => string[]][] = [
    ['evidence', (path) => ['audit', '--evidence', path, '--no-config']],
    ['a rubric', (path) => ['audit', './m', '--offline', '--no-config', '--rubric', path]],
    ['an attestation', (path) => ['audit', './m', '--offline', '--no-config', '--attest', path]],
    ['a baseline', (path) => ['audit', './m', '--offline', '--no-config', '--baseline', path]],
    ['a configuration', (path) => ['audit', './m', '--offline', '--config', path]],
    ['a list', (path) => ['batch', path, '--offline', '--no-config', '-o', 'o.ndjson']],
  ];
  it.each(PLACES)('is not read as %s', async (_, args) => {
    await mkdir(at('m'));
    await writeFile(at('m/README.md'), CARD);
    execFileSync('mkfifo', [at('pipe')]);
    for (const path of ['pipe', '/dev/zero', 'm']) {
      const { exit, stderr } = await rodeo(args(path));
      expect({ path, exit, lines: oneLine(stderr) <= 2, says: stderr.includes(path) }).toEqual({
        ...{ path, exit: 2, lines: true, says: true },
      });
      expect(stderr).not.toMatch(/undefined/);
    }
  });

  const JOURNALS: [string, (path: string) => string[]][] = [
    ['a journal to report', (path) => ['report', path]],
    ['a journal to merge', (path) => ['merge', path, '-o', 'all.ndjson']],
    ['a journal of a site', (path) => ['site', path, '-o', 'public']],
    ['a statement to sign', (path) => ['sign', path]],
    ['a bundle to verify', (path) => ['verify', path]],
    ['a model file', (path) => ['mof', path]],
    ['a license', (path) => ['license', path]],
    ['a result', (path) => ['diff', path, path]],
  ];
  it.each(JOURNALS)('is not read as %s', async (_, args) => {
    execFileSync('mkfifo', [at('pipe')]);
    const { exit, stderr } = await rodeo(args('./pipe'));
    expect({ exit, lines: oneLine(stderr) <= 2 }).toEqual({ exit: 2, lines: true });
    expect(stderr).toContain('pipe');
  });

  it('is no place for a report, and stays where it is', async () => {
    await mkdir(at('m'));
    await writeFile(at('m/README.md'), CARD);
    execFileSync('mkfifo', [at('pipe')]);
    for (const flags of [
      ['-o', 'pipe'],
      ['--save-evidence', 'pipe'],
      ['--format', 'json=pipe'],
    ]) {
      const { exit, stderr } = await rodeo(['audit', './m', '--offline', '--no-config', ...flags]);
      expect({ exit, says: stderr.trim() }).toEqual({
        exit: 2,
        says: 'rodeo: cannot write pipe: it is a pipe that nobody reads',
      });
    }
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('is no configuration that a search finds', async () => {
    execFileSync('mkfifo', [at('rodeo.config.yaml')]);
    await mkdir(at('m'));
    await writeFile(at('m/README.md'), CARD);
    const { exit, stderr } = await rodeo(['audit', './m', '--offline']);
    expect(exit).toBe(2);
    expect(oneLine(stderr)).toBeLessThanOrEqual(2);
  });

  it('is no lock that is waited for', async () => {
    await mkdir(at('j.ndjson.lock'));
    await writeFile(at('l.txt'), 'a/b\n');
    const { exit, stderr } = await rodeo(['batch', 'l.txt', '-o', 'j.ndjson', '--offline', '--no-config']);
    expect(exit).not.toBeNull();
    expect(exit).not.toBe(0);
    expect(stderr).toContain('j.ndjson.lock');
  });
});

describe('a card', () => {
  const under = (text: string) => `${CARD}\n## Training data\n\n${text}\n`;
  const NASTY: [string, string][] = [
    ['a list in a list in a list', under('1. '.repeat(2000))],
    ['lists by brackets', under('1) '.repeat(2000))],
    ['quotes and lists', under('> - '.repeat(1500))],
    ['numbers and commas', under('1,'.repeat(40_000))],
    ['full stops', under('.'.repeat(80_000))],
    ['open braces', under('{'.repeat(80_000))],
    ['open brackets', under('[('.repeat(40_000))],
    ['addresses', under('http://a '.repeat(9000))],
    ['64,000 keys', `---\n${Array.from({ length: 64_000 }, (_, i) => `k${i}: 1\n`).join('')}---\n# X\n`],
  ];
  it.each(NASTY)('of %s is read to its end', async (_, card) => {
    const { exit, stdout, stderr } = await auditCard(card);
    expect([0, 3]).toContain(exit);
    expect(stdout).toMatch(/\nm,/);
    expect(stderr).not.toMatch(STACK);
  });

  it('with 1,900 items of a list is no reason to know nothing', async () => {
    const items = Array.from({ length: 1900 }, (_, i) => `- data_${i}.csv\n`).join('');
    const { stdout } = await auditCard(`${CARD}\nThe model was trained on the following.\n\n${items}`);
    const [header = '', row = ''] = stdout.trim().split('\n');
    const known = Number(row.split(',')[header.split(',').indexOf('known')]);
    const [, plain = ''] = (await auditCard(`${CARD}\nThe model was trained on data.\n`)).stdout
      .trim()
      .split('\n');
    expect(known).toBe(Number(plain.split(',')[header.split(',').indexOf('known')]));
  });

  it('that is fatal costs its own report only', async () => {
    await mkdir(at('a'));
    await mkdir(at('b'));
    await writeFile(at('a/README.md'), under('1. '.repeat(2000)));
    await writeFile(at('b/README.md'), CARD);
    const { stdout } = await rodeo(['audit', './a', './b', '--offline', '--no-config', '--format', 'csv']);
    expect(stdout).toMatch(/\na,[\s\S]*\nb,/);
  });
});

describe('a batch', () => {
  it('reads a list of blanks at once', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
    await writeFile(at('x.txt'), lines);
    const { exit, stderr } = await rodeo(['batch', 'x.txt', '--offline', '-o', 'o.ndjson', '--no-config']);
    expect(exit).toBe(3);
    expect(stderr).toContain('3,000 lines that name nothing');
  });

  it('keeps its results when nothing can be kept for the next time', async () => {
    await writeFile(at('l.txt'), 'microsoft/biogpt\nopenai-community/gpt2\n');
    const { stderr } = await rodeo(['batch', 'l.txt', '--offline', '-o', 'o.ndjson', '--no-config'], {
      env: { RODEO_CACHE_DIR: '/dev/null/x' },
    });
    const lines = (await readFile(at('o.ndjson'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).status)).toEqual(['done', 'done']);
    expect(stderr).not.toMatch(/bug/);
  });

  it('leaves no drafts', async () => {
    await writeFile(at('l.txt'), 'microsoft/biogpt\n');
    await rodeo(['batch', 'l.txt', '--offline', '-o', 'o.ndjson', '--no-config']);
    const left = readdirSync(folder, { recursive: true }).filter((name) => /\.tmp$|draft/.test(String(name)));
    expect(left).toEqual([]);
  });
});
