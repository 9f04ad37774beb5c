/** What a page claims about the terms of its release, sentence by sentence: which part, which act, how firmly, and where it stands. */
import type { Document, Sentence } from '../../prose/page.js';
import { mentionsOf } from '../names/mentions.js';
import { isHeadOfColumns, underColumns } from './columns.js';
import { behindLabel, isLabeledAsTerms } from './labels.js';
import { limitsLikely } from './model.js';
import { isPurpose, narrowing, TERMS } from './narrowing.js';
import { ALSO_SOLD, BINDS, DUAL, FOR_SOME, IF_IT_DOES_NOT_SUIT, isOfferBeside } from './offers.js';
import { limitsElsewhere, TERMS_HEADING_ELSEWHERE } from './other-languages.js';
import { type Act, readSentence, type SentenceReading } from './reading.js';
import { clauseWith, isOfAnotherThing, LEADING_REASON, ofLimitingPart, spokenOfBefore } from './spoken-of.js';
import {
  isOnData,
  isWithinLicensing,
  leads,
  OUTPUTS,
  type Subject,
  subjectsIn,
  subjectsOfSection,
} from './subjects.js';
import {
  ITSELF,
  isForeign,
  isOfAnotherName,
  isOfAnotherOwner,
  isOfAnotherRow,
  isOfAnotherSize,
  isOfOthers,
  namesTheRelease,
} from './whose.js';

/** One sentence, list item or table row of a page that takes something from whoever uses the release, or only asks. */
export interface TermsClaim {
  document: Document;
  /** 1-based. */
  line: number;
  sentence: Sentence;
  /** Parts of the release that it speaks of; `project` when it names none. */
  subjects: ReadonlySet<Subject>;
  act: Act;
  /** `firm`: it binds. `unclear`: it speaks of terms, and what they are is not understood. `soft`: a wish, which binds nobody. */
  firmness: 'firm' | 'unclear' | 'soft';
  /** The words themselves, for people. */
  words: string;
  /** It says so in plain words of its own: "for research use only". */
  plain: boolean;
}

/** Headings under which every sentence is read as terms. */
const TERMS_HEADING =
  /licen[cs]|\bterms\b|copyright|legal notice|usage restrictions?|permitted use|^\W*commercial use|conditions of use|use conditions/i;

/** Without one of these words a sentence elsewhere on a page says nothing of terms. */
const LANGUAGE =
  /licen[cs]|commercial|profit|academic|permi(?:t|ssion)|prohibit|forbid|allowed|research(?:ers)? (?:use|purpose|only)|purposes? only|use only|redistribut|(?:may|must|can|shall)(?:not| not|n['’]t)|solely|strictly|use policy|use-based|(?:may|must|can|shall) only|(?:only|used) (?:by|for|in|within|to)\b|agreement|\bnda\b|consent|approval|\bonly\W*$|purchase|revenue|employees|for[- ]profit|excluded|reserved (?:for|to)|limited to|\b(?:members?|business(?:es)?|compan(?:y|ies)|firms|enterprises?|pay|paid|buy|sell|sold|resell|rent)\b/i;

/** Sections on what a model is good for, where a purpose is advice unless it is put as a term. */
const ADVICE_HEADING =
  /ethic|intended use|misuse|malicious|limitation|bias|risk|out[- ]of[- ]scope|considerations|responsible|safety|recommendation/i;
const BINDING =
  /licen[cs]ed? (?:for|to|only)|prohibit|forbid|permitted|\ballowed\b|commercial|\b(?:may|must|shall) (?:not|only)\b|\b(?:may|can|must|shall) (?:only )?be used (?:only|solely|exclusively|by)\b|\b(?:may|can) only\b|\bmay use\b|permission|\b(?:our|prior|written) (?:approval|consent)|\b(?:have|has) to (?:pay|buy)|\bmust (?:buy|pay|sign|purchase|obtain)|\blimited to (?:members|non-?profit|academic|partners|universit)|\b(?:released|available|licen[cs]ed|provided) (?:for|to)\b[^.;]{0,60}\bonly\b|agreement/i;

/** What every license's own notice says, and what the law says anyway: neither takes anything away. */
const NOTICE =
  /except in compliance with the (?:licen[cs]es?|terms)|obtain a copy of the licen[cs]e|specific language governing|required by applicable law|\bas[- ]is\b|informational purposes? only|not a substitute for|accept\w* (?:of )?(?:our|the|this) disclaimer|infring\w+[^.;]{0,60}\brights\b/i;

/** So likely is what takes something away although it names an open license. */
const IN_SPITE_OF_A_NAME = 0.95;

/** So likely must the rest of the sentence be, without the clause that names it. */
const IN_SPITE_OF_WHAT_IS_NAMED = 0.6;

/** Names and signs of the authors are nobody's by any license. */
const MARKS = /\b(?:trade ?marks?|trade names?|service marks?|logos?)\b/i;
const MORE_THAN_MARKS =
  /commercial|\b(?:software|weights|models?|code|data(?:set)?s?|chang\w+|edit\w+|remov\w+)\b/i;

/** "In addition to the Apache License, …": something is added to the license that is named. */
const ADDS =
  /\b(?:in addition|additional(?:ly)?|on top of|further|following) (?:to |restrictions?|conditions?|terms|limit)|\b(?:except|provided that|with the (?:exception|restriction|condition|proviso)|as long as)\b/i;

/** "The test set is for research use only": what a model was measured on is no part of its release. */
const OF_EVALUATION =
  /^\W*(?:the |our |this |its )?(?:\w+ ){0,2}(?:evaluation|test|validation|benchmark(?:ing)?|held-?out|development|dev) (?:sets?|data(?:sets?)?|images?|splits?|corpus|corpora|recordings?|suite|files)\b(?![^;]*\b(?:models?|weights|checkpoints?|code|all)\b)/i;
/** "Until version 2 it could only be used by …": how it was, and no more. */
const UNTIL_THEN =
  /^\W*(?:until|up to|before|prior to|through) (?:and including )?(?:version|release|v\.? ?\d|\d)[^;]*\b(?:could|was|were|had|needed|required|asked|did)\b(?![^;]*\b(?:now|still|is|are|must|may)\b)/i;

/** Elsewhere than under a heading of terms a sentence must be plainer to close anything. */
const PLAIN = 0.92;

/** So likely is what says that data below their own heading are not to be handed on; other sentences there are of files and columns. */
const PLAIN_OF_DATA = 0.6;
const HANDS_ON: ReadonlySet<Act> = new Set(['redistribution', 'resale', 'license']);

/** Who or what the release's own terms begin with, where nothing else is named. */
const BEGINS_LIKE_TERMS =
  /^\W{0,8}(?:(?:note|notice|important|attention|warning)\W{1,4})?(?:any|all|both|only|no|nobody|everyone|everybody|anyone|whoever|you|use|using|commercial|business(?:es)?|compan(?:y|ies)|firms?|enterprises?|organi[sz]ations?|universit(?:y|ies)|selling|sale|resale|redistribution|access|download\w*)\b/i;
const NAMES_WHAT_IS_RELEASED = /\b(?:these|the) (?:model|weights|checkpoints?|release|parameters|files)\b/i;

const DATA: ReadonlySet<Subject> = new Set(['data']);
const isOnlyData = (subjects: ReadonlySet<Subject>): boolean => subjects.size === 1 && subjects.has('data');

/** All claims of a page that limit or ask, in the order of the page. Sections on other people's work are left out. */
export function claimsIn(document: Document): TermsClaim[] {
  return document.sentences.flatMap((sentence, at) => claimOf(document, sentence, at));
}

function claimOf(document: Document, alone: Sentence, at: number): TermsClaim[] {
  const question = askedByHeading(document, at);
  const whole = underColumns(document, at) ?? question ?? withQuestion(document, alone, at);
  if (whole === null || isHeadOfColumns(document, at)) return [];
  const behind = behindLabel(whole);
  const text = behind?.said ?? whole;
  const sentence = text === alone.text ? alone : { ...alone, text };
  const { line, section } = sentence;
  const headed =
    TERMS_HEADING.test(section.heading) ||
    TERMS_HEADING_ELSEWHERE.test(section.heading) ||
    isWithinLicensing(section) ||
    isLabeledAsTerms(alone.row ?? alone.text) ||
    question !== null;
  if ((!headed && !LANGUAGE.test(text)) || isOfOthers(section)) return [];
  const reading = readSentence(text);
  const { act, words, before } = reading;
  const own = ofLimitingPart(text) ?? subjectsIn(clauseWith(before));
  const labeled = behind && own.size === 0 ? subjectsIn(behind.label) : own;
  const told = labeled.size > 0 ? labeled : spokenOfBefore(document, at);
  const named = told.size === 0 && isOnData(section) ? DATA : told;
  // Fonts and pictures that are left out of what is given are no part of it.
  if (isOfAnotherThing(before, labeled)) return [];
  const subjects = named.size > 0 ? named : subjectsOfSection(section);
  const firmness =
    firmnessOf(document, sentence, { before: sentenceBefore(document, at), reading, headed, named }) ??
    (headed && limitsElsewhere(text) ? 'firm' : null);
  const plain = narrowing(text) !== null;
  return firmness ? [{ document, line, sentence, subjects, act, firmness, words, plain }] : [];
}

/** "No.", "Not yet.", "They don't.": what makes sense only after what was said before. */
const ANSWER =
  /^\W*(?:A(?:nswer)?\s*[:.]\s*)?(?:no|nope|none|yes|sure|of course|certainly|absolutely|never|not (?:yet|at all|really))\b|^\W*(?:A|Answer):/i;
const ECHO = /^\W*(?:\w+ ){0,2}\w+ ?(?:n['’]t|not|can|may|is|are|do|does)\W*$/i;
const LONGEST_ECHO = 24;

/** "### Can I use the weights in a product?", and below it "No.": the question of a heading on terms with its answer. */
function askedByHeading({ sentences }: Document, at: number): string | null {
  const { text, section } = sentences[at] as Sentence;
  const { heading } = section;
  if (!/\?\W*$/.test(heading) || sentences[at - 1]?.section === section) return null;
  return LANGUAGE.test(heading) && ANSWER.test(text) ? `${heading} ${text}` : null;
}

/** A question with its answer, and "Others do. We don't." as one; `null` for the question that the next sentence answers. */
function withQuestion({ sentences }: Document, sentence: Sentence, at: number): string | null {
  const [before, after] = [sentences[at - 1], sentences[at + 1]];
  if (after && answers(sentence, after)) return null;
  return before && answers(before, sentence) ? `${before.text} ${sentence.text}` : sentence.text;
}

function answers(before: Sentence, { text, section, line, row }: Sentence): boolean {
  if (before.section !== section || line - before.line > 2 || row !== undefined || before.row !== undefined)
    return false;
  if (/\?\W*$/.test(before.text)) return ANSWER.test(text) || text.length <= 2 * LONGEST_ECHO;
  return text.length <= LONGEST_ECHO && ECHO.test(text);
}

function sentenceBefore({ sentences }: Document, at: number): string {
  const before = sentences[at - 1];
  return before && before.section === sentences[at]?.section ? before.text : '';
}

interface Seen {
  /** The sentence before, in the same section. */
  before: string;
  reading: SentenceReading;
  headed: boolean;
  named: ReadonlySet<Subject>;
}

/** `null`: it says nothing of the release's terms. */
function firmnessOf(document: Document, sentence: Sentence, seen: Seen): TermsClaim['firmness'] | null {
  const { text, section } = sentence;
  const { reading, headed, named } = seen;
  if (reading.act === 'asks') return 'soft';
  if (
    isNotice(text, reading.likely, seen.before) ||
    isCopyrightLine(document, sentence) ||
    isNamedOpen(text, reading)
  )
    return null;
  if (ADVICE_HEADING.test(section.heading) && !BINDING.test(text)) return null;
  if (!reading.limits || isOfAnotherRow(document, sentence) || isOfAnotherName(document, text)) return null;
  if (isOfAnotherSize(document, reading.before)) return null;
  if (isOfAnotherOwner(document, text) || OF_EVALUATION.test(text) || UNTIL_THEN.test(text)) return null;
  const ofOutputs = leads(reading.before.replace(LEADING_REASON, ''), OUTPUTS);
  // Predictions under a license of their own are data that was put somewhere; what binds whoever makes some is a term.
  if (ofOutputs && (!headed || /\bunder\b/i.test(text))) return null;
  const plain = narrowing(text);
  if (plain && !TERMS.test(text) && !headed && isPurpose(plain.words, plain.clause)) return null;
  const speaksOfItself =
    named.size > 0 ||
    ITSELF.test(text) ||
    headed ||
    /disclaimer|usage/i.test(section.heading) ||
    BEGINS_LIKE_TERMS.test(text) ||
    NAMES_WHAT_IS_RELEASED.test(text);
  const foreign =
    !isOnlyData(named) &&
    isForeign(reading.before, section.path) &&
    !namesTheRelease(document, reading.before);
  if (!speaksOfItself || foreign) return null;
  if (headed) return reading.sure || (!reading.hedged && namesClosed(text)) ? 'firm' : 'unclear';
  const ofData = isOnlyData(named) && isOnData(section);
  if (ofData && HANDS_ON.has(reading.act) && reading.likely >= PLAIN_OF_DATA) return 'firm';
  return ((plain || ofData) && reading.sure) || reading.likely >= PLAIN ? 'firm' : null;
}

/** A limit that is a known license by name needs no other words. */
const namesClosed = (text: string): boolean =>
  mentionsOf(text, true).some(({ terms }) => terms.openness === 'restricted' && terms.id !== null);

/** "Copyright Example Lab. All rights reserved.": the line that stands above every license, open ones too. */
function isCopyrightLine(document: Document, sentence: Sentence): boolean {
  if (!/^(?:[^.;]{0,80}\W)?all rights reserved\W*$/i.test(sentence.text)) return false;
  const line = document.sentences.filter(
    (one) => one.line === sentence.line && one.section === sentence.section,
  );
  return line.some(({ text }) => /copyright|©|\(c\)/i.test(text));
}

/** "You can find details at: https://…": where terms stand that another sentence names. */
const POINTS =
  /^\W*(?:you (?:can|may) (?:also )?)?(?:find|see|read|view|obtain)\b(?: (?:the|a|more|full|further|its))* (?:details|copy|text|information)\b[^.;]{0,40}https?:/i;

/** "For research, and not approved for clinical use", "not for diagnosis": what it was neither made nor cleared for. */
const NOT_APPROVED =
  /\bnot (?:yet |been |to be used )?(?:(?:approved|cleared|validated|certified) (?:for|by)\b[^.;]*|for (?:any |direct |use in (?:a |any )?)?)\b(?:clinical|medical|diagnos\w*|therapeutic|patients?|patient|fda)\b/i;

/** "Everybody may use it, but not for diagnosis" is no notice. */
const SPEAKS_OF_RIGHTS =
  /\bonly\b|licen[cs]|commercial|\b(?:may|must|shall)\b|allowed|permi(?:t|ssion)|\bgrant|\bfree(?:ly)? (?:to|for)\b|prohibit|forbid/i;

function isNotice(text: string, likely: number, before: string): boolean {
  if (POINTS.test(text) || isOfferBeside(text, before)) return true;
  if (NOT_APPROVED.test(text) && narrowing(text) === null && !SPEAKS_OF_RIGHTS.test(text)) return true;
  if (MARKS.test(text) && !MORE_THAN_MARKS.test(text)) return true;
  return NOTICE.test(text) && narrowing(text) === null && likely < IN_SPITE_OF_A_NAME;
}

/** "You accept the terms of the MIT license": an open license is named, and nothing else is said. */
function isNamedOpen(text: string, { likely, limits, besideName }: SentenceReading): boolean {
  const alsoSold = ALSO_SOLD.test(text) || (DUAL.test(text) && !FOR_SOME.test(text));
  if (
    narrowing(text) ||
    (likely >= IN_SPITE_OF_A_NAME && !(alsoSold && !BINDS.test(text.replace(IF_IT_DOES_NOT_SUIT, ' '))))
  )
    return false;
  if (limits && besideName && !alsoSold) return false;
  if (limits && ADDS.test(text)) return false;
  const named = mentionsOf(text, true);
  if (limits && !alsoSold && limitsLikely(without(text, named)) >= IN_SPITE_OF_WHAT_IS_NAMED) return false;
  return named.length > 0 && named.every(({ terms }) => terms.openness === 'open');
}

/** The parts of a sentence in which nothing is named. */
function without(text: string, named: readonly { start: number; end: number }[]): string {
  const parts = [...text.matchAll(/[^;,.:–—]+(?:\.\d[^;,.:–—]*)*/g)];
  return parts
    .filter(({ index, 0: part }) =>
      named.every(({ start, end }) => end <= index || start >= index + part.length),
    )
    .map(([part]) => part)
    .join(',');
}
