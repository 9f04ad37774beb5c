/** One sentence on terms, read: whether it takes something away, what, how firmly, and in which of its clauses. */

import { oncePerText } from '../../remembered.js';
import { mentionsOf } from '../names/mentions.js';
import { withoutKeepingTo } from './accepting.js';
import { type Clause, clausesOf } from './grammar.js';
import { classesOf } from './lexicon.js';
import { limitsLikely } from './model.js';
import { narrowing } from './narrowing.js';
import { type Token, tokensOf } from './tokens.js';

/** What a sentence does to the rights of whoever uses a release. */
export type Act =
  | 'purpose' // limits for what: non-commercial, research, evaluation
  | 'user' // limits for whom: academics, members, small companies
  | 'field' // excludes a field: military, surveillance, medicine
  | 'territory'
  | 'scale' // from a number of users, employees or a revenue on
  | 'outputs' // limits what may be done with what the model makes
  | 'resale'
  | 'redistribution'
  | 'modification'
  | 'license' // needs a license of its own
  | 'permission'
  | 'agreement'
  | 'asks'; // a wish, which binds nobody

export interface SentenceReading {
  /** It takes something away, more likely than not. */
  limits: boolean;
  /** So surely that it may close a license; else what it says is not understood. */
  sure: boolean;
  /** How likely it limits, 0 to 1, by the model that is trained on sentences. */
  likely: number;
  /** It says what may be so. */
  hedged: boolean;
  act: Act;
  /** A clause of its own takes away, apart from the one that names an open license. */
  besideName: boolean;
  /** The words that take away, for people. */
  words: string;
  /** What stands before those words, in which their subject is named. */
  before: string;
}

/** From here on a sentence is more likely a limit than not: the best balance of both kinds on splits by group. */
export const LIMITS_FROM = 0.5;
/** From here on it closes: of a hundred such sentences hardly any is harmless. */
export const SURE_FROM = 0.8;
/** What ends by giving takes away only when nearly everything else says so. */
export const GIVES_UNTIL = 0.9;
/** Plain patterns are believed unless the whole sentence speaks clearly for something else. */
const PATTERN_FROM = 0.3;

/** "Our earlier model was for research only, but this one is open": what was is no term of what is. */
const WAS_AND_IS =
  /\b(?:earlier|previous|prior|older|former|first|initial|original|last)\b[^.;]*\b(?:was|were|had)\b.*\b(?:now|this|these|current|new|present|today)\b/i;

/** "Weights may inherit the terms of their source": which terms hold is for the reader to find out. */
const HEDGED =
  /\b(?:may|might|could|can)\b (?:also |still |each )?(?:inherit|vary|differ|depend|carry|be subject|be governed|be covered|come with|come under|fall under|have)\b/i;

/** What the last clause says over an earlier one: "the claim that … is wrong", "our weights are Apache-2.0". */
const OVERRULES =
  /^(?:open license|wrong: |unlike before|not (?:forbidden|only|that closed)|needs nothing|there is none)/;

/** Ways in which a sentence ends that give, as nearly all sentences with them do. */
const GIVES = /^(?:does not reach|needs nothing|without asking|there is none|not forbidden)$/;

/** Classes of words that say what terms take away, and those of what is asked before any use. */
const SAYS_WHAT = new Set([
  ...['not', 'only', 'forbid', 'commerce', 'narrow', 'field', 'number', 'place', 'cost', 'sell', 'output'],
  ...['permission', 'get', 'closedlicense', 'except', 'modify'],
]);

/** "Access to the contest is restricted to teams; the weights are not": only something else is kept from people. */
const isOfTheOther = (clauses: readonly Clause[]): boolean =>
  clauses.at(-1)?.rule === 'unlike before' && /^(?:other|aside|thing)$/.test(clauses.at(-2)?.owner ?? '');

/** Without a word of one of these nothing is taken from what may be done with outputs. */
const TAKES = new Set([
  'not',
  'only',
  'except',
  'forbid',
  'if',
  'must',
  'cost',
  'permission',
  'get',
  'narrow',
]);

/** "The weights are under the model license": terms are named, and what they say stands elsewhere. */
function onlyNamesTerms(tokens: readonly Token[]): boolean {
  return (
    tokens.some(({ word }) => /^(?:licenses?|terms|<unclearlicense>)$/.test(word)) &&
    tokens.every(({ word }) => !/^(?:requir|need|must|restrict)/.test(word)) &&
    tokens.every(({ stem }) => classesOf(stem).every((one) => !SAYS_WHAT.has(one)))
  );
}

const LONGEST_WORDS = 80;

/** "…, except the folder of tools, which is under MIT": what is given beside what is taken. */
const OPEN_EXCEPTION =
  /,? \(?(?:except(?:ing)?(?: for)?|apart from|other than|with the exception of) [^,;()]{1,80},? (?:which|that) (?:is|are) [^,;()]{1,60}$/i;

function withoutOpenException(text: string): string {
  const [words = ''] = OPEN_EXCEPTION.exec(text) ?? [];
  const named = words === '' ? [] : mentionsOf(words, true);
  const isOpen = named.length > 0 && named.every(({ terms }) => terms.openness === 'open');
  return isOpen ? text.slice(0, text.length - words.length) : text;
}

/** Reads a sentence by itself, as if it spoke of the release. Linear in its length. */
export const readSentence: (written: string) => SentenceReading = oncePerText(readAlone);

function readAlone(written: string): SentenceReading {
  const text = withoutKeepingTo(withoutOpenException(written));
  const likely = limitsLikely(text);
  const plain = narrowing(text);
  const tokens = tokensOf(text);
  const clauses = clausesOf(tokens);
  const clause = clauses.findLast(({ effect }) => effect === 'closes');
  const asking = clauses.some(({ mood }) => mood === 'asks');
  const wish = asking && clauses.every(({ effect, mood }) => mood === 'asks' || effect === 'nothing');
  const last = clauses.findLast(({ effect }) => effect !== 'nothing');
  const was = WAS_AND_IS.test(text) && !(last?.effect === 'closes' && last.mood === 'says' && last.from > 0);
  const elsewhere = last !== undefined && (OVERRULES.test(last.rule) || /^(?:other|aside)$/.test(last.owner));
  const byPattern = plain !== null && !elsewhere && likely >= (was ? SURE_FROM : PATTERN_FROM) && !wish;
  const gives = last
    ? (GIVES.test(last.rule) && !/^(?:other|aside)$/.test(last.owner)) ||
      (last.effect === 'opens' && last.rule === 'unlike before') ||
      (clause === undefined &&
        tokens.some(({ stem }) => classesOf(stem).includes('output')) &&
        tokens.every(({ stem }) => !classesOf(stem).some((one) => TAKES.has(one))))
    : clauses.some(({ rule }) => rule === 'the model declines') || isOfTheOther(clauses);
  const limits = byPattern || likely >= (gives ? GIVES_UNTIL : wish || was ? SURE_FROM : LIMITS_FROM);
  const asked = !limits && asking;
  const own = clause ? tokens.slice(clause.from, clause.to) : tokens;
  return {
    limits,
    sure:
      limits &&
      !HEDGED.test(text) &&
      !onlyNamesTerms(tokens) &&
      (likely >= SURE_FROM || (byPattern && likely >= LIMITS_FROM)),
    likely,
    hedged: HEDGED.test(text),
    act: asked ? 'asks' : actOf(own, clause),
    besideName: clause !== undefined && own.every(({ word }) => word !== '<openlicense>'),
    words: plain?.words ?? wordsOf(written),
    before: plain?.before ?? text,
  };
}

/** Whether the last clause that takes something away takes it from what is no part of a release: icons, a talk, somebody else's model. */
export function speaksOfAnother(text: string): boolean {
  const closing = clausesOf(tokensOf(text)).findLast(({ effect }) => effect === 'closes');
  return closing !== undefined && /^(?:other|aside|thing)$/.test(closing.owner);
}

/** The sentence itself, cut at a word. */
function wordsOf(text: string): string {
  const whole = text
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();
  if (whole.length <= LONGEST_WORDS) return whole;
  return `${whole.slice(0, LONGEST_WORDS - 1).replace(/\s+\S*$/, '')}…`;
}

function actOf(tokens: readonly Token[], clause: Clause | undefined): Act {
  const classes = new Set(tokens.flatMap(({ stem }) => classesOf(stem)));
  const says = (pattern: RegExp) => tokens.some(({ word }) => pattern.test(word));
  if (clause?.rule === 'needs permission' || clause?.rule === 'permission') {
    if (says(/^(?:permission|consent|approval|approve|authoriz|clearance)/)) return 'permission';
    return says(/^(?:agree|accept|eula|nda|sign)/) ? 'agreement' : 'license';
  }
  if (classes.has('scale') && classes.has('number')) return 'scale';
  if (classes.has('field') && !classes.has('narrow')) return 'field';
  if (classes.has('place') && !classes.has('narrow') && !classes.has('commerce')) return 'territory';
  if (says(/^(?:outputs?|generat(?:ed|ions?)|predict(?:ed|ions?)|completions?|renderings?)$/))
    return 'outputs';
  if (classes.has('narrow') || classes.has('commerce')) {
    return says(
      /^(?:researchers?|academics?|students?|universit|scientists?|members?|institut|companies|organizations?)/,
    ) && !says(/^(?:purposes?|use|commercial|research)$/)
      ? 'user'
      : 'purpose';
  }
  if (classes.has('sell')) return 'resale';
  if (classes.has('redistribute')) return 'redistribution';
  return classes.has('modify') ? 'modification' : 'purpose';
}
