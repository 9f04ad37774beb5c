/** The result of an audit, put together from what was read and what was scored; nothing is judged here. Pure. */
import type { Check } from '../checks/check.js';
import { checks as allChecks } from '../checks/index.js';
import type { Evidence } from '../evidence.js';
import type { Missing, Release } from '../release/index.js';
import type { LicenseScope } from '../release/licenses/index.js';
import type { Gain } from '../rubric/gains.js';
import type { Rubric } from '../rubric/schema.js';
import type { Scored, ScoredCheck } from '../rubric/score.js';
import { VERSION } from '../version.js';
import { modelFacts } from './model-facts.js';
import { type CheckResult, type Classification, type Fix, RESULT_VERSION, type Result } from './result.js';

/**
 * Builds the result. Keys stand in the order of the schema, lists in an order that depends on evidence and rubric alone.
 * @param scored what `scoreFindings` made of this release by this rubric
 * @param known where the wording of checks comes from
 * @param classification what `classifyRelease` made of it, when the rubric names a class ladder
 */
export function buildResult(
  evidence: Evidence,
  release: Release,
  rubric: Rubric,
  scored: Scored,
  known: readonly Check[] = allChecks,
  classification?: Classification,
): Result {
  const checkOf = (id: string): Check => {
    const check = known.find((one) => one.id === id);
    if (!check) throw new Error(`the rubric counts ${id}, which is no check`);
    return check;
  };
  const missing = [
    ...Object.values(release).flatMap((reading) => reading.missing),
    ...scored.checks.flatMap(({ finding }) => finding.missing),
  ];
  return {
    schema: RESULT_VERSION,
    rodeo: VERSION,
    rubric: { id: rubric.id, title: rubric.title },
    target: evidence.target,
    collectedAt: evidence.collectedAt,
    model: modelFacts(evidence, release),
    links: evidence.links,
    scores: scored.scores,
    archetype: scored.archetype,
    ...(classification && { classification }),
    conflicts: release.conflicts.value,
    checks: scored.checks.map((one) => checkResult(one, checkOf(one.finding.check))),
    fixes: scored.gains.map((gain) => fixFor(gain, checkOf(gain.check))),
    missing: distinct(missing),
    notes: evidence.notes,
    cost: evidence.cost,
  };
}

function checkResult({ finding, points, license, credit }: ScoredCheck, check: Check): CheckResult {
  return {
    id: check.id,
    title: finding.result === 'fail' ? check.failureTitle : check.title,
    ...(check.component === undefined ? {} : { component: check.component }),
    result: finding.result,
    low: finding.low,
    high: finding.high,
    because: finding.because,
    citations: finding.citations,
    ...(license ? { license, credit: credit.low } : {}),
    ...(license && credit.high !== credit.low ? { creditHigh: credit.high } : {}),
    missing: distinct(finding.missing),
    points,
  };
}

/** What to do so that a scope counts in full; any license that the scope's definition of open admits will do. */
const LICENSE_FIX: Record<LicenseScope, string> = {
  weights:
    'License the weights openly: state a license without limits on use, such as Apache-2.0 or CC-BY-4.0, in the card or beside them.',
  code: 'License the code openly: add a LICENSE file with the text of an OSI-approved license, such as MIT or Apache-2.0.',
  data: 'License the data openly: state a license such as CC-BY-4.0 or CDLA-Permissive-2.0 where the data is published.',
  documents: 'License the documents openly: state a license such as CC-BY-4.0 in them or beside them.',
};

function fixFor({ check: id, kind, scope, gains }: Gain, check: Check): Fix {
  return { check: id, kind, text: scope ? LICENSE_FIX[scope] : check.fix, gains };
}

function distinct(missing: readonly Missing[]): Result['missing'] {
  const byPlace = new Map<string, Result['missing'][number]>();
  for (const { what, reason, source } of missing) {
    const place = `${what}\n${source.url}`;
    if (!byPlace.has(place)) byPlace.set(place, { what, reason, url: source.url });
  }
  return [...byPlace.values()];
}
