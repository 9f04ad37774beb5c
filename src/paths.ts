/** Paths in a repository, whose parts stand between slashes on every system. */

/** The folder of a file, with the slash at its end; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** The last part of a path or of an id: a file's name, a model's name without its owner. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A relative path as it is meant in a folder: `../../src/run.py` in `recipes/esc50/` is `src/run.py`. */
export function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
