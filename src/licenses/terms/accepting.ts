/** Sentences that make use depend on nothing but the license that they name: "only if you accept the terms of the Apache License". */
import { mentionsOf } from '../names/mentions.js';

/** Keeping to a license, in the words of sentences on terms; what follows is the license. */
const KEEPING_TO =
  /\b(?:accept(?:s|ed|ing|ance of)?|agree(?:s|d|ing)? (?:to|with)|compl(?:y|ies|ying|iance) with|in accordance with|(?:be|is|are) bound (?:by|to)|abid(?:e|es|ing) by|adher(?:e|es|ing) to|subject to)(?: (?:be bound by|comply with|abide by|follow|observe|acceptance of|compliance with))?(?: all)?(?: of)?(?: the)?(?: terms| conditions| terms and conditions)?(?: of| in)?(?: the| this| either| both| its)* ?$/i;

/** Without one of these no duty is looked for. */
const DUTY = /accept|agree|compl|accordance|bound|abid|adher|subject to/i;
/** What is longer is no sentence. Characters. */
const LONGEST_SENTENCE = 1_500;

/** The license that comes with the release, without its name: what it takes away it says itself. */
const THE_LICENSE =
  /\b(?:the|this|its)(?: accompanying| included| attached| enclosed| above| project(?:'s)?)?(?: open[- ]source)?(?: software)? licen[cs]e\b(?! (?:agreement|key|fee|holder|server|contract|form|from|by|of|for|that|which|with|we|you)\b)/gi;

/** Whoever accepts: "by using it, you hereby agree to …". */
const WHO =
  /\b(?:you|users?|everybody|everyone)\b (?:(?:also|hereby|automatically|must|will|shall|should|may|need to|have to|are required to) )*$/i;
/** "Not except in compliance with it" is left as it is: the notice of a license has it. */
const EXCEPT = /\b(?:except|unless)\b(?: in)? ?(?:you )?$/i;

/** What may stand between "only" and the license that is to be kept to, without a use or a user among it. */
const CONDITION =
  /\b(?:only|solely|exclusively)\b (?:be )?(?:(?:used?|copied|modified|distributed|redistributed|allowed|permitted|granted|this|the|it|software|model|weights|code|files?|and|or|if|when|where|provided|up ?on|on|under|the|that|condition|conditions|as|so|long|you|users?|in|to)\b,? ?){0,12}$/i;

/**
 * The sentence with open licenses, and the one that comes with the release, in the place of the duty to keep to them: "you may use it
 * under the Apache License". What else it asks stays. Linear in its length.
 */
export function withoutKeepingTo(text: string): string {
  if (text.length > LONGEST_SENTENCE || !DUTY.test(text)) return text;
  const named = mentionsOf(text, true).filter(({ terms }) => terms.openness === 'open');
  const places = [...named.map(({ start }) => ({ start, end: null })), ...theLicense(text)].sort(
    (a, b) => b.start - a.start,
  );
  let read = text;
  for (const { start, end } of places) {
    const before = read.slice(Math.max(0, start - LONGEST), start);
    const duty = KEEPING_TO.exec(before);
    if (!duty) continue;
    const whole = start - before.length + duty.index;
    const lead = read.slice(Math.max(0, whole - LONGEST), whole);
    if (EXCEPT.test(lead)) continue;
    const who = WHO.exec(lead);
    const cut = CONDITION.exec(lead) ?? who;
    const from = whole - (cut ? cut[0].length : 0);
    read = `${read.slice(0, from)}${cut && cut === who ? 'you get it ' : ''}under the ${end === null ? '' : SOME_OPEN_LICENSE}${read.slice(end ?? start)}`;
  }
  return read;
}

/** So far back the duty begins. Characters. */
const LONGEST = 160;

/** Stands for the license without a name, as it closes nothing by itself. */
const SOME_OPEN_LICENSE = 'MIT License';

const theLicense = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(THE_LICENSE)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
