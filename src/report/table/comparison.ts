/** Rubrics side by side for people: a row for each, for `rodeo rubric compare`; and the short block of a further rubric in an audit. */

import { type Comparison, type ComparisonRow, comparisonOf } from '../../result/comparison.js';
import type { Result } from '../../result/result.js';
import { plain } from '../../terminal.js';
import { archetypeWord } from '../verdict.js';
import { dayOf, points, range } from '../wording.js';
import { displayWidth, shorten } from './display.js';
import { grid, heading, type Look, lookOf, rest } from './grid.js';

/** Draws the comparisons one below the other. `width` is in columns. */
export function renderComparisons(
  comparisons: readonly Comparison[],
  options: { width: number; color: boolean; verbose: boolean },
): string {
  const look = lookOf(options);
  return comparisons.map((one) => `${comparisonLines(one, look).join('\n')}\n`).join('');
}

/** Columns that the last one needs to stand beside the others; below them it needs none. */
const ROOM_FOR_AGAINST = 44;

function comparisonLines({ model, rows, collectedAt, rodeo }: Comparison, look: Look): string[] {
  const { bold, dim, yellow } = look.paint;
  const heads = ['Rubric', 'Score', 'Known', 'Verdict', 'Weighs most against it'];
  const texts = rows.map((row) => [plain(row.rubric.id), scoreText(row), knownText(row), verdictText(row)]);
  const [rubric = 0, score = 0, known = 0, verdict = 0] = [24, 16, 8, 40].map((most, column) => {
    const widest = Math.max(...[heads, ...texts].map((row) => displayWidth(row[column] ?? '')));
    return Math.min(widest + 2, most);
  });
  const left = rest(look, rubric, score, known, verdict + 2);
  const beside = left >= ROOM_FOR_AGAINST;
  const columns = [
    { width: rubric },
    { width: score, align: 'right' as const },
    { width: known, align: 'right' as const },
    { width: 2 },
    { width: beside ? verdict : rest(look, rubric, score, known, 2) },
    ...(beside ? [{ width: left }] : []),
  ];
  const line = (cells: readonly string[], against: string) => {
    const [name = '', value = '', share = '', word = ''] = cells;
    return [name, value, share, '', word, ...(beside ? [against] : [])];
  };
  const lines = rows.flatMap((row, index) => {
    const [name = '', value = '', share = '', word = ''] = texts[index] as string[];
    const against = dim(againstText(row));
    const cells = [bold(name), value, row.score.inconclusive ? yellow(share) : share, word];
    const below = beside ? [] : grid([{ width: 2 }, { width: rest(look, 2) }], [['', against]]);
    return [...grid(columns, [line(cells, against)]), ...below];
  });
  const last = heads.at(-1) ?? '';
  return [
    '',
    ...grid([{ width: rest(look) }], [[bold.cyan(plain(model))]]),
    '',
    ...grid(columns, [
      line(
        heads.map((head) => dim(head)),
        dim(last),
      ),
    ]),
    ...(beside ? [] : grid([{ width: 2 }, { width: rest(look, 2) }], [['', dim(last)]])),
    ...lines,
    '',
    ...grid(
      [{ width: rest(look) }],
      [[dim(`evidence of ${dayOf(plain(collectedAt))} · rodeo ${plain(rodeo)}`)]],
    ),
  ];
}

/** `66`, `40–60`, `5 of 16`, `–` when nothing applies. */
export function scoreText({ score }: Pick<ComparisonRow, 'score'>): string {
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
  const { rubric, scores, items } = result;
  const [row] = comparisonOf([result]).rows as [ComparisonRow];
  const { bold, dim } = look.paint;
  const id = shorten(plain(rubric.id), 20);
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
    ['In short', archetypeWord(result) ?? ''],
    ['Items', itemCounts(items ?? []).join(dim(' · '))],
    ['Against it', againstText(row)],
  ].filter(([, text]) => text);
  return [
    ...heading(shorten(plain(rubric.title), look.width - displayWidth(id) - 6), look, id),
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
