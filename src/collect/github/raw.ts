/** Reads files from GitHub's host for raw ones: it takes no token, and counts against no quota of the API. */
import type { Config } from '../../config.js';
import type { Unavailable } from '../../evidence.js';
import { fileFault } from '../../http/answers.js';
import { type Http, isCut, RequestFailed } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import type { Body } from './record.js';

/** As much of a file as the API would send. */
const BODY_BYTES = 512 * 1024;

/**
 * Bodies at a commit, or why one could not be read; files that are binary or gone are left out.
 * @param sizes bytes of the files, as their list has them: what is of another length is not the file
 */
export async function readBodiesRaw(
  http: Http,
  config: Config,
  fullName: string,
  commit: string,
  paths: readonly string[],
  sizes: ReadonlyMap<string, number | undefined>,
): Promise<Map<string, Body | Unavailable>> {
  const bodies = new Map<string, Body | Unavailable>();
  await Promise.all(
    paths.map(async (path) => {
      const url = `${config.github.raw}/${fullName}/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
      try {
        const response = await http.fetch(url, { maxBytes: BODY_BYTES, overflow: 'cut' });
        const body = Buffer.from(await response.arrayBuffer());
        const type = response.headers.get('content-type');
        const fault = fileFault(path, { body, type, size: sizes.get(path), cut: isCut(response) });
        if (fault) throw new RequestFailed(url, malformed(fault));
        const text = new TextDecoder().decode(body);
        if (!text.includes('\0')) bodies.set(path, isCut(response) ? { text, cut: true } : { text });
      } catch (error) {
        const { reason, status } = requireFailure(error);
        if (status !== 404) bodies.set(path, reason);
      }
    }),
  );
  return bodies;
}
