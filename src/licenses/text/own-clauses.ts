/** Sentences of people's own beside a license: what may take something away, and is not known to be harmless, is read by a person. */
import { plainText } from './plain-text.js';

/** What a clause is about, and that it narrows it: both in one sentence. */
const SPEAKS_OF_RIGHTS =
  /\b(?:licens\w+|permi(?:t|ts|tted|ssions?)|grant(?:s|ed)?|rights?|use|usage|be(?:ing)? used|used (?:only|for|by|in|to|as)|cop(?:y|ies|ied|ying)|pass(?:ed|es|ing)? (?:it |them )?on|serv(?:es|ed|ing)|modif\w+|modification|(?:re)?distribut\w+|sell|sold|resale|commerciali?[sz]\w+|publish\w*|access|agreements?|shar(?:e|ed|ing)|derivatives?|deploy\w*|utiliz\w+|install\w*|agrees? to|host(?:ed|ing)?)\b/;
const NARROWS =
  /\b(?:not|no|nor|never|cannot|only|solely|exclusively|strictly|exclud\w+|excluding|exclusions?|except(?:ion|ions|ing)?|unless|without|prohibit\w*|forbid\w*|forbidden|restrict\w*|limit(?:s|ed|ations?)?|requir(?:e|es|ed)|notwithstanding|provided that|conditions?|conditioned|subject to|consent|approval|fees?|royalt\w+|revo(?:ke|ked|cable)|terminat\w+|expires?|expressly reserved|must|shall|ha(?:s|ve) to|needs?|paid|pay(?:s|ment)?|purchas\w+|buy|exceed\w*|(?:more|less|fewer|larger|greater) than|above|revenue|turnover|employees|confidential|reserved (?:for|to)|agreements?|authori[sz]\w+)\b/;

/** Sentences that stand beside open licenses and take nothing away. */
const TAKES_NOTHING: readonly RegExp[] = [
  // Disclaimers: of warranty and liability, and of being fit for dangerous places.
  /\bwarrant(?:y|ies|s)\b|\bliab(?:le|ility)\b|\bdamages\b|merchantab|\bfitness for\b|\bas[- ]is\b|\bown risk\b|\bno guarantees?\b|\bresponsib(?:le|ility)\b|\bnot (?:\w+ )?(?:intended|meant|designed|suitable|approved|validated)\b|fault[- ]tolerant/,
  // Wishes.
  /\b(?:we|i|the authors?) (?:only |just |kindly |also |do )?(?:ask|request|encourage|hope|urge|would like|recommend)\b|\bplease\b/,
  // Names, which no license of a work is about.
  /\btrade ?marks?\b|\blogos?\b|\btrade names?\b|\bservice marks?\b|\bendors(?:e|ement)\b|\bpublicity\b|\badvertising\b|\buse (?:of )?(?:our|the|its) [\w ]{0,30}\bnames?\b/,
  // The notice by which a license is applied, and where it is found.
  /\bmay not use (?:this|these|the) \w+ except in compliance\b|\bobtain a copy of the license\b|\bspecific language governing\b|\bcan redistribute it and\/or modify it under\b|\bshould have received a copy\b|\bif a copy of the [\w -]{1,40} was not distributed with th(?:is|ese) files?\b|\bfree software foundation\b|\bsee the (?:license|gnu|file)\b|\bin the hope that\b|\ball rights reserved\b/,
  /\bare permitted provided that the following conditions are met\b|\bwelcome to redistribute it under certain conditions\b|\binto proprietary programs\b/,
  // More than the license allows.
  /\b(?:this|the|an?|as|special|linking|following|such|additional) exceptions?\b(?! of)|\bexceptions? to the\b|\badditional (?:permissions?|rights?)\b|\bneed not\b|\bnot (?:required|obligated|obliged)\b|\bwithout causing\b|\bnot (?:by \w+ )?cause\b|\bin other respects\b|\bthey cover modification\b|\bof your choice\b|\bpermission to (?:link|combine|convey|propagate)\b|\bobey the\b|\bsource code\b.{0,80}\b(?:must|shall)\b(?! not\b)|\bproxy\b|\bpermitted provided the source\b|\bhereby waives?\b|\bpublic domain\b/,
  // Who paid for it, and who may change the text.
  /\b(?:agreement|contract|grant) (?:number|nos?\b|no\.)|\bsteward\b|\b(?:is|are) (?:itself |also )?covered by the above license\b/,
  // What others own in it.
  /(?<!\b(?:to|by|for|with) (?:any )?)\bthird[- ]part(?:y|ies)\b|\bbelongs? to (?:their|its|the|others)\b|\brespective (?:owners?|licenses?|copyright|authors?)\b|\b(?:under|by|have|has|with) (?:an? |the |its |their )?(?:separate|different|other|own|following) licenses?\b/,
  // Contributions, notices and credit, export laws.
  /\bcontribut(?:e|ed|or|ors|ions?|ing)\b|\bcopyright (?:notices?|statements?|holders?|owners?)\b|\bnotices?\b|\bcit(?:e|ed|ing|ation)\b|\backnowledg\w+|\battribution\b|\bexport(?:s|ed|ing)?\b|\bapplicable laws?\b|\bpatents?\b/,
];

/** Which license applies: that takes nothing away either, unless it is for some only. */
const APPLIES =
  /\b(?:licensed|distributed|released|available|provided|governed) (?:under|by)\b|\b(?:terms|conditions) of the [\w. -]{0,60}\blicenses?\b/;
const FOR_SOME = /\b(?:except|exclud\w+|only|not|cannot|solely)\b/;

/** A heading or the name of a file is no clause. Words. */
const SHORTEST_CLAUSE = 5;

/**
 * The sentences of a stretch of text that may take something away.
 * @param strict where the text is far from any license: either word makes a sentence doubtful
 */
export function ownClauses(text: string, strict = false): string[] {
  return text
    .split(/(?<=[.;!?])\s+|\n[ \t]*\n|\n(?=[ \t]{0,20}(?:[-*•]|\(?\w{1,3}[.)])[ \t])/)
    .map(plainText)
    .filter((sentence) => isClause(sentence, strict) && !isHarmless(sentence));
}

const isHarmless = (sentence: string): boolean =>
  TAKES_NOTHING.some((pattern) => pattern.test(sentence)) ||
  (APPLIES.test(sentence) && !FOR_SOME.test(sentence));

function isClause(sentence: string, strict: boolean): boolean {
  if (sentence.split(' ').length < SHORTEST_CLAUSE) return false;
  const [speaks, narrows] = [SPEAKS_OF_RIGHTS.test(sentence), NARROWS.test(sentence)];
  return strict ? speaks || narrows : speaks && narrows;
}
