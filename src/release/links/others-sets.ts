/** Tells sets on the Hub that others keep from the release's own, by whose account they are under. */
import type { HubModel, Repository } from '../../evidence.js';
import { foldName } from '../../prose/proper-names.js';
import type { DataLink } from './data-links.js';

/** A set on the Hub under another account than the release's own. */
export function isOfOthers(
  { kind, url }: DataLink,
  repository: Repository | null,
  hub: HubModel | null,
): boolean {
  if (kind !== 'hub') return false;
  const account = /\/datasets\/([\w.-]+)\//.exec(`${url}/`)?.[1];
  const own = [repository?.url, hub?.url].map((one) => /^https?:\/\/[^/]+\/([\w.-]+)\//.exec(one ?? '')?.[1]);
  return account !== undefined && !own.some((one) => one && looksLike(one, account));
}

/** Accounts of one owner on two hosts are seldom spelled alike: `facebookresearch`, `facebook`. */
const looksLike = (one: string, other: string): boolean => {
  const [a, b] = [foldName(one), foldName(other)];
  return a.startsWith(b.slice(0, 6)) || b.startsWith(a.slice(0, 6));
};
