/** Paths in a repository, whose parts stand between slashes on every system. */

/** The folder of a file, with the slash at its end; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
