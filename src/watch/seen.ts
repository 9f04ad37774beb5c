/** What a result rests on that can be asked about cheaply: at which commits model and code were, and who might have them. Pure. */
import type { Head, HeadAnswer } from '../collect/batch/head.js';
import type { TargetName, Unavailable } from '../evidence.js';
import type { Result } from '../result/result.js';

export interface Seen {
  model?: { id: string } & Head;
  code?: { id: string } & Head;
}

/** A question about one of the two; see `headsOf`. */
export interface Question {
  kind: 'hub' | 'github';
  id: string;
  revision?: string;
}

const COMMIT = /^[0-9a-f]{40}$/;

export function seenIn({ model: { hub, repository } }: Result): Seen {
  return {
    ...(hub && { model: { id: hub.id, commit: hub.revision, gated: hub.gated } }),
    ...(repository && {
      code: {
        id: repository.fullName,
        ...(repository.commit !== undefined && { commit: repository.commit }),
        archived: repository.archived,
      },
    }),
  };
}

/** Whom to ask whether it is still so. A commit that the list names stays what it is. */
export function questionsOn({ kind, revision }: TargetName, { model, code }: Seen): Question[] {
  const at = (own: TargetName['kind']) => (kind === own && revision !== undefined ? { revision } : {});
  return [
    ...(model ? [{ kind: 'hub' as const, id: model.id, ...at('hub') }] : []),
    ...(code ? [{ kind: 'github' as const, id: code.id, ...at('github') }] : []),
  ].filter((one) => !('revision' in one && COMMIT.test(one.revision ?? '')));
}

/** Whether it is as it was; or why nobody can tell. What is gone is not as it was. */
export function stillAs(
  seen: Seen,
  asked: readonly { question: Question; answer: HeadAnswer | undefined }[],
): boolean | Unavailable {
  let unseen: Unavailable | null = null;
  for (const { question, answer = {} } of asked) {
    if ('reason' in answer) {
      if (answer.reason.code === 'not-found-or-private') return false;
      unseen = answer.reason;
      continue;
    }
    const was: Head = (question.kind === 'hub' ? seen.model : seen.code) ?? {};
    if (answer.commit !== was.commit) return false;
    for (const key of ['gated', 'archived'] as const)
      if (answer[key] !== undefined && was[key] !== undefined && answer[key] !== was[key]) return false;
  }
  return unseen ?? true;
}

/** `commit d0d7aeec9fcd, was 1fd5164a6f95` and the like, for what differs. */
export function movesBetween(was: Seen, is: Seen): string[] {
  return (['model', 'code'] as const).flatMap((what) => {
    const [old, now] = [was[what], is[what]];
    if (!old && !now) return [];
    if (!old) return [`${what}: ${now?.id} was found`];
    if (!now) return [`${what}: ${old.id} is no longer found`];
    const moves = [
      ...(old.id === now.id ? [] : [`is ${now.id}, was ${old.id}`]),
      ...(old.commit === now.commit ? [] : [`commit ${short(now.commit)}, was ${short(old.commit)}`]),
      ...(old.gated === now.gated ? [] : [`access ${accessText(now.gated)}, was ${accessText(old.gated)}`]),
      ...(old.archived === now.archived ? [] : [now.archived ? 'archived' : 'no longer archived']),
    ];
    return moves.length > 0 ? [`${what} ${now.id}: ${moves.join('; ')}`] : [];
  });
}

const short = (commit = 'none'): string => (COMMIT.test(commit) ? commit.slice(0, 12) : commit);

/** Who may have the files. */
export const accessText = (gated: Head['gated']): string =>
  ({ none: 'for everybody', auto: 'on request', manual: 'as the owner decides' })[gated || 'none'];

/** The more, the more open. */
export const accessRank = (gated: Head['gated']): number =>
  ({ none: 2, auto: 1, manual: 0 })[gated || 'none'];
