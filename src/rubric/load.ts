/** From a rubric's name to a rubric that can be trusted: found, extended, judged, with each fault at its line and column. */
import { open, readdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { usageError } from '../errors.js';
import { nearest } from '../nearest.js';
import { PACKAGE_ROOT } from '../package-root.js';
import { preparedRubric } from './prepared.js';
import type { Rubric } from './schema.js';
import { RUBRIC_VERSION } from './schema.js';
import type { Path, Problem, Source } from './yaml.js';

const SHIPPED = join(PACKAGE_ROOT, 'rubrics');

/** Far above any real rubric; a guard against being pointed at something else. */
const MAX_BYTES = 128 * 1024;

export interface LoadOptions {
  /** Checks that exist; by default those of rodeo. */
  checkIds?: readonly string[];
}

/** What became of a rubric: the rubric, or all that is wrong with it, in reading order. */
export type Loaded = { rubric: Rubric; problems: [] } | { rubric: null; problems: Problem[] };

type Mapping = Record<string, unknown>;

/**
 * Loads a rubric and everything it extends.
 *
 * `extends` names a shipped rubric or a path relative to the file. It works as a JSON merge patch (RFC 7396): mappings merge
 * key by key, lists and plain values replace, and `null` removes (`model-card: null` drops a criterion).
 * A file that extends another keeps its own `schema` and `id`, so that no result goes by another rubric's name.
 *
 * @param idOrPath id of a shipped rubric (`rodeo`), or the path of a YAML file
 * @throws usageError with `file:line:column: …`, the first problem and how many more there are
 */
export async function loadRubric(idOrPath: string, options: LoadOptions = {}): Promise<Rubric> {
  const checkIds = options.checkIds ?? (await ownCheckIds());
  const prepared = isId(idOrPath) ? await preparedRubric(idOrPath, checkIds) : null;
  if (prepared) return prepared;
  const { rubric, problems } = await readRubric(idOrPath, { checkIds });
  if (rubric) return rubric;
  const { problemText } = await import('./yaml.js');
  const [first, ...others] = problems.map(problemText);
  if (others.length === 0) throw usageError(first as string);
  throw usageError(
    `${first} (and ${others.length} more)`,
    `rodeo rubric validate ${idOrPath} lists all of them.`,
  );
}

/** Like `loadRubric`, but returns all problems. Throws usageError only when the file itself cannot be read. */
export async function readRubric(idOrPath: string, options: LoadOptions = {}): Promise<Loaded> {
  const { layers, problems } = await readLayers(await locate(idOrPath));
  if (problems.length > 0) return { rubric: null, problems };
  const combined = combine(layers);
  if ('problems' in combined) return { rubric: null, problems: combined.problems };
  const checkIds = options.checkIds ?? (await ownCheckIds());
  const { faultsOf } = await import('./faults.js');
  const place = (path: Path, at: 'key' | 'value', message: string) => placed(layers, path, at, message);
  const judged = faultsOf(combined.data, checkIds, place);
  if ('rubric' in judged) return { rubric: judged.rubric, problems: [] };
  return { rubric: null, problems: inReadingOrder(judged.problems, layers) };
}

const ownCheckIds = async () => (await import('../checks/index.js')).checks.map((check) => check.id);

/** The rubrics that come with rodeo, by id. */
export async function listRubrics(): Promise<{ id: string; title: string; path: string }[]> {
  const listed = (await shippedIds()).map(async (id) => {
    const path = join(SHIPPED, `${id}.yaml`);
    const { layers } = await readLayers({ path, label: `rubrics/${id}.yaml` });
    const title = layers.map((layer) => layer.data.title).find((one) => typeof one === 'string');
    return { id, title: title ?? id, path };
  });
  return Promise.all(listed);
}

/** The text of a rubric file as its author wrote it, comments and all. Throws usageError when it cannot be read. */
export async function rubricText(idOrPath: string): Promise<string> {
  const file = await locate(idOrPath);
  const read = await readText(file.path);
  if ('fault' in read) throw usageError(`${file.label} ${read.fault}`);
  return read.text;
}

interface File {
  path: string;
  /** As the user would name it. */
  label: string;
}

const isId = (name: string): boolean => /^[a-z0-9][a-z0-9.-]*$/i.test(name) && !/\.ya?ml$/i.test(name);

async function shippedIds(): Promise<string[]> {
  const names = await readdir(SHIPPED);
  return names.flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

async function locate(idOrPath: string): Promise<File> {
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

/** What `extends` names, seen from the file that says so. */
async function locateBase(reference: string, from: File): Promise<File | { fault: string }> {
  if (isId(reference)) {
    const ids = await shippedIds();
    if (ids.includes(reference)) return locate(reference);
    return {
      fault: `there is no rubric "${reference}": shipped are ${ids.join(', ')}; a file ends in .yaml`,
    };
  }
  if (isAbsolute(reference)) return { fault: 'extends takes a path relative to this file' };
  return { path: resolve(dirname(from.path), reference), label: join(dirname(from.label), reference) };
}

/** The named file and all it extends, the named one first. */
async function readLayers(first: File): Promise<{ layers: Source[]; problems: Problem[] }> {
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
    const base = await locateBase(reference, file);
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

async function readText(path: string): Promise<{ text: string } | { fault: string }> {
  try {
    const handle = await open(path);
    try {
      const bytes = Buffer.alloc(MAX_BYTES + 1);
      let size = 0;
      for (let more = 1; more > 0 && size < bytes.length; size += more) {
        more = (await handle.read(bytes, size, bytes.length - size)).bytesRead;
      }
      if (size > MAX_BYTES) return { fault: `is larger than ${MAX_BYTES / 1024} KB: not a rubric` };
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size)) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { fault: readFault(error) };
  }
}

function readFault(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${code ?? String(error)})`;
}

/** Folds the layers, base first. Removing what is not there is a fault: it is a misspelling. */
function combine(layers: readonly Source[]): { data: Mapping } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const data = layers.reduceRight<Mapping>((base, layer, index) => {
    const { extends: _, ...changes } = layer.data;
    if (index === layers.length - 1) return changes;
    return patched(base, changes, [], (path, message) => {
      problems.push(placed([layer], path, 'key', message));
    });
  }, {});
  return problems.length > 0 ? { problems } : { data };
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
    } else if (isMapping(change) && isMapping(before)) {
      result[key] = patched(before, change, [...path, key], complain);
    } else {
      result[key] = change;
    }
  }
  return result;
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The place of `path` in the outermost file that has it; failing that, of the nearest thing around it. */
function placed(layers: readonly Source[], path: Path, at: 'key' | 'value', message: string): Problem {
  for (const layer of layers) {
    const problem = layer.problem(path, at, message);
    if (problem) return problem;
  }
  return placed(layers, path.slice(0, -1), 'key', message);
}

function inReadingOrder(problems: readonly Problem[], layers: readonly Source[]): Problem[] {
  const rank = ({ file }: Problem) => layers.findIndex((layer) => layer.file === file);
  return [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
