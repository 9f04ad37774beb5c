/** The street from evidence to a verdict, in one page. */
import { type Attestation, type Attestations, applyAttestations } from './attest/apply.js';
import { ownersVoice } from './attest/owner.js';
import { type Finding, runCheck } from './checks/check.js';
import { checks } from './checks/index.js';
import type { Evidence } from './evidence.js';
import type { Licenses } from './licenses/license.js';
import { readRelease } from './release/index.js';
import { withinReach } from './release/reach.js';
import { buildItemResult, buildResult, type Facts, factsOf } from './result/build.js';
import type { AttestationResult, Result } from './result/result.js';
import { classifyRelease } from './rubric/classification.js';
import { checksOf, scoreItems } from './rubric/items.js';
import type { ItemRubric } from './rubric/items-schema.js';
import { hasItems, type Rubric, type WeightedRubric } from './rubric/schema.js';
import { scoreFindings } from './rubric/score.js';
import { type StatedFacts, statedFacts } from './rubric/stated.js';

/**
 * Scores evidence by a rubric. Pure: the same evidence, rubric and statements give the same result, on every machine.
 * @param evidence what was collected, or a saved file that passed `parseEvidence`
 * @param rubric a loaded rubric (see `loadRubric`); it names only checks that exist
 * @param attestations what people state about the model (see `parseAttestations`)
 */
export function auditEvidence(evidence: Evidence, rubric: Rubric, attestations?: Attestations): Result {
  return auditByRubrics(evidence, [rubric], attestations)[0] as Result;
}

/** Scores the same evidence by several rubrics, which share one reading of it. One result for each, in their order. Pure. */
export function auditByRubrics(
  evidence: Evidence,
  rubrics: readonly Rubric[],
  attestations?: Attestations,
): Result[] {
  const reading = readEvidence(evidence, new Set(rubrics.flatMap(askedBy)), attestations);
  return rubrics.map((rubric) => judgeReading(reading, rubric));
}

/** What evidence says, before any rubric has judged it: plain JSON. Reading takes far longer than judging. */
export interface Reading {
  facts: Facts;
  findings: Finding[];
  licenses: Licenses;
  /** What rubrics may ask of the model itself. */
  stated: StatedFacts;
  /** When people stated something: what is attested stands in the place of what was found. */
  attestations?: AttestationResult[];
}

/**
 * Reads evidence once, for any number of rubrics. What people state is held against it: those who ask, and the owner of the model in
 * a file beside it. Pure.
 * @param asked ids of the checks to run; all when missing
 */
export function readEvidence(
  gathered: Evidence,
  asked?: ReadonlySet<string>,
  attestations?: Attestations,
): Reading {
  const evidence = withinReach(gathered);
  const release = readRelease(evidence);
  const findings = checks.filter(({ id }) => asked?.has(id) ?? true).map((check) => runCheck(check, release));
  const found = factsOf(evidence, release);
  const { claims, notes } = ownersVoice(evidence);
  const facts = notes.length > 0 ? { ...found, notes: [...found.notes, ...notes] } : found;
  const stated = statedFacts(facts.model, evidence);
  const reading = { facts, findings, licenses: release.licenses.value, stated };
  const given = attestations?.statements ?? [];
  const isGiven = ({ check, scope }: Attestation) =>
    given.some((one) => one.check === check && one.scope === scope);
  const statements = [...given, ...claims.filter((claim) => !isGiven(claim))];
  if (!attestations && statements.length === 0) return reading;
  return { ...reading, ...applyAttestations(statements, { ...reading, evidence }) };
}

/** Judges what was read. Pure. @param reading with a finding for each check that the rubric asks */
export function judgeReading(reading: Reading, rubric: Rubric): Result {
  return hasItems(rubric) ? byItems(reading, rubric) : byWeights(reading, rubric);
}

/** Ids of the checks that a rubric or its class ladder asks. */
function askedBy(rubric: Rubric): string[] {
  if (hasItems(rubric)) return checksOf(rubric);
  const components = rubric.ladder?.components ?? {};
  const isAsked = ({ component }: { component?: string }) =>
    component !== undefined && Object.hasOwn(components, component);
  return [...Object.keys(rubric.criteria), ...checks.filter(isAsked).map(({ id }) => id)];
}

function byWeights({ facts, findings, licenses, attestations }: Reading, rubric: WeightedRubric): Result {
  const scored = scoreFindings(findings, rubric, licenses);
  const componentOf = new Map(checks.map(({ id, component }) => [id, component]));
  const found = findings.flatMap((finding) => {
    const component = componentOf.get(finding.check);
    return component === undefined ? [] : [{ component, finding }];
  });
  const classification = rubric.ladder && classifyRelease(found, licenses, rubric.ladder);
  const result = buildResult(facts, rubric, scored, checks, classification);
  return attestations ? { ...result, attestations } : result;
}

function byItems({ facts, findings, licenses, stated, attestations }: Reading, rubric: ItemRubric): Result {
  const result = buildItemResult(facts, rubric, scoreItems(findings, rubric, licenses, stated), checks);
  return attestations ? { ...result, attestations } : result;
}
