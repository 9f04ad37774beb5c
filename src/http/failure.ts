/** Every way a request can fail, turned into one of the reasons that evidence knows. */

import type { Token } from '../config.js';
import { type Unavailable, type UnavailableCode, unavailableText } from '../evidence.js';
import type { Service } from './hosts.js';
import { askedWait } from './limits/quota.js';
import { NOT_PUBLIC } from './public-address.js';

const LONGEST_DETAIL = 200;
/** GitHub asks for at least a minute when a secondary limit names no time. */
const SECONDARY_LIMIT_MS = 60_000;

/** A request that got no usable answer, after all retries. Holds no secret and no control character. */
export class RequestFailed extends Error {
  readonly reason: Unavailable;
  /** HTTP status, or `null` when there was no answer. */
  readonly status: number | null;
  /**
   * The Hub's `X-Error-Code` (`RepoNotFound`, `EntryNotFound`, `GatedRepo` …), GraphQL's error type (`NOT_FOUND`), or
   * the system's name of a network fault (`ECONNRESET`).
   */
  readonly errorCode: string | null;
  readonly url: string;

  constructor(
    url: string,
    reason: Unavailable,
    options: { status?: number | null; errorCode?: string | null } = {},
  ) {
    const shown = shownUrl(url);
    super(`${shown}: ${unavailableText(reason)}`);
    this.name = 'RequestFailed';
    this.reason = reason;
    this.status = options.status ?? null;
    this.errorCode = options.errorCode ?? null;
    this.url = shown;
  }
}

/** The failed request inside an error of octokit or of another library that wraps what `fetch` threw; else `null`. */
export function failureOf(error: unknown): RequestFailed | null {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    if (current instanceof RequestFailed) return current;
    current = current.cause;
  }
  return null;
}

/** A URL fit for logs and reports: no user, no password, and no query that could hold a signature or key. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return cleanText(url);
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  for (const name of [...shown.searchParams.keys()]) {
    if (/token|signature|key|secret|credential|policy/i.test(name)) shown.searchParams.set(name, '…');
  }
  return shown.href;
}

/**
 * Text from a server made safe for a terminal and a report: no escape sequences, no control or direction-changing
 * characters, one line, at most 200 characters.
 */
export function cleanText(text: string): string {
  const clean = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is what this is for
    .replace(/(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    .replace(/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clean.length > LONGEST_DETAIL ? `${clean.slice(0, LONGEST_DETAIL - 1)}…` : clean;
}

/** GitHub names the visitor's address or number ("… exceeded for 203.0.113.5. (But …"): none of a report's business. */
function withoutVisitor(text: string): string {
  return text.replace(/(rate limit exceeded) for (user ID|installation ID)?\s*[\da-f.:]+.*/i, '$1');
}

/** An answer with an error status, as far as it must be read to be understood. */
export interface ErrorAnswer {
  url: string;
  status: number;
  headers: Headers;
  /** The beginning of the body. */
  text: string;
  service: Service | null;
  /** The token that was sent along. */
  token: Token | null;
}

/**
 * The reason behind an error status.
 * The Hub's codes: https://huggingface.co/docs/huggingface_hub/package_reference/utilities (HTTP errors),
 * GitHub's: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export function statusFailure(answer: ErrorAnswer, now: number): RequestFailed {
  const { status, headers } = answer;
  // A server that quotes the token back must not put it into a report.
  const secret = answer.token?.reveal();
  const said = messageOf(answer);
  const message = withoutVisitor(secret ? said.replaceAll(secret, '[token]') : said);
  const code = codeFor(answer, message);
  const errorCode = cleanText(headers.get('x-error-code') ?? '') || null;
  // The Hub answers "Invalid username or password." to whoever names a model that is not there.
  const misleading = code === 'not-found-or-private' && status === 401;
  const detail = misleading ? {} : { detail: message || `HTTP ${status}` };
  let wait = code === 'rate-limited' || code === 'server-error' ? askedWait(headers, now) : null;
  if (code === 'rate-limited' && answer.service === 'github') wait ??= SECONDARY_LIMIT_MS;
  const until = wait ? { until: new Date(now + wait).toISOString() } : {};
  return new RequestFailed(answer.url, { code, ...detail, ...until }, { status, errorCode });
}

function codeFor(answer: ErrorAnswer, message: string): UnavailableCode {
  const { status, headers, service } = answer;
  const authorized = answer.token !== null;
  if (status === 401 || status === 403) {
    if (headers.get('x-error-code') === 'GatedRepo') return 'gated';
    if (isRateLimit(answer, message)) return 'rate-limited';
    if (isBadToken(answer, message)) return 'bad-token';
    if (/is disabled|access blocked/i.test(message)) return 'disabled';
    if (status === 401 && service === 'hub' && !authorized) return 'not-found-or-private';
    return status === 401 && !authorized ? 'needs-token' : 'forbidden';
  }
  if (status === 404 || status === 410) return 'not-found-or-private';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate-limited';
  if (status === 451) return 'blocked-451';
  return status >= 500 ? 'server-error' : 'invalid-response';
}

/** GitHub refuses with 403 as well as 429, for its primary and for its secondary limits. */
function isRateLimit({ status, headers }: ErrorAnswer, message: string): boolean {
  if (status !== 403) return false;
  return (
    headers.get('x-ratelimit-remaining') === '0' ||
    headers.has('retry-after') ||
    /rate limit|abuse detection/i.test(message)
  );
}

function isBadToken({ status, service, token }: ErrorAnswer, message: string): boolean {
  if (!token) return false;
  if (status === 401) return /invalid credentials|bad credentials|token.*(expired|invalid)/i.test(message);
  // Semantic Scholar answers a wrong key with a bare 403.
  return service === 'semantic-scholar';
}

/** What the server says went wrong, in its own words, cleaned; empty when it sent a web page or nothing. */
function messageOf({ headers, text, status }: ErrorAnswer): string {
  const header = headers.get('x-error-message');
  if (header) return cleanText(header);
  const body = text.trim();
  if (body.startsWith('<')) return '';
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return '';
    const { error, message, block } = parsed as Record<string, unknown>;
    const reason =
      status === 451 && typeof block === 'object' && block ? (block as { reason?: unknown }).reason : null;
    const words = [error, message, reason].filter((part) => typeof part === 'string');
    return cleanText(words.join(': '));
  } catch {
    return cleanText(body.slice(0, 1000));
  }
}

const SYSTEM_CODES: Record<string, [UnavailableCode, string]> = {
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'could not connect in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'connected, but no answer'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'the answer stopped halfway'],
  ETIMEDOUT: ['timeout', 'could not connect in time'],
  ECONNREFUSED: ['network', 'connection refused'],
  ECONNRESET: ['network', 'connection reset'],
  EPIPE: ['network', 'connection reset'],
  UND_ERR_SOCKET: ['network', 'connection closed'],
  ENOTFOUND: ['network', 'host name not found'],
  EAI_AGAIN: ['network', 'host name lookup failed'],
  EHOSTUNREACH: ['network', 'host unreachable'],
  ENETUNREACH: ['network', 'network unreachable'],
  [NOT_PUBLIC]: ['forbidden', 'it leads into a private network'],
};

/**
 * The reason behind an error that the transport threw.
 * @param phase `body` when status and headers had arrived: what breaks then was cut short
 */
export function networkFailure(error: unknown, url: string, phase: 'connect' | 'body'): RequestFailed {
  const root = rootOf(error);
  const { code: found } = root as { code?: unknown };
  const errorCode = typeof found === 'string' ? cleanText(found) : null;
  const fail = (code: UnavailableCode, detail: string | null) =>
    new RequestFailed(url, { code, ...(detail === null ? {} : { detail }) }, { errorCode });

  if (root.name === 'TimeoutError') return fail('timeout', 'took too long as a whole');
  const [code, detail] = SYSTEM_CODES[errorCode ?? ''] ?? ['network', errorCode];
  if (code === 'timeout') return fail('timeout', detail);
  if (phase === 'body') return fail('truncated', 'the connection broke off');
  if (root.name === 'HTTPParserError') return fail('invalid-response', 'not HTTP');
  const proxy = /Proxy response \((\d+)\)/.exec(root.message)?.[1];
  return fail(code, proxy ? `the proxy answered ${proxy}` : detail);
}

/** `fetch` wraps the error of the socket, and trying several addresses wraps it once more. */
function rootOf(error: unknown): Error {
  let current = error instanceof Error ? error : new Error(String(error));
  for (let depth = 0; depth < 8; depth++) {
    const inner: unknown = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(inner instanceof Error)) break;
    current = inner;
  }
  return current;
}

/**
 * GraphQL reports failures with HTTP 200 (https://docs.github.com/graphql/overview/rate-limits-and-query-limits).
 * @param errors the `errors` of the answer; @param headers of the same answer, for the reset time
 * @returns the failure of the whole query, or `null` when the errors only concern parts of it
 */
export function graphqlFailure(
  errors: readonly { type?: string; message?: string }[] | undefined,
  url: string,
  headers: Headers = new Headers(),
  now: number = Date.now(),
): RequestFailed | null {
  const codes: Record<string, UnavailableCode> = {
    RATE_LIMITED: 'rate-limited',
    RATE_LIMIT: 'rate-limited',
    NOT_FOUND: 'not-found-or-private',
    FORBIDDEN: 'forbidden',
  };
  for (const [type, code] of Object.entries(codes)) {
    const error = errors?.find((one) => one.type === type);
    if (!error) continue;
    const wait = code === 'rate-limited' ? askedWait(headers, now) : null;
    const until = wait === null ? {} : { until: new Date(now + wait).toISOString() };
    const status = code === 'not-found-or-private' ? 404 : 200;
    return new RequestFailed(
      url,
      { code, detail: withoutVisitor(cleanText(error.message ?? type)), ...until },
      { status, errorCode: type },
    );
  }
  return null;
}

/**
 * The JSON of an answer.
 * @throws RequestFailed `invalid-response` when it is a web page or broken
 */
export async function readJson<T = unknown>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return JSON.parse(text) as T;
  } catch {
    const detail = looksLikeHtml(text) ? 'a web page instead of data' : 'broken JSON';
    throw new RequestFailed(response.url, { code: 'invalid-response', detail }, { status: response.status });
  }
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(text.slice(0, 200));
}
