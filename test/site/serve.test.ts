/** The server for a look: files of the folder and of nothing else, to this machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { serveFolder } from '../../src/site/serve.js';
import { removeFolders, temporaryFolder } from './journal.js';

afterAll(removeFolders);

let server: Awaited<ReturnType<typeof serveFolder>>;
let built = 0;
beforeEach(async () => {
  const outside = temporaryFolder();
  const folder = join(outside, 'site');
  mkdirSync(join(folder, 'models'), { recursive: true });
  writeFileSync(join(outside, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'index.html'), 'front');
  writeFileSync(join(folder, 'models', 'a b.html'), 'model');
  built = 0;
  server = await serveFolder(folder, 0, async () => void built++);
});
afterEach(() => void server.close());

/** As it is typed: `fetch` would tidy the path. */
function get(path: string): Promise<{ status: number; text: string; type: string | undefined }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      done({ status: response.statusCode ?? 0, text, type: response.headers['content-type'] });
    })
      .on('error', failed)
      .end();
  });
}

test('a folder is its index, and names are decoded', async () => {
  expect(await get('/')).toEqual({ status: 200, text: 'front', type: 'text/html; charset=utf-8' });
  expect((await get('/models/a%20b.html?x#y')).text).toBe('model');
});

test('before a page, the site is renewed', async () => {
  await get('/');
  expect(built).toBe(1);
});

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/models/..%2f..%2fsecret.html',
  '/%00',
  '/%',
  '/no',
])('nothing outside of the folder is shown: %s', async (path) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(text).not.toContain('secret');
});

test('it listens to this machine only', () => {
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
});
