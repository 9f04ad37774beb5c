/** The evidence read once: documents parsed, file trees classified, licences resolved. Pure; what every check sees. */
import type { Evidence, Fact, HubModel, Paper, Repository, Source, Unavailable } from '../evidence.js';
import { type Document, readDocuments } from './document.js';
import { type FileTree, readFileTree } from './files.js';
import type { Conflict } from './licenses/conflicts.js';
import { type Licenses, resolveLicenses } from './licenses/index.js';

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

/** Reads the evidence into the form that checks use. Never throws on evidence that passed its schema. */
export function readRelease(evidence: Evidence): Release {
  const hub = reading(evidence.hub, 'the Hub model');
  const repository = reading(evidence.repository, 'the GitHub repository');
  const paper = reading(evidence.paper, 'the paper');
  const hubFiles = readFileTree('hub', evidence.hub);
  const repositoryFiles = readFileTree('github', evidence.repository);
  const { card, readme, documents } = readDocuments(evidence);
  const datasets: Reading<LinkedDataset[]> = {
    value: hub.value?.datasets ?? [],
    missing: [...hub.missing, ...card.missing],
  };
  const trees = [repositoryFiles, hubFiles];
  const files: Reading<FileTree[]> = {
    value: trees.flatMap((tree) => (tree.value ? [tree.value] : [])),
    missing: trees.flatMap((tree) => tree.missing),
  };
  const beforeLicenses = {
    hub,
    repository,
    paper,
    card,
    readme,
    documents,
    hubFiles,
    repositoryFiles,
    files,
    datasets,
  };
  return { ...beforeLicenses, ...resolveLicenses(beforeLicenses) };
}

/** A fact as a reading: unavailable becomes `null` with the reason beside it. */
export function reading<T>(fact: Fact<T>, what: string): Reading<T | null> {
  if (fact.state === 'present') return { value: fact.value, missing: [] };
  if (fact.state === 'absent') return { value: null, missing: [] };
  return { value: null, missing: [{ what, reason: fact.reason, source: fact.source }] };
}
