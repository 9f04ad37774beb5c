/** The commands and their flags; what a command does is loaded when it is called, so that starting stays cheap. */
import { Command, CommanderError, Option } from 'commander';
import { DEPTHS } from '../depth.js';
import { formats } from '../report/formats.js';
import { VERSION } from '../version.js';
import {
  AUDIT_HELP,
  BATCH_HELP,
  COMPARE_HELP,
  EXAMPLES,
  LICENSE_HELP,
  REPORT_HELP,
  WORKER_HELP,
} from './help.js';
import { belowFlags, formatItem } from './help-layout.js';
import { addExplain, addRubric, addSchema } from './knowledge.js';
import { addGate, count, depth, listed, positive, queue, seconds } from './options.js';
import { addProof } from './proof.js';
import { addSite } from './publishing.js';
import { addGathering, addLook } from './shared-options.js';
import { addCache, addDoctor } from './upkeep.js';
import { addWatch } from './watching.js';
import { commandNamed, noCommand, pathOf, wrongUsage } from './wrong-usage.js';

/** Runs the command that `args` name. Sets `process.exitCode`. Throws RodeoError for wrong usage. */
export async function run(args: readonly string[]): Promise<void> {
  const program = createProgram();
  if (args[0] === 'completion' || args[0] === 'complete') {
    const { addCompletion } = await import('./completion.js');
    await addCompletion(program);
  } else {
    // Only to be listed in the help; the real one needs a library.
    program
      .command('completion <shell>')
      .description('print the completion script for bash, zsh, fish or powershell');
  }
  try {
    await program.parseAsync(args[0] === 'help' ? askingHelp(program, args.slice(1)) : args, {
      from: 'user',
    });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version that were asked for are no errors; help because nothing was asked for is.
    if (error.exitCode === 0) return;
    if (error.code === 'commander.help') process.exitCode = 2;
    else throw wrongUsage(error, args, program);
  }
}

/** `help rubric compare` as `rubric compare --help`: the parser looks one word down, and at a wrong one prints all of its help. */
function askingHelp(program: Command, args: readonly string[]): string[] {
  const words = args.filter((word) => word !== '--help' && word !== '-h');
  const named = commandNamed(program, words) ?? program;
  const path = pathOf(named);
  const unknown = words[path.length];
  if (unknown !== undefined && unknown !== 'help' && named.commands.length > 0)
    throw noCommand(named, unknown);
  return [...path, '--help'];
}

/** All commands, without what they do being loaded. */
export function createProgram(): Command {
  const program = new Command('rodeo')
    .description('Audits how open an AI model is: can I run it, can I retrain it, and what is the evidence?')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', belowFlags(EXAMPLES))
    // Whatever is wrong is thrown, and told in one place.
    .exitOverride()
    .configureHelp({ formatItem })
    .configureOutput({ outputError: () => {}, writeErr: (text) => process.stderr.write(text) });

  addAudit(program);
  addCompare(program);
  addLicense(program);
  addMof(program);
  addDiff(program);
  addBatch(program);
  addWatch(program);
  addWorker(program);
  addJournals(program);
  addSite(program);
  addProof(program);
  addExplain(program);
  addRubric(program);
  addSchema(program);
  addCache(program);
  addDoctor(program);
  return program;
}

function addAudit(program: Command): void {
  const command = program
    .command('audit')
    .description('score a model from the evidence on the Hub, on GitHub and of its paper')
    .argument('[target...]', 'models or repositories')
    .option('--offline', 'use evidence shipped with rodeo or saved earlier; never open a socket')
    .option('--evidence <file>', 'audit from a saved evidence file; no network')
    .option('--save-evidence <file>', 'write all that was gathered to a file')
    .addOption(depth(['code', 'impact'], 'code'))
    .option('--rubric <id|file,…>', 'how to score (default: rodeo); several judge the same evidence', listed)
    .option('--attest <file>', 'what people state about the model, to fill in what no evidence shows')
    .option('--format <name[=file]>', 'how to print it (default: table), or a file; repeatable', listed)
    .option('--against <file>', 'a model file of the Model Openness Tool: verify what it claims')
    .option(
      '--strict',
      'with --against: exit 1 when the evidence contradicts a claim; with junit: whatever is missing fails',
    );
  addGate(command)
    .option('--baseline <file>', 'an earlier result (JSON), to separate new failures from old ones')
    .option('--fail-on-regression', 'gate: nothing may be worse than in the baseline')
    .option('--config <file>', 'configuration; by default rodeo.config.yaml here or above')
    .option('--no-config', 'no configuration file')
    .option('-o, --output <file>', 'write the report to a file')
    .addHelpText('after', belowFlags(`${formatsHelp()}\n${AUDIT_HELP}`))
    .action(async (targets, flags) => (await import('./audit.js')).audit(targets, flags));
  addGathering(command);
  command.option('--points', 'the whole table: how every check counts in every score');
  addLook(command, 'the whole table with reasons, links and requests');
}

function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .description('put models side by side, differences first')
    .argument('<target...>', 'two or more models or repositories, named as for rodeo audit')
    .option('--offline', 'use evidence shipped with rodeo or saved earlier; never open a socket')
    .option('--rubric <id|file>', 'how to score', 'rodeo')
    .addOption(
      new Option('--format <name>', 'how to print it')
        .choices(['table', 'markdown', 'json'])
        .default('table'),
    )
    .option('-o, --output <file>', 'write the report to a file')
    .addHelpText('after', belowFlags(COMPARE_HELP))
    .action(async (targets, flags) => (await import('./compare-models.js')).compareModels(targets, flags));
  command
    .addOption(seconds('--max-wait <seconds>', 'longest wait for servers in total (default: 30)'))
    .addOption(
      seconds('--timeout <seconds>', 'how long to wait for a server that does not answer (default: 15)'),
    );
  addLook(command, 'also what all have in common');
}

function addLicense(program: Command): void {
  const command = program
    .command('license')
    .description('say what may be done with weights, code, data and texts; or which license a file is')
    .argument('[target...]', 'models, repositories, folders, license files, or - for stdin')
    .option('--offline', 'use evidence shipped with rodeo or saved earlier; never open a socket')
    .option('--evidence <file>', 'judge a saved evidence file; no network')
    .option('--before <file>', 'earlier evidence of the same model, to see what was relicensed')
    .addOption(new Option('--format <name>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('-o, --output <file>', 'write the report to a file')
    .addHelpText('after', belowFlags(LICENSE_HELP))
    .action(async (names, flags) => (await import('./license.js')).license(names, flags));
  addGathering(command);
  addLook(command, 'add links, sources of facts, and what was added to a text');
}

function addMof(program: Command): void {
  const command = program
    .command('mof')
    .description('give the class of model files of the Model Openness Tool, with progress and reasons')
    .argument('<file...>', 'model files (YAML or JSON)')
    .option('--strict', 'as the tool itself evaluates them, including the gaps in its license lists')
    .addOption(new Option('--format <name>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('-o, --output <file>', 'write the report to a file')
    .action(async (files, flags) => (await import('./mof.js')).mof(files, flags));
  addLook(command, 'add every component');
}

function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('show what is better, worse, added or removed between two saved results')
    .argument('<old>', 'result of an audit (--format json), an array of them, or one a line')
    .argument('<new>', 'a later one')
    .addOption(
      new Option('--format <name>', 'how to print it')
        .choices(['table', 'json', 'markdown'])
        .default('table'),
    )
    .option('--fail-on-regression', 'exit 1 when something is worse, 3 when something may be')
    .option('-o, --output <file>', 'write the report to a file')
    .action(async (old, now, flags) => (await import('./diff.js')).diff(old, now, flags));
  addLook(command, 'add what stayed the same');
}

function addBatch(program: Command): void {
  const command = program
    .command('batch')
    .description('audit every model of a list or a query, one result a line; resumes where it stopped')
    .argument('[list]', 'a file, or - for stdin')
    .option('-o, --output <file>', 'the journal to write, or to resume (NDJSON)')
    .option('--author <name>', 'list: models of an author on the Hub')
    .option('--search <text>', 'list: models with the text in their name')
    .option('--filter <tag,…>', 'list: models with all of these tags', listed)
    .addOption(
      new Option('--sort <key>', 'list: what comes first').choices([
        ...['downloads', 'likes', 'createdAt', 'lastModified', 'trendingScore'],
      ]),
    )
    .addOption(count('--limit <n>', 'list: no more models than this'))
    .option('--organization <name>', 'list: repositories of an organization or user on GitHub')
    .option('--shard <part/of>', 'only a part of the list, such as 3/8')
    .addOption(depth(DEPTHS, 'full'))
    .option('--rubric <id|file>', 'how to score (default: rodeo)', listed)
    .option('--offline', 'judge evidence that was kept or is shipped; never open a socket');
  addGate(command)
    .addOption(count('--allow-failures <n>', 'how many targets may end without a conclusive result'))
    .addOption(positive('--concurrency <n>', 'how many targets are worked on at a time (default: 64)'))
    .addOption(queue('have the work done by rodeo worker on any number of machines'))
    .addOption(seconds('--max-wait <seconds>', 'longest wait of a request for its turn (default: no limit)'))
    .addOption(
      seconds('--timeout <seconds>', 'how long to wait for a server that does not answer (default: 15)'),
    )
    .option('--config <file>', 'configuration; by default rodeo.config.yaml here or above')
    .option('--no-config', 'no configuration file')
    .option('-q, --quiet', 'print nothing but errors')
    .addHelpText('after', belowFlags(BATCH_HELP))
    .action(async (list, flags) => (await import('./batch.js')).batch(list, flags));
}

function addWorker(program: Command): void {
  program
    .command('worker')
    .description('do the work of rodeo batch --queue, on as many machines as there are')
    .addOption(queue('the Redis that the batch names'))
    .addOption(positive('--concurrency <n>', 'how many targets are worked on at a time (default: 64)'))
    .option('--rate <targets/seconds>', 'most targets in a time, such as 4000/3600; counts for all workers')
    .addOption(seconds('--take-over <seconds>', 'silence after which others do its work (default: 30)'))
    .addOption(seconds('--max-wait <seconds>', 'longest wait of a request for its turn (default: no limit)'))
    .addOption(
      seconds('--timeout <seconds>', 'how long to wait for a server that does not answer (default: 15)'),
    )
    .option('--config <file>', 'configuration, for endpoints; by default rodeo.config.yaml here or above')
    .option('--no-config', 'no configuration file')
    .option('-q, --quiet', 'print nothing but errors')
    .addHelpText('after', belowFlags(WORKER_HELP))
    .action(async (flags) => (await import('./worker.js')).worker(flags));
}

function addJournals(program: Command): void {
  const command = program
    .command('report')
    .description('print the results of a batch')
    .argument('<file>', 'what rodeo batch -o wrote')
    .addOption(
      new Option('--format <name>', 'how to print it')
        .choices(['table', 'csv', 'json', 'markdown'])
        .default('table'),
    )
    .option('--sort <column>', 'sort rows, with ranks: openness, downloads, model:desc …')
    .option(
      '--filter <condition…>',
      "only rows for which it holds: 'usability>=60', license=MIT; repeatable",
      listed,
    )
    .option(
      '--columns <name,…>',
      'which columns: scores, verdict, class, license, known, downloads, stars …',
      listed,
    )
    .option('-o, --output <file>', 'write the report to a file')
    .addHelpText('after', belowFlags(REPORT_HELP))
    .action(async (file, flags) => (await import('./report.js')).report(file, flags));
  addLook(command, 'table, markdown: each model in full, with reasons and links, in place of a row');
  program
    .command('merge')
    .description('put journals of batches together, each target once')
    .argument('<file...>', 'what rodeo batch -o wrote')
    .option('-o, --output <file>', 'the journal to write, or to resume')
    .action(async (files, flags) => (await import('./merge.js')).merge(files, flags));
}

function formatsHelp(): string {
  const width = Math.max(...Object.keys(formats).map((name) => name.length)) + 2;
  const lines = Object.entries(formats).map(([name, { about }]) => `  ${name.padEnd(width)}${about}`);
  return ['', 'Formats:', ...lines].join('\n');
}
