/** Tells projects of others that were copied whole into a tree, by the papers that they brought along. */

import { foldName } from '../code/names.js';
import { activityOf } from './activities.js';

const LICENSE = /^(?:(?:un)?licen[cs]e|copying)(?:\.(?:md|txt|rst))?$/i;
const README = /^readme(?:\.(?:md|txt|rst))?$/i;

/** Folders that group the parts of a project; a part may have papers of its own. */
const GROUP =
  /^(?:models?|examples?|tutorials?|demos?|docs?|data|datasets?|tools|scripts|packages|src|apps?|extensions|plugins|projects|analys[ei]s|experiments?|workflows?|notebooks?|weights|checkpoints)$/;

/**
 * Folders with a license and a README of their own, in a tree whose top has both as well. Parts of the project, which
 * are called after what they do, after the project itself, or stand in a group of their kind, are none.
 * @param paths all files of the tree
 * @param ownName of the project itself
 * @returns whether a path lies in such a folder
 */
export function copiedProjects(paths: readonly string[], ownName: string): (path: string) => boolean {
  const papers = new Map<string, { license: boolean; readme: boolean }>();
  for (const path of paths) {
    const at = path.lastIndexOf('/');
    const name = path.slice(at + 1);
    const [license, readme] = [LICENSE.test(name), README.test(name)];
    if (!license && !readme) continue;
    const folder = path.slice(0, at + 1);
    const before = papers.get(folder);
    papers.set(folder, {
      license: license || before?.license === true,
      readme: readme || before?.readme === true,
    });
  }
  const top = papers.get('');
  if (!top?.license || !top.readme) return () => false;
  const copied = new Set(
    [...papers]
      .filter(([folder, has]) => folder !== '' && has.license && has.readme && !isPart(folder, ownName))
      .map(([folder]) => folder),
  );
  return (path) => copied.size > 0 && foldersOf(path).some((folder) => copied.has(folder));
}

/** `a/b/c.py` → `a/`, `a/b/`. */
const foldersOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1));

function isPart(folder: string, ownName: string): boolean {
  const segments = folder.toLowerCase().split('/').slice(0, -1);
  return (
    segments.some((segment) => GROUP.test(segment) || activityOf(segment) !== null) ||
    foldName(segments.at(-1) ?? '') === foldName(ownName)
  );
}
