/** How exactly a dependency file fixes its versions: an exact pin gives the same environment again, a bare name does not. */
import { pathWords } from './path-words.js';

/** `exact`: one version; `bounded`: a range; `free`: any version. */
export type Pinning = 'exact' | 'bounded' | 'free';

const LOCK_FILE =
  /^(uv|poetry|pdm|pipfile|pixi|cargo|flake|requirements|renv)\.lock$|^(pylock(\.[\w-]+)?\.toml|manifest\.toml|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|go\.sum)$|^conda-.*lock.*$|^conda-lock\.ya?ml$/;

/** A file that a tool wrote to fix every version. */
export const isLockFile = (path: string): boolean => LOCK_FILE.test(pathWords(path).base);

/**
 * Reads what a dependency file demands.
 * @returns one entry per dependency; empty when it declares none; `null` for a kind of file that is not read here
 */
export function pinningsIn(path: string, text: string): Pinning[] | null {
  const { base, extension } = pathWords(path);
  if (base === 'pyproject.toml') return fromPyproject(text);
  if (base === 'setup.py') return quotedIn(/install_requires\s*=\s*\[([\s\S]*?)\n?\s*\]\s*[,)]/, text);
  if (base === 'setup.cfg') return fromSetupCfg(text);
  if (extension === 'yml' || extension === 'yaml') return fromConda(text);
  if (/requirements/.test(base)) return lines(text).flatMap(fromRequirement);
  return null;
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

/** The quoted requirements inside the first group of a pattern. */
function quotedIn(pattern: RegExp, text: string): Pinning[] {
  const list = lines(pattern.exec(text)?.[1] ?? '').join('\n');
  return [...list.matchAll(/(["'])(.*?)\1/g)].flatMap(([, , requirement = '']) =>
    fromRequirement(requirement),
  );
}

/** PEP 621 lists, and Poetry's table in which `^1.2` is a range and `1.2.3` is exact. */
function fromPyproject(text: string): Pinning[] {
  const listed = quotedIn(/^dependencies\s*=\s*\[([\s\S]*?)\n?\s*\]\s*(?:\n|$)/m, text);
  const table = /^\[tool\.poetry\.dependencies\]\s*\n([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const poetry = lines(table).flatMap((line): Pinning[] => {
    const [, name, value = ''] = /^([\w.-]+)\s*=\s*(.+)$/.exec(line) ?? [];
    if (name === undefined || name === 'python') return [];
    const version = /version\s*=\s*["']([^"']*)["']/.exec(value)?.[1] ?? /^["']([^"']*)["']/.exec(value)?.[1];
    if (/\b(rev|tag)\s*=/.test(value) || /^=*\d[\w.]*$/.test(version ?? '')) return ['exact'];
    return [version === undefined || version === '*' ? 'free' : 'bounded'];
  });
  return [...listed, ...poetry];
}

function fromSetupCfg(text: string): Pinning[] {
  const block = /^install_requires\s*=\s*\n((?:[ \t]+.*\n?)*)/m.exec(text)?.[1] ?? '';
  return lines(block).flatMap(fromRequirement);
}

/** A conda environment: `- name=1.2` (a build may follow) and pip's requirements in a nested list. */
function fromConda(text: string): Pinning[] {
  const start = text.search(/^dependencies\s*:/m);
  if (start < 0) return [];
  const items = lines(text.slice(start)).filter(
    (line) => line.startsWith('- ') && !/^-\s*pip\s*:$/.test(line),
  );
  return items.flatMap((item): Pinning[] => {
    const requirement = item.slice(2).replace(/["']/g, '').trim();
    if (/^(--|-r\s)/.test(requirement)) return [];
    if (/^[\w:/.-]+=\d[\w.+!]*(=[\w.]+)?$/.test(requirement)) return ['exact'];
    return fromRequirement(requirement.replace(/^[\w-]+::/, ''));
  });
}
