/** From released components and their licenses to a class: the whole of a class ladder's logic, on plain data. Pure. */
import type { Kind, Ladder, LadderClass } from './ladder.js';

/** How a component that is there counts: openly licensed, under terms that are not open, or without any. */
export type Standing = 'included' | 'invalid' | 'unlicensed';

/** One class with all that it asks for; each list in the ladder's order, by component name. */
export interface ClassProgress {
  class: LadderClass;
  /** Percent of the required components that are openly licensed; 0 while a lower class is unmet. */
  progress: number;
  /** How many components must be there, substitutes considered. */
  required: number;
  missing: string[];
  invalid: string[];
  unlicensed: string[];
  /** Required and openly licensed. */
  included: string[];
  /** Optional and openly licensed. */
  optional: string[];
}

export interface Classified {
  /** The most open class that is met; `null` when none is. */
  class: LadderClass | null;
  /** In the ladder's order. */
  classes: ClassProgress[];
  /** Mean progress of all classes, in percent. */
  progress: number;
}

/**
 * Sorts a model into a class.
 *
 * Classes build on each other, so a component counts in its own class and in all above. Optional components never change a class.
 * Where a substitute is there and the component itself is not openly licensed, the substitute takes its place in the classes that do
 * not ask for the substitute by themselves.
 *
 * @param standings what is there, by component name; what is left out is missing
 */
export function classify(standings: ReadonlyMap<string, Standing>, ladder: Ladder): Classified {
  const classes: ClassProgress[] = [];
  let before: ClassProgress | null = null;
  for (const one of ladder.classes) {
    before = addClass(one, before, standings);
    classes.push(before);
  }
  const spared = ladder.classes.map(() => 0);
  for (const { component, by } of ladder.substitutes ?? []) {
    substitute(component, by, standings.get(by), classes, spared);
  }
  let required = 0;
  let unmet = false;
  for (const [index, one] of classes.entries()) {
    required += one.class.required.length;
    one.required = required - (spared[index] as number);
    one.progress = unmet ? 0 : share(one.included.length, one.required);
    unmet ||= one.included.length < one.required;
  }
  return {
    class: classes.findLast(({ progress }) => progress === 100)?.class ?? null,
    classes,
    progress: classes.reduce((sum, { progress }) => sum + progress, 0) / classes.length,
  };
}

const share = (there: number, required: number): number => Math.min(100, (100 * there) / required);

function addClass(
  added: LadderClass,
  before: ClassProgress | null,
  standings: ReadonlyMap<string, Standing>,
): ClassProgress {
  const all: ClassProgress = {
    class: added,
    progress: 0,
    required: 0,
    missing: [...(before?.missing ?? [])],
    invalid: [...(before?.invalid ?? [])],
    unlicensed: [...(before?.unlicensed ?? [])],
    included: [...(before?.included ?? [])],
    optional: [...(before?.optional ?? [])],
  };
  for (const name of added.required) all[standings.get(name) ?? 'missing'].push(name);
  for (const name of added.optional ?? []) {
    const standing = standings.get(name);
    if (standing) all[standing === 'included' ? 'optional' : standing].push(name);
  }
  return all;
}

/** `spared` counts, by class, the required components that need not be there. */
function substitute(
  component: string,
  by: string,
  standing: Standing | undefined,
  classes: readonly ClassProgress[],
  spared: number[],
): void {
  const first = classes.findIndex((one) => one.class.required.includes(component));
  const own = classes.findIndex((one) => one.class.required.includes(by));
  if (!standing || classes[first]?.included.includes(component)) return;
  for (const [index, one] of classes.entries()) {
    if (index < first) continue;
    one.missing = one.missing.filter((name) => name !== component);
    if (own === -1 || index < own) one[standing].push(by);
    else if (standing === 'included') spared[index] = (spared[index] ?? 0) + 1;
  }
}

/** What a license means to a framework. */
export interface LicenseJudge {
  isOpen(license: string): boolean;
  /** Words in the place of a license that say that there is none. */
  isNone(license: string): boolean;
  /** Written for this kind of content; a license that is not warns and blocks nothing. */
  fits(license: string, kind: Kind): boolean;
}

/** What is there and under which terms, as a model file states it. */
export interface ModelRecord {
  /** Licenses of everything (`distribution`) or of all components of a kind, for those that state none. */
  globals: Partial<Record<'distribution' | Kind, string | null>>;
  /** Without `license` an entry takes over a global one. Of several entries of a component the last one counts. */
  entries: readonly { component: string; license?: string | undefined }[];
}

export interface Judged {
  standings: Map<string, Standing>;
  /** The license that counts, by component; `null` for none. */
  licenses: Map<string, string | null>;
  /** Openly licensed, by a license that is written for another kind of content; each once, in the ladder's order. */
  mismatched: string[];
}

/** The standing of each entry, with inheritance: its own license, else that of its kind, else that of the distribution. */
export function judgeRecord({ globals, entries }: ModelRecord, ladder: Ladder, judge: LicenseJudge): Judged {
  const standings = new Map<string, Standing>();
  const licenses = new Map<string, string | null>();
  const judged = new Map<string, Standing>();
  for (const { component, license } of entries) {
    const kind = ladder.components[component]?.kind;
    if (!kind) throw new Error(`${ladder.id} has no component ${component}`);
    const said = license ?? (globals[kind] || globals.distribution || '');
    // Most entries of a file share one license, and judging its spelling is what takes time.
    const standing =
      judged.get(said) ?? (judge.isNone(said) ? 'unlicensed' : judge.isOpen(said) ? 'included' : 'invalid');
    judged.set(said, standing);
    licenses.set(component, standing === 'unlicensed' ? null : said);
    standings.set(component, standing);
  }
  const mismatched = Object.entries(ladder.components).flatMap(([name, { kind }]) => {
    const license = licenses.get(name);
    return license && standings.get(name) === 'included' && !judge.fits(license, kind) ? [name] : [];
  });
  return { standings, licenses, mismatched };
}
