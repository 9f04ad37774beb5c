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

/** All modules of a folder of which a run chooses one by name: `games.*`. */
export function modulesUnder({ tree, file }: ReadCode, modules: string): string[] {
  const folder = `${modules.slice(0, -2).replace(/^\.+/, '').replaceAll('.', '/')}/`;
  const homes = file.path.split('/').slice(0, -1);
  for (let depth = homes.length; depth >= 0; depth--) {
    const start = [...homes.slice(0, depth), folder].join('/');
    const found = tree.files.filter(
      ({ path }) => path.startsWith(start) && /^\w+\.py$/.test(path.slice(start.length)),
    );
    if (found.length > 0) return found.map(({ path }) => path);
  }
  return [];
}
