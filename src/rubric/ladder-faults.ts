/** Everything that can be wrong with a class ladder once it is plain data: its shape first, then what refers to what. */
import * as v from 'valibot';
import { plainFault, unknownText } from './faults.js';
import { Framework, Ladder, LadderClass, LadderComponent, Substitute } from './ladder.js';
import type { Path, Place, Problem } from './yaml.js';

/**
 * Judges a class ladder.
 * @param data what the YAML held, `extends` resolved and removed
 */
export function ladderFaultsOf(
  data: Record<string, unknown>,
  place: Place,
): { ladder: Ladder } | { problems: Problem[] } {
  const components = data.components;
  if (Array.isArray(components)) return { problems: [place(['components'], 'value', LIST_FAULT)] };
  const parsed = v.safeParse(Ladder, data);
  const problems = parsed.success
    ? referenceFaults(parsed.output, place)
    : parsed.issues.map((issue) => plainFault(issue, keysAt, place));
  return parsed.success && problems.length === 0 ? { ladder: parsed.output } : { problems };
}

const LIST_FAULT = 'must be a mapping, not a list';

/** Keys that a mapping of the ladder may have, by its path. */
function keysAt([top]: Path): string[] {
  switch (top) {
    case 'framework':
      return Object.keys(Framework.entries);
    case 'components':
      return Object.keys(LadderComponent.entries);
    case 'classes':
      return Object.keys(LadderClass.entries);
    case 'substitutes':
      return Object.keys(Substitute.entries);
    default:
      return [...Object.keys(Ladder.entries), 'extends'];
  }
}

function referenceFaults(ladder: Ladder, place: Place): Problem[] {
  return [
    ...componentFaults(ladder, place),
    ...classFaults(ladder, place),
    ...substituteFaults(ladder, place),
  ];
}

/** No two components may go by one number or one slug, and each must count somewhere. */
function componentFaults({ components, classes }: Ladder, place: Place): Problem[] {
  const asked = new Set(classes.flatMap(({ required, optional = [] }) => [...required, ...optional]));
  const seen = new Map<string, string>();
  return Object.entries(components).flatMap(([name, component]) => {
    const problems = (['cid', 'slug'] as const).flatMap((key) => {
      const value = `${key} ${component[key]}`;
      const owner = seen.get(value);
      seen.set(value, owner ?? name);
      return owner === undefined
        ? []
        : [place(['components', name, key], 'value', `${value} is "${owner}" already`)];
    });
    if (asked.has(name)) return problems;
    return [...problems, place(['components', name], 'key', `no class asks for "${name}"`)];
  });
}

function classFaults({ components, classes }: Ladder, place: Place): Problem[] {
  if (classes.length === 0) return [place(['classes'], 'key', 'there must be at least one class')];
  const names = Object.keys(components);
  const seen = new Map<string, string>();
  return classes.flatMap((one, index) => {
    const path = ['classes', index];
    const problems: Problem[] = [];
    if (one.required.length === 0) {
      problems.push(place([...path, 'required'], 'value', `class ${one.name} requires nothing`));
    }
    const above = classes.slice(0, index);
    if (above.some(({ name }) => name === one.name)) {
      problems.push(place([...path, 'name'], 'value', `there is a class ${one.name} already`));
    }
    const last = above.at(-1);
    if (last && one.number >= last.number) {
      const message = `classes go from the least to the most open: ${one.number} is not below ${last.number}`;
      problems.push(place([...path, 'number'], 'value', message));
    }
    for (const list of ['required', 'optional'] as const) {
      for (const [at, name] of (one[list] ?? []).entries()) {
        const where = [...path, list, at];
        const before = seen.get(name);
        if (!names.includes(name)) {
          problems.push(place(where, 'value', unknownText('component', name, names)));
        } else if (before !== undefined) {
          problems.push(place(where, 'value', `class ${before} asks for "${name}" already`));
        }
        seen.set(name, before ?? one.name);
      }
    }
    return problems;
  });
}

function substituteFaults({ components, classes, substitutes = [] }: Ladder, place: Place): Problem[] {
  const names = Object.keys(components);
  return substitutes.flatMap((one, index) => {
    const unknown = (['component', 'by'] as const).filter((side) => !names.includes(one[side]));
    if (unknown.length > 0) {
      return unknown.map((side) =>
        place(['substitutes', index, side], 'value', unknownText('component', one[side], names)),
      );
    }
    if (classes.some(({ required }) => required.includes(one.component))) return [];
    const message = `no class requires "${one.component}", so nothing can stand in for it`;
    return [place(['substitutes', index, 'component'], 'value', message)];
  });
}
