/** Where the tool looks and with which tokens: one reading of the environment, so that no other module reads it again. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSize } from './byte-size.js';
import { usageError } from './errors.js';
import { Secret, type Token } from './secret.js';

export type { Token } from './secret.js';

export interface Config {
  hub: { endpoint: string; token?: Token };
  /** Several tokens share the work by what is left in each one's limits. */
  /** `raw` serves files without counting calls; `null` where no such host is known, as of an Enterprise server. */
  github: { api: string; graphql: string; server: string; raw: string | null; tokens: readonly Token[] };
  /** The host alone: `/graph/v1` and the like are parts of the request. So with the other paper services. */
  semanticScholar: { endpoint: string; key?: Token };
  openAlex: { endpoint: string; key?: Token };
  crossref: { endpoint: string };
  dataCite: { endpoint: string };
  /** The proxy for https targets, without user and password: fit to be printed. */
  proxy?: string;
  /** What the HTTP stack dials; URLs of proxies may hold passwords, so they are wrapped. */
  proxies: { http?: Token; https?: Token; exceptFor: string };
  cacheDir: string;
  /** How many bytes of answers are kept there at most. */
  cacheBytes: number;
  /** Where programs such as git are looked for (`PATH`). */
  searchPath?: string;
  /** All waiting for servers (limits, retries) of one run, in milliseconds. */
  maxWaitMs: number;
  /** How long one request of a batch may wait for its turn under a limit, in milliseconds; endless unless a user said so. */
  maxTurnMs: number;
  /** Patience for one connection, for the first byte and between bytes, in milliseconds. */
  timeoutMs: number;
  offline: boolean;
}

/** What command-line flags may override. Times in seconds, as people type them. */
export interface ConfigFlags {
  maxWait?: number;
  timeout?: number;
  offline?: boolean;
  cacheDir?: string;
}

type Environment = Record<string, string | undefined>;
/** Returns the text of a file, or `null` when there is none that can be read. */
type ReadFile = (path: string) => string | null;

const DEFAULT_MAX_WAIT_SECONDS = 30;
const DEFAULT_TIMEOUT_SECONDS = 15;
const DEFAULT_CACHE_SIZE = '2GB';

/**
 * Reads the configuration from an environment. Pure but for `readFile`, which is asked for the Hub's token file only.
 * Names and order of the Hub's variables follow huggingface_hub
 * (https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables), those of GitHub the
 * variables of GitHub Actions and the `gh` tool.
 * @param env usually `process.env`; variables set to blanks count as not set
 * @param home the user's home directory
 * @throws usageError (exit 2) on a broken URL, an unusable token or a negative time; it never prints a token
 */
export function readConfig(
  env: Environment,
  home: string,
  flags: ConfigFlags = {},
  readFile: ReadFile = readTextFile,
): Config {
  const get = (name: string) => env[name]?.trim() || undefined;
  const endpoint = (name: string, fallback: string) => readEndpoint(name, get(name) ?? fallback);
  const cacheHome = get('XDG_CACHE_HOME') ?? join(home, '.cache');

  const api = endpoint('GITHUB_API_URL', GITHUB_API);
  const hubToken = findHubToken(get, cacheHome, home, readFile);
  const githubTokens = findGithubTokens(get);
  const maxWaitMs = milliseconds('--max-wait', flags.maxWait ?? DEFAULT_MAX_WAIT_SECONDS, 0);
  const paperKey = firstToken(get, ['SEMANTIC_SCHOLAR_API_KEY']);
  const openAlexKey = firstToken(get, ['OPENALEX_API_KEY']);
  const httpProxy = readProxy(get, ['http_proxy', 'HTTP_PROXY']);
  const httpsProxy = readProxy(get, ['https_proxy', 'HTTPS_PROXY']) ?? httpProxy;
  const searchPath = get('PATH');

  return {
    hub: {
      endpoint: endpoint('HF_ENDPOINT', 'https://huggingface.co'),
      ...(hubToken && { token: hubToken }),
    },
    github: {
      api,
      graphql: endpoint('GITHUB_GRAPHQL_URL', graphqlUnder(api)),
      server: endpoint('GITHUB_SERVER_URL', 'https://github.com'),
      raw: api === GITHUB_API || get('GITHUB_RAW_URL') ? endpoint('GITHUB_RAW_URL', GITHUB_RAW) : null,
      tokens: githubTokens,
    },
    semanticScholar: {
      endpoint: endpoint('SEMANTIC_SCHOLAR_API_URL', 'https://api.semanticscholar.org'),
      ...(paperKey && { key: paperKey }),
    },
    openAlex: {
      endpoint: endpoint('OPENALEX_API_URL', 'https://api.openalex.org'),
      ...(openAlexKey && { key: openAlexKey }),
    },
    crossref: { endpoint: endpoint('CROSSREF_API_URL', 'https://api.crossref.org') },
    dataCite: { endpoint: endpoint('DATACITE_API_URL', 'https://api.datacite.org') },
    ...(httpsProxy && { proxy: new URL(httpsProxy.reveal()).origin }),
    proxies: {
      ...(httpProxy && { http: httpProxy }),
      ...(httpsProxy && { https: httpsProxy }),
      exceptFor: get('no_proxy') ?? get('NO_PROXY') ?? '',
    },
    cacheDir: flags.cacheDir ?? get('RODEO_CACHE_DIR') ?? join(cacheHome, 'rodeo'),
    cacheBytes: readSize('RODEO_CACHE_SIZE', get('RODEO_CACHE_SIZE') ?? DEFAULT_CACHE_SIZE),
    ...(searchPath && { searchPath }),
    maxWaitMs,
    maxTurnMs: flags.maxWait === undefined ? Number.POSITIVE_INFINITY : maxWaitMs,
    timeoutMs: milliseconds('--timeout', flags.timeout ?? DEFAULT_TIMEOUT_SECONDS, 0.001),
    offline: flags.offline === true || isOn(get('HF_HUB_OFFLINE')),
  };
}

/** The variables that name an endpoint, by its name in a configuration file, and those that hold its token. */
const ENDPOINTS = {
  hub: { variable: 'HF_ENDPOINT', tokens: ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN'] },
  githubApi: { variable: 'GITHUB_API_URL', tokens: ['GH_TOKEN', 'GITHUB_TOKEN', 'GITHUB_TOKENS'] },
  githubGraphql: { variable: 'GITHUB_GRAPHQL_URL', tokens: ['GH_TOKEN', 'GITHUB_TOKEN', 'GITHUB_TOKENS'] },
  githubServer: { variable: 'GITHUB_SERVER_URL', tokens: [] },
  githubRaw: { variable: 'GITHUB_RAW_URL', tokens: [] },
  semanticScholar: { variable: 'SEMANTIC_SCHOLAR_API_URL', tokens: ['SEMANTIC_SCHOLAR_API_KEY'] },
  openAlex: { variable: 'OPENALEX_API_URL', tokens: ['OPENALEX_API_KEY'] },
  crossref: { variable: 'CROSSREF_API_URL', tokens: [] },
  dataCite: { variable: 'DATACITE_API_URL', tokens: [] },
} as const;

/**
 * The environment with endpoints of a configuration file where it names none itself. Such a file comes with a checkout, which may be
 * a stranger's: tokens are taken out for every host that only the file names.
 * @returns `unsent`: the endpoints whose token is left out
 */
export function withEndpoints(
  env: Environment,
  endpoints: { readonly [name in keyof typeof ENDPOINTS]?: string | undefined },
): { env: Environment; unsent: string[] } {
  const merged = { ...env };
  const unsent: string[] = [];
  for (const [name, { variable, tokens }] of Object.entries(ENDPOINTS)) {
    const endpoint = endpoints[name as keyof typeof ENDPOINTS];
    if (endpoint === undefined || env[variable]?.trim()) continue;
    merged[variable] = endpoint;
    if (tokens.some((token) => env[token]?.trim())) unsent.push(name);
    for (const token of tokens) delete merged[token];
    // The Hub's token also lies in a file.
    if (name === 'hub') merged.HF_HUB_DISABLE_IMPLICIT_TOKEN = '1';
  }
  return { env: merged, unsent };
}

const GITHUB_API = 'https://api.github.com';
const GITHUB_RAW = 'https://raw.githubusercontent.com';

/** GitHub Enterprise serves REST under `/api/v3` and GraphQL under `/api/graphql`; github.com both at the root. */
function graphqlUnder(api: string): string {
  return api.endsWith('/api/v3') ? api.replace(/\/v3$/, '/graphql') : `${api}/graphql`;
}

/**
 * The Hub's token: `HF_TOKEN`, then `HUGGING_FACE_HUB_TOKEN`, then the file that `hf auth login` writes.
 * `HF_HUB_DISABLE_IMPLICIT_TOKEN` switches all of them off.
 */
function findHubToken(
  get: (name: string) => string | undefined,
  cacheHome: string,
  home: string,
  readFile: ReadFile,
): Token | undefined {
  if (isOn(get('HF_HUB_DISABLE_IMPLICIT_TOKEN'))) return undefined;
  const named = firstToken(get, ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN']);
  if (named) return named;
  const hubHome = get('HF_HOME') ?? join(cacheHome, 'huggingface');
  const path = get('HF_TOKEN_PATH') ?? join(hubHome, 'token');
  const text = readFile(path)?.trim();
  const shown = path.startsWith(join(home, '/')) ? join('~', path.slice(home.length)) : path;
  return text ? makeToken(text, shown) : undefined;
}

/** One from `GH_TOKEN` or `GITHUB_TOKEN`, then those of `GITHUB_TOKENS`, which is a list; each counts once. */
function findGithubTokens(get: (name: string) => string | undefined): Token[] {
  const single = firstToken(get, ['GH_TOKEN', 'GITHUB_TOKEN']);
  const listed = (get('GITHUB_TOKENS') ?? '').split(/[\s,]+/).filter((text) => text !== '');
  const several = listed.map((text, index) => makeToken(text, `GITHUB_TOKENS (no. ${index + 1})`));
  const found = new Map<string, Token>();
  for (const token of single ? [single, ...several] : several) {
    if (!found.has(token.identity)) found.set(token.identity, token);
  }
  return [...found.values()];
}

function firstToken(get: (name: string) => string | undefined, names: string[]): Token | undefined {
  for (const name of names) {
    const value = get(name);
    if (value) return makeToken(value, name);
  }
  return undefined;
}

/** A header takes visible ASCII only; anything else would surface later as an error that quotes the token. */
function makeToken(value: string, from: string): Token {
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw usageError(
      `The token in ${from} contains blanks or characters that cannot be sent.`,
      `Copy the token again into ${from}, on a single line, or unset it to go on without a token.`,
    );
  }
  return new Secret(value, from);
}

function readEndpoint(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw usageError(
      `${name} is not an http or https URL.`,
      `Set ${name} to something like https://example.org, or unset it.`,
    );
  }
  if (url.username || url.password) {
    throw usageError(`${name} must not contain a user or password.`, 'Give tokens in their own variables.');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readProxy(get: (name: string) => string | undefined, names: string[]): Token | undefined {
  for (const name of names) {
    const value = get(name);
    if (!value) continue;
    // curl and others accept `host:port` here, so people write it that way.
    const text = value.includes('://') ? value : `http://${value}`;
    if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
      throw usageError(
        `${name} is not the URL of an http proxy.`,
        `Set it to something like http://proxy:3128.`,
      );
    }
    return new Secret(text, name);
  }
  return undefined;
}

function milliseconds(flag: string, seconds: number, least: number): number {
  if (!Number.isFinite(seconds) || seconds < least) {
    throw usageError(`${flag} must be a number of seconds, not below ${least === 0 ? 'zero' : least}.`);
  }
  return Math.round(seconds * 1000);
}

/** As huggingface_hub reads its switches. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && ['1', 'on', 'yes', 'true'].includes(value.toLowerCase());
}

function readTextFile(path: string): string | null {
  try {
    // A pipe would hold everything up.
    if (!statSync(path).isFile()) return null;
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
