/** Finds the pages in the evidence: the card, the README and all other prose. */
import {
  type Evidence,
  type Fact,
  type FileList,
  type Repository,
  type Source,
  type TextFile,
  type Texts,
  valueIn,
} from '../evidence.js';
import { isEnglish } from '../lexicon/language.js';
import { lastPart } from '../paths.js';
import { hubPlace, isLocal, type Place, repositoryPlace } from '../prose/cite.js';
import { type Document, page } from '../prose/page.js';
import { bodiesIn, copiedProjects } from './files/copied-projects.js';
import { rolesOf } from './files/file-roles.js';
import { siblingModels } from './files/sibling-models.js';
import type { Missing, Reading } from './reading.js';

/** Longer pages are read up to here: they are generated tables or dumps, and time is short. Characters. */
const LONGEST_PAGE = 300_000;

/** Paths in symbolic links are short. Characters. */
const LONGEST_LINK = 200;

/**
 * The pages of prose in the evidence; each is parsed when a check first looks into it.
 * Template boilerplate (`[More Information Needed]`) reads as empty.
 */
export function readDocuments(evidence: Evidence): {
  card: Reading<Document | null>;
  readme: Reading<Document | null>;
  documents: Reading<Document[]>;
} {
  const card = readCard(evidence);
  const readme = readReadme(evidence);
  const pages = readPages(evidence);
  const first = [card, readme];
  return {
    card,
    readme,
    documents: {
      value: [...first.flatMap(({ value }) => (value ? [value] : [])), ...pages.value],
      missing: [...first.flatMap(({ missing }) => missing), ...pages.missing],
    },
  };
}

function readCard({ hub }: Evidence): Reading<Document | null> {
  if (hub.state !== 'present') return nothing(hub, 'the Hub model');
  const place = hubPlace(hub.value);
  const path = 'README.md';
  const card = readText(hub.value.texts, path, hub.value.files, 'the model card', (text) =>
    page({ kind: 'card', label: 'model card', path, text, place, root: rootOf(hub.value.url, hub.value.id) }),
  );
  return inEnglish(card, hub.value.texts);
}

function readReadme({ repository }: Evidence): Reading<Document | null> {
  if (repository.state !== 'present') return nothing(repository, 'the GitHub repository');
  const { texts, files } = repository.value;
  const place = repositoryPlace(repository.value);
  const path = readmePath(texts) ?? 'README.md';
  const readme = readText(texts, path, files, 'the README', (text) =>
    page({ kind: 'readme', label: 'README', path, text, place, root: blobRoot(place) }),
  );
  return inEnglish(readme, texts);
}

/** A page in another language has nothing missing where the same stands beside it in English. */
function inEnglish<T>(page: Reading<T>, texts: Texts): Reading<T> {
  if (!hasEnglishReadme(texts)) return page;
  return { ...page, missing: page.missing.filter(({ reason }) => reason.code !== 'language') };
}

/** `README_en.md`, `README.en-US.md`: the same page in English, which is read with the others. */
const hasEnglishReadme = (texts: Texts): boolean =>
  Object.entries(texts).some(
    ([path, fact]) =>
      /(?:^|\/)readme[-_.]en(?:g|glish|[-_]\w\w)?\.\w+$/i.test(path) && isEnglish(valueIn(fact)?.text ?? ''),
  );

/** All other prose: the repository's pages, then the Hub's, in path order. */
function readPages({ hub, repository }: Evidence): Reading<Document[]> {
  const found: Reading<Document[]> = { value: [], missing: [] };
  const add = (
    { texts, files }: Pick<Repository, 'texts' | 'files'>,
    name: string,
    place: Place,
    root: string,
    taken: string | null,
  ) => {
    const listed = valueIn(files)?.entries.map(({ path }) => path) ?? [];
    const own = { name: lastPart(name), bodyOf: bodiesIn(texts) };
    const isCopied = copiedProjects(listed, own);
    const model = hub.state === 'present' && name !== hub.value.id ? lastPart(hub.value.id) : null;
    const isOtherModels = siblingModels(listed, own, model);
    for (const path of Object.keys(texts).filter(isPage).sort()) {
      if (path === taken || isForeign(path) || isCopied(path) || isOtherModels(path)) continue;
      const one = readText(texts, path, null, path, (text) =>
        page({ kind: 'page', label: path, path, text, place, root }),
      );
      if (one.value) found.value.push(one.value);
      found.missing.push(...one.missing);
    }
  };
  if (repository.state === 'present') {
    const place = repositoryPlace(repository.value);
    add(
      repository.value,
      repository.value.fullName,
      place,
      blobRoot(place),
      readmePath(repository.value.texts),
    );
  }
  if (hub.state === 'present') {
    const { id, url } = hub.value;
    add(hub.value, id, hubPlace(hub.value), rootOf(url, id), 'README.md');
  }
  return found;
}

/** The README that GitHub would show: at the root before `.github` and `docs`, Markdown before other formats. */
function readmePath(texts: Texts): string | null {
  const rank = (path: string) => {
    const match = /^(?:(\.github|docs)\/)?readme(?:\.([a-z]{1,9}))?$/i.exec(path);
    if (!match) return null;
    const formats = ['md', 'markdown', 'mdx', 'rst', 'txt', ''];
    const format = formats.indexOf((match[2] ?? '').toLowerCase());
    return (match[1] ? 10 : 0) + (format < 0 ? formats.length : format);
  };
  const ranked = Object.keys(texts)
    .filter((path) => texts[path]?.state !== 'absent')
    .map((path) => ({ path, rank: rank(path) }))
    .filter((one): one is { path: string; rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
  const first = ranked[0]?.path ?? null;
  return first === null ? null : (linkedFrom(first, texts) ?? first);
}

/** The page that a symbolic link leads to: services give the path that it holds as its text. */
function linkedFrom(path: string, texts: Texts): string | null {
  const body = texts[path];
  const text = body ? (valueIn(body)?.text.trim() ?? '') : '';
  const target = text.replace(/^\.\//, '');
  return text.length < LONGEST_LINK && isPage(target) && texts[target] !== undefined ? target : null;
}

/** Prose about the model; not terms, dependency lists or the paperwork of a community. */
export function isPage(path: string): boolean {
  const name = lastPart(path);
  // What a form asks for is said by those who fill it in.
  if (/(?:^|[-_. ])templates?(?=[-_. ]|$)/i.test(name)) return false;
  if (
    /^(?:un)?licen[cs]e|licen[cs]es?\b|^(?:copying|notice|terms|requirements|authors|maintainers|citation)/i.test(
      name,
    )
  )
    return false;
  if (
    /^(?:code_of_conduct|contributing|security|support|changelog|changes|history|releasing|pull_request_template)\b/i.test(
      name,
    )
  )
    return false;
  if (/\.(?:md|mdx|markdown|rst)$/i.test(name)) return true;
  return /\.txt$/i.test(name) && (/^readme/i.test(name) || /(?:^|\/)docs?\//i.test(path));
}

/** Pages of libraries that were copied into the tree, of what others built on the release, and what editors left behind. */
export function isForeign(path: string): boolean {
  if (/(?:^|\/)(?:extensions|plugins|contrib|community)\//i.test(path)) return true;
  return /(?:^|\/)\.ipynb_checkpoints\//.test(path) || rolesOf({ path }, '').has('vendored');
}

function nothing(fact: Fact<unknown>, what: string): Reading<null> {
  if (fact.state !== 'unavailable') return { value: null, missing: [] };
  return { value: null, missing: [{ what, reason: fact.reason, source: fact.source }] };
}

function readText(
  texts: Texts,
  path: string,
  files: Fact<FileList> | null,
  what: string,
  make: (text: string) => Document,
): Reading<Document | null> {
  const fact = texts[path];
  if (fact === undefined) return { value: null, missing: files ? unread(path, files, what) : [] };
  if (fact.state !== 'present') return nothing(fact, what);
  const text = fact.value.text.slice(0, LONGEST_PAGE);
  const foreign: Missing[] =
    what === path || isEnglish(text) ? [] : [{ what, reason: { code: 'language' }, source: fact.source }];
  return { value: make(text), missing: [...cutOff(fact.value, text.length, what, fact.source), ...foreign] };
}

/** A file that the tree lists, or may list, and nobody fetched is missing from the evidence, not from the model. */
function unread(path: string, files: Fact<FileList>, what: string): Missing[] {
  if (files.state === 'unavailable') return [{ what, reason: files.reason, source: files.source }];
  if (files.state !== 'present' || !files.value.entries.some((file) => file.path === path)) return [];
  return [{ what, reason: { code: 'not-collected' }, source: files.source }];
}

function cutOff(file: TextFile, read: number, what: string, source: Source): Missing[] {
  if (file.text.length > read)
    return [{ what: `the rest of ${what}`, reason: { code: 'too-large' }, source }];
  return file.cut ? [{ what: `the rest of ${what}`, reason: { code: 'truncated' }, source }] : [];
}

/** What a link of a repository's page that begins with a slash is relative to. */
function blobRoot({ url, revision }: Place): string {
  return isLocal(url) ? url : `${url}/blob/${revision}`;
}

/** The part of a Hub URL before the id, which links such as `/datasets/x` start from. */
function rootOf(url: string, id: string): string {
  // Where the card's links will lead once it is published.
  if (isLocal(url)) return 'https://huggingface.co';
  return url.endsWith(`/${id}`) ? url.slice(0, -id.length - 1) : new URL(url).origin;
}
