/** From findings to a class with its reasons: which component is there, under which license, and what stands in the way. Pure. */
import type { Finding } from '../checks/check.js';
import { toolIsOpen } from '../licenses/facts/fitness.js';
import type { License, Licenses } from '../licenses/license.js';
import type { ClassComponent, Classification, ClassVerdict } from '../result/result.js';
import {
  type Classified,
  type ClassProgress,
  classify,
  judgeRecord,
  type ModelRecord,
  type Standing,
} from './classify.js';
import { FRAMEWORK_JUDGE, TOOL_JUDGE } from './judges.js';
import { componentOf, type Ladder } from './ladder.js';

/** A finding and the component that its check establishes. */
export interface ComponentFinding {
  component: string;
  finding: Finding;
}

/**
 * Classifies a release by what its checks found.
 *
 * A component of which any part is released counts as there: the framework knows no halves. One that is only named or described, such
 * as a public benchmark, is not. What could not be seen makes a range: the class that is proven, and the most it may be.
 *
 * @param found one finding for each component; of several the last one counts
 * @param licenses of the scopes; a finding's own license goes first
 */
export function classifyRelease(
  found: readonly ComponentFinding[],
  licenses: Licenses,
  ladder: Ladder,
): Classification {
  const findings = new Map(found.map(({ component, finding }) => [component, finding]));
  const components = askedFor(ladder).map(({ name, ...asked }) => {
    const finding = findings.get(name);
    if (!finding) throw new Error(`${ladder.id} asks for ${name}, which no check looks for`);
    return { ...asked, ...judged(name, finding, licenses, ladder) };
  });
  const low = classify(standingsOf(components, provenStanding), ladder);
  const high = classify(standingsOf(components, possibleStanding), ladder);
  return {
    id: ladder.id,
    title: ladder.title,
    framework: ladder.framework,
    ...named(low, ladder),
    ...(high.class === low.class ? {} : { atMost: named(high, ladder) }),
    certain: high.class === low.class,
    progress: Math.round(low.progress),
    classes: low.classes.map((one, index) => verdict(one, high.classes[index] as ClassProgress, components)),
    components: components.map(ordered),
    notes: toolNotes(components, low, ladder),
  };
}

/**
 * Classifies what a model file states, without looking at anything else.
 * @param strict as the Model Openness Tool does, including the gaps in its license lists
 */
export function classifyRecord(
  record: ModelRecord,
  ladder: Ladder,
  { strict = false }: { strict?: boolean } = {},
): Classification {
  const given = judgeRecord(record, ladder, strict ? TOOL_JUDGE : FRAMEWORK_JUDGE);
  const own = new Map(record.entries.map(({ component, license }) => [component, license !== undefined]));
  const components = askedFor(ladder).map(({ name, ...asked }): Judged => {
    const { kind, slug } = componentOf(ladder, name);
    const said = { component: name, slug, kind, ...asked, citations: [] };
    const standing = given.standings.get(name);
    if (!standing) return { ...said, status: 'missing', because: 'It is not entered.' };
    const license = given.licenses.get(name) ?? null;
    const openness = ({ included: 'open', invalid: 'restricted', unlicensed: 'none' } as const)[standing];
    return {
      ...said,
      status: STATUS[openness],
      because: own.get(name) ? 'It states this itself.' : 'It inherits the license of the whole.',
      license: { id: license, name: license ?? 'no license', openness, basis: null, citations: [] },
      ...(given.mismatched.includes(name) ? { mismatch: true as const } : {}),
    };
  });
  const low = classify(given.standings, ladder);
  return {
    id: ladder.id,
    title: ladder.title,
    framework: ladder.framework,
    ...named(low, ladder),
    certain: true,
    progress: Math.round(low.progress),
    classes: low.classes.map((one) => verdict(one, one, components)),
    components: components.map(ordered),
    notes: strict ? [] : toolNotes(components, low, ladder),
  };
}

/** Every component, in the order of the classes that ask for it. */
function askedFor(ladder: Ladder): { name: string; class: string; required: boolean }[] {
  return ladder.classes.flatMap((one) => [
    ...one.required.map((name) => ({ name, class: one.name, required: true })),
    ...(one.optional ?? []).map((name) => ({ name, class: one.name, required: false })),
  ]);
}

type Judged = ClassComponent & { unseen?: 'component' | 'license' };

function judged(
  name: string,
  finding: Finding,
  licenses: Licenses,
  ladder: Ladder,
): Omit<Judged, 'class' | 'required'> {
  const { kind, scope, slug } = componentOf(ladder, name);
  const { because, citations, check } = finding;
  const said = { component: name, slug, kind, check, because, citations };
  const there = finding.low > 0 && finding.released !== false;
  if (!there) {
    const unseen = finding.high > 0 && (finding.result === 'unknown' || finding.missing.length > 0);
    return unseen ? { ...said, status: 'unknown', unseen: 'component' } : { ...said, status: 'missing' };
  }
  const license = finding.license ?? licenseAt(finding, scope, licenses);
  const share = finding.low < 1 ? { share: finding.low } : {};
  const open = license.openness === 'open';
  const fits = !open || FRAMEWORK_JUDGE.fits(license.id ?? license.name, kind);
  return {
    ...said,
    ...share,
    status: STATUS[license.openness],
    license,
    ...(fits ? {} : { mismatch: true as const }),
    ...(license.openness === 'unknown' ? { unseen: 'license' as const } : {}),
  };
}

const STATUS: Record<License['openness'], ClassComponent['status']> = {
  open: 'open',
  restricted: 'notOpen',
  unclear: 'notOpen',
  none: 'unlicensed',
  unknown: 'unknown',
};

/** Data without terms of their own that lie in the code repository are distributed under its license. */
function licenseAt(finding: Finding, scope: keyof Licenses, licenses: Licenses): License {
  const own = licenses[scope];
  if (scope !== 'data' || own.openness !== 'none') return own;
  const inRepository = finding.citations.length > 0 && finding.citations.every(({ url }) => isFile(url));
  if (!inRepository || licenses.code.openness === 'none') return own;
  return { ...licenses.code, basis: 'inherited', confidence: 'low', inheritedFrom: 'the code repository' };
}

/** A file of data on GitHub, not a line of a page that speaks of data. */
const isFile = (url: string): boolean =>
  /^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:blob|tree)\//.test(url) && !/#L\d|\.(?:md|rst)(?:$|#)/i.test(url);

/** What is proven: the unknown is missing, an unknown license is none. */
function provenStanding({ status, unseen }: Judged): Standing | null {
  if (status === 'open') return 'included';
  if (status === 'notOpen') return 'invalid';
  return status === 'unlicensed' || unseen === 'license' ? 'unlicensed' : null;
}

/** What may be: everything unknown is there and openly licensed. */
const possibleStanding = (one: Judged): Standing | null =>
  one.status === 'unknown' ? 'included' : provenStanding(one);

function standingsOf(
  components: readonly Judged[],
  standing: (one: Judged) => Standing | null,
): Map<string, Standing> {
  return new Map(
    components.flatMap((one) => {
      const found = standing(one);
      return found ? [[one.component, found] as const] : [];
    }),
  );
}

function named({ class: met }: Classified, ladder: Ladder): { class: string | null; label: string } {
  return { class: met?.name ?? null, label: met?.label ?? ladder.unclassified };
}

function verdict(low: ClassProgress, high: ClassProgress, components: readonly Judged[]): ClassVerdict {
  const unseen = new Set(
    components.filter(({ status }) => status === 'unknown').map(({ component }) => component),
  );
  const seen = (names: readonly string[]) => names.filter((name) => !unseen.has(name));
  const [progress, progressHigh] = [Math.round(low.progress), Math.round(high.progress)];
  const asked = [...low.missing, ...low.unlicensed];
  const counted = [...low.included, ...low.optional];
  return {
    class: low.class.name,
    label: low.class.label,
    progress,
    ...(progressHigh === progress ? {} : { progressHigh }),
    required: low.required,
    open: low.included.length,
    missing: seen(low.missing),
    notOpen: seen(low.invalid),
    unlicensed: seen(low.unlicensed),
    unknown: [...unseen].filter((name) => asked.includes(name)),
    mismatched: components
      .filter(({ component, mismatch }) => mismatch && counted.includes(component))
      .map(({ component }) => component),
  };
}

function ordered({ unseen: _, ...one }: Judged): ClassComponent {
  const { component, slug, kind, class: asked, required, status, share, ...rest } = one;
  return {
    component,
    slug,
    kind,
    class: asked,
    required,
    status,
    ...(share !== undefined && { share }),
    ...rest,
  };
}

/** Where the Model Openness Tool, given the same licenses, would say something else. */
function toolNotes(components: readonly Judged[], low: Classified, ladder: Ladder): string[] {
  const refused = components.filter(
    ({ status, license }) => status === 'open' && license && !toolIsOpen(license.id ?? license.name),
  );
  if (refused.length === 0) return [];
  const names = new Set(refused.map(({ component }) => component));
  const standings = standingsOf(components, (one) =>
    names.has(one.component) ? 'invalid' : provenStanding(one),
  );
  const there = named(classify(standings, ladder), ladder).label;
  const here = named(low, ladder).label;
  const ids = [...new Set(refused.map(({ license }) => license?.name))].join(', ');
  const differs = there === here ? '' : ` and would say ${there}`;
  return [
    `The Model Openness Tool does not count ${ids} as open (${[...names].join(', ')})${differs}; rodeo does.`,
  ];
}
