/** From a rubric's name to a rubric that can be trusted: found, extended, judged, with each fault at its line and column. */
import { join, resolve } from 'node:path';
import { usageError } from '../errors.js';
import type { Ladder } from './ladder.js';
import {
  combine,
  type File,
  inReadingOrder,
  isId,
  locate,
  locateNamed,
  type Mapping,
  placed,
  readLayers,
  readText,
  SHIPPED,
  shippedIds,
} from './layers.js';
import { preparedLadder, preparedRubric } from './prepared.js';
import type { Rubric } from './schema.js';
import type { Place, Problem, Source } from './yaml.js';

export interface LoadOptions {
  /** Checks that exist; by default those of rodeo. */
  checkIds?: readonly string[];
}

/** What became of a rubric: the rubric, or all that is wrong with it, in reading order. */
export type Loaded = { rubric: Rubric; problems: [] } | { rubric: null; problems: Problem[] };

/**
 * Loads a rubric and everything it extends.
 *
 * `extends` names a shipped rubric or a path relative to the file. It works as a JSON merge patch (RFC 7396): mappings merge
 * key by key, lists and plain values replace, and `null` removes (`model-card: null` drops a criterion). The condition of an item's
 * level is replaced as a whole.
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
  if (!rubric) await refuse(idOrPath, problems);
  return rubric as Rubric;
}

/**
 * Loads a class ladder and everything it extends.
 * @param idOrPath id of a shipped ladder (`mof-1.0`), or the path of a YAML file
 * @throws usageError with `file:line:column: …`, the first problem and how many more there are
 */
export async function loadLadder(idOrPath: string): Promise<Ladder> {
  const prepared = isId(idOrPath) ? await preparedLadder(idOrPath, await ownCheckIds()) : null;
  if (prepared) return prepared;
  const { ladder, problems } = await readLadder(await locate(idOrPath));
  if (!ladder) await refuse(idOrPath, problems);
  return ladder as Ladder;
}

async function refuse(idOrPath: string, problems: readonly Problem[]): Promise<never> {
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
  const read = await readData(await locate(idOrPath));
  if ('problems' in read) return { rubric: null, problems: read.problems };
  const { data, layers, place } = read;
  if (isLadder(data)) {
    const message = 'this sorts into classes and scores nothing: a rubric names it as its classification';
    return { rubric: null, problems: [place(['classes'], 'key', message)] };
  }
  const checkIds = options.checkIds ?? (await ownCheckIds());
  if (data.items === undefined && data.criteria === undefined) {
    const message = 'a rubric has either criteria, which weigh checks, or items, and this one has neither';
    return { rubric: null, problems: [place([], 'value', message)] };
  }
  if (data.items !== undefined) {
    const { itemFaultsOf } = await import('./items-faults.js');
    const judged = itemFaultsOf(data, checkIds, place);
    if ('rubric' in judged) return { rubric: judged.rubric, problems: [] };
    return { rubric: null, problems: inReadingOrder(judged.problems, layers) };
  }
  const { faultsOf } = await import('./faults.js');
  const judged = faultsOf(data, checkIds, place);
  if ('problems' in judged) return { rubric: null, problems: inReadingOrder(judged.problems, layers) };
  const { rubric } = judged;
  if (rubric.classification === undefined) return { rubric, problems: [] };
  const { ladder, problems } = await readNamedLadder(rubric.classification, layers, place);
  return ladder ? { rubric: { ...rubric, ladder }, problems: [] } : { rubric: null, problems };
}

export type LoadedLadder = { ladder: Ladder; problems: [] } | { ladder: null; problems: Problem[] };

/** The ladder that a rubric names, seen from the file that names it. */
async function readNamedLadder(name: string, layers: readonly Source[], place: Place): Promise<LoadedLadder> {
  const label = layers.find(({ data }) => data.classification !== undefined)?.file ?? '';
  const file = await locateNamed(name, { path: resolve(label), label });
  const fault = 'fault' in file ? file.fault : await unreadable(file);
  if ('fault' in file || fault !== null) {
    return { ladder: null, problems: [place(['classification'], 'value', fault ?? '')] };
  }
  return readLadder(file);
}

async function unreadable(file: File): Promise<string | null> {
  const read = await readText(file.path);
  return 'fault' in read ? `${file.label} ${read.fault}` : null;
}

/** Reads a class ladder and returns all problems. Throws usageError only when the file itself cannot be read. */
export async function readLadder(file: File): Promise<LoadedLadder> {
  const read = await readData(file);
  if ('problems' in read) return { ladder: null, problems: read.problems };
  const { ladderFaultsOf } = await import('./ladder-faults.js');
  const judged = ladderFaultsOf(read.data, read.place);
  if ('ladder' in judged) return { ladder: judged.ladder, problems: [] };
  return { ladder: null, problems: inReadingOrder(judged.problems, read.layers) };
}

/** What is wrong with a file, be it a rubric or a class ladder, and what it is. */
export async function readEither(
  idOrPath: string,
): Promise<(Loaded & { ladder?: undefined }) | (LoadedLadder & { rubric?: undefined })> {
  const file = await locate(idOrPath);
  const read = await readData(file);
  return 'data' in read && isLadder(read.data) ? readLadder(file) : readRubric(idOrPath);
}

const isLadder = (data: Mapping): boolean =>
  data.classes !== undefined && data.criteria === undefined && data.items === undefined;

/** A file and all it extends as one mapping. */
async function readData(
  file: File,
): Promise<{ data: Mapping; layers: Source[]; place: Place } | { problems: Problem[] }> {
  const { layers, problems } = await readLayers(file);
  if (problems.length > 0) return { problems };
  const combined = combine(layers);
  if ('problems' in combined) return combined;
  return {
    data: combined.data,
    layers,
    place: (path, at, message) => placed(layers, path, at, message),
  };
}

const ownCheckIds = async () => (await import('../checks/words.js')).checkWords.map((check) => check.id);

/** The rubrics and class ladders that come with rodeo, by id. */
export async function listRubrics(): Promise<
  { id: string; title: string; path: string; kind: 'rubric' | 'classes' }[]
> {
  const listed = (await shippedIds()).map(async (id) => {
    const path = join(SHIPPED, `${id}.yaml`);
    const { layers } = await readLayers({ path, label: `rubrics/${id}.yaml` });
    const title = layers.map((layer) => layer.data.title).find((one) => typeof one === 'string');
    const kind = layers.some(({ data }) => isLadder(data)) ? ('classes' as const) : ('rubric' as const);
    return { id, title: title ?? id, path, kind };
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
