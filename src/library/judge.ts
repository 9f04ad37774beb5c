/** The pure half of the library: evidence and rubrics in, results and verdicts out, with what a script hands in checked first. */
import * as v from 'valibot';
import type { Attestations } from '../attest/apply.js';
import { auditByRubrics as judgeByRubrics } from '../audit.js';
import { checkWords } from '../checks/words.js';
import { usageError } from '../errors.js';
import { type Evidence, Evidence as EvidenceObject } from '../evidence.js';
import { judge, type Policy, type Regression } from '../gate.js';
import { GateEntry, WaiverEntry } from '../gate-schema.js';
import { nearest } from '../nearest.js';
import type { Gate, Result } from '../result/result.js';
import { plainFault } from '../rubric/faults.js';
import type { Rubric } from '../rubric/schema.js';
import { checkedRubric, faultError, isMapping, kindOf, placeAt } from './rubric-object.js';

/**
 * Scores evidence by a rubric. Pure: the same evidence, rubric and statements give the same result, on every machine.
 * @param evidence what `gather` brought, or a saved file that passed `parseEvidence`
 * @param rubric a loaded rubric (see `loadRubric`), or an object of the same form, which is checked
 * @param attestations what people state about the model (see `parseAttestations`)
 * @throws RodeoError `usage` that names the path of what is wrong in the rubric or in the evidence
 */
export function auditEvidence(evidence: Evidence, rubric: Rubric, attestations?: Attestations): Result {
  return auditByRubrics(evidence, [rubric], attestations)[0] as Result;
}

/**
 * Scores the same evidence by several rubrics, which share one reading of it. One result for each, in their order. Pure.
 * @throws RodeoError `usage` that names the path of what is wrong in a rubric
 */
export function auditByRubrics(
  evidence: Evidence,
  rubrics: readonly Rubric[],
  attestations?: Attestations,
): Result[] {
  return judgeByRubrics(checkedEvidence(evidence), rubrics.map(checkedRubric), attestations);
}

/** Evidence that was checked: a script may judge the same a thousand times. */
const known = new WeakSet<object>();

/** The evidence, when it is some: types are gone where JavaScript calls, and a parsed file may be anything. */
function checkedEvidence(evidence: unknown): Evidence {
  if (!isMapping(evidence)) throw usageError(`the evidence must be an object, not ${kindOf(evidence)}`, READ);
  if (!known.has(evidence)) {
    const [issue] = v.safeParse(EvidenceObject, evidence).issues ?? [];
    if (issue)
      throw usageError(
        `${['evidence', v.getDotPath(issue)].filter(Boolean).join('.')}: ${issue.message}`,
        READ,
      );
    known.add(evidence);
  }
  return evidence as Evidence;
}

const READ = 'gather brings it; parseEvidence reads a saved file.';

const { failOnRegression: _, ...conditions } = GateEntry.entries;
const PolicyObject = v.strictObject({ ...conditions, waivers: v.optional(v.array(WaiverEntry)) });

/**
 * Holds a result against a policy; see `Policy` for what can be asked.
 * @param today ISO date, in UTC, by which waivers run out; this machine's by default
 * @param regressions what became worse since a baseline; an empty list is a condition that is met
 * @returns `verdict`, and each condition with what was wanted, what was found and why
 * @throws RodeoError `usage` that names the path of what is wrong in the policy: `policy.min.usability: must be a number, not "60"`
 */
export function gate(
  result: Result,
  policy: Policy,
  today: string = new Date().toISOString().slice(0, 10),
  regressions?: readonly Regression[],
): Gate {
  const checked = checkedPolicy(policy);
  const scores = result.scores.map(({ id }) => id);
  for (const id of Object.keys(checked.min ?? {})) mustBe('policy.min', 'score', id, scores);
  const ids = [...new Set([...checkWords, ...result.checks].map(({ id }) => id))];
  for (const id of checked.require ?? []) mustBe('policy.require', 'check', id, ids);
  return judge(result, checked, today, regressions);
}

/** A name that is mistyped would leave its condition open for ever. @throws RodeoError `usage` */
function mustBe(path: string, what: string, id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  const near = nearest(id, known);
  throw usageError(`${path}: there is no ${what} "${id}"${near ? `; did you mean ${near}?` : ''}`);
}

/** The policy, when it is one. @throws RodeoError `usage` */
export function checkedPolicy(policy: unknown): Policy {
  const parsed = v.safeParse(PolicyObject, policy);
  if (parsed.success) return parsed.output as Policy;
  throw faultError(parsed.issues.map((issue) => plainFault(issue, keysAt, placeAt('policy'))));
}

const keysAt = ([top]: readonly (string | number)[]): string[] =>
  Object.keys(top === 'waivers' ? WaiverEntry.entries : PolicyObject.entries);
