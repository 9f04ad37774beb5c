/** What people write for a license, in tags, links and prose, folded into one known license or none. */
import { createRequire } from 'node:module';
import { oncePerText } from '../../remembered.js';
import type { Openness } from '../license.js';
import { NOT_LICENSES, UNNAMED_TERMS } from './no-names.js';
import { spdxLicense } from './spdx.js';
import { KNOWN, KNOWN_FAMILIES } from './table.js';

/** Terms as far as a name tells: `id` is null for families, unnamed terms and none. */
export interface Terms {
  id: string | null;
  name: string;
  openness: Openness;
}

/** Lower case; everything but letters, digits and `+` becomes one dash. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

const POLITE = new Set(
  'the a an license licence licenses licences licensed agreement version under'.split(' '),
);

/** `fold` without polite words, and `v2` as `2`: "the MIT License" and "mit" are one key. */
function key(text: string): string {
  return fold(text)
    .split('-')
    .filter((word) => !POLITE.has(word))
    .map((word) => word.replace(/^v(?=\d)/, ''))
    .join('-');
}

const unnamed = new Set(UNNAMED_TERMS.map(fold));
const nothing = new Set(NOT_LICENSES.map(fold));
/** Whole spellings, and the same without polite words. A family's name stays a family's: `qwen` is three texts. */
const exact = new Map<string, Terms>();
const polite = new Map<string, Terms>();

for (const { id, name, openness, aliases } of KNOWN)
  for (const spelling of [id, name, ...aliases]) {
    exact.set(fold(spelling), { id, name: id, openness });
    polite.set(key(spelling), { id, name: id, openness });
  }
for (const { id, name, openness, aliases } of KNOWN_FAMILIES)
  for (const spelling of [id, ...aliases]) {
    exact.set(fold(spelling), { id: null, name, openness });
    polite.set(key(spelling), { id: null, name, openness });
  }

const SERIES_BEGIN = /^(?:cc|creative|attribution|by-n[cd]|by-sa|gnu|[al]?gpl|affero|lesser|library|general)/;
const beginnings = new Set([...exact.keys(), ...polite.keys()].map((spelling) => spelling.split('-', 1)[0]));

/** Whether a well-known name may begin with this word: cheap, so that prose can be searched word by word. */
export const mayBeginName: (word: string) => boolean = oncePerText((word) => {
  const folded = fold(word);
  return beginnings.has(folded.split('-', 1)[0]) || SERIES_BEGIN.test(folded);
});

/** Says nothing of any terms: not licensed, or nothing that could be looked up. */
export const NO_TERMS: Terms = { id: null, name: 'no license', openness: 'none' };

/**
 * The license that a whole string names: an SPDX id or expression, a Hub tag, a known spelling.
 * Parts of a string never count: "Apache 2.0 Non-Commercial" is not Apache.
 * @returns null when the string is not the name of anything known
 */
export function nameLicense(text: string): Terms | null {
  const folded = fold(text);
  if (nothing.has(folded)) return NO_TERMS;
  if (unnamed.has(folded)) return { id: null, name: text.trim(), openness: 'unclear' };
  return wellKnownLicense(text) ?? spdxTerms(text) ?? expression(text) ?? saidTwice(text);
}

/** As `nameLicense`, from the table and the regular series alone: cheap enough to try on every few words of prose. */
export const wellKnownLicense: (text: string) => Terms | null = oncePerText((text) => {
  const short = key(text);
  return exact.get(fold(text)) ?? polite.get(short) ?? creativeCommons(short) ?? gnu(short);
});

/**
 * Whether a license goes by this name only with a word of licensing, which it lacks: "Stable Diffusion" is a model, the
 * "Stable Diffusion License" a license.
 */
export function isShortened(name: string): boolean {
  if (/licen[cs]e|agreement|terms/i.test(name) || exact.has(fold(name)) || exact.has(key(name))) return false;
  return polite.has(key(name));
}

/** "Creative Commons Attribution 4.0 International (CC BY 4.0)": both must name the same. */
function saidTwice(text: string): Terms | null {
  const [, long, short] = /^([^()]+)\(([^()]+)\)\s*(?:licen[cs]e)?$/i.exec(text.trim()) ?? [];
  const terms = long && short ? wellKnownLicense(long) : null;
  return terms && short && wellKnownLicense(short)?.name === terms.name ? terms : null;
}

function spdxTerms(text: string): Terms | null {
  const license = spdxLicense(text);
  return license && { id: license.id, name: license.id, openness: license.openness };
}

const SERIES: readonly [RegExp, string][] = [
  [/^attribution/g, 'cc-by'],
  [/creative-commons/g, 'cc'],
  [/attribution/g, 'by'],
  [/non-?commercial/g, 'nc'],
  [/no-?deriv(?:ative)?s?(?:-works?)?/g, 'nd'],
  [/share-?alike/g, 'sa'],
  [/-(?:international|unported|generic|intl|public|legal-?code|deed|en)(?=-|$)/g, ''],
];

function creativeCommons(folded: string): Terms | null {
  if (folded === 'attribution') return null;
  const short = SERIES.reduce((text, [long, code]) => text.replace(long, code), folded);
  if (/^(?:cc-)?(?:cc-?0|cc-zero)(?:-cc-?0)?(?:-1(?:-0)?)?(?:-universal)?$/.test(short))
    return exact.get('cc0-1-0') ?? null;
  const match =
    /^(?:cc-?by|by(?=-(?:nc|nd|sa)-))((?:-(?:nc|nd|sa))*)(?:-([1-4])(?:-([015]))?)?(?:-([a-z]{2,3}))?$/.exec(
      short,
    );
  if (!match) return null;
  const [, parts = '', major, minor, port] = match;
  const elements = ['nc', 'sa', 'nd'].filter((element) => parts.split('-').includes(element));
  const name = ['CC-BY', ...elements.map((element) => element.toUpperCase())].join('-');
  const openness = parts.includes('n') ? 'restricted' : 'open';
  if (!major) return port ? null : { id: null, name: `${name}, no version stated`, openness };
  const id = `${name}-${major}.${minor ?? 0}`;
  return port ? spdxTerms(`${id}-${port}`) : { id, name: id, openness };
}

const GNU_NAMES: readonly [RegExp, string][] = [
  [/affero-general-public/g, 'agpl'],
  [/(?:lesser|library)-general-public/g, 'lgpl'],
  [/general-public/g, 'gpl'],
  [/^gnu-/g, ''],
];

/** The plain version means "only" by the SPDX list; the Hub's tags do not say. */
function gnu(folded: string): Terms | null {
  const short = GNU_NAMES.reduce((text, [long, code]) => text.replace(long, code), folded);
  const match = /^([al]?gpl)-?v?([123])(?:-([01]))?(-only|-or-(?:any-)?later|\+|-plus)?$/.exec(short);
  if (!match) return null;
  const [, family = '', major, minor = '0', grant = '-only'] = match;
  return spdxTerms(`${family}-${major}.${minor}${grant === '-only' ? '-only' : '-or-later'}`);
}

type Node = { license: string; exception?: string } | { conjunction: 'and' | 'or'; left: Node; right: Node };

const load = createRequire(import.meta.url);

/** `MIT OR Apache-2.0`: one open branch of OR is enough, AND needs all, WITH is judged by its license. */
function expression(text: string): Terms | null {
  if (!/ (?:OR|AND|WITH) /.test(text)) return null;
  let tree: Node;
  try {
    tree = (load('spdx-expression-parse') as (text: string) => Node)(text);
  } catch {
    return null;
  }
  const id = text.trim();
  return { id, name: id, openness: opennessOf(tree) };
}

function opennessOf(node: Node): Openness {
  if ('license' in node) return spdxTerms(node.license)?.openness ?? 'unclear';
  const sides = [opennessOf(node.left), opennessOf(node.right)];
  return node.conjunction === 'or' ? leastStrict(sides) : strictest(sides);
}

/** From the least to the most that is withheld. Without any terms nothing at all is granted. */
const STRICTNESS: Record<Openness, number> = { open: 0, unclear: 1, unknown: 2, restricted: 3, none: 4 };

export const strictest = (all: readonly Openness[]): Openness =>
  all.reduce((worst, one) => (STRICTNESS[one] > STRICTNESS[worst] ? one : worst), 'open');

const leastStrict = (all: readonly Openness[]): Openness =>
  all.reduce((best, one) => (STRICTNESS[one] < STRICTNESS[best] ? one : best), 'none');

/** Words in free text that no open license is named with. */
const CLOSED_WORDS =
  /non-?\s?commercial|\bnc\b|\bnd\b|no-?\s?deriv|research[\s-]only|academic|use[\s-]polic|not for commercial/i;

/** Terms of a string that may be anything: a known name, or the owner's own words judged by what they exclude. */
export function termsOf(text: string): Terms {
  const words = text.trim();
  const openness = CLOSED_WORDS.test(words) ? 'restricted' : 'unclear';
  return nameLicense(words) ?? { id: null, name: words, openness };
}

/**
 * Terms of a card's `license` values. Several values all apply, as the Hub does not say which covers what.
 * @returns null when there are none
 */
export function termsOfTags(values: readonly string[]): Terms | null {
  const all = values.map(termsOf).filter((terms) => terms.openness !== 'none');
  const [first] = all;
  if (!first) return null;
  return all.length === 1 ? first : combine(all);
}

/** Terms that apply together. "CC BY-NC" beside "CC BY-NC 4.0" is one license: the unnamed gives way to the named. */
export function combine(all: readonly Terms[]): Terms {
  const named = all.filter((terms) => terms.id !== null);
  const repeated = ({ id, openness }: Terms) => id === null && named.some((one) => one.openness === openness);
  const told = all.filter((terms) => !repeated(terms));
  const distinct = [...new Map(told.map((terms) => [terms.id ?? terms.name, terms])).values()];
  const [first = NO_TERMS] = distinct;
  if (distinct.length < 2) return first;
  return {
    id: distinct.every((terms) => terms.id) ? distinct.map((terms) => terms.id).join(' AND ') : null,
    name: distinct.map((terms) => terms.name).join(' AND '),
    openness: strictest(distinct.map((terms) => terms.openness)),
  };
}
