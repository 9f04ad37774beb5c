/** From findings to scores: the whole arithmetic of a verdict, in one place, on plain numbers. Pure. */
import type { Finding } from '../checks/check.js';
import type { License, Licenses } from '../licenses/license.js';
import type { Points, Score } from '../result/result.js';
import { type ArchetypeVerdict, archetypeOf } from './archetype.js';
import { type Gain, gainsOf } from './gains.js';
import { exact } from './percent.js';
import { type Criterion, type LicenseCredit, type WeightedRubric as Rubric, weightIn } from './schema.js';
import type { Credit, ScoredCheck } from './scored-check.js';
import { sumOf } from './sum.js';

export interface Scored {
  /** The headline first, then in the rubric's order. */
  scores: Score[];
  /** In the rubric's order. */
  checks: ScoredCheck[];
  archetype: ArchetypeVerdict | null;
  /** Largest gain in the headline first. */
  gains: Gain[];
}

/**
 * Weighs findings by a rubric.
 *
 * A check earns weight × share found × license credit. What is unknown counts as missing in the low end and as there in the high
 * end. What is not applicable leaves both sides of the fraction; a score to which nothing applies is `null`.
 *
 * @param findings one for each criterion of the rubric, in any order
 * @param licenses what covers weights, code, data and documents; a finding's own license goes first
 */
export function scoreFindings(findings: readonly Finding[], rubric: Rubric, licenses: Licenses): Scored {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  const checks = Object.entries(rubric.criteria).map(([id, criterion]) => {
    const finding = byCheck.get(id);
    if (!finding) throw new Error(`the rubric counts ${id}, but it was not run`);
    return weigh(finding, criterion, rubric, licenses);
  });
  const ids = Object.keys(rubric.scores);
  const headline = ids.filter((id) => rubric.scores[id]?.headline);
  const scores = [...headline, ...ids.filter((id) => !headline.includes(id))].map((id) =>
    addUp(id, checks, rubric),
  );
  return {
    scores,
    checks,
    archetype: archetypeOf(scores, rubric.archetypes ?? [], { licenses, findings: byCheck }),
    gains: gainsOf(checks, scores),
  };
}

function weigh(finding: Finding, criterion: Criterion, rubric: Rubric, licenses: Licenses): ScoredCheck {
  const scope = criterion.license;
  const license = scope && (finding.license ?? licenses[scope]);
  const factors = criterion.credit ?? rubric.licenseCredit;
  const credit = license ? creditFor(license.openness, factors) : { low: 1, high: 1, open: 1 };
  // A thing that was not seen may bring terms of its own, better than those around it.
  if (license && finding.result === 'unknown' && !finding.license) credit.high = best(factors);
  const points: Record<string, Points> = {};
  for (const score of Object.keys(rubric.scores)) {
    const possible = weightIn(criterion, score);
    if (possible === 0 || finding.result === 'notApplicable') continue;
    points[score] = {
      earned: exact(possible * finding.low * credit.low),
      earnedHigh: exact(possible * finding.high * credit.high),
      possible,
    };
  }
  return { finding, points, credit, ...(scope && license ? { scope, license } : {}) };
}

/** What a license is worth. An unseen one may be worth the least or the most; unclear terms count as restricted. */
function creditFor(openness: License['openness'], factors: LicenseCredit): Credit {
  const { open, restricted, none } = factors;
  if (openness === 'unknown') return { low: Math.min(open, restricted, none), high: best(factors), open };
  const factor = factors[openness === 'unclear' ? 'restricted' : openness];
  return { low: factor, high: factor, open };
}

const best = ({ open, restricted, none }: LicenseCredit): number => Math.max(open, restricted, none);

function addUp(id: string, checks: readonly ScoredCheck[], rubric: Rubric): Score {
  const { title, asks, headline = false } = rubric.scores[id] as Rubric['scores'][string];
  const addends = checks.flatMap((check) => {
    const points = check.points[id];
    return points ? [{ points, known: isKnown(check) }] : [];
  });
  return { id, title, ...(asks === undefined ? {} : { asks }), headline, ...sumOf(addends, rubric) };
}

/** The answer is known; so is the license, where it could still change the points. */
function isKnown({ finding, credit }: ScoredCheck): boolean {
  return finding.result !== 'unknown' && (finding.high === 0 || credit.low === credit.high);
}
