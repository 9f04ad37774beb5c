/** `rodeo explain`: the words of the checks themselves, so that documentation cannot drift from what is judged. */
import type { CheckWords } from '../checks/check.js';
import { explanationOf } from '../checks/explanations/index.js';
import { checkWords } from '../checks/words.js';
import { usageError } from '../errors.js';
import { checkTopic, itemsAsking, licenseOf, weightsOf } from '../explain/check-topic.js';
import { disputeTopic } from '../explain/dispute-topic.js';
import { rubricTopics } from '../explain/rubric-topics.js';
import { type Topic, topicNamed } from '../explain/topic.js';
import { topicMarkdown } from '../explain/topic-markdown.js';
import { nearest } from '../nearest.js';
import { jsonText } from '../report/json.js';
import { grid, heading, type Look, lookOf, rest } from '../report/table/grid.js';
import { checksOf } from '../rubric/items.js';
import type { ItemRubric } from '../rubric/items-schema.js';
import { loadRubric } from '../rubric/load.js';
import { hasItems, type Rubric } from '../rubric/schema.js';
import { plain } from '../terminal.js';
import { writeReport } from './output.js';
import { screenWidth, wantsColor } from './screen.js';

export interface ExplainFlags {
  rubric: string;
  format: 'text' | 'json' | 'markdown';
}

/**
 * Prints one check, one word of a report (a score, a tier, an archetype, a class, a license factor), or all checks by the score in
 * which they count most. Throws usageError for what nothing goes by.
 */
export async function explain(name: string | undefined, flags: ExplainFlags): Promise<void> {
  const rubric = await loadRubric(flags.rubric);
  const check = checkWords.find(({ id }) => id === name);
  const topic = name === undefined ? null : found(name, rubric);
  if (flags.format === 'json') {
    const one = check ? asJson(check, rubric) : topic && { ...topic, rubric: rubric.id };
    await writeReport(jsonText(one ?? checkWords.map((each) => asJson(each, rubric))), undefined);
    return;
  }
  if (flags.format === 'markdown') {
    const topics = topic ? [topic] : checkWords.map((each) => checkTopic(each, rubric));
    await writeReport(topics.map((one) => topicMarkdown(one)).join('\n'), undefined);
    return;
  }
  const look = lookOf({ width: screenWidth(), color: wantsColor(undefined, false), verbose: false });
  const lines = topic ? topicLines(topic, look) : listLines(rubric, look);
  await writeReport(`${lines.join('\n')}\n`, undefined);
}

function found(name: string, rubric: Rubric): Topic {
  const others = [...rubricTopics(rubric), disputeTopic];
  const topics = [...checkWords.map((check) => checkTopic(check, rubric)), ...others];
  const topic = topicNamed(name, topics);
  if (topic) return topic;
  const near = nearest(
    name,
    topics.map(({ id }) => id),
  );
  const words = others.map(({ id }) => id);
  throw usageError(`there is no check or report term "${name}"`, [
    `${near ? `Did you mean ${near}? ` : ''}rodeo explain lists all checks.`,
    ...(hasItems(rubric) ? [] : [`Words: ${words.join(', ')}.`]),
  ]);
}

function asJson(check: CheckWords, rubric: Rubric) {
  const { id, title, partialTitle, describedTitle, failureTitle, component, why, needs, fix } = check;
  const license = licenseOf(check, rubric);
  const judged = explanationOf(check);
  return {
    id,
    title,
    partialTitle,
    ...(describedTitle && { describedTitle }),
    failureTitle,
    ...(component !== undefined && { component }),
    why,
    ...judged,
    needs: [...needs],
    fix,
    rubric: rubric.id,
    weights: Object.fromEntries(weightsOf(check, rubric).map(({ score, weight }) => [score, weight])),
    ...(license !== undefined && { license }),
    ...(hasItems(rubric) && { items: itemsAsking(check, rubric).map((item) => item.id) }),
  };
}

/** A topic as a table of labels and paragraphs. */
function topicLines({ id, title, rows }: Topic, look: Look): string[] {
  const label = Math.max(...rows.map(([name]) => name.length), 9) + 3;
  return [
    '',
    ...grid([{ width: rest(look) }], [[`${look.paint.bold.cyan(id)}  ${look.paint.bold(title)}`]]),
    '',
    ...grid(
      [{ width: label }, { width: rest(look, label) }],
      rows.map(([name, texts]) => [look.paint.dim(name), texts.join('\n')]),
    ),
  ];
}

/** All checks, each once: under the score in which it weighs most, the headline last, then those without points. */
function listLines(rubric: Rubric, look: Look): string[] {
  if (hasItems(rubric)) return itemListLines(rubric, look);
  const scores = Object.entries(rubric.scores).sort(
    ([, a], [, b]) => Number(!!a.headline) - Number(!!b.headline),
  );
  const groups = new Map<string, CheckWords[]>(scores.map(([, { title }]) => [title, []]));
  const uncounted: CheckWords[] = [];
  const headlines = scores.filter(([, score]) => score.headline).map(([id]) => id);
  for (const check of checkWords) {
    const weights = weightsOf(check, rubric);
    const own = weights.filter(({ score }) => !headlines.includes(score));
    const [main] = (own.length > 0 ? own : weights).sort((a, b) => b.weight - a.weight);
    (groups.get(main?.title ?? '') ?? uncounted).push(check);
  }
  groups.set('Without points', uncounted);
  return groupLines(groups, look);
}

/** The checks that the items ask, then all others. */
function itemListLines(rubric: ItemRubric, look: Look): string[] {
  const asked = checksOf(rubric);
  const isAsked = ({ id }: CheckWords) => asked.includes(id);
  return groupLines(
    new Map([
      [`Asked by ${rubric.title}`, checkWords.filter(isAsked)],
      ['Others', checkWords.filter((check) => !isAsked(check))],
    ]),
    look,
  );
}

function groupLines(groups: ReadonlyMap<string, readonly CheckWords[]>, look: Look): string[] {
  const id = Math.max(...checkWords.map((check) => check.id.length), 0) + 2;
  const columns = [{ width: id }, { width: rest(look, id) }];
  return [...groups].flatMap(([title, members]) => {
    if (members.length === 0) return [];
    const rows = members.map((check) => {
      const component = check.component ? look.paint.dim(` · ${check.component}`) : '';
      return [look.paint.cyan(check.id), check.title + component];
    });
    return [...heading(plain(title), look), ...grid(columns, rows)];
  });
}
