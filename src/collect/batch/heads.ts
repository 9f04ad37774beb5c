/** Where models and repositories stand now, in as few requests as services allow: what tells that there is something to look at. */
import type { Config } from '../../config.js';
import { type Http, RequestFailed, readJson } from '../../http/client.js';
import { requireFailure } from '../attempt.js';
import { createClient } from '../github/client.js';
import { hubHeads, modelHead } from '../hub/heads.js';
import { fields, list, text } from '../json.js';
import type { Head, HeadAnswer } from './head.js';
import { type HeadAsk, readHeads } from './queries.js';

export interface HeadsAsk {
  kind: 'hub' | 'github';
  id: string;
  /** A branch or tag; the main one when missing. */
  revision?: string;
}

/** The name by which an answer is found. */
export const headKey = ({ kind, id, revision = '' }: HeadsAsk): string =>
  `${kind}:${id.toLowerCase()}@${revision}`;

/** A query about nothing but commits may name more repositories than one about files. */
const REPOSITORIES = 100;
/** Without a token. */
const ONE_COMMIT = 'per_page=1';

/** Answers by `headKey`. What is asked twice is asked once. Without a token of GitHub each repository is a request. */
export async function headsOf(
  asks: readonly HeadsAsk[],
  { config, http }: { config: Config; http: Http },
): Promise<Map<string, HeadAnswer>> {
  const found = new Map<string, HeadAnswer>();
  const once = [...new Map(asks.map((ask) => [headKey(ask), ask])).values()];
  const models = once.filter(({ kind }) => kind === 'hub');
  const atMain = models.filter(({ revision }) => revision === undefined).map(({ id }) => id);
  const repositories = once.filter(({ kind }) => kind === 'github');
  const put = async (ask: HeadsAsk, answer: Promise<HeadAnswer>) => {
    found.set(headKey(ask), await answer);
  };
  await Promise.all([
    hubHeads(atMain, config, http).then((answers) => {
      for (const [id, answer] of answers) found.set(headKey({ kind: 'hub', id }), answer);
    }),
    ...models
      .filter(({ revision }) => revision !== undefined)
      .map((ask) => put(ask, modelHead(ask.id, ask.revision, config, http))),
    ...(http.authorized(config.github.graphql)
      ? [askTogether(repositories, found, config, http)]
      : repositories.map((ask) => put(ask, repositoryHead(ask, config, http)))),
  ]);
  return found;
}

async function askTogether(
  asks: readonly HeadsAsk[],
  found: Map<string, HeadAnswer>,
  config: Config,
  http: Http,
): Promise<void> {
  if (asks.length === 0) return;
  const octokit = await createClient(config, http);
  const parts = Array.from({ length: Math.ceil(asks.length / REPOSITORIES) }, (_, index) =>
    asks.slice(index * REPOSITORIES, (index + 1) * REPOSITORIES),
  );
  await Promise.all(
    parts.map(async (part) => {
      const names = part.map(({ id, revision = 'HEAD' }): HeadAsk => ({ name: id, at: revision }));
      const answers = await readHeads(octokit, config, names).catch((error: unknown) => {
        const failure = requireFailure(error);
        return part.map(() => failure);
      });
      part.forEach((ask, index) => {
        const answer = answers[index] as Head | RequestFailed;
        found.set(headKey(ask), answer instanceof RequestFailed ? { reason: answer.reason } : answer);
      });
    }),
  );
}

async function repositoryHead({ id, revision }: HeadsAsk, config: Config, http: Http): Promise<HeadAnswer> {
  const at = revision === undefined ? '' : `&sha=${encodeURIComponent(revision)}`;
  try {
    const url = `${config.github.api}/repos/${encodeURI(id)}/commits?${ONE_COMMIT}${at}`;
    const response = await http.fetch(url, { headers: { accept: 'application/vnd.github+json' } });
    const commit = text(fields(list(await readJson(response))[0]).sha);
    return commit === undefined ? {} : { commit };
  } catch (error) {
    const { status, reason } = requireFailure(error);
    // GitHub's word for a repository without commits.
    return status === 409 ? {} : { reason };
  }
}
