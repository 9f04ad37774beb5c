/** Whether an answer is one at all to what was asked: a portal's page, an empty body or a proxy's own status is none. */
import type { Ask } from './ask.js';
import { looksLikeHtml, RequestFailed } from './failure.js';
import { answersJson, bucketOf, type Endpoint } from './hosts.js';

/** Deeper than any record, and shallow enough for every reader that recurses. */
const DEEPEST = 200;

/** What came, before anybody reads it. */
export interface Came {
  url: URL;
  endpoint: Endpoint | null;
  status: number;
  headers: Headers;
  body: Uint8Array;
}

/**
 * The body of an answer, with what no JSON may hold mended.
 * @param etag what the request asked to compare with, if anything
 * @throws RequestFailed `invalid-response` for what is no answer of the service that was asked
 */
export function believed(came: Came, ask: Ask, etag: string | null): Uint8Array {
  const { url, endpoint, status, headers, body } = came;
  const invalid = (detail: string) =>
    new RequestFailed(url.href, { code: 'invalid-response', detail }, { status });
  if (endpoint === null || status >= 300) {
    if (status === 304 && etag === null && !ask.headers.has('if-none-match'))
      throw invalid('"not changed" to a question that did not ask for changes');
    return body;
  }
  const isPart = status === 206 && ask.headers.has('range');
  if (status !== 200 && status !== 203 && !isPart) throw invalid(`status ${status} in place of an answer`);
  if (ask.method === 'HEAD') return body;
  if (!answersJson(url, endpoint, ask.headers.get('accept'))) return body;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (/\bhtml\b/.test(headers.get('content-type') ?? '') || looksLikeHtml(text.toString('utf8', 0, 200)))
    throw invalid('a web page instead of data');
  if (isNested(body, DEEPEST)) throw invalid('data nested too deeply');
  if (bucketOf(url, endpoint) === 'graphql') {
    const fault = graphqlFault(text.toString('utf8'));
    if (fault) throw invalid(fault);
  }
  return text.includes('\\ud') || text.includes('\\uD')
    ? Buffer.from(wellFormed(text.toString('utf8')))
    : body;
}

/** https://spec.graphql.org/October2021/#sec-Response-Format: a map with `data`, or with a list of errors, or with both. */
function graphqlFault(text: string): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return 'broken JSON';
  }
  if (!isMap(answer)) return 'not an answer of GraphQL';
  const { data, errors } = answer;
  if (errors !== undefined && !(Array.isArray(errors) && errors.every(isMap)))
    return 'not an answer of GraphQL';
  if (data !== undefined && data !== null && !isMap(data)) return 'not an answer of GraphQL';
  return data === undefined && errors === undefined ? 'not an answer of GraphQL' : null;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether brackets stand deeper in each other than `most`. In time linear in the bytes; those within strings do not count. */
export function isNested(json: Uint8Array, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > most) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return false;
}

/** One escape of a JSON string: a pair of surrogates, a lone one, or any other. */
const ESCAPE = /\\(?:u(?:d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(d[89a-f][0-9a-f]{2}))|.)/gis;

/** JSON whose strings are text: half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD. */
export const wellFormed = (json: string): string =>
  json.replace(ESCAPE, (whole, lone: string | undefined) => (lone === undefined ? whole : '\\ufffd'));

/**
 * Why a body is not the text file that was asked for; `null` when nothing speaks against it.
 * @param path of the file in its repository
 * @param size of the file by the record of its repository, in bytes; `undefined` where that is not known
 * @param body whole, not cut
 */
export function fileFault(
  path: string,
  {
    body,
    type,
    size,
    cut = false,
  }: { body: Uint8Array; type: string | null; size: number | undefined; cut?: boolean | undefined },
): string | null {
  if (size !== undefined && (cut ? size <= body.length : size !== body.length))
    return `${cut ? 'more than ' : ''}${body.length} bytes, and the record says that the file has ${size}`;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (!/\.(?:x?html?|xml|svg)$/i.test(path)) {
    if (looksLikeHtml(text.toString('utf8', 0, 200))) return 'a web page in place of the file';
    if (/\bhtml\b/.test(type ?? '') && /<\/(?:html|body)>/i.test(text.toString('latin1')))
      return 'a web page in place of the file';
  }
  if (size === undefined && !/\.(?:json|ipynb|jsonl)$/i.test(path) && isJson(text))
    return 'data in place of the file';
  return size === undefined && body.length === 0 ? 'an empty answer' : null;
}

/** Error messages of services are short. */
const LONGEST_MESSAGE = 64 * 1024;

function isJson(text: Buffer): boolean {
  if (text.length === 0 || text.length > LONGEST_MESSAGE) return false;
  try {
    JSON.parse(text.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}
