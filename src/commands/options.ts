/** Options that several commands have, and what may be given as their values. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Depth } from '../depth.js';

/** What a result must meet. */
export function addGate(command: Command): Command {
  return command
    .option('--min <score=number>', 'gate: least value of a score, such as openness=60; repeatable', listed)
    .option('--require-class <class>', 'gate: the least open class that is accepted, such as III')
    .option('--require <check,…>', 'gate: checks that must pass', listed)
    .addOption(count('--max-unknown <n>', 'gate: how many checks may be unknown'))
    .option('--allow-unknown', 'gate: give what could not be seen the benefit of the doubt');
}

/** How far to look. @param most that are offered, the first being the default */
export function depth(depths: readonly Depth[], usual: Depth): Option {
  return new Option('--depth <name>', depths.map((one) => `${one}: ${LOOKS[one]}`).join('; '))
    .choices(depths)
    .default(usual);
}

const LOOKS: Record<Depth, string> = {
  list: 'only what list pages say',
  full: 'pages and lists of files',
  code: 'scripts too, one more request for each repository',
  impact: 'also who made it, who cites it and how much it is used, for pages; no score counts that',
};

/** A flag that may be given again. */
export function listed(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** A URL may hold a password, and command lines are there for everybody on the machine to read. */
export function queue(about: string): Option {
  return new Option('--queue <url>', about).env('RODEO_QUEUE');
}

/** A whole number. */
export function count(flags: string, about: string): Option {
  return new Option(flags, about).argParser((text) => {
    if (!/^\d{1,9}$/.test(text.trim())) throw new InvalidArgumentError('It must be a whole number.');
    return Number(text);
  });
}

/** A whole number above zero. */
export function positive(flags: string, about: string): Option {
  return new Option(flags, about).argParser((text) => {
    if (!/^0*[1-9]\d{0,8}$/.test(text.trim()))
      throw new InvalidArgumentError('It must be a whole number above 0.');
    return Number(text);
  });
}

/** A number of seconds, not below zero. */
export function seconds(flags: string, about: string): Option {
  return new Option(flags, about).argParser((text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
      throw new InvalidArgumentError('It must be a number of seconds.');
    }
    return value;
  });
}
