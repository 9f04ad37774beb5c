/** A stand-in for GitHub's REST API: the routes that an audit without GraphQL uses, with limits and refusals. */
import {
  allEntries,
  branchOf,
  contributorsOf,
  entriesOf,
  findRepo,
  type GithubOptions,
  type GithubRepo,
  headCommit,
  knowsRef,
  licenseFileOf,
  readmeOf,
  repoNumber,
  reposOf,
  sizeOf,
  type TreeNode,
} from './github-data.js';
import type { Limits, Spent } from './limits.js';
import { type Asked, fakeSha, type Handler, type Reply } from './server.js';

type GraphqlHandler = (asked: Asked) => Promise<Reply>;

/** @param graphql answers `POST /graphql` when the token is good */
export function githubHandler(options: GithubOptions, limits: Limits, graphql: GraphqlHandler): Handler {
  return async (asked, base) => {
    const { path, token, method, headers } = asked;
    if (!headers['user-agent']) {
      return refuse(
        403,
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
      );
    }
    if (token !== null && !options.tokens.includes(token)) return refuse(401, 'Bad credentials');
    if (path === '/graphql' && method === 'POST') {
      return token === null ? refuse(401, 'This endpoint requires you to be authenticated.') : graphql(asked);
    }
    if (path === '/rate_limit') return { body: rateLimits(limits, token) };

    const bucket = path.startsWith('/search/') ? 'search' : token ? 'core' : 'anonymous';
    const spent = limits.take(bucket, asked);
    const reply = spent.refused
      ? refuse(403, `API rate limit exceeded for 127.0.0.1. (But here's the good news.)`)
      : route(asked, options, base);
    return { ...reply, headers: { ...limitHeaders(spent, 'core'), ...reply.headers } };
  };
}

/** The host for raw files: `owner/repo/<ref>/path`, without tokens and limits. */
export function rawHandler(options: GithubOptions): Handler {
  return ({ path }) => {
    const [, owner, name, ref = '', ...rest] = path.split('/').map(decodeURIComponent);
    const { repo } = findRepo(options.repositories, `${owner}/${name}`);
    const missing = { status: options.partial ? 503 : 404, body: '404: Not Found' };
    if (!repo || !knowsRef(repo, ref)) return missing;
    const body = repo.files?.[rest.join('/')];
    if (typeof body !== 'string') return body === undefined ? { ...missing, status: 404 } : missing;
    return { body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  };
}

export function limitHeaders(spent: Spent, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(spent.limit),
    'x-ratelimit-remaining': String(spent.remaining),
    'x-ratelimit-used': String(spent.limit - spent.remaining),
    'x-ratelimit-reset': String(spent.reset),
    'x-ratelimit-resource': resource,
  };
}

function rateLimits(limits: Limits, token: string | null) {
  const state = (bucket: string) => {
    const { limit, remaining, reset } = limits.look(bucket, token);
    return { limit, remaining, reset, used: limit - remaining };
  };
  const core = state(token ? 'core' : 'anonymous');
  return { resources: { core, search: state('search'), graphql: state('graphql') }, rate: core };
}

function refuse(status: number, message: string, more: object = {}): Reply {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', ...more } };
}

function route(asked: Asked, options: GithubOptions, base: string): Reply {
  const named = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(asked.path);
  const numbered = /^\/repositories\/(\d+)(\/.*)?$/.exec(asked.path);
  const name = decodeURIComponent(named?.[1] ?? '').toLowerCase();
  const rest = named?.[2] ?? numbered?.[2] ?? '';
  const owner = /^\/users\/([^/]+)\/repos$/.exec(asked.path)?.[1];
  if (owner !== undefined) {
    const own = reposOf(options.repositories, decodeURIComponent(owner));
    return own.length > 0 ? paged(asked, own.map(repoObject)) : refuse(404, 'Not Found');
  }
  const { moved, repo: byName } = findRepo(options.repositories, name);
  if (moved) {
    const query = asked.query.size > 0 ? `?${asked.query}` : '';
    const location = `${base}/repositories/${repoNumber(moved)}${rest}${query}`;
    return { ...refuse(301, 'Moved Permanently', { url: location }), headers: { location } };
  }
  const repo = numbered
    ? options.repositories.find((one) => repoNumber(one) === Number(numbered[1]))
    : byName;
  if (!repo && options.partial) return refuse(503, 'Service Unavailable');
  if (!repo || repo.private) return refuse(404, 'Not Found');
  if (repo.blocked) return refuse(451, 'Repository access blocked', { block: repo.blocked });
  const reply = routeInRepo(asked, repo, decodeURIComponent(rest), options.partial);
  return { ...reply, ...((reply.status ?? 200) === 200 && { etag: 'weak' as const }) };
}

function routeInRepo(asked: Asked, repo: GithubRepo, rest: string, partial: boolean): Reply {
  const { query } = asked;
  const empty = Object.keys(repo.files ?? {}).length === 0;
  if (rest === '') return { body: repoObject(repo) };
  if (rest === '/license') {
    const file = repo.license ? licenseFileOf(repo) : null;
    return file ? { body: { ...contentObject(file), license: repo.license } } : refuse(404, 'Not Found');
  }
  if (rest === '/readme') return sendContent(asked, readmeOf(repo));
  if (rest === '/languages') return { body: repo.languages ?? {} };
  if (rest === '/topics') return { body: { names: repo.topics ?? [] } };
  if (rest === '/releases') return paged(asked, repo.releases ?? []);
  if (rest === '/releases/latest') {
    const latest = repo.releases?.find((release) => !release.prerelease);
    return latest ? { body: latest } : refuse(404, 'Not Found');
  }
  if (rest === '/tags') {
    return paged(
      asked,
      (repo.tags ?? []).map((name) => ({ name, commit: { sha: headCommit(repo) } })),
    );
  }
  if (rest === '/contributors') {
    return empty
      ? { status: 204 }
      : paged(
          asked,
          contributorsOf(repo).map((login) => ({ login, contributions: 1 })),
        );
  }
  if (rest === '/commits') {
    if (empty) return refuse(409, 'Git Repository is empty.');
    return paged(
      asked,
      Array.from({ length: repo.commits ?? 1 }, (_, age) => commitObject(repo, age)),
    );
  }
  const commit = /^\/commits\/(.+)$/.exec(rest)?.[1];
  if (commit)
    return knowsRef(repo, commit)
      ? { body: commitObject(repo, 0) }
      : refuse(422, `No commit found for SHA: ${commit}`);
  const tree = /^\/git\/trees\/(.+)$/.exec(rest)?.[1];
  if (tree) {
    if (empty) return refuse(409, 'Git Repository is empty.');
    return knowsRef(repo, tree) ? sendTree(repo, query.has('recursive')) : refuse(404, 'Not Found');
  }
  const content = /^\/contents(?:\/(.*))?$/.exec(rest);
  if (content) {
    if (!knowsRef(repo, query.get('ref') ?? 'HEAD'))
      return refuse(404, `No commit found for the ref ${query.get('ref')}`);
    const path = (content[1] ?? '').replace(/\/$/, '');
    const folder = entriesOf(repo, path);
    if (folder) return { body: folder.map((node) => contentObject(node)) };
    const file = allEntries(repo).find((node) => node.path === path) ?? null;
    if (partial && file && typeof file.body !== 'string') return refuse(503, 'Service Unavailable');
    return sendContent(asked, file);
  }
  return refuse(404, 'Not Found');
}

function repoObject(repo: GithubRepo) {
  const [owner = '', name = ''] = repo.full_name.split('/');
  const page = `https://github.com/${repo.full_name}`;
  const parent = repo.parent
    ? { full_name: repo.parent, html_url: `https://github.com/${repo.parent}` }
    : undefined;
  const stars = repo.stargazers_count ?? 0;
  return {
    id: repoNumber(repo),
    name,
    full_name: repo.full_name,
    private: false,
    owner: { login: owner, type: 'Organization' },
    html_url: page,
    description: repo.description ?? null,
    fork: parent !== undefined,
    created_at: repo.created_at ?? '2020-01-01T00:00:00Z',
    updated_at: repo.pushed_at ?? '2024-01-01T00:00:00Z',
    pushed_at: repo.pushed_at ?? '2024-01-01T00:00:00Z',
    homepage: repo.homepage ?? null,
    size: 100,
    stargazers_count: stars,
    watchers_count: stars,
    subscribers_count: repo.subscribers_count ?? 0,
    forks_count: repo.forks_count ?? 0,
    open_issues_count: (repo.open_issues ?? 0) + (repo.open_pull_requests ?? 0),
    language: Object.keys(repo.languages ?? {})[0] ?? null,
    topics: repo.topics ?? [],
    license: repo.license ? { ...repo.license, url: null } : null,
    archived: repo.archived ?? false,
    disabled: repo.disabled ?? false,
    visibility: 'public',
    default_branch: branchOf(repo),
    has_issues: true,
    ...(parent && { parent, source: parent }),
  };
}

function commitObject(repo: GithubRepo, age: number) {
  const sha = age === 0 ? headCommit(repo) : fakeSha(`${repo.full_name} ${age}`);
  const date = repo.pushed_at ?? '2024-01-01T00:00:00Z';
  return { sha, commit: { message: 'Change', committer: { date }, tree: { sha: fakeSha(`tree ${sha}`) } } };
}

function contentObject(node: TreeNode) {
  const body = node.body ?? 0;
  const text =
    typeof body === 'string'
      ? Buffer.from(body)
          .toString('base64')
          .replace(/(.{60})/g, '$1\n')
      : '';
  return {
    type: node.type === 'tree' ? 'dir' : 'file',
    name: node.name,
    path: node.path,
    sha: fakeSha(`blob ${node.path}`),
    size: sizeOf(body),
    ...(node.type === 'blob' && { encoding: 'base64', content: text }),
  };
}

function sendContent({ headers }: Asked, node: TreeNode | null): Reply {
  if (!node) return refuse(404, 'Not Found');
  const raw = /\.raw\b|\braw\+/.test(headers.accept ?? '');
  if (!raw) return { body: contentObject(node) };
  return {
    body: String(node.body ?? ''),
    headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
  };
}

function sendTree(repo: GithubRepo, recursive: boolean): Reply {
  const deep = recursive && !repo.treeTruncated;
  const nodes = deep ? allEntries(repo) : (entriesOf(repo, '') ?? []);
  const tree = nodes.map(({ path, type, body }) => ({
    path,
    mode: type === 'tree' ? '040000' : '100644',
    type,
    sha: fakeSha(`${type} ${path}`),
    ...(type === 'blob' && body !== null && { size: sizeOf(body ?? 0) }),
  }));
  return { body: { sha: headCommit(repo), tree, truncated: recursive && repo.treeTruncated === true } };
}

function paged({ path, query }: Asked, items: unknown[]): Reply {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (number: number, rel: string) => {
    const next = new URLSearchParams(query);
    next.set('page', String(number));
    return `<https://api.github.com${path}?${next}>; rel="${rel}"`;
  };
  const links = page < last ? [to(page + 1, 'next'), to(last, 'last')] : [];
  return {
    body: items.slice((page - 1) * size, page * size),
    ...(links.length > 0 && { headers: { link: links.join(', ') } }),
  };
}
