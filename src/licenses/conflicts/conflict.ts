/** A contradiction between two places that state terms, and how it is put into words. */

import type { Citation } from '../../prose/cite.js';
import type { License, LicenseScope, Licenses } from '../license.js';
import type { Terms } from '../names/names.js';
import { inOwnWords, isInOwnWords } from '../names/own-words.js';
import type { Answer, Ranked } from '../scopes/answers.js';

export const CONFLICT_KINDS = [
  'tag-text',
  'tag-name',
  'tag-link',
  'text-name',
  'text-link',
  'name-link',
  'prose', // a sentence of the card or README takes away or contradicts
  'hub-github',
  'github-text', // GitHub's own detection and the text
  'metadata-text', // a package's or citation's license field and the text
  'base-model', // freer than the restricted model it was made from
  'data', // open weights over data that is not
  'gating', // the access form adds terms
  'no-text', // terms that are nowhere to be read
  'missing-file', // a link to a license file that is not there
  'relicensed', // other terms in earlier evidence
] as const;

export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict {
  kind: ConflictKind;
  scope: LicenseScope;
  /** What says what, and which of the two counts until the owner settles it. */
  because: string;
  /** Both places, in the order of the sentence. */
  citations: Citation[];
}

/** A place that states terms: `the license tag`, and what it states. */
export interface Side {
  what: string;
  terms: Terms;
  citation: Citation | undefined;
}

/** What was resolved, with all the answers that were ranked on the way. */
export interface Resolution {
  /** The Hub page: its text, tag, name and link. */
  page: Ranked;
  /** The repository's text, GitHub's detection, and fields of packages. */
  code: Ranked;
  /** What the repository says of the weights. */
  weights: Ranked;
  licenses: Licenses;
}

/** Whether two places cannot both be right. What cannot be named or judged contradicts nothing. */
export function differ(one: Terms, other: Terms): boolean {
  if (!isJudged(one) || !isJudged(other)) return false;
  if (one.openness !== other.openness) return true;
  if (!one.id || !other.id) return false;
  const [left, right] = [idsIn(one.id), idsIn(other.id)];
  const within = (some: Set<string>, all: Set<string>) => [...some].every((id) => all.has(id));
  return !within(left, right) && !within(right, left);
}

/** "MIT with added terms" and "a modified MIT" are judged, too: they are not MIT. */
export const isJudged = ({ openness, name }: Terms): boolean =>
  openness === 'open' ||
  openness === 'restricted' ||
  (openness === 'unclear' && / with added terms |^a modified /i.test(name));

/** Ids of an expression without what texts cannot tell: "only" or "or later", which text of a family. */
function idsIn(expression: string): Set<string> {
  const ids = expression.split(/[\s()]+(?:AND|OR)[\s()]+|\s+WITH\s+\S+|[()]/).filter((id) => id !== '');
  return new Set(
    ids.map((id) =>
      /rail/i.test(id) && expression === 'openrail'
        ? 'openrail'
        : (SAME[id] ?? id.replace(/-(?:only|or-later)$/, '')),
    ),
  );
}

/** Ids of one text under a vendor's name, or with a policy beside it. */
const SAME: Record<string, string> = { 'cohere-cc-by-nc-aup': 'CC-BY-NC-4.0' };

/** One conflict between two places. `verdict` is the license that the scope counts as. */
export function between(
  kind: ConflictKind,
  scope: LicenseScope,
  [one, other]: readonly [Side, Side],
  verdict: License,
): Conflict {
  const opposed = one.terms.openness !== other.terms.openness;
  const says = ({ what, terms }: Side): string =>
    `${what} says ${nameOf(terms)}${opposed ? ` (${opennessOf(terms)})` : ''}`;
  const because = `${capital(says(one))}, but ${says(other)}. ${untilSettled(scope, verdict)}`;
  return { kind, scope, because, citations: cited(one.citation, other.citation) };
}

/** An answer as a place that speaks. */
export const side = (what: string, { terms, citations }: Pick<Answer, 'terms' | 'citations'>): Side => ({
  what,
  terms,
  citation: citations[0],
});

export const cited = (...citations: (Citation | undefined)[]): Citation[] =>
  citations.filter((one) => one !== undefined);

const SCOPE_COUNTS: Record<LicenseScope, string> = {
  weights: 'the weights count',
  code: 'the code counts',
  data: 'the data counts',
  documents: 'the documents count',
};

/** The stricter side counts; where both are as strict, the more telling one. */
export function untilSettled(scope: LicenseScope, { id, name, openness }: License): string {
  const as =
    openness === 'none' ? 'unlicensed' : openness === 'unknown' ? 'unknown' : nameOf({ id, name, openness });
  return `Until that is settled, ${SCOPE_COUNTS[scope]} as ${as}.`;
}

/** Ids as they are; the owner's own words in quotation marks. */
export function nameOf({ id, name }: Terms): string {
  return id !== null ||
    isInOwnWords(name) ||
    / with added terms |no version stated|variant not stated/.test(name)
    ? name
    : inOwnWords(name);
}

const opennessOf = ({ openness }: Terms): string =>
  openness === 'open' ? 'open' : openness === 'unclear' ? 'unclear' : 'not open';

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
