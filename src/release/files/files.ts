/** File trees with a role for each file, judged by path alone: the evidence that is hardest to fake. */

import type { Fact, FileEntry, HubModel, Repository } from '../../evidence.js';
import { lastPart } from '../../paths.js';
import type { Citation } from '../../prose/cite.js';
import { citeFile, citeFolder, hubPlace, type Place, repositoryPlace } from '../../prose/cite.js';
import type { Missing, Reading } from '../reading.js';
import { bodiesIn, copiedProjects, type OwnProject } from './copied-projects.js';
import { type FileRole, rolesOf } from './file-roles.js';
import { siblingModels } from './sibling-models.js';

export interface ClassifiedFile extends FileEntry {
  roles: ReadonlySet<FileRole>;
}

export interface FileTree {
  origin: 'hub' | 'github';
  files: ClassifiedFile[];
  /** Files with the role, shallowest path first, then by path. Vendored files are left out unless asked for. */
  with(role: FileRole): readonly ClassifiedFile[];
  has(path: string): boolean;
  /** Cites a file or folder at the tree's revision. */
  cite(path: string, line?: number): Citation;
}

/** GitHub lists no more either, <https://docs.github.com/en/rest/git/trees>; evidence with more was not gathered. */
const MOST_FILES = 100_000;

/** Classifies a tree. A truncated list is given as far as it goes, with `missing` saying so. */
export function readFileTree(
  origin: 'hub' | 'github',
  fact: Fact<HubModel> | Fact<Repository>,
  model: string | null = null,
): Reading<FileTree | null> {
  const place = origin === 'hub' ? "the Hub model's file list" : "the repository's file list";
  if (fact.state === 'absent') return { value: null, missing: [] };
  if (fact.state === 'unavailable') return notRead(place, fact);
  const owner = fact.value;
  const list = owner.files;
  if (list.state === 'unavailable') return notRead(place, list);
  const listed = list.state === 'present' ? list.value.entries : [];
  const entries = listed.length > MOST_FILES ? listed.slice(0, MOST_FILES) : listed;
  const [name, at] =
    'fullName' in owner ? [owner.fullName, repositoryPlace(owner)] : [owner.id, hubPlace(owner)];
  const missing: Missing[] =
    list.state === 'present' && (list.value.truncated || entries !== listed)
      ? [{ what: place, reason: { code: 'truncated' }, source: list.source }]
      : [];
  const own = { name: lastPart(name.toLowerCase()), bodyOf: bodiesIn(owner.texts) };
  return { value: fileTree(origin, entries, at, own, model), missing };
}

function notRead(what: string, { reason, source }: Omit<Missing, 'what'>): Reading<null> {
  return { value: null, missing: [{ what, reason, source }] };
}

function fileTree(
  origin: 'hub' | 'github',
  entries: readonly FileEntry[],
  place: Place,
  own: OwnProject,
  model: string | null,
): FileTree {
  const listed = entries.map(({ path }) => path);
  const isCopied = copiedProjects(listed, own);
  const isOtherModels = siblingModels(listed, own, model);
  const files = entries
    .map((entry) => {
      // Whoever reserves a name has not filled it: an empty `train.py` or LICENSE holds nothing.
      const roles = entry.size === 0 ? new Set<FileRole>() : rolesOf(entry, own.name);
      if (isCopied(entry.path) || isOtherModels(entry.path)) roles.add('vendored');
      return { ...entry, roles, depth: entry.path.split('/').length };
    })
    .sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1));
  const paths = new Set(files.map((file) => file.path));
  // In one go for all roles: a dozen checks ask for each of them, of what may be 100,000 files.
  const byRole = new Map<FileRole, ClassifiedFile[]>();
  for (const file of files) {
    for (const role of file.roles.has('vendored') ? (['vendored'] as const) : file.roles) {
      const found = byRole.get(role);
      if (found) found.push(file);
      else byRole.set(role, [file]);
    }
  }
  return {
    origin,
    files,
    with: (role) => byRole.get(role) ?? [],
    has: (path) => paths.has(path),
    cite: (path, line) => (paths.has(path) ? citeFile(place, path, line) : citeFolder(place, path)),
  };
}
