/** Sentences of a card or README that say which license covers what, or take away what the license file gives. */

import type { Document, DocumentLink, Sentence } from '../../prose/page.js';
import { foldName } from '../../release/code/names.js';
import type { LicenseScope } from '../license.js';
import { licenseOfUrl } from '../names/links.js';
import { type Mention, mentionsOf } from '../names/mentions.js';
import { type Terms, termsOf } from '../names/names.js';

/** What a statement speaks of. `project`: the whole, or nothing in particular. */
export type Subject = LicenseScope | 'project';

export interface LicenseStatement {
  document: Document;
  line: number;
  subjects: ReadonlySet<Subject>;
  terms: Terms;
  /** It takes away ("for academic use only") rather than names a license. */
  restricts: boolean;
  /** Where the terms are said to be, when the statement names none that are known. */
  link?: string;
}

/** All statements of a page on its own terms, in the order of the page. */
export function licenseStatements(document: Document): LicenseStatement[] {
  const sentences = document.sentences.filter((sentence) => !OTHERS.test(sentence.section.path.join(' / ')));
  const said = [
    ...sentences.flatMap((sentence) => [...grants(document, sentence), ...restrictions(document, sentence)]),
    ...document.links.flatMap((link) => badge(document, link)),
  ];
  const lines = new Set(said.map((one) => one.line));
  const pointers = document.links
    .flatMap((link) => pointer(document, link))
    .filter(({ line }) => !lines.has(line));
  return [...said, ...pointers].sort((a, b) => a.line - b.line);
}

/** Sections that speak of other people's work. */
const OTHERS =
  /third[- ]part|acknowledg|credit|related|citation|citing|reference|contribut|mirrored|depend|changelog|change log|news\b/i;

/** Sentences about other people's work, older terms, or contributor agreements. */
const ASIDE =
  /third[- ]party|contributor license|\bet al\b|\b(?:un)?modified\)|\bsubmodule|components? of the code|\bunlike\b|no longer|\bformerly\b|\bpreviously\b|permissive(?:ly)? licen[cs]ed? (?:data|code|source)|\bused under\b|\bderivative of\b|\b(?:may|might|could) (?:contain|require|include)\b|\bsuch as\b|\be\.g\./i;

/** Parts of a sentence that each may name a license: "code under Apache 2.0, weights under the Gemma terms". */
const JOINT =
  /[;,]\s|\s[-–—]\s|\b(?:while|whereas|but|however)\b|\band (?=(?:the |its |our |all )?(?:model|weights?|parameters|data(?:set)?s?|code|documentation)\b[^,;]*\b(?:under|licen))/gi;

const LICENSING =
  /\b(?:under|licen[cs]e[ds]?|licensing|covered by|governed by|terms of|in accordance with|inherits?|subject to|open-?sourced)\b/i;

function grants(document: Document, sentence: Sentence): LicenseStatement[] {
  const { text, section, line } = sentence;
  if (!LICENSING.test(`${text} ${section.heading}`) || ASIDE.test(text) || isOfAnotherRow(document, sentence))
    return [];
  const found = mentionsOf(text, /licen[cs]/i.test(section.heading));
  let last: ReadonlySet<Subject> = new Set();
  return clausesOf(text, found).flatMap(({ clause, start, mentions }) => {
    const own = subjectsIn(
      clause.replace(/^.*\b(?:pre-?|fine-?)?(?:trained|tuned|evaluated|tested) (?:on|with|using)\b/i, ''),
    );
    const subjects = own.size > 0 ? own : last;
    if (own.size > 0) last = own;
    if (isOfPredictions(document, clause)) return [];
    if (/^\W*(?:and )?(?:which|that|whose)\b|\breplac(?:es|ing)\b|\bbased on\b/i.test(clause)) return [];
    const named = mentions
      .filter((mention) => !OF_SOMETHING_ELSE.test(clause.slice(0, mention.start - start)))
      .filter((mention) => licenses(clause, sentence, mention))
      .map((mention) => mention.terms);
    const unnamed = mentions.length === 0 && /licen[cs]/i.test(section.heading) ? ownTerms(clause) : null;
    const about =
      subjects.size > 0
        ? subjects
        : OUTPUTS.test(`${clause} ${section.heading}`)
          ? NOTHING
          : implied(document, sentence);
    if (about.size === 0 || (named.length === 0 && !unnamed) || sentence.negated) return [];
    return [...named, ...(unnamed ? [unnamed] : [])].map((terms) => ({
      document,
      line,
      terms,
      restricts: false,
      subjects: about,
    }));
  });
}

/** "… a release which is distributed by others under CC BY". */
const OF_SOMETHING_ELSE =
  /\b(?:which|that) (?:is|are|was|were) (?:also )?(?:\w+ly )?(?:released|licensed|available|distributed)[^,]*$/i;

/** A row of a table that lists several models. One that begins with the word "license" or the page's own name is its own. */
function isOfAnotherRow(
  document: Document,
  { text, row = text.includes(' | ') ? text : undefined }: Sentence,
): boolean {
  if (row === undefined || /^\W*licen[cs]e/i.test(row)) return false;
  return !ownNames(document).includes(foldName(row.split(' | ')[0] ?? ''));
}

/** `example-7b-v0.2: for research use only`, in a list of models. Without a digit it may be any word. */
const LEADING_NAME =
  /^\W*((?=[\w./-]*[a-z])(?=[\w./-]*\d)[\w./-]+)\W*(?:\([^)]*\))?\W*?(?::|[-–—]|\b(?:is|are|has|have|was|were)\b)/i;

/** Whether the sentence begins with the name of a model that is not the page's. */
function isOfAnotherName(document: Document, text: string): boolean {
  const name = foldName(LEADING_NAME.exec(text)?.[1] ?? '');
  return name !== '' && !ownNames(document).some((own) => own.includes(name) || name.includes(own));
}

/** The page's title, and the repository that it stands in. */
function ownNames(document: Document): string[] {
  const title = document.sections.find((one) => one.depth === 1)?.heading ?? '';
  const [, home = ''] = /([^/]+)\/(?:blob|raw|resolve)\//.exec(document.cite().url) ?? [];
  return [title, title.split('/').at(-1) ?? '', home].map(foldName).filter((name) => name.length > 2);
}

/** Says so with a verb, as a label ("License: MIT"), or by standing alone in a section on licensing. */
function licenses(clause: string, { text, section }: Sentence, { start }: Mention): boolean {
  if (LICENSING.test(clause)) return true;
  return /licen[cs]/i.test(section.heading) && (text.split(' ').length <= 12 || start < 3);
}

/** Terms that are named but not known: "must follow the Example Model License". */
function ownTerms(clause: string): Terms | null {
  const [, name] =
    /\b(?:under|subject to|governed by|follow|accept)\b (?:the terms of )?(?:the |our |its |an? )?((?:(?!Licen[cs]e|LICEN[CS]E)[A-Z][\w.+-]* ){1,6}(?:Licen[cs]e|LICEN[CS]E)(?: Agreement)?)/.exec(
      clause,
    ) ?? [];
  return name ? termsOf(name) : null;
}

/** What a sentence without a subject of its own speaks of: its section's part, or the whole when it speaks of itself. */
function implied(document: Document, { text, section }: Sentence): ReadonlySet<Subject> {
  const ofHeading = /licen[cs]|terms|usage/i.test(section.heading)
    ? subjectsOfHeading(section.heading)
    : null;
  if (ofHeading) return ofHeading;
  const title = document.sections.find((one) => one.depth === 1)?.heading ?? '';
  const [name = ''] = title.split(/[\s:–-]/);
  const own =
    ITSELF.test(text) || /^\W*licen[cs]ed?\b/i.test(text) || (name.length > 2 && text.includes(name));
  return new Set<Subject>(own ? ['project'] : []);
}

interface Clause {
  clause: string;
  start: number;
  mentions: Mention[];
}

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

const SUBJECTS: readonly [Subject, RegExp][] = [
  ['weights', /\b(?:weights?|parameters|checkpoints?|(?:pre-?trained |language |base )?models?(?! card))\b/i],
  ['code', /\b(?:codes?|code-?base|software|scripts?|implementation|package|library|toolkit|notebooks?)\b/i],
  ['data', /\b(?:data(?:set)?s?|corpus|corpora|annotations|all other materials?)\b/i],
  ['documents', /\b(?:documentation|docs|paper|article|figures|model card|website|materials?)\b/i],
  ['project', /\b(?:project|repository|repo|everything)\b/i],
];

/** What a model puts out is no part of its release. */
const NOTHING: ReadonlySet<Subject> = new Set();
const OUTPUTS =
  /\b(?:predictions?|predicted \w+|outputs?|generations?|generated (?:content|by|text|images?))\b/i;

/** A collection by its name: `Example Atlas (also called "EA") data`. */
const NAMED_DATA =
  /^\W*(?:The )?((?!The |Our |This |All )(?:[A-Z][\w-]+ ){2,5})(?:\([^)]*\) )?data(?:set|base)?\b/;
const HOLDS_PREDICTIONS = /^[^.;]{0,40}\b(?:of|contains?|holds?|with)\b[^.;]{0,40}\bpredict(?:ed|ions)\b/i;

/** Whether it is about a collection that the page calls one of predictions elsewhere: "Example Atlas, 9 million predicted structures". */
function isOfPredictions(document: Document, clause: string): boolean {
  const name = NAMED_DATA.exec(clause)?.[1]?.trim();
  if (name === undefined) return false;
  return document.sentences.some(({ text }) => HOLDS_PREDICTIONS.test(text.split(name)[1] ?? ''));
}

/** Places and purposes that look like subjects: "in this repository", "the model described in this repository". */
const NOT_SUBJECTS =
  /\b(?:in|of|from|on|at|with|see|found in)\s+(?:the |this |our )?(?:\w+ )?(?:repository|repo|project|website|paper|root directory[^,;]*)\b|open[- ]source|\bdata(?:base)? licen[cs]es?\b|\bmodels? for\b|source tree/gi;

/** What the words speak of; words of several scopes count for all: "code and model weights". */
function subjectsIn(words: string): ReadonlySet<Subject> {
  const own = words.replace(NOT_SUBJECTS, (match) => (/open/i.test(match) ? ' ' : ' , '));
  const found = SUBJECTS.filter(([, pattern]) => pattern.test(own)).map(([subject]) => subject);
  return new Set(found.length > 1 ? found.filter((subject) => subject !== 'project') : found);
}

function subjectsOfHeading(heading: string): ReadonlySet<Subject> {
  const subjects = /licen[cs]|terms/i.test(heading) ? subjectsIn(heading) : new Set<Subject>();
  return subjects.size > 0 ? subjects : new Set<Subject>(['project']);
}

/** A badge, which no sentence holds: `[![License: CC BY-NC 4.0](https://img.shields.io/…)](https://creativecommons.org/…)`. */
function badge(document: Document, { text, url, line, section }: DocumentLink): LicenseStatement[] {
  const says = /licen[cs]e/i.test(text) || /\/badge\/[^/]*licen[cs]e/i.test(url);
  if (!says || /^https?:/.test(text) || OTHERS.test(section.path.join(' / '))) return [];
  if (text !== '' && document.sentences.some((one) => one.section === section && one.text.includes(text)))
    return [];
  const label = text.replace(/^.*?licen[cs]e\W+/i, '');
  const terms = mentionsOf(`license: ${label}`)[0]?.terms ?? licenseOfUrl(url);
  if (!terms) return [];
  const own = subjectsIn(text.replace(/licen[cs]e.*$/i, ''));
  const subjects = own.size > 0 ? own : new Set<Subject>(['project']);
  return [{ document, line, terms, subjects, restricts: false }];
}

/** A license section that only says where to look: "The license can be found here". */
function pointer(document: Document, { url, line, section }: DocumentLink): LicenseStatement[] {
  if (!/licen[cs]e/i.test(section.heading) || OTHERS.test(section.path.join(' / '))) return [];
  if (!/^https?:.*\/[^/]*licen[cs]e[^/]*$/i.test(url) || licenseOfUrl(url)) return [];
  const terms: Terms = { id: null, name: 'a license given by link', openness: 'unclear' };
  return [
    { document, line, terms, subjects: subjectsOfHeading(section.heading), restricts: false, link: url },
  ];
}

const ONLY = '(?:only|solely|strictly|exclusively|purely|limited to|restricted to)';
const NARROW = '(?:academic|non-?commercial|non-?profit|research|educational|scientific)';
const USE = '(?:use|uses|usage|purposes?|research)';

/** A word without which no restriction is tried. */
const NARROWING =
  /academic|commercial|profit|research|educational|scientific|licen[cs]ed for|use policy|use-based/i;

/** Terms that exclude users or uses. Each is a sentence's own words, after what is harmless was taken out. */
const RESTRICTIONS: readonly RegExp[] = [
  new RegExp(`\\b${ONLY}\\b[^.;]{0,40}\\b${NARROW}\\b[^.;]{0,30}\\b${USE}\\b`, 'i'),
  new RegExp(`\\b${NARROW}\\b[^.;]{0,40}\\b${USE}\\b[^.;]{0,15}\\bonly\\b`, 'i'),
  new RegExp(`\\b${NARROW} only\\b`, 'i'),
  /\bcommercial(?: and \w+| or \w+)? (?:use|uses|usage|purposes?|applications?|exploitation)\b[^.;]{0,60}\b(?:prohibited|forbidden|not (?:be )?(?:allowed|permitted|licensed|granted))/i,
  /\b(?:no|prohibits?|prohibiting|forbids?|excludes?|excluding)\b (?:any )?commercial (?:use|usage|purposes?)/i,
  /\b(?:not|never|cannot)\b (?:\w+ ){0,4}(?:used?|available|permitted|allowed|licensed|distributed)\b[^.;]{0,30}\bfor (?:any )?(?:\w+ or )?commercial/i,
  /\b(?:available|licen[cs]ed|provided|granted|offered|open)\b (?:\w+ )?(?:to|for) (?:\w+ ){0,2}(?:academic|non-?commercial|non-?profit) (?:users|researchers|institutions|organi[sz]ations|entities|groups)\b(?![^.;]{0,30}\b(?:compan|industr|commercial|enterprise|for-profit|businesses))/i,
  /\b(?:available|licen[cs]ed|provided|released)\b[^.;,]{0,20}\bfor (?:non-?commercial|academic|non-?profit)(?:,? (?:and |or )?(?:academic|non-?commercial|non-?profit|research|educational))* (?:purposes?|use|usage)\b/i,
  /\bnot licensed for\b/i,
  /\buse-based restrictions\b/i,
  /\b(?:under|licen[cs]ed?)\b[^.;,]{0,40}\bnon-?commercial\b[^.;,]{0,40}\blicen[cs]e\b/i,
  /\blicen[cs]e for\b[^.;,]{0,30}\bnon-?commercial\b/i,
  /\b(?:requires?|must|subject to|accompanied with|accompanied by|governed by|agree to|adher\w+ to|bound by|follow)\b[^.;]{0,60}\b(?:acceptable|prohibited) use policy\b/i,
];

/** Both kinds of use are allowed, or it is asked of nobody. */
const ALLOWED =
  /\b(?:academic|research|non-?commercial|non-?profit|educational)(?: use| uses| purposes)?(?: and| or|,|\/| as well as)(?: for)?(?: permissive)? (?:commercial|for-profit|industrial)\b|(?<!non-?)\bcommercial(?: use)?(?: and| or|,|\/| as well as) (?:non-?commercial|academic|research)\b|\bnot (?:limited|restricted) to\b[^,.;]*/gi;

/** Wishes and notices are no terms: "intended for research use only", "not for clinical use". */
const INTENT = /\b(?:intended|intend|designed|developed|meant|aims?|envisioned|suitable|useful|primarily)\b/i;
const TERMS =
  /\b(?:licen[cs]ed?|provided|released|made available|may|must|shall|permitted|allowed|prohibited|forbidden)\b/i;

function restrictions(document: Document, sentence: Sentence): LicenseStatement[] {
  const { line, section } = sentence;
  const hit = narrowing(sentence.text);
  if (!hit) return [];
  const { text, before, clause, words } = hit;
  if (isOfAnotherRow(document, sentence) || isOfAnotherName(document, text)) return [];
  if (!TERMS.test(text) && !/licen[cs]|terms/i.test(section.heading) && isPurpose(words, clause)) return [];
  const named = subjectsIn(before.replace(CONCEDED, ''));
  if (leads(before, OUTPUTS)) return [];
  const speaksOfItself =
    named.size > 0 || ITSELF.test(text) || /licen[cs]|terms|disclaimer|usage/i.test(section.heading);
  if (!speaksOfItself || (isForeign(before, section.path) && !namesTheRelease(document, before))) return [];
  const terms: Terms = { id: null, name: words, openness: 'restricted' };
  const subjects = named.size > 0 ? named : subjectsOfHeading(section.heading);
  return [{ document, line, terms, subjects, restricts: true }];
}

/** What keeps its own license in a sentence that takes away from something else: "While the code is under MIT, the weights …". */
const CONCEDED = /^.*\b(?:while|whereas|although|though)\b[^,;]*[,;]/i;

/** Words of a sentence that exclude users or uses: "for non-commercial use only"; `null` for wishes and notices. */
export function narrowingWords(sentence: string): string | null {
  return narrowing(sentence)?.words ?? null;
}

/** @returns the sentence without what allows both kinds of use, what stands before the words (`clause`: in their own part), and the words */
function narrowing(sentence: string): { text: string; before: string; clause: string; words: string } | null {
  if (!NARROWING.test(sentence)) return null;
  const text = sentence.replace(ALLOWED, (match) => ' '.repeat(match.length));
  if (ASIDE.test(text)) return null;
  const hit = RESTRICTIONS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!hit) return null;
  const before = text.slice(0, hit.index);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(', but')) + 1);
  if (INTENT.test(clause) && !TERMS.test(clause)) return null;
  if (/\b(?:which|whose)\b[^,]*$/i.test(clause)) return null;
  return { text, before, clause, words: hit[0].replace(/\s+/g, ' ').trim().slice(0, 80) };
}

/** What teaches and what one part is good for are told without terms: "the reference implementation is purely for …". */
function isPurpose(words: string, clause: string): boolean {
  if (/educational/i.test(words) && !/academic|commercial|profit|research|scientific/i.test(words))
    return true;
  return /\b(?:implementations?|examples?|scripts?|notebooks?|demos?|tutorials?)\W+(?:is|are)\b/i.test(
    clause,
  );
}

/** Whether the pattern stands before the first word for the release itself: "outputs of the model", not "model and outputs". */
function leads(words: string, pattern: RegExp): boolean {
  const at = words.search(pattern);
  return at >= 0 && SUBJECTS.every(([, subject]) => words.search(subject) < 0 || words.search(subject) > at);
}

const ITSELF =
  /^\W*(?:for|only|strictly|free|released|no|commercial|this|it|we|our|all|use of)\b|\b(?:this|our)\b/i;

/** Words about the release by its own name: "the weights of Example are for …", among the steps of an installation too. */
function namesTheRelease(document: Document, words: string): boolean {
  const names = ownNames(document);
  return [...words.matchAll(/[\w.-]{3,}/g)].some(([word]) => names.includes(foldName(word)));
}

/** Steps and tools that have terms of their own. */
function isForeign(before: string, path: readonly string[]): boolean {
  if (/\b(?:this|our|all|we)\b/i.test(before)) return false;
  return /install|require|setup|set up|prerequisite|download|data\b|dataset/i.test(path.join(' / '));
}
