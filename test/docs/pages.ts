/** The pages of docs/ that follow from the code: written by `npm run docs`, held current by the test beside this file. */
import type { Command } from 'commander';
import { checks } from '../../src/checks/index.js';
import { createProgram } from '../../src/commands/program.js';
import { checkTopic } from '../../src/explain/check-topic.js';
import { rubricTopics } from '../../src/explain/rubric-topics.js';
import { topicMarkdown } from '../../src/explain/topic-markdown.js';
import { formats } from '../../src/report/formats.js';
import { literal } from '../../src/report/markdown-text.js';
import { points } from '../../src/report/wording.js';
import { checksOfItem } from '../../src/rubric/items.js';
import type { ItemRubric } from '../../src/rubric/items-schema.js';
import { listRubrics, loadLadder, loadRubric } from '../../src/rubric/load.js';
import { hasItems, type Rubric, weightIn } from '../../src/rubric/schema.js';

const MADE = '<!-- Written by `npm run docs` from the code: changes belong there. -->\n';

/** Text by path below docs/. */
export async function generatedPages(): Promise<Record<string, string>> {
  const rubric = await loadRubric('rodeo');
  const pages: Record<string, string> = {
    'checks.md': checksPage(rubric),
    'formats.md': formatsPage(),
    'cli.md': cliPage(),
  };
  for (const { id, kind } of await listRubrics()) {
    if (kind === 'classes') pages[`rubrics/${id}.md`] = await classesPage(id);
    else pages[`rubrics/${id}.md`] = rubricPage(await loadRubric(id));
  }
  return pages;
}

const checkLink = (id: string, up = '') => `[${id}](${up}checks.md#${id})`;

function checksPage(rubric: Rubric): string {
  const topics = checks.map((check) => checkTopic(check, rubric));
  return [
    MADE,
    '# Checks\n',
    'What each check asks, what it takes for a yes, a half and a no, and what it is known to get wrong. `rodeo explain ID` prints the',
    'same. What could not be seen is unknown, whatever the check. Each example is run through its check by a test.\n',
    ...topics.map(({ id, title }) => `- ${checkLink(id).replace('checks.md', '')}: ${literal(title)}`),
    '',
    ...topics.map((topic) => topicMarkdown(topic)),
  ].join('\n');
}

function rubricPage(rubric: Rubric): string {
  const head = [
    MADE,
    `# ${literal(rubric.title)}\n`,
    `\`--rubric ${rubric.id}\`, from [rubrics/${rubric.id}.yaml](../../rubrics/${rubric.id}.yaml), where each weight and condition is argued.\n`,
  ];
  if (hasItems(rubric)) return [...head, ...itemTable(rubric)].join('\n');
  const scores = Object.entries(rubric.scores);
  const rows = Object.entries(rubric.criteria).map(([id, criterion]) => {
    const weights = scores.map(([score]) => points(weightIn(criterion, score)).replace(/^0$/, ''));
    return `| ${checkLink(id, '../')} | ${weights.join(' | ')} | ${criterion.license ?? ''} |`;
  });
  return [
    ...head,
    `| Check | ${scores.map(([, { title }]) => literal(title)).join(' | ')} | License of |`,
    `| :-- | ${scores.map(() => '--:').join(' | ')} | :-- |`,
    ...rows,
    '',
    ...rubricTopics(rubric).map((topic) => topicMarkdown(topic)),
  ].join('\n');
}

function itemTable(rubric: ItemRubric): string[] {
  const rows = Object.values(rubric.items).map((item) => {
    const asked = checksOfItem(item).map((id) => checkLink(id, '../'));
    return `| ${literal(item.title)} | ${'notCheckable' in item && item.notCheckable ? `no repository can show it: ${literal(String(item.notCheckable))}` : asked.join(', ') || 'licenses'} |`;
  });
  return ['| Item | Asks |', '| :-- | :-- |', ...rows, ''];
}

async function classesPage(id: string): Promise<string> {
  const ladder = await loadLadder(id);
  const holder = { ...(await loadRubric('rodeo')), ladder } as Rubric;
  const topics = rubricTopics(holder).filter(
    ({ id: one }) => one.startsWith('class-') || one === 'unclassified',
  );
  return [
    MADE,
    `# ${literal(ladder.title)}\n`,
    `A rubric names it as its \`classification\`; from [rubrics/${id}.yaml](../../rubrics/${id}.yaml).\n`,
    ...topics.map((topic) => topicMarkdown(topic)),
  ].join('\n');
}

function formatsPage(): string {
  const rows = Object.entries(formats).map(
    ([name, { about, single, rubrics }]) =>
      `| \`${name}\` | ${literal(about)} | ${single ? 'one' : 'any number'} | ${rubrics ? 'any number' : 'one'} |`,
  );
  return [
    MADE,
    '# Formats\n',
    '`rodeo audit MODEL --format NAME` prints one of these; `--format NAME=FILE` writes it to a file beside what is printed, as often as',
    'wanted. All are made from the same result. What could not be seen is neither a failure nor a pass in any of them.\n',
    '| Format | | Models | Rubrics |',
    '| :-- | :-- | :-- | :-- |',
    ...rows,
    '',
    '`rodeo schema result` prints the JSON Schema of `json`. Rules of `sarif` link to [checks.md](checks.md). In `junit` a test fails where the',
    'gate does, and with `--strict` wherever something is missing; the rest is skipped, with its reason.\n',
  ].join('\n');
}

function cliPage(): string {
  const sections = commandsOf(createProgram()).map(
    ([name, command]) => `## ${name}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
  );
  return [MADE, '# Commands\n', 'What `rodeo COMMAND --help` prints.\n', ...sections].join('\n');
}

function commandsOf(command: Command, above = ''): [string, Command][] {
  const name = `${above}${command.name()}`;
  return [[name, command], ...command.commands.flatMap((one) => commandsOf(one, `${name} `))];
}

/** Help with what is added below it, as wide as where no terminal is. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 80,
  });
  command.outputHelp();
  return text.trim();
}
