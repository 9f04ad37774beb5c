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

/** Lines stand apart in a list: a break within one came from elsewhere, and must not begin a line. */
export type Hint = string | readonly string[];

/**
 * An expected failure, told to the user in one line without a stack.
 * `message` says what happened and to which model or file; `hint` says what to do next.
 */
export class RodeoError extends Error {
  readonly exitCode: ExitCode;
  /** One line, or several. */
  readonly hint: Hint | undefined;

  constructor(message: string, options: { exitCode: ExitCode; hint?: Hint | undefined; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'RodeoError';
    this.exitCode = options.exitCode;
    this.hint = options.hint;
  }
}

/** The user typed or configured something that cannot work (exit 2). */
export function usageError(message: string, hint?: Hint): RodeoError {
  return new RodeoError(message, { exitCode: ExitCode.usage, hint });
}

/** The evidence could not be gathered, so there is no verdict (exit 3). */
export function inconclusiveError(message: string, hint?: Hint, cause?: unknown): RodeoError {
  return new RodeoError(message, { exitCode: ExitCode.inconclusive, hint, cause });
}
