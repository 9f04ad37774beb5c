/** What the release's code does, file by file, as far as bodies were read: what checks weigh before any name of a path. */

import type { Evidence } from '../../evidence.js';
import type { Citation } from '../../prose/cite.js';
import type { CodeFact, CodeFactKind, CodeFile } from '../../source/facts.js';
import type { FileTree } from '../files/files.js';
import type { Missing, Reading } from '../reading.js';
import { consoleScripts } from './console-scripts.js';

/** A file whose body was read, and the tree that it stands in. */
export interface ReadCode {
  tree: FileTree;
  file: CodeFile;
}

/** A fact and the file that it was found in. */
export interface LocatedFact extends ReadCode {
  fact: CodeFact;
}

/**
 * The code of both places that was read, the repository's first. Evidence without facts from code gives an empty list
 * with nothing missing: checks then have the names of paths to go by.
 */
export function readCode(evidence: Evidence, trees: readonly (FileTree | null)[]): Reading<ReadCode[]> {
  const value: ReadCode[] = [];
  const missing: Missing[] = [];
  for (const tree of trees) {
    const owner = tree?.origin === 'hub' ? evidence.hub : evidence.repository;
    const code = owner.state === 'present' ? owner.value.code : undefined;
    if (!tree || !code) continue;
    const { facts, unread } = code;
    const programs = consoleScripts(tree, owner.state === 'present' ? owner.value.texts : {});
    if (facts.state === 'present')
      value.push(...facts.value.files.map((file) => ({ tree, file: asProgram(file, programs) })));
    if (facts.state === 'unavailable')
      missing.push({ what: 'the code', reason: facts.reason, source: facts.source });
    else
      for (const [path, reason] of Object.entries(unread))
        missing.push({ what: `the code in ${path}`, reason, source: { url: tree.cite(path).url } });
  }
  return { value, missing };
}

/** A module in which an installed program starts is started, though it has no guard of its own. */
const asProgram = (file: CodeFile, programs: ReadonlySet<string>): CodeFile =>
  file.entry === undefined && programs.has(file.path) ? { ...file, entry: 1 } : file;

/** All facts of the given kinds, in the order of files and lines. */
export function factsIn(code: readonly ReadCode[], ...kinds: CodeFactKind[]): LocatedFact[] {
  return code.flatMap(({ tree, file }) =>
    file.facts.filter(({ kind }) => kinds.includes(kind)).map((fact) => ({ tree, file, fact })),
  );
}

/** Cites the line of a fact; of a notebook the file, as pages that show it have no lines. */
export const citeFact = ({ tree, file, fact }: LocatedFact): Citation =>
  file.language === 'notebook' ? tree.cite(file.path) : tree.cite(file.path, fact.line);
