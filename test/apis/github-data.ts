/** What the stand-in GitHub knows: plain data, and the trees and commits that both of its APIs derive from them. */
import { fakeSha } from './server.js';

/** A file's text, or its number of bytes when the text does not matter; `null` when not even that is known. */
export type GithubFiles = Record<string, string | number | null>;

export interface GithubRepo {
  /** `owner/name` */
  full_name: string;
  files?: GithubFiles;
  /** The newest commit; derived from the name when missing. */
  head?: string;
  description?: string;
  homepage?: string;
  stargazers_count?: number;
  forks_count?: number;
  subscribers_count?: number;
  /** Issues alone; REST adds the pull requests to its `open_issues_count`. */
  open_issues?: number;
  open_pull_requests?: number;
  /** Bytes by language, largest first. */
  languages?: Record<string, number>;
  topics?: string[];
  license?: { key: string; name: string; spdx_id: string } | null;
  archived?: boolean;
  disabled?: boolean;
  private?: boolean;
  /** `owner/name` of the repository it was forked from. */
  parent?: string;
  default_branch?: string;
  created_at?: string;
  pushed_at?: string;
  /** Newest first. */
  releases?: { tag_name: string; published_at?: string; prerelease?: boolean }[];
  tags?: string[];
  /** Logins; a number makes some up. */
  contributors?: string[] | number;
  /** How many commits the default branch has. */
  commits?: number;
  renamedFrom?: string;
  /** Answers 451 with this block. */
  blocked?: { reason: string; created_at: string; html_url: string };
  /** The recursive tree leaves out what lies in folders, and says so. */
  treeTruncated?: boolean;
}

export interface GithubOptions {
  repositories: GithubRepo[];
  /** Valid tokens. */
  tokens: string[];
  /** What is not given is answered with 503: it may exist. */
  partial: boolean;
}

export function repoNumber(repo: GithubRepo): number {
  return Number.parseInt(fakeSha(repo.full_name).slice(0, 7), 16);
}

/** The newest commit of the default branch, made up when the data name none. */
export function headCommit(repo: GithubRepo): string {
  return repo.head ?? fakeSha(`github ${repo.full_name}`);
}

export function branchOf(repo: GithubRepo): string {
  return repo.default_branch ?? 'main';
}

/** Whether `ref` names the one state of the repository that exists here. */
export function knowsRef(repo: GithubRepo, ref: string): boolean {
  const names = ['HEAD', branchOf(repo), headCommit(repo), ...(repo.tags ?? [])];
  return names.includes(ref.replace(/^refs\/(heads|tags)\//, ''));
}

export function contributorsOf(repo: GithubRepo): string[] {
  const { contributors = 1 } = repo;
  return typeof contributors === 'number'
    ? Array.from({ length: contributors }, (_, index) => `person${index + 1}`)
    : contributors;
}

export function sizeOf(body: string | number | null): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : (body ?? 0);
}

export interface TreeNode {
  name: string;
  path: string;
  type: 'blob' | 'tree';
  body?: string | number | null;
}

/** What lies directly in a folder (`''` is the root); `null` when there is no such folder. */
export function entriesOf(repo: GithubRepo, folder: string): TreeNode[] | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const nodes = new Map<string, TreeNode>();
  for (const [path, body] of Object.entries(repo.files ?? {})) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...deeper] = path.slice(prefix.length).split('/');
    const node: TreeNode = { name, path: prefix + name, type: deeper.length > 0 ? 'tree' : 'blob' };
    if (node.type === 'blob') node.body = body;
    nodes.set(name, node);
  }
  if (nodes.size === 0 && folder !== '') return null;
  // As git sorts: a folder as if its name ended in a slash.
  const key = ({ name, type }: TreeNode) => (type === 'tree' ? `${name}/` : name);
  return [...nodes.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Everything below a folder, depth first, as `git ls-tree -r -t` lists it. */
export function allEntries(repo: GithubRepo, folder = ''): TreeNode[] {
  return (entriesOf(repo, folder) ?? []).flatMap((node) =>
    node.type === 'tree' ? [node, ...allEntries(repo, node.path)] : [node],
  );
}

export function readmeOf(repo: GithubRepo): TreeNode | null {
  return (entriesOf(repo, '') ?? []).find((node) => /^readme(\.\w+)?$/i.test(node.name)) ?? null;
}

export function licenseFileOf(repo: GithubRepo): TreeNode | null {
  return (entriesOf(repo, '') ?? []).find((node) => /^(un)?licen[cs]e|^copying/i.test(node.name)) ?? null;
}

/** By name in lower case; worlds of many thousands are searched at every request. */
const indexes = new WeakMap<
  GithubRepo[],
  { size: number; names: Map<string, GithubRepo>; old: Map<string, GithubRepo> }
>();

/** The repository of a name, and the one that had it before it moved. */
export function findRepo(
  repos: GithubRepo[],
  name: string,
): { repo: GithubRepo | undefined; moved: GithubRepo | undefined } {
  let index = indexes.get(repos);
  if (index?.size !== repos.length) {
    index = {
      size: repos.length,
      names: new Map(repos.map((repo) => [repo.full_name.toLowerCase(), repo])),
      old: new Map(
        repos.flatMap((repo) => (repo.renamedFrom ? [[repo.renamedFrom.toLowerCase(), repo]] : [])),
      ),
    };
    indexes.set(repos, index);
  }
  return { repo: index.names.get(name.toLowerCase()), moved: index.old.get(name.toLowerCase()) };
}

/** Public repositories of an owner, by name. */
export function reposOf(repos: GithubRepo[], owner: string): GithubRepo[] {
  return repos
    .filter(({ full_name, private: hidden }) => {
      return !hidden && full_name.toLowerCase().startsWith(`${owner.toLowerCase()}/`);
    })
    .sort((a, b) => (a.full_name.toLowerCase() < b.full_name.toLowerCase() ? -1 : 1));
}
