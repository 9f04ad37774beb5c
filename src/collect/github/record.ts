/** What both of GitHub's APIs say of a repository, in one form. */
import type { Repository, Unavailable } from '../../evidence.js';
import { defined, text } from '../json.js';

export interface Body {
  text: string;
  cut?: boolean;
}

interface Release {
  tag: string;
  publishedAt?: string;
  prerelease: boolean;
}

/** A count or a list, or why it could not be had. */
export type Counted<T> = T | { reason: Unavailable };

/** What both APIs say about a repository beside its files. */
export type Meta = Omit<
  Repository,
  'renamedFrom' | 'url' | 'contributors' | 'releases' | 'tags' | 'files' | 'texts'
> & {
  contributors: Counted<{ count: number; atLeast?: boolean }>;
  releases: Counted<Release[]>;
  tags: Counted<{ names: string[]; count?: number }>;
};

/** Releases as either API names them, newest first. */
export function newestFirst(
  releases: { tag: unknown; publishedAt: unknown; prerelease: unknown }[],
): Release[] {
  return releases
    .flatMap(({ tag, publishedAt, prerelease }): Release[] => {
      const name = text(tag);
      if (name === undefined) return [];
      return [
        defined<Release>({ tag: name, publishedAt: text(publishedAt), prerelease: prerelease === true }),
      ];
    })
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
}
