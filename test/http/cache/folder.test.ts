import { type ChildProcess, fork } from 'node:child_process';
import { access, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { cacheSize, clearCache } from '../../../src/http/cache/folder.js';
import { ResponseCache } from '../../../src/http/cache/index.js';
import { sweep } from '../../../src/http/cache/sweep.js';
import { afterwards, temporaryFolder } from '../open.js';

const forever = Number.MAX_SAFE_INTEGER;
const DAY = 24 * 60 * 60 * 1000;

function answer(body: string | Buffer) {
  const headers = new Headers({ etag: '"1"' });
  return {
    status: 200,
    headers,
    body: Buffer.from(body),
    url: 'https://h.example/x',
    redirected: false,
    cut: false,
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
}

/** Where the one file is that a write added. */
async function written(cache: ResponseCache, folder: string, request: string, body: string): Promise<string> {
  const before = new Set(await filesIn(folder).catch(() => []));
  await cache.write(request, answer(body), forever);
  const [path = ''] = (await filesIn(folder)).filter((name) => !before.has(name));
  return path;
}

test.each([
  ['cut short', (text: string) => text.slice(0, -20)],
  [
    'another body',
    (text: string) => text.replace(/"body":"[^"]*"/, `"body":"${Buffer.from('x').toString('base64')}"`),
  ],
  ['another request', (text: string) => text.replace('"request":"GET', '"request":"PUT')],
  ['an older layout', (text: string) => text.replace(/"layout":\d+/, '"layout":1')],
  ['nothing', () => ''],
  ['zeros, as after a crash', (text: string) => '\0'.repeat(text.length)],
])('a damaged answer is none, and is removed: %s', async (_, damage) => {
  const folder = await temporaryFolder();
  const cache = new ResponseCache(folder, 1e9);
  const path = await written(cache, folder, 'GET a', 'body');
  expect(Buffer.from((await cache.read('GET a', 0))?.body ?? '').toString()).toBe('body');
  await writeFile(path, damage(await readFile(path, 'utf8')));
  expect(await cache.read('GET a', 0)).toBeNull();
  await expect(access(path)).rejects.toThrow('ENOENT');
});

test('what was used longest ago goes first, down to nine tenths of the size', async () => {
  const folder = await temporaryFolder();
  const cache = new ResponseCache(folder, 1e9);
  const now = Date.now();
  const paths: string[] = [];
  // Reading them again would count as use.
  let bytes = 0;
  for (let index = 0; index < 20; index++) {
    const path = await written(cache, folder, `GET ${index}`, 'x'.repeat(9000));
    bytes += (await readFile(path)).length;
    // The first was written long ago, and used just now.
    const used = (now - (20 - index) * 3_600_000) / 1000;
    await utimes(path, index === 0 ? now / 1000 : used, used);
    paths.push(path);
  }
  await sweep(folder, { maxBytes: bytes * 0.55, now, least: 'always' });
  const left = new Set(await filesIn(folder));
  expect(left.size).toBe(9);
  expect([...left].sort()).toEqual([paths[0], ...paths.slice(12)].sort());
});

async function cacheSizeOf(folder: string): Promise<{ answers: number }> {
  const texts = await Promise.all((await filesIn(folder)).map((path) => readFile(path)));
  return { answers: texts.reduce((sum, { length }) => sum + length, 0) };
}

test('an answer that is read counts as used', async () => {
  const folder = await temporaryFolder();
  const cache = new ResponseCache(folder, 1e9);
  const path = await written(cache, folder, 'GET a', 'a');
  const now = Date.now();
  await utimes(path, (now - 29 * DAY) / 1000, (now - 29 * DAY) / 1000);
  await cache.read('GET a', now);
  await expect
    .poll(async () => {
      await sweep(folder, { maxBytes: 1e9, now: now + 2 * DAY, least: 'always' });
      return (await filesIn(folder)).length;
    })
    .toBe(1);
  await sweep(folder, { maxBytes: 1e9, now: now + 31 * DAY, least: 'always' });
  expect(await filesIn(folder)).toEqual([]);
});

test('drafts that a process left behind go, those of the moment stay', async () => {
  const folder = join(await temporaryFolder(), 'http');
  const cache = new ResponseCache(folder, 1e9);
  const path = await written(cache, folder, 'GET a', 'a');
  const evidence = join(folder, '..', 'evidence', 'ab');
  await mkdir(evidence, { recursive: true });
  const draftIn = (place: string, digit: string) => join(place, `.x.json.${digit.repeat(24)}.draft`);
  const [old, recent] = ['1', '2'].map((digit) => draftIn(dirname(path), digit));
  const [oldEvidence, recentEvidence] = ['1', '2'].map((digit) => draftIn(evidence, digit));
  for (const draft of [oldEvidence, recentEvidence]) await writeFile(draft as string, 'half');
  await utimes(oldEvidence as string, 1, 1);
  for (const draft of [old, recent]) await writeFile(draft as string, 'half');
  await utimes(old as string, 1, 1);
  await sweep(folder, { maxBytes: 1e9, now: Date.now(), least: 'always' });
  await expect(access(old as string)).rejects.toThrow('ENOENT');
  await access(recent as string);
  await expect(access(oldEvidence as string)).rejects.toThrow('ENOENT');
  await access(recentEvidence as string);
});

test('a cache that grows is brought back beside the work', async () => {
  const folder = await temporaryFolder();
  const maxBytes = 200_000;
  const cache = new ResponseCache(folder, maxBytes);
  for (let index = 0; index < 150; index++)
    await cache.write(`GET ${index}`, answer('x'.repeat(5000)), forever);
  await cache.close(Date.now());
  await sweep(folder, { maxBytes, now: Date.now(), least: 'always' });
  const { answers } = await cacheSizeOf(folder);
  expect(answers).toBeLessThanOrEqual(maxBytes);
  expect(answers).toBeGreaterThan(maxBytes / 2);
});

test('one process tidies up at a time; a lock that was left behind does not last', async () => {
  const folder = await temporaryFolder();
  const cache = new ResponseCache(folder, 1e9);
  await written(cache, folder, 'GET a', 'a');
  const lock = join(folder, 'sweeping');
  await writeFile(lock, '');
  const all = { maxBytes: 0, now: Date.now(), least: 'always' as const };
  await sweep(folder, all);
  expect(await filesIn(folder)).toHaveLength(1);
  await utimes(lock, 1, 1);
  await sweep(folder, all);
  expect(await filesIn(folder)).toEqual([]);
  await expect(access(lock)).rejects.toThrow('ENOENT');
});

test('a size of nothing keeps nothing', async () => {
  const folder = await temporaryFolder();
  const cache = new ResponseCache(join(folder, 'http'), 0);
  await cache.write('GET a', answer('a'), forever);
  expect(await readdir(folder)).toEqual([]);
});

test('a cache is measured and cleared: answers, evidence, and nothing behind links', async () => {
  const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  await new ResponseCache(join(folder, 'http'), 1e9).write('GET a', answer('a'), forever);
  await mkdir(join(folder, 'evidence', 'ab'), { recursive: true });
  await writeFile(join(folder, 'evidence', 'org__model.json'), '12345');
  await writeFile(join(folder, 'evidence', 'ab', 'abcd.json.gz'), '123');
  await writeFile(join(elsewhere, 'precious.json'), 'keep me');
  await mkdir(join(elsewhere, 'ab'));
  await writeFile(join(elsewhere, 'ab', `${'a'.repeat(64)}.json`), 'me, too');
  await symlink(elsewhere, join(folder, 'evidence', 'link'));
  await symlink(join(elsewhere, 'precious.json'), join(folder, 'evidence', 'file.json'));
  await symlink(join(elsewhere, 'ab'), join(folder, 'http', 'ff')).catch(() => undefined);
  const size = await cacheSize(folder);
  expect(size).toMatchObject({ answers: { files: 1 }, evidence: { files: 2, bytes: 8 } });
  expect(await clearCache(folder)).toEqual(size);
  expect(await cacheSize(folder)).toMatchObject({
    answers: { files: 0, oldest: null },
    evidence: { files: 0 },
  });
  expect(await readFile(join(elsewhere, 'precious.json'), 'utf8')).toBe('keep me');
  expect(await readFile(join(elsewhere, 'ab', `${'a'.repeat(64)}.json`), 'utf8')).toBe('me, too');
  expect(await clearCache(join(folder, 'none'))).toMatchObject({ answers: { files: 0 } });
});

test('a folder that holds anything else is not cleared', async () => {
  const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(join(folder, 'evidence'));
  await writeFile(join(folder, 'evidence', 'mine.json'), '1');
  await writeFile(join(folder, 'thesis.txt'), '1');
  await expect(clearCache(folder)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining('thesis.txt'),
  });
  await symlink(folder, join(elsewhere, 'http'));
  await expect(clearCache(elsewhere)).rejects.toMatchObject({ exitCode: 2 });
  expect((await readdir(folder)).sort()).toEqual(['evidence', 'thesis.txt']);
});

let worker = '';
beforeAll(async () => {
  // Inside node_modules, which no check of the project's own files reads.
  worker = fileURLToPath(
    new URL(`../../../node_modules/.cache/rodeo-test/cache-${process.pid}.mjs`, import.meta.url),
  );
  await build({
    input: fileURLToPath(new URL('./worker.ts', import.meta.url)),
    platform: 'node',
    output: { file: worker, format: 'esm', codeSplitting: false },
  });
});

/** What a process of its own does with a cache: rounds of writing, reading, sweeping. */
function start(
  folder: string,
  seed: number,
  maxBytes: number,
): { child: ChildProcess; wrong: Promise<number> } {
  const child = fork(worker, [folder, String(seed), String(maxBytes)], { stdio: 'inherit' });
  afterwards(async () => void child.kill('SIGKILL'));
  const wrong = new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { wrong: number }).wrong));
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  return { child, wrong };
}

test('processes that write, read and tidy up one cache never see a part of an answer', async () => {
  const folder = await temporaryFolder();
  const running = [1, 2, 3].map((seed) => start(folder, seed, 60_000).wrong);
  expect(await Promise.all(running)).toEqual([0, 0, 0]);
  const cache = new ResponseCache(folder, 60_000);
  const texts = await Promise.all((await filesIn(folder)).map((path) => readFile(path, 'utf8')));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts)
    expect(await cache.read((JSON.parse(text) as { request: string }).request, 0)).not.toBeNull();
});

test('a process that is killed while it writes leaves nothing that misleads', async () => {
  const folder = await temporaryFolder();
  const { child, wrong } = start(folder, 1, 1e9);
  wrong.catch(() => undefined);
  await expect
    .poll(async () => (await filesIn(folder).catch(() => [])).length, { timeout: 60_000 })
    .toBeGreaterThan(5);
  child.kill('SIGKILL');
  await new Promise((resolve) =>
    (child.exitCode ?? child.signalCode) === null ? child.once('exit', resolve) : resolve(0),
  );
  const cache = new ResponseCache(folder, 1e9);
  for (const path of await filesIn(folder)) {
    const { request } = JSON.parse(await readFile(path, 'utf8')) as { request: string };
    expect(await cache.read(request, 0)).not.toBeNull();
  }
  // Whatever it was about to write can be written now.
  await cache.write('GET 1', answer('new'), forever);
  expect(Buffer.from((await cache.read('GET 1', 0))?.body ?? '').toString()).toBe('new');
});
