/** What mending one thing would bring: the same arithmetic as the scores, with one thing changed. Pure. */
import { type LicenseScope, SCOPES } from '../licenses/license.js';
import type { Score } from '../result/result.js';
import { wholePercent } from './percent.js';
import type { ScoredCheck } from './scored-check.js';

/** Something to mend, without its wording. */
export interface Gain {
  check: string;
  /** `release`: publish the thing; `license`: it is there, license it openly. */
  kind: 'release' | 'license';
  /** Of a license: what it must cover. */
  scope?: LicenseScope;
  /** Whole points by score id; scores that would not change are left out. */
  gains: Record<string, number>;
}

/**
 * Everything that would raise a score by at least a point, the largest gain in the headline first, then the largest sum, then by id.
 * - `release`: the check would be met in full under today's license. Unknown answers are left out: the thing may well be there.
 * - `license`: one per scope, for all that is there already and would count in full under an open license. It is filed under the
 *   check that loses most by it.
 */
export function gainsOf(checks: readonly ScoredCheck[], scores: readonly Score[]): Gain[] {
  const headline = scores.find((score) => score.headline)?.id ?? '';
  const inHeadline = ({ gains }: Gain) => gains[headline] ?? 0;
  return [...releaseGains(checks, scores), ...licenseGains(checks, scores)]
    .filter((gain) => sum(gain) > 0)
    .sort((a, b) => inHeadline(b) - inHeadline(a) || sum(b) - sum(a) || compare(name(a), name(b)));
}

function releaseGains(checks: readonly ScoredCheck[], scores: readonly Score[]): Gain[] {
  return checks
    .filter(({ finding }) => finding.result === 'fail' || finding.result === 'partial')
    .map((check) => {
      const share = (1 - check.finding.low) * check.credit.low;
      return { check: check.finding.check, kind: 'release', gains: gainsFrom([check], scores, () => share) };
    });
}

function licenseGains(checks: readonly ScoredCheck[], scores: readonly Score[]): Gain[] {
  /** Share of a check's points that an open license would add. */
  const share = ({ finding, credit }: ScoredCheck) => finding.low * (credit.open - credit.low);
  const loss = (check: ScoredCheck) =>
    Object.values(check.points).reduce((total, { possible }) => total + possible * share(check), 0);
  return SCOPES.flatMap((scope) => {
    const covered = checks
      .filter((check) => check.scope === scope)
      .filter((check) => check.license?.openness !== 'unknown' && loss(check) > 0)
      .sort((a, b) => loss(b) - loss(a) || compare(a.finding.check, b.finding.check));
    const [worst] = covered;
    if (!worst) return [];
    const gains = gainsFrom(covered, scores, share);
    return [{ check: worst.finding.check, kind: 'license' as const, scope, gains }];
  });
}

/** Whole points that each score would gain if each of `checks` earned `share` more of its possible points. */
function gainsFrom(
  checks: readonly ScoredCheck[],
  scores: readonly Score[],
  share: (check: ScoredCheck) => number,
): Record<string, number> {
  const gains: Record<string, number> = {};
  for (const { id, earned, possible, low } of scores) {
    if (low === null) continue;
    const more = checks.reduce((total, check) => total + (check.points[id]?.possible ?? 0) * share(check), 0);
    const gain = wholePercent(earned + more, possible) - low;
    if (gain > 0) gains[id] = gain;
  }
  return gains;
}

const sum = ({ gains }: Gain): number => Object.values(gains).reduce((total, gain) => total + gain, 0);
const name = ({ check, kind, scope }: Gain): string => `${check} ${kind} ${scope ?? ''}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
