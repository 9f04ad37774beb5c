/** Why something could not be seen: a few words that are kept, and how they read. */
import * as v from 'valibot';

/** Why something could not be seen. The wording for people is in `unavailableText`. */
export const UnavailableCode = v.picklist([
  'not-found-or-private', // the Hub's anonymous 401, GitHub's 404: cannot be told apart
  'gated',
  'forbidden',
  'disabled',
  'bad-token',
  'needs-token', // would cost more anonymous calls than the budget allows
  'rate-limited',
  'timeout',
  'network', // reset, refused, DNS, broken TLS
  'server-error', // 5xx after retries
  'blocked-451',
  'truncated', // the server sent a part and said so, or broke off
  'too-large',
  'invalid-response', // HTML instead of JSON, a shape that the API does not have
  'offline',
  'not-collected', // not asked for: over the cap of linked items, or left out by whoever recorded the evidence
  'language', // prose in a language that is not read
  'depends', // what would have named it could not be read
]);
export type UnavailableCode = v.InferOutput<typeof UnavailableCode>;

/** What may be otherwise when the same question is put again a moment later. */
export const PASSING: ReadonlySet<UnavailableCode> = new Set<UnavailableCode>([
  'rate-limited',
  'timeout',
  'network',
  'server-error',
  'truncated',
  'invalid-response',
]);

export const Unavailable = v.object({
  code: UnavailableCode,
  /** What the server said, shortened, without secrets; or the name of what this depends on. */
  detail: v.optional(v.string()),
  /** ISO time at which a rate limit ends. */
  until: v.optional(v.string()),
});
export type Unavailable = v.InferOutput<typeof Unavailable>;

const UNAVAILABLE_TEXT: Record<UnavailableCode, string> = {
  'not-found-or-private': 'does not exist or is private',
  gated: 'is gated: access must be requested',
  forbidden: 'access was refused',
  disabled: 'is disabled',
  'bad-token': 'the access token was refused',
  'needs-token': 'needs an access token to be read within the request budget',
  'rate-limited': 'rate-limited',
  timeout: 'no answer in time',
  network: 'the connection failed',
  'server-error': 'the server failed',
  'blocked-451': 'is blocked for legal reasons (HTTP 451)',
  truncated: 'only a part was sent',
  'too-large': 'is too large to read',
  'invalid-response': 'the answer made no sense',
  offline: 'offline',
  'not-collected': 'not looked up',
  language: 'is in a language that is not read',
  depends: 'could not be looked up',
};

/** The reason in words: `rate-limited until 2026-11-23T10:00:00Z`. */
export function unavailableText(reason: Unavailable): string {
  const until = reason.until ? ` until ${reason.until}` : '';
  const detail = reason.detail ? ` (${reason.detail})` : '';
  return `${UNAVAILABLE_TEXT[reason.code]}${until}${detail}`;
}
