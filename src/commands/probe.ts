/** Asks the Hub and GitHub who they take us for and what is left of their limits; a failure is an answer too. */
import type { Config, Token } from '../config.js';
import { unavailableText } from '../evidence.js';
import type { Http } from '../http/client.js';
import type { Quota } from '../http/limits/quota.js';

/** What a service said. `lines` are for people. */
export interface Probe {
  ok: boolean;
  lines: string[];
}

/** One probe per service that can tell something, by the service's name. */
export async function probe(config: Config): Promise<Record<string, Probe>> {
  const { createHttp } = await import('../http/client.js');
  const http = createHttp(config);
  try {
    const [hub, github] = await Promise.all([
      attempt(() => hubProbe(config, http)),
      config.github.tokens.length > 1
        ? probeTokens(config)
        : attempt(() => githubProbe(config, http)).then((result) =>
            withToken(result, config.github.tokens[0], http.authorized(config.github.api)),
          ),
    ]);
    return {
      Hub: withToken(hub, config.hub.token, http.authorized(config.hub.endpoint)),
      GitHub: github,
    };
  } finally {
    await http.close();
  }
}

/** Each of several tokens by itself, since each has limits of its own. */
async function probeTokens(config: Config): Promise<Probe> {
  const results = await Promise.all(
    config.github.tokens.map(async (token) => {
      const alone = { ...config, github: { ...config.github, tokens: [token] } };
      const { createHttp } = await import('../http/client.js');
      const http = createHttp(alone);
      try {
        const result = await attempt(() => githubProbe(alone, http));
        if (http.authorized(config.github.api)) {
          return { ...result, lines: result.lines.map((line) => `${token.from}: ${line}`) };
        }
        // What an anonymous visitor has left says nothing of the token.
        return { ok: false, lines: [`the token from ${token.from} was refused`] };
      } finally {
        await http.close();
      }
    }),
  );
  return { ok: results.every(({ ok }) => ok), lines: results.flatMap(({ lines }) => lines) };
}

/** A token that was refused is dropped and the question asked again without it, so the answer alone does not tell. */
function withToken(result: Probe, token: Token | undefined, accepted: boolean): Probe {
  if (!token || accepted) return result;
  const refused = `the token from ${token.from} was refused`;
  return { ok: false, lines: result.ok ? [refused, ...result.lines] : [refused] };
}

async function attempt(ask: () => Promise<string[]>): Promise<Probe> {
  try {
    return { ok: true, lines: await ask() };
  } catch (error) {
    const { failureOf } = await import('../http/client.js');
    const failure = failureOf(error);
    return { ok: false, lines: [failure ? unavailableText(failure.reason) : (error as Error).message] };
  }
}

async function hubProbe(config: Config, http: Http): Promise<string[]> {
  const { endpoint, token } = config.hub;
  const lines: string[] = [];
  if (token) {
    const { whoAmI } = await import('@huggingface/hub');
    // The HTTP stack attaches the token itself; the library insists on being given one.
    const me = await whoAmI({ accessToken: 'hf_rodeo', hubUrl: endpoint, fetch: http.fetch });
    lines.push(`signed in as ${me.name}`);
  } else {
    // Any cheap call: it tells that the endpoint answers, and the limits come in its headers.
    await http.fetch(`${endpoint}/api/models?limit=1`);
  }
  return [...lines, ...limits(http, endpoint)];
}

async function githubProbe(config: Config, http: Http): Promise<string[]> {
  const response = await http.fetch(`${config.github.api}/rate_limit`);
  const { resources } = (await response.json()) as { resources?: Record<string, Limit> };
  // GraphQL takes no anonymous questions, whatever the limit says.
  const named = { core: 'REST', ...(http.authorized(config.github.api) && { graphql: 'GraphQL' }) };
  const lines = Object.entries(named).flatMap(([key, name]) => {
    const limit = resources?.[key];
    return limit ? [quotaLine(name, limit.remaining, limit.limit, limit.reset * 1000)] : [];
  });
  return lines.length > 0 ? lines : limits(http, config.github.api);
}

interface Limit {
  limit: number;
  remaining: number;
  /** Epoch seconds. */
  reset: number;
}

function limits(http: Http, endpoint: string): string[] {
  const { host } = new URL(endpoint);
  return http
    .quotas()
    .filter((quota: Quota) => quota.host === host)
    .map((quota) => quotaLine(quota.bucket, quota.remaining, quota.limit, quota.resetAt));
}

function quotaLine(name: string, remaining: number, limit: number | null, resetAt: number | null): string {
  const of = limit === null ? '' : ` of ${limit}`;
  const until = resetAt === null ? '' : `, resets at ${new Date(resetAt).toISOString().slice(11, 16)} UTC`;
  return `${name}: ${remaining}${of} requests left${until}`;
}
