/** Everything that can be wrong with the condition of an item's level, each fault at its own place. */
import * as v from 'valibot';
import { pathOf, shapeText, unknownText } from './faults.js';
import { AllowsCondition, CONDITION_FORMS, OsiCondition } from './items-schema.js';
import type { Path, Place, Problem } from './yaml.js';

/** What conditions may name. */
export interface Known {
  checks: readonly string[];
  /** Ids of items that have levels. */
  items: readonly string[];
  notCheckable: readonly string[];
  /** Level ids, the highest first. */
  levels: readonly string[];
}

type Mapping = Record<string, unknown>;

const FORMS =
  'a check id, or one of { check }, { license }, { fact }, { item }, { all }, { any }, { count, of }';

/** Judges a condition as it was written, the conditions inside it included. */
export function conditionFaults(condition: unknown, path: Path, known: Known, place: Place): Problem[] {
  if (typeof condition === 'string') return checkFaults(condition, path, known, place);
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    const found = Array.isArray(condition) ? 'a list' : JSON.stringify(condition);
    return [place(path, 'value', `must be ${FORMS}, not ${found}`)];
  }
  const written = condition as Mapping;
  const forms = Object.keys(CONDITION_FORMS).filter((key) => Object.hasOwn(written, key));
  const [form] = forms as (keyof typeof CONDITION_FORMS)[];
  if (form === undefined) {
    const [key] = Object.keys(written);
    const keys = Object.keys(CONDITION_FORMS);
    if (key === undefined) return [place(path, 'value', `must be ${FORMS}`)];
    return [place([...path, key], 'key', unknownText('condition', key, keys))];
  }
  if (forms.length > 1) {
    const message = `one condition cannot be both "${forms[0]}" and "${forms[1]}": put them into { all: […] }`;
    return [place([...path, forms[1] as string], 'key', message)];
  }
  const faults = shapeFaults(written, form, path, place);
  return faults.length > 0 ? faults : contentFaults(written, form, path, known, place);
}

/** Keys and plain values; conditions inside are judged one by one. */
function shapeFaults(
  written: Mapping,
  form: keyof typeof CONDITION_FORMS,
  path: Path,
  place: Place,
): Problem[] {
  if (form === 'license') {
    const fault = questionFault(written, path, place);
    if (fault) return [fault];
  }
  const shape = shapeOf(written, form);
  const { issues = [] } = v.safeParse(shape, written);
  return issues.flatMap((issue) => {
    const [top, ...inner] = pathOf(issue);
    if (top === undefined) return [place(path, 'value', shapeText(issue))];
    if (issue.type === 'strict_object' && inner.length === 0 && issue.path?.[0]?.origin === 'key') {
      if (issue.expected !== 'never') return [place(path, 'value', `missing key "${top}"`)];
      return [place([...path, top], 'key', unknownText('key', String(top), Object.keys(shape.entries)))];
    }
    if (CONDITION_LISTS.includes(String(top)) && inner.length > 0) return [];
    return [place([...path, top, ...inner], 'value', shapeText(issue))];
  });
}

const QUESTIONS = ['is', 'osi', 'allows'];

/** A license is asked exactly one thing. */
function questionFault(written: Mapping, path: Path, place: Place): Problem | null {
  const asked = QUESTIONS.filter((key) => Object.hasOwn(written, key));
  const [other] = Object.keys(written).filter((key) => key !== 'license' && key !== 'under');
  if (asked.length === 0 && other !== undefined)
    return place([...path, other], 'key', unknownText('key', other, [...QUESTIONS, 'under']));
  if (asked.length === 0 && !Object.hasOwn(written, 'under'))
    return place(path, 'value', 'missing what is asked of the license: "is", "osi" or "allows"');
  const [first, second] = asked;
  if (second === undefined) return null;
  const message = `one condition cannot ask both "${first}" and "${second}": put them into { all: […] }`;
  return place([...path, second], 'key', message);
}

/** The key tells which. */
function shapeOf(written: Mapping, form: keyof typeof CONDITION_FORMS) {
  if (form !== 'license') return CONDITION_FORMS[form];
  if (Object.hasOwn(written, 'osi')) return OsiCondition;
  return Object.hasOwn(written, 'allows') || Object.hasOwn(written, 'under')
    ? AllowsCondition
    : CONDITION_FORMS.license;
}

const CONDITION_LISTS = ['all', 'any', 'of'];

function contentFaults(
  written: Mapping,
  form: keyof typeof CONDITION_FORMS,
  path: Path,
  known: Known,
  place: Place,
): Problem[] {
  switch (form) {
    case 'check': {
      const faults = checkFaults(written.check as string, [...path, 'check'], known, place);
      if (written.atLeast !== 0) return faults;
      return [...faults, place([...path, 'atLeast'], 'value', 'at least 0 always holds')];
    }
    case 'item':
      return itemFaults(written as { item: string; level: string }, path, known, place);
    case 'fact':
    case 'license':
      return [];
    default: {
      const key = form === 'count' ? 'of' : form;
      const parts = written[key] as unknown[];
      if (parts.length === 0) return [place([...path, key], 'value', 'there is nothing in this list')];
      if (form === 'count' && (written.count as number) > parts.length) {
        const message = `must not be more than the ${parts.length} that are listed`;
        return [place([...path, 'count'], 'value', message)];
      }
      return parts.flatMap((part, index) => [
        ...conditionFaults(part, [...path, key, index], known, place),
        ...(isTwice(part, index, parts)
          ? [place([...path, key, index], 'value', 'this is listed twice')]
          : []),
      ]);
    }
  }
}

const isTwice = (part: unknown, index: number, parts: readonly unknown[]): boolean =>
  parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) < index;

function checkFaults(check: string, path: Path, { checks, items }: Known, place: Place): Problem[] {
  if (checks.includes(check)) return [];
  if (items.includes(check)) {
    return [place(path, 'value', `"${check}" is an item: write { item: ${check}, level: … }`)];
  }
  return [place(path, 'value', unknownText('check', check, checks))];
}

/** A reference to an item, in a condition or on a ladder. */
export function itemFaults(
  { item, level }: { item: string; level?: string },
  path: Path,
  { items, notCheckable, levels }: Known,
  place: Place,
): Problem[] {
  const problems: Problem[] = [];
  const at = level === undefined ? path : [...path, 'item'];
  if (notCheckable.includes(item)) {
    problems.push(place(at, 'value', `"${item}" is notCheckable: nothing can rest on it`));
  } else if (!items.includes(item)) {
    problems.push(place(at, 'value', unknownText('item', item, items)));
  }
  if (level === undefined) return problems;
  if (!levels.includes(level)) {
    problems.push(place([...path, 'level'], 'value', unknownText('level', level, levels)));
  } else if (level === levels.at(-1)) {
    problems.push(place([...path, 'level'], 'value', `every item is at least "${level}"`));
  }
  return problems;
}
