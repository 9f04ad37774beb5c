/** GraphQL queries about many repositories at once, by aliases: one that is broken spoils none of the others. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { FileEntry, Unavailable } from '../../evidence.js';
import { RequestFailed } from '../../http/client.js';
import { malformed } from '../attempt.js';
import { askEach } from '../github/aliases.js';
import { USUAL_FILES } from '../github/files.js';
import {
  BLOB,
  COMMIT,
  META,
  type RepositoryAnswer,
  readAnswer,
  readBodies,
  TREE,
} from '../github/graphql.js';
import type { Body } from '../github/record.js';
import { count, defined, fields, isFields, text } from '../json.js';
import type { Head } from './head.js';

/** A part of a tree, and the folders in it that were too deep to be seen. */
export interface PartialTree {
  entries: FileEntry[];
  folders: string[];
}

export interface FirstAnswer extends RepositoryAnswer {
  /** `null`: there is nothing at that revision. */
  tree: PartialTree | null | { reason: Unavailable };
}

export interface MoreAsk {
  /** `owner/name` */
  name: string;
  commit: string;
  /** Files whose bodies are wanted. */
  paths: readonly string[];
  /** Folders whose entries are wanted. */
  folders: readonly string[];
}

export interface MoreAnswer {
  bodies: Map<string, Body | Unavailable>;
  tree: PartialTree;
  /** Why some of the folders could not be read. */
  failed?: Unavailable;
}

/** Levels of folders that one query looks into: most files that matter lie above. */
const LEVELS = 4;

/** Entries of a tree and of the folders in it. API: https://docs.github.com/graphql/reference/objects#tree */
const FOLDER = `
fragment entry on TreeEntry { path type size }
fragment folder on Tree { ${levels(LEVELS)} }`;

function levels(deep: number): string {
  const below = deep > 1 ? ` object { ... on Tree { ${levels(deep - 1)} } }` : '';
  return `entries { ...entry${below} }`;
}

/** Repositories at `HEAD`, with the usual files and the upper levels of the tree. @param names `owner/name` of each */
export async function readFirst(
  octokit: Octokit,
  config: Config,
  names: readonly string[],
): Promise<(FirstAnswer | RequestFailed)[]> {
  const usual = USUAL_FILES.map((path, index) => `f${index}: ${object(JSON.stringify(`HEAD:${path}`))}`);
  const release = `
fragment release on Repository {${META}
  ${TREE}: object(expression: "HEAD:") { ...folder }
  ${usual.join('\n  ')}
}`;
  const answers = await askEach(octokit, config, {
    names,
    parts: names.map(() => '...release'),
    fragments: [release, COMMIT, FOLDER, BLOB],
    variables: { at: 'HEAD' },
  });
  return answers.map((answered) => {
    if (answered instanceof RequestFailed) return answered;
    try {
      const answer = readAnswer(answered, undefined, config.github.graphql);
      const reason = answered.failed.get(TREE);
      return { ...answer, tree: reason ? { reason } : readFolder(answered.data[TREE]) };
    } catch (error) {
      if (error instanceof RequestFailed) return error;
      throw error;
    }
  });
}

/** Bodies and deeper folders of repositories, at their commits. */
export async function readMore(
  octokit: Octokit,
  config: Config,
  asks: readonly MoreAsk[],
): Promise<(MoreAnswer | RequestFailed)[]> {
  const variables: Record<string, string> = {};
  const parts = asks.map(({ commit, paths, folders }, repo) =>
    [
      ...paths.map((path, index) => [`f${index}`, path, '...blob'] as const),
      ...folders.map((path, index) => [`t${index}`, path, '...folder'] as const),
    ]
      .map(([alias, path, fragment]) => {
        const name = `${alias}_${repo}`;
        variables[name] = `${commit}:${path}`;
        return `${alias}: ${object(`$${name}`, fragment)}`;
      })
      .join('\n    '),
  );
  // A fragment that no alias uses would be a mistake in the query.
  const fragments = [
    ...(asks.some(({ paths }) => paths.length > 0) ? [BLOB] : []),
    ...(asks.some(({ folders }) => folders.length > 0) ? [FOLDER] : []),
  ];
  const names = asks.map(({ name }) => name);
  const answers = await askEach(octokit, config, { names, parts, fragments, variables });
  return answers.map((answered, index) => {
    if (answered instanceof RequestFailed) return answered;
    const { paths, folders } = asks[index] as MoreAsk;
    const trees = folders.map((_, folder) => readFolder(answered.data[`t${folder}`]));
    const reasons = folders.flatMap((_, folder) => answered.failed.get(`t${folder}`) ?? []);
    const gone = trees.includes(null) ? malformed('a folder of the tree is gone') : undefined;
    return defined<MoreAnswer>({
      bodies: readBodies(answered, paths),
      tree: {
        entries: trees.flatMap((tree) => tree?.entries ?? []),
        folders: trees.flatMap((tree) => tree?.folders ?? []),
      },
      failed: reasons[0] ?? gone,
    });
  });
}

export interface HeadAsk {
  /** `owner/name` */
  name: string;
  /** A branch, a tag or `HEAD`. */
  at: string;
}

/** At which commits repositories are, and whether they are archived: the least that can be asked. */
export async function readHeads(
  octokit: Octokit,
  config: Config,
  asks: readonly HeadAsk[],
): Promise<(Head | RequestFailed)[]> {
  const variables = Object.fromEntries(asks.map(({ at }, index) => [`e${index}`, at]));
  const answers = await askEach(octokit, config, {
    names: asks.map(({ name }) => name),
    parts: asks.map(
      (_, index) => `isArchived
    at: object(expression: $e${index}) { ... on Commit { oid } ... on Tag { target { ... on Commit { oid } } } }`,
    ),
    fragments: [],
    variables,
  });
  return answers.map((answered) => {
    if (answered instanceof RequestFailed) return answered;
    const { at, isArchived } = answered.data;
    const commit = text(fields(at).oid) ?? text(fields(fields(at).target).oid);
    return defined<Head>({ commit, archived: isArchived === true });
  });
}

function object(expression: string, fragment = '...blob'): string {
  return `object(expression: ${expression}) { ${fragment} }`;
}

/** The files in a folder as far down as was asked; `null` when there is no such folder. */
function readFolder(tree: unknown): PartialTree | null {
  if (!isFields(tree) || !Array.isArray(tree.entries)) return null;
  const found: PartialTree = { entries: [], folders: [] };
  for (const entry of tree.entries.map(fields)) {
    const path = text(entry.path);
    if (path === undefined) continue;
    if (entry.type === 'blob') found.entries.push(defined<FileEntry>({ path, size: count(entry.size) }));
    if (entry.type !== 'tree') continue;
    const below = readFolder(entry.object);
    if (!below) found.folders.push(path);
    for (const file of below?.entries ?? []) found.entries.push(file);
    for (const folder of below?.folders ?? []) found.folders.push(folder);
  }
  return found;
}
