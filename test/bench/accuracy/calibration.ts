/** Holds scores, tiers and archetypes against published ones, and says which checks the worst misses come from. */
import type { CheckResult, Result } from '../../../src/result/result.js';
import { archetypeOf } from '../../../src/rubric/archetype.js';
import { type WeightedRubric, weightIn } from '../../../src/rubric/schema.js';
import type { AuditedRow } from './audits.js';
import type { Features } from './corpus.js';
import { READERS_COLUMN } from './detectors.js';
import type { Disputes } from './disputes.js';
import { number, type Part, type Row, ratio, type Section, shareOf } from './part.js';
import { beyond, meanAbsolute, type Range, spearman } from './statistics.js';

/** Our score and the published one it answers to. */
const SCORES = [
  ['usability', 'usability'],
  ['reproducibility', 'reproducibility'],
  ['openness', 'overall'],
] as const;
type ScoreId = (typeof SCORES)[number][0];

const WORST = 10;
const CAUSES = 4;
const EVERY_ROW = 'all rows';
const COMPLETE = 'complete evidence';

interface Judged {
  audited: AuditedRow;
  scores: Record<ScoreId, Range>;
  published: Record<ScoreId, number>;
  tier: { want: string; got: string };
  archetype: { want: string; got: string };
}

/**
 * @param features what a reader found, to tell which check is behind a miss; may be missing
 * @param rubric the one that the rows were audited by: it names tiers and archetypes of published scores, too
 */
export function measureCalibration(
  audited: readonly AuditedRow[],
  features: ReadonlyMap<string, Features> | null,
  rubric: WeightedRubric,
  disputes: Disputes,
): Part {
  const judged = audited.map((one) => judge(one, rubric));
  const complete = judged.filter((one) => one.audited.complete);
  const isDisputed = ({ audited: { row } }: Judged) => disputes.has(row.slug, 'scores');
  const groups: [string, readonly Judged[]][] = [
    [COMPLETE, complete],
    [`${COMPLETE}, disputed rows left out`, complete.filter((one) => !isDisputed(one))],
    [EVERY_ROW, judged],
    [`${EVERY_ROW}, disputed rows left out`, judged.filter((one) => !isDisputed(one))],
  ];
  const figures: Part['figures'] = {};
  const agreement: string[][] = [];
  const verdicts: string[][] = [];
  for (const [name, rows] of groups) {
    for (const [id] of SCORES) {
      const of = scoreFigures(rows, id, name.startsWith(COMPLETE));
      for (const [figure, value] of Object.entries(of)) figures[`${name}: ${id} ${figure}`] = value;
      agreement.push([
        ...[name, String(rows.length), id, number(of.spearman, 3)],
        ...[number(of['mean absolute error'], 1), number(of['mean distance to the range'], 1)],
        shareOf(rows.filter((one) => beyond(one.scores[id], one.published[id]) === 0).length, rows.length),
      ]);
    }
    if (!name.startsWith(COMPLETE)) continue;
    const right = (kind: 'tier' | 'archetype') =>
      rows.filter((one) => one[kind].want === one[kind].got).length;
    figures[`${name}: tier`] = ratio(right('tier'), rows.length);
    figures[`${name}: archetype`] = ratio(right('archetype'), rows.length);
    verdicts.push([name, shareOf(right('tier'), rows.length), shareOf(right('archetype'), rows.length)]);
  }
  return {
    figures,
    rows: rowsOf(judged),
    sections: [
      {
        heading: 'Scores against published ones',
        text: 'The score is what the evidence proves: the low end of its range. Where the recordings lack a part of a model (its Hub page, most often), the range is wide, and only the distance to it says something. Papers are known by their DOI alone, so whether one in a journal is free to read is unknown, too.',
        table: {
          head: [
            'rows',
            'n',
            'score',
            'Spearman',
            'mean abs. error',
            'distance to range',
            'inside the range',
          ],
          rows: agreement,
        },
      },
      {
        heading: 'Tier and archetype',
        text: 'Published figures are named by the rules of the rubric.',
        table: { head: ['rows', 'tier', 'archetype'], rows: verdicts },
      },
      worstMisses(complete, features, rubric, isDisputed),
    ],
  };
}

function judge(audited: AuditedRow, rubric: WeightedRubric): Judged {
  const { row, result } = audited;
  const published = Object.fromEntries(SCORES.map(([id, column]) => [id, row[column]]));
  const scores = Object.fromEntries(SCORES.map(([id]) => [id, rangeOf(result, id)]));
  const exact = result.scores.map((score) => {
    const value = published[score.id] ?? null;
    return { ...score, low: value, high: value };
  });
  const tierOf = (score: number) => rubric.tiers?.find(({ atLeast = 0 }) => score >= atLeast)?.label ?? '';
  return {
    audited,
    scores: scores as Judged['scores'],
    published: published as Judged['published'],
    tier: { want: tierOf(row.overall), got: tierOf(rangeOf(result, 'openness').low) },
    archetype: {
      want: archetypeOf(exact, rubric.archetypes ?? [])?.label ?? '',
      got: result.archetype?.label ?? '',
    },
  };
}

const slugOf = ({ audited }: Judged): string => audited.row.slug;

function rangeOf(result: Result, id: string): Range {
  const score = result.scores.find((one) => one.id === id);
  return { low: score?.low ?? 0, high: score?.high ?? 0 };
}

/** @param isComplete otherwise the low end says more about the recordings than about the tool, and is not held against anything */
function scoreFigures(rows: readonly Judged[], id: ScoreId, isComplete: boolean) {
  const scores = rows.map((one) => one.scores[id]);
  const published = rows.map((one) => one.published[id]);
  const lows = scores.map(({ low }) => low);
  const at = (index: number) => published[index] as number;
  return {
    spearman: isComplete ? spearman(lows, published) : null,
    'mean absolute error': isComplete ? meanAbsolute(lows.map((low, index) => low - at(index))) : null,
    'mean distance to the range': meanAbsolute(scores.map((range, index) => beyond(range, at(index)))),
  };
}

function rowsOf(judged: readonly Judged[]): Record<string, Row> {
  const rows: Record<string, Row> = {};
  for (const { audited, scores, published, tier, archetype } of judged) {
    const { slug } = audited.row;
    for (const [id] of SCORES) {
      const { low, high } = scores[id];
      const got = low === high ? String(low) : `${low}–${high}`;
      const miss = Math.abs(audited.complete ? low - published[id] : beyond(scores[id], published[id]));
      rows[`${id}: ${slug}`] = { want: String(published[id]), got, miss };
    }
    rows[`tier: ${slug}`] = { ...tier, miss: tier.want === tier.got ? 0 : 1 };
    rows[`archetype: ${slug}`] = { ...archetype, miss: archetype.want === archetype.got ? 0 : 1 };
  }
  return rows;
}

function worstMisses(
  rows: readonly Judged[],
  features: ReadonlyMap<string, Features> | null,
  rubric: WeightedRubric,
  isDisputed: (one: Judged) => boolean,
): Section {
  const sorted = rows
    .flatMap((one) => SCORES.map(([id]) => ({ one, id, miss: one.scores[id].low - one.published[id] })))
    .sort((a, b) => Math.abs(b.miss) - Math.abs(a.miss) || (slugOf(a.one) < slugOf(b.one) ? -1 : 1));
  // Disputed ones are shown where they stand, but do not take the place of one that is ours.
  const limit = sorted.filter(({ one }) => !isDisputed(one))[WORST - 1];
  const misses = limit ? sorted.slice(0, sorted.indexOf(limit) + 1) : sorted;
  return {
    heading: `The ${WORST} worst misses on rows with complete evidence (besides: * disputed)`,
    text: "Causes: points that a check gives more (+) or less (−) than it would by the reader's table, in the direction of the miss. In brackets: checks that the table has no column for, with the points they lost or gave.",
    table: {
      head: ['model', 'score', 'published', 'ours', 'miss', 'causes'],
      rows: misses.map(({ one, id, miss }) => {
        const { row, result } = one.audited;
        const { low, high } = one.scores[id];
        const causes = causesOf(result, id, Math.sign(miss), features?.get(row.slug), rubric);
        const ours = low === high ? String(low) : `${low}–${high}`;
        const name = isDisputed(one) ? `${row.slug}*` : row.slug;
        return [name, id, String(one.published[id]), ours, signed(miss), causes.join(', ')];
      }),
    },
  };
}

/** The checks whose points differ most from what the reader's table gives, in one direction; then those it says nothing of. */
function causesOf(
  result: Result,
  score: ScoreId,
  direction: number,
  features: Features | undefined,
  rubric: WeightedRubric,
): string[] {
  const known: { id: string; points: number }[] = [];
  const unknown: { id: string; points: number }[] = [];
  for (const check of result.checks) {
    const { earned = 0, possible = 0 } = check.points[score] ?? {};
    if (possible === 0) continue;
    const expected = readersPoints(check, score, features, rubric);
    if (expected === null) unknown.push({ id: check.id, points: direction < 0 ? earned - possible : earned });
    else known.push({ id: check.id, points: earned - expected });
  }
  const largest = (all: typeof known) =>
    all
      .filter(({ points }) => points * direction >= 0.5)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .slice(0, CAUSES)
      .map(({ id, points }) => `${id} ${signed(Math.round(points * 10) / 10)}`);
  return [...largest(known), ...largest(unknown).map((cause) => `(${cause})`)].slice(0, CAUSES);
}

/** What a check would earn if the reader's table were right about its share and its license; `null` without a column. */
function readersPoints(
  check: CheckResult,
  score: ScoreId,
  features: Features | undefined,
  rubric: WeightedRubric,
): number | null {
  const column = READERS_COLUMN[check.id];
  const share = column === undefined ? null : features?.[column];
  const criterion = rubric.criteria[check.id];
  if (share === null || share === undefined || criterion === undefined) return null;
  const terms = features?.[`licence_${criterion.license}`];
  const credit = criterion.credit ?? rubric.licenseCredit;
  const factor =
    terms === 1 ? credit?.open : terms === 0.5 ? credit?.restricted : terms === 0 ? credit?.none : undefined;
  return weightIn(criterion, score) * share * (criterion.license ? (factor ?? check.credit ?? 1) : 1);
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'));
