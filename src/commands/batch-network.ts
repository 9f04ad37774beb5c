/** What runs over many targets ask servers with: `batch`, `watch` and `worker` alike. */
import type { BatchCollector } from '../collect/batch/index.js';
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import type { Http } from '../http/client.js';

/** How many targets one machine works on at a time: at the pace of the Hub, as many as wait for GitHub's answers meanwhile. */
export const DEFAULT_CONCURRENCY = 64;

export interface Network {
  http: Http;
  collector: BatchCollector;
  close(): Promise<void>;
}

/** What a run asks servers with. */
export async function networkOf(
  config: Config,
  depth: Depth,
  signal: AbortSignal,
  keep: (line: string) => void,
): Promise<Network> {
  const [{ createHttp }, { createBatchCollector }] = await Promise.all([
    import('../http/client.js'),
    import('../collect/batch/index.js'),
  ]);
  const http = createHttp(config, { pace: true, signal, onWait: keep, onNote: keep });
  const collector = createBatchCollector({ config, http, now: () => new Date(), depth });
  return {
    http,
    collector,
    close: () => http.close(),
  };
}
