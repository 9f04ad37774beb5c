/** The limits that services document, for when their answers do not tell and for estimates made before the first one. */
import type { Service } from '../hosts.js';

/** `quota` calls (GraphQL: points) in a window of `windowMs`. */
export interface Limit {
  quota: number;
  windowMs: number;
}

const MINUTE = 60_000;
const FIVE_MINUTES = 5 * MINUTE;
const HOUR = 60 * MINUTE;

/**
 * By service and bucket: without a token, and with one. Plans that allow more say so in their answers.
 * https://huggingface.co/docs/hub/rate-limits
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://www.semanticscholar.org/product/api (without a key everybody shares one limit)
 * https://docs.openalex.org/how-to-use-the-api/rate-limits-and-authentication
 * https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
 * https://support.datacite.org/docs/rate-limit
 */
const LIMITS: Record<Service, Record<string, [anonymous: Limit, authorized: Limit]>> = {
  hub: {
    api: [limit(500, FIVE_MINUTES), limit(1000, FIVE_MINUTES)],
    resolvers: [limit(3000, FIVE_MINUTES), limit(5000, FIVE_MINUTES)],
    pages: [limit(100, FIVE_MINUTES), limit(200, FIVE_MINUTES)],
  },
  github: {
    core: [limit(60, HOUR), limit(5000, HOUR)],
    graphql: [limit(60, HOUR), limit(5000, HOUR)],
    search: [limit(10, MINUTE), limit(30, MINUTE)],
  },
  // Not counted against any quota that it tells of.
  'github-raw': { all: [limit(5000, HOUR), limit(5000, HOUR)] },
  'semantic-scholar': { all: [limit(100, FIVE_MINUTES), limit(60, MINUTE)] },
  openalex: { all: [limit(300, MINUTE), limit(300, MINUTE)] },
  crossref: { all: [limit(300, MINUTE), limit(300, MINUTE)] },
  datacite: { all: [limit(1000, FIVE_MINUTES), limit(1000, FIVE_MINUTES)] },
};

function limit(quota: number, windowMs: number): Limit {
  return { quota, windowMs };
}

/** What may be asked of a bucket when nothing else is known; `null` for buckets that nobody counts. */
export function documentedLimit(service: Service, bucket: string, authorized: boolean): Limit | null {
  return LIMITS[service][bucket]?.[authorized ? 1 : 0] ?? null;
}

/**
 * Calls (GraphQL: points) that GitHub takes in a minute whatever is left of the hour, or `null` elsewhere.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export function perMinute(service: Service, bucket: string): number | null {
  if (service !== 'github') return null;
  return bucket === 'graphql' ? 2000 : 900;
}
