/** The client that GitHub is asked with. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { Http } from '../../http/client.js';

/** GitHub's own client; heavy, so it loads when the first repository is read. */
export async function createClient(config: Config, http: Http): Promise<Octokit> {
  const { Octokit } = await import('octokit');
  const silent = () => undefined;
  return new Octokit({
    baseUrl: config.github.api,
    request: { fetch: http.fetch },
    // Ours has one retry and one rate limit for all hosts; a second would multiply the waits.
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}
