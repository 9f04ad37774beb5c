/** Reads a GitHub repository: the same evidence by GraphQL with a token, by REST without one or when GraphQL is down. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import {
  absent,
  type Code,
  type Fact,
  type FileList,
  present,
  type Repository,
  type Texts,
  type Unavailable,
  unavailable,
  valueIn,
} from '../../evidence.js';
import type { Http, RequestFailed } from '../../http/client.js';
import type { ProjectPlace } from '../../licenses/scopes/license-paths.js';
import { type Decisive, decisiveFiles } from '../../release/files/decisive.js';
import { requireFailure } from '../attempt.js';
import { codeOf } from '../code/index.js';
import { COUNTS, FURTHER_BODIES, REFUSED, spareCalls } from './anonymous.js';
import { mainReadme, textsOf } from './bodies.js';
import { createClient } from './client.js';
import { isReadme, mostTelling, OVER_LIMIT, revealedFiles, USUAL_FILES } from './files.js';
import { readBodiesByGraphql, readByGraphql } from './graphql.js';
import { type Accept, chosenFrom, type Front, isNoneThere, readFronts } from './guess.js';
import { readBodiesRaw } from './raw.js';
import type { Body, Counted, Meta } from './record.js';
import { readBodiesByRest, readByRest, settledTree, type TreeAnswer } from './rest.js';

export interface GithubReader {
  /**
   * The repository at a revision. Throws `RequestFailed` when its own record cannot be read.
   * @param name `owner/repo`
   */
  readRepository(name: string, revision?: string): Promise<Repository>;
  /**
   * The first of some repositories that are only guessed that is accepted by README and homepage, and how it was asked
   * for; `null` when none is. With a token all are looked at in one query, without one the first three, in turn.
   * Throws `RequestFailed` when one that could not be looked at may be the right one.
   * @param names `owner/repo`, the likeliest first
   */
  guessRepository(names: readonly string[], accept: Accept): Promise<Guessed | null>;
  /** Paths worth reading that the tree revealed; without a token as many as the budget for calls still bears. */
  revealed(repository: Repository, project?: ProjectPlace): string[];
  /** Their bodies, in one query. */
  readRevealed(repository: Repository, paths: readonly string[]): Promise<Texts>;
  /** Code worth reading: as much as one query bears, or without a token what the host for raw files may give; else `null`. */
  wantedCode(repository: Repository): Decisive | null;
  /** What it does. */
  readCode(repository: Repository, wanted: Decisive): Promise<Code>;
}

/** A guess that turned out to be right. */
export interface Guessed {
  /** The name that was guessed. */
  name: string;
  code: Repository;
}

/** Guesses that are tried where each costs a call. */
const GUESSES_BY_REST = 3;

/**
 * The client is made at the first question: many audits ask GitHub nothing.
 * @param alone whether the target is the only one of the run, which may spend more without a token
 */
export function githubReader(config: Config, http: Http, alone = false): GithubReader {
  let octokit: Promise<Octokit> | undefined;
  const client = () => (octokit ??= createClient(config, http));
  const hasToken = () => http.authorized(config.github.graphql);
  /** Set when GraphQL did not answer, so that it is not asked again in the same run. */
  let graphqlIsDown = false;

  const spare = spareCalls(alone);

  function limit(): Limit {
    if (!hasToken()) return { most: spare.left, reason: { code: 'needs-token' } };
    return graphqlIsDown ? { most: BODIES_BY_REST, reason: OVER_LIMIT } : { reason: OVER_LIMIT };
  }

  async function askFor(name: string) {
    const [owner = '', repo = ''] = name.split('/');
    return { octokit: await client(), config, owner, repo };
  }

  async function readWhole(name: string, revision?: string): Promise<Repository> {
    let tree: Promise<TreeAnswer> | undefined;
    if (hasToken()) {
      const ask = await askFor(name);
      tree = settledTree(ask, revision ?? 'HEAD');
      try {
        const { meta, bodies } = await readByGraphql(ask, revision);
        return assemble(config, name, meta, await tree, bodies, mainReadme(bodies), limit());
      } catch (error) {
        const failure = requireFailure(error);
        const answer = await tree;
        // When REST fails in the same way, it is GitHub that is away and not GraphQL alone.
        const isAway = answer !== null && 'reason' in answer && answer.reason.code === failure.reason.code;
        if (failure.errorCode === 'NOT_FOUND' || isAway) throw failure;
        graphqlIsDown = true;
      }
    }
    // There is always one when nobody may refuse it.
    return (await readCalls(name, { revision, ...(tree && { tree }) })) as Repository;
  }

  /** By REST alone; `null` when it was not accepted. */
  async function readCalls(
    name: string,
    { revision, ...more }: { revision?: string | undefined; tree?: Promise<TreeAnswer>; accept?: Accept },
  ): Promise<Repository | null> {
    const ask = await askFor(name);
    const authorized = hasToken();
    const bearsCounts = spare.left >= COUNTS;
    const counts = authorized ? 'beside' : bearsCounts ? 'after' : 'none';
    const answer = await readByRest(ask, revision, { counts, ...more });
    if (answer === null) return null;
    if (!authorized && bearsCounts) spare.spend(COUNTS);
    const { meta, bodies, readme } = answer;
    const listed = entriesIn(answer.tree).map(({ path }) => path);
    // Without a token five calls are the usual budget, and one is left: it goes to the file that decides most.
    const wanted = authorized
      ? USUAL_FILES.filter((path) => listed.includes(path) && !isReadme(path))
      : mostTelling(listed, 1 + Math.min(FURTHER_BODIES, spare.left));
    if (!authorized) spare.spend(Math.max(wanted.length - 1, 0));
    const at = meta.commit ?? revision ?? meta.defaultBranch;
    for (const [path, body] of await readBodiesByRest(ask, at, wanted)) bodies.set(path, body);
    return assemble(config, name, meta, answer.tree, bodies, readme, limit());
  }

  /** One guess after the other; the first that cannot be looked at ends it. */
  async function guessByRest(names: readonly string[], accept: Accept): Promise<Guessed | null> {
    for (const name of names.slice(0, GUESSES_BY_REST)) {
      try {
        const code = await readCalls(name, { accept });
        if (code) return { name, code };
        spare.spend(REFUSED);
      } catch (error) {
        if (!isNoneThere(requireFailure(error))) throw error;
        spare.spend(1);
      }
    }
    return null;
  }

  return {
    readRepository: readWhole,

    async guessRepository(names, accept) {
      if (names.length === 0) return null;
      if (!hasToken()) return guessByRest(names, accept);
      let fronts: (Front | RequestFailed)[];
      try {
        fronts = await readFronts(await client(), config, names);
      } catch (error) {
        requireFailure(error);
        graphqlIsDown = true;
        return guessByRest(names, accept);
      }
      const name = chosenFrom(names, fronts, accept, config.github.graphql);
      return name === null ? null : { name, code: await readWhole(name) };
    },

    revealed(repository, project) {
      if (repository.commit === undefined) return [];
      return revealedFiles(
        valueIn(repository.files)?.entries ?? [],
        pathsAsked(repository.texts),
        limit().most,
        project,
      ).read;
    },

    async readRevealed(repository, paths) {
      const ask = await askFor(repository.fullName);
      const commit = repository.commit ?? 'HEAD';
      let bodies: Map<string, Body | Unavailable>;
      try {
        const byRest = graphqlIsDown || !hasToken();
        if (!hasToken()) spare.spend(paths.length);
        bodies = await (byRest ? readBodiesByRest : readBodiesByGraphql)(ask, commit, paths);
      } catch (error) {
        const { reason } = requireFailure(error);
        bodies = new Map(paths.map((path) => [path, reason]));
      }
      return textsOf(bodies, repository.url, commit);
    },

    wantedCode(repository) {
      const list = valueIn(repository.files);
      const byQuery = hasToken() && !graphqlIsDown;
      if (repository.commit === undefined || list === null || (!byQuery && config.github.raw === null))
        return null;
      const name = repository.fullName.split('/')[1] ?? '';
      const page = readmeText(repository);
      const wanted = decisiveFiles(list.entries, { name, page, ...(!byQuery && { most: BODIES_BY_RAW }) });
      return wanted.read.length > 0 ? wanted : null;
    },

    async readCode(repository, wanted) {
      const { url, fullName, commit = 'HEAD' } = repository;
      const ask = await askFor(fullName);
      const sizes = new Map(valueIn(repository.files)?.entries.map(({ path, size }) => [path, size]));
      const read = async (paths: readonly string[]) => {
        if (!hasToken() || graphqlIsDown) return readBodiesRaw(http, config, fullName, commit, paths, sizes);
        try {
          return await readBodiesByGraphql(ask, commit, paths);
        } catch (error) {
          const { reason } = requireFailure(error);
          return new Map(paths.map((path) => [path, reason]));
        }
      };
      return codeOf(wanted, read, { url: `${url}/tree/${commit}`, revision: commit });
    },
  };
}

/** What the README at the root says. */
const readmeText = ({ texts }: Repository): string | null =>
  Object.entries(texts).flatMap(([path, fact]) => (isReadme(path) ? (valueIn(fact)?.text ?? []) : []))[0] ??
  null;

/** Each is a request, though it counts against no quota. */
const BODIES_BY_RAW = 10;

/** Each costs a call when GraphQL is out of order. */
const BODIES_BY_REST = 16;

/** How many revealed files are read, as many as one query bears unless told; and why no more. */
export interface Limit {
  most?: number;
  reason: Unavailable;
}

/** Paths that need not be asked for again. */
export function pathsAsked(texts: Texts): Set<string> {
  return new Set(Object.keys(texts).filter((path) => texts[path]?.state !== 'absent'));
}

/**
 * Puts a repository together from what was answered.
 * @param asked the name it was asked for by
 * @param all bodies, of which one README is kept: the others are translations or leftovers that were only asked for by
 * spelling
 * @param readme path of the README; `null`: looked, there is none
 */
export function assemble(
  config: Config,
  asked: string,
  meta: Meta,
  tree: TreeAnswer,
  all: ReadonlyMap<string, Body | Unavailable>,
  readme: string | null | Unavailable,
  limit: Limit,
): Repository {
  const isOther = (path: string) => typeof readme === 'string' && path !== readme && isReadme(path);
  const url = `${config.github.server}/${meta.fullName}`;
  const { commit } = meta;
  const at = commit === undefined ? {} : { revision: commit };
  const treeSource = { url: commit === undefined ? url : `${url}/tree/${commit}`, ...at };
  const counted = <T>(value: Counted<T>, page: string): Fact<T> => {
    const source = { url: `${url}/${page}` };
    const isReason = typeof value === 'object' && value !== null && 'reason' in value;
    return isReason ? unavailable(value.reason, source) : present(value as T, source);
  };
  let files: Fact<FileList>;
  if (tree === null) files = absent(treeSource);
  else if ('reason' in tree) files = unavailable(tree.reason, treeSource);
  else files = present(tree, treeSource);
  const list = valueIn(files);
  const paths = list && !list.truncated ? new Set(list.entries.map(({ path }) => path)) : null;
  // What failed may have been asked for in vain: the tree knows.
  const known = [...all].filter(
    ([path, body]) => !isOther(path) && !('code' in body && paths?.has(path) === false),
  );
  const revision = commit ?? meta.defaultBranch;
  const texts = textsOf(new Map(known), url, revision);
  const { left } = revealedFiles(list?.entries ?? [], pathsAsked(texts), limit.most);
  Object.assign(texts, textsOf(new Map(left.map((path) => [path, limit.reason])), url, revision));
  const elsewhere = list?.entries.some(({ path }) => isReadme(path)) ?? false;
  if (readme === null && !elsewhere) texts['README.md'] = absent(treeSource);
  const { contributors, releases, tags, ...rest } = meta;
  return {
    ...rest,
    ...(meta.fullName.toLowerCase() === asked.toLowerCase() ? {} : { renamedFrom: asked }),
    url,
    contributors: counted(contributors, 'graphs/contributors'),
    releases: counted(releases, 'releases'),
    tags: counted(tags, 'tags'),
    files,
    texts,
  };
}

function entriesIn(tree: TreeAnswer): FileList['entries'] {
  return tree && 'entries' in tree ? tree.entries : [];
}
