/** A rubric that a script made up or changed is judged like one in a file, before it judges anything. */
import { checkWords } from '../checks/words.js';
import { usageError } from '../errors.js';
import { faultsOf } from '../rubric/faults.js';
import { itemFaultsOf } from '../rubric/items-faults.js';
import type { Ladder } from '../rubric/ladder.js';
import { ladderFaultsOf } from '../rubric/ladder-faults.js';
import type { Rubric } from '../rubric/schema.js';
import type { Place, Problem } from '../rubric/yaml.js';

/** As many as a reader takes in at a time. */
const FAULTS_SAID = 10;

/**
 * The rubric, when it is one.
 * @param rubric anything: types are gone where JavaScript calls
 * @throws RodeoError `usage` that names the path of the first fault (`rubric.criteria.model-card.usability: must be a number …`),
 * with the others as its hint
 */
export function checkedRubric(rubric: unknown): Rubric {
  if (!isMapping(rubric)) throw usageError(`the rubric must be an object, not ${kindOf(rubric)}`, LOAD);
  const checkIds = checkWords.map(({ id }) => id);
  if (rubric.items !== undefined) {
    const judged = itemFaultsOf(rubric, checkIds, placeAt('rubric'));
    if ('problems' in judged) throw faultError(judged.problems);
    return judged.rubric;
  }
  // A loaded rubric has its ladder with it; in a file only the name of one can stand.
  const { ladder, ...own } = rubric;
  const judged = faultsOf(own, checkIds, placeAt('rubric'));
  if ('problems' in judged) throw faultError(judged.problems);
  if (judged.rubric.classification === undefined) return judged.rubric;
  if (ladder === undefined) {
    const message = `rubric.classification: the classes of ${judged.rubric.classification} must be in rubric.ladder`;
    throw usageError(message, 'loadLadder reads them; loadRubric brings them with the rubric.');
  }
  return { ...judged.rubric, ladder: checkedLadder(ladder) };
}

const LOAD = 'loadRubric reads one by its id or from a file.';

function checkedLadder(ladder: unknown): Ladder {
  if (!isMapping(ladder)) throw usageError(`rubric.ladder: must be an object, not ${kindOf(ladder)}`);
  const judged = ladderFaultsOf(ladder, placeAt('rubric.ladder'));
  if ('problems' in judged) throw faultError(judged.problems);
  return judged.ladder;
}

/** Places a problem by its path in the object; there are no lines. */
export const placeAt =
  (root: string): Place =>
  (path, _at, message) => ({ file: [root, ...path].join('.'), line: 0, column: 0, message });

/** All faults of an object in one error. */
export function faultError(problems: readonly Problem[]) {
  const [first = '', ...others] = problems.map(({ file, message }) => `${file}: ${message}`);
  return usageError(first, others.length > 0 ? others.slice(0, FAULTS_SAID) : undefined);
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'string'
        ? 'text'
        : typeof value;
