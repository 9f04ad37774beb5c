/** The only module that opens sockets: one request, one answer, with time limits, proxies and a cap on bodies. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Config } from '../config.js';
import { networkFailure, RequestFailed } from './failure.js';
import { lookupPublic } from './public-address.js';

/** One request as it goes over the wire; redirects are the caller's business. */
export interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
  signal: AbortSignal | null;
  /** Fails when the name of the host leads to an address that is not public. A proxy looks names up by itself. */
  publicOnly: boolean;
}

/** An answer whose body is still on its way. */
export interface Incoming {
  status: number;
  headers: Headers;
  /**
   * Reads at most `maxBytes` (after decompression) and closes the connection when there is more.
   * @throws RequestFailed `truncated`, `timeout`
   */
  read(maxBytes: number): Promise<{ body: Uint8Array; cut: boolean }>;
  /** Throws the body away, so that the connection can be used again. */
  discard(): Promise<void>;
}

export interface Transport {
  send(request: Outgoing): Promise<Incoming>;
  close(): Promise<void>;
}

/** A slow but steady answer may take this many times the patience for one step. */
const WHOLE_ANSWER = 4;
const REDIRECT_BODY = 64 * 1024;

const CONNECT_ERROR = 'undici:client:connectError';

/** Connections are opened at the first request; `undici` is loaded then, too, since offline audits do without. */
export function createTransport(config: Config): Transport {
  let loading: ReturnType<typeof connect> | null = null;
  const connecting = new Map<AbortController, string>();

  /**
   * undici connects again and again, without a pause, when a proxy hangs up on it.
   * https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
   */
  function giveUp(message: unknown): void {
    const { connectParams, error } = message as { connectParams: { host: string }; error: { code?: string } };
    if (error.code !== 'UND_ERR_SOCKET') return;
    for (const [attempt, host] of connecting) if (host === connectParams.host) attempt.abort(error);
  }

  async function connect() {
    const { EnvHttpProxyAgent, fetch } = await import('undici');
    subscribe(CONNECT_ERROR, giveUp);
    const options = {
      // Empty strings, not undefined: undici would read the process environment.
      httpProxy: config.proxies.http?.reveal() ?? '',
      httpsProxy: config.proxies.https?.reveal() ?? '',
      noProxy: config.proxies.exceptFor,
      connect: { timeout: config.timeoutMs },
      headersTimeout: config.timeoutMs,
      bodyTimeout: config.timeoutMs,
      keepAliveTimeout: 10_000,
    };
    // Connections are kept apart, so that none that was made to a private address is used again.
    const dispatcher = new EnvHttpProxyAgent(options);
    const connectPublic = { ...options.connect, lookup: lookupPublic };
    const publicDispatcher = new EnvHttpProxyAgent({ ...options, connect: connectPublic });
    return { dispatcher, publicDispatcher, fetch };
  }

  return {
    async send(request) {
      loading ??= connect();
      const { dispatcher, publicDispatcher, fetch } = await loading;
      request.signal?.throwIfAborted();
      const attempt = new AbortController();
      const late = () => attempt.abort(new DOMException('The answer took too long.', 'TimeoutError'));
      const leave = () => attempt.abort(request.signal?.reason);
      const timer = setTimeout(late, config.timeoutMs * WHOLE_ANSWER);
      request.signal?.addEventListener('abort', leave, { once: true });

      /** Runs one phase; `last` when the attempt is over with it, as it is with any error. */
      async function phase<T>(name: 'connect' | 'body', last: boolean, work: () => Promise<T>): Promise<T> {
        let over = true;
        try {
          const result = await work();
          over = last;
          return result;
        } catch (error) {
          if (request.signal?.aborted) throw request.signal.reason;
          throw networkFailure(error, request.url.href, name);
        } finally {
          if (over) clearTimeout(timer);
          if (over) request.signal?.removeEventListener('abort', leave);
        }
      }

      connecting.set(attempt, request.url.host);
      const response = await phase('connect', false, () =>
        fetch(request.url, {
          method: request.method,
          headers: [...request.headers],
          body: request.body,
          redirect: 'manual',
          dispatcher: request.publicOnly ? publicDispatcher : dispatcher,
          signal: attempt.signal,
        }),
      ).finally(() => connecting.delete(attempt));
      const read = (maxBytes: number) =>
        phase('body', true, () => readUpTo(response.body?.getReader() ?? null, maxBytes));
      return {
        status: response.status,
        headers: new Headers([...response.headers]),
        read,
        discard: () =>
          read(REDIRECT_BODY).then(
            () => undefined,
            () => undefined,
          ),
      };
    },

    async close() {
      unsubscribe(CONNECT_ERROR, giveUp);
      if (!loading) return;
      const { dispatcher, publicDispatcher } = await loading;
      await Promise.all([dispatcher.destroy(), publicDispatcher.destroy()]);
    },
  };
}

interface Reader {
  read(): Promise<{ done: boolean; value?: unknown }>;
  cancel(): Promise<void>;
}

async function readUpTo(
  reader: Reader | null,
  maxBytes: number,
): Promise<{ body: Uint8Array; cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = reader ? await reader.read() : { done: true };
    if (next.done || !reader) return { body: Buffer.concat(chunks), cut: false };
    const chunk = next.value as Uint8Array;
    if (size + chunk.length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      const whole = Buffer.concat([...chunks, chunk]);
      // Not in the middle of a character of UTF-8, which would come out as another one.
      let end = maxBytes;
      while (end > 0 && end > maxBytes - 4 && ((whole[end] ?? 0) & 0xc0) === 0x80) end--;
      return { body: whole.subarray(0, end), cut: true };
    }
    chunks.push(chunk);
    size += chunk.length;
  }
}

/** The failure of a body over its cap. */
export function tooLarge(url: string, status: number, maxBytes: number): RequestFailed {
  const detail = `over ${Math.round(maxBytes / 1024)} KB`;
  return new RequestFailed(url, { code: 'too-large', detail }, { status });
}
