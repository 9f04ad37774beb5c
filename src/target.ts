/** Reads what the user named: every usual way to write a Hub model, a GitHub repository or a folder becomes one `Target`. */
import { homedir } from 'node:os';
import { basename, resolve, sep, win32 } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { usageError } from './errors.js';
import type { TargetName } from './evidence.js';
import { isPaper, NotATarget, PAPER_HOSTS } from './target-paper.js';

/** The advice that ends what `parseTarget` says. */
export const FORMS =
  'Give a Hub model (org/name, hf:org/name@revision or its URL), a GitHub repository (gh:owner/repo or its URL) or a folder (./path).';

/** Hosts that are always understood, beside the configured ones. */
const HUB_HOSTS = ['huggingface.co', 'www.huggingface.co', 'hf.co', 'www.hf.co'];
const GITHUB_HOSTS = ['github.com', 'www.github.com'];

/** First path segments of Hub pages that are neither an organization nor a legacy model. */
const HUB_PAGES = new Set(
  `models datasets spaces docs papers blog settings collections join login pricing tasks learn organizations
  posts new api chat enterprise buckets inference search support terms-of-service privacy`.split(/\s+/),
);
/** The same for GitHub: https://github.com/<these>/… are no owners. */
const GITHUB_PAGES = new Set(
  `orgs topics features marketplace settings sponsors about collections explore search login pricing
  notifications users stars trending enterprise`.split(/\s+/),
);

/** What is to be audited. */
export interface Target extends TargetName {
  /** The path of a folder as it was typed, `~` resolved. It stays on this machine: evidence has its name alone. */
  folder?: string;
}

/** The name of a target as evidence keeps it: where a folder lies is nobody's business. */
export function nameOf({ kind, id, revision }: Target): TargetName {
  return { kind, id, ...(revision !== undefined && { revision }) };
}

/** How a folder is recognized: by a beginning that no id has. The second is how Windows writes one: `.\\x`, `C:\\x`, `\\\\host\\x`. */
const FOLDER = /^(?:\.{1,2}$|\.{0,2}\/|~$|~\/)/;
const WINDOWS_FOLDER = /^(?:(?:\.{0,2}|~)\\|[A-Za-z]:[\\/](?!\/))/;
/** More than any system allows in a path. */
const LONGEST_PATH = 4096;

/**
 * Reads an identifier. Nothing is looked up, not even whether a folder exists.
 * @param input what the user typed: `org/name`, `gpt2`, `hf:org/name@rev`, `gh:owner/repo`, a URL of either host, or a
 * folder: `./x`, `../x`, `/x`, `~/x`, `.`; without such a beginning it is an id, whatever folders there are
 * @param hosts base URLs of the Hub and of GitHub's pages, which may be mirrors below a path
 * @throws RodeoError (usage) in one line: what is wrong, the nearest guess and the forms that exist
 */
export function parseTarget(input: string, hosts: { hub: string; github: string }): Target {
  try {
    if (WINDOWS_FOLDER.test(input)) return fromWindowsPath(input);
    return FOLDER.test(input) ? fromPath(input) : readTarget(input.trim(), hosts);
  } catch (error) {
    if (!(error instanceof NotATarget)) throw error;
    if (error.advice !== undefined) throw usageError(`${quoted(input)} ${error.message}.`, error.advice);
    const guess = error.guess ?? nearestGuess(input, hosts);
    const said = guess === undefined ? '' : ` Did you mean ${guess}?`;
    throw usageError(`${quoted(input)} ${error.message}.${said} ${FORMS}`);
  }
}

function fromPath(text: string): Target {
  if (text.length > LONGEST_PATH) throw new NotATarget('is too long for a path');
  if (text.includes('\0')) throw new NotATarget('has control characters');
  const folder = text.startsWith('~') ? homedir() + text.slice(1) : text;
  // The name goes into reports; the folder itself may be called anything.
  const name = basename(resolve(folder)).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return { kind: 'directory', id: name || '/', folder };
}

/** Elsewhere than on Windows a relative one is the folder that it would be there; one with a drive is nowhere. */
function fromWindowsPath(text: string): Target {
  if (sep === '\\') return fromPath(text);
  if (/^(?:\.{1,2}|~)\\/.test(text)) return fromPath(text.replaceAll('\\', '/'));
  if (text.length > LONGEST_PATH || text.includes('\0')) throw new NotATarget('is not a path');
  const name = win32.basename(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return { kind: 'directory', id: name || text.slice(0, 1), folder: text };
}

function readTarget(text: string, hosts: { hub: string; github: string }): TargetName {
  if (text === '') throw new NotATarget('is empty');
  if (text.length > 1000) throw new NotATarget('is too long for an identifier');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) throw new NotATarget('has control characters');
  if (/\s/.test(text)) throw new NotATarget('has spaces in it');

  if (/^(doi:|arxiv:|10\.\d{4,9}\/)/i.test(text)) throw isPaper(text);
  if (/^(?:(?:www\.)?arxiv|doi)\.org\//i.test(text)) throw isPaper(text);
  const prefixed = /^(hf|gh):(?!\/\/)(.*)$/i.exec(text);
  if (prefixed) return fromShort(prefixed[1]?.toLowerCase() === 'gh' ? 'github' : 'hub', prefixed[2] ?? '');
  if (/^hf:\/\//i.test(text)) return fromShort('hub', text.slice('hf://'.length).replace(/^models\//, ''));

  // git@github.com:owner/repo.git, the form that `git clone` is given
  const scp = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/.exec(text);
  if (scp) return fromUrl(`ssh://${scp[1]}/${scp[2]}`, hosts);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return fromUrl(text, hosts);
  const first = text.split('/')[0]?.toLowerCase() ?? '';
  if (text.includes('/') && [...HUB_HOSTS, ...GITHUB_HOSTS].includes(first))
    return fromUrl(`https://${text}`, hosts);
  return fromShort('hub', text);
}

/** `org/name`, `name`, each with an optional `@revision`. */
function fromShort(kind: TargetName['kind'], text: string): TargetName {
  const at = text.indexOf('@', 1);
  const path = (at === -1 ? text : text.slice(0, at)).replace(/\/+$/, '');
  const revision = at === -1 ? undefined : text.slice(at + 1);
  const parts = path.split('/');
  if (parts.length > 2) {
    const isPage = parts[0] === 'datasets' || parts[0] === 'spaces';
    if (isPage) throw new NotATarget(`is a ${parts[0] === 'datasets' ? 'dataset' : 'Space'}, not a model`);
    throw new NotATarget('has too many slashes', guessIf(kind, parts.slice(0, 2)));
  }
  return named(kind, parts, revision);
}

function fromUrl(text: string, hosts: { hub: string; github: string }): TargetName {
  let url: URL;
  try {
    url = new URL(text.replace(/^git\+/i, ''));
  } catch {
    throw new NotATarget('is not a URL');
  }
  const hub = pathBelow(url, hosts.hub, HUB_HOSTS);
  if (hub) return fromHubPath(hub);
  const github = pathBelow(url, hosts.github, GITHUB_HOSTS);
  if (github) return fromGithubPath(github);
  if (PAPER_HOSTS.test(url.hostname)) throw isPaper(url.href);
  throw new NotATarget('is on a host that rodeo does not know', guessHost(url));
}

/** The decoded path segments of `url` below a base URL or on one of the always-known hosts, otherwise `null`. */
function pathBelow(url: URL, base: string, hosts: readonly string[]): string[] | null {
  const root = new URL(base);
  const prefix = root.pathname.replace(/\/+$/, '');
  let path = url.pathname;
  // A git URL (ssh, git) names the host but not the port of the web pages.
  const sameHost = url.protocol.startsWith('http') ? url.host === root.host : url.hostname === root.hostname;
  if (sameHost && (prefix === '' || path.startsWith(`${prefix}/`))) path = path.slice(prefix.length);
  else if (!hosts.includes(url.hostname.toLowerCase())) return null;
  return path.split('/').filter(Boolean).map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new NotATarget('has a broken percent sign');
  }
}

function fromHubPath(path: string[]): TargetName {
  const parts = path[0] === 'api' && path[1] === 'models' ? path.slice(2) : path;
  const [page = ''] = parts;
  if (page === 'datasets') throw new NotATarget('is a dataset, not a model');
  if (page === 'spaces') throw new NotATarget('is a Space, not a model');
  if (page === 'papers') throw isPaper(path.join('/'));
  if (page === '' || HUB_PAGES.has(page)) throw new NotATarget('is a page of the Hub, not a model');
  // A legacy model has no organization: /gpt2/tree/main.
  const legacy = parts[1] === undefined || HUB_VIEWS.has(parts[1]);
  const id = parts.slice(0, legacy ? 1 : 2).map((part) => part.replace(/\.git$/, ''));
  const [view, ...rest] = parts.slice(id.length);
  return named('hub', id, view !== undefined && HUB_VIEWS.has(view) ? revisionIn(rest) : undefined);
}

/** Views of a model that are followed by a revision. */
const HUB_VIEWS = new Set(['tree', 'blob', 'resolve', 'raw', 'commit', 'commits', 'revision']);

/** The revision that a path begins with. `refs/pr/1` and `refs/convert/parquet` are one, %-encoded or not. */
function revisionIn(path: string[]): string | undefined {
  return path[0] === 'refs' && path.length >= 3 ? path.slice(0, 3).join('/') : path[0];
}

function fromGithubPath(path: string[]): TargetName {
  const parts = path[0] === 'repos' ? path.slice(1) : path;
  if (GITHUB_PAGES.has(parts[0] ?? '')) throw new NotATarget('is a page of GitHub, not a repository');
  if (parts.length < 2) throw new NotATarget('names no repository');
  const [view, ...rest] = parts.slice(2);
  let revision: string | undefined;
  // A branch with slashes cannot be told from a path by its URL alone; `gh:owner/repo@feature/x` can name it.
  if (['tree', 'blob', 'raw', 'commit', 'commits', 'blame'].includes(view ?? '')) revision = revisionIn(rest);
  if (view === 'releases' && rest[0] === 'tag') revision = rest[1];
  return named('github', parts.slice(0, 2), revision);
}

function named(kind: TargetName['kind'], parts: string[], revision: string | undefined): TargetName {
  const cleaned =
    kind === 'github' ? parts.map((part, i) => (i === 1 ? part.replace(/\.git$/, '') : part)) : parts;
  const problem = kind === 'github' ? githubProblem(cleaned) : hubProblem(cleaned);
  if (problem !== null) throw new NotATarget(problem);
  const id = cleaned.join('/');
  if (revision === undefined) return { kind, id };
  if (!isRevision(revision)) throw new NotATarget('has a revision that git would not accept', id);
  return { kind, id, revision };
}

/** The Hub's rules for a repository id (huggingface_hub, `validate_repo_id`), or what breaks them. */
function hubProblem(parts: string[]): string | null {
  for (const part of parts) {
    if (part === '') return 'is not a model id';
    if (part.length > 96) return 'has a name longer than the 96 characters that the Hub allows';
    if (!/^[A-Za-z0-9_.-]+$/.test(part)) return 'has characters that the Hub does not allow in an id';
    if (part.includes('--') || part.includes('..')) return 'has -- or .. in it, which the Hub does not allow';
    if (/^[-.]|[-.]$/.test(part)) return 'has a name that begins or ends with - or .';
    if (part.endsWith('.git')) return 'ends in .git, which the Hub does not allow';
  }
  return null;
}

/** GitHub's rules: owners have letters, digits, `-` and (managed users) `_`; repositories also `.`. */
function githubProblem(parts: string[]): string | null {
  const [owner = '', repo = ''] = parts;
  if (parts.length !== 2 || owner === '' || repo === '') return 'is not owner/repo';
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(owner)) return 'has an owner that GitHub does not allow';
  if (!/^[A-Za-z0-9_.-]+$/.test(repo) || repo === '.' || repo === '..')
    return 'has a repository name that GitHub does not allow';
  if (owner.length > 60) return 'has an owner longer than GitHub allows';
  if (repo.length > 100) return 'has a name longer than the 100 characters that GitHub allows';
  return null;
}

/** Git's rules for a reference name (git-check-ref-format), as far as a URL can carry one. */
function isRevision(text: string): boolean {
  return /^[^\s~^:?*[\\]{1,250}$/.test(text) && !/\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$/.test(text);
}

/** Whether a text could be the id of a model or dataset on the Hub: `name` or `org/name`. */
export function isHubId(text: string): boolean {
  const parts = text.split('/');
  return parts.length <= 2 && hubProblem(parts) === null;
}

/** Whether a text could be `owner/repo` on GitHub. */
export function isGithubName(text: string): boolean {
  return githubProblem(text.split('/')) === null;
}

function guessIf(kind: TargetName['kind'], parts: string[]): string | undefined {
  const problem = kind === 'github' ? githubProblem(parts) : hubProblem(parts);
  if (problem !== null) return undefined;
  return kind === 'github' ? `gh:${parts.join('/')}` : parts.join('/');
}

/** A known host that the URL's host is a misspelling of, with the same path. */
function guessHost(url: URL): string | undefined {
  const host = url.hostname.replace(/^www\./, '');
  if (host === 'gitlab.com') return undefined; // two letters from GitHub, and no misspelling of it
  const near = ['huggingface.co', 'github.com'].find((known) => distance(host, known) <= 2);
  return near === undefined ? undefined : `https://${near}${url.pathname}`;
}

/** The nearest spelling that is a target: spaces, wrong separators, cache folder names, doubled dashes mended. */
function nearestGuess(input: string, hosts: { hub: string; github: string }): string | undefined {
  if (input.length > 300 || input.includes('%')) return undefined;
  const text = withoutSecrets(input)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '')
    .trim();
  const cache = /^models--(.+?)--(.+)$/.exec(text);
  const tries = [
    cache ? `${cache[1]}/${cache[2]}` : '',
    text.replace(/^github:/i, 'gh:').replace(/^(huggingface|hub|model):/i, 'hf:'),
    text.replace(/\s*([/@:])\s*/g, '$1'),
    text.replace(/\\/g, '/').replace(/^@/, ''),
    text.replace(/\s+/, '/').replace(/\s+/g, '-'),
    text.replace(/\s+/g, '-'),
    text
      .replace(/^[./\\-]+|[./\\-]+$/g, '')
      .replace(/--+/g, '-')
      .replace(/\.\.+/g, '.')
      .replace(/\.git$/, ''),
    text.replace(/[^\w./:@-]+/g, ''),
  ];
  for (const one of tries) {
    if (one === '' || one === input) continue;
    try {
      readTarget(one, hosts);
      return one;
    } catch (error) {
      if (!(error instanceof NotATarget)) throw error;
    }
  }
  return undefined;
}

/** The input as it may be shown: no credentials, no control or direction characters, short. */
function quoted(input: string): string {
  const shown = withoutSecrets(input).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
  return `"${shown.length > 80 ? `${shown.slice(0, 77)}…` : shown}"`;
}

/** Without the user part of URLs: people paste clone URLs that carry their token. */
function withoutSecrets(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//').replace(/\b(?:hf_|gh[pousr]_|github_pat_)\w{8,}/g, '[token]');
}
