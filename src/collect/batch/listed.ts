/** What a list of targets is made of, and how the Hub is asked for one. */
import type { TargetName } from '../../evidence.js';
import type { ModelRecord } from '../hub/model.js';

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
