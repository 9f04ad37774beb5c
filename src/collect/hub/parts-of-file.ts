/** A file of a model on the Hub, read in parts by ranges of bytes. https://httpwg.org/specs/rfc9110.html#range.requests */
import { type Http, RequestFailed } from '../../http/client.js';
import { malformed } from '../attempt.js';
import type { PartedFile } from '../checkpoint/index.js';

/**
 * @param url of the file at a commit
 * @param size by the record, when it says so
 */
export class RangedFile implements PartedFile {
  size: number | undefined;
  readonly #http: Http;
  readonly #url: string;

  constructor(http: Http, url: string, size: number | undefined) {
    this.#http = http;
    this.#url = url;
    this.size = size;
  }

  /** Rejects with `RequestFailed`. A server that sends the whole file is left as soon as the part from the beginning is there. */
  async read(at: number, length: number): Promise<Buffer> {
    const end = Math.min(at + length, this.size ?? Number.POSITIVE_INFINITY);
    if (end <= at) return Buffer.alloc(0);
    const response = await this.#http.fetch(this.#url, {
      headers: { range: `bytes=${at}-${end - 1}` },
      maxBytes: end - at,
      overflow: 'cut',
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status !== 206) return body;
    const [, from, whole] =
      /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
    if (Number(from) !== at)
      throw new RequestFailed(this.#url, malformed('another part than was asked for'), { status: 206 });
    if (this.size === undefined && whole !== undefined && whole !== '*') this.size = Number(whole);
    return body;
  }
}
