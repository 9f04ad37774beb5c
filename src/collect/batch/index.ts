/** Gathers the evidence of a whole list: the same as of each target alone, asked for in fewer requests. */

import type { Config } from '../../config.js';
import type { Depth } from '../../depth.js';
import type { Evidence, TargetName } from '../../evidence.js';
import type { Http } from '../../http/client.js';
import { listRepositories } from '../github/list.js';
import { hubReader } from '../hub/index.js';
import { listModels } from '../hub/list.js';
import { impactReader } from '../impact/index.js';
import { collectEvidence } from '../index.js';
import { readPaperInTurn } from '../paper/index.js';
import type { Readers } from '../readers.js';
import { openAccounts } from './cost.js';
import { batchGithubReader } from './github.js';
import type { HubQuery, Listed } from './listed.js';
import { remember } from './memory.js';
import { batchIndexes } from './papers.js';

export interface BatchOptions {
  config: Config;
  http: Http;
  /** The time that goes into each evidence. */
  now(): Date;
  /** Repositories on GitHub are read in full by `list`, too. */
  depth: Depth;
  /** Longest that a question to GitHub, or about a paper, waits for others to go with, in ms. */
  patienceMs?: number;
  /** Hears when something new of a target is looked at. */
  onStep?(target: TargetName, step: string): void;
}

export interface BatchCollector {
  /** Like `collectEvidence`: rejects with an inconclusive error when the target itself cannot be read. */
  collect(listed: Listed): Promise<Evidence>;
  /** The models that the Hub's list names, with their records. Throws an inconclusive error when a page cannot be had. */
  query(query: HubQuery): AsyncGenerator<Listed>;
  /** The public repositories of an organization or a user on GitHub, forks left out. */
  organization(name: string): AsyncGenerator<Listed>;
}

/**
 * Longest that a question to GitHub waits for others to go with, in ms. The Hub lets eight to sixteen cards a second through,
 * fewer without a token: in this time they fill a query.
 */
const PATIENCE_MS = 4000;

/**
 * One collector for a whole run. Nothing is asked before the first target.
 *
 * The evidence of a target is what `collectEvidence` gives for it alone, but for `cost` and `notes` (see `openAccounts`); sizes of
 * files on the Hub, when the record came from a list; and ideas for names that do not exist, which are not searched.
 */
export function createBatchCollector(options: BatchOptions): BatchCollector {
  const { config, now, depth, patienceMs = PATIENCE_MS } = options;
  const accounts = openAccounts(options.http);
  const { http } = accounts;
  const once = remember();
  const loading = { accounts, patienceMs };
  const ask = batchIndexes(config, http, loading);
  const readers: Readers = {
    hub: { ...hubReader(config, http, once), search: async () => [] },
    github: batchGithubReader(config, http, once, loading),
    paper: (id) => once(`paper ${id}`, () => readPaperInTurn(id, config, ask)),
    impact: impactReader(config, http, once),
  };
  return {
    collect: ({ target, links, record }) =>
      accounts.open(() =>
        collectEvidence(target, {
          ...{ config, http, now: now(), readers, depth },
          ...(links && { links }),
          ...(record && { record }),
          onProgress: (step) => options.onStep?.(target, step),
        }),
      ),
    query: (query) => listModels(query, config, http),
    organization: (name) => listRepositories(name, config, http),
  };
}
