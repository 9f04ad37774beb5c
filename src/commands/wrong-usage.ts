/** Wrong usage as the parser of arguments reports it, said as every other error is. */
import type { CommanderError } from 'commander';
import { usageError } from '../errors.js';

/** Commander's sentence as one of ours. */
export function wrongUsage(error: CommanderError, args: readonly string[]) {
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const [first = ''] = args;
  // People forget the command and begin with the model.
  if (error.code === 'commander.unknownCommand' && /[/:]/.test(first)) {
    return usageError(`there is no command "${first}"`, `Did you mean: rodeo audit ${args.join(' ')}`);
  }
  return usageError(message, 'rodeo --help lists the commands, rodeo <command> --help its options.');
}
