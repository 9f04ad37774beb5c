/** From points to a score: the one addition for rubrics of either form. Pure. */
import type { Points, Score } from '../result/result.js';
import { exact, wholePercent } from './percent.js';
import type { Tier } from './values.js';

/** Points of one check or item, and whether all that decides them could be seen. */
export interface Addend {
  points: Points;
  known: boolean;
}

/**
 * Adds points up to whole percents with a range. Without anything possible, nothing applies and there is no score.
 * @param rubric `minCoverage`: with a smaller share of the points known the score is inconclusive
 */
export function sumOf(
  addends: readonly Addend[],
  { minCoverage, tiers }: { minCoverage: number; tiers?: readonly Tier[] | undefined },
): Omit<Score, 'id' | 'title' | 'asks' | 'headline' | 'unit'> {
  const sum = (of: (addend: Addend) => number) =>
    exact(addends.reduce((total, addend) => total + of(addend), 0));
  const earned = sum(({ points }) => points.earned);
  const earnedHigh = sum(({ points }) => points.earnedHigh);
  const possible = sum(({ points }) => points.possible);
  const seen = sum(({ points, known }) => (known ? points.possible : 0));
  const coverage = possible === 0 ? 1 : exact(seen / possible);
  const low = possible === 0 ? null : wholePercent(earned, possible);
  const high = possible === 0 ? null : wholePercent(earnedHigh, possible);
  return {
    score: low,
    low,
    high,
    earned,
    earnedHigh,
    possible,
    coverage,
    inconclusive: coverage < minCoverage,
    ...tiersBetween(low, high, tiers),
  };
}

/** The tiers of what a score is and of what it may be; `tierAtMost` only where it is another one. */
function tiersBetween(
  low: number | null,
  high: number | null,
  tiers: readonly Tier[] | undefined,
): { tier: string | null; tierAtMost?: string } {
  if (low === null || high === null || !tiers) return { tier: null };
  const tier = tierOf(low, tiers);
  const tierAtMost = tierOf(high, tiers);
  return { tier, ...(tierAtMost !== tier && { tierAtMost }) };
}

/** @param score in whole percent */
function tierOf(score: number, tiers: readonly Tier[]): string {
  const tier = tiers.find(({ atLeast = 0 }) => score >= atLeast) as Tier;
  return tier.label;
}
