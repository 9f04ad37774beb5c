/** What checks are given: each part of the evidence read, with what is missing from it. */
import type { Fact, HubModel, Paper, Repository, Source, Unavailable } from '../evidence.js';
import type { Conflict } from '../licenses/conflicts/conflict.js';
import type { Licenses } from '../licenses/license.js';
import type { Document } from '../prose/page.js';
import type { FileTree } from './files/files.js';

/** Something that a check would have wanted to see and that could not be fetched. */
export interface Missing {
  /** In words: `the model card`, `the repository's file list`. */
  what: string;
  reason: Unavailable;
  source: Source;
}

/** A value and what is missing from it. `null` or an empty list with nothing missing means: looked, not there. */
export interface Reading<T> {
  value: T;
  missing: Missing[];
}

/** A dataset that the card or its metadata names, and what the Hub says of it. */
export type LinkedDataset = HubModel['datasets'][number];

/** Everything that a check may ask for by name in its `needs`. */
export interface Readings {
  hub: HubModel | null;
  repository: Repository | null;
  paper: Paper | null;
  /** The Hub's model card. */
  card: Document | null;
  /** The code repository's README. */
  readme: Document | null;
  /** All prose that could be read: the card, the README, then other pages (docs, folder READMEs), in path order. */
  documents: Document[];
  hubFiles: FileTree | null;
  repositoryFiles: FileTree | null;
  /** Both trees, the repository's first. */
  files: FileTree[];
  datasets: LinkedDataset[];
  licenses: Licenses;
  /** Places that contradict each other on a license. */
  conflicts: Conflict[];
}

export type Need = keyof Readings;

/** One model release as far as the evidence shows it. */
export type Release = { readonly [N in Need]: Reading<Readings[N]> };

/** A fact as a reading: unavailable becomes `null` with the reason beside it. */
export function reading<T>(fact: Fact<T>, what: string): Reading<T | null> {
  if (fact.state === 'present') return { value: fact.value, missing: [] };
  if (fact.state === 'absent') return { value: null, missing: [] };
  return { value: null, missing: [{ what, reason: fact.reason, source: fact.source }] };
}
