/** From a name to evidence, and on to a verdict, for scripts: what `rodeo audit` does of one target without a terminal. */
import { homedir } from 'node:os';
import { type Attestations, citedAddresses } from '../attest/apply.js';
import { auditEvidence as judge } from '../audit.js';
import { canonicalName } from '../batch/key.js';
import { readConfig } from '../config.js';
import type { Evidence } from '../evidence.js';
import type { Result } from '../result/result.js';
import { loadRubric } from '../rubric/load.js';
import type { Rubric } from '../rubric/schema.js';
import { parseTarget } from '../target.js';
import { deadlineFor } from './deadline.js';
import { hostEvent, type ProgressEvent } from './progress.js';
import { checkedRubric } from './rubric-object.js';

export interface AuditOptions {
  /** Id of a shipped rubric, path of a file, or a rubric as an object, which is checked; `rodeo` by default. */
  rubric?: string | Rubric;
  /** Where endpoints and tokens are looked up: pass `process.env` to use them. By default only the Hub's token file is. */
  env?: Record<string, string | undefined>;
  /** What the model links to, when it is not found or the wrong one is; `none` looks for nothing. */
  links?: { repo?: string; hub?: string; paper?: string };
  /** What people state about the model (see `parseAttestations`); the addresses that it cites are opened. */
  attestations?: Attestations;
  /** The time that goes into the evidence; now by default. */
  now?: Date;
  /** Ends the gathering: it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Longest that the gathering may take, in ms: it then rejects with a RodeoError `timeout`. Without end by default. */
  timeout?: number;
  /** Hears of each step, each host that is asked, and the end. What it throws ends the gathering. */
  onProgress?(event: ProgressEvent): void;
}

/** How evidence is gathered. */
export type GatherOptions = Omit<AuditOptions, 'rubric'>;

/**
 * Gathers evidence over the network, or of a folder, to be judged by any number of rubrics (`auditEvidence`).
 * @param target a Hub model, a GitHub repository or a folder, in any form that `rodeo audit` takes
 * @throws RodeoError `usage` for what is no target; `not-found`, `access`, `rate-limited`, `network` or `offline` when the target cannot
 * be read; `timeout`; and the reason of `signal` once it is aborted
 */
export async function gather(target: string, options: GatherOptions = {}): Promise<Evidence> {
  const { env = {}, links, attestations, now = new Date(), onProgress, signal, timeout } = options;
  signal?.throwIfAborted();
  const config = readConfig(env, homedir());
  const parsed = parseTarget(target, { hub: config.hub.endpoint, github: config.github.server });
  const name = parsed.folder ?? canonicalName(parsed);
  const deadline = deadlineFor(name, { signal, timeout });
  const end = (state: 'begun' | 'done' | 'failed') =>
    onProgress?.({ type: 'target', target: name, state, finished: state === 'begun' ? 0 : 1, total: 1 });
  try {
    const [{ createHttp }, { collectEvidence }] = await Promise.all([
      import('../http/client.js'),
      import('../collect/index.js'),
    ]);
    const note = (line: string) => onProgress?.({ type: 'note', target: name, note: line });
    const http = createHttp(config, {
      signal: deadline.signal,
      ...{ onWait: note, onNote: note },
      onRequest: (entry) => onProgress?.(hostEvent(name, entry)),
    });
    try {
      end('begun');
      const collected = collectEvidence(parsed, {
        ...{ config, http, now, alone: true },
        ...(links && { links }),
        ...(attestations && { attested: citedAddresses(attestations) }),
        onProgress: (step) => onProgress?.({ type: 'step', target: name, step }),
      });
      // What an abort left unread would look like something that could not be seen: nobody gets to see it.
      const evidence = await deadline.within(collected);
      deadline.signal.throwIfAborted();
      end('done');
      return evidence;
    } catch (error) {
      end('failed');
      deadline.signal.throwIfAborted();
      throw error;
    } finally {
      await http.close();
    }
  } finally {
    deadline.end();
  }
}

/**
 * Gathers evidence over the network and scores it.
 * @param target a Hub model, a GitHub repository or a folder, in any form that `rodeo audit` takes
 * @throws RodeoError as `gather` does, and `usage` for what is no rubric
 */
export async function audit(target: string, options: AuditOptions = {}): Promise<Result> {
  const { rubric = 'rodeo', ...gathering } = options;
  const loaded = typeof rubric === 'string' ? await loadRubric(rubric) : checkedRubric(rubric);
  return judge(await gather(target, gathering), loaded, options.attestations);
}
