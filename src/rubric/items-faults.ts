/** Everything that can be wrong with a rubric of items once it is plain data: its shape first, then what refers to what. */
import * as v from 'valibot';
import { conditionFaults, itemFaults, type Known } from './condition-faults.js';
import { partsIn } from './conditions.js';
import { keyFault, pathOf, shapeText, tierFaults, unknownText } from './faults.js';
import {
  FrameworkReference,
  Item,
  type ItemCondition,
  type ItemRubric,
  ItemRubricFile,
  Level,
  Rung,
} from './items-schema.js';
import { ScoreDefinition, Tier } from './values.js';
import type { Path, Place, Problem } from './yaml.js';

/** Far above any framework; a chain of as many items that rest on each other is still followed without exhausting the stack. */
const MAX_ITEMS = 500;

/**
 * Judges a rubric of items.
 * @param data what the YAML held, `extends` resolved and removed
 * @param checkIds the checks that exist
 */
export function itemFaultsOf(
  data: Record<string, unknown>,
  checkIds: readonly string[],
  place: Place,
): { rubric: ItemRubric } | { problems: Problem[] } {
  if (data.criteria !== undefined) {
    const message = 'a rubric has either criteria or items, and this one has both';
    return { problems: [place(['items'], 'key', message)] };
  }
  const misplaced = listFaults(data, [], place);
  if (misplaced.length > 0) return { problems: misplaced };
  if (Object.keys(data.items ?? {}).length > MAX_ITEMS) {
    return { problems: [place(['items'], 'key', `more than ${MAX_ITEMS} items`)] };
  }
  const parsed = v.safeParse(ItemRubricFile, data);
  const shape = (parsed.issues ?? []).flatMap((issue) => {
    const path = pathOf(issue);
    if (isInCondition(path)) return [];
    return [keyFault(issue, path, keysAt, place) ?? place(path, 'value', textOf(issue, path))];
  });
  if (shape.length > 0) return { problems: shape };
  // Conditions are judged by hand: "matches none of seven forms" would help nobody.
  const problems = referenceFaults(data as unknown as ItemRubric, checkIds, place);
  return parsed.success && problems.length === 0 ? { rubric: parsed.output } : { problems };
}

const isInCondition = ([top, , third, level]: Path): boolean =>
  top === 'items' && third === 'levels' && level !== undefined;

const textOf = (issue: v.BaseIssue<unknown>, [top]: Path): string =>
  top === 'ladder' && issue.type === 'union' ? 'must be an item or { item, level }' : shapeText(issue);

/** A list passes for a mapping in JavaScript. */
function listFaults(value: unknown, path: Path, place: Place): Problem[] {
  if (typeof value !== 'object' || value === null || isInCondition(path)) return [];
  const isList = Array.isArray(value);
  const [top, , third] = path;
  const fits =
    (path.length === 1 && LISTS.includes(String(top))) ||
    (path.length === 3 && top === 'ladder' && third === 'all');
  if (isList && !fits) return [place(path, 'value', 'a list does not belong here')];
  return Object.entries(value).flatMap(([key, inner]) =>
    listFaults(inner, [...path, isList ? Number(key) : key], place),
  );
}

const LISTS = ['levels', 'tiers', 'ladder'];

/** Keys that a mapping of the rubric may have, by its path. */
function keysAt([top, , third]: Path): string[] {
  switch (top) {
    case 'framework':
      return Object.keys(FrameworkReference.entries);
    case 'scores':
      return [...Object.keys(ScoreDefinition.entries), 'unit'];
    case 'levels':
      return Object.keys(Level.entries);
    case 'items':
      return Object.keys(Item.entries);
    case 'tiers':
      return Object.keys(Tier.entries);
    case 'ladder':
      return third === 'all' ? ['item', 'level'] : Object.keys(Rung.entries);
    default:
      return [...Object.keys(ItemRubricFile.entries), 'extends'];
  }
}

function referenceFaults(rubric: ItemRubric, checks: readonly string[], place: Place): Problem[] {
  const entries = Object.entries(rubric.items);
  const known: Known = {
    checks,
    items: entries.filter(([, item]) => item.notCheckable === undefined).map(([id]) => id),
    notCheckable: entries.filter(([, item]) => item.notCheckable !== undefined).map(([id]) => id),
    levels: rubric.levels.map(({ id }) => id),
  };
  const levels = levelFaults(rubric, place);
  // What conditions name cannot be judged by levels that are wrong themselves.
  if (levels.length > 0) return [...scoreFaults(rubric, place), ...levels];
  const conditions = entries.flatMap(([id, item]) => oneItemFaults(id, item, known, place));
  return [
    ...scoreFaults(rubric, place),
    ...(known.items.length === 0 ? [place(['items'], 'key', 'no item can be checked')] : []),
    ...conditions,
    // Only sound conditions can be followed from item to item.
    ...(conditions.length === 0 ? circleFaults(rubric, place) : []),
    ...(rubric.tiers ? tierFaults(rubric.tiers, place) : []),
    ...ladderFaults(rubric, known, place),
  ];
}

function scoreFaults({ scores }: ItemRubric, place: Place): Problem[] {
  const ids = Object.keys(scores);
  if (ids.length === 1) return [];
  if (ids.length === 0) return [place(['scores'], 'key', 'there must be a score')];
  return ids
    .slice(1)
    .map((id) => place(['scores', id], 'key', `items add up to one score, and "${ids[0]}" is it already`));
}

function levelFaults({ levels }: ItemRubric, place: Place): Problem[] {
  if (levels.length < 2) return [place(['levels'], 'key', 'there must be at least two levels')];
  return levels.flatMap(({ id, worth }, index) => {
    const before = levels.slice(0, index);
    const above = before.at(-1)?.worth ?? 1;
    const problems: Problem[] = [];
    if (before.some((level) => level.id === id)) {
      problems.push(place(['levels', index, 'id'], 'value', `there is a level "${id}" already`));
    }
    if (worth > above) {
      const message = `levels go down: ${worth} is more than ${above}`;
      problems.push(place(['levels', index, 'worth'], 'value', message));
    }
    return problems;
  });
}

function oneItemFaults(id: string, { levels, notCheckable }: Item, known: Known, place: Place): Problem[] {
  const path = ['items', id];
  if (levels === undefined || notCheckable !== undefined) {
    if (levels === undefined && notCheckable !== undefined) return [];
    const message =
      levels === undefined
        ? 'this item has neither levels nor notCheckable'
        : 'this item has both levels and notCheckable';
    return [place(path, 'key', message)];
  }
  const named = Object.entries(levels);
  if (named.length === 0) return [place([...path, 'levels'], 'key', 'no level has a condition')];
  return named.flatMap(([level, condition]) => {
    const at = [...path, 'levels', level];
    if (!known.levels.includes(level)) return [place(at, 'key', unknownText('level', level, known.levels))];
    if (level === known.levels.at(-1)) {
      return [place(at, 'key', `"${level}" is the last level: it takes the rest and has no condition`)];
    }
    return conditionFaults(condition, at, known, place);
  });
}

/** Items that rest on each other, each circle told once, where it closes. */
function circleFaults({ items }: ItemRubric, place: Place): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  const follow = (id: string, trail: readonly string[]): void => {
    if (done.has(id)) return;
    for (const [level, condition] of Object.entries(items[id]?.levels ?? {})) {
      for (const { item, path } of itemsIn(condition, ['items', id, 'levels', level])) {
        const here = [...trail, id];
        const start = here.indexOf(item);
        if (start === -1) follow(item, here);
        else {
          const circle = [...here.slice(start), item].join(' → ');
          problems.push(place(path, 'value', `items rest on each other in a circle: ${circle}`));
        }
      }
    }
    done.add(id);
  };
  for (const id of Object.keys(items)) follow(id, []);
  return problems;
}

function itemsIn(condition: ItemCondition, path: Path): { item: string; path: Path }[] {
  if (typeof condition === 'string') return [];
  if ('item' in condition) return [{ item: condition.item, path: [...path, 'item'] }];
  const key = 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'of';
  return partsIn(condition).flatMap((part, index) => itemsIn(part, [...path, key, index]));
}

function ladderFaults({ ladder, verdict }: ItemRubric, known: Known, place: Place): Problem[] {
  if (!ladder) return [];
  if (verdict !== undefined) {
    return [place(['verdict'], 'key', 'the ladder gives the verdict: leave out one of the two')];
  }
  if (!ladder.some(({ all }) => all !== undefined)) {
    return [place(['ladder'], 'key', 'there must be at least one rung with items')];
  }
  const asked = new Map<string, string>();
  return ladder.flatMap(({ label, all }, index) => {
    const path = ['ladder', index];
    const problems: Problem[] = [];
    if (ladder.findIndex((rung) => rung.label === label) < index) {
      problems.push(place([...path, 'label'], 'value', `there is a rung "${label}" already`));
    }
    if (all === undefined) {
      if (index > 0) problems.push(place(path, 'value', 'only the first rung goes without items'));
      return problems;
    }
    if (all.length === 0) problems.push(place([...path, 'all'], 'value', 'this rung asks for nothing'));
    for (const [at, one] of all.entries()) {
      const where = [...path, 'all', at];
      const reference = typeof one === 'string' ? { item: one } : one;
      problems.push(...itemFaults(reference, where, known, place));
      const key = JSON.stringify(reference);
      const before = asked.get(key);
      if (before !== undefined) {
        problems.push(place(where, 'value', `"${before}" asks for "${reference.item}" already`));
      }
      asked.set(key, label);
    }
    return problems;
  });
}
