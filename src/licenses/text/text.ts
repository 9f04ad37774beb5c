/** Recognizing a license text as people ship it: marked up, prefixed, appended to, joined, or cut to a notice. */

import { once } from '../../remembered.js';
import { combine, nameLicense, type Terms } from '../names/names.js';
import { type Differences, differencesOf, wordsText } from './differences.js';
import { library } from './fingerprints.js';
import { noticeIn } from './notices.js';
import { plainText } from './plain-text.js';
import { type Part, type PublishedIn, partNamed, publishedIn } from './published.js';
import { type FoundLicense, isBinary, type RecognizedText, unreadable } from './recognized.js';
import { limitsIn, restrictionsIn } from './restrictions.js';
import { ownTermsIn, ruledIds } from './ruled.js';
import { headlineOf, limitsInWords, reservesAll, soleLink } from './unknown-texts.js';

export type { RecognizedText } from './recognized.js';

/** The longest license known has 50,000 characters; collections of them are read this far, so that time is bounded. */
const LONGEST_READ = 1_000_000;
/** Rules look for titles and definitions: both stand near the beginning. */
const LONGEST_RULED = 200_000;

/** What a text that merely mentions the terms of a model has less of, in words that are not of another license. */
const OWN_TEXT = 250;
/** A title has at least so many words. */
const SHORTEST_TITLE = 2;

/** Confidence of a license that is told by its title and decisive phrases, and not compared word by word. */
const BY_RULE = 0.9;
const BY_NOTICE = 0.8;
const BY_LINK = 0.9;

/** Below this a text was taken for a license by its decisive phrases, and much of it is of its own. */
const SURE = 0.9;
/** Below this a text that has all decisive phrases of a license is still a different one. */
const LEAST_BY_RULE = 0.6;

/**
 * Which license a text is. Similarity proposes, markers decide: a restrictive word that the license does not have
 * denies an open one, because an open and a closed text may differ in a handful of words.
 */
export function recognizeText(whole: string): RecognizedText {
  if (isBinary(whole)) return unreadable('it is a binary file');
  const text = whole.slice(0, LONGEST_READ);
  const published = publishedIn(text);
  const file: File = {
    text,
    published,
    parts: partsOf(published),
    plain: once(() => plainText(text.slice(0, LONGEST_RULED))),
  };
  const unread =
    whole.length > LONGEST_READ || published.words.cut
      ? `it is longer than any license: only the beginning of its ${whole.length} characters was read`
      : null;
  const answer =
    modelTerms(file) ?? publishedTerms(file) ?? ruledTerms(file) ?? noticeTerms(file) ?? unknownTerms(file);
  return unread ? { ...answer, terms: beyondReading(answer.terms), unread } : answer;
}

interface File {
  text: string;
  published: PublishedIn;
  parts: readonly Part[];
  plain: () => string;
}

/** The LGPL of version 3 is a supplement: the GPL that follows it is part of it. */
function partsOf({ parts }: PublishedIn): readonly Part[] {
  const lesser = parts.some(({ ids }) => ids[0] === 'LGPL-3.0-only');
  return lesser ? parts.filter(({ ids }) => ids[0] !== 'GPL-3.0-only') : parts;
}

/** Terms of models are in no list of texts; several quote an open license at length, so they are looked for first. */
function modelTerms(file: File): RecognizedText | null {
  const differences = differencesIn(file);
  if (differences.unexplained < SHORTEST_TITLE) return null;
  const rule = ownTermsIn(unexplainedText(file.published, differences), file.plain);
  if (!rule) return null;
  const own = nameLicense(rule.id) as Terms;
  const exact = file.parts.filter(({ similarity }) => similarity > 0.97);
  if (exact.some(({ ids }) => ids.includes(own.id ?? ''))) return null;
  const beside = differences.unexplained > OWN_TEXT ? exact : [];
  const found = beside.map((part) => foundLicense(file, part, differences));
  const terms = combine([own, ...found.map(({ id }) => nameLicense(id) as Terms)]);
  const restrictions = terms.openness === 'open' ? restrictionsIn(file.published.words, differences) : [];
  return {
    ...answerOf(file, null),
    terms: restrictions.length > 0 ? withAddedTerms(terms, restrictions, []) : terms,
    as: 'text',
    confidence: BY_RULE,
    main: own.id,
    found,
  };
}

/** What no published license explains, with a few words around: a title may be a changed one. */
function unexplainedText({ words }: PublishedIn, { stretches }: Differences): string {
  const pieces = stretches
    .filter(({ from, to }) => to > from)
    .map(({ from, to }) => wordsText(words, Math.max(0, from - 3), Math.min(words.ids.length, to + 3)));
  return plainText(pieces.join('\n|\n').slice(0, LONGEST_RULED));
}

/** The texts of the SPDX list that stand in the file. */
function publishedTerms(file: File): RecognizedText | null {
  if (file.parts.length === 0) return null;
  const differences = differencesIn(file);
  return judged(file, file.parts, differences);
}

function judged(file: File, parts: readonly Part[], differences: Differences): RecognizedText {
  const found = parts.map((part) => foundLicense(file, part, differences));
  const licensed = combine(parts.map((part, at) => termsOfPart(part, found[at] as FoundLicense)));
  const { words } = file.published;
  const confidence = Math.min(...parts.map(({ similarity }) => similarity));
  const restrictions = licensed.openness === 'open' ? restrictionsIn(words, differences) : [];
  const limits =
    licensed.openness === 'open' && restrictions.length === 0
      ? limitsIn(words, differences, confidence < SURE)
      : [];
  const first = found[0] as FoundLicense;
  const altered = restrictions.length > 0 || limits.length > 0;
  return {
    ...answerOf(file, differences),
    terms: altered ? withAddedTerms(licensed, restrictions, limits) : licensed,
    ...(altered && { licensed }),
    as: 'text',
    confidence: altered ? confidence / 2 : confidence,
    main: first.id,
    found,
    closest: altered || licensed.id === null ? { id: first.id, similarity: first.similarity } : null,
  };
}

function withAddedTerms(terms: Terms, restrictions: readonly string[], limits: readonly string[]): Terms {
  const name = `${terms.name} with added terms (${[...restrictions, ...limits].join(', ')})`;
  return { id: null, name, openness: restrictions.length > 0 ? 'restricted' : 'unclear' };
}

/** An open license that cannot be told from one that is not open is not taken for open. */
function termsOfPart(part: Part, { id }: FoundLicense): Terms {
  const terms = nameLicense(id) as Terms;
  const [other] = terms.openness === 'open' ? notOpen(part) : [];
  return other ? { id: null, name: `${id} or ${other.name}`, openness: other.openness } : terms;
}

const notOpen = ({ fitting, near }: Part): Terms[] =>
  [...fitting, ...near].map((id) => nameLicense(id) as Terms).filter(({ openness }) => openness !== 'open');

function foundLicense({ published }: File, part: Part, differences: Differences): FoundLicense {
  const { words } = published;
  const { from, to } = part.alignment;
  const id = byStatement(part.ids, published, differences);
  const twins = id === part.ids[0] ? part.ids.slice(1) : [];
  const closed = nameLicense(id)?.openness === 'open' ? notOpen(part).flatMap((terms) => terms.id ?? []) : [];
  return {
    id,
    alternatives: [...new Set([...twins, ...part.fitting, ...closed])],
    similarity: part.similarity,
    line: words.lines[from] as number,
    lastLine: words.lines[to - 1] as number,
  };
}

/** "only" and "or later" share one text: the sentence that grants it, or an SPDX header, tells which. */
function byStatement(ids: readonly string[], { words }: PublishedIn, { stretches }: Differences): string {
  const [first = ''] = ids;
  const later = ids.find((id) => id.endsWith('-or-later'));
  if (!later) return first;
  const said = stretches
    .filter(({ inside }) => !inside)
    .map(({ from, to }) =>
      words.source.slice(Math.max(0, (words.starts[from] ?? 0) - 1), words.ends[to - 1]),
    );
  return said.some((text) => OR_LATER.test(text)) ? later : first;
}
const OR_LATER = /\bany\s+later\s+version|\bor[\s-]later\b|GPL-?v?[\d.]+\+/i;

/**
 * Texts that differ from every published one by more than a name, and still have all that decides. Each is held against the license
 * that its phrases tell, word by word: what it puts in or leaves out decides here, too.
 */
function ruledTerms(file: File): RecognizedText | null {
  const parts = ruledIds(file.plain()).flatMap((id) => {
    const part = partNamed(id, file.published, library());
    return part && part.similarity >= LEAST_BY_RULE ? [part] : [];
  });
  const apart = parts.filter((one) => !parts.some((other) => other !== one && covers(other, one)));
  if (apart.length === 0) return null;
  apart.sort((one, other) => one.alignment.from - other.alignment.from);
  return judged(file, apart, differencesOf(file.published, apart, library()));
}

/** Of licenses that quote each other the one counts that explains more. */
const covers = ({ alignment: one }: Part, { alignment: other }: Part): boolean =>
  one.from < other.to && other.from < one.to && one.gain > other.gain;

function noticeTerms(file: File): RecognizedText | null {
  const notice = noticeIn(file.text, file.plain);
  if (!notice) return null;
  const confidence = notice.as === 'notice' ? BY_NOTICE : BY_LINK;
  const { terms, as } = notice;
  return { ...answerOf(file, null), terms, as, confidence, main: notice.main };
}

function unknownTerms(file: File): RecognizedText {
  const closest = file.published.closest();
  const plain = file.plain();
  const answer = {
    ...answerOf(file, null),
    as: 'unrecognized' as const,
    closest: closest && { id: closest.ids[0] ?? '', similarity: closest.similarity },
  };
  if (plain === '')
    return { ...answer, terms: { id: null, name: 'an empty license file', openness: 'none' } };
  if (
    plain.length < 400 &&
    /all rights reserved/.test(plain) &&
    !/permission|permit|grant|license/.test(plain)
  )
    return { ...answer, terms: ALL_RESERVED };
  if (reservesAll(plain)) return { ...answer, terms: ALL_RESERVED, headline: headlineOf(file.text) };
  const headline = headlineOf(file.text);
  const limits =
    restrictionsIn(file.published.words, differencesIn(file)).length > 0 ||
    limitsInWords(file.text, headline);
  const openness = limits ? 'restricted' : 'unclear';
  const name = soleLink(file.text) ?? headline ?? 'a license text that could not be recognized';
  return { ...answer, terms: { id: null, name, openness }, headline };
}

const ALL_RESERVED: Terms = { id: null, name: 'all rights reserved', openness: 'none' };

/** What all answers have; the rest is filled in by the one that knows. */
function answerOf(
  { text, plain }: File,
  differences: Differences | null,
): Omit<RecognizedText, 'terms' | 'as'> {
  return {
    confidence: 0,
    main: null,
    found: [],
    closest: null,
    added: differences?.added ?? [],
    changed: differences?.changed ?? [],
    headline: null,
    coversWeights: /weights|parameters|checkpoints/i.test(text) && COVERS_WEIGHTS.test(plain()),
    unread: null,
  };
}

const COVERS_WEIGHTS =
  /\b(?:license|copyright)\b[^.]{0,80}\b(?:covers?|applies to|apply to)\b[^.]{0,80}\b(?:weights|parameters|checkpoints)\b/;

const differencesOfFiles = new WeakMap<File, Differences>();

function differencesIn(file: File): Differences {
  const known =
    differencesOfFiles.get(file) ?? differencesOf(file.published, file.published.parts, library());
  differencesOfFiles.set(file, known);
  return known;
}

/** What is not read may take away what is read. */
function beyondReading(terms: Terms): Terms {
  if (terms.openness !== 'open') return terms;
  return { id: null, name: `${terms.name}, and more than could be read`, openness: 'unclear' };
}
