/** The made-up world of the measurements is the same every time and as mixed as a list of the Hub; its clock and counts are right. */
import { afterEach, expect, it } from 'vitest';
import { type Apis, startApis } from '../../apis/index.js';
import { corpusWorld } from './corpus-world.js';
import { fastClock } from './fast-clock.js';
import { listOf, worldOf } from './world.js';

let apis: Apis | undefined;
afterEach(async () => {
  await apis?.close();
  apis = undefined;
});

it('a world is the same every time, with models that share datasets and code', () => {
  const [one, other] = [worldOf(400), worldOf(400)];
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  const cards = one.models.map(({ files }) => String(files?.['README.md'] ?? ''));
  expect(cards).toEqual(other.models.map(({ files }) => String(files?.['README.md'] ?? '')));
  const named = cards.flatMap((card) => /github\.com\/(\S+)/.exec(card)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(100);
  expect(new Set(named).size).toBeLessThan(named.length / 2);
  const known = new Set(one.repositories.map(({ full_name }) => full_name));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(listOf(400).trim().split('\n')).toEqual(one.models.map(({ id }) => `hf:${id}`));
});

it('recorded models are served with their cards, and without one where there is none', async () => {
  const api = { siblings: [{ rfilename: 'README.md' }, { rfilename: 'model.bin' }], tags: ['license:mit'] };
  const text = [
    { id: 'a/one', api, card: '# One' },
    { id: 'a/two', api, card: null },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  apis = await startApis(corpusWorld(text));
  const get = (path: string) => fetch(`${apis?.env.HF_ENDPOINT}${path}`);
  expect(await (await get('/a/one/resolve/main/README.md')).text()).toBe('# One');
  expect((await get('/a/two/resolve/main/README.md')).status).toBe(404);
  expect(await (await get('/api/models/a/two')).json()).toMatchObject({ tags: ['license:mit'] });
});

it('quotas are counted window by window, by a clock that may run fast', async () => {
  let now = Date.UTC(2026, 0, 1);
  const limits = { hub: { api: { quota: 2, seconds: 300 } } };
  apis = await startApis({ limits, clock: () => now });
  const ask = () => fetch(`${apis?.env.HF_ENDPOINT}/api/models`);
  const first = await ask();
  expect(first.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 429]);
  now += 300_000;
  expect((await ask()).status).toBe(200);
  expect(apis.windows('hub').map(({ used, refused }) => [used, refused.length])).toEqual([
    [2, 1],
    [1, 0],
  ]);
});

it('a fault hits its share of requests', async () => {
  apis = await startApis({ faults: [{ host: 'hub', share: 0.25, status: 500 }] });
  const statuses: number[] = [];
  for (let n = 0; n < 8; n++) statuses.push((await fetch(`${apis.env.HF_ENDPOINT}/api/models`)).status);
  expect(statuses).toEqual([200, 200, 200, 500, 200, 200, 200, 500]);
});

it('a fast clock starts at its epoch and passes faster', () => {
  const epoch = Date.now() - 1000;
  const between = fastClock({ speed: 12, epoch })() - epoch;
  expect(between).toBeGreaterThanOrEqual(12_000);
});
