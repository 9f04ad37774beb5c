/** What to do when facts could not be seen for want of a token: said in the report, and on stderr. Pure. */
import type { Result } from './result.js';

/** One line with the command to type; `null` when no fact needs a token. */
export function tokenAdvice({ missing }: Pick<Result, 'missing'>): string | null {
  const count = missing.filter(({ reason }) => reason.code === 'needs-token').length;
  if (count === 0) return null;
  const facts = count === 1 ? '1 fact needs' : `${count} facts need`;
  return `${facts} a GitHub token: export GITHUB_TOKEN=$(gh auth token), or see rodeo doctor`;
}
