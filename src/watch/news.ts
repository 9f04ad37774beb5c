/** Whether what was found of a target tells anything that the journal does not say already. Pure. */
import type { JournalLine, LineHead } from '../batch/journal-line.js';
import { stampOf } from '../batch/stamp.js';
import { PASSING } from '../evidence.js';
import { type Known, verdictPrint } from './history.js';
import { movesBetween, seenIn } from './seen.js';
import { isGone } from './step.js';

/**
 * @param known what stands of the target; missing when nothing does
 * @returns `unseen`: less can be seen than before, and for a reason that may pass
 */
export function newsIn(known: Known | undefined, line: JournalLine): 'news' | 'old' | 'unseen' {
  if (!known) return 'news';
  const { head, seen, print } = known;
  if (!line.result) {
    if (isGone(line)) return isGone(head) ? 'old' : 'news';
    return isLasting(head, line) ? 'old' : 'unseen';
  }
  if (head.status === 'failed' || !seen) return 'news';
  if (movesBetween(seen, seenIn(line.result)).length > 0) return 'news';
  if (line.status === 'inconclusive')
    return isLasting(head, line) && print === verdictPrint(line.result) ? 'old' : 'unseen';
  if (head.status !== 'done' || stampOf(head) !== stampOf(line)) return 'news';
  return print === verdictPrint(line.result) ? 'old' : 'news';
}

/** What keeps it from being seen kept it before, and is nothing that passes: a gate, and no outage. It was told then. */
function isLasting(head: LineHead, line: LineHead): boolean {
  const [was, is] = [head.reason?.code, line.reason?.code];
  return (
    head.status === line.status && is !== undefined && was === is && !(PASSING as ReadonlySet<string>).has(is)
  );
}
