/** What lies ahead of a batch: how many targets, how many requests, and how long that takes. */

import type { Journal } from '../batch/journal.js';
import { canonicalName, isIn, keyOf, type Shard } from '../batch/key.js';
import type { Fault } from '../batch/run.js';
import type { Listed } from '../collect/batch/listed.js';
import type { Config } from '../config.js';
import type { Depth } from '../depth.js';
import type { Http } from '../http/client.js';

/** What a list holds, told before the first of it is done. */
export interface Ahead {
  /** Entries to go through. */
  total: number;
  /** Those that servers are asked about, and how many of them are repositories on GitHub. */
  targets: number;
  repositories: number;
}

/** Goes through a list once, before it is worked on. */
export async function lookAhead(
  entries: AsyncIterable<Listed | Fault>,
  { journal, shard, stamp }: { journal: Journal; shard: Shard | undefined; stamp(listed: Listed): number },
): Promise<Ahead> {
  const ahead = { total: 0, targets: 0, repositories: 0 };
  for await (const entry of entries) {
    if ('fault' in entry) {
      ahead.total++;
      continue;
    }
    const name = canonicalName(entry.target);
    if (shard && !isIn(shard, keyOf(name))) continue;
    ahead.total++;
    const standing = journal.standing(name, stamp(entry));
    if (standing === 'kept' || standing === 'rejudge') continue;
    ahead.targets++;
    if (entry.target.kind === 'github') ahead.repositories++;
  }
  return ahead;
}

/** Of six thousand models from all over the Hub, this share links to GitHub in its card. */
const SHARE_WITH_REPOSITORY = 0.3;

/** `12,400 requests, about 50 min with this token; GitHub is the limit` */
export async function planLine(
  { targets, repositories }: Pick<Ahead, 'targets' | 'repositories'>,
  { http, ...rest }: { config: Config; depth: Depth; listed: boolean; http: Http },
): Promise<string> {
  const { planOf, planText } = await import('../http/limits/plan.js');
  const onGithub = repositories + (targets - repositories) * SHARE_WITH_REPOSITORY;
  const plan = { ...rest, shareWithRepository: onGithub / targets, quotas: http.quotas(), now: Date.now() };
  return planText(planOf(targets, plan));
}
