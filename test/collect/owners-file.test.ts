/** The owner's file of claims is found by itself, on the Hub and beside the code, and costs nothing where there is none. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWNERS_FILE } from '../../src/attest/owners-file.js';
import { valueIn } from '../../src/evidence.js';
import { CODE, type Collecting, MODEL, startCollecting, WORLD } from './collecting.js';

const claims = 'schema: 1\nattestations: []\n';
const claimed = <T extends { files: object }>(one: T): T => ({
  ...one,
  files: { ...one.files, [OWNERS_FILE]: claims },
});
let without: Collecting;
let world: Collecting;

beforeAll(async () => {
  without = await startCollecting(WORLD);
  const [, ...models] = WORLD.models ?? [];
  world = await startCollecting({
    ...WORLD,
    models: [claimed(MODEL), ...models],
    repositories: [claimed(CODE)],
  });
});
afterAll(async () => {
  await without.close();
  await world.close();
});

test('it is read at the commit of each, and nothing is asked where none is listed', async () => {
  const { hub, repository } = await world.collect('org/model');
  for (const half of [valueIn(hub), valueIn(repository)]) {
    expect(half?.texts[OWNERS_FILE]).toMatchObject({ state: 'present', value: { text: claims } });
  }
  await without.collect('org/model');
  expect(without.apis.log.some(({ path }) => path.includes(OWNERS_FILE))).toBe(false);
});
