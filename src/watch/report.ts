/** What a run of a watch tells, whatever it is printed as. Pure. */
import type { History } from './history.js';
import { type Cause, type Step, termsOf, type Verdict, verdictOn } from './step.js';

/** A target about which nobody could be asked, or of which less could be seen than before. */
export interface Unseen {
  target: string;
  /** A word, and more about it. */
  reason: { code: string; detail?: string | undefined };
}

export interface WatchReport {
  /** What it is a report on: the name of the journal. */
  title: string;
  /** ISO time of the last report; `null` for the first. */
  since: string | null;
  /** ISO time. */
  at: string;
  onlyTerms: boolean;
  /** How many targets are watched. */
  targets: number;
  /** Watched from now on. */
  fresh: readonly string[];
  unseen: readonly Unseen[];
  /** What is worse first, then what nobody can tell. */
  steps: readonly (Step & { verdict: Verdict })[];
}

/** The word for other terms of the same openness. */
export const AS_OPEN = 'as open';

const ORDER: readonly Verdict[] = ['worse', 'cannotTell', 'better', 'same'];

/** @param history since the last report */
export function watchReport(
  { steps, fresh }: History,
  about: Omit<WatchReport, 'steps' | 'fresh'>,
): WatchReport {
  return { ...about, fresh, steps: judgedSteps(steps, about.onlyTerms).sort(inOrder) };
}

/** The steps that count, with what they come to. */
export function judgedSteps(steps: readonly Step[], onlyTerms: boolean): (Step & { verdict: Verdict })[] {
  const counted = onlyTerms ? steps.flatMap((step) => termsOf(step) ?? []) : steps;
  return counted.map((step) => ({ ...step, verdict: verdictOn(step, onlyTerms) }));
}

/** By name below that: in which order servers answered tells nobody anything. */
function inOrder(one: Step & { verdict: Verdict }, other: Step & { verdict: Verdict }): number {
  const verdicts = ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);
  return verdicts || (one.target < other.target ? -1 : Number(one.target > other.target));
}

const CAUSES: Record<Cause, string> = {
  evidence: 'the evidence',
  rubric: 'the rubric',
  rodeo: 'rodeo itself',
};

/** `the evidence and rodeo itself` */
export const causeText = (causes: readonly Cause[]): string =>
  causes.map((cause) => CAUSES[cause]).join(' and ');

/** The whole run in a sentence: `2 of 10,000 targets changed: 1 worse, 1 better; 3 could not be seen this time`. */
export function headline({ targets, steps, fresh, unseen, since, onlyTerms }: WatchReport): string {
  const models = `${counted(targets)} ${targets === 1 ? 'target' : 'targets'}`;
  const changed = new Set(steps.map(({ target }) => target)).size;
  const of = (verdict: Verdict) =>
    new Set(steps.filter((step) => step.verdict === verdict).map(({ target }) => target)).size;
  const counts = onlyTerms
    ? []
    : (
        [
          ['worse', of('worse')],
          ['unclear', of('cannotTell')],
          ['better', of('better')],
          ['neither better nor worse', of('same')],
        ] as const
      ).flatMap(([word, count]) => (count > 0 ? [`${counted(count)} ${word}`] : []));
  const what = onlyTerms ? 'terms of' : '';
  const first = since === null && changed === 0 ? `${models} watched from now on` : '';
  const told =
    changed === 0
      ? first ||
        `nothing changed: ${onlyTerms ? 'the terms of ' : ''}${models} ${targets === 1 ? 'is' : 'are'} as before`
      : `${what} ${counted(changed)} of ${models} changed${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`.trim();
  return [
    told,
    ...(since !== null && fresh.length > 0 ? [`${counted(fresh.length)} new to the watch`] : []),
    ...(unseen.length > 0 ? [`${counted(unseen.length)} could not be seen this time`] : []),
  ].join('; ');
}

const counted = (count: number): string => count.toLocaleString('en-US');
