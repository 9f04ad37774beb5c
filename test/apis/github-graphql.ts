/** A stand-in for GitHub's GraphQL API: queries are checked against the published schema and then really executed. */
import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import {
  branchOf,
  contributorsOf,
  entriesOf,
  findRepo,
  type GithubOptions,
  type GithubRepo,
  headCommit,
  knowsRef,
  repoNumber,
  reposOf,
  sizeOf,
  type TreeNode,
} from './github-data.js';
import { limitHeaders } from './github-rest.js';
import type { Limits } from './limits.js';
import { type Asked, fakeSha, type Reply } from './server.js';

let built: GraphQLSchema | undefined;

/** Reading the schema takes a moment, so it is done once, when the first query comes. */
function githubSchema(): GraphQLSchema {
  built ??= buildSchema(published.idl, { assumeValid: true });
  return built;
}

const WENT_WRONG = 'Something went wrong while executing your query.';

/** Queries that were found good before: batches ask the same ones again and again. */
const KNOWN_QUERIES = 50;

/** GitHub cuts the text of blobs at 512 KB. */
const LONGEST_TEXT = 512_000;

/** @param invalid collects what the schema says against a query, so that a test can show it */
export function graphqlHandler(options: GithubOptions, limits: Limits, invalid: string[]) {
  const good = new Map<string, DocumentNode>();
  return async (asked: Asked): Promise<Reply> => {
    const spent = limits.take('graphql', asked);
    const headers = limitHeaders(spent, 'graphql');
    if (spent.refused) {
      const message = 'API rate limit exceeded for user ID 1.';
      return { headers, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
    }
    const { query, variables } = JSON.parse(asked.body) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const known = good.get(query);
    let document: DocumentNode;
    try {
      document = known ?? parse(query);
    } catch (error) {
      invalid.push(String(error));
      return { headers, body: { errors: [{ message: String(error) }] } };
    }
    const mistakes = known ? [] : [...validate(githubSchema(), document), ...pagingMistakes(document)];
    if (mistakes.length > 0) {
      invalid.push(...mistakes.map((mistake) => mistake.message));
      return { headers, body: { errors: mistakes.map(({ message, path }) => ({ message, path })) } };
    }
    if (good.size < KNOWN_QUERIES) good.set(query, document);
    const root = rootOf(options, spent.remaining, spent.limit, spent.reset);
    const result = await execute({
      schema: githubSchema(),
      document,
      rootValue: root,
      variableValues: variables ?? {},
    });
    const isElsewhere = (error: GraphQLError) => options.partial && error.extensions.type === 'NOT_FOUND';
    const isNothing = Object.values(result.data ?? {}).every((one) => one === null);
    if (isNothing && result.errors?.some(isElsewhere))
      return { status: 503, headers, body: { message: 'Service Unavailable' } };
    const errors = result.errors?.map((error) => ({
      ...(typeof error.extensions.type === 'string' &&
        !isElsewhere(error) && { type: error.extensions.type }),
      path: error.path,
      locations: error.locations,
      message: isElsewhere(error) ? WENT_WRONG : error.message,
    }));
    return { headers, body: { data: result.data, ...(errors && { errors }) } };
  };
}

/** Lists need `first` or `last`, of at most 100: https://docs.github.com/graphql/overview/rate-limits-and-query-limits */
function pagingMistakes(document: DocumentNode): GraphQLError[] {
  const mistakes: GraphQLError[] = [];
  const types = new TypeInfo(githubSchema());
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (!getNamedType(types.getType())?.name.endsWith('Connection')) return;
        const lists = node.selectionSet?.selections.some(
          (part) => part.kind === 'Field' && ['nodes', 'edges'].includes(part.name.value),
        );
        const bound = node.arguments?.find(
          ({ name }) => name.value === 'first' || name.value === 'last',
        )?.value;
        const size = bound?.kind === 'IntValue' ? Number(bound.value) : null;
        if (lists && !bound) {
          mistakes.push(
            new GraphQLError(`You must provide a \`first\` or \`last\` value to \`${node.name.value}\`.`),
          );
        } else if (size !== null && (size < 1 || size > 100)) {
          mistakes.push(new GraphQLError(`\`first\` on \`${node.name.value}\` must be between 1 and 100.`));
        }
      },
    }),
  );
  return mistakes;
}

function rootOf(options: GithubOptions, remaining: number, limit: number, reset: number) {
  return {
    rateLimit: {
      limit,
      remaining,
      used: limit - remaining,
      cost: 1,
      nodeCount: 1,
      resetAt: new Date(reset * 1000).toISOString(),
    },
    viewer: { __typename: 'User', login: 'tester' },
    repositoryOwner({ login }: { login: string }) {
      const own = reposOf(options.repositories, login);
      if (own.length === 0) return null;
      const repositories = ({ first, after, isFork }: Page & { after?: string; isFork?: boolean }) => {
        const listed = own.filter(({ parent }) => isFork !== false || parent === undefined);
        const start = Number(after ?? 0);
        const page = connection(
          listed.slice(start).map((repo) => repositoryNode(repo, options.partial)),
          first === undefined ? {} : { first },
          listed.length - start,
        );
        const end = start + page.nodes.length;
        return { ...page, totalCount: listed.length, pageInfo: { ...page.pageInfo, endCursor: String(end) } };
      };
      return { __typename: 'Organization', login, repositories };
    },
    repository({
      owner,
      name,
      followRenames = true,
    }: {
      owner: string;
      name: string;
      followRenames?: boolean;
    }) {
      const { repo: found, moved } = findRepo(options.repositories, `${owner}/${name}`);
      const repo = found ?? (followRenames ? moved : undefined);
      if (!repo || repo.private) {
        throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, {
          extensions: { type: 'NOT_FOUND' },
        });
      }
      if (repo.blocked)
        throw new GraphQLError('Repository access blocked', { extensions: { type: 'FORBIDDEN' } });
      return repositoryNode(repo, options.partial);
    },
  };
}

interface Page {
  first?: number;
  last?: number;
}

function connection<T>(items: T[], page: Page = {}, total = items.length) {
  const nodes = page.last === undefined ? items.slice(0, page.first ?? 100) : items.slice(-page.last);
  return {
    totalCount: total,
    nodes,
    edges: nodes.map((node) => ({ node, cursor: '' })),
    pageInfo: {
      hasNextPage: nodes.length < total,
      hasPreviousPage: false,
      endCursor: null,
      startCursor: null,
    },
  };
}

function repositoryNode(repo: GithubRepo, partial: boolean) {
  const [owner = '', name = ''] = repo.full_name.split('/');
  const url = `https://github.com/${repo.full_name}`;
  const empty = Object.keys(repo.files ?? {}).length === 0;
  const languages = Object.entries(repo.languages ?? {});
  const releases = (repo.releases ?? []).map((release) => releaseNode(release, url));
  const tags = (repo.tags ?? []).map((tag) => ({
    name: tag,
    prefix: 'refs/tags/',
    target: () => commitNode(repo),
  }));
  const head = { name: branchOf(repo), prefix: 'refs/heads/', target: () => commitNode(repo) };
  const pushed = repo.pushed_at ?? '2024-01-01T00:00:00Z';
  return {
    __typename: 'Repository',
    id: `R_${repoNumber(repo)}`,
    databaseId: repoNumber(repo),
    name,
    nameWithOwner: repo.full_name,
    owner: { __typename: 'Organization', login: owner },
    url,
    description: repo.description ?? null,
    homepageUrl: repo.homepage ?? null,
    isArchived: repo.archived ?? false,
    isDisabled: repo.disabled ?? false,
    isEmpty: empty,
    isFork: repo.parent !== undefined,
    isPrivate: false,
    parent: repo.parent ? { nameWithOwner: repo.parent, url: `https://github.com/${repo.parent}` } : null,
    stargazerCount: repo.stargazers_count ?? 0,
    forkCount: repo.forks_count ?? 0,
    watchers: { totalCount: repo.subscribers_count ?? 0 },
    createdAt: repo.created_at ?? '2020-01-01T00:00:00Z',
    pushedAt: pushed,
    updatedAt: pushed,
    licenseInfo: repo.license
      ? { key: repo.license.key, name: repo.license.name, spdxId: repo.license.spdx_id }
      : null,
    primaryLanguage: languages[0] ? { name: languages[0][0] } : null,
    languages: (page: Page) => {
      const listed = connection(
        languages.map(([language, size]) => ({ name: language, size })),
        page,
      );
      return { ...listed, edges: listed.nodes.map((node) => ({ node, size: node.size, cursor: '' })) };
    },
    repositoryTopics: (page: Page) =>
      connection(
        (repo.topics ?? []).map((topic) => ({ topic: { name: topic } })),
        page,
      ),
    issues: ({ states, ...page }: Page & { states?: string[] }) =>
      connection([], page, !states || states.includes('OPEN') ? (repo.open_issues ?? 0) : 0),
    pullRequests: ({ states, ...page }: Page & { states?: string[] }) =>
      connection([], page, !states || states.includes('OPEN') ? (repo.open_pull_requests ?? 0) : 0),
    mentionableUsers: (page: Page) =>
      connection(
        contributorsOf(repo).map((login) => ({ __typename: 'User', login })),
        page,
      ),
    releases: (page: Page) => connection(releases, page),
    latestRelease: releases.find((release) => !release.isPrerelease) ?? null,
    refs: ({ refPrefix, ...page }: Page & { refPrefix: string }) =>
      connection(refPrefix === 'refs/tags/' ? tags : empty ? [] : [head], page),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      [head, ...tags].find((ref) => [ref.name, ref.prefix + ref.name].includes(qualifiedName)) ?? null,
    defaultBranchRef: empty ? null : head,
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      empty ? null : objectNode(repo, expression ?? oid ?? 'HEAD', partial),
  };
}

function releaseNode(
  release: { tag_name: string; published_at?: string; prerelease?: boolean },
  url: string,
) {
  return {
    name: release.tag_name,
    tagName: release.tag_name,
    publishedAt: release.published_at ?? null,
    createdAt: release.published_at ?? '2024-01-01T00:00:00Z',
    isPrerelease: release.prerelease ?? false,
    isDraft: false,
    url: `${url}/releases/tag/${release.tag_name}`,
  };
}

function commitNode(repo: GithubRepo): object {
  const date = repo.pushed_at ?? '2024-01-01T00:00:00Z';
  return {
    __typename: 'Commit',
    oid: headCommit(repo),
    committedDate: date,
    authoredDate: date,
    history: (page: Page) => connection(historyOf(repo), page, repo.commits ?? 1),
    tree: () => treeNode(repo, ''),
  };
}

/** The newest commits, as far as a page of them goes; its authors take turns. */
function historyOf(repo: GithubRepo): object[] {
  const authors = contributorsOf(repo);
  return Array.from({ length: Math.min(repo.commits ?? 1, 100) }, (_, age) => ({
    ...commitNode(repo),
    author: { user: { login: authors[age % authors.length] } },
  }));
}

/** `HEAD`, `main:`, `<sha>:folder/file` as `git rev-parse` understands them. */
function objectNode(repo: GithubRepo, expression: string, partial: boolean): object | null {
  const colon = expression.indexOf(':');
  const ref = colon < 0 ? expression : expression.slice(0, colon);
  if (!knowsRef(repo, ref)) return null;
  if (colon < 0) return commitNode(repo);
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  const body = Object.hasOwn(repo.files ?? {}, path) ? repo.files?.[path] : undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file: TreeNode | null = body === undefined ? null : { name, path, type: 'blob', body };
  if (file && partial && typeof file.body !== 'string') throw new GraphQLError(WENT_WRONG);
  if (file) return blobNode(file);
  return entriesOf(repo, path) ? treeNode(repo, path) : null;
}

function treeNode(repo: GithubRepo, folder: string): object {
  return {
    __typename: 'Tree',
    oid: fakeSha(`tree ${folder}`),
    entries: () =>
      (entriesOf(repo, folder) ?? []).map((node) => ({
        name: node.name,
        path: node.path,
        type: node.type,
        mode: node.type === 'tree' ? 0o40000 : 0o100644,
        oid: fakeSha(`${node.type} ${node.path}`),
        size: sizeOf(node.body ?? 0),
        extension: /\.[^.]+$/.exec(node.name)?.[0] ?? '',
        object: () => (node.type === 'tree' ? treeNode(repo, node.path) : blobNode(node)),
      })),
  };
}

function blobNode({ path, body = 0 }: TreeNode): object {
  const text = typeof body === 'string' ? body : null;
  return {
    __typename: 'Blob',
    oid: fakeSha(`blob ${path}`),
    byteSize: sizeOf(body),
    isBinary: text === null,
    isTruncated: text !== null && text.length > LONGEST_TEXT,
    text: text?.slice(0, LONGEST_TEXT) ?? null,
  };
}
