/** Sentences of a card or README that say which license covers what, or take away what the license file gives. */

import type { Document, DocumentLink, Sentence } from '../../prose/page.js';
import { licenseOfUrl } from '../names/links.js';
import { type Mention, mentionsOf } from '../names/mentions.js';
import type { Terms } from '../names/names.js';
import { inOwnWords } from '../names/own-words.js';
import { claimsIn, type TermsClaim } from '../terms/claims.js';
import { limitsLikely } from '../terms/model.js';
import { LIMITS_FROM, speaksOfAnother } from '../terms/reading.js';
import { exceptedIn } from '../terms/spoken-of.js';
import {
  isOnLicensing,
  isWithinLicensing,
  OUTPUTS,
  type Subject,
  subjectsIn,
  subjectsOfHeading,
  subjectsOfSection,
} from '../terms/subjects.js';
import { ITSELF, isOfAnotherOwner, isOfAnotherRow, isOfOthers } from '../terms/whose.js';
import { drawnBadge } from './badges.js';
import { deniedGrants, leavesOut, ownTerms } from './own-terms.js';
import { isOfPredictions } from './predictions.js';
import type { LicenseStatement } from './statement.js';
import { closedTrainingData } from './training-data.js';
import { variantStatements } from './variants.js';

/** All statements of a page on its own terms, in the order of the page. */
export function licenseStatements(document: Document): LicenseStatement[] {
  const sentences = document.sentences.filter((sentence) => !isOfOthers(sentence.section));
  const granting = [
    ...sentences.flatMap((sentence) => grants(document, sentence)),
    ...document.links.flatMap((link) => [...badge(document, link), ...linkedTerms(document, link)]),
    ...sentences.flatMap((sentence) => deniedGrants(document, sentence)),
    ...sentences.flatMap((sentence) => closedTrainingData(document, sentence)),
    ...variantStatements(document),
  ];
  // A license that is named says itself what it takes away, or nobody knows; of one that is told by what it limits the sentence says more.
  const named = new Set(granting.filter(({ terms }) => isNamed(terms)).map(({ line }) => line));
  const limits = claimsIn(document)
    .filter(({ line, plain }) => plain || !named.has(line))
    .flatMap(restriction);
  const taken = new Set(limits.map(({ line }) => line));
  const said = [...granting.flatMap((one) => (taken.has(one.line) ? [one] : withDoubt(one))), ...limits];
  const lines = new Set(said.map((one) => one.line));
  const pointers = document.links
    .flatMap((link) => pointer(document, link))
    .filter(({ line }) => !lines.has(line));
  return [...said, ...pointers].sort((a, b) => a.line - b.line);
}

/** From here on a kind of terms ("non-commercial"), and a name, are said of the release; below, of something else. Of sentences by hand hardly any that limits is less likely. */
const KIND_FROM = 0.35;
const NAME_FROM = 0.25;

const isOwn = (document: Document, text: string): boolean =>
  limitsLikely(text) >= KIND_FROM && !isOfAnotherOwner(document, text);

const isNamed = ({ name, openness }: Terms): boolean =>
  openness === 'restricted' || (openness === 'unclear' && !leavesOut(name));

/** Terms of the release's own that nobody knows take away from a tag that grants more, until somebody has read them. */
function withDoubt(one: LicenseStatement): LicenseStatement[] {
  const { terms, link } = one;
  const doubtful = terms.openness === 'unclear' && terms.id === null && link === undefined;
  return doubtful && one.own ? [one, { ...one, restricts: true }] : [one];
}

/** What a clause that names a license says of other people's work, older terms, or contributor agreements. */
const ASIDE =
  /third[- ]party|contributor license|\bet al\b|\b(?:un)?modified\)|\bsubmodule|components? of the code|\bunlike\b|no longer|\bformerly\b|\bpreviously\b|permissive(?:ly)? licen[cs]ed? (?:data|code|source)|(?<!\b(?:should|must|may|can|shall|only) be )\bused under\b|\bderivative of\b|\b(?:may|might|could) (?:contain|require|include)\b|\bsuch as\b|\be\.g\.|\b(?:originally|initially|earlier|used to be)\b/i;
/** Of a sentence as a whole: what follows is not of this release. */
const ASIDE_AS_A_WHOLE =
  /contributor license|\bsubmodule|components? of the code|(?<!\b(?:should|must|may|can|shall|only) be )\bused under\b|third[- ]party/i;
/** "Version 1 was under X; since version 2 …": of what was, where the sentence goes on to what is. */
const WAS = /\b(?:was|were|had been|used to be)\b/i;
const IS = /\b(?:now|since|from|is|are)\b/i;

/** Parts of a sentence that each may name a license: "code under Apache 2.0, weights under the Gemma terms". */
const JOINT =
  /[;,]\s|\s[/|·•+]\s(?=[^/|·•]*[([](?:the |all |our )?(?:model|weights?|checkpoints?|parameters|code|scripts?|software|data)|(?:model|weights?|checkpoints?|parameters|code|scripts?|software|data))|\s(?=(?:model(?: weights)?|weights?|checkpoints?|parameters|code|source code|data(?:set)?)\s?(?:[:=→]|->))|\s[-–—]\s|\b(?:while|whereas|but|however)\b|\band (?=(?:the |its |our |all )?(?:model|weights?|parameters|data(?:set)?s?|code|documentation)\b[^,;]*\b(?:under|licen))/gi;

const LICENSING =
  /\b(?:under|licen[cs]e[ds]?|licensing|covered by|governed by|terms of|in accordance with|inherits?|subject to|open-?sourced|(?:moved|changed|switched) from)\b/i;

/** What goes on about what was named before. */
const RELATIVE = /^\W*(?:and )?(?:which|that|whose)\b/i;
const ASIDE_IN_CLAUSE = /\breplac(?:es|ing)\b|\bbased on\b/i;

function grants(document: Document, sentence: Sentence): LicenseStatement[] {
  const { text, section, line } = sentence;
  const onTerms = isOnLicensing(section);
  if (!(onTerms || LICENSING.test(`${text} ${section.heading}`)) || ASIDE_AS_A_WHOLE.test(text)) return [];
  if (isOfAnotherRow(document, sentence)) return [];
  const found = mentionsOf(text, onTerms);
  let last: ReadonlySet<Subject> = new Set();
  return clausesOf(text, found).flatMap(({ clause, start, mentions }) => {
    const own = subjectsIn(
      clause
        .replace(/^.*\b(?:pre-?|fine-?)?(?:trained|tuned|evaluated|tested) (?:on|with|using)\b/i, '')
        .replace(REASON, ''),
    );
    const subjects = own.size > 0 ? own : last;
    if (own.size > 0) last = own;
    if (isOfPredictions(document, clause)) return [];
    const excepted = RELATIVE.test(clause) ? exceptedIn(text.slice(0, start)) : null;
    if ((RELATIVE.test(clause) && !excepted?.size) || ASIDE_IN_CLAUSE.test(clause)) return [];
    const named = mentions
      .filter((mention) => !OF_SOMETHING_ELSE.test(clause.slice(0, mention.start - start)))
      .filter((mention) => !ASIDE.test(clause.slice(0, mention.start - start)))
      .filter((mention) => !isPast(clause, text, mention, found))
      .filter((mention) => licenses(clause, sentence, mention))
      .filter((mention) => isMeant(text, mention, isOfAnotherOwner(document, clause)))
      .map((mention) => mention.terms);
    const unnamed = mentions.length === 0 && onTerms && isOwn(document, text) ? ownTerms(clause) : null;
    const about = excepted
      ? excepted
      : subjects.size > 0
        ? subjects
        : OUTPUTS.test(`${clause} ${section.heading}`)
          ? new Set<Subject>()
          : implied(document, sentence);
    if (about.size === 0 || (named.length === 0 && !unnamed) || sentence.negated) return [];
    const stated = { document, line, restricts: false, subjects: about };
    return [
      ...named.map((terms) => ({ ...stated, terms })),
      ...(unnamed ? [{ ...stated, terms: unnamed, own: true }] : []),
    ];
  });
}

/** Closed terms that the sentence only speaks about take nothing away: "non-commercial licenses harm science". */
function isMeant(text: string, { terms, start, end }: Mention, ofAnother: boolean): boolean {
  if (terms.openness !== 'restricted') return true;
  if (
    (ofAnother || (speaksOfAnother(text) && !isLabel(text.slice(0, start)))) &&
    !BASE_NOTICE.test(text.slice(end))
  )
    return limitsLikely(text) >= LIMITS_FROM;
  return (
    LICENSED_UNDER.test(text.slice(0, start)) ||
    isLabel(text.slice(0, start)) ||
    limitsLikely(text) >= (terms.id === null ? KIND_FROM : NAME_FROM)
  );
}

/** "Annotated images:", "Example-Train (our recordings):": a part of the release is called, and its license follows. */
const LABEL_OF_A_PART = /^[^.;:|]{2,60}:[\s*_]{0,4}$/;
const OF_ANOTHER_MODEL =
  /\b(?:base|baseline|teacher|parent|upstream|compared|competing|third|other|previous|earlier|old|original)\b/i;

const isLabel = (before: string): boolean =>
  LABEL_OF_A_PART.test(before) && !OF_ANOTHER_MODEL.test(before) && subjectsIn(before).size > 0;

/** So many words for closed terms are meant, however the rest of the sentence reads. */
const LICENSED_UNDER =
  /(?:\b(?:is|are) |^\W*)(?:released|licensed|distributed|available) under (?:the |an? )?$/i;
/** "Llama 3 is licensed under …, Copyright © Meta": the notice that a license makes everybody show who builds on its model. */
const BASE_NOTICE = /^[^.;]{0,20}\b(?:copyright|found at)\b|©/i;

/** "… a release which is distributed by others under CC BY". */
const OF_SOMETHING_ELSE =
  /\b(?:which|that) (?:is|are|was|were) (?:also )?(?:\w+ly )?(?:released|licensed|available|distributed)[^,]*$/i;

/** Says so with a verb, as a label ("License: MIT"), or by standing alone in a section on licensing. */
function licenses(clause: string, { text, section }: Sentence, { start }: Mention): boolean {
  if (LICENSING.test(clause)) return true;
  return (
    isOnLicensing(section) && (text.split(' ').length <= 12 || start < 3 || isLabel(text.slice(0, start)))
  );
}

/** What a sentence without a subject of its own speaks of: its section's part, or the whole when it speaks of itself. */
function implied(document: Document, { text, section }: Sentence): ReadonlySet<Subject> {
  if (/licen[cs]|terms|usage/i.test(section.heading) || isWithinLicensing(section))
    return subjectsOfSection(section);
  const title = document.sections.find((one) => one.depth === 1)?.heading ?? '';
  const [name = ''] = title.split(/[\s:–-]/);
  const own =
    ITSELF.test(text) ||
    /^\W*(?:licen[cs]ed?\b|these \w+ (?:are|is|come)\b)/i.test(text) ||
    (name.length > 2 && text.includes(name));
  return new Set<Subject>(own ? ['project'] : []);
}

interface Clause {
  clause: string;
  start: number;
  mentions: Mention[];
}

/** Whether the clause tells what was, in a sentence that names another license for what is. */
function isPast(clause: string, text: string, mention: Mention, all: readonly Mention[]): boolean {
  if (!WAS.test(clause)) return false;
  return all.some(({ start, end, terms }) => {
    if (start === mention.start || terms.name === mention.terms.name) return false;
    const rest = start > mention.end ? text.slice(mention.end, start) : text.slice(0, end);
    return IS.test(rest);
  });
}

/** Why it is so: what follows is no part of what is licensed. */
const REASON = /\b(?:due to|because|owing to|since|as (?:it|they|we))\b.*$/i;

/** Parts of the sentence with the names in each. "Code and weights under MIT" stays whole: nothing is named before "and". */
function clausesOf(text: string, mentions: readonly Mention[]): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const { index, 0: joint } of [...text.matchAll(JOINT), { index: text.length, 0: '' }]) {
    const inside = mentions.filter((mention) => mention.start >= start && mention.end <= index);
    if (mentions.some((mention) => mention.start < index && index < mention.end)) continue;
    if (/^and/i.test(joint) && inside.length === 0) continue;
    clauses.push({ clause: text.slice(start, index), start, mentions: inside });
    start = index + (/^[a-z]/i.test(joint) ? 0 : joint.length);
  }
  return clauses;
}

/** A badge, which no sentence holds: `[![License: CC BY-NC 4.0](https://img.shields.io/…)](https://creativecommons.org/…)`. */
function badge(document: Document, link: DocumentLink): LicenseStatement[] {
  const { text, url, line, section } = link;
  const drawn = drawnBadge(url);
  if (drawn && !isOfOthers(section)) return [{ document, line, restricts: false, badge: true, ...drawn }];
  const says = /licen[cs]e/i.test(text) || /\/badge\/[^/]*licen[cs]e/i.test(url);
  if (!says || /^https?:/.test(text) || isOfOthers(section)) return [];
  if (text !== '' && document.sentences.some((one) => one.section === section && one.text.includes(text)))
    return [];
  const label = text.replace(/^.*?licen[cs]e\W+/i, '');
  const terms = mentionsOf(`license: ${label}`)[0]?.terms ?? licenseOfUrl(url);
  if (!terms) return [];
  const own = subjectsIn(text.replace(/licen[cs]e.*$/i, ''));
  const subjects = own.size > 0 ? own : new Set<Subject>(['project']);
  return [{ document, line, terms, subjects, restricts: false, badge: true }];
}

/** "Should be used under the [model license](…)": where the address is that of known terms. */
function linkedTerms(
  document: Document,
  { text, url, line, section, context }: DocumentLink,
): LicenseStatement[] {
  if (!/licen[cs]e|terms of use|agreement/i.test(text) || isOfOthers(section)) return [];
  const terms = licenseOfUrl(url);
  const sentence = document.sentences.find((one) => one.section === section && one.text.includes(text));
  const said = sentence?.text ?? context;
  if (terms?.openness !== 'restricted' || !UNDER.test(said) || ASIDE.test(said)) return [];
  const own = subjectsIn(
    said.replace(/\b(?:based on|derived from|built on)\b[^,;.]*?(?=\band\b|[,;.]|$)/gi, ''),
  );
  const headed = section.path.map(subjectsIn).findLast(({ size }) => size > 0);
  const subjects =
    own.size > 0 && !/licen/i.test([...own].join(' ')) ? own : (headed ?? new Set<Subject>(['project']));
  return [{ document, line, terms, subjects, restricts: false }];
}

const UNDER = /\b(?:under|subject to|governed by|follow|comply with|adhere to|bound by|accept|agree to)\b/i;

/** A license section that only says where to look: "The license can be found here". */
function pointer(document: Document, { url, line, section }: DocumentLink): LicenseStatement[] {
  if (!/licen[cs]e/i.test(section.heading) || isOfOthers(section)) return [];
  if (!/^https?:.*\/[^/]*licen[cs]e[^/]*$/i.test(url) || licenseOfUrl(url)) return [];
  const terms: Terms = { id: null, name: 'a license given by link', openness: 'unclear' };
  return [
    { document, line, terms, subjects: subjectsOfHeading(section.heading), restricts: false, link: url },
  ];
}

/** "Weights: see `WEIGHTS_LICENSE.txt`": nothing is said but where the terms lie, beside the page. */
const POINTS_AT_A_FILE =
  /\b(?:see|found in|given in|in|under) (?:the (?:file |terms in |terms of )?)?[`"'(]?((?:[\w.-]{1,40}\/){0,3}[\w.-]{0,40}licen[cs]e[\w.-]{0,40}?)[`"')]?\.?$/i;
const LONGEST_POINTER = 80;

function fileNamed(text: string): { file?: string } {
  const file = text.length > LONGEST_POINTER ? undefined : POINTS_AT_A_FILE.exec(text)?.[1];
  return file !== undefined && /[A-Z_./]/.test(file) ? { file } : {};
}

/** A wish takes nothing away; what is not understood leaves the license unclear. */
function restriction({
  document,
  line,
  subjects,
  firmness,
  words,
  sentence,
}: TermsClaim): LicenseStatement[] {
  if (firmness === 'soft') return [];
  const openness = firmness === 'firm' ? 'restricted' : 'unclear';
  return [
    {
      document,
      line,
      terms: { id: null, name: inOwnWords(words), openness },
      subjects,
      restricts: true,
      ...fileNamed(sentence.text),
    },
  ];
}
