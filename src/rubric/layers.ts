/** Files that extend files: found, read, folded into one mapping, with the place of each part remembered. */
import { readdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { usageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { readRegular, reasonOf, Unreadable } from '../regular-file.js';
import { RUBRIC_VERSION } from './values.js';
import type { Path, Problem, Source } from './yaml.js';

export const SHIPPED = join(PACKAGE_ROOT, 'rubrics');

/** Far above any real rubric; a guard against being pointed at something else. */
const MAX_BYTES = 128 * 1024;

export type Mapping = Record<string, unknown>;

export interface File {
  path: string;
  /** As the user would name it. */
  label: string;
}

export const isId = (name: string): boolean => /^[a-z0-9][a-z0-9.-]*$/i.test(name) && !/\.ya?ml$/i.test(name);

/** Rubrics and class ladders that come with rodeo, in alphabetical order. */
export async function shippedIds(): Promise<string[]> {
  const names = await readdir(SHIPPED);
  return names.flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

/** Where a rubric is that somebody typed. Throws usageError, with the nearest id, for one that is not shipped. */
export async function locate(idOrPath: string): Promise<File> {
  if (!isId(idOrPath)) return { path: resolve(idOrPath), label: idOrPath };
  const ids = await shippedIds();
  if (ids.includes(idOrPath)) {
    return { path: join(SHIPPED, `${idOrPath}.yaml`), label: `rubrics/${idOrPath}.yaml` };
  }
  const guess = nearest(idOrPath, ids);
  throw usageError(
    `there is no rubric "${idOrPath}"${guess ? `, did you mean "${guess}"?` : ''}`,
    `Shipped rubrics: ${ids.join(', ')}. A file of your own is named by its path: ./${idOrPath}.yaml`,
  );
}

/** What `extends` or `classification` names, seen from the file that says so. */
export async function locateNamed(reference: string, from: File): Promise<File | { fault: string }> {
  if (isId(reference)) {
    const ids = await shippedIds();
    if (ids.includes(reference)) return locate(reference);
    return {
      fault: `there is no rubric "${reference}": shipped are ${ids.join(', ')}; a file ends in .yaml`,
    };
  }
  if (isAbsolute(reference)) return { fault: 'must be a path relative to this file' };
  return { path: resolve(dirname(from.path), reference), label: join(dirname(from.label), reference) };
}

/** The named file and all it extends, the named one first. */
export async function readLayers(first: File): Promise<{ layers: Source[]; problems: Problem[] }> {
  const { parseYaml } = await import('./yaml.js');
  const layers: Source[] = [];
  const seen = new Set<string>();
  let file = first;
  let named: ((message: string) => Problem) | null = null;
  for (;;) {
    const read = await readText(file.path);
    if ('fault' in read) {
      if (!named) throw usageError(`${file.label} ${read.fault}`);
      return { layers, problems: [named(`${file.label} ${read.fault}`)] };
    }
    const real = await realpath(file.path);
    if (seen.has(real) && named) {
      return { layers, problems: [named(`${file.label} already extends this file: a circle`)] };
    }
    seen.add(real);
    const parsed = parseYaml(read.text, file.label);
    if ('problems' in parsed) return { layers, problems: parsed.problems };
    const { source } = parsed;
    layers.push(source);
    const fault = ownFault(source);
    if (fault) return { layers, problems: [fault] };
    const { extends: reference } = source.data;
    if (reference === undefined) return { layers, problems: [] };
    named = (message) => placed([source], ['extends'], 'value', message);
    if (typeof reference !== 'string') {
      return { layers, problems: [named('must be the id of a shipped rubric or a path')] };
    }
    const base = await locateNamed(reference, file);
    if ('fault' in base) return { layers, problems: [named(base.fault)] };
    file = base;
  }
}

/** What each file must say by itself, whatever it extends. */
function ownFault(source: Source): Problem | null {
  const { schema, id } = source.data;
  if (schema === undefined) return placed([source], [], 'value', `missing key "schema" (${RUBRIC_VERSION})`);
  if (schema !== RUBRIC_VERSION) {
    const message = `this version of rodeo reads rubrics of schema ${RUBRIC_VERSION}`;
    return placed([source], ['schema'], 'value', message);
  }
  return id === undefined ? placed([source], [], 'value', 'missing key "id"') : null;
}

/** A file's text, or what is wrong with the file as the end of a sentence that begins with its name. */
export async function readText(path: string): Promise<{ text: string } | { fault: string }> {
  try {
    const bytes = await readRegular(path, MAX_BYTES);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    return { fault: readFault(error) };
  }
}

function readFault(error: unknown): string {
  if (error instanceof Unreadable) return error.message.replace(/^it (.*)$/, '$1');
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${reasonOf(error)})`;
}

/** Folds the layers, base first. Removing what is not there is a fault: it is a misspelling. */
export function combine(layers: readonly Source[]): { data: Mapping } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const data = layers.reduceRight<Mapping>((base, layer, index) => {
    const { extends: _, ...changes } = layer.data;
    if (index === layers.length - 1) return changes;
    const next = patched(base, changes, [], (path, message) => {
      problems.push(placed([layer], path, 'key', message));
    });
    return withOwnCredit(next, base, changes);
  }, {});
  return problems.length > 0 ? { problems } : { data };
}

/**
 * What a file says of licenses holds for all that it inherits: a `licenseCredit` of its own goes before the `credit` of a criterion
 * below it, and behind one that the file itself states.
 */
function withOwnCredit(next: Mapping, base: Mapping, changes: Mapping): Mapping {
  const { licenseCredit: stating, criteria: changed } = changes;
  const { criteria: inherited } = base;
  if (!isMapping(stating) || !isMapping(inherited) || !isMapping(next.criteria)) return next;
  // What is no number is told once, where it stands.
  const own = Object.fromEntries(Object.entries(stating).filter(([, share]) => typeof share === 'number'));
  const criteria = Object.entries(next.criteria).map(([id, criterion]) => {
    const before = inherited[id];
    if (
      !isMapping(criterion) ||
      !isMapping(criterion.credit) ||
      !isMapping(before) ||
      !isMapping(before.credit)
    )
      return [id, criterion];
    const stated = isMapping(changed) && isMapping(changed[id]) ? changed[id].credit : undefined;
    return [id, { ...criterion, credit: { ...criterion.credit, ...own, ...(isMapping(stated) && stated) } }];
  });
  return { ...next, criteria: Object.fromEntries(criteria) };
}

function patched(
  base: Mapping,
  changes: Mapping,
  path: Path,
  complain: (path: Path, message: string) => void,
): Mapping {
  const result = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    const before = base[key];
    if (change === null) {
      if (!Object.hasOwn(base, key)) {
        const guess = nearest(key, Object.keys(base));
        complain(
          [...path, key],
          `there is no "${key}" to remove${guess ? `, did you mean "${guess}"?` : ''}`,
        );
      }
      delete result[key];
    } else if (isMapping(change) && isMapping(before) && !isCondition([...path, key])) {
      result[key] = patched(before, change, [...path, key], complain);
    } else {
      result[key] = change;
    }
  }
  return result;
}

/** `items.<id>.levels.<level>`: a condition is replaced as a whole, since two of them merged would be neither. */
const isCondition = ([top, , third, ...rest]: Path): boolean =>
  top === 'items' && third === 'levels' && rest.length === 1;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The place of `path` in the outermost file that has it; failing that, of the nearest thing around it. */
export function placed(layers: readonly Source[], path: Path, at: 'key' | 'value', message: string): Problem {
  for (const layer of layers) {
    const problem = layer.problem(path, at, message);
    if (problem) return problem;
  }
  return placed(layers, path.slice(0, -1), 'key', message);
}

/** The named file first, then what it extends; in each from top to bottom. */
export function inReadingOrder(problems: readonly Problem[], layers: readonly Source[]): Problem[] {
  const rank = ({ file }: Problem) => layers.findIndex((layer) => layer.file === file);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
