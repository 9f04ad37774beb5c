/** One attempt at a request: tokens on, redirects followed, and the answer read or its failure understood. */
import type { Token } from '../config.js';
import { believed } from './answers.js';
import type { Ask } from './ask.js';
import type { Answer } from './cache/index.js';
import { RequestFailed, statusFailure } from './failure.js';
import { bucketOf, type Endpoint, endpointFor, mayCarryToken, redirectTarget } from './hosts.js';
import type { Quota, Quotas } from './limits/quota.js';
import { isPublicHost } from './public-address.js';
import { type Incoming, type Transport, tooLarge } from './transport.js';

const MAX_REDIRECTS = 5;
const ERROR_BODY = 64 * 1024;

/** An attempt that brought an error status, and what the server said about trying again. */
export class AttemptFailed extends Error {
  constructor(
    readonly failure: RequestFailed,
    /** How long the server asked to stay away, in ms. */
    readonly askedMs: number | null,
    /** The token that was refused. */
    readonly refused: Token | null,
  ) {
    super(failure.message);
  }
}

export interface Exchange {
  transport: Transport;
  endpoints: readonly Endpoint[];
  quotas: Quotas;
  /** Goes along to the service that is asked. */
  token: Token | null;
  now(): number;
  /** Gets what an answer told of its limit; some requests are answered in several hops. */
  onQuota?(quota: Quota): void;
  /** Whether a secondary limit closes all that its visitor may ask. */
  strict: boolean;
}

/** One hop: an address and what goes there. */
interface Hop {
  url: URL;
  endpoint: Endpoint | null;
  method: string;
  body: string | Uint8Array | null;
  token: Token | null;
}

/** The tokens that may go to `url`. */
export function tokensFor(endpoint: Endpoint | null, url: URL): readonly Token[] {
  return endpoint && mayCarryToken(url) ? endpoint.tokens : [];
}

/**
 * Sends a request and follows its redirects.
 * @param etag asks for the body only when it is another than this
 * @throws AttemptFailed for statuses of 400 and above, RequestFailed for what broke on the way
 */
export async function exchange(ask: Ask, etag: string | null, using: Exchange): Promise<Answer> {
  const asked = endpointFor(ask.url, using.endpoints);
  const kept = new Headers();
  let { url, method, body } = ask;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const found = endpointFor(url, using.endpoints);
    // A token belongs to the service that was asked; a redirect into another one goes on without any.
    const endpoint = redirects === 0 || found?.service === asked?.service ? found : null;
    const token = endpoint && mayCarryToken(url) ? using.token : null;
    const hop = { url, endpoint, method, body, token };
    if (ask.untrusted && !found && !isPublicHost(url.hostname)) {
      throw new RequestFailed(ask.url.href, { code: 'forbidden', detail: 'it leads into a private network' });
    }
    const incoming = await send(hop, ask, etag, using);
    const location = incoming.headers.get('location');
    if (!ask.follow || location === null || ![301, 302, 303, 307, 308].includes(incoming.status)) {
      if (incoming.status >= 400) throw await refusal(hop, incoming, using);
      const answer = await readAnswer(hop, ask, etag, incoming);
      for (const [name, value] of kept) if (!answer.headers.has(name)) answer.headers.set(name, value);
      return { ...answer, redirected: redirects > 0 };
    }
    await incoming.discard();
    // The Hub names commit and size of a file on the redirect to its storage.
    for (const [name, value] of incoming.headers) if (/^x-(repo|linked)-/.test(name)) kept.set(name, value);
    const target = redirectTarget(location, url, endpoint);
    if (!target) throw invalid(hop, incoming.status, 'a redirect to nowhere');
    if (method === 'POST' && incoming.status < 307) [method, body] = ['GET', null];
    url = target;
  }
  throw new RequestFailed(ask.url.href, { code: 'invalid-response', detail: 'too many redirects' });
}

async function send(hop: Hop, ask: Ask, etag: string | null, using: Exchange): Promise<Incoming> {
  const { url, endpoint, method, body, token } = hop;
  const headers = new Headers(ask.headers);
  if (etag) headers.set('if-none-match', etag);
  const address = new URL(url);
  if (token && endpoint) {
    const secret = token.reveal();
    if (endpoint.tokenHeader === '?api_key') address.searchParams.set('api_key', secret);
    else if (endpoint.tokenHeader === 'x-api-key') headers.set('x-api-key', secret);
    else headers.set('authorization', `Bearer ${secret}`);
  }
  const publicOnly = ask.untrusted && endpointFor(url, using.endpoints) === null;
  const incoming = await using.transport.send({
    ...{ url: address, method, headers, body, signal: ask.signal, publicOnly },
  });
  const visitor = token ? { identity: token.identity, from: token.from } : { identity: '' };
  const quota = using.quotas.learn(incoming.headers, url.host, bucketOf(url, endpoint), visitor, using.now());
  if (quota) using.onQuota?.(quota);
  return incoming;
}

async function refusal(hop: Hop, incoming: Incoming, using: Exchange): Promise<AttemptFailed> {
  const { url, endpoint, token } = hop;
  const { body } = await incoming.read(ERROR_BODY);
  const now = using.now();
  const failure = statusFailure(
    {
      url: url.href,
      status: incoming.status,
      headers: incoming.headers,
      text: Buffer.from(body).toString('utf8'),
      service: endpoint?.service ?? null,
      token,
    },
    now,
  );
  const { code, until } = failure.reason;
  const askedMs = until === undefined ? null : Date.parse(until) - now;
  const identity = token?.identity ?? '';
  if (code === 'rate-limited' && askedMs !== null) {
    const isSecondary =
      endpoint?.service === 'github' && incoming.headers.get('x-ratelimit-remaining') !== '0';
    if (using.strict && isSecondary) using.quotas.strike(url.host, identity, askedMs, now);
    else using.quotas.close(url.host, bucketOf(url, endpoint), identity, now + askedMs);
  }
  return new AttemptFailed(failure, askedMs, code === 'bad-token' ? token : null);
}

async function readAnswer(hop: Hop, ask: Ask, etag: string | null, incoming: Incoming): Promise<Answer> {
  const { status, headers } = incoming;
  // Of a file of many GB that comes in place of a part from its middle, no byte is of use.
  if (status === 200 && asksForLater(ask)) {
    await incoming.read(0);
    throw invalid(hop, status, 'the whole file in place of the part that was asked for');
  }
  const { body, cut } = await incoming.read(ask.maxBytes);
  if (cut && ask.overflow === 'fail') throw tooLarge(hop.url.href, status, ask.maxBytes);
  const answer = { status, headers, url: hop.url.href, redirected: false, cut };
  return { ...answer, body: believed({ ...hop, status, headers, body }, ask, etag) };
}

/** Whether a part is asked for that does not begin where the file does. */
const asksForLater = ({ headers }: Ask): boolean => /^bytes=(?:-|0*[1-9])/.test(headers.get('range') ?? '');

function invalid(hop: Hop, status: number, detail: string): RequestFailed {
  return new RequestFailed(hop.url.href, { code: 'invalid-response', detail }, { status });
}
