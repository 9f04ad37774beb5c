/** What checks are given: each part of the evidence read, by the name that a check asks for it with. */
import type { HubModel, Paper, Repository } from '../evidence.js';
import type { Conflict } from '../licenses/conflicts/conflict.js';
import type { Licenses } from '../licenses/license.js';
import type { Document } from '../prose/page.js';
import type { ReadCode } from './code/bodies.js';
import type { FileTree } from './files/files.js';
import type { Reading } from './reading.js';

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
  /** What code does, of the files whose bodies were read. */
  code: ReadCode[];
  datasets: LinkedDataset[];
  licenses: Licenses;
  /** Places that contradict each other on a license. */
  conflicts: Conflict[];
}

export type Need = keyof Readings;

/** One model release as far as the evidence shows it. */
export type Release = { readonly [N in Need]: Reading<Readings[N]> };
