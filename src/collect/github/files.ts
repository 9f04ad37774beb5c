/** Says which files of a repository are read in full: few enough for one query, telling enough for the checks. */
import { OWNERS_FILE } from '../../attest/owners-file.js';
import type { FileEntry } from '../../evidence.js';
import {
  isLicenseOfProject,
  isOfProject,
  type ProjectPlace,
  partByPlace,
} from '../../licenses/scopes/license-paths.js';
import { lastPart } from '../../paths.js';
import { isForeign, isPage } from '../../release/document.js';

/** Asked for by name before the tree is known, since most repositories have most of them. */
export const USUAL_FILES: readonly string[] = [
  ...['README.md', 'readme.md', 'Readme.md', 'README.rst', 'README.txt', 'README'],
  ...[
    'LICENSE',
    'LICENSE.md',
    'LICENSE.txt',
    'LICENCE',
    'license',
    'COPYING',
    'MODEL_LICENSE',
    'LICENSE-MODEL',
  ],
  ...['CITATION.cff', 'MODEL_CARD.md', 'model_card.md'],
  ...['requirements.txt', 'environment.yml', 'environment.yaml', 'pyproject.toml', 'setup.py', 'setup.cfg'],
  ...['Dockerfile', 'Pipfile'],
];

/** The README that GitHub would show first, among paths at the root. */
export function isReadme(path: string): boolean {
  return /^readme(?:\.\w+)?$/i.test(path);
}

/** One query bears this much: it costs one point of the quota whatever it holds, but has to come within ten seconds. */
const BODIES = 60;
const ALL_BYTES = 1024 * 1024;
const BODY_BYTES = 256 * 1024;
/** A tree that does not tell sizes is rare; most pages are smaller. */
const UNTOLD_BYTES = 16 * 1024;
/** Pages that are named as left out; one is enough to know, the others are for people. */
const NAMED = 10;

const ELSEWHERE =
  /(?:^|\/)(?:node_modules|third[-_]?party|3rdparty|vendor(?:ed)?|externals?|site-packages|\.\w[^/]*|tests?|fixtures)\//i;
const LICENSE_FILE =
  /^(?:licen[cs]e|copying|notice|[\w. -]*[-_ ](?:licen[cs]e|terms)|use[-_]policy|terms)(?:[-_. ][\w. -]*)?$/i;
const TELLING =
  /train|pretrain|fine-?tun|data|eval|bench|model[-_ ]?card|model[-_ ]?zoo|reproduc|weights|checkpoint|install|usage|inference|preprocess|limitation|intended/i;
const DEPENDENCIES =
  /^(?:requirements[\w.-]*\.(?:txt|in)|environment[\w.-]*\.ya?ml|[\w.-]*env[\w.-]*\.ya?ml|pyproject\.toml|setup\.py|dockerfile[\w.-]*|poetry\.toml)$/i;
/** Where Snakemake keeps the environments of its rules. */
const RULE_ENVIRONMENT = /(?:^|\/)envs\/[^/]+\.ya?ml$/i;
/** Records that state a license, beside those that are asked for by name. */
const RECORD = /^(?:DESCRIPTION|Project\.toml|Cargo\.toml|package\.json|codemeta\.json|\.zenodo\.json)$/;
const NOT_TEXT = /\.(?:py|js|ts|ipynb|json|png|jpe?g|pdf|docx?|svg|html?)$/i;

/** What a file is read for, and how many of the kind at most; earlier kinds go first. */
const KINDS: readonly {
  most: number;
  depth: number;
  is(path: string, name: string, project: ProjectPlace): boolean;
}[] = [
  { most: 1, depth: 1, is: (_, name) => isReadme(name) },
  { most: 4, depth: 0, is: (_, name) => LICENSE_FILE.test(name) && !NOT_TEXT.test(name) },
  { most: 8, depth: 3, is: (path, _, project) => isOfModel(path, project) },
  { most: 8, depth: 2, is: (_, name) => LICENSE_FILE.test(name) && !NOT_TEXT.test(name) },
  { most: 6, depth: 2, is: (path, name) => DEPENDENCIES.test(name) || RULE_ENVIRONMENT.test(path) },
  { most: 6, depth: 0, is: (_, name) => RECORD.test(name) },
  { most: 1, depth: 0, is: (path) => path === OWNERS_FILE },
];
const NO_PROJECT: ProjectPlace = { names: [], folders: [] };

/** What the model's own folder says, licenses of parts, and the texts that https://reuse.software/spec-3.3/ keeps in one folder. */
const isOfModel = (path: string, project: ProjectPlace): boolean =>
  isLicenseOfProject(project, path) ||
  (isOfProject(project, path) && isReadme(lastPart(path))) ||
  (partByPlace(path) !== null && !NOT_TEXT.test(path)) ||
  /^LICENSES\/[^/]+\.(?:txt|md)$/.test(path);

/** Pages deeper than this are about a part of a part. */
const PAGE_DEPTH = 3;

/** Why a page was left out. */
export const OVER_LIMIT = { code: 'not-collected', detail: 'over the limit of pages' } as const;

/** Files of a tree that are worth reading. */
export interface Revealed {
  /** Paths to read, in one query. */
  read: string[];
  /** Pages of prose that would be read, too, were there no limit: the first of them. */
  left: string[];
}

/**
 * What the tree revealed: licenses, dependencies, and pages of prose, those first that tell most by their names.
 * @param have paths whose bodies are there already, or are known to be missing
 * @param most files to read; fewer than usual where each one costs a call
 * @param project of the model that is asked about, in a repository of several
 */
export function revealedFiles(
  entries: readonly FileEntry[],
  have: ReadonlySet<string>,
  most: number = BODIES,
  project: ProjectPlace = NO_PROJECT,
): Revealed {
  const sizes = new Map(entries.map(({ path, size }) => [path, size]));
  const candidates = entries
    .filter(({ path, size }) => !have.has(path) && size !== 0 && !ELSEWHERE.test(path))
    .map(({ path }) => path)
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  const isShort = (path: string) => (sizes.get(path) ?? 0) <= BODY_BYTES;
  const hasReadme = [...have].some(isReadme);
  const chosen = new Set<string>();
  KINDS.forEach((kind, index) => {
    // The first kind looks for the main README in a spelling that was not guessed.
    if (index === 0 && hasReadme) return;
    const found = candidates.filter(
      (path) =>
        !chosen.has(path) &&
        isShort(path) &&
        depthOf(path) <= kind.depth &&
        kind.is(path, lastPart(path), project),
    );
    for (const path of found.slice(0, kind.most)) chosen.add(path);
  });
  const read = [...chosen].slice(0, most);
  const bytesOf = (path: string) => sizes.get(path) ?? UNTOLD_BYTES;
  let bytes = read.reduce((sum, path) => sum + bytesOf(path), 0);
  const left: string[] = [];
  const pages = candidates.filter(
    (path) =>
      !chosen.has(path) &&
      depthOf(path) <= PAGE_DEPTH &&
      (depthOf(path) > 0 || !isReadme(path)) &&
      isPage(path) &&
      !isForeign(path),
  );
  for (const path of pages.sort((a, b) => rankOf(a) - rankOf(b))) {
    const fits = read.length < most && isShort(path) && bytes + bytesOf(path) <= ALL_BYTES;
    (fits ? read : left).push(path);
    if (fits) bytes += bytesOf(path);
  }
  return { read, left: left.slice(0, NAMED) };
}

/** Lower is nearer to what the checks ask for; the order of equals is kept. */
function rankOf(path: string): number {
  if (TELLING.test(path)) return 0;
  if (/^docs?\//i.test(path) || (isReadme(lastPart(path)) && depthOf(path) <= 2)) return 1;
  return 2;
}

/** The one root file to read when there is only one call left: the license, else what says how to cite or install. */
export function mostTelling(paths: readonly string[], most = 1): string[] {
  const atRoot = paths.filter((path) => !path.includes('/') && !NOT_TEXT.test(path));
  const kinds = [/^(?:licen[cs]e|copying)(?:\.\w+)?$/i, LICENSE_FILE, /^citation\.cff$/i, DEPENDENCIES];
  const found = kinds.flatMap((kind) => atRoot.find((path) => kind.test(path)) ?? []);
  return [...new Set(found)].slice(0, most);
}

function depthOf(path: string): number {
  return path.split('/').length - 1;
}
