/** Stand-ins for all services an audit talks to, on real sockets: tests point the tool at them by environment variables. */
import { type Account, withAccounts } from './accounts.js';
import type { GithubRepo } from './github-data.js';
import { graphqlHandler } from './github-graphql.js';
import { githubHandler, rawHandler } from './github-rest.js';
import { cdnHandler, HUB_LIMITS, hubHandler } from './hub.js';
import type { HubRepo } from './hub-records.js';
import { type Limit, Limits, type Window } from './limits.js';
import { type PaperData, type PaperRole, papersHandler } from './papers.js';
import { type Fault, type Handler, type Logged, type Role, type StandIn, startStandIn } from './server.js';
import { openGate } from './waves.js';

export { branchOf, type GithubRepo, headCommit } from './github-data.js';
export { type HubRepo, hubSha } from './hub-records.js';
export type { Window } from './limits.js';
export type { PaperData } from './papers.js';
export type { Fault, Logged, Role } from './server.js';

export interface ApisOptions {
  models?: HubRepo[];
  datasets?: HubRepo[];
  repositories?: GithubRepo[];
  /** Organizations and persons of the Hub. */
  accounts?: Account[];
  papers?: PaperData[];
  faults?: Fault[];
  /**
   * Quotas by bucket. The Hub: `api`, `resolvers`, `pages`; GitHub: `core` (token), `anonymous` (60 per hour unless
   * told), `graphql`, `search`.
   */
  limits?: { hub?: Record<string, Limit>; github?: Record<string, Limit> };
  /** Puts the Hub and GitHub under a path of their hosts: `{ hub: '/hf', github: '/gh' }`. */
  paths?: { hub?: string; github?: string };
  /**
   * What is given is a part of a larger world: whatever is not in it (other models, papers and repositories, bodies of
   * files given by their size) is answered with 503 instead of "not found".
   */
  partial?: boolean;
  /**
   * The time of quotas and of `Date` headers, epoch ms; this machine's unless told. When it passes faster, windows of
   * hours are over in minutes, and all that headers say of them stays true by this clock.
   */
  clock?: () => number;
  /** Requests that are expected together: none of a wave is answered before all of it were sent (see `Apis.waves`). */
  waves?: readonly number[];
  /** Each answer takes this long. */
  latencyMs?: number;
}

export interface Apis {
  /** Variables that point the tool at the stand-ins, without tokens. */
  env: Record<string, string>;
  /** Valid tokens: `{ ...apis.env, ...apis.tokens }`. */
  tokens: { HF_TOKEN: string; GITHUB_TOKEN: string };
  /** Everything that was asked, redirect hops included. */
  log: Logged[];
  /** What was asked, without redirect hops: the requests that count. */
  requests(host?: Role): Logged[];
  /** Requests grouped by what had to be answered first, when `waves` were expected. */
  waves(): Logged[][];
  /** How quotas were used, window by window. */
  windows(host: 'hub' | 'github'): readonly Window[];
  /** What GitHub's schema had against queries. */
  invalidQueries: string[];
  /** Adds a fault. @returns what ends it */
  fail(fault: Fault): () => void;
  close(): Promise<void>;
}

/**
 * Starts a Hub (with its CDN), a GitHub (REST and GraphQL) and four paper services that know exactly what is given.
 * @example
 * const apis = await startApis({
 *   models: [{ id: 'org/model', files: { 'README.md': '# Model', 'model.safetensors': 1_000_000 }, tags: ['license:mit'] }],
 *   repositories: [{ full_name: 'org/code', files: { 'README.md': '# Code', 'train.py': 'print()' } }],
 *   faults: [{ host: 'github', path: '/graphql', times: 1, status: 502 }],
 * });
 * const config = readConfig({ ...apis.env, ...apis.tokens }, '/home/nobody');
 * // … use the tool, then: expect(apis.requests('hub')).toHaveLength(2); expect(apis.waves()).toHaveLength(2);
 * await apis.close();
 */
export async function startApis(options: ApisOptions = {}): Promise<Apis> {
  const tokens = { HF_TOKEN: 'hf_valid', GITHUB_TOKEN: 'ghp_valid' };
  const log: Logged[] = [];
  const faults = (options.faults ?? []).map((fault) => ({ ...fault }));
  const invalidQueries: string[] = [];
  const partial = options.partial ?? false;
  const { clock } = options;
  const gate = options.waves && openGate(options.waves, log);
  const shared = {
    ...{ log, faults, latencyMs: options.latencyMs ?? 0 },
    ...(clock && { clock }),
    ...(gate && { gate }),
  };
  const limits = {
    hub: new Limits({ ...HUB_LIMITS, ...options.limits?.hub }, clock),
    github: new Limits({ anonymous: { quota: 60, seconds: 3600 }, ...options.limits?.github }, clock),
  };
  const servers: StandIn[] = [];
  const start = async (role: Role, path: string, handler: Handler) => {
    const server = await startStandIn(role, path, shared, handler);
    servers.push(server);
    return server.url;
  };

  const stored = new Map<string, Buffer>();
  const cdn = await start('cdn', '', cdnHandler(stored));
  const hub = await start(
    'hub',
    options.paths?.hub ?? '',
    withAccounts(
      options.accounts ?? [],
      hubHandler({
        models: options.models ?? [],
        datasets: options.datasets ?? [],
        tokens: [tokens.HF_TOKEN, ...(options.models ?? []).flatMap((model) => model.readers ?? [])],
        limits: limits.hub,
        partial,
        cdn,
        stored,
      }),
    ),
  );
  const known = { repositories: options.repositories ?? [], tokens: [tokens.GITHUB_TOKEN], partial };
  const github = await start(
    'github',
    options.paths?.github ?? '',
    githubHandler(known, limits.github, graphqlHandler(known, limits.github, invalidQueries)),
  );
  const raw = await start('github-raw', '', rawHandler(known));
  const paper = (role: PaperRole) => start(role, '', papersHandler(role, options.papers ?? [], partial));

  return {
    env: {
      HF_ENDPOINT: hub,
      GITHUB_API_URL: github,
      GITHUB_GRAPHQL_URL: `${github}/graphql`,
      GITHUB_RAW_URL: raw,
      SEMANTIC_SCHOLAR_API_URL: await paper('semantic-scholar'),
      OPENALEX_API_URL: await paper('openalex'),
      CROSSREF_API_URL: await paper('crossref'),
      DATACITE_API_URL: await paper('datacite'),
    },
    tokens,
    log,
    requests: (host) => log.filter((entry) => !entry.location && (host === undefined || entry.host === host)),
    waves: () => gate?.waves() ?? [],
    windows: (host) => limits[host].windows,
    invalidQueries,
    fail: (fault) => {
      const added = { ...fault };
      faults.push(added);
      return () => {
        if (faults.includes(added)) faults.splice(faults.indexOf(added), 1);
      };
    },
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  };
}
