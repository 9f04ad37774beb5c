/**
 * How Sigstore's client asks its services within the bundle: by the same undici as all else, which knows proxies, in place of the
 * client of npm that it comes with and that is larger than the rest of signing together.
 */
import { EnvHttpProxyAgent, fetch, type RequestInit } from 'undici';

interface Asked extends Pick<RequestInit, 'method' | 'headers' | 'body'> {
  /** Longest wait for an answer, ms. */
  timeout?: number;
}

/** Stands for `make-fetch-happen` as far as it is used; whoever calls it tries again by himself. */
export default function ask(url: string, { timeout = 30_000, ...asked }: Asked = {}) {
  return fetch(url, { ...asked, dispatcher: new EnvHttpProxyAgent(), signal: AbortSignal.timeout(timeout) });
}
