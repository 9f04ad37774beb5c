/** A stand-in for the Hugging Face Hub: what an audit asks of it, answered as the real one does, errors included. */
import type { Limit, Limits } from './limits.js';
import { type Asked, fakeSha, type Handler, type Reply } from './server.js';

/** File bodies by path: text, or a large file kept in LFS: its bytes, or how many there are where they have no meaning. */
export type HubFiles = Record<string, Body>;
type Body = string | number | Buffer;

/** A model or dataset. Further fields of the API (`downloads`, `pipeline_tag`, `safetensors` …) are passed through. */
export interface HubRepo {
  id: string;
  files?: HubFiles;
  /** `false`: these are not all files, so the record comes without its list and the list itself is answered with 503. */
  listed?: false;
  /** Derived from the id when missing. */
  sha?: string;
  private?: boolean;
  gated?: false | 'auto' | 'manual';
  disabled?: boolean;
  /** Tokens that may read it although it is private or gated. */
  readers?: string[];
  renamedFrom?: string;
  /** Other branches, tags and commits, with their own files. `main` and the sha always exist. */
  revisions?: Record<string, { sha: string; files: HubFiles }>;
  tags?: string[];
  cardData?: Record<string, unknown>;
  [field: string]: unknown;
}

export interface HubOptions {
  models: HubRepo[];
  datasets: HubRepo[];
  /** Valid tokens. */
  tokens: string[];
  /** Of the buckets in `HUB_LIMITS`. */
  limits: Limits;
  /** What is not given is answered with 503: it may exist. */
  partial: boolean;
  /** Where large files are redirected to. */
  cdn: string;
  /** Bytes of large files, by the name that they have there. */
  stored: Map<string, Buffer>;
}

type Kind = 'models' | 'datasets';

/** @huggingface/hub reads the access token's record out of it. */
const WHOAMI = {
  type: 'user',
  name: 'tester',
  auth: {
    type: 'access_token',
    accessToken: { displayName: 'test', role: 'read', createdAt: '2024-01-01T00:00:00.000Z' },
  },
};

const OWN_FIELDS = new Set(['files', 'listed', 'readers', 'renamedFrom', 'revisions']);
const DEFAULTS = {
  likes: 0,
  downloads: 0,
  tags: [] as string[],
  private: false,
  gated: false,
  disabled: false,
};
const EXPANDABLE = new Set(
  `author baseModels cardData childrenModelCount config createdAt disabled downloads downloadsAllTime evalResults gated
  gguf inference inferenceProviderMapping lastModified library_name likes mask_token model-index pipeline_tag private
  resourceGroup safetensors sha siblings spaces tags transformersInfo trendingScore usedStorage widgetData description
  citation paperswithcode_id mainSize`.split(/\s+/),
);
const PAGE = 1000;

/** Of visitors without a token. */
export const HUB_LIMITS: Record<string, Limit> = {
  api: { quota: 500, seconds: 300 },
  resolvers: { quota: 3000, seconds: 300 },
  pages: { quota: 100, seconds: 300 },
};

export function hubHandler(options: HubOptions): Handler {
  const { limits } = options;
  const lists: Lists = new Map();
  return async (asked) => {
    const bucket = /\/resolve\/|^\/api\/resolve-cache\//.test(asked.path)
      ? 'resolvers'
      : asked.path.startsWith('/api/')
        ? 'api'
        : 'pages';
    const spent = limits.take(bucket, asked);
    const reply: Reply = spent.refused
      ? { status: 429, body: { error: 'You have reached your request limit.' } }
      : route(asked, options, lists);
    const headers = {
      ratelimit: `"${bucket}";r=${spent.remaining};t=${spent.seconds}`,
      'ratelimit-policy': `"fixed window";"${bucket}";q=${spent.limit};w=${spent.window}`,
      'x-request-id': 'Root=stand-in',
    };
    return { ...reply, headers: { ...headers, ...reply.headers } };
  };
}

function route(asked: Asked, options: HubOptions, lists: Lists): Reply {
  const { path, token } = asked;
  if (token !== null && !options.tokens.includes(token)) {
    return refuse(401, 'Invalid credentials in Authorization header');
  }
  if (path === '/api/whoami-v2') {
    return token ? { body: WHOAMI } : refuse(401, 'Invalid username or password.');
  }
  const list = /^\/api\/(models|datasets)\/?$/.exec(path);
  if (list) return listRepos(asked, options[list[1] as Kind], lists);

  const cached = /^\/api\/resolve-cache\/(models|datasets)\/(.+?)\/([0-9a-f]{40})\/(.+)$/.exec(path);
  if (cached) {
    const [, kind, id, sha, file] = cached as unknown as [string, Kind, string, string, string];
    return withRepo(asked, options, kind, id, (repo) => sendFile(repo, sha, decodeURIComponent(file)));
  }
  const api = /^\/api\/(models|datasets)\/(.+?)(?:\/(revision|tree|paths-info)\/([^/]+)(?:\/(.*))?)?$/.exec(
    path,
  );
  if (api) {
    const [, kind, id, action, revision = 'main', rest = ''] = api as unknown as [
      string,
      Kind,
      string,
      ...string[],
    ];
    return withRepo(asked, options, kind, id, (repo) => {
      const at = findRevision(repo, decodeURIComponent(revision));
      if (!at) return refuse(404, `Invalid rev id: ${decodeURIComponent(revision)}`, 'RevisionNotFound');
      if (action === 'tree' && repo.listed === false) return refuse(503, 'Service Unavailable');
      if (action === 'tree') return sendTree(asked, at, decodeURIComponent(rest));
      if (action === 'paths-info') return sendPaths(asked, at);
      return sendInfo(asked, repo, at);
    });
  }
  const file = /^\/(?:(datasets)\/)?(.+?)\/resolve\/([^/]+)\/(.+)$/.exec(path);
  if (file) {
    const [, datasets, id, revision, name] = file as unknown as [
      string,
      string | undefined,
      string,
      string,
      string,
    ];
    const kind = datasets ? 'datasets' : 'models';
    return withRepo(asked, options, kind, id, (repo) =>
      resolveFile(asked, options, kind, repo, decodeURIComponent(revision), decodeURIComponent(name)),
    );
  }
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<!doctype html><html>404</html>' };
}

function refuse(status: number, message: string, code?: string): Reply {
  return {
    status,
    headers: { 'x-error-message': message, ...(code && { 'x-error-code': code }) },
    body: { error: message },
  };
}

/** By id in lower case; worlds of many thousands are searched at every request. */
const indexes = new WeakMap<
  HubRepo[],
  { size: number; ids: Map<string, HubRepo>; old: Map<string, HubRepo> }
>();

function find(repos: HubRepo[], id: string): { moved: HubRepo | undefined; repo: HubRepo | undefined } {
  let index = indexes.get(repos);
  if (index?.size !== repos.length) {
    index = {
      size: repos.length,
      ids: new Map(repos.map((repo) => [repo.id.toLowerCase(), repo])),
      old: new Map(
        repos.flatMap((repo) => (repo.renamedFrom ? [[repo.renamedFrom.toLowerCase(), repo]] : [])),
      ),
    };
    indexes.set(repos, index);
  }
  const name = id.toLowerCase();
  return { moved: index.old.get(name), repo: index.ids.get(name) };
}

/** Finds the repository, or answers as the Hub does when there is none, it is hidden, disabled or has moved. */
function withRepo(
  asked: Asked,
  options: HubOptions,
  kind: Kind,
  id: string,
  then: (repo: HubRepo) => Reply,
): Reply {
  const { moved, repo } = find(options[kind], id);
  if (moved) {
    const query = asked.query.size > 0 ? `?${asked.query}` : '';
    const location = `${asked.path.replace(id, moved.id)}${query}`;
    return { status: 307, headers: { location }, body: `Temporary Redirect. Redirecting to ${location}` };
  }
  const reader = asked.token !== null && repo?.readers?.includes(asked.token);
  if (!repo && options.partial) return refuse(503, 'Service Unavailable');
  if (!repo || (repo.private && !reader)) {
    return asked.token
      ? refuse(404, 'Repository not found', 'RepoNotFound')
      : refuse(401, 'Invalid username or password.');
  }
  if (repo.disabled) return refuse(403, 'Access to this resource is disabled.');
  return then(repo);
}

interface Revision {
  sha: string;
  files: HubFiles;
}

/** The commit of `main`, as the stand-in makes it up when the data name none. */
export function hubSha(repo: HubRepo): string {
  return repo.sha ?? fakeSha(`hub ${repo.id}`);
}

function findRevision(repo: HubRepo, name: string): Revision | null {
  const main = { sha: hubSha(repo), files: repo.files ?? {} };
  if (['main', 'HEAD', main.sha].includes(name)) return main;
  const others = Object.entries(repo.revisions ?? {});
  return others.find(([key, one]) => key === name || one.sha === name)?.[1] ?? null;
}

function sizeOf(body: Body): number {
  return typeof body === 'number' ? body : Buffer.byteLength(body);
}

function fileInfo(path: string, body: Body) {
  const lfs = { sha256: fakeSha(path).padEnd(64, '0'), size: sizeOf(body), pointerSize: 134 };
  return { size: sizeOf(body), blobId: fakeSha(`blob ${path}`), ...(typeof body !== 'string' && { lfs }) };
}

function infoOf(repo: HubRepo, at: Revision, blobs: boolean): Record<string, unknown> {
  const given = Object.entries(repo).filter(([key]) => !OWN_FIELDS.has(key));
  return {
    _id: fakeSha(repo.id).slice(0, 24),
    modelId: repo.id,
    author: repo.id.includes('/') ? repo.id.split('/')[0] : undefined,
    lastModified: '2024-01-01T00:00:00.000Z',
    createdAt: '2022-03-02T23:29:04.000Z',
    ...DEFAULTS,
    ...Object.fromEntries(given),
    sha: at.sha,
    siblings:
      repo.listed === false
        ? undefined
        : Object.entries(at.files).map(([rfilename, body]) =>
            blobs ? { rfilename, ...fileInfo(rfilename, body) } : { rfilename },
          ),
  };
}

/** The asked fields of an info object, or `null` when one does not exist. */
function expanded(info: Record<string, unknown>, fields: string[]): Record<string, unknown> | null {
  if (fields.some((field) => !EXPANDABLE.has(field))) return null;
  return Object.fromEntries(Object.entries(info).filter(([key]) => ['_id', 'id', ...fields].includes(key)));
}

function expandFields(query: URLSearchParams): string[] {
  return [...query.getAll('expand'), ...query.getAll('expand[]')].flatMap((field) => field.split(','));
}

function sendInfo({ query }: Asked, repo: HubRepo, at: Revision): Reply {
  const fields = expandFields(query);
  const blobs = query.get('blobs')?.toLowerCase() === 'true';
  const info = infoOf(repo, at, blobs);
  if (fields.length === 0) return { body: info, etag: 'weak' };
  const body = blobs || query.has('securityStatus') ? null : expanded(info, fields);
  return body ? { body, etag: 'weak' } : refuse(400, '"expand" is not valid');
}

/** What queries found, in order, so that a long list is sorted once and not for each page. */
type Lists = Map<string, HubRepo[]>;

/** With `expand` a page is shorter, as the Hub's own client knows. */
const EXPANDED_PAGE = 500;

/** Parts of a record that a list tells only when asked to; `full` asks for most. */
const ON_DEMAND: Record<string, string[]> = {
  full: ['siblings', 'sha', 'lastModified', 'author', 'gated', 'disabled'],
  cardData: ['cardData'],
  config: ['config'],
};
/** Parts of a record that a list tells with `expand` alone. */
const EXPANDED_ONLY = [
  'safetensors',
  'spaces',
  'usedStorage',
  'transformersInfo',
  'model-index',
  'widgetData',
];

/** https://huggingface.co/docs/hub/api#get-apimodels */
function listRepos({ path, query }: Asked, repos: HubRepo[], lists: Lists): Reply {
  const fields = expandFields(query);
  const isFull = Object.keys(ON_DEMAND).some((name) => query.get(name) === 'true');
  if (fields.length > 0 && isFull) return refuse(400, '"expand" cannot be used with "full"');
  const wanted = new URLSearchParams(query);
  for (const name of ['cursor', 'limit']) wanted.delete(name);
  const key = `${path}?${wanted} ${repos.length}`;
  const found = lists.get(key) ?? findRepos(query, repos);
  lists.set(key, found);
  const limit = Math.min(Number(query.get('limit') ?? PAGE), fields.length > 0 ? EXPANDED_PAGE : PAGE);
  const start = Number(query.get('cursor') ?? 0);
  const dropped = new Set([
    ...EXPANDED_ONLY,
    ...Object.entries(ON_DEMAND).flatMap(([name, parts]) => (query.get(name) === 'true' ? [] : parts)),
  ]);
  const body = found.slice(start, start + limit).map((repo) => {
    const info = infoOf(repo, { sha: hubSha(repo), files: repo.files ?? {} }, false);
    if (fields.length > 0) return expanded(info, fields);
    return Object.fromEntries(Object.entries(info).filter(([key]) => !dropped.has(key)));
  });
  if (body.includes(null)) return refuse(400, '"expand" is not valid');
  return { body, headers: nextPage(path, query, start + limit, found.length) };
}

/** Always the highest first; what is equal keeps its order. */
function findRepos(query: URLSearchParams, repos: HubRepo[]): HubRepo[] {
  const filters = query.getAll('filter').flatMap((filter) => filter.split(','));
  const author = query.get('author')?.toLowerCase();
  const search = query.get('search')?.toLowerCase() ?? '';
  const sort = query.get('sort') ?? 'trendingScore';
  const rank = (repo: HubRepo) => repo[sort] ?? 0;
  return repos
    .filter((repo) => !repo.private && repo.id.toLowerCase().includes(search))
    .filter((repo) => author === undefined || repo.id.toLowerCase().startsWith(`${author}/`))
    .filter((repo) => filters.every((filter) => [...(repo.tags ?? []), repo.pipeline_tag].includes(filter)))
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return typeof x === 'number' && typeof y === 'number'
        ? y - x
        : String(y) < String(x)
          ? -1
          : Number(y > x);
    });
}

/** Page links name the public Hub, whatever address was asked: so does the real one behind a mirror. */
function nextPage(
  path: string,
  query: URLSearchParams,
  cursor: number,
  total: number,
): Record<string, string> {
  if (cursor >= total) return {};
  const next = new URLSearchParams(query);
  next.set('cursor', String(cursor));
  return { link: `<https://huggingface.co${path}?${next}>; rel="next"` };
}

function sendTree({ path, query }: Asked, at: Revision, folder: string): Reply {
  const prefix = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
  const recursive = query.get('recursive')?.toLowerCase() === 'true';
  const entries = new Map<string, object>();
  for (const [name, body] of Object.entries(at.files)) {
    if (!name.startsWith(prefix)) continue;
    const parts = name.slice(prefix.length).split('/');
    for (let depth = 1; depth < (recursive ? parts.length : Math.min(2, parts.length)); depth++) {
      const dir = prefix + parts.slice(0, depth).join('/');
      entries.set(dir, { type: 'directory', oid: fakeSha(dir), size: 0, path: dir });
    }
    if (!recursive && parts.length > 1) continue;
    const { size, blobId, lfs } = fileInfo(name, body);
    const pointer = lfs && { oid: lfs.sha256, size, pointerSize: lfs.pointerSize };
    entries.set(name, { type: 'file', oid: blobId, size, path: name, ...(pointer && { lfs: pointer }) });
  }
  if (folder !== '' && entries.size === 0) return refuse(404, `${folder} does not exist`, 'EntryNotFound');
  const start = Number(query.get('cursor') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? PAGE), query.get('expand') === 'true' ? 50 : PAGE);
  return {
    body: [...entries.values()].slice(start, start + limit),
    headers: { 'x-repo-commit': at.sha, ...nextPage(path, query, start + limit, entries.size) },
    etag: 'weak',
  };
}

function sendPaths({ body }: Asked, at: Revision): Reply {
  const { paths } = JSON.parse(body || '{}') as { paths?: string[] };
  const found = (paths ?? []).flatMap((path) => {
    const file = at.files[path];
    return file === undefined ? [] : [{ type: 'file', path, oid: fakeSha(path), size: sizeOf(file) }];
  });
  return { body: found };
}

/** Readable by anyone although the repository is gated. */
const NEVER_GATED = new Set(['README.md', 'LICENSE', 'LICENSE.md', 'LICENSE.txt']);

function resolveFile(
  asked: Asked,
  options: HubOptions,
  kind: Kind,
  repo: HubRepo,
  revision: string,
  name: string,
): Reply {
  const reader = asked.token !== null && repo.readers?.includes(asked.token);
  if (repo.gated && !reader && !NEVER_GATED.has(name)) {
    const why = asked.token ? 'Access to this repository is restricted.' : 'You must log in to access it.';
    return refuse(asked.token ? 403 : 401, `${repo.id} is gated. ${why}`, 'GatedRepo');
  }
  const at = findRevision(repo, revision);
  if (!at) return refuse(404, `Invalid rev id: ${revision}`, 'RevisionNotFound');
  const body = at.files[name];
  const isElsewhere =
    body === undefined ? repo.listed === false : typeof body === 'number' && options.partial;
  if (isElsewhere) return refuse(503, 'Service Unavailable');
  if (body === undefined) return refuse(404, 'Entry not found', 'EntryNotFound');
  const headers = { 'x-repo-commit': at.sha, 'x-linked-size': String(sizeOf(body)) };
  if (typeof body !== 'string') {
    const stored = fakeSha(`${repo.id} ${name}`);
    if (typeof body !== 'number') options.stored.set(stored, body);
    const location = `${options.cdn}/${stored}?bytes=${sizeOf(body)}&Signature=secret`;
    return { status: 302, headers: { ...headers, location } };
  }
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  return {
    status: 307,
    headers: { ...headers, location: `/api/resolve-cache/${kind}/${repo.id}/${at.sha}/${encoded}` },
    body: 'Temporary Redirect',
  };
}

function sendFile(repo: HubRepo, sha: string, name: string): Reply {
  const body = findRevision(repo, sha)?.files[name];
  if (typeof body !== 'string') return refuse(404, 'Entry not found', 'EntryNotFound');
  return { body, etag: 'strong', headers: { 'x-repo-commit': sha, 'content-disposition': 'inline' } };
}

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * What large files are redirected to: their bytes, or such without meaning, as many as the record says; parts of them by range, and no
 * questions about tokens.
 */
export const cdnHandler =
  (stored: ReadonlyMap<string, Buffer>): Handler =>
  ({ path, query, headers: { range } }) => {
    const zeros = () => Buffer.alloc(Math.min(Number(query.get('bytes') ?? 1024), MOST_BYTES));
    const whole = stored.get(path.slice(1)) ?? zeros();
    const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (from === undefined) return { body: whole, headers };
    const body = whole.subarray(Number(from), Number(to) + 1);
    if (body.length === 0) return { status: 416, headers };
    const last = Number(from) + body.length - 1;
    const contentRange = `bytes ${from}-${last}/${whole.length}`;
    return { status: 206, body, headers: { ...headers, 'content-range': contentRange } };
  };
