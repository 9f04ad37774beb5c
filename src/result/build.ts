/** The result of an audit, put together from what was read and what was scored; nothing is judged here. Pure. */
import { type CheckWords, type Finding, titleOf } from '../checks/check.js';
import { checkWords } from '../checks/words.js';
import type { LicenseScope } from '../licenses/license.js';
import type { Missing } from '../release/reading.js';
import type { Gain } from '../rubric/gains.js';
import type { ScoredItems } from '../rubric/items.js';
import type { ItemRubric } from '../rubric/items-schema.js';
import type { WeightedRubric } from '../rubric/schema.js';
import type { Scored } from '../rubric/score.js';
import type { ScoredCheck } from '../rubric/scored-check.js';
import { VERSION } from '../version.js';
import { disputeOf } from './audit-command.js';
import type { Facts } from './facts.js';
import { type CheckResult, type Classification, type Fix, RESULT_VERSION, type Result } from './result.js';

/**
 * Builds the result. Keys stand in the order of the schema, lists in an order that depends on evidence and rubric alone.
 * @param scored what `scoreFindings` made of this release by this rubric
 * @param known where the wording of checks comes from
 * @param classification what `classifyRelease` made of it, when the rubric names a class ladder
 */
export function buildResult(
  facts: Facts,
  rubric: WeightedRubric,
  scored: Scored,
  known: readonly CheckWords[] = checkWords,
  classification?: Classification,
): Result {
  return {
    ...headOf(facts, rubric),
    scores: scored.scores,
    archetype: scored.archetype,
    ...(classification && { classification }),
    conflicts: facts.conflicts,
    checks: scored.checks.map((one) => checkResult(one, checkNamed(one.finding.check, known))),
    fixes: scored.gains.map((gain) => fixFor(gain, checkNamed(gain.check, known))),
    dispute: disputeOf(facts.target),
    missing: missingFrom(
      facts,
      scored.checks.map(({ finding }) => finding),
    ),
    notes: facts.notes,
    cost: facts.cost,
  };
}

/**
 * Builds the result of a rubric of items. Its checks earn no points of their own.
 * @param scored what `scoreItems` made of this release by this rubric
 * @param known where the wording of checks comes from
 */
export function buildItemResult(
  facts: Facts,
  rubric: ItemRubric,
  scored: ScoredItems,
  known: readonly CheckWords[] = checkWords,
): Result {
  return {
    ...headOf(facts, rubric),
    scores: [scored.score],
    archetype: null,
    items: scored.items,
    ...(scored.verdict && { verdict: scored.verdict }),
    conflicts: facts.conflicts,
    checks: scored.findings.map((finding) => answer(finding, checkNamed(finding.check, known), {})),
    fixes: [],
    dispute: disputeOf(facts.target),
    missing: missingFrom(facts, scored.findings),
    notes: facts.notes,
    cost: facts.cost,
  };
}

function headOf(
  { target, collectedAt, model, links }: Facts,
  { id, title, ...rubric }: WeightedRubric | ItemRubric,
) {
  const framework = 'framework' in rubric ? rubric.framework : undefined;
  return {
    schema: RESULT_VERSION,
    rodeo: VERSION,
    rubric: { id, title, ...(framework && { framework }) },
    target,
    collectedAt,
    model,
    links,
  } satisfies Partial<Result>;
}

function checkNamed(id: string, known: readonly CheckWords[]): CheckWords {
  const check = known.find((one) => one.id === id);
  if (!check) throw new Error(`the rubric counts ${id}, which is not a check`);
  return check;
}

function missingFrom(facts: Facts, findings: readonly Finding[]): Result['missing'] {
  return distinct([...facts.missing, ...findings.flatMap((finding) => finding.missing)]);
}

function checkResult({ finding, points, license, credit }: ScoredCheck, check: CheckWords): CheckResult {
  return answer(finding, check, points, {
    ...(license ? { license, credit: credit.low } : {}),
    ...(license && credit.high !== credit.low ? { creditHigh: credit.high } : {}),
  });
}

function answer(
  finding: Finding,
  check: CheckWords,
  points: CheckResult['points'],
  licensed: Pick<CheckResult, 'license' | 'credit' | 'creditHigh'> = {},
): CheckResult {
  return {
    id: check.id,
    title: titleOf(check, finding),
    ...(check.component === undefined ? {} : { component: check.component }),
    result: finding.result,
    low: finding.low,
    high: finding.high,
    because: finding.because,
    citations: finding.citations,
    ...licensed,
    missing: distinct(finding.missing),
    ...(finding.attested && { attested: finding.attested }),
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

function fixFor({ check: id, kind, scope, gains }: Gain, check: CheckWords): Fix {
  return { check: id, kind, ...(scope && { scope }), text: scope ? LICENSE_FIX[scope] : check.fix, gains };
}

function distinct(missing: readonly Missing[]): Result['missing'] {
  const byPlace = new Map<string, Result['missing'][number]>();
  for (const { what, reason, source } of missing) {
    const place = `${what}\n${source.url}`;
    if (!byPlace.has(place)) byPlace.set(place, { what, reason, url: source.url });
  }
  return [...byPlace.values()];
}
