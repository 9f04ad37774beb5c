/** From findings to a framework's items: the level of each, the score they add up to, and the verdict. Pure. */
import type { Finding } from '../checks/check.js';
import type { Licenses } from '../licenses/license.js';
import type { Citation } from '../prose/cite.js';
import type { ItemResult, Score, Verdict } from '../result/result.js';
import { checksIn, distinct, type Facts, type Judgment, judge, type Reason } from './conditions.js';
import type { Item, ItemRubric, Level } from './items-schema.js';
import { exact } from './percent.js';
import { NOTHING_SEEN, type StatedFacts } from './stated.js';
import { sumOf } from './sum.js';
import { verdictOf } from './verdict.js';

export interface ScoredItems {
  score: Score;
  /** In the rubric's order. */
  items: ItemResult[];
  verdict: Verdict | null;
  /** Of the checks that the items ask, each once, in the order in which they ask. */
  findings: Finding[];
}

/** The checks that a rubric of items asks, in the order in which it does. */
export const checksOf = ({ items }: ItemRubric): string[] => [
  ...new Set(Object.values(items).flatMap(checksOfItem)),
];

/** The checks that one item asks. */
export const checksOfItem = ({ levels = {} }: Item): string[] => [
  ...new Set(Object.values(levels).flatMap(checksIn)),
];

/**
 * Judges every item.
 *
 * An item stands at the highest level whose condition is surely met, and at most at the highest whose condition is not surely
 * unmet. It earns weight × worth of its level. An item that does not apply to the model, or that no evidence can settle, leaves both
 * sides of the fraction.
 *
 * @param findings one for each check of `checksOf`, in any order
 * @param stated what is stated of the model; where nothing is given, nothing was seen
 */
export function scoreItems(
  findings: readonly Finding[],
  rubric: ItemRubric,
  licenses: Licenses,
  stated: StatedFacts = NOTHING_SEEN,
): ScoredItems {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  const finding = (check: string): Finding => {
    const found = byCheck.get(check);
    if (!found) throw new Error(`the rubric asks ${check}, but it was not run`);
    return found;
  };
  const standings = new Map<string, Standing | null>();
  const standing = (id: string): Standing | null => {
    const known = standings.get(id);
    if (known !== undefined) return known;
    const found = standingOf(rubric.items[id] as Item, rubric.levels, { finding, licenses, stated, item });
    standings.set(id, found);
    return found;
  };
  const item = (id: string, level: string): Judgment => reaches(id, level, standing(id), rubric);
  const items = Object.entries(rubric.items).map(([id, one]) => itemResult(id, one, standing(id), rubric));
  return {
    score: scoreOf(items, rubric),
    items,
    verdict: verdictOf(items, rubric),
    findings: checksOf(rubric).map(finding),
  };
}

/** Ranks of levels: 0 is the highest. `atMost` is never below `proven`. */
interface Standing {
  proven: number;
  atMost: number;
  reasons: Reason[];
}

/** `null` when no condition of the item applies to the model. */
function standingOf({ levels = {} }: Item, order: readonly Level[], facts: Facts): Standing | null {
  const judged = order.flatMap(({ id }, rank) => {
    const condition = Object.hasOwn(levels, id) ? levels[id] : undefined;
    const judgment = condition === undefined ? null : judge(condition, facts);
    return judgment ? [{ ...judgment, rank }] : [];
  });
  if (judged.length === 0) return null;
  const met = judged.find(({ low }) => low);
  const possible = judged.find(({ high }) => high);
  const proven = met?.rank ?? order.length - 1;
  const atMost = Math.min(possible?.rank ?? order.length - 1, proven);
  // What keeps it from the next level tells more than what it has, which the level says by itself.
  const next = judged.findLast(({ rank }) => rank < proven);
  const open = atMost < proven ? judged.find(({ rank }) => rank === atMost) : undefined;
  const reasons = distinct([open, next, met].flatMap((one) => one?.reasons ?? []));
  return { proven, atMost, reasons };
}

/** Another item's level as a condition. */
function reaches(
  id: string,
  level: string,
  standing: Standing | null,
  { items, levels }: ItemRubric,
): Judgment {
  if (!standing) return null;
  const rank = levels.findIndex((one) => one.id === level);
  const label = levels[standing.proven]?.label ?? '';
  // Without doubles, or items that rest on several others would multiply them.
  const citations = citationsOf(standing.reasons);
  const title = items[id]?.title ?? id;
  return {
    low: standing.proven <= rank,
    high: standing.atMost <= rank,
    reasons: [{ key: `item ${id}`, because: `${title}: ${label}.`, citations }],
    nearness: standing.proven <= rank ? 1 : 0,
  };
}

/** More sentences than this are no answer at a glance. */
const REASONS_TOLD = 3;

function itemResult(id: string, item: Item, standing: Standing | null, { levels }: ItemRubric): ItemResult {
  const { title, section, source, weight = 1, notCheckable } = item;
  const head = { id, title, ...(section && { section }), ...(source && { source }) };
  const nothing = { earned: 0, earnedHigh: 0, possible: 0 };
  const outside = { level: null, low: null, high: null, points: nothing, citations: [] };
  if (notCheckable !== undefined) {
    return { ...head, ...outside, because: notCheckable, checks: [], notCheckable: true };
  }
  const checks = checksOfItem(item);
  if (!standing) return { ...head, ...outside, because: 'Does not apply to this model.', checks };
  const proven = levels[standing.proven] as Level;
  const atMost = levels[standing.atMost] as Level;
  const told = standing.reasons.slice(0, REASONS_TOLD);
  const more = standing.reasons.length - told.length;
  return {
    ...head,
    level: proven.id,
    label: proven.label,
    ...(atMost === proven ? {} : { levelAtMost: atMost.id, labelAtMost: atMost.label }),
    low: proven.worth,
    high: atMost.worth,
    points: {
      earned: exact(weight * proven.worth),
      earnedHigh: exact(weight * atMost.worth),
      possible: weight,
    },
    because: told.map(({ because }) => because).join(' ') + (more > 0 ? ` (and ${more} more)` : ''),
    citations: citationsOf(standing.reasons),
    checks,
  };
}

function citationsOf(reasons: readonly Reason[]): Citation[] {
  const all = reasons.flatMap(({ citations }) => citations);
  return [...new Map(all.map((one) => [`${one.url}\n${one.label}`, one])).values()];
}

function scoreOf(items: readonly ItemResult[], rubric: ItemRubric): Score {
  const [[id, { title, asks, unit = 'percent' }]] = Object.entries(rubric.scores) as [
    [string, ItemRubric['scores'][string]],
  ];
  const addends = items.map(({ points, levelAtMost }) => ({ points, known: levelAtMost === undefined }));
  return {
    id,
    title,
    ...(asks === undefined ? {} : { asks }),
    headline: true,
    ...sumOf(addends, rubric),
    ...(unit === 'count' ? { unit } : {}),
  };
}
