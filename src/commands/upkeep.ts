/** The commands that look after rodeo itself on this machine: its cache, its tokens and limits. */
import { type Command, Option } from 'commander';

export function addCache(program: Command): void {
  const cache = program.command('cache').description('show or empty the cache of answers and evidence');
  const format = () =>
    new Option('--format <name>', 'how to print it').choices(['text', 'json']).default('text');
  cache
    .command('info')
    .description('print how much it holds, and since when')
    .addOption(format())
    .action(async (flags) => (await import('./cache.js')).infoCommand(flags));
  cache
    .command('clear')
    .description('remove all of it, without asking')
    .addOption(format())
    .action(async (flags) => (await import('./cache.js')).clearCommand(flags));
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('show tokens (never their text), endpoints, limits left and caches')
    .option('--offline', 'ask no server')
    .addOption(new Option('--format <name>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async (flags) => (await import('./doctor.js')).doctor(flags));
}
