import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isCut } from '../../src/http/client.js';
import { networkFailure } from '../../src/http/failure.js';
import { afterwards, failing, open } from './open.js';

const path = '/api/models/org/model';
const models = [{ id: 'org/model', files: { 'README.md': 'x'.repeat(5000), 'umlauts.md': 'aä€…' } }];

test.each([
  ['a reset', { reset: true }, 'network', 3],
  ['a truncated body', { truncate: true }, 'truncated', 2],
  ['a body that stops', { stall: true }, 'timeout', 2],
  ['no answer', { delayMs: 60_000 }, 'timeout', 2],
])('%s, again and again, has a reason', async (_, fault, code, attempts) => {
  const { apis, config, http } = await open({ models, timeout: 0.3, faults: [fault] });
  const failure = await failing(http.fetch(config.hub.endpoint + path));
  expect(failure).toMatchObject({ reason: { code }, status: null });
  expect(apis.log).toHaveLength(attempts);
});

test('a fault without a name is not told twice', () => {
  const failure = networkFailure(new TypeError('fetch failed'), 'https://example.org/x', 'connect');
  expect(failure.reason).toEqual({ code: 'network' });
  expect(failure.message).toBe('https://example.org/x: the connection failed');
});

test('a body that trickles for ever is given up', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n');
    const drip = setInterval(() => socket.write(' '), 50);
    socket.once('close', () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(resolve)));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { http } = await open({ timeout: 0.5, env: { HF_ENDPOINT: endpoint } });
  const { reason } = await failing(http.fetch(endpoint + path));
  expect(reason).toEqual({ code: 'timeout', detail: 'took too long as a whole' });
});

test('a server that does not speak HTTP, or is not there, has a reason', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume();
    socket.end('SSH-2.0-OpenSSH_9.6\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { http } = await open();
  expect((await failing(http.fetch(endpoint))).reason).toEqual({
    code: 'invalid-response',
    detail: 'not HTTP',
  });
  await new Promise((resolve) => server.close(resolve));
  expect((await failing(http.fetch(endpoint))).reason).toEqual({
    code: 'network',
    detail: 'connection refused',
  });
});

test('a name that nobody knows is not asked for twice', async () => {
  const { http } = await open();
  const failure = await failing(http.fetch('http://nowhere.invalid/'));
  expect(failure.reason.code).toBe('network');
  expect(http.cost().waitedMs === 0 || failure.errorCode === 'EAI_AGAIN').toBe(true);
});

test('offline opens no socket', async () => {
  const { apis, config, http } = await open({ models, offline: true });
  expect(await failing(http.fetch(config.hub.endpoint + path))).toMatchObject({
    reason: { code: 'offline' },
    status: null,
  });
  expect(apis.log).toEqual([]);
  expect(http.cost()).toEqual({ requests: 0, cached: 0, waves: 0, waitedMs: 0, byHost: {} });
});

test('a body over its cap fails, or is cut and says so', async () => {
  const { config, http } = await open({ models });
  const card = `${config.hub.endpoint}/org/model/resolve/main/README.md`;
  expect(await failing(http.fetch(card, { maxBytes: 1024 }))).toMatchObject({
    reason: { code: 'too-large', detail: 'over 1 KB' },
  });
  const cut = await http.fetch(card, { maxBytes: 1024, overflow: 'cut' });
  expect([isCut(cut), (await cut.text()).length]).toEqual([true, 1024]);
  const umlauts = `${config.hub.endpoint}/org/model/resolve/main/umlauts.md`;
  const half = await http.fetch(umlauts, { maxBytes: 5, overflow: 'cut' });
  expect(await half.text()).toBe('aä');
  const whole = await http.fetch(card, { maxBytes: 5000 });
  expect([isCut(whole), (await whole.text()).length]).toEqual([false, 5000]);
});

test('the cap holds for what a compressed body unpacks to', async () => {
  const packed = gzipSync('x'.repeat(1_000_000));
  const server = createHttpServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(resolve)));
  const { http } = await open();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect((await failing(http.fetch(url, { maxBytes: 10_000 }))).reason.code).toBe('too-large');
  const response = await http.fetch(url);
  expect((await response.text()).length).toBe(1_000_000);
  expect(response.headers.get('content-encoding')).toBeNull();
});

test('many requests to one host queue, and all are answered', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: `org/m${index}` }));
  const { apis, config, http } = await open({ models: many, latencyMs: 20 });
  await Promise.all(many.map(({ id }) => http.fetch(`${config.hub.endpoint}/api/models/${id}`)));
  const busiest = Math.max(
    ...apis.log.map(({ time }) => apis.log.filter((one) => one.time <= time && one.finished > time).length),
  );
  expect(apis.log).toHaveLength(30);
  // Eight lanes; an answer may still be closing when the next request comes.
  expect(busiest).toBeLessThanOrEqual(16);
});

test('a failure in one queue does not block the others behind it', async () => {
  const { config, http } = await open({ models, maxWait: 0, faults: [{ times: 20, status: 500 }] });
  const urls = Array.from({ length: 20 }, (_, index) => `${config.hub.endpoint}${path}?${index}`);
  const codes = await Promise.all(urls.map(async (url) => (await failing(http.fetch(url))).reason.code));
  expect(new Set(codes)).toEqual(new Set(['server-error']));
  expect((await http.fetch(config.hub.endpoint + path)).status).toBe(200);
});

test('requests, waves and hosts are counted', async () => {
  const { config, http } = await open({
    models,
    repositories: [{ full_name: 'org/code', files: { a: '' } }],
  });
  const { hub, github } = config;
  http.startWave();
  await Promise.all([
    http.fetch(hub.endpoint + path),
    http.fetch(`${hub.endpoint}/org/model/resolve/main/README.md`),
  ]);
  http.startWave();
  await http.fetch(`${github.api}/repos/org/code`);
  http.startWave();
  expect(http.cost()).toEqual({
    requests: 3,
    cached: 0,
    waves: 2,
    waitedMs: 0,
    byHost: { [new URL(hub.endpoint).host]: 2, [new URL(github.api).host]: 1 },
  });
});
