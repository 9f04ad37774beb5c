/** Audits that share one client: each has a cost, an end and a limit of time of its own, and none pays for the others. */
import { expect, test } from 'vitest';
import { HUB, hubWindow, MINUTE, paced } from './simulation.js';

test('one audit leaves while others wait on', async () => {
  const leaving = new AbortController();
  const run = paced({ ...hubWindow, used: { hf_a: 998 } }, { HF_TOKEN: 'hf_a' });
  run.clock.after(10_000, () => leaving.abort(new Error('enough')));
  const asked = Array.from({ length: 8 }, (_, index) =>
    run.http.fetch(`${HUB}/api/models/org/m${index}`, {
      method: 'HEAD',
      ...(index === 7 && { signal: leaving.signal }),
    }),
  );
  const ends = await run.clock.run(Promise.allSettled(asked));
  expect(ends.map(({ status }) => status)).toEqual([...Array(7).fill('fulfilled'), 'rejected']);
});

test('each audit of a batch has its own cost, and the run has the sum', async () => {
  const run = paced(hubWindow, { HF_TOKEN: 'hf_a' });
  const [one, two] = [run.http.scope(), run.http.scope()];
  const path = `${HUB}/api/models/org/shared`;
  const both = (async () => {
    await Promise.all([one.fetch(path, { method: 'HEAD' }), two.fetch(path, { method: 'HEAD' })]);
    one.startWave();
    await one.fetch(`${HUB}/api/models/org/next`, { method: 'HEAD' });
    two.startWave();
    two.startWave();
  })();
  await run.clock.run(both);
  await one.close();
  expect(one.cost()).toMatchObject({ requests: 2, waves: 2, byHost: { 'hub.example': 2 } });
  // It waited for what the first had asked for.
  expect(two.cost()).toMatchObject({ requests: 0, waves: 0, byHost: {} });
  expect(run.http.cost()).toMatchObject({ requests: 2, byHost: { 'hub.example': 2 } });
});

test('servers have an end for one target, and others go on', async () => {
  const run = paced({ ...hubWindow, latencyMs: 4 * MINUTE });
  const [slow, other] = [run.http.scope(), run.http.scope()];
  const path = (index: number) => `${HUB}/api/models/org/m${index}`;
  const answered = async () => {
    for (let index = 0; ; index++) {
      try {
        await slow.fetch(path(index), { method: 'HEAD' });
      } catch (error) {
        return { index, error };
      }
    }
  };
  const { index, error } = await run.clock.run(answered());
  expect(error).toMatchObject({
    reason: { code: 'timeout', detail: 'servers took too long for one target' },
  });
  expect(index).toBeGreaterThan(1);
  expect(index).toBeLessThan(8);
  const response = await run.clock.run(other.fetch(path(100), { method: 'HEAD' }));
  expect(response.status).toBe(200);
});

test('waiting for a turn is not held against a target', async () => {
  const run = paced({ ...hubWindow, quota: 3 });
  const scope = run.http.scope();
  await run.clock.run(
    (async () => {
      for (let index = 0; index < 12; index++)
        await scope.fetch(`${HUB}/api/models/org/m${index}`, { method: 'HEAD' });
    })(),
  );
  expect(scope.cost().requests).toBe(12);
  expect(scope.cost().waitedMs).toBeGreaterThan(11 * MINUTE);
});
