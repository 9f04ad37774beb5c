/** Chooses the files of code that decide what a release holds: words of paths say which to read, and prove nothing. */
import type { FileEntry } from '../../evidence.js';
import { isReadable } from '../../source/read.js';
import {
  startsEvaluation,
  startsInference,
  startsPreprocessing,
  startsTraining,
  startsTuning,
} from './activities.js';
import { copiedProjects } from './copied-projects.js';
import { type FileRole, rolesOf } from './file-roles.js';
import { type PathWords, pathWords } from './path-words.js';

/** What one query bears beside the pages. */
const FILES = 40;
const ALL_BYTES = 1_500_000;
const SCRIPT_BYTES = 200 * 1024;
/** Pictures make notebooks large; what is larger is mostly pictures. */
const NOTEBOOK_BYTES = 400 * 1024;
const UNTOLD_BYTES = 16 * 1024;

/** What a body is wanted for, and how many of the kind at most; the first of each kind go first, then the second … */
const KINDS: readonly { most: number; is(file: PathWords, roles: ReadonlySet<FileRole>): boolean }[] = [
  { most: 5, is: startsTraining },
  { most: 6, is: (_, roles) => roles.has('architecture') },
  { most: 5, is: (file) => startsInference(file) },
  { most: 4, is: startsEvaluation },
  { most: 4, is: startsPreprocessing },
  { most: 8, is: ({ extension }) => extension === 'ipynb' },
  {
    most: 4,
    is: ({ folders, extension, stem }) =>
      extension === 'py' && (folders.length === 0 || /^(?:main|run|cli|app|api|__main__)/.test(stem)),
  },
  { most: 3, is: startsTuning },
  { most: 4, is: (_, roles) => roles.has('training-code') },
  { most: 3, is: (_, roles) => roles.has('training-config') },
  { most: 3, is: ({ extension }) => /^(?:sh|bash|slurm|sbatch)$/.test(extension) },
  {
    most: 3,
    is: ({ base, extension }) =>
      /^(?:makefile|snakefile|justfile)$/.test(base) || /^(?:smk|nf|mk)$/.test(extension),
  },
  { most: 3, is: (_, roles) => roles.has('preprocessing-code') },
  { most: 3, is: (_, roles) => roles.has('evaluation-code') },
  {
    most: 2,
    is: ({ base, folders }) =>
      /^(?:config|default|base|params|hparams)[\w-]*\.(?:ya?ml|toml|py)$/.test(base) ||
      (/\.ya?ml$|(?:config|train|h?params)\w*\.json$/.test(base) &&
        folders.some((folder) => /^conf(?:ig)?s?$/.test(folder))),
  },
  { most: FILES, is: ({ extension, folders }) => extension === 'py' && folders.length > 0 },
  // Where there is room, all code is read: what a file is called says little.
  { most: FILES, is: ({ extension }) => /^(?:py|r|jl|lua|m)$/i.test(extension) },
];

/** Machinery of the project, which says nothing about the model. */
const MACHINERY =
  /(?:^|\/)(?:\.[\w-]+|docs?(?!\/(?:.+\/)?[^/]+\.ipynb$)|tests?|node_modules|licenses?|assets)\/|(?:^|\/)(?:setup|conftest|version|_version|noxfile|tasks)\.py$|(?:^|\/)(?:pyproject|mkdocs|_config|codecov|mypy|ruff|pixi|package|tsconfig|package-lock|renovate|environment[\w.-]*|docker-compose)\.(?:toml|ya?ml|json)$/i;

/** Files to read, the most telling first, and how many more there are. */
export interface Decisive {
  read: string[];
  left: number;
}

/**
 * Chooses among the files of a tree.
 * @param name of the project, which is never read as a copied library
 * @param page what the README says: a file that it names is wanted before any other
 * @param most files to read; fewer than usual where each costs a request
 */
export function decisiveFiles(
  entries: readonly FileEntry[],
  { name, page, most = FILES }: { name: string; page: string | null; most?: number },
): Decisive {
  const isCopied = copiedProjects(
    entries.map(({ path }) => path),
    { name, bodyOf: (path) => (/^readme/i.test(path) ? (page ?? '') : '') },
  );
  const candidates = entries
    .filter(({ path, size }) => size !== 0 && isReadable(path) && !MACHINERY.test(path) && !isCopied(path))
    .filter(({ path, size = 0 }) => size <= (/\.ipynb$/i.test(path) ? NOTEBOOK_BYTES : SCRIPT_BYTES))
    .map((entry) => ({ entry, file: pathWords(entry.path), roles: rolesOf(entry, name.toLowerCase()) }))
    .filter(
      ({ roles, entry, file }) => !roles.has('vendored') && !roles.has('test') && !isBareIndex(entry, file),
    )
    .sort((a, b) => a.file.folders.length - b.file.folders.length || (a.entry.path < b.entry.path ? -1 : 1));
  const sizes = new Map(candidates.map(({ entry }) => [entry.path, entry.size ?? UNTOLD_BYTES]));
  const named = candidates.filter(({ file }) => !isIndex(file));
  const queues = [
    named.filter(({ entry, file }) => page !== null && isNamed(page, entry.path, file.base)),
    ...KINDS.map((kind) =>
      nearFirst(
        named.filter(({ file, roles }) => kind.is(file, roles)),
        ({ file, roles }) => kind.is(pathWords(file.base), roles),
      ).slice(0, kind.most),
    ),
  ].map((queue) => queue.map(({ entry }) => entry.path));
  const chosen = new Set<string>();
  let bytes = 0;
  const take = (path: string | undefined): boolean => {
    if (path === undefined || chosen.has(path)) return false;
    const size = sizes.get(path) ?? 0;
    if (chosen.size >= most || bytes + size > ALL_BYTES) return false;
    chosen.add(path);
    bytes += size;
    return true;
  };
  for (const path of queues[0]?.slice(0, Math.ceil(most / 3)) ?? []) take(path);
  for (let round = 0; round < FILES && chosen.size < most; round++)
    for (const queue of queues.slice(1)) take(queue[round]);
  for (const { entry, file } of candidates) if (isIndex(file)) take(entry.path);
  return { read: [...chosen], left: candidates.length - chosen.size };
}

/** A name of its own says more of a file than the folder that it lies in. */
const nearFirst = <T>(files: readonly T[], isNear: (file: T) => boolean): T[] => [
  ...files.filter(isNear),
  ...files.filter((file) => !isNear(file)),
];

const isIndex = ({ stem }: PathWords): boolean => stem === '__init__';

/** Of packages most list only what their modules hold; a small client or model may be whole in it. Bytes. */
const INDEX_BYTES = 200;
const isBareIndex = ({ size = 0 }: FileEntry, file: PathWords): boolean =>
  isIndex(file) && size < INDEX_BYTES;

/** Whether a page names a file; a name that many files bear counts with its folder only. */
const isNamed = (page: string, path: string, base: string): boolean =>
  page.includes(path) ||
  (base.length > 6 && !/^(?:main|model|utils|config)\./.test(base) && page.toLowerCase().includes(base));
