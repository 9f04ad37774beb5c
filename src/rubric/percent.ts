/** Rounding, in one place: what is shown is what is judged, and what is shown adds up. */

/**
 * The one place where a score is rounded: half up, to a whole percent. Tiers and archetypes read the rounded number. The tolerance
 * keeps 69.5 from becoming 69 because a sum of tenths fell short by 1e-14.
 */
export function wholePercent(earned: number, possible: number): number {
  return Math.floor((100 * earned) / possible + 0.5 + 1e-9);
}

/** Drops the noise of binary fractions (6.800000000000001), so that points add up by hand. */
export const exact = (value: number): number => Number(value.toPrecision(12));
