/** Recognizing a license text as people ship it: marked up, indented, prefixed, appended to, or cut to a notice. */
import { licenseOfUrl } from './links.js';
import { mentionsOf } from './mentions.js';
import { combine, nameLicense, type Terms } from './names.js';
import { spdxText } from './spdx.js';
import { CLOSED_RULES, HARMLESS, OPEN_RULES, RESTRICTIVE, type TextRule } from './text-rules.js';

export interface RecognizedText {
  terms: Terms;
  /** `text`: the license itself. `notice`: a few lines or a list that name one. `unrecognized`: neither. */
  as: 'text' | 'notice' | 'unrecognized';
  /** It says of itself that it covers the weights, too. */
  coversWeights: boolean;
}

/** A list that names closed terms is at most this long; what is longer and unknown is a text of its own. In characters. */
const LIST_LENGTH = 6000;

/** A notice that names an open license is a few lines and grants nothing by itself. */
const NOTICE_LENGTH = 1500;
const OWN_GRANT =
  /permission (?:is|to use)|redistribution and use|hereby grant|you may (?:use|copy|modify|redistribute)|permitted to/;

/** One line of plain lower-case words: no mark-up, quotes, rules or comment signs; British spelling made American. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, ' ')
    .replace(/&(?:quot|ldquo|rdquo|#0?39|apos|lsquo|rsquo);/gi, '')
    .replace(/&amp;/gi, '&')
    .replace(/&nbsp;|\u00a0/gi, ' ')
    .replace(/\[([^[\]]{0,500})\]\(([^()\s]{0,1000})[^()]{0,500}\)/g, '$1 $2')
    .replace(/^[\s/;#*>|%-]+/gm, ' ')
    .replace(/[*_`~"'“”‘’«»]+|[=-]{3,}|[<>]{4,}/g, '')
    .replace(/[‐‑‒–—]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(\w)- (?=commercial|derivative)/g, '$1-')
    .replace(/licence/g, 'license')
    .replace(/\b(author|organ|real|recogn|penal)is(e|es|ed|ing|ation|ations)\b/g, '$1iz$2')
    .trim();
}

/**
 * Which license a text is. Decisive phrases name it; a restrictive word that the named license does not have
 * denies an open one, because an open and a closed text may differ in a handful of words.
 */
export function recognizeText(text: string): RecognizedText {
  const plain = plainText(text);
  const coversWeights = COVERS_WEIGHTS.test(plain);
  const whole = closedText(plain) ?? creativeCommonsText(plain) ?? openText(plain);
  if (whole) return { terms: whole, as: 'text', coversWeights };
  const notice = plain.length <= LIST_LENGTH ? noticeIn(text, plain) : null;
  if (notice) return { terms: notice, as: 'notice', coversWeights };
  return { terms: unrecognized(text, plain), as: 'unrecognized', coversWeights };
}

const COVERS_WEIGHTS =
  /\b(?:license|copyright)\b[^.]{0,80}\b(?:covers?|applies to|apply to)\b[^.]{0,80}\b(?:weights|parameters|checkpoints)\b/;

const holds = (plain: string, phrase: string | RegExp): boolean =>
  typeof phrase === 'string' ? plain.includes(phrase) : phrase.test(plain);

const matches = (plain: string, rule: TextRule): boolean =>
  rule.all.every((phrase) => holds(plain, phrase)) && !rule.not?.some((phrase) => holds(plain, phrase));

function closedText(plain: string): Terms | null {
  const rule = CLOSED_RULES.find((one) => matches(plain, one));
  return rule ? nameLicense(rule.id) : null;
}

/** The ten legal codes share most words; the title and the definitions tell them apart. */
function creativeCommonsText(plain: string): Terms | null {
  if (!/by exercising the licensed rights|creative commons public license \(?ccpl/.test(plain)) return null;
  const title =
    /attribution[ -]?((?:[ -]?(?:non-?commercial|no-?deriv(?:ative)?s|share-?alike))*) (\d\.\d)/.exec(plain);
  if (!title && !plain.includes('by exercising the licensed rights')) return null;
  const named = title?.[1] ?? '';
  const elements = [
    /non-?commercial/.test(named) || /\bnoncommercial means\b|keine kommerzielle nutzung/.test(plain)
      ? 'nc'
      : '',
    /share-?alike/.test(named) || /license elements of this .{0,80}share-?alike/.test(plain) ? 'sa' : '',
    /no-?deriv/.test(named) || /but not share, adapted material|keine bearbeitung/.test(plain) ? 'nd' : '',
  ].filter(Boolean);
  const version = title?.[2] ?? '4.0';
  const terms = nameLicense(['cc', 'by', ...elements, version].join('-'));
  return terms?.openness === 'open' ? guarded(plain, [terms]) : terms;
}

function openText(plain: string): Terms | null {
  const found = OPEN_RULES.filter((rule) => matches(plain, rule)).map(
    (rule) => nameLicense(rule.id) as Terms,
  );
  return found.length > 0 ? guarded(plain, found) : null;
}

/** The open licenses of a text, unless words outside of them take freedoms away. */
function guarded(plain: string, found: readonly Terms[]): Terms {
  const own = found.map(({ id }) => plainText((id && spdxText(id)) ?? ''));
  const added = restrictionsIn(plain, own);
  const terms = combine(found);
  if (added.length === 0) return terms;
  return { id: null, name: `${terms.name} with added terms (${added.join(', ')})`, openness: 'restricted' };
}

/** Letters around a restrictive word by which it is looked up in the published text. */
const CONTEXT = 25;

/** Restrictive words of a text that do not stand in the same surroundings in one of the published texts. */
function restrictionsIn(plain: string, published: readonly string[]): string[] {
  const words = plain.replace(HARMLESS, (both) => '-'.repeat(both.length));
  const says = RESTRICTIVE.filter(({ pattern }) =>
    [...words.matchAll(pattern)].some(({ index, 0: hit }) => {
      const around = words.slice(Math.max(0, index - CONTEXT), index + hit.length + CONTEXT);
      return !published.some((text) => text.includes(around));
    }),
  ).map((one) => one.says);
  return [...new Set(says)];
}

/** A short file that points at licenses instead of holding one: a notice, a link, a table of links. */
function noticeIn(text: string, plain: string): Terms | null {
  const named = mentionsOf(text).map((mention) => mention.terms);
  const linked = [...text.matchAll(/https?:\/\/[^\s)>\]"']+/g)].map(([url]) => licenseOfUrl(url));
  const all = [...named, ...linked].filter((terms) => terms !== null);
  if (all.length === 0) return null;
  const terms = combine(all);
  if (terms.openness !== 'restricted' && (plain.length > NOTICE_LENGTH || OWN_GRANT.test(plain))) return null;
  const closed = terms.openness === 'open' && restrictionsIn(plain, []).length > 0;
  return closed ? { ...terms, id: null, openness: 'restricted' } : terms;
}

function unrecognized(text: string, plain: string): Terms {
  if (plain === '') return { id: null, name: 'an empty license file', openness: 'none' };
  if (
    plain.length < 400 &&
    /all rights reserved/.test(plain) &&
    !/permission|permit|grant|license/.test(plain)
  )
    return { id: null, name: 'all rights reserved', openness: 'none' };
  const openness = restrictionsIn(plain, []).length > 0 ? 'restricted' : 'unclear';
  return { id: null, name: titleOf(text), openness };
}

/** The first line that reads as a title, for people to recognize what rodeo could not. */
function titleOf(text: string): string {
  const line = text
    .split('\n')
    .map((one) => one.replace(/[#*_>=|`]+/g, '').trim())
    .find((one) => /\p{L}{3}/u.test(one) && !/^copyright|^©/i.test(one));
  if (!line) return 'a license text that could not be recognized';
  return line.length > 80 ? `${line.slice(0, 77).trimEnd()}…` : line;
}
