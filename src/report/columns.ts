/** What a row on a model can show: each fact by a name, for people to read, to sort by and to choose by. Pure. */
import { usageError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { Result } from '../result/result.js';
import { scoresInOrder } from '../result/scores.js';
import { compactNumber } from './compact-number.js';
import { scoreText } from './table/comparison.js';
import { archetypeWord } from './verdict.js';
import { publishedText } from './wording.js';

export interface RowColumn {
  /** What `--columns`, `--sort` and `--filter` call it. */
  id: string;
  title: string;
  /** Its least width in a table. */
  width: number;
  of(result: Result): string;
  /** What it is sorted by and compared with: the low end of a range; `null` when it is not known. */
  value(result: Result): number | string | null;
  /** The other end of a range. */
  high?(result: Result): number | null;
}

const NONE = '–';

/** All that the results of one rubric can show, by the first of them. */
export function columnsOf(first: Result): RowColumn[] {
  return [
    ...scoresInOrder(first).map(({ id, title }): RowColumn => {
      const scoreOf = (result: Result) => result.scores.find((one) => one.id === id);
      return {
        ...{ id, title, width: 8 },
        of: (result) => {
          const score = scoreOf(result);
          return score ? scoreText({ score }) : NONE;
        },
        value: (result) => scoreOf(result)?.low ?? null,
        high: (result) => scoreOf(result)?.high ?? null,
      };
    }),
    text('verdict', 'Verdict', 24, (result) =>
      result.verdict
        ? [result.verdict.label, result.verdict.atMost].filter(Boolean).join(' to ')
        : archetypeWord(result),
    ),
    text('class', 'Class', 11, ({ classification: met }) =>
      met ? [met.class ?? NONE, met.atMost?.class].filter(Boolean).join(' to ') : undefined,
    ),
    text(
      'license',
      'Weights under',
      18,
      ({ model }) => model.licenses.weights.id ?? model.licenses.weights.name,
    ),
    {
      ...{ id: 'known', title: 'Known', width: 5 },
      of: (result) => `${Math.floor(knownOf(result) * 100)}%`,
      value: (result) => Math.floor(knownOf(result) * 100),
    },
    count('downloads', 'Downloads', ({ model }) => model.hub?.downloads),
    count('likes', 'Likes', ({ model }) => model.hub?.likes),
    count('stars', 'Stars', ({ model }) => model.repository?.stars),
    count('citations', 'Citations', ({ model }) => model.paper?.citations),
    count('parameters', 'Parameters', ({ model }) => model.parameters?.count),
    {
      ...{ id: 'released', title: 'Published', width: 18 },
      of: ({ model }) => (model.released ? publishedText(model.released) : NONE),
      value: ({ model }) => model.released?.date ?? null,
    },
    text('task', 'Task', 18, ({ model }) => model.task),
    text('gate', 'Gate', 12, ({ gate }) => gate?.verdict),
    text('model', 'Model', 12, ({ model }) => model.name),
  ];
}

function text(
  id: string,
  title: string,
  width: number,
  of: (result: Result) => string | undefined,
): RowColumn {
  return { id, title, width, of: (result) => of(result) ?? NONE, value: (result) => of(result) ?? null };
}

function count(id: string, title: string, of: (result: Result) => number | undefined): RowColumn {
  return {
    ...{ id, title, width: Math.max(title.length, 6) },
    of: (result) => {
      const value = of(result);
      return value === undefined ? NONE : compactNumber(value);
    },
    value: (result) => of(result) ?? null,
  };
}

const knownOf = ({ scores }: Result): number => scores.find(({ headline }) => headline)?.coverage ?? 0;

/** What a row has unless it is told: scores, and what the rubric and the run have beside them. */
export function usualColumns(first: Result): string[] {
  return [
    ...scoresInOrder(first).map(({ id }) => id),
    ...(first.verdict ? ['verdict'] : []),
    ...(first.classification ? ['class'] : []),
    ...(first.gate ? ['gate'] : []),
    'known',
    'license',
  ];
}

/** The column of that name. Throws usageError, with what there is. */
export function columnNamed(id: string, columns: readonly RowColumn[]): RowColumn {
  const found = columns.find((column) => column.id === id.toLowerCase());
  if (found) return found;
  const known = columns.map((column) => column.id);
  const near = nearest(id, known);
  throw usageError(
    `there is no column "${id}"${near ? `; did you mean ${near}?` : ''}`,
    `Columns: ${known.join(', ')}.`,
  );
}

const CONDITION = /^\s*([\w-]+)\s*(>=|<=|!=|=|>|<|~)\s*(.*?)\s*$/;

/**
 * `usability>=60`, `license=MIT`, `model~llama`: whether a result meets it. What is not known meets nothing but `!=`. Of a range the low
 * end must be above, the high end below.
 * @throws usageError for what is no condition, or names no column
 */
export function conditionOf(written: string, columns: readonly RowColumn[]): (result: Result) => boolean {
  const [, id, sign, wanted = ''] = CONDITION.exec(written) ?? [];
  if (!id || !sign || wanted === '') {
    throw usageError(
      `--filter ${written} is not a condition`,
      "For example: --filter 'usability>=60' or --filter license=MIT",
    );
  }
  const column = columnNamed(id, columns);
  return (result) => {
    const value = column.value(result);
    if (value === null) return sign === '!=';
    if (sign === '~') return String(value).toLowerCase().includes(wanted.toLowerCase());
    if (sign === '=' || sign === '!=')
      return (String(value).toLowerCase() === wanted.toLowerCase()) === (sign === '=');
    const end = sign.startsWith('<') ? (column.high?.(result) ?? value) : value;
    const order = compare(end, typeof end === 'number' ? Number(wanted) : wanted);
    return sign === '>' ? order > 0 : sign === '<' ? order < 0 : sign === '>=' ? order >= 0 : order <= 0;
  };
}

/** `NaN` for what cannot be compared, which meets no condition. */
function compare(one: number | string, other: number | string): number {
  if (typeof one === 'number') return one - Number(other);
  return one < String(other) ? -1 : one > String(other) ? 1 : 0;
}

export interface Order {
  column: RowColumn;
  /** The least first. */
  ascending: boolean;
}

/** `openness`, `model:desc`: numbers from the highest, words from A, unless told. Throws usageError. */
export function orderOf(written: string, columns: readonly RowColumn[]): Order {
  const [id = '', way] = written.split(':');
  if (way !== undefined && way !== 'asc' && way !== 'desc') {
    throw usageError(
      `--sort ${written} has no such direction`,
      'For example: --sort openness or --sort model:desc',
    );
  }
  const column = columnNamed(id, columns);
  const isText = ['verdict', 'class', 'license', 'task', 'gate', 'model'].includes(column.id);
  return { column, ascending: way === undefined ? isText : way === 'asc' };
}

export interface Key {
  value: number | string | null;
  high: number | string | null;
}

export const keyOf = (result: Result, { column }: Order): Key => {
  const value = column.value(result);
  return { value, high: column.high?.(result) ?? value };
};

/** What is not known stands last, either way; of equal low ends the higher high end goes first. */
export function inOrder(one: Key, other: Key, { ascending }: Order): number {
  if (one.value === null || other.value === null)
    return Number(one.value === null) - Number(other.value === null);
  const by = compare(one.value, other.value) || compare(one.high ?? one.value, other.high ?? other.value);
  return ascending ? by : -by;
}

/**
 * Ranks, as ranges where values are: `2–4` when two others may be above or below. `–` for what is not known.
 * @param keys in any order
 */
export function ranksOf(keys: readonly Key[], { ascending }: Order): string[] {
  const known = keys.flatMap(({ value, high }) =>
    value === null ? [] : [{ low: value, high: high ?? value }],
  );
  // What is surely before a model, and what may be before it.
  const isBefore = (one: number | string, other: number | string) =>
    ascending ? compare(one, other) < 0 : compare(one, other) > 0;
  return keys.map(({ value, high }) => {
    if (value === null) return NONE;
    const mine = { low: value, high: high ?? value };
    const [best, worst] = ascending ? [mine.low, mine.high] : [mine.high, mine.low];
    const surely = known.filter((one) => isBefore(ascending ? one.high : one.low, best)).length;
    const maybe = known.filter((one) => isBefore(ascending ? one.low : one.high, worst)).length;
    // A model with a range would count as one that may be before itself.
    const last = maybe - (isBefore(best, worst) ? 1 : 0);
    return surely === last ? String(surely + 1) : `${surely + 1}–${Math.max(last, surely) + 1}`;
  });
}
