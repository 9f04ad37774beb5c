/** The build reads what is shipped, so that no user's first audit has to. */
import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { digestOfEvidence, PREPARED_READINGS } from '../../src/kept-readings.js';
import { SHIPPED, shippedEvidence } from '../shipped.js';

it('every shipped model was read, and nothing else', async () => {
  const read = SHIPPED.map((name) => `${digestOfEvidence(shippedEvidence(name))}.json`);
  expect((await readdir(PREPARED_READINGS)).sort()).toEqual(read.sort());
});
