/** A check as a topic: what it asks, what passes, is half, fails, with an example of each, and what it counts. */
import type { CheckWords } from '../checks/check.js';
import { exampleText } from '../checks/explanations/explanation.js';
import { explanationOf } from '../checks/explanations/index.js';
import { NEEDS } from '../checks/need-words.js';
import type { LicenseScope } from '../licenses/license.js';
import { points } from '../report/wording.js';
import { checksOfItem } from '../rubric/items.js';
import { hasItems, type Rubric } from '../rubric/schema.js';
import { plain } from '../terminal.js';
import { filled, type Topic } from './topic.js';

/** What the check counts in each score, in the rubric's order; empty when it counts nowhere. */
export function weightsOf(
  check: CheckWords,
  rubric: Rubric,
): { score: string; title: string; weight: number }[] {
  if (hasItems(rubric)) return [];
  const criterion: Record<string, unknown> = rubric.criteria[check.id] ?? {};
  return Object.entries(rubric.scores).flatMap(([score, { title }]) => {
    const weight = criterion[score];
    return typeof weight === 'number' && weight > 0 ? [{ score, title, weight }] : [];
  });
}

/** Whose license scales the points of the check. */
export const licenseOf = (check: CheckWords, rubric: Rubric): LicenseScope | undefined =>
  hasItems(rubric) ? undefined : rubric.criteria[check.id]?.license;

/** Titles of the items that ask this check. */
export const itemsAsking = (check: CheckWords, rubric: Rubric): { id: string; title: string }[] =>
  hasItems(rubric)
    ? Object.entries(rubric.items).flatMap(([id, item]) =>
        checksOfItem(item).includes(check.id) ? [{ id, title: item.title }] : [],
      )
    : [];

/** @param rubric whose weights are shown */
export function checkTopic(check: CheckWords, rubric: Rubric): Topic {
  const { passes, partly, fails, examples, mistakes } = explanationOf(check);
  const example = (one: keyof typeof examples) => {
    const shown = examples[one];
    return shown ? [`Example: ${exampleText(shown)}`] : [];
  };
  const { describedTitle } = check;
  return {
    id: check.id,
    title: check.title,
    names: [check.title, check.failureTitle, ...(check.component ? [check.component] : [])],
    rows: filled([
      ['Why', [check.why]],
      ['Passes', [passes, ...example('pass')]],
      [
        'Half',
        partly
          ? [
              partly,
              ...example('partial'),
              `Reported as: ${check.partialTitle}.`,
              describedTitle && `Where it rests on words alone: ${describedTitle}.`,
            ]
          : [
              'Never: the audit finds it or does not.',
              `An attestation that states a part is reported as: ${check.partialTitle}.`,
            ],
      ],
      ['Fails', [fails, ...example('fail'), `Reported as: ${check.failureTitle}.`]],
      ['Judged by', [[...new Set(check.needs.map((need) => NEEDS[need]))].join(', ')]],
      ['To do', [check.fix]],
      ['Known mistakes', [mistakes]],
      ['Component', [check.component && `${check.component} (Model Openness Framework)`]],
      hasItems(rubric) ? ['Asked by', [askedBy(check, rubric)]] : ['Points', [pointsText(check, rubric)]],
    ]),
  };
}

function pointsText(check: CheckWords, rubric: Rubric): string {
  const license = licenseOf(check, rubric);
  const weights = weightsOf(check, rubric).map(
    ({ title, weight }) => `${points(weight)} in ${plain(title).toLowerCase()}`,
  );
  const scaled = license ? `, scaled by how open the license of the ${license} is` : '';
  const counts = weights.length > 0 ? `${weights.join(', ')}${scaled}` : 'shown without points';
  return `${counts} (rubric ${rubric.id})`;
}

function askedBy(check: CheckWords, rubric: Rubric): string {
  const titles = itemsAsking(check, rubric).map(({ title }) => plain(title));
  return `${titles.length > 0 ? titles.join(', ') : 'no item'} (rubric ${rubric.id})`;
}
