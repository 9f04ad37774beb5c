/** Says why a named target could not be read and what to try: one line, and no verdict. */
import { distance } from 'fastest-levenshtein';
import { inconclusiveError, type RodeoError } from '../errors.js';
import { type TargetName, unavailableText } from '../evidence.js';
import type { RequestFailed } from '../http/client.js';

/**
 * @param ideas ids that a search found; the nearest to what was asked for are shown
 * @param isFolder whether there is a folder of that name, which only `./name` would have named
 */
export function unreadable(
  target: TargetName,
  failure: RequestFailed,
  hasToken: boolean,
  ideas: readonly string[],
  isFolder = false,
): RodeoError {
  const { reason } = failure;
  const host = target.kind === 'hub' ? 'the Hub' : 'GitHub';
  const token = target.kind === 'hub' ? 'HF_TOKEN' : 'GITHUB_TOKEN';
  const thing = target.kind === 'hub' ? 'model' : 'repository';
  if (reason.code === 'not-found-or-private') {
    if (isMissingRevision(target, failure))
      return inconclusiveError(
        `${target.id} has no revision ${target.revision} on ${host}.`,
        'Name a branch, a tag or a commit of it, or leave the revision out.',
        failure,
      );
    const tries = [
      isFolder ? `The folder of that name is ./${target.id}.` : '',
      nearest(target.id, ideas),
      'Check the spelling.',
      hasToken ? `The token may not see it.` : `If it is private, set ${token}.`,
      target.kind === 'hub' && target.id.includes('/') ? `A GitHub repository is named gh:${target.id}.` : '',
    ];
    return inconclusiveError(
      `${target.id}: ${host} has no such ${thing}, or it is private.`,
      tries.filter(Boolean).join(' '),
      failure,
    );
  }
  return inconclusiveError(
    `${target.id}: ${host} could not be asked: ${unavailableText(reason)}.`,
    [isFolder ? `The folder of that name is ./${target.id}.` : '', advice(reason.code, token, hasToken)]
      .filter(Boolean)
      .join(' '),
    failure,
  );
}

function isMissingRevision(target: TargetName, failure: RequestFailed): boolean {
  if (target.revision === undefined) return false;
  return (
    failure.errorCode === 'RevisionNotFound' || (failure.reason.detail?.startsWith('no revision') ?? false)
  );
}

function nearest(asked: string, ideas: readonly string[]): string {
  const sorted = [...ideas].sort(
    (a, b) => distance(a.toLowerCase(), asked.toLowerCase()) - distance(b.toLowerCase(), asked.toLowerCase()),
  );
  return sorted.length === 0 ? '' : `Did you mean ${sorted.join(' or ')}?`;
}

function advice(code: RequestFailed['reason']['code'], token: string, hasToken: boolean): string {
  switch (code) {
    case 'rate-limited':
      return hasToken
        ? 'Try again later, or allow more waiting with --max-wait.'
        : `Set ${token} for a higher limit, try again later, or allow more waiting with --max-wait.`;
    case 'bad-token':
      return `Renew ${token}, or unset it to go on without a token.`;
    case 'gated':
    case 'forbidden':
    case 'needs-token':
      return `Set ${token} to a token that may read it.`;
    case 'disabled':
    case 'blocked-451':
      return 'There is nothing left to audit until the host lifts this.';
    case 'offline':
      return 'Without --offline it is gathered again.';
    default:
      return 'Try again, see `rodeo doctor` for endpoints and proxy, or use --offline for what was saved earlier.';
  }
}
