/** Which service an address belongs to: it decides the token, the quota and what an answer must look like. */
import type { Config, Token } from '../config.js';
import { oncePerText } from '../remembered.js';

export type Service =
  | 'hub'
  | 'github'
  | 'github-raw'
  | 'semantic-scholar'
  | 'openalex'
  | 'crossref'
  | 'datacite';

/** One configured address of a service. GitHub has two: REST and GraphQL. */
export interface Endpoint {
  service: Service;
  /** Without a trailing slash; may have a path (`http://127.0.0.1:8080/hf`). */
  base: string;
  /** What may be sent along; one that is refused is taken out, for all endpoints of the service at once. */
  tokens: Token[];
  /**
   * How the token is sent. Semantic Scholar: https://api.semanticscholar.org/api-docs/. OpenAlex takes it as a part of the address
   * (https://docs.openalex.org/how-to-use-the-api/api-overview), to which it is added when the request goes out and not before.
   */
  tokenHeader: 'authorization' | 'x-api-key' | '?api_key';
  /** How long an answer may be reused without asking, in ms. Citation figures move slowly; code and cards do not. */
  ttlMs: number;
  /** How often a failed request is repeated. Fewer where another provider can answer instead. */
  retries: number;
}

const DAY = 24 * 60 * 60 * 1000;

const TOKEN_HEADERS: { [service in Service]?: Endpoint['tokenHeader'] } = {
  'semantic-scholar': 'x-api-key',
  openalex: '?api_key',
};

/** All endpoints of the configuration. */
export function endpointsOf(config: Config): Endpoint[] {
  const make = (service: Service, base: string, tokens: Token[] = []): Endpoint => ({
    service,
    base,
    tokens,
    tokenHeader: TOKEN_HEADERS[service] ?? 'authorization',
    ttlMs: service.startsWith('hub') || service.startsWith('github') ? 0 : DAY,
    retries: service === 'hub' || service === 'github' ? 3 : 1,
  });
  const one = (token: Token | undefined) => (token ? [token] : []);
  const githubTokens = [...config.github.tokens];
  return [
    make('hub', config.hub.endpoint, one(config.hub.token)),
    make('github', config.github.api, githubTokens),
    make('github', config.github.graphql, githubTokens),
    ...(config.github.raw === null ? [] : [make('github-raw', config.github.raw)]),
    make('semantic-scholar', config.semanticScholar.endpoint, one(config.semanticScholar.key)),
    make('openalex', config.openAlex.endpoint, one(config.openAlex.key)),
    make('crossref', config.crossref.endpoint),
    make('datacite', config.dataCite.endpoint),
  ];
}

/** The endpoint that `url` lies under (the one with the longest path when several do), or `null` for a foreign host. */
export function endpointFor(url: URL, endpoints: readonly Endpoint[]): Endpoint | null {
  let best: Endpoint | null = null;
  for (const endpoint of endpoints) {
    if (isUnder(url, endpoint.base) && (best === null || endpoint.base.length > best.base.length)) {
      best = endpoint;
    }
  }
  return best;
}

function isUnder(url: URL, base: string): boolean {
  const { origin, path } = rootOf(base);
  if (origin !== url.origin) return false;
  return url.pathname === path || url.pathname.startsWith(`${path}/`);
}

/** Every request is held against all endpoints, of which there are few. The path has no slash at its end. */
const rootOf = oncePerText((base) => {
  const { origin, pathname } = new URL(base);
  return { origin, path: pathname.replace(/\/+$/, '') };
}, 100);

/** Tokens travel over https; over plain http only where nobody else can listen. */
export function mayCarryToken(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

/**
 * Turns an absolute link of a service (`Link: <https://huggingface.co/api/models?cursor=…>; rel="next"`) into one
 * under the configured endpoint, so that a mirror keeps being asked. Links that lie under it already stay as they are.
 * @param link absolute, or a path from the service's root
 * @param endpoint the configured address, possibly with a path
 */
export function rebase(link: string, endpoint: string): string {
  const { origin, path } = rootOf(endpoint);
  const url = new URL(link, origin);
  if (isUnder(url, endpoint)) return url.href;
  return `${origin}${path}${url.pathname}${url.search}`;
}

/** The address of `rel` in a `Link` header (RFC 8288), or `null`. */
export function linkTo(rel: string, header: string | null): string | null {
  for (const part of (header ?? '').split(/,\s*(?=<)/)) {
    const match = /^<([^>]*)>\s*;(.*)$/.exec(part.trim());
    if (match && new RegExp(`(^|;|\\s)rel="?${rel}"?(\\s*;|$)`).test(match[2] ?? '')) return match[1] ?? null;
  }
  return null;
}

/**
 * Where a redirect leads. A relative `Location` (the Hub's renames, its resolve cache) is meant from the service's
 * root, so it goes under an endpoint that has a path.
 * @returns `null` when it leads nowhere that can be fetched
 */
export function redirectTarget(location: string, from: URL, endpoint: Endpoint | null): URL | null {
  if (!URL.canParse(location, from.href)) return null;
  const rooted = location.startsWith('/') && !location.startsWith('//');
  const target = rooted && endpoint ? new URL(rebase(location, endpoint.base)) : new URL(location, from);
  return /^https?:$/.test(target.protocol) ? target : null;
}

/** What is never refused: GitHub answers questions about its limits when they are spent. */
export const FREE = 'free';

/**
 * Services count calls per bucket; a spent one must not stop the others.
 * The Hub: https://huggingface.co/docs/hub/rate-limits, GitHub:
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function bucketOf(url: URL, endpoint: Endpoint | null): string {
  const path = endpoint ? url.pathname.slice(new URL(endpoint.base).pathname.replace(/\/+$/, '').length) : '';
  if (endpoint?.service === 'hub') {
    if (/\/resolve\/|^\/api\/resolve-cache\//.test(path)) return 'resolvers';
    return path.startsWith('/api/') ? 'api' : 'pages';
  }
  if (endpoint?.service === 'github') {
    if (url.pathname.endsWith('/graphql')) return 'graphql';
    if (path === '/rate_limit') return FREE;
    return path.startsWith('/search/') ? 'search' : 'core';
  }
  return 'all';
}

/** Whether the address is one where anything but JSON is a mistake (a captive portal, an outage page). */
export function answersJson(url: URL, endpoint: Endpoint | null, accept: string | null): boolean {
  if (!endpoint || /raw|html|diff|text\/plain/.test(accept ?? '')) return false;
  return endpoint.service !== 'hub' || bucketOf(url, endpoint) === 'api';
}
