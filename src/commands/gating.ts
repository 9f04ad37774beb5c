/** The gate of an audit: what it asks is checked before anything is fetched, and its verdict becomes the exit code. */
import { ExitCode, usageError } from '../errors.js';
import { asksForAnything, judge, type Policy } from '../gate.js';
import { nearest } from '../nearest.js';
import type { Result } from '../report/result.js';
import { classesOf, hasItems, type Rubric } from '../rubric/schema.js';
import { say } from './messages.js';
import type { Settings } from './policy.js';

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
export async function gateOf(settings: Settings, rubric: Rubric): Promise<AuditGate | null> {
  const { policy } = settings;
  if (!asksForAnything(policy)) return null;
  checkScores(policy, rubric);
  checkClass(policy, rubric);
  const today = new Date().toISOString().slice(0, 10);
  return {
    rubric: withChecks(rubric, policy),
    judged: (result) => ({ ...result, gate: judge(result, policy, today) }),
    conclude,
  };
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
  if (known.length === 0) throw usageError(`the rubric ${rubric.id} sorts into no classes`);
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

function conclude(results: readonly Result[]): void {
  for (const { gate, model } of results) {
    if (!gate) continue;
    const not = gate.conditions.filter(({ verdict }) => verdict !== 'pass');
    for (const { id, wanted, verdict, because } of not) {
      say(`${model.name}: ${verdict}: ${id} (${wanted}): ${because}`);
    }
  }
  const verdicts = results.flatMap(({ gate }) => gate?.verdict ?? []);
  if (verdicts.includes('fail')) process.exitCode = ExitCode.gateFailed;
  else if (verdicts.includes('inconclusive')) process.exitCode = ExitCode.inconclusive;
}
