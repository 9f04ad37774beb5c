/** The commands that tell what rodeo judges by: checks and words, rubrics, schemas. */
import { type Command, Option } from 'commander';
import { listed } from './options.js';
import { addGathering, addLook } from './shared-options.js';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'say what a check, score, tier, class or license factor means; without a name, list all checks',
    )
    .argument('[check]', 'id of a check, or a word of a report: openness, "Fully open", III, license-factor')
    .option('--rubric <id|file>', 'whose weights to show', 'rodeo')
    .addOption(
      new Option('--format <name>', 'how to print it').choices(['text', 'json', 'markdown']).default('text'),
    )
    .action(async (check, flags) => (await import('./explain.js')).explain(check, flags));
}

export function addRubric(program: Command): void {
  const rubric = program.command('rubric').description('list, show, validate and compare rubrics');
  rubric
    .command('list')
    .description('list the rubrics shipped with rodeo')
    .action(async () => (await import('./rubric.js')).listCommand());
  rubric
    .command('show')
    .description('print a rubric with everything it extends')
    .argument('[id|file]', 'the rubric', 'rodeo')
    .action(async (name) => (await import('./rubric.js')).showCommand(name));
  rubric
    .command('validate')
    .description('check a rubric file; problems come with line and column')
    .argument('<file>', 'the file')
    .action(async (file) => (await import('./rubric.js')).validateCommand(file));
  const comparison = rubric
    .command('compare')
    .description('judge the same evidence by all rubrics, a row for each')
    .argument('[target...]', 'models or repositories, named as for rodeo audit')
    .option('--rubric <id|file,…>', 'which ones (default: all that come with rodeo)', listed)
    .option('--offline', 'use evidence shipped with rodeo or saved earlier; never open a socket')
    .option('--evidence <file>', 'compare on a saved evidence file; no network')
    .addOption(new Option('--format <name>', 'how to print it').choices(['table', 'json']).default('table'))
    .option('-o, --output <file>', 'write the report to a file')
    .action(async (targets, flags) => (await import('./compare.js')).compare(targets, flags));
  addGathering(comparison);
  addLook(comparison, 'add requests');
}

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of what rodeo writes and reads')
    .argument('<name>', 'result, diff, comparison, evidence, license, record, classes, attestation or rubric')
    .action(async (name) => (await import('./schema.js')).schemaCommand(name));
}
