/** `rodeo explain`: the words of the checks themselves, so that documentation cannot drift from what is judged. */
import type { Check } from '../checks/check.js';
import { checks } from '../checks/index.js';
import { NEEDS } from '../checks/need-words.js';
import { usageError } from '../errors.js';
import type { LicenseScope } from '../licenses/license.js';
import { nearest } from '../nearest.js';
import { jsonText } from '../report/json.js';
import { grid, heading, type Look, lookOf, rest } from '../report/table/grid.js';
import { plain } from '../report/terminal.js';
import { points } from '../report/wording.js';
import { checksOf, checksOfItem } from '../rubric/items.js';
import type { ItemRubric } from '../rubric/items-schema.js';
import { loadRubric } from '../rubric/load.js';
import { hasItems, type Rubric } from '../rubric/schema.js';
import { screenWidth, wantsColor } from './screen.js';

export interface ExplainFlags {
  rubric: string;
  format: 'text' | 'json';
}

/** Prints one check, or all of them by the score in which they count most. Throws usageError for an unknown id. */
export async function explain(id: string | undefined, flags: ExplainFlags): Promise<void> {
  const one = id === undefined ? null : checkNamed(id);
  const rubric = await loadRubric(flags.rubric);
  if (flags.format === 'json') {
    process.stdout.write(jsonText(one ? asJson(one, rubric) : checks.map((check) => asJson(check, rubric))));
    return;
  }
  const look = lookOf({ width: screenWidth(), color: wantsColor(undefined, false), verbose: false });
  const lines = one ? checkLines(one, rubric, look) : listLines(rubric, look);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function checkNamed(id: string): Check {
  const found = checks.find((check) => check.id === id);
  if (found) return found;
  const near = nearest(
    id,
    checks.map((check) => check.id),
  );
  throw usageError(
    `there is no check "${id}"`,
    `${near ? `Did you mean ${near}? ` : ''}rodeo explain lists all checks.`,
  );
}

/** What the check counts in each score, in the rubric's order; empty when it counts nowhere. */
function weightsOf(check: Check, rubric: Rubric): { score: string; title: string; weight: number }[] {
  if (hasItems(rubric)) return [];
  const criterion: Record<string, unknown> = rubric.criteria[check.id] ?? {};
  return Object.entries(rubric.scores).flatMap(([score, { title }]) => {
    const weight = criterion[score];
    return typeof weight === 'number' && weight > 0 ? [{ score, title, weight }] : [];
  });
}

/** Whose license scales the points of the check. */
const licenseOf = (check: Check, rubric: Rubric): LicenseScope | undefined =>
  hasItems(rubric) ? undefined : rubric.criteria[check.id]?.license;

/** Titles of the items that ask this check. */
const itemsAsking = (check: Check, rubric: Rubric): { id: string; title: string }[] =>
  hasItems(rubric)
    ? Object.entries(rubric.items).flatMap(([id, item]) =>
        checksOfItem(item).includes(check.id) ? [{ id, title: item.title }] : [],
      )
    : [];

function asJson(check: Check, rubric: Rubric) {
  const { id, title, partialTitle, describedTitle, failureTitle, component, why, needs, fix } = check;
  const license = licenseOf(check, rubric);
  return {
    id,
    title,
    partialTitle,
    ...(describedTitle && { describedTitle }),
    failureTitle,
    ...(component !== undefined && { component }),
    why,
    needs: [...needs],
    fix,
    rubric: rubric.id,
    weights: Object.fromEntries(weightsOf(check, rubric).map(({ score, weight }) => [score, weight])),
    ...(license !== undefined && { license }),
    ...(hasItems(rubric) && { items: itemsAsking(check, rubric).map((item) => item.id) }),
  };
}

function checkLines(check: Check, rubric: Rubric, look: Look): string[] {
  const license = licenseOf(check, rubric);
  const weights = weightsOf(check, rubric).map(
    ({ title, weight }) => `${points(weight)} in ${plain(title).toLowerCase()}`,
  );
  const scaled = license ? `, scaled by how open the license of the ${license} is` : '';
  const counts = weights.length > 0 ? `${weights.join(', ')}${scaled}` : 'shown without points';
  const rows: [string, string][] = [
    ['Why', check.why],
    ['Judged by', check.needs.map((need) => NEEDS[need]).join(', ')],
    ['To do', check.fix],
    ['Component', check.component ? `${check.component} (Model Openness Framework)` : ''],
    ['Otherwise', check.failureTitle],
    hasItems(rubric)
      ? ['Asked by', `${itemsText(check, rubric)} (rubric ${rubric.id})`]
      : ['Points', `${counts} (rubric ${rubric.id})`],
  ];
  const label = 12;
  return [
    '',
    ...grid(
      [{ width: rest(look) }],
      [[`${look.paint.bold.cyan(check.id)}  ${look.paint.bold(check.title)}`]],
    ),
    '',
    ...grid(
      [{ width: label }, { width: rest(look, label) }],
      rows.filter(([, text]) => text).map(([name, text]) => [look.paint.dim(name), text]),
    ),
  ];
}

function itemsText(check: Check, rubric: Rubric): string {
  const titles = itemsAsking(check, rubric).map(({ title }) => plain(title));
  return titles.length > 0 ? titles.join(', ') : 'no item';
}

/** All checks, each once: under the score in which it weighs most, the headline last, then those without points. */
function listLines(rubric: Rubric, look: Look): string[] {
  if (hasItems(rubric)) return itemListLines(rubric, look);
  const scores = Object.entries(rubric.scores).sort(
    ([, a], [, b]) => Number(!!a.headline) - Number(!!b.headline),
  );
  const groups = new Map<string, Check[]>(scores.map(([, { title }]) => [title, []]));
  const uncounted: Check[] = [];
  const headlines = scores.filter(([, score]) => score.headline).map(([id]) => id);
  for (const check of checks) {
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
  const isAsked = ({ id }: Check) => asked.includes(id);
  return groupLines(
    new Map([
      [`Asked by ${rubric.title}`, checks.filter(isAsked)],
      ['Others', checks.filter((check) => !isAsked(check))],
    ]),
    look,
  );
}

function groupLines(groups: ReadonlyMap<string, readonly Check[]>, look: Look): string[] {
  const id = Math.max(...checks.map((check) => check.id.length), 0) + 2;
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
