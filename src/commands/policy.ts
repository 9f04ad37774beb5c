/** The configuration file and the flags of the gate, as one policy: a flag goes before the environment, that before the file. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { checkWords } from '../checks/words.js';
import { usageError } from '../errors.js';
import type { Policy } from '../gate.js';
import { nearest } from '../nearest.js';
import type { Endpoints, PolicyFile } from '../policy.js';
import { readInput } from './input.js';

/** Flags that say what a result must meet. */
export interface PolicyFlags {
  /** A file, or `false` for `--no-config`. */
  config?: string | false;
  /** `openness=60`, as often as wanted. */
  min?: readonly string[];
  requireClass?: string;
  /** Ids of checks, in commas or repeated. */
  require?: readonly string[];
  maxUnknown?: number;
  allowUnknown?: boolean;
  baseline?: string;
  failOnRegression?: boolean;
}

/** What a file and the flags say together. Paths are absolute or as typed. */
export interface Settings {
  /** The configuration file that was read, as shown to people. */
  file?: string;
  policy: Policy;
  targets: readonly string[];
  rubrics?: readonly string[];
  formats?: readonly string[];
  baseline?: string;
  failOnRegression: boolean;
  attest?: string;
  endpoints: Endpoints;
  /** Seconds. */
  maxWait?: number;
}

const NAMES = ['rodeo.config.yaml', 'rodeo.config.yml'];

/**
 * Reads the configuration file, where there is one, and puts the flags over it.
 * @param start where the search for the file begins, and the home folder, where it ends at the latest
 * @throws usageError for a file that is missing or wrong (with `file:line:column`), and for flags that cannot be read
 */
export async function settingsFrom(
  flags: PolicyFlags,
  start = { folder: process.cwd(), home: homedir() },
): Promise<Settings> {
  const file = await configurationFile(flags.config, start);
  const read = file === null ? {} : await policyIn(file);
  const { gate = {}, waivers } = read;
  const folder = file === null ? '.' : dirname(file);
  // Somebody who names the file vouches for it; one that was merely found may have come with a stranger's checkout.
  const isFound = file !== null && flags.config === undefined;
  const near = async (path: string, what: string) => {
    const place = path.startsWith('~') ? path : beside(folder, path);
    if (isFound) await refuseOutside(folder, place, `${file}: ${what} ${path}`);
    return place;
  };
  const min = { ...gate.min, ...thresholds(flags.min ?? []) };
  const required = flags.require ? checksNamed(flags.require) : gate.require;
  const requireClass = flags.requireClass ?? gate.requireClass;
  const maxUnknown = flags.maxUnknown ?? gate.maxUnknown;
  const rubrics = typeof read.rubric === 'string' ? [read.rubric] : read.rubric;
  const baseline = flags.baseline ?? (read.baseline && (await near(read.baseline, 'the baseline')));
  const targets: string[] = [];
  for (const target of read.targets ?? []) {
    if (!isPath(target)) targets.push(target);
    else targets.push(folderBeside(target, await near(target, 'the target')));
  }
  const rubricPlaces: string[] = [];
  for (const id of rubrics ?? []) rubricPlaces.push(isFile(id) ? await near(id, 'the rubric') : id);
  return {
    ...(file !== null && { file }),
    policy: {
      ...(Object.keys(min).length > 0 && { min }),
      ...(requireClass !== undefined && { requireClass }),
      ...(required && { require: required }),
      ...(maxUnknown !== undefined && { maxUnknown }),
      ...((flags.allowUnknown ?? gate.allowUnknown) && { allowUnknown: true }),
      ...(waivers && { waivers }),
    },
    targets,
    ...(rubrics && { rubrics: rubricPlaces }),
    ...(read.formats && {
      formats: await Promise.all(read.formats.map((one) => formatBeside(folder, one, file ?? ''))),
    }),
    ...(baseline !== undefined && { baseline }),
    failOnRegression: flags.failOnRegression ?? gate.failOnRegression ?? false,
    ...(read.attest !== undefined && { attest: await near(read.attest, 'the attestation') }),
    endpoints: read.endpoints ?? {},
    ...(read.maxWait !== undefined && { maxWait: read.maxWait }),
  };
}

/** Flags as if they had been typed: what the file says, where nothing was. */
export function withSettings<
  Flags extends { format?: readonly string[]; rubric?: readonly string[]; attest?: string; maxWait?: number },
>(typed: Flags, { formats, rubrics, attest, maxWait }: Settings): Flags {
  const ofFile = {
    ...(formats && { format: formats }),
    ...(rubrics && { rubric: rubrics }),
    ...(attest !== undefined && { attest }),
    ...(maxWait !== undefined && { maxWait }),
  };
  return { ...ofFile, ...typed };
}

/** The file of `--config`, or the nearest one above the working folder, up to the top of its repository or the home folder. */
async function configurationFile(
  flag: string | false | undefined,
  start: { folder: string; home: string },
): Promise<string | null> {
  if (flag === false) return null;
  if (flag !== undefined) return flag;
  const { home } = start;
  for (let folder = start.folder; ; folder = dirname(folder)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (await exists(path)) return relative(process.cwd(), path);
    }
    const isTop = (await exists(join(folder, '.git'))) || folder === home || dirname(folder) === folder;
    if (isTop) return null;
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function policyIn(file: string): Promise<PolicyFile> {
  const text = await readInput(file, 'The README shows what a configuration holds.');
  const { parsePolicyFile } = await import('../policy.js');
  const ids = checkWords.map(({ id }) => id);
  return parsePolicyFile(text, file, ids);
}

/** `openness=60` and `openness=60,usability=80`. */
function thresholds(given: readonly string[]): Record<string, number> {
  const entries = given
    .flatMap((text) => text.split(','))
    .map((text): [string, number] => {
      const [, id = '', number = ''] = /^\s*([\w.-]+)\s*=\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*$/.exec(text) ?? [];
      const least = Number(number);
      if (id === '' || number === '' || least > 100) {
        throw usageError(
          `--min ${text.trim()} is not a valid threshold`,
          'Give a score and a number from 0 to 100: --min openness=60',
        );
      }
      return [id, least];
    });
  return Object.fromEntries(entries);
}

function checksNamed(given: readonly string[]): string[] {
  const known = checkWords.map(({ id }) => id);
  const ids = given
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw usageError('--require names nothing', 'For example: --require license-text');
  for (const id of ids) {
    if (known.includes(id)) continue;
    const guess = nearest(id, known);
    throw usageError(
      `--require ${id}: there is no such check${guess ? `; did you mean ${guess}?` : ''}`,
      'rodeo explain lists all checks.',
    );
  }
  return [...new Set(ids)];
}

const isPath = (target: string): boolean => /^(?:\.{1,2}(?:\/|$)|\/|~)/.test(target);
const isFile = (rubric: string): boolean => /[/\\]|\.ya?ml$/.test(rubric);

/** A path in a configuration is meant from the folder that the configuration is in. */
const beside = (folder: string, path: string): string => (isAbsolute(path) ? path : join(folder, path));

/** A folder among targets: without a beginning that says so it would be a name on the Hub. */
function folderBeside(target: string, place: string): string {
  if (target.startsWith('~')) return target;
  return isPath(place) ? place : `./${place}`;
}

/**
 * A file that was found comes with a checkout that may be a stranger's: it has no say in what else of this machine is read.
 * @param what the file, and what it names, for the message
 * @throws usageError for a place outside the file's folder, by its path or along links
 */
async function refuseOutside(folder: string, place: string, what: string): Promise<void> {
  const home = await realpath(resolve(folder));
  // What does not exist leads nowhere, but the folder that it would be in may lead out.
  const real = async (path: string): Promise<string> =>
    realpath(path).catch(async () =>
      dirname(path) === path ? path : join(await real(dirname(path)), basename(path)),
    );
  const from = relative(home, await real(resolve(place)));
  if (!place.startsWith('~') && !/^\.\.(?:[/\\]|$)/.test(from) && !isAbsolute(from)) return;
  throw usageError(
    `${what} leads outside the folder of the configuration`,
    'Name it on the command line, or the configuration itself with --config.',
  );
}

/** A configuration comes with a checkout that may be a stranger's: reports go below its folder, nowhere else. */
async function formatBeside(folder: string, format: string, file: string): Promise<string> {
  const at = format.indexOf('=');
  if (at < 0) return format;
  const path = format.slice(at + 1);
  const place = resolve(folder, path);
  // Links of the checkout lead where they want to; what does not exist leads nowhere.
  const real = (one: string) => realpath(one).catch(() => one);
  const from = relative(await real(resolve(folder)), await real(dirname(place)));
  const link = await lstat(place).catch(() => null);
  if (isAbsolute(path) || /^\.\.(?:\/|$)/.test(from) || isAbsolute(from) || link?.isSymbolicLink()) {
    throw usageError(
      `${file}: the report ${format} would be written outside the folder of the configuration`,
      'Name a file below it, or give the path on the command line with --format.',
    );
  }
  return `${format.slice(0, at)}=${join(folder, path)}`;
}
