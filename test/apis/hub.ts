/** A stand-in for the Hugging Face Hub: what an audit asks of it, answered as the real one does, errors included. */
import { type Lists, listRepos, nextPage, PAGE } from './hub-lists.js';
import {
  expanded,
  expandFields,
  fileInfo,
  findRevision,
  type HubRepo,
  infoOf,
  type Revision,
  refuse,
  sizeOf,
} from './hub-records.js';
import type { Limit, Limits } from './limits.js';
import { type Asked, fakeSha, type Handler, type Reply } from './server.js';

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

function sendInfo({ query }: Asked, repo: HubRepo, at: Revision): Reply {
  const fields = expandFields(query);
  const blobs = query.get('blobs')?.toLowerCase() === 'true';
  const info = infoOf(repo, at, blobs);
  if (fields.length === 0) return { body: info, etag: 'weak' };
  const body = blobs || query.has('securityStatus') ? null : expanded(info, fields);
  return body ? { body, etag: 'weak' } : refuse(400, '"expand" is not valid');
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
