/** Submodules of a folder: other projects at a commit, which a clone brings only when it is asked to. */

import { cleanText } from '../../http/failure.js';
import { isVendoredFolder } from '../../release/files/file-roles.js';
import type { Folder, Listing } from './files.js';

const MODULES = '.gitmodules';
const MOST_BYTES = 256 * 1024;
const MOST = 500;
const SHOWN = 3;

/**
 * A listing without what stands in submodules, which are no part of the release. One that was not fetched leaves unknown what it
 * holds, unless it stands where projects keep what is not theirs.
 * Format: https://git-scm.com/docs/gitmodules
 */
export async function withoutSubmodules(folder: Folder, listing: Listing): Promise<Listing> {
  const paths = await submodulesOf(folder);
  if (paths.length === 0) return listing;
  const isEmpty = await Promise.all(paths.map((path) => folder.isEmpty(path)));
  const fetched = paths.filter((_, at) => !isEmpty[at]);
  const unseen = paths.filter((_, at) => isEmpty[at]);
  const notes = [...listing.notes];
  if (fetched.length > 0) notes.push(`Submodules are other projects, and were left out: ${shown(fetched)}.`);
  if (unseen.length > 0)
    notes.push(
      `Submodules were not fetched, so what they hold could not be seen: ${shown(unseen)}. \`git submodule update --init\` fetches them.`,
    );
  return {
    entries: listing.entries.filter(({ path }) => !paths.some((one) => path.startsWith(`${one}/`))),
    truncated: listing.truncated || unseen.some((path) => !isVendoredFolder(path)),
    notes,
  };
}

/** Paths of all submodules, in the order of the file; those that lead out of the folder are none. */
async function submodulesOf(folder: Folder): Promise<string[]> {
  const read = await folder.readBytes(MODULES, MOST_BYTES).catch(() => null);
  if (read === null) return [];
  const paths = read.bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line) => /^\s*path\s*=(.*)/.exec(line)?.[1]?.trim() ?? [])
    .map((path) => path.replace(/^"|"$/g, '').replace(/^\.\//, '').replace(/\/+$/, ''))
    .filter(
      (path) => path !== '' && !path.split('/').some((part) => part === '' || part === '.' || part === '..'),
    );
  return [...new Set(paths)].slice(0, MOST);
}

function shown(paths: readonly string[]): string {
  const more = paths.length - SHOWN;
  return `${paths.slice(0, SHOWN).map(cleanText).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
