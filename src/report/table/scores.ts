/** The verdict: each score with its bar, its range when something is unknown, and the question it answers. */
import type { ChalkInstance } from 'chalk';
import type { Result, Score } from '../../result/result.js';
import { scoresInOrder } from '../../result/scores.js';
import { plain } from '../../terminal.js';
import { ENOUGH_SEEN, NOT_ENOUGH } from '../verdict.js';
import { range } from '../wording.js';
import { displayWidth, shorten } from './display.js';
import { type Column, grid, type Look, rest } from './grid.js';

const SHORTEST_BAR = 12;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Short enough to stand in a column. */
export function scoreTitle(score: Score): string {
  return shorten(plain(score.title), 20);
}

export function renderScores(result: Result, look: Look): string[] {
  return ['', ...renderScoreRows(result, look), ...archetypeLines(result, look)];
}

/** A row for each score. */
export function renderScoreRows(result: Result, look: Look): string[] {
  const scores = scoresInOrder(result);
  const title = columnWidth(scores.map(scoreTitle));
  const number = columnWidth(scores.map(scoreText));
  const tier = Math.min(columnWidth(scores.map(tierText)), 32);
  const question = columnWidth(scores.map((score) => plain(score.asks ?? '')));
  // On a narrow screen the question gives way, then the bar, and then the tier is broken.
  const room = rest(look, title, number);
  if (room < tier + SHORTEST_BAR + 3) {
    const columns: Column[] = [{ width: title }, { width: number, align: 'right' }, { width: room }];
    return grid(
      columns,
      scores.map((score) => {
        const [name = '', value = '', , word = ''] = scoreRow(score, 0, look);
        return [name, value, ` ${word}`];
      }),
    );
  }
  const asks = rest(look, title, number, tier, question) >= SHORTEST_BAR + 3 ? question : 0;
  const bar = Math.min(Math.max(rest(look, title, number, tier, asks) - 3, SHORTEST_BAR), 40);
  const columns: Column[] = [
    { width: title },
    { width: number, align: 'right' },
    { width: bar + 3 },
    { width: tier },
    ...(asks > 0 ? [{ width: asks }] : []),
  ];
  return grid(
    columns,
    scores.map((score) => scoreRow(score, bar, look).slice(0, columns.length)),
  );
}

function columnWidth(texts: string[]): number {
  return Math.max(...texts.map(displayWidth), 0) + 2;
}

function scoreRow(score: Score, bar: number, look: Look): string[] {
  const color = tint(score, look.paint);
  const strong = score.headline ? color.bold : color;
  const title = scoreTitle(score);
  return [
    score.headline ? look.paint.bold(title) : title,
    strong(scoreText(score)),
    ` ${drawBar(score, bar, color, look)}`,
    strong(tierText(score)),
    look.paint.dim(plain(score.asks ?? '')),
  ];
}

function scoreText({ low, high }: Score): string {
  return low === null || high === null ? '–' : range(low, high);
}

/** The tier, or what keeps one from being said. */
export function tierText(score: Score): string {
  if (score.low === null) return 'not applicable';
  if (score.coverage < ENOUGH_SEEN) return NOT_ENOUGH;
  if (score.inconclusive) return `${Math.floor(score.coverage * 100)}% known`;
  const most = score.tierAtMost ? ` to ${plain(score.tierAtMost)}` : '';
  return plain(score.tier ?? '') + most;
}

/** By value, whatever the rubric calls its tiers; no color for what cannot be judged yet. */
function tint({ low, inconclusive }: Score, paint: ChalkInstance): ChalkInstance {
  if (low === null || inconclusive) return paint.dim;
  if (low >= 70) return paint.green;
  return low >= 40 ? paint.yellow : paint.red;
}

/** Solid up to what is proven, shaded up to what is possible. */
function drawBar({ low, high }: Score, width: number, color: ChalkInstance, look: Look): string {
  if (low === null || high === null) return look.paint.dim('░'.repeat(width));
  const eighths = Math.round((low / 100) * width * 8);
  const solid = '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
  const open = Math.max(Math.round((high / 100) * width), solid.length) - solid.length;
  const left = width - solid.length - open;
  return color(solid + '▒'.repeat(open)) + look.paint.dim('░'.repeat(left));
}

function archetypeLines({ archetype, scores }: Result, look: Look): string[] {
  if (!archetype) return [];
  if (scores.some(({ headline, coverage }) => headline && coverage < ENOUGH_SEEN)) {
    return ['', ...grid([{ width: rest(look) }], [[look.paint.bold(NOT_ENOUGH)]])];
  }
  const doubt = archetype.certain ? '' : look.paint.yellow('  so far: what could not be seen may change it');
  return ['', ...grid([{ width: rest(look) }], [[look.paint.bold(plain(archetype.label)) + doubt]])];
}
