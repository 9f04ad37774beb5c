/** Reads a repository by one GraphQL query: what REST needs a dozen calls for. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { Unavailable } from '../../evidence.js';
import { graphqlFailure, RequestFailed } from '../../http/client.js';
import { malformed, requireFailure } from '../attempt.js';
import { count, defined, type Fields, fields, isFields, list, text } from '../json.js';
import { USUAL_FILES } from './files.js';
import { type Body, type Meta, newestFirst } from './record.js';
import { noRevision } from './rest.js';

/** Authors are counted over the newest commits only: one page of them costs nothing extra. */
const COMMITS = 100;

/** Fields of a repository; `$at` is the revision. */
export const META = `
  nameWithOwner description homepageUrl createdAt pushedAt isArchived isDisabled isFork
  parent { nameWithOwner }
  stargazerCount forkCount
  issues(states: OPEN) { totalCount }
  primaryLanguage { name }
  licenseInfo { spdxId name }
  repositoryTopics(first: 20) { nodes { topic { name } } }
  defaultBranchRef { name }
  releases(first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { tagName publishedAt isPrerelease isDraft }
  }
  refs(refPrefix: "refs/tags/", first: 10, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
    totalCount nodes { name }
  }
  at: object(expression: $at) { ...commit ... on Tag { target { ...commit } } }`;

export const COMMIT = `
fragment commit on Commit {
  oid
  history(first: ${COMMITS}) { totalCount nodes { author { email name user { login } } } }
}`;

export const BLOB = `
fragment blob on Blob { text byteSize isBinary isTruncated }`;

export type Ask = { octokit: Octokit; config: Config; owner: string; repo: string };

/** Everything about the repository but its tree. Throws `RequestFailed`. */
export async function readByGraphql(ask: Ask, revision: string | undefined): Promise<RepositoryAnswer> {
  const at = revision ?? 'HEAD';
  const answer = await queryFiles(ask, at, USUAL_FILES, { fields: META, fragment: COMMIT });
  return readAnswer(answer, revision, ask.config.github.graphql);
}

/** A repository as one query tells it, without its tree. */
export interface RepositoryAnswer {
  meta: Meta;
  bodies: Map<string, Body | Unavailable>;
}

/** Where a query puts the tree, when it asks for one. */
export const TREE = 'tree';

/** Fields that can fail alone: the rest of the record would be wrong without the others. */
const ALONE = new Set(['releases', 'refs', 'at']);

/**
 * Reads the answer to `META` and the usual files.
 * @param url of GraphQL, for the failure. Throws `RequestFailed` when an error has left a hole that cannot be told
 */
export function readAnswer(
  { data, failed }: Answered,
  revision: string | undefined,
  url: string,
): RepositoryAnswer {
  const peeled = fields(data.at);
  const commit = isFields(peeled.target) ? peeled.target : peeled;
  const oid = text(commit.oid);
  for (const [field, reason] of failed) {
    const isFile = /^f\d+$/.test(field);
    if (!isFile && field !== TREE && (!ALONE.has(field) || (field === 'at' && oid === undefined)))
      throw new RequestFailed(url, reason);
  }
  if (oid === undefined && revision !== undefined) throw noRevision(revision, url);
  const meta = readMeta(data, oid, fields(commit.history));
  const counted: Partial<Meta> = {};
  const [releases, refs, history] = ['releases', 'refs', 'at'].map((field) => failed.get(field));
  if (releases) counted.releases = { reason: releases };
  if (refs) counted.tags = { reason: refs };
  if (history) counted.contributors = { reason: history };
  return { meta: { ...meta, ...counted }, bodies: readBodies({ data, failed }, USUAL_FILES) };
}

/**
 * Bodies of named files at a commit, or why one could not be read; files that are binary or gone are left out.
 * Throws `RequestFailed`.
 */
export async function readBodiesByGraphql(
  ask: Ask,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Body | Unavailable>> {
  return readBodies(await queryFiles(ask, commit, paths, null), paths);
}

/** The fields of a repository, and why some of them are `null` that would not be so if all had gone well. */
export interface Answered {
  data: Fields;
  failed: Map<string, Unavailable>;
}

/** Asks for files by aliases `f0`, `f1` … in one query, beside the given fields of the repository. */
async function queryFiles(
  { octokit, config, owner, repo }: Ask,
  at: string,
  paths: readonly string[],
  more: { fields: string; fragment: string } | null,
): Promise<Answered> {
  const url = config.github.graphql;
  const names = paths.map((_, index) => `f${index}`);
  const parameters = ['$owner: String!', '$repo: String!', ...names.map((name) => `$${name}: String!`)];
  if (more) parameters.push('$at: String!');
  const files = names.map((name) => `${name}: object(expression: $${name}) { ...blob }`);
  const query = `query (${parameters.join(', ')}) {
  repository(owner: $owner, name: $repo, followRenames: true) {${more?.fields ?? ''}
    ${files.join('\n    ')}
  }
}${more?.fragment ?? ''}${BLOB}`;
  const variables = Object.fromEntries(paths.map((path, index) => [`f${index}`, `${at}:${path}`]));
  let answer: unknown;
  let errors: Fields[] = [];
  try {
    answer = await octokit.graphql({ query, url, owner, repo, ...variables, ...(more && { at }) });
  } catch (error) {
    answer = partOf(error, url);
    errors = list(fields(error).errors).map(fields);
  }
  const repository = fields(answer).repository;
  if (!isFields(repository)) throw new RequestFailed(url, malformed('the answer holds no repository'));
  return { data: repository, failed: failedFields(errors) };
}

/** What errors say of single fields of a repository, by the name or alias of the field. */
export function failedFields(errors: readonly Fields[]): Map<string, Unavailable> {
  const failed = new Map<string, Unavailable>();
  for (const { path, message } of errors) {
    const field = text(list(path)[1]);
    const detail = text(message)?.slice(0, 200);
    if (field !== undefined)
      failed.set(field, { code: 'server-error', ...(detail !== undefined && { detail }) });
  }
  return failed;
}

/**
 * What GraphQL could answer in spite of errors; throws `RequestFailed` when that is nothing.
 * @param names fields of the query, of which one that was answered is enough
 */
export function partOf(error: unknown, url: string, names: readonly string[] = ['repository']): unknown {
  if (!(error instanceof Error) || error.name !== 'GraphqlResponseError') throw requireFailure(error);
  const { data, errors, headers } = error as Error & { data?: unknown; errors?: unknown; headers?: unknown };
  if (names.some((name) => isFields(fields(data)[name]))) return data;
  const told = toldBy(list(errors));
  const sent = new Headers(
    Object.entries(fields(headers)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ) as [string, string][],
  );
  throw (
    graphqlFailure(told, url, sent) ??
    new RequestFailed(url, malformed(told[0]?.message?.slice(0, 200) ?? 'no data'))
  );
}

/** Types and messages of GraphQL errors. */
export function toldBy(errors: readonly unknown[]): { type?: string; message?: string }[] {
  return errors.map((one) => {
    const { type, message } = fields(one);
    return defined<{ type?: string; message?: string }>({ type: text(type), message: text(message) });
  });
}

function readMeta(data: Fields, commit: string | undefined, history: Fields): Meta {
  const license = isFields(data.licenseInfo) ? data.licenseInfo : null;
  const refs = fields(data.refs);
  const nodes = list(fields(data.releases).nodes).map(fields);
  return defined<Meta>({
    fullName: text(data.nameWithOwner) ?? '',
    description: text(data.description),
    homepage: text(data.homepageUrl),
    defaultBranch: text(fields(data.defaultBranchRef).name) ?? 'main',
    commit,
    stars: count(data.stargazerCount) ?? 0,
    forks: count(data.forkCount) ?? 0,
    openIssues: count(fields(data.issues).totalCount) ?? 0,
    createdAt: text(data.createdAt),
    pushedAt: text(data.pushedAt),
    language: text(fields(data.primaryLanguage).name),
    license: license && defined({ spdxId: text(license.spdxId) ?? 'NOASSERTION', name: text(license.name) }),
    archived: data.isArchived === true,
    disabled: data.isDisabled === true,
    fork: data.isFork === true,
    parent: text(fields(data.parent).nameWithOwner),
    topics: list(fields(data.repositoryTopics).nodes).flatMap(
      (node) => text(fields(fields(node).topic).name) ?? [],
    ),
    contributors: countAuthors(history),
    releases: newestFirst(
      nodes
        .filter((node) => node.isDraft !== true)
        .map((node) => ({ tag: node.tagName, publishedAt: node.publishedAt, prerelease: node.isPrerelease })),
    ),
    tags: defined({
      names: list(refs.nodes).flatMap((node) => text(fields(node).name) ?? []),
      count: count(refs.totalCount),
    }),
  });
}

/** Authors among the commits seen, by account or else by mail address; a lower bound when there are more commits. */
function countAuthors(history: Fields): Meta['contributors'] {
  const nodes = list(history.nodes);
  const authors = new Set(
    nodes.flatMap((node) => {
      const author = fields(fields(node).author);
      const name = text(fields(author.user).login) ?? text(author.email) ?? text(author.name);
      return name === undefined ? [] : [name.toLowerCase()];
    }),
  );
  const total = count(history.totalCount) ?? nodes.length;
  return total > nodes.length ? { count: authors.size, atLeast: true } : { count: authors.size };
}

/** The bodies behind the aliases `f0`, `f1` … */
export function readBodies(
  { data, failed }: Answered,
  paths: readonly string[],
): Map<string, Body | Unavailable> {
  const bodies = new Map<string, Body | Unavailable>();
  paths.forEach((path, index) => {
    const reason = failed.get(`f${index}`);
    if (reason) bodies.set(path, reason);
    const blob = data[`f${index}`];
    if (reason || !isFields(blob) || blob.isBinary === true || typeof blob.text !== 'string') return;
    bodies.set(path, blob.isTruncated === true ? { text: blob.text, cut: true } : { text: blob.text });
  });
  return bodies;
}
