/** How exactly a dependency file fixes its versions: an exact pin gives the same environment again, a bare name does not. */
import { oncePer } from '../../remembered.js';
import { readManifest } from '../../source/manifests.js';
import { pathWords } from './path-words.js';

/** `exact`: one version; `bounded`: a range; `free`: any version. */
export type Pinning = 'exact' | 'bounded' | 'free';

const LOCK_FILE =
  /^(uv|poetry|pdm|pipfile|pixi|cargo|flake|requirements|renv)\.lock$|^(pylock(\.[\w-]+)?\.toml|manifest\.toml|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|go\.sum)$|^conda-.*lock.*$|^conda-lock\.ya?ml$/;

/** A file that a tool wrote to fix every version. */
export const isLockFile = (path: string): boolean => LOCK_FILE.test(pathWords(path).base);

/** Manifests and locks of Node. */
const OF_NODE = /(^|\/)(package(-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|npm-shrinkwrap\.json)$/;
/** What networks are written in. */
const OF_NETWORKS = /\.(py|ipynb|r|jl|m|lua|cu)$/i;

/** Whether a file says what a page or a client in JavaScript needs, where the model is written in something else. */
export const isOfAPage = (path: string, files: readonly { path: string }[]): boolean =>
  OF_NODE.test(path) && holdsNetworks(files);

/** A tree may hold as many manifests as other files. */
const holdsNetworks = oncePer((files: readonly { path: string }[]): boolean =>
  files.some(({ path }) => OF_NETWORKS.test(path)),
);

/**
 * Reads what a dependency file demands.
 * @returns one entry per dependency; empty when it declares none; `null` for a kind of file that is not read here
 */
export function pinningsIn(path: string, text: string): Pinning[] | null {
  const { base, extension } = pathWords(path);
  if (/requirements/.test(base) && !/^ya?ml$/.test(extension)) return lines(text).flatMap(fromRequirement);
  return readManifest(path, text)?.requirements.flatMap(fromRequirement) ?? null;
}

function lines(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** One requirement of pip (PEP 508), or nothing for an option line such as `--extra-index-url`. */
function fromRequirement(line: string): Pinning[] {
  const requirement = line.split(/\s+--?[a-z]|;/)[0]?.trim() ?? '';
  if (requirement === '') return [];
  if (/(^|@\s*)(git\+|https?:|file:)|^-e\s/.test(line)) {
    const fixed = /@[0-9a-f]{7,40}\b|@v?\d+\.\d|\.(whl|tar\.gz|zip)\b/.test(line);
    return [fixed ? 'exact' : 'free'];
  }
  if (line.startsWith('-') || !/^[A-Za-z0-9]/.test(requirement)) return [];
  if (/===?\s*[\w.!+-]+$/.test(requirement) && !requirement.includes(',')) return ['exact'];
  return [/[<>~!=]=?\s*\d/.test(requirement) ? 'bounded' : 'free'];
}
