/** The tier of a score: one rule for rubrics of either form. */
import type { Tier } from './schema.js';

/** @param score in whole percent */
export function tierOf(score: number, tiers: readonly Tier[]): string {
  const tier = tiers.find(({ atLeast = 0 }) => score >= atLeast) as Tier;
  return tier.label;
}
