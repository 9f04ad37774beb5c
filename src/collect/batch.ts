/** Gathers the evidence of a whole list: the same as of each target alone, asked for in fewer requests. */
import type { Config } from '../config.js';
import type { Evidence, TargetName } from '../evidence.js';
import type { Http } from '../http/client.js';
import type { ModelRecord } from './hub-model.js';
import { collectEvidence } from './index.js';

/** One line of a list, or one entry of a page that a service listed. */
export interface Listed {
  target: TargetName;
  /** For messages: the 1-based line of a list, or the place on a page. */
  at: string;
  /** What the page already told about the model. */
  record?: ModelRecord;
  /** What the list says instead of what would be found: identifiers, or `none`. */
  links?: { repo?: string; hub?: string; paper?: string };
}

/** A question to the Hub's list of models. API: https://huggingface.co/docs/hub/api#get-apimodels */
export interface HubQuery {
  author?: string;
  search?: string;
  /** Tags that all models must have: `license:mit`, `text-generation`. */
  filter?: readonly string[];
  /** `downloads`, `likes`, `createdAt`, `lastModified`, `trendingScore` …; highest first. */
  sort?: string;
  /** Most models to list; all when missing. */
  limit?: number;
}

export interface BatchOptions {
  config: Config;
  http: Http;
  /** The time that goes into each evidence. */
  now(): Date;
  /** `list`: what a page of the list says, nothing more; `full`: all that an audit of one model reads. */
  depth: 'list' | 'full';
}

export interface BatchCollector {
  /** Like `collectEvidence`: rejects with an inconclusive error when the target itself cannot be read. */
  collect(listed: Listed): Promise<Evidence>;
  /** The models that the Hub's list names, with their records. Throws an inconclusive error when a page cannot be had. */
  query(query: HubQuery): AsyncGenerator<Listed>;
  /** The public repositories of an organization or a user on GitHub, forks left out. */
  organization(name: string): AsyncGenerator<Listed>;
  close(): Promise<void>;
}

/** One collector for a whole run. Nothing is asked before the first target. */
export function createBatchCollector({ config, http, now }: BatchOptions): BatchCollector {
  return {
    collect: ({ target, links }) =>
      collectEvidence(target, { config, http, now: now(), ...(links && { links }) }),
    // biome-ignore lint/correctness/useYield: lists come next
    async *query() {
      throw new Error('not yet');
    },
    // biome-ignore lint/correctness/useYield: lists come next
    async *organization() {
      throw new Error('not yet');
    },
    close: async () => undefined,
  };
}
