/** The two ends of a request: what a caller of `fetch` asked for, and the `Response` that is handed back. */
import type { Answer } from './cache/index.js';

/** `RequestInit` and what this client adds. */
export interface HttpInit extends RequestInit {
  /** Largest body in bytes, after decompression; 16 MB unless told. */
  maxBytes?: number;
  /** What to do with a larger one: fail with `too-large` (default), or keep the beginning (see `isCut`). */
  overflow?: 'fail' | 'cut';
  /**
   * The address was written by somebody else. No token goes along, and only configured endpoints and public addresses are asked: what
   * a file names must not make a machine in a company's network read from it.
   */
  untrusted?: boolean;
}

/** A request as the client works with it: all defaults filled in, nothing of the caller's credentials left. */
export interface Ask {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
  signal: AbortSignal | null;
  follow: boolean;
  maxBytes: number;
  overflow: 'fail' | 'cut';
  untrusted: boolean;
}

/** GitHub's recursive tree of 100,000 files is 7 MB. */
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const CUT_HEADER = 'x-rodeo-cut';
/** Set by this client or by the protocol, never by callers. */
const OWN_HEADERS = [
  'authorization',
  'cookie',
  'x-api-key',
  'proxy-authorization',
  'host',
  'content-length',
  CUT_HEADER,
];

/** Reads the arguments of `fetch`. @throws TypeError for a body that could not be sent twice */
export async function readAsk(
  input: string | URL | Request,
  init: HttpInit,
  userAgent: string,
): Promise<Ask> {
  const from = input instanceof Request ? input : null;
  const headers = new Headers(init.headers ?? from?.headers);
  for (const name of OWN_HEADERS) headers.delete(name);
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  const body = init.body ?? (from?.body ? await from.text() : null);
  if (body !== null && typeof body !== 'string' && !(body instanceof Uint8Array)) {
    throw new TypeError('Only text and bytes can be sent, since a request may have to be repeated.');
  }
  const url = new URL(from ? from.url : String(input));
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Cannot fetch ${url.protocol} addresses.`);
  return {
    url,
    method: (init.method ?? from?.method ?? 'GET').toUpperCase(),
    headers,
    body,
    signal: init.signal ?? null,
    follow: (init.redirect ?? from?.redirect ?? 'follow') === 'follow',
    maxBytes: init.maxBytes ?? DEFAULT_MAX_BYTES,
    overflow: init.overflow ?? 'fail',
    untrusted: init.untrusted ?? false,
  };
}

/** What makes two requests the same: for the cache and for requests under way. @param identity whose token */
export function requestName(ask: Ask, identity: string): string {
  const told = ['accept', 'range', 'if-none-match'].map((name) => ask.headers.get(name) ?? '');
  return [ask.method, ask.url.href, ...told, identity].join(' ');
}

export function toResponse(answer: Answer): Response {
  const headers = new Headers(answer.headers);
  // The body was decoded on arrival.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  if (answer.cut) headers.set(CUT_HEADER, 'true');
  const empty = [204, 205, 304].includes(answer.status);
  const response = new Response(empty ? null : Buffer.from(answer.body), { status: answer.status, headers });
  // A `Response` that is made by hand knows neither, and octokit and others report the address.
  Object.defineProperty(response, 'url', { value: answer.url });
  Object.defineProperty(response, 'redirected', { value: answer.redirected });
  return response;
}

/** Whether only the beginning of the body was kept (`overflow: 'cut'`). */
export function isCut(response: Response): boolean {
  return response.headers.get(CUT_HEADER) === 'true';
}
