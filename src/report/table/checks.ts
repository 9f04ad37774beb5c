/** Every check with its points in each score, so that a reader can add the scores up by hand, and its evidence. */
import { unavailableText } from '../../evidence.js';
import { mainScore } from '../../result/answers.js';
import type { CheckResult, Result, Score } from '../../result/result.js';
import { scoresInOrder } from '../../result/scores.js';
import { plain } from '../../terminal.js';
import { points, range } from '../wording.js';
import { displayWidth, shortPath } from './display.js';
import { type Column, type GridRow, grid, heading, INDENT, type Look, rest } from './grid.js';
import { licenseName } from './head.js';
import { scoreTitle } from './scores.js';

const SYMBOLS: Record<CheckResult['result'], { sign: string; color: 'green' | 'yellow' | 'red' | 'dim' }> = {
  pass: { sign: '✔', color: 'green' },
  partial: { sign: '◐', color: 'yellow' },
  fail: { sign: '✘', color: 'red' },
  unknown: { sign: '?', color: 'yellow' },
  notApplicable: { sign: '–', color: 'dim' },
};

const SYMBOL_WIDTH = 2;
/** Columns that a title and its evidence need to stand side by side. */
const ROOM_FOR_EVIDENCE = 44;
/** Between the last number, which is set to the right, and the evidence. */
const GAP = 1;

/** Checks that score first, those that the rubric only shows below them. */
export function renderChecks(result: Result, look: Look): string[] {
  return [...scoredChecks(result, look), ...unscoredChecks(result, look)];
}

/** One table: a group per score, a column of points per score, and the sums at the end. */
function scoredChecks(result: Result, look: Look): string[] {
  // The headline's column stands last, as the sum of what stands before it does.
  const scores = scoresInOrder(result)
    .filter((score) => score.possible > 0)
    .sort((one, other) => Number(one.headline) - Number(other.headline));
  const counted = result.checks.filter((check) => Object.keys(check.points).length > 0);
  if (scores.length === 0 || counted.length === 0) return [];
  const letters = columnLetters(scores);
  const layout = columnsFor(scores, counted, letters, look);
  const groups = scores
    .map((score) => ({ score, checks: counted.filter((check) => mainScore(check, scores) === score.id) }))
    .filter((group) => group.checks.length > 0);
  return [
    ...heading('Points', look, legend(scores, letters)),
    ...groups.flatMap(({ score, checks }, index) => [
      ...(index > 0 ? [''] : []),
      ...grid(layout.headColumns, [groupRow(score, scores, letters, look)]),
      ...rowsWithReasons(checks, layout.columns, (check) => checkRow(check, scores, layout, look), look),
    ]),
    '',
    ...grid(layout.columns, sums(scores, look)),
  ];
}

interface Layout {
  columns: Column[];
  /** The same for the heads of groups, whose title begins above the symbols. */
  headColumns: Column[];
  titleWidth: number;
  /** 0 when the terminal is too narrow: then the evidence stands below the title. */
  evidenceWidth: number;
}

function columnsFor(scores: Score[], checks: CheckResult[], letters: string[], look: Look): Layout {
  const widest = scores.map((score, index) => {
    const texts = [
      ...checks.map((check) => pointsText(check, score)),
      total(score, score.earnedHigh),
      total(score, score.earned),
      letters[index] ?? '',
    ];
    return Math.max(...texts.map(displayWidth));
  });
  const left = (gap: number) => rest(look, SYMBOL_WIDTH, ...widest.map((width) => width + gap), GAP);
  // Air between the numbers is the first thing that a narrow screen loses, evidence at the side the second.
  const gap = left(2) >= ROOM_FOR_EVIDENCE ? 2 : 1;
  const numbers = widest.map((width) => width + gap);
  const free = left(gap);
  const evidenceWidth = free >= ROOM_FOR_EVIDENCE ? Math.floor(free * 0.4) : 0;
  const titleWidth = free - evidenceWidth - 1;
  const counts = numbers.map((width): Column => ({ width, align: 'right' }));
  return {
    titleWidth,
    evidenceWidth,
    columns: [
      { width: SYMBOL_WIDTH },
      { width: titleWidth },
      ...counts,
      { width: GAP },
      { width: evidenceWidth + 1 },
    ],
    headColumns: [{ width: SYMBOL_WIDTH + titleWidth }, ...counts],
  };
}

/** The first letter of each score's title, or its number where letters clash. */
function columnLetters(scores: Score[]): string[] {
  const letters = scores.map((score) => [...scoreTitle(score)][0]?.toUpperCase() ?? '');
  return letters.map((letter, index) =>
    letters.indexOf(letter) === index && letter ? letter : `${index + 1}`,
  );
}

function legend(scores: Score[], letters: string[]): string {
  return scores.map((score, index) => `${letters[index]} ${scoreTitle(score).toLowerCase()}`).join(', ');
}

function groupRow(group: Score, scores: Score[], letters: string[], look: Look): GridRow {
  const heads = scores.map((score, index) => {
    const letter = letters[index] ?? '';
    return score === group ? look.paint.cyan.bold(letter) : look.paint.dim(letter);
  });
  return [look.paint.cyan.bold(scoreTitle(group)), ...heads];
}

function checkRow(check: CheckResult, scores: Score[], layout: Layout, look: Look): GridRow {
  const evidence = evidenceText(check, layout.evidenceWidth || layout.titleWidth, look);
  const below = layout.evidenceWidth === 0 && evidence ? `\n${evidence}` : '';
  const aside = layout.evidenceWidth > 0 ? evidence : '';
  const numbers = scores.map((score) => pointsCell(check, score, look));
  return [symbol(check, look), `${title(check, look)}${below}`, ...numbers, '', aside];
}

/** One grid of all checks, since each costs time; with `--verbose` one for each, and its reasons below it. */
function rowsWithReasons(
  checks: CheckResult[],
  columns: Column[],
  row: (check: CheckResult) => GridRow,
  look: Look,
): string[] {
  if (!look.verbose) return grid(columns, checks.map(row));
  return checks.flatMap((check) => [...grid(columns, [row(check)]), ...reasons(check, look)]);
}

function symbol(check: CheckResult, look: Look): string {
  const { sign, color } = SYMBOLS[check.result];
  return look.paint[color](sign);
}

function title(check: CheckResult, look: Look): string {
  const text = plain(check.title);
  return check.result === 'notApplicable' ? look.paint.dim(text) : text;
}

function pointsText(check: CheckResult, score: Score): string {
  const count = check.points[score.id];
  if (!count) return '';
  if (count.possible === 0) return '–';
  return `${range(count.earned, count.earnedHigh, points)}/${points(count.possible)}`;
}

function pointsCell(check: CheckResult, score: Score, look: Look): string {
  const count = check.points[score.id];
  const [earned, possible] = pointsText(check, score).split('/');
  if (!count || possible === undefined) return look.paint.dim(earned ?? '');
  const color =
    count.earned >= count.possible ? look.paint.green : count.earned > 0 ? look.paint.yellow : look.paint.red;
  return `${count.earnedHigh > count.earned ? look.paint.yellow(earned) : color(earned)}${look.paint.dim(`/${possible}`)}`;
}

function total(score: Score, earned: number): string {
  return `${points(earned)}/${points(score.possible)}`;
}

/** What is proven and, when anything is unknown, what it would be if all of that were there. */
function sums(scores: Score[], look: Look): GridRow[] {
  const { bold, yellow } = look.paint;
  const proven = ['', bold('Sum'), ...scores.map((score) => bold(total(score, score.earned))), '', ''];
  if (scores.every((score) => score.earnedHigh === score.earned)) return [proven];
  const most = scores.map((score) => yellow(total(score, score.earnedHigh)));
  return [proven, ['', yellow('If the unknown were there'), ...most, '', '']];
}

/** Where it was seen, and the licence where that cost points: `LICENSE`, `README.md#L12 +1`. */
function evidenceText(check: CheckResult, width: number, look: Look): string {
  const lines: string[] = [];
  const [first, ...others] = check.citations;
  if (first) {
    const more = others.length > 0 ? ` +${others.length}` : '';
    const line = first.line ? `#L${first.line}` : '';
    lines.push(look.paint.dim(shortPath(plain(first.label), line + more, width - 1)));
  }
  if (check.attested) lines.push(look.paint.yellow('attested'));
  if (check.license && check.credit !== undefined && check.credit < 1 && check.high > 0) {
    lines.push(`${licenseName(check.license, look)}${look.paint.dim(` ×${points(check.credit)}`)}`);
  }
  return lines.join('\n');
}

/**
 * With `--verbose`: what was found in words, the check's id, and every link. A link is one unbroken line, however long,
 * so that a terminal can open it and a reader can copy it.
 */
function reasons(check: CheckResult, look: Look): string[] {
  const columns = [{ width: SYMBOL_WIDTH }, { width: rest(look, SYMBOL_WIDTH) }];
  const missing = check.missing.map(
    (one) => `could not see ${plain(one.what)}: ${unavailableText(one.reason)}`,
  );
  const rows = [
    ['', look.paint.dim(`${plain(check.because)} [${plain(check.id)}]`)],
    ...missing.map((text) => ['', look.paint.yellow(plain(text))]),
  ];
  const links = check.citations.map((one) => `${' '.repeat(INDENT + SYMBOL_WIDTH)}${plain(one.url)}`);
  return [...grid(columns, rows), ...links.map((link) => look.paint.dim(link)), ''];
}

/** Checks that count in no score, as a plain list. */
function unscoredChecks(result: Result, look: Look): string[] {
  const checks = result.checks.filter((check) => Object.keys(check.points).length === 0);
  if (checks.length === 0) return [];
  const evidence = Math.min(Math.floor(rest(look) * 0.3), 36);
  const columns = [
    { width: SYMBOL_WIDTH },
    { width: rest(look, SYMBOL_WIDTH, evidence) },
    { width: evidence },
  ];
  const row = (check: CheckResult) => [
    symbol(check, look),
    title(check, look),
    evidenceText(check, evidence, look),
  ];
  const lines = rowsWithReasons(checks, columns, row, look);
  return [...heading('Also checked, without points', look), ...lines];
}
