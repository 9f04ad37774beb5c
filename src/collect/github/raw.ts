/** Reads files from GitHub's host for raw ones: it takes no token, and counts against no quota of the API. */
import type { Config } from '../../config.js';
import type { Unavailable } from '../../evidence.js';
import { type Http, isCut } from '../../http/client.js';
import { requireFailure } from '../attempt.js';
import type { Body } from './record.js';

/** As much of a file as the API would send. */
const BODY_BYTES = 512 * 1024;

/** Bodies at a commit, or why one could not be read; files that are binary or gone are left out. */
export async function readBodiesRaw(
  http: Http,
  config: Config,
  fullName: string,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Body | Unavailable>> {
  const bodies = new Map<string, Body | Unavailable>();
  await Promise.all(
    paths.map(async (path) => {
      const url = `${config.github.raw}/${fullName}/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
      try {
        const response = await http.fetch(url, { maxBytes: BODY_BYTES, overflow: 'cut' });
        const text = await response.text();
        if (!text.includes('\0')) bodies.set(path, isCut(response) ? { text, cut: true } : { text });
      } catch (error) {
        const { reason, status } = requireFailure(error);
        if (status !== 404) bodies.set(path, reason);
      }
    }),
  );
  return bodies;
}
