/** Reads what the user says instead of what would be found: `--repo`, `--hub`, `--paper`. */
import type { Config } from '../../config.js';
import { usageError } from '../../errors.js';
import { parseTarget, type Target } from '../../target.js';
import { paperId } from '../paper/citations.js';

/** An override: `undefined` was not given, `null` is `none`. */
export interface Overrides {
  repo: Target | null | undefined;
  hub: Target | null | undefined;
  paper: string | null | undefined;
}

/**
 * Reads the overrides.
 * @throws RodeoError (usage) for what is neither an identifier of the right kind nor `none`
 */
export function readOverrides(
  links: { repo?: string; hub?: string; paper?: string },
  config: Config,
): Overrides {
  const hosts = { hub: config.hub.endpoint, github: config.github.server };
  const named = (flag: 'repo' | 'hub', kind: Target['kind']): Target | null | undefined => {
    const value = links[flag]?.trim();
    if (value === undefined) return undefined;
    if (value.toLowerCase() === 'none') return null;
    const isShort = kind === 'github' && /^[\w-]+\/[\w.-]+(?:@\S+)?$/.test(value);
    const target = parseTarget(isShort ? `gh:${value}` : value, hosts);
    const isCode = kind === 'github' && target.kind === 'directory';
    if (target.kind !== kind && !isCode)
      throw usageError(
        `--${flag} takes a ${kind === 'hub' ? 'Hub model' : 'GitHub repository or a folder'}, but ${target.id} is not one.`,
      );
    return target;
  };
  const paper = links.paper?.trim();
  const id = paper === undefined ? undefined : paper.toLowerCase() === 'none' ? null : paperId(paper);
  if (id === null && paper?.toLowerCase() !== 'none')
    throw usageError('--paper takes a DOI, an arXiv id, a URL with either, or none.');
  return { repo: named('repo', 'github'), hub: named('hub', 'hub'), paper: id };
}
