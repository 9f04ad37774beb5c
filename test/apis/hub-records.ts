/** What the stand-in for the Hub holds, and its words for it: models and datasets, their revisions and records, and refusals. */
import { fakeSha, type Reply } from './server.js';

/** File bodies by path: text, or a large file kept in LFS: its bytes, or how many there are where they have no meaning. */
export type HubFiles = Record<string, Body>;
type Body = string | number | Buffer;

/** A model or dataset. Further fields of the API (`downloads`, `pipeline_tag`, `safetensors` …) are passed through. */
export interface HubRepo {
  id: string;
  files?: HubFiles;
  /** `false`: these are not all files, so the record comes without its list and the list itself is answered with 503. */
  listed?: false;
  /** Derived from the id when missing. */
  sha?: string;
  private?: boolean;
  gated?: false | 'auto' | 'manual';
  disabled?: boolean;
  /** Tokens that may read it although it is private or gated. */
  readers?: string[];
  renamedFrom?: string;
  /** Other branches, tags and commits, with their own files. `main` and the sha always exist. */
  revisions?: Record<string, { sha: string; files: HubFiles }>;
  tags?: string[];
  cardData?: Record<string, unknown>;
  [field: string]: unknown;
}

const OWN_FIELDS = new Set(['files', 'listed', 'readers', 'renamedFrom', 'revisions']);
const DEFAULTS = {
  likes: 0,
  downloads: 0,
  tags: [] as string[],
  private: false,
  gated: false,
  disabled: false,
};
const EXPANDABLE = new Set(
  `author baseModels cardData childrenModelCount config createdAt disabled downloads downloadsAllTime evalResults gated
  gguf inference inferenceProviderMapping lastModified library_name likes mask_token model-index pipeline_tag private
  resourceGroup safetensors sha siblings spaces tags transformersInfo trendingScore usedStorage widgetData description
  citation paperswithcode_id mainSize`.split(/\s+/),
);

/** A commit and all files at it. */
export interface Revision {
  sha: string;
  files: HubFiles;
}

/** The commit of `main`, as the stand-in makes it up when the data name none. */
export function hubSha(repo: HubRepo): string {
  return repo.sha ?? fakeSha(`hub ${repo.id}`);
}

/** The commit that a branch, a tag or a sha names; `null` when there is none. */
export function findRevision(repo: HubRepo, name: string): Revision | null {
  const main = { sha: hubSha(repo), files: repo.files ?? {} };
  if (['main', 'HEAD', main.sha].includes(name)) return main;
  const others = Object.entries(repo.revisions ?? {});
  return others.find(([key, one]) => key === name || one.sha === name)?.[1] ?? null;
}

/** In bytes. */
export function sizeOf(body: Body): number {
  return typeof body === 'number' ? body : Buffer.byteLength(body);
}

/** Size and ids of a file; what is no text lies in LFS. */
export function fileInfo(path: string, body: Body) {
  const lfs = { sha256: fakeSha(path).padEnd(64, '0'), size: sizeOf(body), pointerSize: 134 };
  return { size: sizeOf(body), blobId: fakeSha(`blob ${path}`), ...(typeof body !== 'string' && { lfs }) };
}

/** The record of a repository at a commit, with all fields; `blobs` adds size and ids to each file. */
export function infoOf(repo: HubRepo, at: Revision, blobs: boolean): Record<string, unknown> {
  const given = Object.entries(repo).filter(([key]) => !OWN_FIELDS.has(key));
  return {
    _id: fakeSha(repo.id).slice(0, 24),
    modelId: repo.id,
    author: repo.id.includes('/') ? repo.id.split('/')[0] : undefined,
    lastModified: '2024-01-01T00:00:00.000Z',
    createdAt: '2022-03-02T23:29:04.000Z',
    ...DEFAULTS,
    ...Object.fromEntries(given),
    sha: at.sha,
    siblings:
      repo.listed === false
        ? undefined
        : Object.entries(at.files).map(([rfilename, body]) =>
            blobs ? { rfilename, ...fileInfo(rfilename, body) } : { rfilename },
          ),
  };
}

/** The asked fields of an info object, or `null` when one does not exist. */
export function expanded(info: Record<string, unknown>, fields: string[]): Record<string, unknown> | null {
  if (fields.some((field) => !EXPANDABLE.has(field))) return null;
  return Object.fromEntries(Object.entries(info).filter(([key]) => ['_id', 'id', ...fields].includes(key)));
}

/** The fields that a query asks for, as clients of today and of old write it. */
export function expandFields(query: URLSearchParams): string[] {
  return [...query.getAll('expand'), ...query.getAll('expand[]')].flatMap((field) => field.split(','));
}

/** An error as the Hub words it; its own client reads the headers. */
export function refuse(status: number, message: string, code?: string): Reply {
  return {
    status,
    headers: { 'x-error-message': message, ...(code && { 'x-error-code': code }) },
    body: { error: message },
  };
}
