/** Which modules of a release a file rests on, by what it imports and by what these import. */
import type { FileTree } from '../files/files.js';
import type { ReadCode } from './bodies.js';
import { moduleIn, modulesUnder } from './module-paths.js';

/** How far imports are followed. */
const REACH = 4;

export interface Reached {
  /** Modules of the release that were read, near ones first. */
  files: ReadCode[];
  /** All that the file rests on was read. */
  whole: boolean;
  /** All that is imported on the way, of the release or not, as it is written. */
  modules: string[];
}

/** @param read the file at a path, where it was read */
export function reachedFrom(
  start: ReadCode,
  read: (tree: FileTree, path: string) => ReadCode | undefined,
): Reached {
  const seen = new Set([start.file.path]);
  const modules: string[] = [...(start.file.imports ?? [])];
  const files: ReadCode[] = [];
  let whole = true;
  let edge = [start];
  for (let step = 0; step < REACH && edge.length > 0; step++) {
    const next: ReadCode[] = [];
    for (const one of edge)
      for (const module of one.file.imports ?? []) {
        for (const found of module.endsWith('.*') ? modulesUnder(one, module) : [moduleIn(one, module)]) {
          if (found === null || seen.has(found)) continue;
          seen.add(found);
          const file = read(one.tree, found);
          if (!file) whole = false;
          else next.push(file);
        }
      }
    for (const one of next) modules.push(...(one.file.imports ?? []));
    files.push(...next);
    edge = next;
  }
  return { files, whole: whole && edge.length === 0, modules };
}

/** Modules of which a run of the program chooses one by name. */
export const chosenBy = (one: ReadCode, read: (path: string) => ReadCode | undefined): ReadCode[] =>
  (one.file.imports ?? [])
    .filter((name) => name.endsWith('.*'))
    .flatMap((name) => modulesUnder(one, name))
    .flatMap((path) => read(path) ?? []);
