/** File trees with a role for each file, judged by path alone: the evidence that is hardest to fake. */
import type { Citation } from '../checks/check.js';
import type { Fact, FileEntry, HubModel, Repository } from '../evidence.js';
import type { Reading } from './index.js';

/** What a file is for. One file may have several. */
export type FileRole =
  | 'weights'
  | 'checkpoint' // weights of an intermediate training step
  | 'tokenizer'
  | 'model-config'
  | 'architecture'
  | 'training-code'
  | 'finetuning-code'
  | 'training-config'
  | 'inference-code'
  | 'evaluation-code'
  | 'preprocessing-code'
  | 'data'
  | 'evaluation-data'
  | 'results'
  | 'notebook'
  | 'test'
  | 'dependencies'
  | 'environment'
  | 'package'
  | 'license'
  | 'citation'
  | 'document'
  | 'vendored';

export interface ClassifiedFile extends FileEntry {
  roles: ReadonlySet<FileRole>;
}

export interface FileTree {
  origin: 'hub' | 'github';
  files: ClassifiedFile[];
  /** Files with the role, shallowest path first, then by path. Vendored files are left out unless asked for. */
  with(role: FileRole): ClassifiedFile[];
  has(path: string): boolean;
  /** Cites a file or folder at the tree's revision. */
  cite(path: string, line?: number): Citation;
}

/** Classifies a tree. A truncated list is given as far as it goes, with `missing` saying so. */
export function readFileTree(
  origin: 'hub' | 'github',
  fact: Fact<HubModel> | Fact<Repository>,
): Reading<FileTree | null> {
  throw new Error(`not written yet ${origin} ${fact.state}`);
}
