/** Lists that services make: asked for page by page, and gone through like any other. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Apis, startApis } from '../apis/index.js';
import { runInResident } from '../program/resident.js';
import { linesIn } from './program.js';

let apis: Apis;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rodeo-query-'));
  const files = { 'README.md': '# A model\n', 'model.safetensors': 1000 };
  const model = (id: string, downloads: number) => ({
    id,
    author: id.split('/')[0] as string,
    downloads,
    files,
  });
  apis = await startApis({
    models: [
      model('aurora/small', 5),
      model('aurora/large', 50),
      model('aurora/middle', 20),
      model('other/one', 9),
    ],
    repositories: [
      { full_name: 'borealis/code', files: { 'README.md': '# Code\n', 'train.py': 'print()\n' } },
      { full_name: 'borealis/more', files: { 'README.md': '# More\n' } },
    ],
  });
});
afterAll(async () => {
  await apis.close();
  await rm(folder, { recursive: true, force: true });
});

async function batch(output: string, args: readonly string[]) {
  const env = {
    ...apis.env,
    ...apis.tokens,
    HOME: folder,
    RODEO_CACHE_DIR: join(folder, 'cache'),
    PATH: '/usr/bin:/bin',
  };
  const command = ['batch', '-o', output, '--allow-failures', '9', ...args];
  const { exit, stderr } = await runInResident(inject('installed'), command, { cwd: folder, env });
  const targets = linesIn(join(folder, output)).map((line) => JSON.parse(line).target);
  return { exit, said: stderr, targets: targets.sort() };
}

it('audits the models of an author, the most downloaded first, as many as are wanted', async () => {
  const { exit, targets } = await batch('author.ndjson', [
    '--author',
    'aurora',
    '--sort',
    'downloads',
    '--limit',
    '2',
  ]);
  expect(targets).toEqual(['hf:aurora/large', 'hf:aurora/middle']);
  expect(exit).toBe(0);
});

it('audits the repositories of an organization', async () => {
  const { exit, targets } = await batch('organization.ndjson', ['--organization', 'borealis']);
  expect(targets).toEqual(['gh:borealis/code', 'gh:borealis/more']);
  expect(exit).toBe(0);
});

it('asks for no single model when the pages of the list are enough', async () => {
  const before = apis.requests().length;
  const { targets } = await batch('list.ndjson', ['--author', 'aurora', '--depth', 'list']);
  expect(targets).toEqual(['hf:aurora/large', 'hf:aurora/middle', 'hf:aurora/small']);
  const asked = apis.requests().slice(before);
  expect(asked.map(({ path }) => path.split('?')[0])).toEqual(['/api/models']);
});

it('says when the list cannot be had, and keeps what came before', async () => {
  apis.fail({ host: 'hub', path: '/api/models?', status: 404 });
  const { exit, said } = await batch('none.ndjson', ['--search', 'nothing']);
  expect(exit).toBe(3);
  expect(said.trim().split('\n').length).toBeLessThanOrEqual(4);
  expect(said).not.toContain('a bug in rodeo');
});
