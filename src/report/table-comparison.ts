/** Rubrics side by side for people: a row for each, for `rodeo rubric compare`; and the short block of a further rubric in an audit. */

import { type Comparison, type ComparisonRow, comparisonOf } from './comparison.js';
import { displayWidth } from './display.js';
import type { Result } from './result.js';
import { grid, heading, type Look, lookOf, rest } from './table-grid.js';
import { plain } from './terminal.js';
import { dayOf, points, range } from './wording.js';

/** Draws the comparisons one below the other. `width` is in columns. */
export function renderComparisons(
  comparisons: readonly Comparison[],
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  return comparisons.map((one) => `${comparisonLines(one, look).join('\n')}\n`).join('');
}

function comparisonLines({ model, rows, collectedAt, rodeo }: Comparison, look: Look): string[] {
  const { bold, dim } = look.paint;
  const heads = ['Rubric', 'Score', 'Known', 'Verdict', 'Weighs most against it'];
  const cells = rows.map((row) => [
    plain(row.rubric.id),
    scoreText(row),
    knownText(row),
    verdictText(row),
    againstText(row),
  ]);
  const width = (column: number, most: number) =>
    Math.min(Math.max(...[heads, ...cells].map((row) => displayWidth(row[column] ?? ''))) + 2, most);
  const fixed = [width(0, 20), width(1, 14), width(2, 8), width(3, 24)];
  const [rubric = 0, score = 0, known = 0, verdict = 0] = fixed;
  const columns = [
    { width: rubric },
    { width: score, align: 'right' as const },
    { width: known, align: 'right' as const },
    { width: verdict + 1 },
    { width: rest(look, ...fixed, 1) },
  ];
  return [
    '',
    ...grid([{ width: rest(look) }], [[bold.cyan(plain(model))]]),
    '',
    ...grid(columns, [
      heads.map((head) => dim(head)),
      ...cells.map((row, index) => painted(row, rows[index] as ComparisonRow, look)),
    ]),
    '',
    ...grid(
      [{ width: rest(look) }],
      [[dim(`evidence of ${dayOf(plain(collectedAt))} · rodeo ${plain(rodeo)}`)]],
    ),
  ];
}

function painted(row: readonly string[], { score }: ComparisonRow, look: Look): string[] {
  const [rubric = '', value = '', known = '', verdict = '', against = ''] = row;
  const { bold, dim, yellow } = look.paint;
  return [bold(rubric), value, score.inconclusive ? yellow(known) : known, verdict, dim(against)];
}

/** `66`, `40–60`, `5 of 16`, `–` when nothing applies. */
function scoreText({ score }: ComparisonRow): string {
  const { low, high, earned, earnedHigh, possible, unit } = score;
  if (low === null || high === null) return '–';
  return unit === 'count' ? `${range(earned, earnedHigh, points)} of ${points(possible)}` : range(low, high);
}

const knownText = ({ score }: ComparisonRow): string => `${Math.floor(score.coverage * 100)}%`;

/** Tier, verdict and class, as far as the rubric has them, each with the most that it may be. */
function verdictText({ score, verdict, class: met }: ComparisonRow): string {
  const parts: [string | null | undefined, string | undefined][] = [
    score.inconclusive ? ['inconclusive', undefined] : [score.tier, score.tierAtMost],
    [verdict?.label, verdict?.atMost],
    [
      met && (met.class === null ? met.label : `class ${met.class}`),
      met?.atMost && `class ${met.atMost.class}`,
    ],
  ];
  const said = parts.flatMap(([label, most]) =>
    label ? [most === undefined ? plain(label) : `${plain(label)} to ${plain(most)}`] : [],
  );
  return said.join(' · ') || '–';
}

/** With what it costs: percent of the headline, or items of a count. */
function againstText({ against, score }: ComparisonRow): string {
  if (!against) return 'nothing';
  const { title, lost, partly, unknown } = against;
  const how = unknown ? 'could not be seen: ' : partly ? 'in part only: ' : '';
  const cost = score.unit === 'count' ? points(lost) : String(Math.round((100 * lost) / score.possible));
  return `${how}${plain(title)} (−${cost})`;
}

/** What a further rubric says of a model whose report stands above: its headline, verdict, and what weighs most. */
export function renderFurther(result: Result, look: Look): string[] {
  const { rubric, scores, items, archetype } = result;
  const [row] = comparisonOf([result]).rows as [ComparisonRow];
  const { bold, dim } = look.paint;
  const others = scores
    .filter(({ headline }) => !headline)
    .map(({ title, low, high, tier }) =>
      [plain(title), low === null || high === null ? '–' : range(low, high), plain(tier ?? '')].join(' '),
    );
  const known = row.score.coverage < 1 ? dim(` · ${knownText(row)} known`) : '';
  const verdict = verdictText(row);
  const lines = [
    ['Result', `${bold(scoreText(row))}${verdict === '–' ? '' : ` ${verdict}`}${known}`],
    ['Scores', others.join(dim(' · '))],
    ['In short', plain(archetype?.label ?? '')],
    ['Items', itemCounts(items ?? []).join(dim(' · '))],
    ['Against it', againstText(row)],
  ].filter(([, text]) => text);
  return [
    ...heading(plain(rubric.title), look, plain(rubric.id)),
    ...grid(
      [{ width: 12 }, { width: rest(look, 12) }],
      lines.map(([name = '', text = '']) => [dim(name), text]),
    ),
  ];
}

/** `6 Open`, the levels in the order in which items first stand at them from the most worth down, and what is outside. */
function itemCounts(items: NonNullable<Result['items']>): string[] {
  const levels = new Map<string, { worth: number; count: number }>();
  for (const { label, labelAtMost, low } of items) {
    if (label === undefined || low === null) continue;
    const name = labelAtMost === undefined ? plain(label) : `${plain(label)} to ${plain(labelAtMost)}`;
    levels.set(name, { worth: low, count: (levels.get(name)?.count ?? 0) + 1 });
  }
  const counted = [...levels]
    .sort(([, one], [, other]) => other.worth - one.worth)
    .map(([name, { count }]) => `${count} ${name}`);
  const outside = items.filter(({ level }) => level === null).length;
  return outside > 0 ? [...counted, `${outside} outside the score`] : counted;
}
