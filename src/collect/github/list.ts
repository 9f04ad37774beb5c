/** Lists the repositories of an organization or a user on GitHub. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import { inconclusiveError } from '../../errors.js';
import { unavailableText } from '../../evidence.js';
import { type Http, linkTo, RequestFailed } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import type { Listed } from '../batch/listed.js';
import { type Fields, fields, isFields, list, text } from '../json.js';
import { createClient } from './client.js';
import { partOf } from './graphql.js';

const PAGE = 100;

const QUERY = `query ($login: String!, $after: String) {
  repositoryOwner(login: $login) {
    repositories(first: ${PAGE}, after: $after, privacy: PUBLIC, isFork: false, ownerAffiliations: OWNER,
      orderBy: { field: NAME, direction: ASC }) {
      nodes { nameWithOwner }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Page {
  names: string[];
  /** What to ask the next page with; `null` for the last. */
  next: string | null;
}

/**
 * Public repositories that are no forks, by name. Throws an inconclusive error when there is no such owner, or a page
 * cannot be had.
 */
export async function* listRepositories(owner: string, config: Config, http: Http): AsyncGenerator<Listed> {
  const octokit = await createClient(config, http);
  let count = 0;
  for (let next: string | null = ''; next !== null; ) {
    let page: Page;
    try {
      const after: string = next;
      page = http.authorized(config.github.graphql)
        ? await byGraphql(octokit, config, owner, after)
        : await byRest(octokit, owner, after);
    } catch (error) {
      throw unlisted(owner, requireFailure(error), count);
    }
    for (const id of page.names) {
      count++;
      yield { target: { kind: 'github', id }, at: `no. ${count} of ${owner}` };
    }
    next = page.next;
  }
}

async function byGraphql(octokit: Octokit, config: Config, login: string, after: string): Promise<Page> {
  const url = config.github.graphql;
  let answer: unknown;
  try {
    answer = await octokit.graphql({ query: QUERY, url, login, after: after || null });
  } catch (error) {
    answer = partOf(error, url, ['repositoryOwner']);
  }
  const found = fields(answer).repositoryOwner;
  if (!isFields(found)) throw nobody(url);
  const repositories = fields(found.repositories);
  const { hasNextPage, endCursor } = fields(repositories.pageInfo);
  return {
    names: list(repositories.nodes).flatMap((node) => text(fields(node).nameWithOwner) ?? []),
    next: hasNextPage === true ? (text(endCursor) ?? null) : null,
  };
}

/** Answers for organizations, too. API: https://docs.github.com/rest/repos/repos#list-repositories-for-a-user */
async function byRest(octokit: Octokit, username: string, page: string): Promise<Page> {
  const asked = {
    username,
    type: 'owner',
    sort: 'full_name',
    per_page: PAGE,
    page: Number(page || 1),
  } as const;
  const { data, headers, url } = await octokit.request('GET /users/{username}/repos', asked);
  if (!Array.isArray(data))
    throw new RequestFailed(url, malformed('the answer is not a list of repositories'));
  const own = (data as Fields[]).map(fields).filter((one) => one.fork !== true && one.private !== true);
  const more = linkTo('next', text(headers.link) ?? null);
  return {
    names: own.flatMap((one) => text(one.full_name) ?? []),
    next: more === null ? null : String(asked.page + 1),
  };
}

function nobody(url: string): RequestFailed {
  return new RequestFailed(url, { code: 'not-found-or-private' }, { status: 404, errorCode: 'NOT_FOUND' });
}

function unlisted(owner: string, failure: RequestFailed, count: number) {
  if (failure.status === 404)
    return inconclusiveError(`GitHub has no organization or user ${owner}.`, 'Check the spelling.', failure);
  const before = count > 0 ? ` after ${count}` : '';
  return inconclusiveError(
    `The repositories of ${owner} could not be listed${before}: ${unavailableText(failure.reason)}.`,
    'Run it again: what is done is kept.',
    failure,
  );
}
