/** What a batch will take, said before it begins: requests by service, time, and which limit decides. */

import type { Config } from '../../config.js';
import { type Depth, readsCode } from '../../depth.js';
import { documentedLimit } from './limits.js';
import type { Quota } from './quota.js';

export interface PlanOptions {
  depth: Depth;
  /** Whether the Hub lists the models itself, so that their records come with its pages. */
  listed: boolean;
  /** The share of targets with a repository on GitHub, 0 to 1. */
  shareWithRepository: number;
  /** Where to ask, and with which tokens. */
  config: Config;
  /** What answers told so far; else the documented limits hold. */
  quotas: readonly Quota[];
  /** Epoch ms. */
  now: number;
}

export interface Plan {
  /** Requests by service: `Hub`, `GitHub`. */
  requests: Record<string, number>;
  minutes: number;
  /** The service whose limit decides, `null` when no limit does. */
  limit: string | null;
  tokens: { hub: boolean; github: number };
}

/** Models on a page of the Hub's list. */
const PER_PAGE = 500;
/** Repositories in one question to GitHub. */
const PER_QUERY = 20;
/** Questions per batch of repositories: itself, its tree, the files that the tree reveals. */
const QUERIES = 3;
/** GitHub's REST takes this many calls for a repository without a token. */
const REST_CALLS = 5;
/** Calls per model beyond its own record, for datasets and base models; many models share them. */
const LINKED_CALLS = 0.2;
/** Organizations per model; many models share one. */
const ORGANIZATIONS = 0.3;
/** Files per model: the card, and for some a license text or a configuration. */
const FILES = 1.5;
/** What goes through when no limit does: 32 requests at a time that take a quarter of a second. */
const PER_MINUTE = (32 / 0.25) * 60;

/** Calls on one limit. */
interface Load {
  service: 'hub' | 'github';
  bucket: string;
  calls: number;
}

/** The arithmetic is about the usual model: what is in the cache costs less, models with many datasets more. */
export function planOf(count: number, options: PlanOptions): Plan {
  const { config } = options;
  const tokens = { hub: config.hub.token !== undefined, github: config.github.tokens.length };
  const loads = loadsOf(count, options, tokens.github > 0).filter(({ calls }) => calls > 0);
  const requests: Record<string, number> = {};
  let minutes = 0;
  let limit: string | null = null;
  for (const load of loads) {
    const name = load.service === 'hub' ? 'Hub' : 'GitHub';
    requests[name] = (requests[name] ?? 0) + load.calls;
    const bound = minutesFor(load, options);
    if (bound > minutes) [minutes, limit] = [bound, name];
  }
  const fastest = Object.values(requests).reduce((sum, calls) => sum + calls, 0) / PER_MINUTE;
  return fastest >= minutes
    ? { requests, minutes: fastest, limit: null, tokens }
    : { requests, minutes, limit, tokens };
}

/** Calls to the Hub per model beyond its record. Who cites it is asked of other services, whose limits are not told. */
function callsBeside(depth: Depth): number {
  if (depth === 'list') return 0;
  return depth === 'impact' ? LINKED_CALLS + 1 + ORGANIZATIONS : LINKED_CALLS;
}

function loadsOf(
  count: number,
  { depth, listed, shareWithRepository }: PlanOptions,
  hasToken: boolean,
): Load[] {
  const isFull = depth !== 'list';
  const repositories = isFull ? Math.ceil(count * shareWithRepository) : 0;
  const records = listed ? Math.ceil(count / PER_PAGE) : count;
  // Bodies of code are asked for by repository: they fill a query.
  const queries = Math.ceil(repositories / PER_QUERY) * QUERIES + (readsCode(depth) ? repositories : 0);
  return [
    { service: 'hub', bucket: 'api', calls: records + Math.ceil(count * callsBeside(depth)) },
    { service: 'hub', bucket: 'resolvers', calls: isFull ? Math.ceil(count * FILES) : 0 },
    hasToken
      ? { service: 'github', bucket: 'graphql', calls: queries }
      : { service: 'github', bucket: 'core', calls: repositories * REST_CALLS },
  ];
}

/** How long a limit makes a load take: what is left goes now, the rest in the windows that follow, each token its part. */
function minutesFor({ service, bucket, calls }: Load, { config, quotas, now }: PlanOptions): number {
  const address = service === 'hub' ? config.hub.endpoint : config.github.api;
  const { host } = new URL(address);
  const visitors =
    service === 'hub' ? [config.hub.token?.from] : config.github.tokens.map((token) => token.from);
  const windows = (visitors.length > 0 ? visitors : [undefined]).map((from) => {
    const documented = documentedLimit(service, bucket, from !== undefined);
    const quota = quotas.find((one) => one.host === host && one.bucket === bucket && one.token === from);
    const size = quota?.limit ?? documented?.quota ?? calls;
    const lengthMs = quota?.windowMs ?? documented?.windowMs ?? 0;
    const isOpen = quota && quota.resetAt !== null && quota.resetAt > now;
    return {
      size,
      lengthMs,
      left: isOpen ? quota.remaining : size,
      untilResetMs: isOpen && quota.resetAt !== null ? quota.resetAt - now : lengthMs,
    };
  });
  /** Calls that have gone through after `ms`. Half of a limit goes at once, the rest in an even flow. */
  const done = (ms: number) =>
    windows.reduce((sum, { size, lengthMs, left, untilResetMs }) => {
      if (ms < untilResetMs) return sum + flow(left, size, ms / untilResetMs);
      const later = (ms - untilResetMs) / lengthMs;
      return sum + left + Math.floor(later) * size + flow(size, size, later % 1);
    }, 0);
  let high = 60_000;
  while (done(high) < calls) high *= 2;
  let low = 0;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (done(middle) < calls) low = middle;
    else high = middle;
  }
  return high / 60_000;
}

/** Calls that went after a share of what is left of the window. */
function flow(left: number, size: number, share: number): number {
  const atOnce = Math.max(0, left - size / 2);
  return atOnce + (left - atOnce) * share;
}

/** One line: `12,400 requests, about 50 min with this token; GitHub is the limit`. */
export function planText({ requests, minutes, limit, tokens }: Plan): string {
  const total = Object.values(requests).reduce((sum, calls) => sum + calls, 0);
  const requestsText = `${total.toLocaleString('en-US')} ${total === 1 ? 'request' : 'requests'}`;
  const count = limit === 'Hub' ? Number(tokens.hub) : tokens.github;
  const visitor =
    count === 0 ? 'without a token' : count === 1 ? 'with this token' : `with these ${count} tokens`;
  const decides = limit === null ? '' : ` ${visitor}; ${theLimit(limit)}`;
  return `${requestsText}, ${durationText(minutes)}${decides}`;
}

function theLimit(name: string): string {
  return `${name === 'Hub' ? 'the Hub' : name} is the limit`;
}

function durationText(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `about ${Math.round(hours)} h` : `about ${Math.round(hours / 24)} days`;
}
