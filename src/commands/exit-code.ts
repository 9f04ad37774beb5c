/** One exit code for a run over several models: the gravest of all that happened. */
import { ExitCode } from '../errors.js';

/** From the least to the gravest: what is known to fail counts before what could not be seen, and a mistake before both. */
const GRAVITY: readonly unknown[] = [
  undefined,
  ExitCode.ok,
  ExitCode.inconclusive,
  ExitCode.gateFailed,
  ExitCode.usage,
  ExitCode.bug,
];

/** Sets the exit code, unless something graver has set it already. */
export function exitWith(code: ExitCode): void {
  if (GRAVITY.indexOf(code) > GRAVITY.indexOf(process.exitCode)) process.exitCode = code;
}
