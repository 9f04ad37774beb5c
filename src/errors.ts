/** The errors that people cause or can mend: each is one line and an exit code; anything else that is thrown is a bug. */

/** What the process says to its caller. Documented in the README; scripts and CI rely on it. */
export const ExitCode = {
  ok: 0,
  gateFailed: 1,
  usage: 2,
  inconclusive: 3,
  bug: 4,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * What kind of failure it is, for programs: these words stay.
 *
 * `usage` what was given cannot work · `not-found` the target does not exist, or is not to be seen · `access` it is there, and a token is
 * missing, refused or not enough · `rate-limited` ask again later · `network` the service did not answer, or not in its own form ·
 * `timeout` the time that was given is over, or the service took too long · `offline` it is not on this machine and nobody may be asked ·
 * `gate-failed` a policy is not met · `inconclusive` there is no verdict for another reason · `bug` a mistake in rodeo.
 */
export type ErrorCode =
  | 'usage'
  | 'not-found'
  | 'access'
  | 'rate-limited'
  | 'network'
  | 'timeout'
  | 'offline'
  | 'gate-failed'
  | 'inconclusive'
  | 'bug';

/** By the reason of the request that failed, in the words of evidence (see `UnavailableCode`). */
const CODE_OF_REASON: Readonly<Record<string, ErrorCode>> = {
  'not-found-or-private': 'not-found',
  gated: 'access',
  forbidden: 'access',
  'bad-token': 'access',
  'needs-token': 'access',
  disabled: 'access',
  'blocked-451': 'access',
  'rate-limited': 'rate-limited',
  timeout: 'timeout',
  network: 'network',
  'server-error': 'network',
  truncated: 'network',
  'invalid-response': 'network',
  offline: 'offline',
};

const CODE_OF_EXIT: Readonly<Record<ExitCode, ErrorCode>> = {
  0: 'inconclusive',
  1: 'gate-failed',
  2: 'usage',
  3: 'inconclusive',
  4: 'bug',
};

/** Lines stand apart in a list: a break within one came from elsewhere, and must not begin a line. */
export type Hint = string | readonly string[];

/**
 * An expected failure, told to the user in one line without a stack.
 * `message` says what happened and to which model or file; `hint` says what to do next.
 */
export class RodeoError extends Error {
  readonly exitCode: ExitCode;
  /** What a program may decide by; messages may change. */
  readonly code: ErrorCode;
  /** One line, or several. */
  readonly hint: Hint | undefined;

  /** @param options without a `code` it follows from the request that failed (`cause`), or else from the exit code */
  constructor(
    message: string,
    options: { exitCode: ExitCode; code?: ErrorCode | undefined; hint?: Hint | undefined; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'RodeoError';
    this.exitCode = options.exitCode;
    this.code = options.code ?? codeBehind(options.cause) ?? CODE_OF_EXIT[options.exitCode];
    this.hint = options.hint;
  }
}

function codeBehind(cause: unknown): ErrorCode | undefined {
  const { code } = (cause as { reason?: { code?: unknown } } | undefined)?.reason ?? {};
  return typeof code === 'string' && Object.hasOwn(CODE_OF_REASON, code) ? CODE_OF_REASON[code] : undefined;
}

/** The user typed or configured something that cannot work (exit 2). */
export function usageError(message: string, hint?: Hint): RodeoError {
  return new RodeoError(message, { exitCode: ExitCode.usage, hint });
}

/** The evidence could not be gathered, so there is no verdict (exit 3). */
export function inconclusiveError(message: string, hint?: Hint, cause?: unknown): RodeoError {
  return new RodeoError(message, { exitCode: ExitCode.inconclusive, hint, cause });
}
