/** Permalinks: every place that rodeo points at is pinned to the revision it was read at. */
import type { Citation } from '../checks/check.js';
import type { HubModel, Repository } from '../evidence.js';

/** Where files live: a Hub model's or a repository's page, and the revision that was read. */
export interface Place {
  url: string;
  revision: string;
}

export const hubPlace = (hub: HubModel): Place => ({ url: hub.url, revision: hub.revision });

/** An empty repository has no commit; its branch is the best that can be named. */
export const repositoryPlace = (repository: Repository): Place => ({
  url: repository.url,
  revision: repository.commit ?? repository.defaultBranch,
});

/** `url` of a file at its revision; GitHub and the Hub share the form. `line` is 1-based. */
export function fileUrl(place: Place, path: string, line?: number): string {
  return `${place.url}/blob/${encodePath(place.revision)}/${encodePath(path)}${line ? `#L${line}` : ''}`;
}

/** Cites a file, at a line when given; the label is the path unless a better name exists. */
export function citeFile(place: Place, path: string, line?: number, label = path): Citation {
  const url = fileUrl(place, path, line);
  return line ? { url, label, line } : { url, label };
}

/** Cites a folder; the label ends in a slash so that it reads as one. */
export function citeFolder(place: Place, path: string): Citation {
  const folder = path.replace(/\/+$/, '');
  return {
    url: `${place.url}/tree/${encodePath(place.revision)}/${encodePath(folder)}`,
    label: `${folder}/`,
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
