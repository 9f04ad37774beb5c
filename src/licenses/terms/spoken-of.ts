/** What the words of a limit speak of: the part that they name, not what is conceded, excepted, or given as a reason beside them. */
import type { Document, Sentence } from '../../prose/page.js';
import { readSentence } from './reading.js';
import { type Subject, subjectsIn } from './subjects.js';

/** "The corpus is for members only; the weights are MIT": what the parts that take away speak of, where others do not; else `null`. */
export function ofLimitingPart(text: string): ReadonlySet<Subject> | null {
  if (!text.includes('; ') || /\b(?:too|as well|likewise|also|both|same)\b/i.test(text)) return null;
  const parts = text.split('; ').slice(0, MOST_PARTS);
  const limiting = parts.filter((part) => readSentence(part).limits);
  if (limiting.length === 0 || limiting.length === parts.length) return null;
  const subjects = new Set(limiting.flatMap((part) => [...subjectsIn(clauseWith(part))]));
  return subjects.size > 0 ? subjects : null;
}

/** A sentence with more parts is a list. */
const MOST_PARTS = 6;

export const isOfAnotherThing = (before: string, own: ReadonlySet<Subject>): boolean => {
  const excepted = before.replace(EXCEPTED, '');
  return excepted !== before && own.size === 0 && OF_ITS_OWN.test(excepted);
};

/** "The weights are under X. This means they cannot be sold.": what the sentence right before, in the same paragraph, speaks of. */
export function spokenOfBefore(document: Document, at: number): ReadonlySet<Subject> {
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

/** "All of it is under MIT, except the weights, which …": what follows has terms of its own. */
const EXCEPTED =
  /^.*(?:\b(?:except(?:ing|ed)?(?: for)?|(?:with the )?exception of|apart from|other than|excluding|save for)|\b(?:everything|anything|all|whole \w+|entire \w+) (?:here )?but) (?!(?:that|when|if|where|as|in case|by|with|to|commercial|you|we)\b)/i;
/** It is a thing that has terms of its own, and no user or use that is left out. */
const OF_ITS_OWN =
  /[,(]\s*(?:which|that|those|these|they|it) (?:\w+ )?(?:is|are|has|have|remains?|comes?|falls?)\b/i;

/** Why it is so is not what the terms are on: before the comma where the sentence begins with it, else to its end. */
export const LEADING_REASON =
  /^\W*(?:due to|because|owing to|since|given that|as|until|once|after|before|prior to)\b[^,;]*[,;]/i;
const REASON = /\b(?:due to|because|owing to)\b.*$/i;

export function clauseWith(before: string): string {
  const without = before.replace(CONCEDED, '').replace(LEADING_REASON, '').replace(REASON, '');
  const excepted = without.replace(EXCEPTED, '');
  if (excepted !== without && subjectsIn(excepted).size > 0) return excepted;
  const turned = without.replace(TURN, (match) => (/the\s*$/i.test(match) ? 'the ' : ''));
  return subjectsIn(turned).size > 0 ? turned : without;
}

/** What is excepted right before words with terms of its own: `weights` in "MIT for all but the weights, which …". */
export function exceptedIn(before: string): ReadonlySet<Subject> | null {
  const excepted = before.replace(EXCEPTED, '');
  return excepted === before ? null : subjectsIn(excepted);
}
