/** The gate of an audit: what it asks is checked before anything is fetched, and its verdict becomes the exit code. */
import { checkWords } from '../checks/words.js';
import { ExitCode, usageError } from '../errors.js';
import { asksForAnything, judge, type Policy } from '../gate.js';
import { nearest } from '../nearest.js';
import type { Gate, GateCondition, Result } from '../result/result.js';
import { classesOf, hasItems, type Rubric } from '../rubric/schema.js';
import type { AuditBaseline } from './baseline.js';
import { exitWith } from './exit-code.js';
import { hint, say } from './messages.js';
import type { Settings } from './policy.js';

const FIXES_SAID = 3;

export interface AuditGate {
  /** The rubric, with every check that the gate asks about. */
  rubric: Rubric;
  /** The result with the verdict on it. */
  judged(result: Result): Result;
  /** Says on stderr what stands in the way, and sets the exit code: 1 when a gate fails, 3 when one is inconclusive. */
  conclude(results: readonly Result[]): void;
}

/**
 * The gate that flags and configuration ask for; `null` when they ask for none.
 * @param rubric the one whose scores and classes are meant
 * @throws usageError for a score or class that the rubric does not have
 */
export async function gateOf(
  settings: Settings,
  rubric: Rubric,
  baseline: AuditBaseline | null,
): Promise<AuditGate | null> {
  const { policy, failOnRegression } = settings;
  if (!asksForAnything(policy) && !failOnRegression) return null;
  checkScores(policy, rubric);
  checkClass(policy, rubric);
  const today = new Date().toISOString().slice(0, 10);
  return {
    rubric: withChecks(rubric, policy),
    judged: (result) => {
      const regressions = failOnRegression ? baseline?.regressions(result) : undefined;
      const gate = judge(result, policy, today, regressions);
      const before = baseline?.of(result);
      return { ...result, gate: before ? since(gate, judge(before, policy, today)) : gate };
    },
    conclude,
  };
}

/**
 * Tells what the baseline did not meet either from what it did. A regression is new by its nature; where one of the two could not
 * be judged, nobody knows.
 */
function since(gate: Gate, before: Gate): Gate {
  const earlier = new Map(before.conditions.map(({ id, verdict }) => [id, verdict]));
  const conditions = gate.conditions.map((condition): GateCondition => {
    const { id, verdict } = condition;
    if (verdict === 'pass') return condition;
    const was = earlier.get(id);
    if (was === 'pass' || id.startsWith('regression ')) return { ...condition, since: 'new' };
    const isSame = was !== undefined && (was === 'inconclusive') === (verdict === 'inconclusive');
    return isSame ? { ...condition, since: 'standing' } : condition;
  });
  return { ...gate, conditions };
}

function checkScores({ min = {} }: Policy, rubric: Rubric): void {
  const known = Object.keys(rubric.scores);
  for (const id of Object.keys(min)) {
    if (known.includes(id)) continue;
    const guess = nearest(id, known);
    throw usageError(
      `the rubric ${rubric.id} has no score "${id}"${guess ? `; did you mean ${guess}?` : ''}`,
      `Scores: ${known.join(', ')}.`,
    );
  }
}

function checkClass({ requireClass }: Policy, rubric: Rubric): void {
  if (requireClass === undefined) return;
  const known = classesIn(rubric);
  if (known.some((name) => name.toLowerCase() === requireClass.toLowerCase())) return;
  if (known.length === 0) throw usageError(`the rubric ${rubric.id} has no classes`);
  throw usageError(`the rubric ${rubric.id} has no class "${requireClass}"`, `Classes: ${known.join(', ')}.`);
}

function classesIn(rubric: Rubric): string[] {
  if (hasItems(rubric)) return (rubric.ladder ?? []).flatMap(({ label, all }) => (all ? [label] : []));
  return classesOf(rubric)?.classes.map(({ name }) => name) ?? [];
}

/** Checks that the rubric does not ask are run without counting in any score. */
function withChecks(rubric: Rubric, { require = [], waivers = [] }: Policy): Rubric {
  const asked = [...require, ...waivers.map(({ check }) => check)];
  if (hasItems(rubric)) return rubric;
  const more = asked.filter((id) => !Object.hasOwn(rubric.criteria, id));
  return { ...rubric, criteria: { ...rubric.criteria, ...Object.fromEntries(more.map((id) => [id, {}])) } };
}

/** What would mend a condition: the check's own advice, or what brings a score most. */
function toDo({ id, check }: GateCondition, fixes: Result['fixes']): string[] {
  if (check !== undefined) return checkWords.flatMap((one) => (one.id === check ? [one.fix] : []));
  const gain = (fix: Result['fixes'][number]) => fix.gains[id] ?? 0;
  return [...fixes]
    .filter((fix) => gain(fix) > 0)
    .sort((one, other) => gain(other) - gain(one))
    .slice(0, FIXES_SAID)
    .map((fix) => `${fix.text} (+${gain(fix)})`);
}

function conclude(results: readonly Result[]): void {
  for (const { gate, model, fixes } of results) {
    if (!gate) continue;
    const not = gate.conditions.filter(({ verdict }) => verdict !== 'pass');
    for (const condition of not) {
      const { id, wanted, verdict, because, since } = condition;
      say(`${model.name}: ${verdict}${since ? ` (${since})` : ''}: ${id} (${wanted}): ${because}`);
      if (verdict === 'fail' || verdict === 'expired') {
        for (const text of toDo(condition, fixes)) hint(`To do: ${text}`);
      }
    }
  }
  const verdicts = results.flatMap(({ gate }) => gate?.verdict ?? []);
  if (verdicts.includes('fail')) exitWith(ExitCode.gateFailed);
  else if (verdicts.includes('inconclusive')) exitWith(ExitCode.inconclusive);
}
