/** Says which files of a repository are read in full: few enough for one query, telling enough for the checks. */
import type { FileEntry } from '../evidence.js';

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

const BODIES = 16;
const BODY_BYTES = 64 * 1024;

const ELSEWHERE =
  /(?:^|\/)(?:node_modules|third[-_]?party|3rdparty|vendor(?:ed)?|externals?|site-packages|\.\w[^/]*|tests?|fixtures)\//i;
const LICENSE_FILE =
  /^(?:licen[cs]e|copying|notice|[\w.-]*[-_](?:licen[cs]e|terms)|use[-_]policy|terms)(?:[-_.][\w.-]*)?$/i;
const PAGE = /\.(?:md|markdown|rst|txt)$/i;
const TELLING =
  /train|pretrain|fine-?tun|data|eval|bench|model[-_ ]?card|model[-_ ]?zoo|reproduc|licen[cs]e|terms|weights|checkpoint|install|usage|inference|preprocess|limitation|intended/i;
const DEPENDENCIES =
  /^(?:requirements[\w.-]*\.(?:txt|in)|environment[\w.-]*\.ya?ml|[\w.-]*env[\w.-]*\.ya?ml|pyproject\.toml|setup\.py|dockerfile[\w.-]*|poetry\.toml)$/i;
const NOT_TEXT = /\.(?:py|js|ts|ipynb|json|png|jpe?g|pdf|docx?|svg|html?)$/i;

/** What a file is read for, and how many of the kind at most; earlier kinds go first. */
const KINDS: readonly { most: number; depth: number; is(path: string, name: string): boolean }[] = [
  { most: 1, depth: 1, is: (_, name) => isReadme(name) },
  { most: 5, depth: 2, is: (_, name) => LICENSE_FILE.test(name) && !NOT_TEXT.test(name) },
  {
    most: 6,
    depth: 3,
    is: (path, name) => PAGE.test(name) && !isReadme(name) && TELLING.test(path) && !DEPENDENCIES.test(name),
  },
  { most: 4, depth: 2, is: (_, name) => DEPENDENCIES.test(name) },
  { most: 6, depth: 2, is: (path, name) => path !== name && isReadme(name) && PAGE.test(name) },
];

/**
 * Paths worth reading that the tree revealed, shallow ones first.
 * @param have paths whose bodies are there already, or are known to be missing
 */
export function revealedFiles(entries: readonly FileEntry[], have: ReadonlySet<string>): string[] {
  const candidates = entries
    .filter(({ path, size }) => !have.has(path) && size !== 0 && (size ?? 0) <= BODY_BYTES)
    .map(({ path }) => path)
    .filter((path) => !ELSEWHERE.test(path))
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  const hasReadme = [...have].some(isReadme);
  const chosen: string[] = [];
  KINDS.forEach((kind, index) => {
    // The first kind looks for the main README in a spelling that was not guessed.
    if (index === 0 && hasReadme) return;
    const found = candidates.filter(
      (path) =>
        !chosen.includes(path) &&
        depthOf(path) <= kind.depth &&
        kind.is(path, path.slice(path.lastIndexOf('/') + 1)),
    );
    chosen.push(...found.slice(0, kind.most));
  });
  return chosen.slice(0, BODIES);
}

/** The one root file to read when there is only one call left: the license, else what says how to cite or install. */
export function mostTelling(paths: readonly string[]): string[] {
  const atRoot = paths.filter((path) => !path.includes('/') && !NOT_TEXT.test(path));
  const kinds = [/^(?:licen[cs]e|copying)(?:\.\w+)?$/i, LICENSE_FILE, /^citation\.cff$/i, DEPENDENCIES];
  const found = kinds.flatMap((kind) => atRoot.find((path) => kind.test(path)) ?? []);
  return found.slice(0, 1);
}

function depthOf(path: string): number {
  return path.split('/').length - 1;
}
