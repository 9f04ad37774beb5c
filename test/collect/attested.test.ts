/** Addresses that attestations cite, opened over real sockets: what may be asked, what goes along, and what is kept. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceText, parseEvidence } from '../../src/collect/saved.js';
import { type Collecting, MODEL, startCollecting, WORLD } from './collecting.js';

let world: Collecting;
/** A service inside the network that no endpoint names. */
let inside: Server;
let insideUrl = '';
const asked: string[] = [];

beforeAll(async () => {
  world = await startCollecting(WORLD);
  inside = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('secrets');
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  insideUrl = `http://127.0.0.1:${(inside.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await world.close();
  inside.closeAllConnections();
  await new Promise((resolve) => inside.close(resolve));
});

const hub = (path: string) => `${world.apis.env.HF_ENDPOINT}${path}`;
const open = (...attested: string[]) => world.collect('org/model', { attested });

describe('an address under a configured endpoint', () => {
  test('that answers is present, and asked without the token that is set', async () => {
    const url = hub(`/org/model/resolve/${MODEL.sha}/LICENSE?why=attested`);
    const { attested } = await open(url);
    expect(attested?.[url]).toMatchObject({ state: 'present', value: { status: 200 }, source: { url } });
    const requests = world.apis.log.filter(({ path }) => path.includes('why=attested'));
    expect(requests.map(({ authorized }) => authorized)).toEqual([false]);
    const others = world.apis.log.filter(({ host, path }) => host === 'hub' && path.startsWith('/api/'));
    expect(others.some(({ authorized }) => authorized)).toBe(true);
  });

  test('that is not there is absent', async () => {
    const url = hub(`/org/model/resolve/${MODEL.sha}/nothing.txt`);
    expect((await open(url)).attested?.[url]).toMatchObject({ state: 'absent' });
  });

  test('that fails is unavailable, with the reason', async () => {
    world.apis.fail({ host: 'hub', path: 'why=broken', status: 503 });
    const url = hub('/org/model?why=broken');
    expect((await open(url)).attested?.[url]).toMatchObject({
      state: 'unavailable',
      reason: { code: 'server-error' },
    });
  });

  test('that redirects into the network is not followed there', async () => {
    world.apis.fail({
      host: 'hub',
      path: 'why=redirect',
      status: 302,
      headers: { location: `${insideUrl}/by-redirect` },
    });
    const url = hub('/org/model?why=redirect');
    expect((await open(url)).attested?.[url]).toMatchObject({
      state: 'unavailable',
      reason: { code: 'forbidden' },
    });
    expect(asked).toEqual([]);
  });
});

test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433'])(
  'a service on %s that no endpoint names is not asked',
  async (host) => {
    const url = `${insideUrl.replace('127.0.0.1', host)}/private`;
    const { attested } = await open(url);
    expect(attested?.[url]).toMatchObject({ state: 'unavailable', reason: { code: 'forbidden' } });
    expect(asked).toEqual([]);
  },
);

test('what was opened is saved and read again, to the byte', async () => {
  const url = hub(`/org/model/resolve/${MODEL.sha}/LICENSE`);
  const evidence = await open(url, `${insideUrl}/`);
  const text = evidenceText(evidence);
  expect(Object.keys(parseEvidence(text, 'saved').attested ?? {}).sort()).toEqual(
    [url, `${insideUrl}/`].sort(),
  );
  expect(evidenceText(parseEvidence(text, 'saved'))).toBe(text);
});

test('without addresses nothing is asked, and the evidence has no word of it', async () => {
  expect(await world.collect('org/model')).not.toHaveProperty('attested');
});
