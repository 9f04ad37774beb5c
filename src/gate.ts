/** Whether a result is good enough: thresholds, a class, required checks and waivers, turned into one verdict. Pure. */

import { range } from './report/wording.js';
import type { CheckResult, Gate, GateCondition, Result, Score } from './result/result.js';

/** Somebody's word that a check need not pass for a while. It changes the gate, never a score. */
export interface Waiver {
  /** Id of a check. */
  check: string;
  reason: string;
  by: string;
  /** ISO date of the last day on which it holds, in UTC. */
  until: string;
}

/** What a result has to meet; whatever is left out is not asked for. */
export interface Policy {
  /** Least value of scores by id, 0 to 100; equality passes. */
  min?: Readonly<Record<string, number>>;
  /** Name of the least open class that will do. */
  requireClass?: string;
  /** Ids of checks that must pass in full. */
  require?: readonly string[];
  /** How many checks may be unknown. */
  maxUnknown?: number;
  /** What could not be seen may stand in the way of nothing: where it decides, the condition passes and says so. */
  allowUnknown?: boolean;
  waivers?: readonly Waiver[];
}

/** Something that got worse since a baseline, or that may have. */
export interface Regression {
  /** `weights license`, `openness`, the title of a check … */
  what: string;
  was: string;
  is: string;
  /** `cannotTell`: what could not be seen may explain the difference. */
  verdict: 'worse' | 'cannotTell';
  check?: string;
}

/** The parts of a result that a gate looks at. */
export type Judged = Pick<Result, 'scores' | 'checks' | 'classification' | 'verdict'>;

/** Whether a policy asks for anything at all. */
export function asksForAnything(policy: Policy): boolean {
  const { min = {}, requireClass, require = [], maxUnknown, waivers = [] } = policy;
  const named = Object.keys(min).length + require.length + waivers.length;
  return named > 0 || requireClass !== undefined || maxUnknown !== undefined;
}

/**
 * Holds a result against a policy.
 *
 * Scores and classes are read at the low end, which counts everything unknown as missing; when only the high end meets the
 * condition it is inconclusive. One failed or expired condition fails the gate; otherwise one inconclusive condition leaves it
 * inconclusive.
 * @param policy what names a score, class or check that the result does not have is inconclusive
 * @param today ISO date; waivers that ended before it have expired
 * @param regressions what became worse since a baseline, when that is asked about: an empty list is a condition that is met
 */
export function judge(
  result: Judged,
  policy: Policy,
  today: string,
  regressions?: readonly Regression[],
): Gate {
  const { min = {}, requireClass, require = [], maxUnknown, waivers = [] } = policy;
  const checks = new Map(result.checks.map((check) => [check.id, check]));
  const conditions: GateCondition[] = [
    ...Object.entries(min).map(([id, least]) => scoreCondition(id, least, result.scores)),
    ...(requireClass === undefined ? [] : [classCondition(requireClass, standingOf(result))]),
    ...require.map((id) => checkCondition(id, checks.get(id))),
    ...(maxUnknown === undefined ? [] : [unknownCondition(maxUnknown, result.checks, waivers, today)]),
    ...(regressions?.length === 0 ? [NO_REGRESSION] : (regressions ?? []).map(regressionCondition)),
  ];
  const decided = conditions.map((condition) => waived(condition, waivers, today));
  const covered = new Set(decided.flatMap(({ check }) => check ?? []));
  const others = waivers.filter(({ check }) => !covered.has(check));
  const all = [...decided, ...others.map((waiver) => waiverAlone(waiver, checks.get(waiver.check), today))];
  const settled = policy.allowUnknown ? all.map(allowed) : all;
  const has = (...verdicts: GateCondition['verdict'][]) =>
    settled.some(({ verdict }) => verdicts.includes(verdict));
  const verdict = has('fail', 'expired') ? 'fail' : has('inconclusive') ? 'inconclusive' : 'pass';
  return { verdict, conditions: settled };
}

/** The verdict of a value that is known to lie between `low` and `high`, held against a least value. */
const within = (low: number, high: number, least: number): GateCondition['verdict'] =>
  low >= least ? 'pass' : high >= least ? 'inconclusive' : 'fail';

function scoreCondition(id: string, least: number, scores: readonly Score[]): GateCondition {
  const score = scores.find((one) => one.id === id);
  const wanted = `at least ${least}`;
  if (!score || score.low === null || score.high === null) {
    const because = score ? 'nothing in this score applies to the model' : 'the rubric has no such score';
    return { id, wanted, found: 'no score', verdict: 'inconclusive', because };
  }
  const { title, low, high } = score;
  const verdict = within(low, high, least);
  const found = low === high ? String(low) : `${low}–${high}`;
  const because = {
    pass: `${title} is ${low}${high > low ? ' at least' : ''}`,
    fail: `${title} is ${high}${high > low ? ' at most' : ''}`,
    inconclusive: `${title} is ${low} by what could be seen, and may be ${high}`,
  }[verdict as 'pass' | 'fail' | 'inconclusive'];
  return { id, wanted, found, verdict, because };
}

/** How far a model got on a ladder of classes, whichever part of the result tells. */
export interface Standing {
  /** The least open first; each includes those before it. */
  steps: readonly { name: string; lacks: readonly string[]; unseen: readonly string[] }[];
  label: string;
  atMost: string;
  /** Positions in `steps`; -1 is none of them. */
  low: number;
  high: number;
}

/** `null` when a result has no classes. */
export function standingOf({
  classification,
  verdict,
}: Pick<Judged, 'classification' | 'verdict'>): Standing | null {
  if (classification) {
    const { classes, label, atMost } = classification;
    const rank = (name: string | null) => classes.findIndex((one) => one.class === name);
    const steps = classes.map((one) => ({
      name: one.class,
      lacks: [...one.missing, ...one.unlicensed, ...one.notOpen],
      unseen: one.unknown,
    }));
    const most = atMost ?? classification;
    return { steps, label, atMost: most.label, low: rank(classification.class), high: rank(most.class) };
  }
  if (!verdict?.rungs) return null;
  const { rungs, label, atMost = label } = verdict;
  const rank = (name: string) => rungs.findIndex((rung) => rung.label === name);
  const steps = rungs.map((rung) => ({ name: rung.label, lacks: rung.missing, unseen: rung.unknown }));
  return { steps, label, atMost, low: rank(label), high: rank(atMost) };
}

/** Names of the classes that a result can be asked for, the least open first. */
export function classNames(result: Result): string[] {
  return standingOf(result)?.steps.map(({ name }) => name) ?? [];
}

function classCondition(name: string, standing: Standing | null): GateCondition {
  const same = (step: { name: string }) => step.name.toLowerCase() === name.toLowerCase();
  const asked = standing?.steps.findIndex(same) ?? -1;
  const wanted = `class ${standing?.steps[asked]?.name ?? name}`;
  if (!standing || asked < 0) {
    const because = standing ? 'the rubric has no such class' : 'the rubric has no classes';
    return { id: 'class', wanted, found: 'no class', verdict: 'inconclusive', because };
  }
  const { steps, label, atMost, low, high } = standing;
  const verdict = within(low, high, asked);
  const upTo = steps.slice(0, asked + 1);
  const lacks = [...new Set(upTo.flatMap((step) => step.lacks))].join(', ');
  const unseen = [...new Set(upTo.flatMap((step) => step.unseen))].join(', ');
  const because = {
    pass: `it is ${label}`,
    fail: `it is ${label}; missing or not openly licensed: ${lacks}`,
    inconclusive: `it is ${label} by what could be seen, and may be ${atMost}; not seen: ${unseen}`,
  }[verdict as 'pass' | 'fail' | 'inconclusive'];
  const found = low === high ? label : `${label} – ${atMost}`;
  return { id: 'class', wanted, found, verdict, because };
}

const CHECK_VERDICT: Record<CheckResult['result'], GateCondition['verdict']> = {
  pass: 'pass',
  notApplicable: 'pass',
  partial: 'fail',
  fail: 'fail',
  unknown: 'inconclusive',
};

function checkCondition(id: string, check: CheckResult | undefined): GateCondition {
  const wanted = 'passes';
  if (!check) {
    return { id, wanted, found: 'not run', verdict: 'inconclusive', because: 'it was not run', check: id };
  }
  // A part is there, and what could not be seen may be the rest of it.
  const open = check.result === 'partial' && check.high === 1;
  const verdict = open ? 'inconclusive' : CHECK_VERDICT[check.result];
  return { id, wanted, found: foundIn(check), verdict, because: check.because, check: id };
}

const percent = (share: number): number => Math.round(share * 100);

/** `pass`, `partial (50 %)`, `partial (50–100 %)`, `not applicable` … */
export function foundIn({ result, low, high }: Pick<CheckResult, 'result' | 'low' | 'high'>): string {
  if (result === 'partial') return `partial (${range(percent(low), percent(high))} %)`;
  return result === 'notApplicable' ? 'not applicable' : result;
}

function unknownCondition(
  most: number,
  checks: readonly CheckResult[],
  waivers: readonly Waiver[],
  today: string,
): GateCondition {
  const excused = new Set(waivers.filter(({ until }) => until >= today).map(({ check }) => check));
  const unknown = checks.filter(({ id, result }) => result === 'unknown' && !excused.has(id));
  const names = unknown.map(({ id }) => id).join(', ');
  return {
    id: 'unknown',
    wanted: `at most ${most}`,
    found: String(unknown.length),
    verdict: unknown.length <= most ? 'pass' : 'fail',
    because: names === '' ? 'every check has an answer' : `without an answer: ${names}`,
  };
}

const NO_REGRESSION: GateCondition = {
  id: 'regression',
  wanted: 'nothing worse',
  found: 'nothing worse',
  verdict: 'pass',
  because: 'nothing is worse than in the baseline',
};

function regressionCondition({ what, was, is, verdict, check }: Regression): GateCondition {
  return {
    id: `regression ${check ?? what}`,
    wanted: `not worse than ${was}`,
    found: is,
    verdict: verdict === 'worse' ? 'fail' : 'inconclusive',
    because: `${what} was ${was} in the baseline and is ${is} now`,
    ...(check !== undefined && { check }),
  };
}

/** A condition about a check that somebody vouches for. A waiver is not needed for what passes. */
function waived(condition: GateCondition, waivers: readonly Waiver[], today: string): GateCondition {
  const waiver = waivers.find(({ check }) => check === condition.check);
  if (!waiver) return condition;
  if (condition.verdict === 'pass') {
    return { ...condition, because: `${clause(condition)}; ${wordsOf(waiver)} is not needed` };
  }
  const verdict = waiver.until < today ? 'expired' : 'waived';
  return { ...condition, verdict, because: `${clause(condition)}; ${wordsOf(waiver, verdict)}` };
}

/** A waiver of something that no condition asks about is shown all the same; one that has run out must be renewed or removed. */
function waiverAlone(waiver: Waiver, check: CheckResult | undefined, today: string): GateCondition {
  const found = check ? foundIn(check) : 'not run';
  const met = check?.result === 'pass' || check?.result === 'notApplicable';
  const verdict = met ? 'pass' : waiver.until < today ? 'expired' : 'waived';
  const because = met ? `${wordsOf(waiver)} is not needed` : wordsOf(waiver, verdict);
  return { id: waiver.check, wanted: 'passes', found, verdict, because, check: waiver.check };
}

/** The reason without its full stop, so that more can follow. */
const clause = ({ because }: GateCondition): string => because.replace(/\.$/, '');

function wordsOf({ by, until, reason }: Waiver, verdict?: string): string {
  if (verdict === 'expired') return `the waiver by ${by} ended on ${until} (${reason})`;
  if (verdict === 'waived') return `waived by ${by} until ${until}: ${reason}`;
  return `the waiver by ${by} until ${until}`;
}

function allowed(condition: GateCondition): GateCondition {
  if (condition.verdict !== 'inconclusive') return condition;
  return { ...condition, verdict: 'pass', because: `${clause(condition)}; unknowns are allowed` };
}
