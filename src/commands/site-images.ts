/** Gets pictures for a site by the HTTP stack of all commands, with its guards: what a profile names is a stranger's address. */
import { unavailableText } from '../evidence.js';
import { createHttp, failureOf } from '../http/client.js';
import type { FetchImage } from '../site/avatars.js';
import { VERSION } from '../version.js';
import { configOf } from './gather.js';

/** Avatars have some KB. */
const MOST_BYTES = 512 * 1024;

/** Opens the stack. A picture is asked for once in a run, however often the site is built. */
export function openImages(): { fetchImage: FetchImage; close(): Promise<void> } {
  const http = createHttp(configOf({}), { userAgent: `rodeo/${VERSION}` });
  const known = new Map<string, Promise<Buffer>>();
  const ask = async (url: string): Promise<Buffer> => {
    try {
      const headers = { accept: 'image/png, image/jpeg, image/gif, image/webp' };
      const response = await http.fetch(url, { untrusted: true, maxBytes: MOST_BYTES, headers });
      return Buffer.from(await response.arrayBuffer());
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      throw new Error(unavailableText(failure.reason));
    }
  };
  return {
    fetchImage(url) {
      const asked = known.get(url) ?? ask(url);
      known.set(url, asked);
      return asked;
    },
    close: () => http.close(),
  };
}
