/** The process that `startServers` starts: the stand-ins with their world, and a count of what they were asked. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type ApisOptions, type Logged, startApis } from '../../apis/index.js';
import { corpusWorld } from './corpus-world.js';
import { fastClock } from './fast-clock.js';
import type { Seen, ServersOptions } from './servers.js';
import { worldOf } from './world.js';

/** https://huggingface.co/docs/hub/rate-limits, https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
const FREE_USER = {
  hub: {
    api: { quota: 1000, seconds: 300 },
    resolvers: { quota: 5000, seconds: 300 },
    pages: { quota: 200, seconds: 300 },
  },
  github: { core: { quota: 5000, seconds: 3600 }, graphql: { quota: 5000, seconds: 3600 } },
};
const PLENTY = { quota: 1e9, seconds: 3600 };
const NO_QUOTAS = {
  hub: { api: PLENTY, resolvers: PLENTY, pages: PLENTY },
  github: { core: PLENTY, graphql: PLENTY },
};
/** The log of a long run would fill the memory. */
const COUNTED_EVERY_MS = 500;

const [{ start }] = (await once(process, 'message')) as [{ start: ServersOptions }];
const world: ApisOptions =
  typeof start.world === 'number'
    ? worldOf(start.world)
    : corpusWorld(gunzipSync(readFileSync(start.world)).toString('utf8'));
const apis = await startApis({
  ...world,
  limits: start.quotas ? FREE_USER : NO_QUOTAS,
  ...(start.pace && { clock: fastClock(start.pace) }),
  faults: start.faults ?? [],
  latencyMs: start.latencyMs ?? 0,
});
const requests: Seen['requests'] = {};
const count = () => {
  const open: Logged[] = [];
  for (const entry of apis.log.splice(0)) {
    if (entry.finished === Number.POSITIVE_INFINITY) open.push(entry);
    else if (!entry.location) {
      const key = `${entry.host} ${entry.status}`;
      requests[key] = (requests[key] ?? 0) + 1;
    }
  }
  apis.log.push(...open);
};
const counting = setInterval(count, COUNTED_EVERY_MS);
process.on('message', () => {
  count();
  const { invalidQueries } = apis;
  const windows = { hub: [...apis.windows('hub')], github: [...apis.windows('github')] };
  process.send?.({ requests, windows, invalidQueries } satisfies Seen);
});
process.on('disconnect', () => {
  clearInterval(counting);
  process.exit(0);
});
process.send?.({ ...apis.env, ...apis.tokens });
