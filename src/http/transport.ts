/** The only module that opens sockets: one request, one answer, with time limits, proxies and a cap on bodies. */
import type { Config } from '../config.js';
import { networkFailure, RequestFailed } from './failure.js';

/** One request as it goes over the wire; redirects are the caller's business. */
export interface Outgoing {
  url: URL;
  method: string;
  headers: Headers;
  body: string | Uint8Array | null;
  signal: AbortSignal | null;
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

/** Connections are opened at the first request; `undici` is loaded then, too, since offline audits do without. */
export function createTransport(config: Config): Transport {
  let loading: ReturnType<typeof connect> | null = null;

  async function connect() {
    const { EnvHttpProxyAgent, fetch } = await import('undici');
    const dispatcher = new EnvHttpProxyAgent({
      // Empty strings, not undefined: undici would read the process environment.
      httpProxy: config.proxies.http?.reveal() ?? '',
      httpsProxy: config.proxies.https?.reveal() ?? '',
      noProxy: config.proxies.exceptFor,
      connect: { timeout: config.timeoutMs },
      headersTimeout: config.timeoutMs,
      bodyTimeout: config.timeoutMs,
      keepAliveTimeout: 10_000,
    });
    return { dispatcher, fetch };
  }

  return {
    async send(request) {
      loading ??= connect();
      const { dispatcher, fetch } = await loading;
      const deadline = AbortSignal.timeout(config.timeoutMs * WHOLE_ANSWER);
      const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
      const explain = (error: unknown, phase: 'connect' | 'body') =>
        request.signal?.aborted ? request.signal.reason : networkFailure(error, request.url.href, phase);

      const response = await fetch(request.url, {
        method: request.method,
        headers: [...request.headers],
        body: request.body,
        redirect: 'manual',
        dispatcher,
        signal,
      }).catch((error: unknown) => {
        throw explain(error, 'connect');
      });
      const reader = () => response.body?.getReader() ?? null;
      return {
        status: response.status,
        headers: new Headers([...response.headers]),
        async read(maxBytes) {
          try {
            return await readUpTo(reader(), maxBytes);
          } catch (error) {
            throw explain(error, 'body');
          }
        },
        async discard() {
          await readUpTo(reader(), REDIRECT_BODY).catch(() => undefined);
        },
      };
    },

    async close() {
      if (loading) await (await loading).dispatcher.destroy();
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
      chunks.push(chunk.subarray(0, maxBytes - size));
      await reader.cancel().catch(() => undefined);
      return { body: Buffer.concat(chunks), cut: true };
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
