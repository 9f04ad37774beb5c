/** Holds a record of the Model Openness Tool against the evidence, claim by claim. Pure. */
import { nameLicense } from '../licenses/names/names.js';
import type { Against, Claim, ClassComponent, Classification, Result } from '../result/result.js';
import { classifyRecord } from '../rubric/classification.js';
import type { Ladder } from '../rubric/ladder.js';
import type { MotRecord } from './record.js';

/**
 * What the evidence says of each claim: that it is so, that it is otherwise, that nothing of the kind was found, or that it could not
 * be seen.
 * @param record what is claimed
 * @param result the audit of the model; its rubric names a class ladder
 * @param file the record's name, for the report
 */
export function verifyRecord(record: MotRecord, result: Result, ladder: Ladder, file: string): Against {
  const { classification } = result;
  if (!classification) throw new Error('a record is verified by a rubric that classifies');
  const claimed = classifyRecord(record, ladder);
  const entered = claimed.components.filter(({ status }) => status !== 'missing');
  const seen = new Map(classification.components.map((one) => [one.component, one]));
  const claims = entered.flatMap((one) => componentClaims(one, seen.get(one.component) as ClassComponent));
  const names = new Set(entered.map(({ component }) => component));
  return {
    file,
    name: record.name,
    claims: [classClaim(claimed, classification, ladder), ...linkClaims(record, result), ...claims],
    unclaimed: classification.components
      .filter(({ component, license }) => license && !names.has(component))
      .map(({ component }) => component),
  };
}

function classClaim(claimed: Classification, seen: Classification, ladder: Ladder): Claim {
  const rank = (name: string | null) => ladder.classes.findIndex((one) => one.name === name);
  const most = seen.atMost ?? seen;
  const [said, low, high] = [claimed, seen, most].map((one) => rank(one.class)) as [number, number, number];
  const verdict =
    said < low || said > high ? 'contradicted' : said === low && low === high ? 'confirmed' : 'couldNotLook';
  const label = seen.atMost ? `${seen.label} to ${most.label}` : seen.label;
  return {
    about: 'class',
    what: 'the class',
    claimed: claimed.label,
    found: label,
    verdict,
    because:
      verdict === 'couldNotLook'
        ? 'What could not be seen decides between these classes.'
        : `The evidence gives ${label}.`,
    citations: [],
  };
}

/** That a component is there, and under which license. */
function componentClaims(claimed: ClassComponent, seen: ClassComponent): Claim[] {
  const what = claimed.component;
  const { because, citations } = seen;
  const presence = { about: 'component' as const, what, claimed: 'released', because, citations };
  if (seen.status === 'missing') return [{ ...presence, found: null, verdict: 'notFound' }];
  if (!seen.license) return [{ ...presence, found: null, verdict: 'couldNotLook' }];
  const there: Claim = { ...presence, found: 'released', verdict: 'confirmed' };
  return [there, licenseClaim(claimed, seen.license, what)];
}

function licenseClaim(
  { license: stated }: ClassComponent,
  found: NonNullable<ClassComponent['license']>,
  what: string,
): Claim {
  const claimed = stated?.id ?? null;
  const claim = {
    about: 'license' as const,
    what,
    claimed: claimed ?? 'no license',
    citations: found.citations,
  };
  if (found.openness === 'unknown') {
    return { ...claim, found: null, verdict: 'couldNotLook', because: 'Its license could not be seen.' };
  }
  if (found.openness === 'none') {
    const because = 'No license is stated for it.';
    return {
      ...claim,
      found: claimed ? null : found.name,
      verdict: claimed ? 'notFound' : 'confirmed',
      because,
    };
  }
  const same = claimed !== null && licenseKey(claimed) === licenseKey(found.id ?? found.name);
  const because = same
    ? `The evidence names ${found.name} too.`
    : `The evidence names ${found.name}${found.inheritedFrom ? `, taken over from ${found.inheritedFrom}` : ''}.`;
  return { ...claim, found: found.name, verdict: same ? 'confirmed' : 'contradicted', because };
}

/** `Apache 2.0` and `Apache-2.0` are one license. */
const licenseKey = (license: string): string => (nameLicense(license)?.name ?? license).toLowerCase();

function linkClaims({ huggingface, repository }: MotRecord, { model, links }: Result): Claim[] {
  const places = [
    {
      about: 'hub' as const,
      what: 'the Hub model',
      claimed: huggingface,
      seen: hubNames(model),
      link: links.hub,
    },
    {
      about: 'repository' as const,
      what: 'the code repository',
      claimed: repository,
      seen: repositoryNames(model),
      link: links.repository,
    },
  ];
  return places.flatMap(({ about, what, claimed, seen, link }): Claim[] => {
    if (!claimed) return [];
    const claim = { about, what, claimed };
    const [first, ...others] = seen;
    if (!first) {
      const because = link ? `${link.to} could not be read.` : 'Nothing led to one.';
      return [{ ...claim, found: null, verdict: link ? 'couldNotLook' : 'notFound', because, citations: [] }];
    }
    const same = [first.name, ...others.map(({ name }) => name)].includes(lastTwo(claimed));
    const citations = [{ url: first.url, label: first.label }];
    const because = same ? `It is ${first.label}.` : `The audit is of ${first.label}.`;
    return [
      { ...claim, found: first.label, verdict: same ? 'confirmed' : 'contradicted', because, citations },
    ];
  });
}

interface Place {
  name: string;
  label: string;
  url: string;
}

function hubNames({ hub }: Result['model']): Place[] {
  if (!hub) return [];
  return namesOf(hub.id, hub.renamedFrom, hub.url);
}

function repositoryNames({ repository }: Result['model']): Place[] {
  if (!repository) return [];
  return namesOf(repository.fullName, repository.renamedFrom, repository.url);
}

const namesOf = (id: string, former: string | undefined, url: string): Place[] =>
  [id, ...(former ? [former] : [])].map((label) => ({ name: label.toLowerCase(), label, url }));

/** `https://huggingface.co/Owner/Name/tree/main` → `owner/name`; a name without an owner stays alone. */
function lastTwo(place: string): string {
  const path = place.replace(/^\w+:\/\/[^/]+\//, '').replace(/[?#].*$/, '');
  return path
    .split('/')
    .filter(Boolean)
    .slice(0, 2)
    .join('/')
    .replace(/\.git$/, '')
    .toLowerCase();
}
