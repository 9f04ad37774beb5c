/** Where a module that a Python file imports lies in the release. */
import { oncePer, oncePerText } from '../../remembered.js';
import type { FileTree } from '../files/files.js';
import type { ReadCode } from './bodies.js';

/** The path of a module in the tree of the file that imports it; `null` for a library's. */
export const moduleIn = (code: ReadCode, module: string): string | null => modulesOf(code)(module);

/** One check after the other follows the imports of a file. */
const modulesOf = oncePer(({ tree, file }: ReadCode) => {
  const folders = file.path.split('/').slice(0, -1);
  return oncePerText((module) => {
    const dots = /^\.*/.exec(module)?.[0].length ?? 0;
    const path = module.slice(dots).replaceAll('.', '/');
    if (dots > 0) {
      const home = folders.slice(0, Math.max(0, folders.length - dots + 1));
      return pathIn(tree, [...home, path].join('/'));
    }
    for (let depth = folders.length; depth >= 0; depth--) {
      const found = pathIn(tree, [...folders.slice(0, depth), path].join('/'));
      if (found) return found;
    }
    return pathIn(tree, `src/${path}`);
  });
});

const pathIn = (tree: FileTree, path: string): string | null =>
  [`${path}.py`, `${path}/__init__.py`].find((candidate) => tree.has(candidate)) ?? null;
