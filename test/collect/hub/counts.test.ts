/** What a Hub calls a number of something is believed when it can be one. */
import { afterEach, expect, test } from 'vitest';
import { type HubModel, valueIn } from '../../../src/evidence.js';
import { type Collecting, MODEL, startCollecting, WORLD } from '../collecting.js';

let world: Collecting;
afterEach(() => world.close());

test.each([-5, 1e300, 1.5])('%d is no count of anything', async (wrong) => {
  const counts = {
    downloads: wrong,
    likes: wrong,
    safetensors: { total: wrong, parameters: { F32: wrong } },
  };
  world = await startCollecting({ ...WORLD, models: [{ ...MODEL, ...counts, gguf: { total: wrong } }] });
  const found = valueIn((await world.collect('org/model')).hub) as HubModel;
  const { downloads, likes, parameters, ggufParameters } = found;
  expect([downloads, likes, parameters, ggufParameters]).toEqual(Array(4).fill(undefined));
});
