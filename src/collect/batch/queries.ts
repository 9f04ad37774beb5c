/** GraphQL queries about many repositories at once, by aliases: one that is broken spoils none of the others. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { FileEntry, Unavailable } from '../../evidence.js';
import { graphqlFailure, RequestFailed } from '../../http/client.js';
import { malformed } from '../attempt.js';
import { USUAL_FILES } from '../github/files.js';
import {
  type Answered,
  BLOB,
  COMMIT,
  failedFields,
  META,
  partOf,
  type RepositoryAnswer,
  readAnswer,
  readBodies,
  TREE,
  toldBy,
} from '../github/graphql.js';
import type { Body } from '../github/record.js';
import { defined, type Fields, fields, isFields, list, number, text } from '../json.js';

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
  const answers = await query(octokit, config, {
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
  const answers = await query(octokit, config, { names, parts, fragments, variables });
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

function object(expression: string, fragment = '...blob'): string {
  return `object(expression: ${expression}) { ${fragment} }`;
}

interface Query {
  names: readonly string[];
  /** What is asked of each repository. */
  parts: readonly string[];
  fragments: readonly string[];
  variables: Record<string, string>;
}

/** Asks for repositories as `r0`, `r1` … Throws `RequestFailed` when none was answered. */
async function query(octokit: Octokit, config: Config, asked: Query): Promise<(Answered | RequestFailed)[]> {
  const { names, parts, fragments } = asked;
  const url = config.github.graphql;
  const variables = { ...asked.variables };
  names.forEach((name, index) => {
    const [owner = '', repo = ''] = name.split('/');
    variables[`o${index}`] = owner;
    variables[`n${index}`] = repo;
  });
  const parameters = Object.keys(variables).map((name) => `$${name}: String!`);
  const aliases = names.map(
    (_, index) => `r${index}: repository(owner: $o${index}, name: $n${index}, followRenames: true) {
    ${parts[index]}
  }`,
  );
  const document = `query (${parameters.join(', ')}) {\n  ${aliases.join('\n  ')}\n}${fragments.join('')}`;
  let data: unknown;
  let errors: Fields[] = [];
  try {
    data = await octokit.graphql({ query: document, url, ...variables });
  } catch (error) {
    errors = list(isGraphqlError(error) ? error.errors : []).map(fields);
    const told = names.map((_, index) => ofAlias(errors, index));
    // Each alias has an error of its own: the query went well, there is just none of these repositories.
    const isAllTold = told.every((own) => own.length > 0);
    data = isAllTold
      ? {}
      : partOf(
          error,
          url,
          names.map((_, index) => `r${index}`),
        );
  }
  return names.map((_, index) => {
    const own = ofAlias(errors, index);
    const repository = fields(data)[`r${index}`];
    if (isFields(repository)) return { data: repository, failed: failedFields(own) };
    const detail = text(own[0]?.message)?.slice(0, 200) ?? 'the answer holds no repository';
    return graphqlFailure(toldBy(own), url) ?? new RequestFailed(url, malformed(detail));
  });
}

function isGraphqlError(error: unknown): error is Error & { errors?: unknown } {
  return error instanceof Error && error.name === 'GraphqlResponseError';
}

function ofAlias(errors: readonly Fields[], index: number): Fields[] {
  return errors.filter(({ path }) => list(path)[0] === `r${index}`);
}

/** The files in a folder as far down as was asked; `null` when there is no such folder. */
function readFolder(tree: unknown): PartialTree | null {
  if (!isFields(tree) || !Array.isArray(tree.entries)) return null;
  const found: PartialTree = { entries: [], folders: [] };
  for (const entry of tree.entries.map(fields)) {
    const path = text(entry.path);
    if (path === undefined) continue;
    if (entry.type === 'blob') found.entries.push(defined<FileEntry>({ path, size: number(entry.size) }));
    if (entry.type !== 'tree') continue;
    const below = readFolder(entry.object);
    if (!below) found.folders.push(path);
    for (const file of below?.entries ?? []) found.entries.push(file);
    for (const folder of below?.folders ?? []) found.folders.push(folder);
  }
  return found;
}
