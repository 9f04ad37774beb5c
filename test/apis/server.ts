/** A real HTTP server for one stand-in API: routing aside, it logs, breaks on request, and answers conditionally. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export type Role =
  | 'hub'
  | 'cdn'
  | 'github'
  | 'github-raw'
  | 'semantic-scholar'
  | 'openalex'
  | 'crossref'
  | 'datacite';

/** One request as a server saw it. Times are `performance.now()`. */
export interface Logged {
  time: number;
  finished: number;
  host: Role;
  method: string;
  /** Path and query, without the path of the endpoint. */
  path: string;
  status: number;
  /** Whether a token came along, valid or not. */
  authorized: boolean;
  /** The visitor hung up before all was sent. */
  left?: boolean;
  /** Where a redirect pointed to. */
  location?: string;
}

/** What goes wrong with the requests that match; without `status` and the like the normal answer follows. */
export interface Fault {
  host?: Role;
  method?: string;
  /** A part of the path with its query, or a pattern. All paths when missing. */
  path?: string | RegExp;
  /** How many requests it hits before all is well again; endlessly when missing. */
  times?: number;
  /** It hits this share of them, evenly: every twentieth for 0.05. All when missing. */
  share?: number;
  delayMs?: number;
  /** No answer before this is settled, so that a test says when. */
  until?: Promise<unknown>;
  status?: number;
  headers?: Record<string, string>;
  body?: string | object;
  /** Sends a web page with status 200. */
  html?: boolean;
  /** Sends the whole file to whoever asks for a part. */
  whole?: boolean;
  /** Closes the connection without a word. */
  reset?: boolean;
  /** Announces the whole body, sends half of it and closes the connection. */
  truncate?: boolean;
  /** Sends the headers and one byte, then nothing more. */
  stall?: boolean;
}

export interface Asked {
  method: string;
  /** Decoded segments are the handlers' business: this is the raw path without the endpoint's. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** Of `Authorization: Bearer …` or `x-api-key`. */
  token: string | null;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Objects are sent as JSON. */
  body?: string | Buffer | object;
  /** Adds an `ETag` made from the body and answers 304 to whoever has it. */
  etag?: 'weak' | 'strong';
}

/** @param base the address of the stand-in, with its path, for absolute links */
export type Handler = (asked: Asked, base: string) => Reply | Promise<Reply>;

export interface StandIn {
  /** `http://127.0.0.1:<port><path>` */
  url: string;
  close(): Promise<void>;
}

interface Shared {
  log: Logged[];
  faults: Fault[];
  latencyMs: number;
  /** Lets requests through wave by wave. */
  gate?: { pass(entry: Logged): Promise<void> };
  /** Epoch ms, for `Date`; Node's own when missing. */
  clock?: () => number;
}

/** Starts a server on a free port of 127.0.0.1. @param path a prefix under which everything lives (`/hf`) */
export async function startStandIn(
  role: Role,
  path: string,
  shared: Shared,
  handler: Handler,
): Promise<StandIn> {
  let origin = '';
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      // A mistake in a stand-in must be seen in the test that meets it.
      console.error(error);
      if (!response.headersSent) response.writeHead(599);
      response.end(String(error));
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = request.url ?? '/';
    const inside = path === '' || raw === path || raw.startsWith(`${path}/`);
    const url = new URL(inside ? raw.slice(path.length) : raw, 'http://stand-in');
    const { authorization } = request.headers;
    const key = request.headers['x-api-key'];
    const entry: Logged = {
      time: performance.now(),
      finished: Number.POSITIVE_INFINITY,
      host: role,
      method: request.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      status: 0,
      authorized: authorization !== undefined || key !== undefined,
    };
    shared.log.push(entry);
    let sent = false;
    response.once('finish', () => {
      sent = !request.socket.destroyed;
    });
    response.once('close', () => {
      entry.finished = performance.now();
      if (!sent) entry.left = true;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await shared.gate?.pass(entry);
    if (shared.latencyMs > 0) await delay(shared.latencyMs);

    const fault = takeFault(shared.faults, entry);
    if (fault?.delayMs) await delay(fault.delayMs, undefined, { ref: false });
    await fault?.until;
    if (fault?.reset) {
      request.socket.destroy();
      return;
    }
    const asked: Asked = {
      method: entry.method,
      path: url.pathname,
      query: url.searchParams,
      headers: fault?.whole ? { ...request.headers, range: undefined } : request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      token: authorization?.replace(/^(Bearer|token) /i, '') ?? (typeof key === 'string' ? key : null),
    };
    let reply = inside
      ? await faultReply(fault, () => handler(asked, `${origin}${path}`))
      : { status: 404, body: 'outside' };
    reply = conditional(reply, asked);

    const body = bytesOf(reply.body);
    const status = reply.status ?? 200;
    entry.status = status;
    const headers: Record<string, string> = {
      'content-type': isData(reply.body) ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-length': String(body.length),
      ...(shared.clock && { date: new Date(shared.clock()).toUTCString() }),
      ...reply.headers,
    };
    if (headers.location) entry.location = headers.location;
    if (status === 304) delete headers['content-length'];
    response.writeHead(status, headers);
    if (fault?.truncate || fault?.stall) {
      response.write(body.subarray(0, fault.stall ? 1 : Math.max(1, body.length >> 1)));
      if (fault.truncate) setImmediate(() => setTimeout(() => request.socket.destroy(), 20));
      return;
    }
    response.end(entry.method === 'HEAD' || status === 304 ? undefined : body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `${origin}${path}`, close: () => closeServer(server) };
}

/** How many requests matched a fault that hits a share of them. */
const matched = new WeakMap<Fault, number>();

function isDue(fault: Fault, share: number): boolean {
  const count = (matched.get(fault) ?? 0) + 1;
  matched.set(fault, count);
  return Math.floor(count * share) > Math.floor((count - 1) * share);
}

function takeFault(faults: Fault[], entry: Logged): Fault | null {
  for (const fault of faults) {
    const { host, method, path, times } = fault;
    if (host && host !== entry.host) continue;
    if (method && method !== entry.method) continue;
    if (typeof path === 'string' && !entry.path.includes(path)) continue;
    if (path instanceof RegExp && !path.test(entry.path)) continue;
    if (times === 0) continue;
    if (fault.share !== undefined && !isDue(fault, fault.share)) continue;
    if (times !== undefined) fault.times = times - 1;
    return fault;
  }
  return null;
}

function faultReply(fault: Fault | null, normal: () => Reply | Promise<Reply>): Reply | Promise<Reply> {
  if (fault?.html) {
    return {
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><html><body>Please log in to the hotel network</body></html>',
    };
  }
  if (fault?.status === undefined) return normal();
  return {
    status: fault.status,
    ...(fault.headers && { headers: fault.headers }),
    body: fault.body ?? { error: `Fault ${fault.status}`, message: `Fault ${fault.status}` },
  };
}

function conditional(reply: Reply, asked: Asked): Reply {
  if (!reply.etag || (reply.status ?? 200) !== 200) return reply;
  const digest = createHash('sha1').update(bytesOf(reply.body)).digest('hex');
  const etag = reply.etag === 'weak' ? `W/"${digest}"` : `"${digest}"`;
  const headers = { ...reply.headers, etag };
  if (asked.headers['if-none-match'] === etag) return { status: 304, headers };
  return { ...reply, headers };
}

function isData(body: Reply['body']): boolean {
  return typeof body === 'object' && !Buffer.isBuffer(body);
}

function bytesOf(body: Reply['body']): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A stand-in for a commit or object id: 40 hex digits that depend on `text` only. */
export function fakeSha(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
