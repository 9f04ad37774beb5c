/** Permalinks: every place that rodeo points at is pinned to the revision it was read at. */

import type { HubModel, Repository } from '../evidence.js';

/** A place that a person can open. `url` is pinned to a revision where the host allows it. */
export interface Citation {
  url: string;
  /** `examples/train.sh`, `model card`, `front matter` … */
  label: string;
  /** 1-based line; the URL already carries it. */
  line?: number;
  /** Of a file in a folder of the user's: its path relative to the folder that was audited. `url` has it encoded. */
  path?: string;
}

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

/**
 * Whether an address is one in a folder of the user's: relative, as nothing there is published. Citations of such places
 * are paths within that folder, never addresses that tell where on the machine it lies.
 */
export const isLocal = (url: string): boolean => !/^[a-z][a-z\d+.-]*:/i.test(url);

/** A path in a folder of the user's, relative to the folder that was audited. */
const localPath = ({ url }: Place, path: string): string =>
  url === '.' ? path : `${decodeURI(url)}/${path}`;

/** `url` of a file at its revision; GitHub and the Hub share the form. `line` is 1-based. */
export function fileUrl(place: Place, path: string, line?: number): string {
  if (isLocal(place.url)) return encodePath(localPath(place, path)) + (line ? `#L${line}` : '');
  return `${place.url}/blob/${encodePath(place.revision)}/${encodePath(path)}${line ? `#L${line}` : ''}`;
}

/** Cites a file, at a line when given; the label is the path unless a better name exists. */
export function citeFile(place: Place, path: string, line?: number, label = path): Citation {
  const url = fileUrl(place, path, line);
  const cited = line ? { url, label, line } : { url, label };
  return isLocal(place.url) ? { ...cited, path: localPath(place, path) } : cited;
}

/** Cites a folder; the label ends in a slash so that it reads as one. */
export function citeFolder(place: Place, path: string): Citation {
  const folder = path.replace(/\/+$/, '');
  if (isLocal(place.url)) {
    const local = localPath(place, folder);
    return { url: `${encodePath(local)}/`, label: `${folder}/`, path: `${local}/` };
  }
  return {
    url: `${place.url}/tree/${encodePath(place.revision)}/${encodePath(folder)}`,
    label: `${folder}/`,
  };
}

/** The path of the file that a relative address leads to, in this folder of the user's; `null` for any other address. */
export function localFileAt(url: string, { url: home }: Place): string | null {
  const prefix = home === '.' ? '' : `${home}/`;
  const path = url.replace(/^\.\//, '').replace(/[?#].*$/, '');
  if (!isLocal(home) || !isLocal(url) || !path.startsWith(prefix)) return null;
  const rest = path.slice(prefix.length);
  try {
    return rest === '' || rest.startsWith('../') ? null : decodeURIComponent(rest);
  } catch {
    return null;
  }
}

/** The path of the file of this place that an address leads to, at whatever revision; `null` for any other address. */
export function fileAt(url: string, place: Place): string | null {
  const { url: home } = place;
  if (isLocal(home)) return localFileAt(url, place);
  if (!url.toLowerCase().startsWith(`${home.toLowerCase()}/`)) return null;
  const [, path] = /^\/(?:blob|raw|resolve)\/[^/]+\/([^?#]+)/.exec(url.slice(home.length)) ?? [];
  try {
    return path ? decodeURIComponent(path) : null;
  } catch {
    return null;
  }
}

/** The whole tree at its revision. */
export function treeUrl({ url, revision }: Place): string {
  return isLocal(url) ? url : `${url}/tree/${encodePath(revision)}`;
}

/** A page of a repository beside its files, such as `tags`; a folder has none, and stands for itself. */
export function citePage(repository: Repository, page: string): Citation {
  const { url } = repository;
  return { url: isLocal(url) ? url : `${url}/${page}`, label: page };
}

/** The page of the model as a whole. */
export const citeModel = ({ url }: HubModel): Citation => ({
  url,
  label: isLocal(url) ? 'model folder' : 'Hub model',
});

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
