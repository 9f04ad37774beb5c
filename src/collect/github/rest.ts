/** Reads a repository by REST: the only way without a token, and the way around a GraphQL that does not answer. */
import type { Octokit } from 'octokit';
import type { FileEntry, FileList, Unavailable } from '../../evidence.js';
import { RequestFailed } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import { count, defined, type Fields, fields, isFields, list, text } from '../json.js';
import { type Body, type Meta, newestFirst } from './record.js';

export type RestAsk = { octokit: Octokit; owner: string; repo: string };

/** One GET below `/repos/{owner}/{repo}`; gives the parsed body and where the last page is. */
async function get(
  { octokit, owner, repo }: RestAsk,
  path: string,
  query: Record<string, string | number> = {},
) {
  try {
    const { data, headers, url } = await octokit.request(`GET /repos/{owner}/{repo}${path}`, {
      owner,
      repo,
      ...query,
    });
    if (typeof data !== 'object' || data === null) throw new RequestFailed(url, malformed('not JSON'));
    return { data: data as unknown, link: text(headers.link) ?? '' };
  } catch (error) {
    throw requireFailure(error);
  }
}

/** The value, or the reason why there is none; 404 and 409 (an empty repository) are an answer: `null`. */
async function orReason<T>(request: Promise<T>): Promise<T | null | { reason: Unavailable }> {
  try {
    return await request;
  } catch (error) {
    const { status, reason } = requireFailure(error);
    return status === 404 || status === 409 ? null : { reason };
  }
}

/**
 * The whole tree at a revision; `null` when the repository is empty. Throws `RequestFailed`.
 * API: https://docs.github.com/rest/git/trees
 */
export async function readTree(ask: RestAsk, revision: string): Promise<FileList | null> {
  let data: Fields;
  try {
    data = fields((await get(ask, '/git/trees/{tree_sha}', { tree_sha: revision, recursive: 1 })).data);
  } catch (error) {
    if (requireFailure(error).status === 409) return null;
    throw error;
  }
  if (!Array.isArray(data.tree)) throw new RequestFailed('', malformed('the answer has no tree'));
  const entries = data.tree.map(fields).flatMap((node): FileEntry[] => {
    const path = text(node.path);
    return node.type === 'blob' && path !== undefined
      ? [defined<FileEntry>({ path, size: count(node.size) })]
      : [];
  });
  return data.truncated === true ? { entries, truncated: true } : { entries };
}

export type TreeAnswer = FileList | null | { reason: Unavailable };

/** The tree, or why it could not be read. */
export function settledTree(ask: RestAsk, revision: string): Promise<TreeAnswer> {
  const settled = readTree(ask, revision).catch((error: unknown) => ({
    reason: requireFailure(error).reason,
  }));
  // Others are waited for first; a bug is thrown to whoever waits for this, and to nobody before.
  settled.catch(() => undefined);
  return settled;
}

export interface RestAnswer {
  meta: Meta;
  tree: TreeAnswer;
  bodies: Map<string, Body | Unavailable>;
  /** Path of the README; `null`: looked, there is none. */
  readme: string | null | Unavailable;
}

export interface RestOptions {
  /** Three more calls, for contributors, releases and tags: beside the others, once those are answered, or none for want of a token. */
  counts: 'beside' | 'after' | 'none';
  /** The tree when it was asked for already. */
  tree?: Promise<TreeAnswer>;
  /** Refuses a repository that was only guessed, after two calls; one that is not there costs one. */
  accept?: ((readme: string | null, homepage: string | null) => boolean) | undefined;
}

/**
 * Everything about the repository but the bodies of its files, in four calls without a token.
 * Throws `RequestFailed` when the repository's own record cannot be read, or the README by which a guess would have been
 * accepted; `null` when it was not accepted.
 */
export async function readByRest(
  ask: RestAsk,
  revision: string | undefined,
  { counts, tree, accept }: RestOptions,
): Promise<RestAnswer | null> {
  const at = revision === undefined ? {} : { ref: revision };
  const commitQuery = revision === undefined ? { per_page: 1 } : { per_page: 1, sha: revision };
  const readReadme = () => orReason(get(ask, '/readme', at));
  const first = accept
    ? get(ask, '').then(async (record) => [record, await readReadme()] as const)
    : Promise.all([get(ask, ''), readReadme()]);
  if (accept) {
    const [{ data }, readme] = await first;
    if (!accept(contentOf(readme)?.text ?? null, text(fields(data).homepage) ?? null)) {
      if (readme && 'reason' in readme)
        throw new RequestFailed(ask.octokit.request.endpoint.DEFAULTS.baseUrl, readme.reason);
      return null;
    }
  }
  const [[record, readme], commits, files, beside] = await Promise.all([
    first,
    orReason(get(ask, '/commits', commitQuery)),
    tree ?? settledTree(ask, revision ?? 'HEAD'),
    counts === 'beside' ? readCounts(ask) : null,
  ]);
  const data = fields(record.data);
  if (text(data.full_name) === undefined)
    throw new RequestFailed(
      ask.octokit.request.endpoint.DEFAULTS.baseUrl,
      malformed('the answer is not a repository'),
    );
  const commit = text(fields(list(dataOf(commits))[0]).sha);
  const isGone =
    commits === null || (files && 'reason' in files && files.reason.code === 'not-found-or-private');
  if (isGone && revision !== undefined) throw noRevision(revision, text(data.html_url) ?? '');
  const [contributors, releases, tags] = beside ?? (counts === 'after' ? await readCounts(ask) : UNCOUNTED);
  const meta: Meta = {
    ...readRecord(data),
    ...(commit === undefined ? {} : { commit }),
    contributors: read(contributors, { count: 0 }, countPages),
    releases: read(releases, [], ({ data }) => readReleases(data)),
    tags: read(tags, { names: [], count: 0 }, readTags),
  };
  const bodies = new Map<string, Body | Unavailable>();
  const path = readme && 'reason' in readme ? readme.reason : (text(fields(dataOf(readme)).path) ?? null);
  const body = contentOf(readme);
  if (typeof path === 'string' && body !== null) bodies.set(path, body);
  if (readme && 'reason' in readme) bodies.set('README.md', readme.reason);
  return { meta, tree: files, bodies, readme: path };
}

const NEEDS_TOKEN: Answer = { reason: { code: 'needs-token' } };
const UNCOUNTED: [Answer, Answer, Answer] = [NEEDS_TOKEN, NEEDS_TOKEN, NEEDS_TOKEN];

/** Contributors, releases and tags. */
const readCounts = (ask: RestAsk): Promise<[Answer, Answer, Answer]> =>
  Promise.all([
    orReason(get(ask, '/contributors', { per_page: 1, anon: 1 })),
    orReason(get(ask, '/releases', { per_page: 10 })),
    orReason(get(ask, '/tags', { per_page: 100 })),
  ]);

type Answer = { data: unknown; link: string } | { reason: Unavailable } | null;

const dataOf = (answer: Answer): unknown => (answer && 'data' in answer ? answer.data : undefined);
const contentOf = (answer: Answer): Body | null => readContent(dataOf(answer));

/** What an answer says, `none` when there is nothing to say, or the reason why it is not known. */
function read<T>(answer: Answer, none: T, how: (answer: { data: unknown; link: string }) => T) {
  if (answer === null) return none;
  return 'reason' in answer ? answer : how(answer);
}

/** The failure for a branch, tag or commit that the repository does not have. */
export function noRevision(revision: string, url: string): RequestFailed {
  const detail = `no revision ${revision}`;
  return new RequestFailed(
    url,
    { code: 'not-found-or-private', detail },
    { status: 404, errorCode: 'NOT_FOUND' },
  );
}

function readReleases(data: unknown) {
  const published = list(data)
    .map(fields)
    .filter((one) => one.draft !== true);
  return newestFirst(
    published.map((one) => ({
      tag: one.tag_name,
      publishedAt: one.published_at,
      prerelease: one.prerelease,
    })),
  );
}

/** Bodies of named files, one call each: for when GraphQL is out of order, or not to be had without a token. */
export async function readBodiesByRest(
  ask: RestAsk,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Body | Unavailable>> {
  const bodies = new Map<string, Body | Unavailable>();
  await Promise.all(
    paths.map(async (path) => {
      const answer = await orReason(
        get(ask, `/contents/${path.split('/').map(encodeURIComponent).join('/')}`, { ref: commit }),
      );
      if (answer === null) return;
      const body = 'reason' in answer ? answer.reason : readContent(answer.data);
      if (body !== null) bodies.set(path, body);
    }),
  );
  return bodies;
}

/** A content object: base64 with line breaks. Binary files give `null`. */
function readContent(answer: unknown): Body | null {
  const data = fields(answer);
  if (data.encoding !== 'base64' || typeof data.content !== 'string') return null;
  const body = Buffer.from(data.content, 'base64').toString('utf8');
  return body.includes('\0') ? null : { text: body };
}

function readRecord(data: Fields): Omit<Meta, 'commit' | 'contributors' | 'releases' | 'tags'> {
  const license = isFields(data.license) ? data.license : null;
  return defined({
    fullName: text(data.full_name) ?? '',
    description: text(data.description),
    homepage: text(data.homepage),
    defaultBranch: text(data.default_branch) ?? 'main',
    stars: count(data.stargazers_count) ?? 0,
    forks: count(data.forks_count) ?? 0,
    openIssues: count(data.open_issues_count) ?? 0,
    createdAt: text(data.created_at),
    pushedAt: text(data.pushed_at),
    language: text(data.language),
    license: license && defined({ spdxId: text(license.spdx_id) ?? 'NOASSERTION', name: text(license.name) }),
    archived: data.archived === true,
    disabled: data.disabled === true,
    fork: data.fork === true,
    parent: text(fields(data.parent).full_name),
    topics: list(data.topics).flatMap((topic) => text(topic) ?? []),
  });
}

/** With one item per page, the number of the last page is the number of items. */
function countPages({ data, link }: { data: unknown; link: string }): { count: number } {
  const last = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(link)?.[1];
  return { count: last === undefined ? list(data).length : Number(last) };
}

function readTags({ data, link }: { data: unknown; link: string }): { names: string[]; count?: number } {
  const names = list(data).flatMap((tag) => text(fields(tag).name) ?? []);
  return { names: names.slice(0, 10), ...(link.includes('rel="next"') ? {} : { count: names.length }) };
}
