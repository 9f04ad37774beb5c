/** Where a model stands among the others: a range where its score, or another's, is one. Used by the browser too. */
import type { Range } from './row.js';

export interface Rank {
  best: number;
  worst: number;
}

export interface Standing {
  /** Of how many: models whose headline says something. */
  ranked: number;
  rankOf(score: Range): Rank;
  /** Percent of the others that are certainly less open, and that may be; `null` when there are no others. */
  aboveOf(score: Range): Range | null;
  /** The middle of the low ends and of the high ends; `null` without models. */
  median: Range | null;
}

/**
 * Equal scores share a rank. A rank is a range when what could not be seen, of this model or of another, could move it.
 * @param scores the headlines of all models that are ranked
 */
export function standingOf(scores: readonly Range[]): Standing {
  const lows = Float64Array.from(scores, ({ low }) => low).sort();
  const highs = Float64Array.from(scores, ({ high }) => high).sort();
  const ranked = scores.length;
  const others = ranked - 1;
  const certainlyBelow = ({ low }: Range) => below(highs, low);
  const maybeBelow = ({ low, high }: Range) => below(lows, high) - (low < high ? 1 : 0);
  return {
    ranked,
    rankOf: (score) => ({
      best: 1 + ranked - below(lows, score.high, true),
      worst: 1 + ranked - below(highs, score.low, true) - (score.low < score.high ? 1 : 0),
    }),
    aboveOf: (score) =>
      others < 1
        ? null
        : { low: percent(certainlyBelow(score), others), high: percent(maybeBelow(score), others) },
    median: ranked === 0 ? null : { low: middle(lows), high: middle(highs) },
  };
}

/** Rounded down: nobody stands above more than there are. */
const percent = (count: number, of: number): number => Math.floor((100 * count) / of);

function middle(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return Math.round(sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2);
}

/** How many values are smaller; with `orEqual`, no greater. */
function below(sorted: Float64Array, value: number, orEqual = false): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const at = (from + to) >> 1;
    const one = sorted[at] as number;
    if (one < value || (orEqual && one === value)) from = at + 1;
    else to = at;
  }
  return from;
}
