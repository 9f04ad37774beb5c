/** From evidence to what it says: the long part of the way to a verdict, the same whatever rubric judges. */
import { type Attestation, type Attestations, applyAttestations } from './attest/apply.js';
import { ownersVoice } from './attest/owner.js';
import { type Finding, runCheck } from './checks/check.js';
import { checks } from './checks/index.js';
import type { Evidence } from './evidence.js';
import type { Licenses } from './licenses/license.js';
import { readRelease } from './release/index.js';
import { withinReach } from './release/reach.js';
import { type Facts, factsOf } from './result/facts.js';
import type { AttestationResult } from './result/result.js';
import { type StatedFacts, statedFacts } from './rubric/stated.js';

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
