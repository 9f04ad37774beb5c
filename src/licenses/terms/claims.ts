/** What a page claims about the terms of its release, sentence by sentence: which part, which act, how firmly, and where it stands. */
import type { Document, Sentence } from '../../prose/page.js';
import { mentionsOf } from '../names/mentions.js';
import { isHeadOfColumns, underColumns } from './columns.js';
import { limitsLikely } from './model.js';
import { isPurpose, narrowing, TERMS } from './narrowing.js';
import { limitsElsewhere, TERMS_HEADING_ELSEWHERE } from './other-languages.js';
import { type Act, readSentence, type SentenceReading } from './reading.js';
import { leads, OUTPUTS, type Subject, subjectsIn, subjectsOfHeading } from './subjects.js';
import {
  ITSELF,
  isForeign,
  isOfAnotherName,
  isOfAnotherOwner,
  isOfAnotherRow,
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
  /licen[cs]|commercial|profit|academic|permi(?:t|ssion)|prohibit|forbid|allowed|research(?:ers)? (?:use|purpose|only)|purposes? only|use only|redistribut|(?:may|must|can|shall)(?:not| not|n['’]t)|solely|strictly|use policy|use-based|(?:may|must|can|shall) only|(?:only|used) (?:by|for|in|within|to)\b|agreement|\bnda\b|consent|approval|\bonly\W*$|purchase|revenue|employees|for[- ]profit|excluded|reserved (?:for|to)|limited to/i;

/** Sections on what a model is good for, where a purpose is advice unless it is put as a term. */
const ADVICE_HEADING =
  /ethic|intended use|misuse|malicious|limitation|bias|risk|out[- ]of[- ]scope|considerations|responsible|safety|recommendation/i;
const BINDING =
  /licen[cs]ed? (?:for|to|only)|prohibit|forbid|permitted|\ballowed\b|commercial|\b(?:may|must|shall) (?:not|only)\b|\bterms\b(?! of use)|agreement/i;

/** What every license's own notice says, and what the law says anyway: neither takes anything away. */
const NOTICE =
  /except in compliance with the (?:licen[cs]es?|terms)|obtain a copy of the licen[cs]e|specific language governing|required by applicable law|\bas[- ]is\b|informational purposes? only|not a substitute for|accept\w* (?:of )?(?:our|the|this) disclaimer|infring\w+[^.;]{0,60}\brights\b/i;

/** So likely is what takes something away although it names an open license. */
const IN_SPITE_OF_A_NAME = 0.95;

/** So likely must the rest of the sentence be, without the clause that names it. */
const IN_SPITE_OF_WHAT_IS_NAMED = 0.6;

/** "Under AGPL, but you can ask for a commercial license": a second license for whom the first does not suit. */
const ALSO_SOLD =
  /\b(?:can|may|available|offer\w*|possible|also|request|contact|interested)\b[^.;]*\b(?:commercial|other|different|separate|alternative|proprietary|dual)\b[^.;]{0,20}\b(?:licen[cs]\w*|terms)\b/i;

/** "Dual-licensed: GPL for everybody, a commercial license for closed source", "under AGPL or a commercial license". */
const DUAL =
  /\bdual(?:ly)?[- ]?licen[cs]\w*|\b(?:offer\w*|available|choose|choice)\b[^;]*\b(?:commercial|proprietary) licen[cs]e\b|\b(?:or|and)\b (?:under )?(?:an? |our |the |its )?(?:separate |paid )?(?:commercial|proprietary|enterprise) licen[cs]es?\b|\b(?:commercial|proprietary|enterprise) licen[cs]es?\b[^.;]*\b(?:clos(?:ed|ing)|proprietary|whoever|those who|if you (?:prefer|want|cannot|can['’]t)|alternative\w*)\b/i;
/** The open one of the two is not for everybody. */
const FOR_SOME =
  /\b(?:academi\w+|non-?\s?commercial|research\w*|personal|private|individuals?|students?|hobby\w*|evaluation|education\w*|teaching|universit\w+)\b/i;

/** With one of these it is no offer any more. */
const BINDS = /\b(?:must|needs?|requires?|required|only|ha(?:ve|s) to|not)\b/i;

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

/** All claims of a page that limit or ask, in the order of the page. Sections on other people's work are left out. */
export function claimsIn(document: Document): TermsClaim[] {
  return document.sentences.flatMap((sentence, at) => claimOf(document, sentence, at));
}

function claimOf(document: Document, alone: Sentence, at: number): TermsClaim[] {
  const text = underColumns(document, at) ?? withQuestion(document, alone, at);
  if (text === null || isHeadOfColumns(document, at)) return [];
  const sentence = text === alone.text ? alone : { ...alone, text };
  const { line, section } = sentence;
  const headed = TERMS_HEADING.test(section.heading) || TERMS_HEADING_ELSEWHERE.test(section.heading);
  if ((!headed && !LANGUAGE.test(text)) || isOfOthers(section)) return [];
  const reading = readSentence(text);
  const { act, words, before } = reading;
  const own = subjectsIn(clauseWith(before));
  const named = own.size > 0 ? own : spokenOfBefore(document, at);
  const subjects = named.size > 0 ? named : subjectsOfHeading(section.heading);
  const firmness =
    firmnessOf(document, sentence, { reading, headed, named }) ??
    (headed && limitsElsewhere(text) ? 'unclear' : null);
  const plain = narrowing(text) !== null;
  return firmness ? [{ document, line, sentence, subjects, act, firmness, words, plain }] : [];
}

/** "No.", "Not yet.", "They don't.": what makes sense only after what was said before. */
const ANSWER =
  /^\W*(?:A(?:nswer)?\s*[:.]\s*)?(?:no|nope|none|yes|sure|of course|certainly|absolutely|never|not (?:yet|at all|really))\b|^\W*(?:A|Answer):/i;
const ECHO = /^\W*(?:\w+ ){0,2}\w+ ?(?:n['’]t|not|can|may|is|are|do|does)\W*$/i;
const LONGEST_ECHO = 24;

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

interface Seen {
  reading: SentenceReading;
  headed: boolean;
  named: ReadonlySet<Subject>;
}

/** `null`: it says nothing of the release's terms. */
function firmnessOf(document: Document, sentence: Sentence, seen: Seen): TermsClaim['firmness'] | null {
  const { text, section } = sentence;
  const { reading, headed, named } = seen;
  if (reading.act === 'asks') return 'soft';
  if (isNotice(text, reading.likely) || isCopyrightLine(document, sentence) || isNamedOpen(text, reading))
    return null;
  if (ADVICE_HEADING.test(section.heading) && !BINDING.test(text)) return null;
  if (!reading.limits || isOfAnotherRow(document, sentence) || isOfAnotherName(document, text)) return null;
  if (isOfAnotherOwner(document, text) || OF_EVALUATION.test(text) || UNTIL_THEN.test(text)) return null;
  const ofOutputs = leads(reading.before.replace(LEADING_REASON, ''), OUTPUTS);
  // Predictions under a license of their own are data that was put somewhere; what binds whoever makes some is a term.
  if (ofOutputs && (!headed || /\bunder\b/i.test(text))) return null;
  const plain = narrowing(text);
  if (plain && !TERMS.test(text) && !headed && isPurpose(plain.words, plain.clause)) return null;
  const speaksOfItself =
    named.size > 0 || ITSELF.test(text) || headed || /disclaimer|usage/i.test(section.heading);
  const foreign = isForeign(reading.before, section.path) && !namesTheRelease(document, reading.before);
  if (!speaksOfItself || foreign) return null;
  if (headed) return reading.sure ? 'firm' : 'unclear';
  return (plain && reading.sure) || reading.likely >= PLAIN ? 'firm' : null;
}

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

function isNotice(text: string, likely: number): boolean {
  if (POINTS.test(text)) return true;
  if (NOT_APPROVED.test(text) && narrowing(text) === null && !SPEAKS_OF_RIGHTS.test(text)) return true;
  if (MARKS.test(text) && !MORE_THAN_MARKS.test(text)) return true;
  return NOTICE.test(text) && narrowing(text) === null && likely < IN_SPITE_OF_A_NAME;
}

/** "You accept the terms of the MIT license": an open license is named, and nothing else is said. */
function isNamedOpen(text: string, { likely, limits, besideName }: SentenceReading): boolean {
  const alsoSold = ALSO_SOLD.test(text) || (DUAL.test(text) && !FOR_SOME.test(text));
  if (narrowing(text) || (likely >= IN_SPITE_OF_A_NAME && !(alsoSold && !BINDS.test(text)))) return false;
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

/** "The weights are under X. This means they cannot be sold.": what the sentence right before, in the same paragraph, speaks of. */
function spokenOfBefore(document: Document, at: number): ReadonlySet<Subject> {
  const { text, section, line, row } = document.sentences[at] as Sentence;
  if (/^\W*\w[\w ]{0,30}:/.test(text)) return new Set();
  const before = document.sentences[at - 1];
  if (!before || row !== undefined || before.section !== section || line - before.line > 1) return new Set();
  const subjects = subjectsIn(clauseWith(before.text));
  return /^\W*(?:\d+\.\s|[-*]\s)/.test(before.text) ? new Set() : subjects;
}

/** What keeps its own license in a sentence that takes away from something else: "While the code is under MIT, the weights …". */
const CONCEDED = /^.*\b(?:while|whereas|although|though)\b[^,;]*[,;]/i;
/** What a sentence turns to: "the code is MIT, but the weights may …" speaks of the weights. */
const TURN = /^.*[;,:.]\s*(?:but|however|yet|while|whereas|the (?=weights|models?\b|code|data))\s*/i;

/** Why it is so is not what the terms are on: before the comma where the sentence begins with it, else to its end. */
const LEADING_REASON =
  /^\W*(?:due to|because|owing to|since|given that|as|until|once|after|before|prior to)\b[^,;]*[,;]/i;
const REASON = /\b(?:due to|because|owing to)\b.*$/i;

function clauseWith(before: string): string {
  const without = before.replace(CONCEDED, '').replace(LEADING_REASON, '').replace(REASON, '');
  const turned = without.replace(TURN, (match) => (/the\s*$/i.test(match) ? 'the ' : ''));
  return subjectsIn(turned).size > 0 ? turned : without;
}
