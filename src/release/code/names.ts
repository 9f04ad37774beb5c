/** The names under which a release is called in code: how one tells its own snippet from somebody else's. */

import { type HubModel, type Repository, valueIn } from '../../evidence.js';
import { lastPart } from '../../paths.js';
import { foldName } from '../../prose/proper-names.js';
import { readManifest } from '../../source/manifests.js';

/** Ids on the Hub that load this model: today's, the one before a rename, and the bare names of old. */
export function hubIds(hub: HubModel | null): string[] {
  if (!hub) return [];
  const ids = [hub.id, ...(hub.renamedFrom ? [hub.renamedFrom] : [])];
  return [...new Set(ids.flatMap((id) => [id, lastPart(id)]))];
}

/**
 * Names that the release's own package may have: the repository's, the Hub model's, its README's title, and what its manifests
 * declare.
 * Folded with `foldName`.
 */
export function packageNames(hub: HubModel | null, repository: Repository | null): Set<string> {
  const names = [...(hub ? [lastPart(hub.id)] : []), ...(repository ? [lastPart(repository.fullName)] : [])];
  for (const [path, fact] of Object.entries(repository?.texts ?? {})) {
    if (fact.state !== 'present' || !/(^|\/)(pyproject\.toml|setup\.(py|cfg))$/.test(path)) continue;
    const declared = readManifest(path, fact.value.text)?.name;
    if (declared) names.push(declared);
  }
  const title = titleOf(repository);
  if (title !== null) names.push(title);
  return new Set(names.map(foldName).filter((name) => name.length > 1));
}

/** The first heading of a page in Markdown, without mark-up and subtitle. */
export function titleIn(text: string): string | null {
  const line = /^#{1,2}\s+(.{1,120})$/m.exec(text.slice(0, 4000))?.[1];
  if (line === undefined) return null;
  const title = line.replace(/!?\[([^\]]*)\]\([^)]*\)|<[^>]*>/g, '$1').split(/[:：–—|(]/)[0];
  return title?.trim() || null;
}

/** What the README calls the release; a folder or repository may be called after something else. */
function titleOf(repository: Repository | null): string | null {
  const texts = repository?.texts ?? {};
  const path = Object.keys(texts).find((one) => /^readme\.(?:md|markdown)$/i.test(one));
  const fact = path === undefined ? undefined : texts[path];
  return fact ? titleIn(valueIn(fact)?.text ?? '') : null;
}

/**
 * Whether another place's `owner/name`, or a bare name, belongs to this repository, as far as names tell: the same
 * owner, or a name that contains the other's or what the README calls the release.
 */
export function looksAlike(id: string, repository: Repository | null): boolean {
  if (!repository) return false;
  const owner = id.includes('/') ? foldName(id.split('/')[0] ?? '') : '';
  const name = foldName(lastPart(id));
  const [ownOwner = '', ownName = ''] = repository.fullName.split('/').map(foldName);
  if (owner !== '' && isSameOwner(owner, ownOwner)) return true;
  if (Math.min(name.length, ownName.length) > 2 && (name.includes(ownName) || ownName.includes(name)))
    return true;
  const title = foldName(titleOf(repository) ?? '');
  return title.length >= LEAST_TITLE && name.includes(title);
}

/** One account on the Hub and one on GitHub begin alike: `facebook` and `facebookresearch`. */
const isSameOwner = (one: string, two: string): boolean =>
  one === two ||
  (Math.min(one.length, two.length) >= LEAST_OWNER && (one.startsWith(two) || two.startsWith(one)));

/** Letters. */
const LEAST_OWNER = 5;

/** Shorter titles stand in other words by chance. Letters. */
const LEAST_TITLE = 4;
