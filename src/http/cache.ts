/** Answers kept on disk: unchanged ones are not sent twice, and files at a commit are never asked for again. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LAYOUT = 1;
const LARGEST_BODY = 2 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;
/** Answers older than this are removed, used or not: asking again is cheap. */
const KEPT_MS = 30 * DAY;
const PRUNED_FILE = 'pruned';

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
  headers: Record<string, string>;
  body: string;
  freshUntil: number;
}

/** Files and trees named by a full commit id do not change: the Hub's `resolve`, GitHub's `git/trees` and `contents?ref=`. */
const PINNED = /\/resolve\/[0-9a-f]{40}\/|\/git\/trees\/[0-9a-f]{40}(\?|$)|[?&]ref=[0-9a-f]{40}(&|$)/;

/** How long an answer needs no question, in epoch ms; 0 for never. */
export function freshUntil(url: URL, ttlMs: number, now: number): number {
  if (PINNED.test(`${url.pathname}${url.search}`)) return Number.MAX_SAFE_INTEGER;
  return ttlMs > 0 ? now + ttlMs : 0;
}

/**
 * One file per request below `folder`. A cache that cannot be read or written is no cache: it never fails an audit.
 * Answers to different tokens are kept apart by the token's one-way name; the token itself is never written.
 */
export class ResponseCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param request what makes an answer: method, address, `Accept`, and whose token */
  async read(request: string, now: number): Promise<StoredAnswer | null> {
    try {
      const entry = JSON.parse(await readFile(this.#path(request), 'utf8')) as Entry;
      if (entry.layout !== LAYOUT || entry.request !== request) return null;
      const headers = new Headers(entry.headers);
      return {
        status: 200,
        headers,
        body: Buffer.from(entry.body, 'base64'),
        url: entry.url,
        redirected: entry.redirected,
        cut: false,
        etag: headers.get('etag'),
        fresh: entry.freshUntil > now,
      };
    } catch {
      return null;
    }
  }

  /** Keeps what can be of use later: whole, successful, not forbidden by the server, and fresh or verifiable. */
  async write(request: string, answer: Answer, until: number): Promise<void> {
    if (answer.status !== 200 || answer.cut || answer.body.length > LARGEST_BODY) return;
    if (/no-store/i.test(answer.headers.get('cache-control') ?? '')) return;
    if (until === 0 && !answer.headers.has('etag')) return;
    const headers: Record<string, string> = {};
    for (const name of KEPT_HEADERS) {
      const value = answer.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    const url = new URL(answer.url);
    // An address on another host may be signed: a key to the file for whoever reads it.
    if (answer.redirected) url.search = '';
    const entry: Entry = {
      layout: LAYOUT,
      request,
      url: url.href,
      redirected: answer.redirected,
      headers,
      body: Buffer.from(answer.body).toString('base64'),
      freshUntil: until,
    };
    const path = this.#path(request);
    const draft = `${path}.${randomUUID()}`;
    try {
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      await writeFile(draft, JSON.stringify(entry), { mode: 0o600 });
      await rename(draft, path);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  /** Removes old answers, at most once a day. */
  async prune(now: number): Promise<void> {
    const marker = join(this.#folder, PRUNED_FILE);
    const ageOf = async (path: string) => now - (await stat(path)).mtimeMs;
    try {
      if ((await ageOf(marker).catch(() => DAY)) < DAY) return;
      const names = await readdir(this.#folder, { recursive: true });
      await writeFile(marker, '');
      for (const name of names.filter((one) => one.includes('.json'))) {
        const path = join(this.#folder, name);
        if ((await ageOf(path)) > KEPT_MS) await rm(path, { force: true });
      }
    } catch {
      // No folder yet, or not ours to change.
    }
  }

  #path(request: string): string {
    const name = createHash('sha256').update(request).digest('hex');
    return join(this.#folder, name.slice(0, 2), `${name}.json`);
  }
}
