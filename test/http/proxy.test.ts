import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { afterwards, failing, open } from './open.js';

const path = '/api/models/org/model';
const models = [{ id: 'org/model' }];

/** A proxy that tunnels, if it is given the right password, and remembers where to. */
async function startProxy(password?: string) {
  const tunnels: string[] = [];
  const server = createServer((_, response) => response.writeHead(500).end());
  server.on('connect', (request, client, head) => {
    client.on('error', () => undefined);
    const wanted = password && `Basic ${Buffer.from(`user:${password}`).toString('base64')}`;
    if (wanted && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    // Whatever name was asked for, the stand-ins are on this machine.
    const port = Number((request.url ?? '').split(':').at(-1));
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { tunnels, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('requests go through the proxy, except to hosts that are excepted', async () => {
  const { tunnels, address } = await startProxy();
  const { apis, config, http } = await open({
    models,
    env: { HTTP_PROXY: `http://${address}`, NO_PROXY: 'localhost' },
  });
  await http.fetch(config.hub.endpoint + path);
  expect(tunnels).toEqual([new URL(config.hub.endpoint).host]);
  await http.fetch(`${config.hub.endpoint.replace('127.0.0.1', 'localhost')}${path}`);
  expect(tunnels).toHaveLength(1);
  expect(apis.log).toHaveLength(2);
});

test('a host that only the proxy can see is reached through it', async () => {
  const { tunnels, address } = await startProxy();
  const { config, http } = await open({ models, env: { HTTP_PROXY: address } });
  const { port } = new URL(config.hub.endpoint);
  expect((await http.fetch(`http://hub.invalid:${port}${path}`)).status).toBe(200);
  expect(tunnels).toEqual([`hub.invalid:${port}`]);
});

test('https goes through its own proxy, http then goes straight', async () => {
  const { tunnels, address } = await startProxy();
  const { config, http } = await open({ models, maxWait: 0, env: { HTTPS_PROXY: `http://${address}` } });
  await failing(http.fetch('https://hub.invalid/api/models'));
  await http.fetch(config.hub.endpoint + path);
  expect([...new Set(tunnels)]).toEqual(['hub.invalid:443']);
});

test('a proxy that hangs up is given up after a few attempts', async () => {
  let asked = 0;
  const server = createServer();
  server.on('connect', (_, client) => {
    asked++;
    client.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(resolve)));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { http } = await open({ env: { HTTPS_PROXY: `http://${address}` } });
  const { reason } = await failing(http.fetch('https://hub.invalid/api/models'));
  expect(reason).toEqual({ code: 'network', detail: 'connection closed' });
  // Left to itself undici would have connected thousands of times.
  expect(asked).toBeLessThan(50);
});

test('a proxy is given its password, and nobody else hears of it', async () => {
  const { address } = await startProxy('pw_secret');
  const good = await open({ models, env: { HTTP_PROXY: `http://user:pw_secret@${address}` } });
  expect((await good.http.fetch(good.config.hub.endpoint + path)).status).toBe(200);
  const bad = await open({ models, env: { HTTP_PROXY: `http://user:pw_wrong@${address}` } });
  const failure = await failing(bad.http.fetch(bad.config.hub.endpoint + path));
  expect(failure.reason).toEqual({ code: 'network', detail: 'the proxy answered 407' });
  expect(`${failure.stack}${bad.waits}`).not.toMatch(/pw_/);
});

test('a proxy that is not there is a network fault', async () => {
  const { config, http } = await open({ models, env: { HTTP_PROXY: 'http://127.0.0.1:1' } });
  const failure = await failing(http.fetch(config.hub.endpoint + path));
  expect(failure.reason).toEqual({ code: 'network', detail: 'connection refused' });
});
