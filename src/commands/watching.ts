/** The command that keeps an eye on a list: its flags. */
import { type Command, Option } from 'commander';
import { belowFlags } from './help-layout.js';
import { count, listed, positive, seconds } from './options.js';

export function addWatch(program: Command): void {
  program
    .command('watch')
    .description('say what changed in the models of a list since the last time, and why')
    .argument('[list]', 'a file, or - for stdin')
    .option('-o, --output <file>', 'the journal: a line for each change; created the first time')
    .addOption(
      new Option('--only <what>', 'licenses: terms that changed, and nothing else').choices(['licenses']),
    )
    .option(
      '--format <name[=file]>',
      'table, markdown or atom, or a file; repeatable (default: table)',
      listed,
    )
    .option('--full', 'ask about everything that a verdict rests on, datasets, base models and papers too')
    .option('--author <name>', 'list: models of an author on the Hub')
    .option('--search <text>', 'list: models with the text in their name')
    .option('--filter <tag,…>', 'list: models with all of these tags', listed)
    .addOption(count('--limit <n>', 'list: no more models than this'))
    .option('--organization <name>', 'list: repositories of an organization or user on GitHub')
    .option('--rubric <id|file>', 'how to score (default: rodeo)', listed)
    .addOption(positive('--concurrency <n>', 'how many targets are worked on at a time (default: 64)'))
    .addOption(seconds('--max-wait <seconds>', 'longest wait of a request for its turn (default: no limit)'))
    .addOption(
      seconds('--timeout <seconds>', 'how long to wait for a server that does not answer (default: 15)'),
    )
    .option('--config <file>', 'configuration; by default rodeo.config.yaml here or above')
    .option('--no-config', 'no configuration file')
    .option('--color', 'color even when it is not printed to a terminal')
    .option('--no-color', 'no color')
    .option('-q, --quiet', 'print nothing but the report and errors')
    .addHelpText('after', belowFlags(WATCH_HELP))
    .action(async (list, flags) => (await import('./watch.js')).watch(list, flags));
}

const WATCH_HELP = `
Models and code are asked for their commits, hundreds at a time, and only what moved is read again.

Exit codes: 0 nothing changed, or only for the better, 1 something is worse or, with
--only licenses, any terms changed, 2 wrong usage, 3 something could not be determined.

Examples:
  rodeo watch models.txt -o watch.ndjson
  rodeo watch models.txt -o watch.ndjson --only licenses --format markdown=report.md --format atom=changes.xml`;
