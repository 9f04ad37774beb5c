/** What a user sees when something goes wrong: one line, a hint, an exit code; a stack only on request. */
import { ExitCode, RodeoError } from '../errors.js';
import { hint, say } from './messages.js';

/**
 * Tells the user on stderr. Returns the exit code for it: the error's own, or 4 for what nobody foresaw.
 * @param about the model of several that it happened to; errors that people can mend name it themselves
 */
export function reportError(error: unknown, about?: string): ExitCode {
  const debug = process.env.RODEO_DEBUG === '1';
  const expected = error instanceof RodeoError;
  if (expected) {
    say(error.message);
    if (error.hint) hint(error.hint);
  } else {
    const where = about === undefined ? '' : ` at ${about}`;
    say(`a bug in rodeo${where}: ${error instanceof Error ? error.message : String(error)}`);
    hint('Please report it with the command that you typed and what RODEO_DEBUG=1 adds to this.');
  }
  if (debug && error instanceof Error) hint((error.stack ?? '').split('\n'));
  return expected ? error.exitCode : ExitCode.bug;
}
