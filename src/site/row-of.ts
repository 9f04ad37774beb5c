/** From a result to the row of its model. Pure. */
import { checkWords } from '../checks/words.js';
import { isSeen, NOT_ENOUGH } from '../report/verdict.js';
import { answersOf } from '../result/answers.js';
import { headlineOf } from '../result/headline.js';
import type { Classification, Result, Score } from '../result/result.js';
import { plain } from '../terminal.js';
import { type Columns, MARKS, type Range, type Row } from './table/row.js';
import { ownerOf } from './table/views.js';

/** The headline first. */
export function scoresOf(result: Result): Score[] {
  const headline = headlineOf(result);
  return headline ? [headline, ...result.scores.filter((score) => score !== headline)] : [];
}

/** Takes over what a result has and the columns have not yet. */
export function addColumns(columns: Columns, result: Result): void {
  for (const { id, title, asks = '' } of scoresOf(result)) {
    if (!columns.scores.some((one) => one.id === id))
      columns.scores.push({ id, title: plain(title), asks: plain(asks) });
  }
  const known = new Set(columns.checks.map(({ id }) => id));
  for (const { id, title } of answersOf(result)) {
    if (known.has(id)) continue;
    // A failure has a title of its own; the column's is that of the question.
    columns.checks.push({ id, title: checkWords.find((check) => check.id === id)?.title ?? plain(title) });
  }
}

const rangeOf = (score: Score | undefined): Range | null =>
  score?.low == null || score.high === null ? null : { low: score.low, high: score.high };

/** @param columns with all that the result has */
export function rowOf(result: Result, slug: string, columns: Columns): Row {
  const { model, archetype, classification, verdict } = result;
  const headline = headlineOf(result);
  const name = plain(model.name);
  const found = new Map(answersOf(result).map((answer) => [answer.id, MARKS[answer.result]]));
  const { weights } = model.licenses;
  return {
    name,
    slug,
    organization: ownerOf(name),
    scores: columns.scores.map(({ id }) => rangeOf(result.scores.find((score) => score.id === id))),
    inconclusive: headline?.inconclusive ?? true,
    tier: isSeen(result)
      ? [headline?.tier, headline?.tierAtMost].flatMap((one) => (one ? plain(one) : [])).join(' to ')
      : NOT_ENOUGH,
    ...classOf(classification, verdict?.label),
    archetype: isSeen(result) ? plain(archetype?.label ?? '') : '',
    license: plain(weights.id ?? weights.name),
    openness: weights.openness,
    ...(model.parameters && { parameters: model.parameters.count }),
    ...stated({
      downloads: model.hub?.downloads,
      stars: model.repository?.stars,
      citations: model.paper?.citations,
      released: model.released && plain(model.released.date),
    }),
    known: Math.floor(100 * (headline?.coverage ?? 0)),
    task: plain(model.task ?? ''),
    bases: model.baseModels.slice(0, 4).map(plain),
    tags: (model.tags ?? []).slice(0, 12).map(plain),
    marks: columns.checks
      .map(({ id }) => found.get(id) ?? ' ')
      .join('')
      .trimEnd(),
  };
}

const stated = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

function classOf(classification: Classification | undefined, verdict: string | undefined) {
  if (!classification) return { className: plain(verdict ?? ''), classRank: 0, classOpen: false };
  const { classes, label, atMost } = classification;
  const rank = classes.findIndex((one) => one.class === classification.class) + 1;
  return {
    className: rank > 0 ? `Class ${plain(classification.class ?? '')}` : plain(label),
    classRank: rank,
    classOpen: atMost !== undefined,
  };
}
