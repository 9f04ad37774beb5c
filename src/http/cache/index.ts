/** Answers kept on disk: unchanged ones are not sent twice, and files at a commit are never asked for again. */
import { createHash } from 'node:crypto';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openRegular } from '../../regular-file.js';
import { replaceFile } from '../../whole-file.js';
import { sweep } from './sweep.js';

const LAYOUT = 2;
const LARGEST_BODY = 2 * 1024 * 1024;
const HOUR = 60 * 60 * 1000;
/** After how much of its size was written by this process the cache is brought back to it. */
const SWEEP_SHARE = 0.05;

/** What callers and checks read from headers; the rest (cookies, ids) is not worth keeping. */
const KEPT_HEADERS = [
  'content-type',
  'etag',
  'last-modified',
  'link',
  'x-repo-commit',
  'x-linked-etag',
  'x-linked-size',
  'x-total-count',
  'content-range',
];

/** An answer as it came, after redirects, its body decoded. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
  /** The address that answered, after redirects. */
  url: string;
  redirected: boolean;
  /** Only the first part of the body was kept. */
  cut: boolean;
}

/** An answer from the cache; `fresh` ones need no question to the server. */
export interface StoredAnswer extends Answer {
  etag: string | null;
  fresh: boolean;
}

interface Entry {
  layout: number;
  request: string;
  url: string;
  redirected: boolean;
  /** 200 unless told. */
  status?: 206;
  headers: Record<string, string>;
  body: string;
  /** SHA-256 of the body: what a crash or a full disk left of a file is told from what was written. */
  digest: string;
  freshUntil: number;
}

/**
 * Files and trees named by a full commit id do not change: the Hub's `resolve`, GitHub's `git/trees` and `contents?ref=`,
 * and `owner/repo/<commit>/path` of its host for raw files.
 */
const PINNED =
  /\/(?:resolve|[\w.-]+\/[\w.-]+)\/[0-9a-f]{40}\/|\/git\/trees\/[0-9a-f]{40}(\?|$)|[?&]ref=[0-9a-f]{40}(&|$)/;

/** How long an answer needs no question, in epoch ms; 0 for never. */
export function freshUntil(url: URL, ttlMs: number, now: number): number {
  if (PINNED.test(`${url.pathname}${url.search}`)) return Number.MAX_SAFE_INTEGER;
  return ttlMs > 0 ? now + ttlMs : 0;
}

/**
 * One file per request below `folder`. A cache that cannot be read or written is no cache: it never fails an audit.
 * Several processes may share it: files appear whole or not at all, and any may go at any time.
 * Answers to different tokens are kept apart by the token's one-way name; the token itself is never written.
 */
export class ResponseCache {
  readonly #folder: string;
  readonly #maxBytes: number;
  #written = 0;
  #sweeping: Promise<void> | null = null;

  /** @param maxBytes what it may take on disk; a little more for a short time */
  constructor(folder: string, maxBytes: number) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
  }

  /** @param request what makes an answer: method, address, `Accept`, and whose token */
  async read(request: string, now: number): Promise<StoredAnswer | null> {
    const path = this.#path(request);
    const file = await openRegular(path).catch(() => null);
    if (!file) return null;
    try {
      const { atimeMs, mtimeMs } = await file.stat();
      const entry = parse(await file.readFile('utf8'), request, now);
      if (!entry) {
        await rm(path, { force: true }).catch(() => undefined);
        return null;
      }
      // The last use decides what goes first when space is short; to the hour will do. Nobody waits for it.
      if (now - Math.max(atimeMs, mtimeMs) > HOUR) {
        utimes(path, now / 1000, mtimeMs / 1000).catch(() => undefined);
      }
      return entry;
    } catch {
      return null;
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  /** Keeps what can be of use later: whole, successful, not forbidden by the server, and fresh or verifiable. */
  async write(request: string, answer: Answer, until: number): Promise<void> {
    if ((answer.status !== 200 && answer.status !== 206) || answer.cut || answer.body.length > LARGEST_BODY)
      return;
    if (/no-store/i.test(answer.headers.get('cache-control') ?? '')) return;
    if (until === 0 && !answer.headers.has('etag')) return;
    if (this.#maxBytes === 0) return;
    const headers: Record<string, string> = {};
    for (const name of KEPT_HEADERS) {
      const value = answer.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    const url = new URL(answer.url);
    // An address on another host may be signed: a key to the file for whoever reads it.
    if (answer.redirected) url.search = '';
    const body = Buffer.from(answer.body);
    const entry: Entry = {
      layout: LAYOUT,
      request,
      url: url.href,
      redirected: answer.redirected,
      ...(answer.status === 206 && { status: answer.status }),
      headers,
      body: body.toString('base64'),
      digest: digestOf(body),
      freshUntil: until,
    };
    const text = JSON.stringify(entry);
    if (await put(this.#path(request), text)) this.#count(text.length);
  }

  /** Waits for the tidying up that is under way, and tidies up when it was not done for a day. */
  async close(now: number): Promise<void> {
    await this.#sweeping;
    await sweep(this.#folder, { maxBytes: this.#maxBytes, now, least: 'daily' });
  }

  /** Brings the cache back to its size now and then, beside the work. */
  #count(bytes: number): void {
    this.#written += bytes;
    if (this.#sweeping || this.#written < this.#maxBytes * SWEEP_SHARE) return;
    this.#written = 0;
    const options = { maxBytes: this.#maxBytes, now: Date.now(), least: 'always' as const };
    this.#sweeping = sweep(this.#folder, options).finally(() => {
      this.#sweeping = null;
    });
  }

  #path(request: string): string {
    const name = createHash('sha256').update(request).digest('hex');
    return join(this.#folder, name.slice(0, 2), `${name}.json`);
  }
}

/** @returns `null` for what is damaged, of another layout, or an answer to another request */
function parse(text: string, request: string, now: number): StoredAnswer | null {
  try {
    const entry = JSON.parse(text) as Entry;
    if (entry.layout !== LAYOUT || entry.request !== request) return null;
    const body = Buffer.from(entry.body, 'base64');
    if (digestOf(body) !== entry.digest) return null;
    const headers = new Headers(entry.headers);
    return {
      status: entry.status ?? 200,
      headers,
      body,
      url: new URL(entry.url).href,
      redirected: entry.redirected,
      cut: false,
      etag: headers.get('etag'),
      fresh: entry.freshUntil > now,
    };
  } catch {
    return null;
  }
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64');
}

/** Readers see the old file or the new one, never a part. @returns whether it was written */
async function put(path: string, text: string): Promise<boolean> {
  const write = () => replaceFile(path, text, { mode: 0o600 });
  try {
    try {
      await write();
    } catch (error) {
      // Folders are made once, and again when somebody cleared the cache.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await write();
    }
    return true;
  } catch {
    return false;
  }
}
