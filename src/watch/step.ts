/** One change of one model: what it came to, and whether the model, the rubric or rodeo itself is the cause. Pure. */
import type { LineHead } from '../batch/journal-line.js';
import { changesBetween, regressionsIn } from '../diff.js';
import type { SavedResult } from '../result/read-result.js';
import type { Change } from '../result/result.js';
import { accessRank, accessText, movesBetween, type Seen } from './seen.js';

export type Cause = 'evidence' | 'rubric' | 'rodeo';

/** A line of the journal, as far as comparisons read it. */
export interface Past {
  head: LineHead;
  /** `null` when there was no result. */
  found: { result: SavedResult; seen: Seen } | null;
}

export interface Step {
  target: string;
  name: string;
  /** ISO time. */
  at: string;
  causes: Cause[];
  /** A line for each thing that moved. */
  because: string[];
  /** Without what stayed the same. */
  changes: Change[];
  /** Terms that are others now, and terms of which nobody can tell, by the ids of their changes. */
  terms: { changed: string[]; unsure: string[] };
}

export type Verdict = 'worse' | 'cannotTell' | 'better' | 'same';

/** A reason that is itself a finding: the target is there no longer, or for nobody to see. */
export const GONE = 'not-found-or-private';

export const isGone = ({ status, reason }: LineHead): boolean => status === 'failed' && reason?.code === GONE;

/**
 * What happened between two lines of a target.
 * @param last the line before
 * @param known the last one that had a result
 */
export function stepBetween(last: LineHead, known: Past['found'], is: Past): Step {
  const { head, found } = is;
  const base = { target: head.target, name: (found ?? known)?.result.model.name ?? head.target, at: head.at };
  const access = accessChanges(last, known, is);
  if (!found || !known) {
    const changed = access.map(({ id }) => id);
    const because = found ? ['it can be read again'] : [head.reason?.detail ?? 'it cannot be read'];
    return {
      ...base,
      ...{
        causes: ['evidence'],
        because,
        changes: access,
        terms: { changed: known ? changed : [], unsure: [] },
      },
    };
  }
  const rules = { rubric: last.rubric.digest !== head.rubric.digest, rodeo: last.rodeo !== head.rodeo };
  const moves = movesBetween(known.seen, found.seen);
  const isEvidence = moves.length > 0 || access.length > 0 || !(rules.rubric || rules.rodeo);
  const changes = [
    ...access,
    ...changesBetween(known.result, found.result).filter(
      ({ change, kind, was, is: now }) => change !== 'same' || (kind === 'license' && was !== now),
    ),
  ];
  const scopes = (['weights', 'code', 'data', 'documents'] as const).map((id) => ({
    ...{ id, was: known.result.model.licenses[id], now: found.result.model.licenses[id] },
  }));
  const others = scopes.filter(({ was, now }) => was.name !== now.name || was.openness !== now.openness);
  const isUnsure = ({ was, now }: (typeof scopes)[number]) =>
    was.openness === 'unknown' || now.openness === 'unknown';
  return {
    ...base,
    causes: [
      ...(isEvidence ? (['evidence'] as const) : []),
      ...(rules.rubric ? (['rubric'] as const) : []),
      ...(rules.rodeo ? (['rodeo'] as const) : []),
    ],
    because: [
      ...moves,
      ...(isEvidence && moves.length === 0
        ? ['what it names, or what could be seen of it, is different']
        : []),
      ...(rules.rubric ? [rubricMove(last.rubric, head.rubric)] : []),
      ...(rules.rodeo ? [`rodeo ${head.rodeo}, was ${last.rodeo}`] : []),
    ],
    changes,
    terms: {
      changed: [...access.map(({ id }) => id), ...others.filter((one) => !isUnsure(one)).map(({ id }) => id)],
      unsure: others.filter(isUnsure).map(({ id }) => id),
    },
  };
}

function rubricMove(was: LineHead['rubric'], is: LineHead['rubric']): string {
  if (was.id !== is.id) return `rubric ${is.id}, was ${was.id}`;
  return `rubric ${is.id} has changed: ${is.digest.slice(0, 8)}, was ${was.digest.slice(0, 8)}`;
}

/** Who may have the model is a term of it, whatever its license says. */
function accessChanges(last: LineHead, known: Past['found'], { head, found }: Past): Change[] {
  const gone = 'nobody: not found, or private';
  const change = (was: string, is: string, verdict: 'better' | 'worse'): Change[] => [
    { kind: 'license', id: 'access', title: 'Access', was, is, change: verdict },
  ];
  if (!found) return known && isGone(head) && !isGone(last) ? change('could be read', gone, 'worse') : [];
  if (isGone(last)) return change(gone, 'can be read', 'better');
  const [old, now] = [known?.seen.model, found.seen.model];
  if (!old || !now || old.gated === undefined || old.gated === now.gated) return [];
  const verdict = accessRank(now.gated) < accessRank(old.gated) ? 'worse' : 'better';
  return change(accessText(old.gated), accessText(now.gated), verdict);
}

/** The same, as far as terms of the model itself are concerned: what rodeo or a rubric reads otherwise is none. */
export function termsOf(step: Step): Step | null {
  const { changed, unsure } = step.terms;
  const ids = new Set([...changed, ...unsure]);
  if (ids.size === 0 || !step.causes.includes('evidence')) return null;
  return { ...step, changes: step.changes.filter(({ kind, id }) => kind === 'license' && ids.has(id)) };
}

/** What a step comes to. @param terms any other terms count, and nothing else */
export function verdictOn({ changes, terms }: Step, onlyTerms: boolean): Verdict {
  if (onlyTerms) return terms.changed.length > 0 ? 'worse' : terms.unsure.length > 0 ? 'cannotTell' : 'same';
  const regressions = regressionsIn(changes).map(({ verdict }) => verdict);
  if (regressions.includes('worse')) return 'worse';
  if (regressions.includes('cannotTell')) return 'cannotTell';
  return changes.some(({ change }) => change === 'better') ? 'better' : 'same';
}
