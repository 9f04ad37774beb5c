/** Everything that can be wrong with a rubric once it is plain data: its shape first, then what refers to what. */
import * as v from 'valibot';
import { nearest } from '../nearest.js';
import {
  Archetype,
  type Condition,
  CRITERION_OPTIONS,
  LicenseCredit,
  WeightedRubric as Rubric,
  weightIn,
} from './schema.js';
import { ScoreDefinition, Tier } from './values.js';
import type { Path, Place, Problem } from './yaml.js';

/**
 * Judges a rubric.
 * @param data what the YAML held, `extends` resolved and removed
 * @param checkIds the checks that exist
 */
export function faultsOf(
  data: Record<string, unknown>,
  checkIds: readonly string[],
  place: Place,
): { rubric: Rubric } | { problems: Problem[] } {
  const lists = listFaults(data, [], place);
  if (lists.length > 0) return { problems: lists };
  const parsed = v.safeParse(Rubric, data);
  const problems = parsed.success
    ? referenceFaults(parsed.output, checkIds, place)
    : parsed.issues.flatMap((issue) => shapeFault(issue, data, place));
  return parsed.success && problems.length === 0 ? { rubric: parsed.output } : { problems };
}

/** A list passes for a mapping in JavaScript, so `model-card: []` would read as a check that counts nowhere. */
function listFaults(value: unknown, path: Path, place: Place): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  if (isList && !mayBeAList(path)) {
    return [place(path, 'value', 'a list does not belong here')];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    listFaults(inner, [...path, isList ? Number(key) : key], place),
  );
}

function mayBeAList(path: Path): boolean {
  const [top, , key] = path;
  if (path.length === 1) return LISTS.includes(String(top));
  return path.length === 3 && top === 'archetypes' && ARCHETYPE_LISTS.includes(String(key));
}

const LISTS = ['tiers', 'archetypes'];
const ARCHETYPE_LISTS = ['open', 'released'];

export type Issue = v.BaseIssue<unknown>;

/** Where in the data an issue is. */
export const pathOf = (issue: Issue): (string | number)[] =>
  (issue.path ?? []).map((item) => item.key as string | number);

/**
 * The complaint about an issue of any file that a person writes.
 * @param keysAt keys that a mapping of the file may have, by its path
 */
export function plainFault(issue: Issue, keysAt: (path: Path) => string[], place: Place): Problem {
  const path = pathOf(issue);
  return keyFault(issue, path, keysAt, place) ?? place(path, 'value', shapeText(issue));
}

/** The complaint about a key that is missing or that nothing knows; `null` when the issue is another one. */
export function keyFault(
  issue: Issue,
  path: Path,
  keysAt: (path: Path) => string[],
  place: Place,
): Problem | null {
  if (issue.type !== 'strict_object' || issue.path?.at(-1)?.origin !== 'key') return null;
  const key = String(path.at(-1));
  const around = path.slice(0, -1);
  if (issue.expected !== 'never') return place(around, 'key', `missing key "${key}"`);
  return place(path, 'key', unknownText('key', key, keysAt(around)));
}

function shapeFault(issue: Issue, data: Record<string, unknown>, place: Place, above: Path = []): Problem[] {
  const path: Path = [...above, ...pathOf(issue)];
  const inner = issue.type === 'union' ? (issue.issues ?? []).filter((one) => one.path) : [];
  if (inner.length > 0) return inner.flatMap((one) => shapeFault(one, data, place, path));

  const misnamed = keyFault(issue, path, keysAt, place);
  if (misnamed) return [misnamed];
  const key = String(path.at(-1));
  if (path[0] === 'criteria' && path.length === 3 && !CRITERION_OPTIONS.includes(key)) {
    const scores = Object.keys((data.scores as object | null) ?? {});
    if (!scores.includes(key)) return [place(path, 'key', unknownCriterionKey(key, scores))];
  }
  return [place(path, 'value', shapeText(issue))];
}

/** Keys that a mapping of the rubric may have, by its path. */
function keysAt([top, , third]: Path): string[] {
  switch (top) {
    case 'scores':
      return Object.keys(ScoreDefinition.entries);
    case 'licenseCredit':
    case 'criteria':
      return Object.keys(LicenseCredit.entries);
    case 'tiers':
      return Object.keys(Tier.entries);
    case 'archetypes':
      return third === 'when' ? ['atLeast', 'below'] : Object.keys(Archetype.entries);
    default:
      return [...Object.keys(Rubric.entries), 'extends'];
  }
}

/** What is wrong with a value, in words. */
export function shapeText(issue: Issue): string {
  const found =
    issue.received === 'Object' ? 'a mapping' : issue.received === 'Array' ? 'a list' : issue.received;
  switch (issue.type) {
    case 'number':
      return `must be a number, not ${found}`;
    case 'string':
      return `must be text, not ${found}`;
    case 'boolean':
      return `must be true or false, not ${found}`;
    case 'literal':
      return `must be ${issue.expected}, not ${found}`;
    case 'array':
      return `must be a list, not ${found}`;
    case 'record':
    case 'strict_object':
    case 'object_with_rest':
      return `must be a mapping, not ${found}`;
    case 'union':
      return `must be a number or { atLeast, below }, not ${found}`;
    case 'picklist':
      return `must be one of ${issue.expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ')}, not ${found}`;
    case 'min_value':
      return `must not be less than ${String(issue.requirement)}`;
    case 'max_value':
      return `must not be more than ${String(issue.requirement)}`;
    default:
      return issue.message;
  }
}

/** `unknown check "modle-card", did you mean "model-card"?` */
export function unknownText(what: string, word: string, known: readonly string[]): string {
  const guess = nearest(word, known);
  return `unknown ${what} "${word}"${guess ? `, did you mean "${guess}"?` : ''}`;
}

function unknownCriterionKey(key: string, scores: readonly string[]): string {
  const text = unknownText('key', key, [...scores, ...CRITERION_OPTIONS]);
  return text.endsWith('?') ? text : `${text}: neither a score nor one of ${CRITERION_OPTIONS.join(', ')}`;
}

function referenceFaults(rubric: Rubric, checkIds: readonly string[], place: Place): Problem[] {
  return [
    ...criteriaFaults(rubric, checkIds, place),
    ...scoreFaults(rubric, place),
    ...tierFaults(rubric.tiers, place),
    ...archetypeFaults(rubric, place),
  ];
}

function criteriaFaults({ criteria, scores }: Rubric, checkIds: readonly string[], place: Place): Problem[] {
  const scoreIds = Object.keys(scores);
  return Object.entries(criteria).flatMap(([check, criterion]) => {
    const problems: Problem[] = [];
    const path = ['criteria', check];
    if (!checkIds.includes(check)) problems.push(place(path, 'key', unknownText('check', check, checkIds)));
    for (const key of Object.keys(criterion)) {
      if (CRITERION_OPTIONS.includes(key) || scoreIds.includes(key)) continue;
      problems.push(place([...path, key], 'key', unknownCriterionKey(key, scoreIds)));
    }
    if (criterion.credit && !criterion.license) {
      problems.push(place([...path, 'credit'], 'key', 'credit without "license": whose license is meant?'));
    }
    return problems;
  });
}

function scoreFaults({ criteria, scores }: Rubric, place: Place): Problem[] {
  const ids = Object.keys(scores);
  const problems = ids
    .filter((id) => CRITERION_OPTIONS.includes(id))
    .map((id) => place(['scores', id], 'key', `a score cannot be called "${id}": criteria use that word`));
  for (const id of ids) {
    if (CRITERION_OPTIONS.includes(id)) continue;
    if (Object.values(criteria).some((criterion) => weightIn(criterion, id) > 0)) continue;
    problems.push(place(['scores', id], 'key', `no criterion counts towards "${id}"`));
  }
  const headlines = ids.filter((id) => scores[id]?.headline);
  if (headlines.length === 0) {
    problems.push(place(['scores'], 'key', 'one score must be the headline (headline: true)'));
  }
  for (const id of headlines.slice(1)) {
    const message = `there is one headline, and "${headlines[0]}" is it already`;
    problems.push(place(['scores', id, 'headline'], 'key', message));
  }
  return problems;
}

/** Tiers are read from the highest down, so their order is a part of what they mean. */
export function tierFaults(tiers: readonly Tier[], place: Place): Problem[] {
  if (tiers.length === 0) return [place(['tiers'], 'key', 'there must be at least one tier')];
  const last = tiers.length - 1;
  return tiers.flatMap((tier, index) => {
    const above = tiers[index - 1]?.atLeast;
    if (tier.atLeast === undefined) {
      return index === last
        ? []
        : [place(['tiers', index], 'value', 'only the last tier goes without atLeast')];
    }
    const path = ['tiers', index, 'atLeast'];
    if (above !== undefined && tier.atLeast >= above) {
      return [place(path, 'value', `tiers go down: ${tier.atLeast} is not below ${above}`)];
    }
    return index === last ? [place(path, 'key', 'the last tier takes the rest: leave out atLeast')] : [];
  });
}

function archetypeFaults({ archetypes = [], scores, criteria }: Rubric, place: Place): Problem[] {
  const scoreIds = Object.keys(scores);
  return archetypes.flatMap((archetype, index) => {
    const conditions = Object.entries(archetype.when ?? {});
    if (conditions.length + asksIn(archetype) === 0 && index < archetypes.length - 1) {
      const message = 'this archetype always holds, so those after it never do';
      return [place(['archetypes', index], 'value', message)];
    }
    const strangers = (archetype.released ?? []).flatMap((id, at) =>
      Object.hasOwn(criteria, id)
        ? []
        : [
            place(
              ['archetypes', index, 'released', at],
              'value',
              unknownText('criterion', id, Object.keys(criteria)),
            ),
          ],
    );
    const faults = conditions.flatMap(([score, condition]) => {
      const path = ['archetypes', index, 'when', score];
      if (!scoreIds.includes(score)) return [place(path, 'key', unknownText('score', score, scoreIds))];
      return isEmpty(condition) ? [place(path, 'value', 'no score can meet this condition')] : [];
    });
    return [...strangers, ...faults];
  });
}

const asksIn = ({ open = [], released = [] }: Archetype): number => open.length + released.length;

function isEmpty(condition: Condition): boolean {
  if (typeof condition === 'number') return false;
  const { atLeast = 0, below = Number.POSITIVE_INFINITY } = condition;
  return atLeast >= below;
}
