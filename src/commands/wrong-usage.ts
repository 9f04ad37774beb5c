/** Wrong usage as the parser of arguments reports it, said as every other error is, with the command whose help is meant. */
import type { Command, CommanderError } from 'commander';
import { type RodeoError, usageError } from '../errors.js';
import { nearest } from '../nearest.js';

/** Commander's sentence as one of ours. */
export function wrongUsage(error: CommanderError, args: readonly string[], program: Command): RodeoError {
  const message = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(
      /^command-argument value '(.*)' is invalid for argument '(.*?)'\. Allowed choices are (.*)\.$/,
      (_, value, name, choices) => `there is no ${name} "${value}"; give one of ${choices}`,
    );
  const named = commandNamed(program, args);
  if (error.code === 'commander.unknownCommand') {
    const [first = ''] = args;
    // People forget the command and begin with the model.
    if (!named && /[/:]/.test(first)) {
      return usageError(`there is no command "${first}"`, `Did you mean: rodeo audit ${args.join(' ')}`);
    }
    const word = args.slice(named ? pathOf(named).length : 0).find((one) => !one.startsWith('-')) ?? first;
    return noCommand(named ?? program, word);
  }
  return usageError(message, `${nameOf(named ?? program)} --help lists what it takes.`);
}

/** There is no such command below `above`. */
export function noCommand(above: Command, word: string): RodeoError {
  const guess = nearest(
    word,
    above.commands.map((command) => command.name()),
  );
  const mean = guess ? `Did you mean ${nameOf(above)} ${guess}? ` : '';
  return usageError(`there is no command "${word}"`, `${mean}${nameOf(above)} --help lists the commands.`);
}

/** The command that the first words name, as far down as they do; `null` when the first one is none. */
export function commandNamed(program: Command, args: readonly string[]): Command | null {
  let found: Command | null = null;
  for (const word of args) {
    const next: Command | undefined = (found ?? program).commands.find((command) => command.name() === word);
    if (!next) break;
    found = next;
  }
  return found;
}

/** `rubric compare`, without the program's own name. */
export const pathOf = (command: Command): string[] =>
  command.parent ? [...pathOf(command.parent), command.name()] : [];

const nameOf = (command: Command): string => ['rodeo', ...pathOf(command)].join(' ');
