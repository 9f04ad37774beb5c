/** Reads the repositories of a batch: many in one GraphQL query, each once per run, and as whole as alone. */
import type { Octokit } from 'octokit';
import type { Config } from '../../config.js';
import type { Repository, Unavailable, UnavailableCode } from '../../evidence.js';
import type { Http, RequestFailed } from '../../http/client.js';
import { requireFailure } from '../attempt.js';
import { mainReadme } from '../github/bodies.js';
import { createClient } from '../github/client.js';
import { OVER_LIMIT, revealedFiles } from '../github/files.js';
import { chosenFrom, type Front, isNoneThere, noneThere, readFronts } from '../github/guess.js';
import { assemble, type GithubReader, githubReader, type Limit, pathsAsked } from '../github/index.js';
import { settledTree, type TreeAnswer } from '../github/rest.js';
import type { Once } from '../once.js';
import { Loader, type LoaderOptions } from './loader.js';
import { type FirstAnswer, type MoreAnswer, type MoreAsk, readFirst, readMore } from './queries.js';

/** Repositories in a query; GitHub was seen to answer a hundred small ones for one point. */
const REPOSITORIES = 20;
/** In a query about files, where most repositories want few. */
const MORE_REPOSITORIES = 40;
const MORE_OBJECTS = 300;
/** Folders below those of the first query; with more of them the whole tree is had cheaper by REST. */
const FOLDERS = 40;

/** What another way of asking the same host would not mend. */
const HOPELESS: ReadonlySet<UnavailableCode> = new Set([
  'not-found-or-private',
  'rate-limited',
  'bad-token',
  'forbidden',
  'blocked-451',
  'offline',
]);

/** Guessed repositories in a query, of which little more is asked than whether they are there. */
const GUESSES = 60;

/** Remembered of a guess that names nothing. */
const NONE_THERE = { failure: 'none' } as const;

/**
 * A reader for all targets of a run. Without a token, and for a named revision, it reads each repository alone.
 * @param once remembers what was read
 */
export function batchGithubReader(
  config: Config,
  http: Http,
  once: Once,
  loading: Pick<LoaderOptions<never, never>, 'accounts' | 'patienceMs'>,
): GithubReader {
  const alone = githubReader(config, http);
  const limit: Limit = { reason: OVER_LIMIT };
  const whole = new WeakSet<Repository>();
  let octokit: Promise<Octokit> | undefined;
  const client = () => (octokit ??= createClient(config, http));

  const firsts = new Loader<string, FirstAnswer>({
    ...loading,
    most: REPOSITORIES,
    load: async (names) => readFirst(await client(), config, names),
  });
  const fronts = new Loader<string, Front>({
    ...loading,
    most: GUESSES,
    load: async (names) => readFronts(await client(), config, names),
  });
  const more = new Loader<MoreAsk, MoreAnswer>({
    ...loading,
    most: MORE_REPOSITORIES,
    mostWeight: MORE_OBJECTS,
    weightOf: ({ paths, folders }) => paths.length + folders.length,
    load: async (asks) => readMore(await client(), config, asks),
  });

  async function readTree(name: string, commit: string): Promise<TreeAnswer> {
    const [owner = '', repo = ''] = name.split('/');
    return settledTree({ octokit: await client(), owner, repo }, commit);
  }

  /** The rest of what is read of a repository: revealed files, and folders deep down. */
  async function complete(name: string, { meta, tree, ...first }: FirstAnswer): Promise<Repository> {
    const bodies = new Map(first.bodies);
    const readme = mainReadme(bodies);
    const put = (files: TreeAnswer) => assemble(config, name, meta, files, bodies, readme, limit);
    const { fullName, commit } = meta;
    if (commit === undefined) return put(tree);
    if (tree === null || 'reason' in tree) {
      const draft = put(await readTree(fullName, commit));
      const paths = alone.revealed(draft);
      if (paths.length > 0) Object.assign(draft.texts, await alone.readRevealed(draft, paths));
      return draft;
    }
    const draft = put({ entries: tree.entries });
    const paths = revealedFiles(tree.entries, pathsAsked(draft.texts)).read;
    const isDeep = tree.folders.length > FOLDERS;
    const folders = isDeep ? [] : tree.folders;
    const [answer, deepTree] = await Promise.all([
      paths.length + folders.length > 0 ? readFiles({ name: fullName, commit, paths, folders }) : null,
      isDeep ? readTree(fullName, commit) : null,
    ]);
    let files: TreeAnswer = deepTree;
    if (!files && answer && (answer.failed || answer.tree.folders.length > 0))
      files = await readTree(fullName, commit);
    files ??= { entries: inGitOrder([...tree.entries, ...(answer?.tree.entries ?? [])]) };
    for (const [path, body] of answer?.bodies ?? []) bodies.set(path, body);
    return put(files);
  }

  /** What cannot be read has its reason, as when it is read alone. */
  async function readFiles(ask: MoreAsk): Promise<MoreAnswer> {
    try {
      return await more.ask(ask);
    } catch (error) {
      const { reason } = requireFailure(error);
      const bodies = new Map<string, Unavailable>(ask.paths.map((path) => [path, reason]));
      return {
        bodies,
        tree: { entries: [], folders: [] },
        ...(ask.folders.length > 0 && { failed: reason }),
      };
    }
  }

  const readBatched = (name: string): Promise<Repository> =>
    once(`repository ${name.toLowerCase()}`, async () => complete(name, await firsts.ask(name)));

  /** What other targets may have asked about, too: models of one family share most of their guesses. */
  async function readFront(name: string): Promise<Front | RequestFailed> {
    try {
      const front = await once(`front ${name.toLowerCase()}`, async () => {
        try {
          return await fronts.ask(name);
        } catch (error) {
          if (isNoneThere(requireFailure(error))) return NONE_THERE;
          throw error;
        }
      });
      return 'failure' in front ? noneThere(config.github.graphql) : front;
    } catch (error) {
      return requireFailure(error);
    }
  }

  async function readRepository(name: string, revision?: string): Promise<Repository> {
    if (revision !== undefined || !http.authorized(config.github.graphql)) {
      const key = `repository ${name.toLowerCase()} ${revision ?? ''}`;
      return copyFor(name, await once(key, () => alone.readRepository(name, revision)));
    }
    try {
      const own = copyFor(name, await readBatched(name));
      whole.add(own);
      return own;
    } catch (error) {
      if (HOPELESS.has(requireFailure(error).reason.code)) throw error;
      return alone.readRepository(name, revision);
    }
  }

  return {
    readRepository,
    async guessRepository(names, accept) {
      if (!http.authorized(config.github.graphql)) return alone.guessRepository(names, accept);
      const answers = await Promise.all(names.map(readFront));
      let name: string | null;
      try {
        name = chosenFrom(names, answers, accept, config.github.graphql);
      } catch (error) {
        if (HOPELESS.has(requireFailure(error).reason.code)) throw error;
        return alone.guessRepository(names, accept);
      }
      return name === null ? null : { name, code: await readRepository(name) };
    },
    revealed: (repository) => (whole.has(repository) ? [] : alone.revealed(repository)),
    readRevealed: (repository, paths) => alone.readRevealed(repository, paths),
    wantedCode: (repository) => alone.wantedCode(repository),
    readCode: (repository, wanted) =>
      once(`code ${repository.fullName} ${repository.commit}`, () => alone.readCode(repository, wanted)),
  };
}

/** What is shared stays as it is: each target adds texts of its own, and may have asked by another name. */
function copyFor(asked: string, code: Repository): Repository {
  const { renamedFrom: _, ...rest } = code;
  const isRenamed = code.fullName.toLowerCase() !== asked.toLowerCase();
  return { ...rest, ...(isRenamed && { renamedFrom: asked }), texts: { ...code.texts } };
}

/** As `git ls-tree -r` lists them, and GitHub's REST with it: by the whole path. */
function inGitOrder<T extends { path: string }>(entries: T[]): T[] {
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}
