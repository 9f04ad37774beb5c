/** Whose terms a sentence speaks of: the page's own release, or another model, step or tool that is named there. */

import type { Document, Section, Sentence } from '../../prose/page.js';
import { foldName, NAME_IN_CAPITALS, namesOfPage, recurs } from '../../prose/proper-names.js';
import { mentionsOf } from '../names/mentions.js';
import { classesOf } from './lexicon.js';
import { stemOf, tokensOf } from './tokens.js';
import { ELSEWHERE } from './topic.js';

/** What rows of a table of terms begin with: "Commercial use", "Who may use it", "Weights", "Fee for companies". */
const ROW_HEADS = new Set([
  ...[
    'commerce',
    'use',
    'redistribute',
    'modify',
    'sell',
    'purpose',
    'narrow',
    'field',
    'output',
    'place',
    'scale',
  ],
  ...[
    'you',
    'this',
    'cost',
    'permission',
    'license',
    'allow',
    'may',
    'only',
    'model',
    'code',
    'data',
    'docs',
  ],
]);
/** What may be somebody else's or another step's: "Baseline model", "Their weights", "Training data". */
const PARTS = new Set(['model', 'code', 'data', 'docs']);
const OTHERS_ROW = new Set(['other', 'generic', 'past', 'train']);

/** A row of a table that lists several models. One that begins with the word "license" or the page's own name is its own. */
export function isOfAnotherRow(
  document: Document,
  { text, row = text.includes(' | ') ? text : undefined }: Sentence,
): boolean {
  if (row === undefined || /^\W*licen[cs]e/i.test(row)) return false;
  const [first = ''] = row.replace(/^[\s|]+/, '').split(' | ');
  // What begins with a license lists nothing but licenses: "MIT for the code | … for the weights".
  if (mentionsOf(first, true).some(({ start }) => start < 3)) return false;
  return !isRowHead(first) && !namesOfPage(document).includes(foldName(first));
}

/** Words of such a head; what is longer is a sentence. */
const LONGEST_HEAD = 6;

/** Whether a cell says what a row of terms is on, in words that none of is a name: `tiny-nc` and `7B` are. */
function isRowHead(cell: string): boolean {
  const named = mentionsOf(cell, true).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    cell,
  );
  const words = tokensOf(cell).filter(({ word }) => /^\p{L}/u.test(word));
  const until = words.findIndex(({ word }) => /^(?:for|by|to|with|of)$/.test(word));
  const head = until > 0 ? words.slice(0, until) : words;
  const has = (some: readonly { stem: string }[], classes: ReadonlySet<string>) =>
    some.some(({ stem }) => classesOf(stem).some((one) => classes.has(one)));
  return (
    words.length <= LONGEST_HEAD &&
    !/\d/.test(named) &&
    (words.length === 1 || /\s/.test(named.trim())) &&
    words.every(({ name }) => !name) &&
    has(words, ROW_HEADS) &&
    !(has(head, PARTS) && (has(head, OTHERS_ROW) || head.some(({ word }) => ELSEWHERE.test(word))))
  );
}

/** `example-7b-v0.2: for research use only`, in a list of models. Without a digit it may be any word. */
const LEADING_NAME =
  /^\W*((?=[\w./-]*[a-z])(?=[\w./-]*\d)[\w./-]+)\W*(?:\([^)]*\))?\W*?(?::|[-–—]|\b(?:is|are|has|have|was|were)\b)/i;

/** "… and applies to this fine-tune as well". */
const REACHES_THIS =
  /\b(?:appl(?:y|ies)|holds?|extends?|binds?|carr(?:y|ies)|same)\b(?<!n['’]t \w+|not \w+)[^.;]*\b(?:this|these|our|ours|here|too|as well)\b/i;

/** Whether the sentence begins with the name of a model that is not the page's. */
export function isOfAnotherName(document: Document, text: string): boolean {
  if (REACHES_THIS.test(text)) return false;
  const [whole = '', leading = ''] = LEADING_NAME.exec(text) ?? [];
  // A hyphen within a word ends no name, and a license is no model: "Apache-2.0, except that …".
  const name = /\w-$/.test(whole) || mentionsOf(leading, true).length > 0 ? '' : foldName(leading);
  return name !== '' && !namesOfPage(document).some((own) => own.includes(name) || name.includes(own));
}

/** A count of parameters, as names of models have it. */
const SIZE =
  /(?<![\w.$€£])(\d+(?:\.\d+)?)[ -]?([bm])\b(?= (?:weights?|models?|checkpoints?|versions?|variants?|parameters?)\b|\s*$)/giu;

const sizesIn = (words: string): string[] =>
  [...words.matchAll(SIZE)].map(([, count, unit = '']) => `${count}${unit.toLowerCase()}`);

/** "The 70B weights are for research only", on the page of a model with 7B in its name: another one of the family. */
export function isOfAnotherSize(document: Document, before: string): boolean {
  const title = document.sections.find(({ depth }) => depth === 1)?.heading ?? '';
  const own = sizesIn(title.replaceAll('-', ' '));
  const spoken = sizesIn(before.replaceAll('-', ' ').replace(/^.*[;]/, ''));
  return own.length === 1 && spoken.length > 0 && !spoken.includes(own[0] as string);
}

/** "Meta requires a license from large companies", "OpenAI's terms say": what is written like a name owns or does something. */
const LEADING_OWNER =
  /^\W*((?:[\p{Lu}\d][\p{L}\d.+-]* ?){1,3}?)(?:['’]s\s|\s*\b(?:requires?|asks?|charges?|says?|wants?|forbids?|prohibits?|allows?|bars?)\b)/u;
/** A plain word with a capital begins any sentence; what may or must something is another's only when it is written like no other word. */
const LEADING_NAME_IN_CAPITALS = new RegExp(
  `^\\W*(${NAME_IN_CAPITALS})\\s*\\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|may|must|will|needs?)\\b`,
  'u',
);

/**
 * Whether somebody or something else by name is what the sentence speaks of, and it says nothing of the release itself. A name is
 * another's when neither title nor address hold it and the page hardly mentions it.
 */
export function isOfAnotherOwner(document: Document, text: string): boolean {
  const owner = (LEADING_OWNER.exec(text) ?? LEADING_NAME_IN_CAPITALS.exec(text))?.[1]?.trim();
  if (!owner || (OWN_WORDS.test(text) && !SPARES_THIS.test(text))) return false;
  const words = owner.split(/\s+/);
  if (words.some(isOrdinary) || mentionsOf(owner, true).some(({ terms }) => terms.openness === 'open'))
    return false;
  const name = foldName(owner);
  const own = namesOfPage(document);
  if (own.length === 0 || own.some((one) => one.includes(name) || name.includes(one))) return false;
  return !recurs(document, owner);
}

/** Words of terms are no names; those that call a license by its model's name are. */
const isOrdinary = (word: string): boolean =>
  IS_WORD.test(word) ||
  /^[A-Z][a-z]{2,}ing$/.test(word) ||
  classesOf(stemOf(word.toLowerCase())).some((name) => name !== 'closedlicense' && name !== 'openlicense');

/** The release, whoever gives it and whoever gets it. */
const OWN_WORDS =
  /\b(?:this|these|our|ours|we|us|you|your|it|its|here|same|weights|checkpoints?|the (?:model|data|code|release|license))\b/i;
/** "… does not apply here", "… does not cover this model". */
const SPARES_THIS =
  /\b(?:do|does|did)(?:n['’]t| not| no longer)\s+(?:apply|cover|extend|reach|bind|concern|govern|affect|touch|matter|hold)\b(?: to)? ?(?:here|this|these|our|ours|us|you|it)?\b[\w ]{0,20}\W*$/i;
/** Ordinary words with which a sentence begins. */
const IS_WORD =
  /^(?:licen[cs]\w*|what|who|which|where|that|there|they|he|she|in|on|at|by|if|as|an?|the|no|not|any|all|every|each|such|some|please|also|note|important|warning|usage|using|anyone|everyone|people|persons|sale|rights?|terms?|derivatives?|derivations?|redistributions?|modifications?|organi[sz]ations?|individuals?|entities|governments?|parties|participants?|access|downloads?|downloading|deployment|sharing|selling|training|finetuning|fine-tuning|distillation|generations?|pictures?|samples?|clips?|recordings?|children|men|women|people|translations?|summaries|merges|quantizations?|forks|copies)$/i;

/** Words that a sentence about the release itself begins with or holds. */
export const ITSELF =
  /^\W*(?:for|only|strictly|free|released|no|not|commercial|permitted|prohibited|forbidden|allowed|access|use|usage|uses|this|these|it|we|you|our|all|use of)\b|\b(?:this|our)\b/i;

/** Words about the release by its own name: "the weights of Example are for …", among the steps of an installation too. */
export function namesTheRelease(document: Document, words: string): boolean {
  const names = namesOfPage(document);
  return [...words.matchAll(/[\w.-]{3,}/g)].some(([word]) => names.includes(foldName(word)));
}

/** "To obtain the checkpoints, sign …", "the weights are sent to whoever signs …": the release itself is what is handed out. */
const HANDED_OUT =
  /\b(?:obtain|receive|get|access(?: to)?|download|request|unlock)\b (?:(?:the|our|these|all|trained|pre-?trained|model|full) ){0,3}(?:weights|checkpoints?|parameters|model files|model)\b(?! (?:of|from|for|by|zoo|hub|garden)\b)|^\W*(?:the|these) (?:(?:trained|pre-?trained|model) ){0,2}(?:weights|checkpoints?|parameters|model files)\b(?! (?:of|from|for|by)\b)[^.;]{0,30}\b(?:sent|handed|given|released|provided|shared|available|had|unlocked)\b/i;

/** Steps and tools that have terms of their own. */
export function isForeign(before: string, path: readonly string[]): boolean {
  if (/\b(?:this|our|all|we)\b/i.test(before) || HANDED_OUT.test(before)) return false;
  return /install|require|setup|set up|prerequisite|download|data\b|dataset/i.test(path.join(' / '));
}

/** Sections that speak of other people's work. */
const OTHERS =
  /third[- ]part|acknowledg|credit|related|citation|citing|reference|contribut|mirrored|depend|changelog|change log|news\b/i;
/** Of these, what a heading may join to the release's own terms: "License & Citation". */
const JOINABLE = /citation|citing|references?|credits?|acknowledg\w*|contribut\w*/gi;

/** Whether a section speaks of other people's work, or of how to work on this one. */
export function isOfOthers({ heading, path }: Section): boolean {
  const own = /licen[cs]|\bterms\b/i.test(heading) ? heading.replace(JOINABLE, ' ') : null;
  return OTHERS.test(own === null ? path.join(' / ') : [...path.slice(0, -1), own].join(' / '));
}
