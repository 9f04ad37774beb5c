/** Opens the addresses that attestations cite: whether something answers there is evidence, and is kept as such. */
import { type AttestedPage, absent, type Fact, present, unavailable } from '../evidence.js';
import type { Http } from '../http/client.js';
import { factOf, malformed, requireFailure } from './attempt.js';
import { defined } from './json.js';

/** Only that something is there is asked, not what. */
const MAX_BYTES = 64 * 1024;

/**
 * Asks every address once, without a token: what only its owner can open proves nothing to others.
 * An address inside a private network is not asked, unless it lies under a configured endpoint; neither is one that a redirect
 * names. Never rejects for what a server does.
 * @param addresses `http:` and `https:` only
 * @returns by address: absent where the server says that there is nothing
 */
export async function readAttested(
  addresses: readonly string[],
  http: Http,
): Promise<Record<string, Fact<AttestedPage>>> {
  const pages = await Promise.all(addresses.map((url) => factOf(readPage(url, http), { url })));
  return Object.fromEntries(addresses.map((url, index) => [url, pages[index] as Fact<AttestedPage>]));
}

async function readPage(url: string, http: Http): Promise<Fact<AttestedPage>> {
  try {
    const response = await http.fetch(url, { untrusted: true, maxBytes: MAX_BYTES, overflow: 'cut' });
    if (!response.ok) return unavailable(malformed(`HTTP ${response.status}`), { url });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    return present(
      defined<AttestedPage>({ url: response.url, status: response.status, type: type || undefined }),
      { url },
    );
  } catch (error) {
    const { status } = requireFailure(error);
    if (status === 404 || status === 410) return absent({ url });
    throw error;
  }
}
