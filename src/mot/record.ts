/** Reads a model file of the Model Openness Tool: what it enters, under which licenses, and what is odd about it. Pure. */
import { usageError } from '../errors.js';
import { fold } from '../licenses/names/names.js';
import { nearest } from '../nearest.js';
import type { ModelRecord } from '../rubric/classify.js';
import { KINDS, type Ladder } from '../rubric/ladder.js';
import { type Path, parseYaml, placeIn, problemText, type Source } from '../rubric/yaml.js';

/** A model file, read. */
export interface MotRecord extends ModelRecord {
  name: string;
  /** As written: a URL or `owner/name`. */
  huggingface?: string;
  repository?: string;
  /** How the file was read where it does not say what it means. */
  notes: string[];
}

/** The tool's own import takes a component whose name it does not know for this one, the first that it has configured. */
const STRAY = 'Datasets';

/** Said in the place of a license by records that mean that the component is not there at all. */
const NOT_THERE = /^component-not-included?$/;

/**
 * Reads a model file.
 * @param file its name, for messages
 * @param strict as the tool reads it: a misspelled component becomes `Datasets`, a remark in the place of a license is a license
 * @throws usageError with `file:line:column` for what is no model file, and for a component that does not exist
 */
export function parseRecord(text: string, file: string, ladder: Ladder, strict = false): MotRecord {
  const parsed = parseYaml(text, file, { what: 'a model file', empty: true });
  if ('problems' in parsed) throw usageError(parsed.problems.map(problemText)[0] as string);
  const { source } = parsed;
  const release = mapping(source, source.data.release, ['release'], 'a model file has a release');
  const licenses = isEmpty(release.license)
    ? {}
    : mapping(source, release.license, ['release', 'license'], 'must be a mapping of licenses');
  const notes: string[] = [];
  const globals: Record<string, string | null> = {};
  for (const key of ['distribution', ...KINDS]) {
    const path = ['release', 'license', key];
    if (isEmpty(licenses[key])) continue;
    const license = mapping(source, licenses[key], path, 'must be { name, path }');
    globals[key] = optionalText(source, license.name, [...path, 'name']) ?? null;
  }
  const listed = release.components ?? [];
  if (!Array.isArray(listed)) fault(source, ['release', 'components'], 'components must be a list');
  const entries = (listed as unknown[]).flatMap((one, index) =>
    entryOf(source, one, ['release', 'components', index], { ladder, strict, notes }),
  );
  const links = Object.fromEntries(
    (['huggingface', 'repository'] as const).flatMap((key) => {
      const value = optionalText(source, release[key], ['release', key]);
      return value ? [[key, value]] : [];
    }),
  );
  const name = optionalText(source, release.name, ['release', 'name']);
  if (!name) fault(source, ['release'], 'the release has no name');
  return { name: name as string, ...links, globals, entries, notes };
}

interface Reader {
  ladder: Ladder;
  strict: boolean;
  notes: string[];
}

function entryOf(
  source: Source,
  one: unknown,
  path: Path,
  { ladder, strict, notes }: Reader,
): ModelRecord['entries'] {
  const entry = mapping(source, one, path, 'a component is { name, … }');
  const said = optionalText(source, entry.name, [...path, 'name']) ?? '';
  const known = Object.keys(ladder.components);
  const component = known.includes(said) ? said : strict ? STRAY : null;
  if (component === null) {
    const near = nearest(said, known);
    fault(source, [...path, 'name'], `unknown component "${said}"${near ? `, did you mean "${near}"?` : ''}`);
    return [];
  }
  if (component !== said)
    notes.push(`"${said}" is not a component; the tool's import takes it for ${STRAY}.`);
  const license = optionalText(source, entry.license, [...path, 'license'], true);
  if (!strict && license !== undefined && NOT_THERE.test(fold(license))) {
    notes.push(`${component} is entered as "${license}": read as left out.`);
    return [];
  }
  return [{ component, ...(license !== undefined && { license }) }];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null;

function mapping(source: Source, value: unknown, path: Path, wanted: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(source, path, wanted);
  return value as Record<string, unknown>;
}

/** A value of a key that may be left out; `''` counts as left out unless it says something there. */
function optionalText(source: Source, value: unknown, path: Path, keepEmpty = false): string | undefined {
  if (isEmpty(value)) return undefined;
  if (typeof value !== 'string')
    return fault(source, path, `must be text: write '${String(value)}' in quotes`);
  return value === '' && !keepEmpty ? undefined : value;
}

function fault(source: Source, path: Path, message: string): never {
  throw usageError(problemText(placeIn(source)(path, 'value', message)));
}
