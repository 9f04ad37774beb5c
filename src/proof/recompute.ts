/** Whether evidence and rubric give the result that a statement tells, to the byte; and where not. Pure. */
import type { Attestations } from '../attest/apply.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../result/result.js';
import type { Rubric } from '../rubric/schema.js';
import { evidenceDigest, rubricDigest, valueDigest } from './digest.js';
import { type Statement, statementOf } from './statement.js';

/** One question that was put to a statement. `unchecked`: what it needs was not given. */
export interface Finding {
  about: 'signature' | 'subject' | 'evidence' | 'rubric' | 'statements' | 'result';
  verdict: 'holds' | 'differs' | 'unchecked';
  because: string;
  /** What differs, the first of them. */
  details?: string[];
}

/** Differences that are told one by one. */
const MOST_DETAILS = 10;

/** Holds the statement against what it says it was made from. */
export function recompute(
  { subject, predicate }: Statement,
  evidence: Evidence,
  rubric: Rubric,
  attestations?: Attestations,
): Finding[] {
  const now = statementOf(evidence, rubric, attestations);
  const found: Finding[] = [
    compared(
      'evidence',
      predicate.evidence.digest.sha256,
      evidenceDigest(evidence),
      'the evidence is the one that was judged',
      'the evidence is not the one that was judged',
    ),
    compared(
      'rubric',
      predicate.rubric.digest.sha256,
      rubricDigest(rubric),
      `the rubric ${rubric.id} is the one that was used`,
      `the rubric ${rubric.id} is not the one that was used`,
    ),
  ];
  if (predicate.attestations || attestations) {
    const given = attestations ? valueDigest(attestations.statements) : 'none';
    const stated = predicate.attestations?.digest.sha256 ?? 'none';
    found.push(
      compared(
        'statements',
        stated,
        given,
        'what people stated is what was counted',
        'what people stated is not what was counted',
      ),
    );
  }
  const subjects = differences(subject, now.subject, 'subject');
  if (subjects.length > 0)
    found.push(differing('subject', 'the evidence is about another subject', subjects));
  const computed = asStated(now.predicate.result, predicate.result);
  const results = differences(predicate.result, computed, 'result');
  const isSame = JSON.stringify(predicate.result) === JSON.stringify(computed);
  if (!isSame && results.length === 0) results.push('result: the same, its keys in another order');
  found.push(
    results.length === 0
      ? { about: 'result', verdict: 'holds', because: 'computed again, the result is the same to the byte' }
      : differing('result', 'computed again, the result differs', results),
  );
  return found;
}

/** Earlier versions did not say how a result is disputed; that is advice, and nothing that they judged. */
function asStated(computed: Result, stated: Result): Result {
  if (stated.dispute !== undefined) return computed;
  const { dispute: _, ...judged } = computed;
  return judged;
}

function compared(
  about: Finding['about'],
  stated: string,
  given: string,
  same: string,
  other: string,
): Finding {
  if (stated === given) return { about, verdict: 'holds', because: same };
  return {
    about,
    verdict: 'differs',
    because: other,
    details: [`stated ${short(stated)}, given ${short(given)}`],
  };
}

const short = (digest: string): string =>
  /^[0-9a-f]{64}$/.test(digest) ? `sha256:${digest.slice(0, 16)}…` : digest;

function differing(about: Finding['about'], because: string, all: readonly string[]): Finding {
  const more = all.length > MOST_DETAILS ? [`and ${all.length - MOST_DETAILS} more`] : [];
  return { about, verdict: 'differs', because, details: [...all.slice(0, MOST_DETAILS), ...more] };
}

/** Every place at which two JSON values differ: `result.scores.0.low: 66, computed 44`. */
function differences(stated: unknown, computed: unknown, path: string): string[] {
  if (Object.is(stated, computed)) return [];
  if (isObject(stated) && isObject(computed) && Array.isArray(stated) === Array.isArray(computed)) {
    const keys = new Set([...Object.keys(stated), ...Object.keys(computed)]);
    return [...keys].flatMap((key) => differences(stated[key], computed[key], `${path}.${key}`));
  }
  if (stated === undefined) return [`${path}: not stated, computed ${shown(computed)}`];
  if (computed === undefined) return [`${path}: ${shown(stated)}, not computed`];
  return [`${path}: ${shown(stated)}, computed ${shown(computed)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
