/** The tier of a score: one rule for rubrics of either form. */
import type { Tier } from './schema.js';

/** The tiers of what a score is and of what it may be; `tierAtMost` only where it is another one. */
export function tiersBetween(
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
