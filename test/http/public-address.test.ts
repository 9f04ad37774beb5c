/** What a stranger wrote must not lead into a machine or a network: each range, and each way of spelling an address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { isPublicAddress, isPublicHost, lookupPublic } from '../../src/http/public-address.js';
import { createTransport } from '../../src/http/transport.js';

describe('addresses', () => {
  test.each([
    ['8.8.8.8', true],
    ['172.15.255.255', true],
    ['172.16.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['127.255.255.254', false],
    ['0.0.0.0', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['192.168.1.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['2606:4700::1111', true],
    ['::', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['64:ff9b::10.0.0.1', false],
    ['2002:7f00:1::', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['ff02::1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

describe('hosts, as the URL parser spells them', () => {
  test.each([
    ['https://example.org/', true],
    ['https://8.8.8.8/', true],
    ['http://localhost/', false],
    ['http://localhost./', false],
    ['http://a.localhost/', false],
    ['http://intranet/', false],
    ['http://metadata.google.internal/', false],
    ['http://printer.local/', false],
    ['http://127.1/', false],
    ['http://2130706433/', false],
    ['http://0x7f.0.0.1/', false],
    ['http://0177.0.0.1/', false],
    ['http://[::1]/', false],
    ['http://[::ffff:169.254.169.254]/', false],
    ['http://①②⑦.0.0.1/', false],
  ])('%s: %s', (url, expected) => {
    expect(isPublicHost(new URL(url).hostname)).toBe(expected);
  });
});

test('a name that leads to this machine is refused, whichever form of answer is asked for', async () => {
  for (const all of [true, false]) {
    const error = await new Promise((resolve) =>
      lookupPublic('localhost', { all }, (failed) => resolve(failed)),
    );
    expect(error).toMatchObject({ code: 'ERR_NOT_PUBLIC' });
  }
});

test('a connection looks the name up and is refused, so that no second answer of a name server can lead inside', async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('inside');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const transport = createTransport(readConfig({}, '/nowhere'));
  const outgoing = { url, method: 'GET', headers: new Headers(), body: null, signal: null };
  try {
    const answer = await transport.send({ ...outgoing, publicOnly: false });
    await answer.discard();
    await expect(transport.send({ ...outgoing, publicOnly: true })).rejects.toMatchObject({
      reason: { code: 'forbidden' },
    });
    expect(requests).toHaveLength(1);
  } finally {
    await transport.close();
    server.closeAllConnections();
    server.close();
  }
});
