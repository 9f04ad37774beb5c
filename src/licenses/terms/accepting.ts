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
  const named = mentionsOf(text, true);
  if (named.some(({ terms }) => terms.openness !== 'open')) return text;
  const places = [
    ...named.map(({ start, end }) => ({ start, end, name: text.slice(start, end) })),
    ...[...text.matchAll(THE_LICENSE)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
      name: SOME_OPEN_LICENSE,
    })),
  ];
  // What goes on behind the license may ask for more: "… and to use it for research only".
  const last = places.find(({ end }) => ENDS.test(text.slice(end).trimEnd()));
  const duty = last && KEEPING_TO.exec(text.slice(Math.max(0, last.start - LONGEST), last.start));
  if (!last || !duty) return text;
  const lead = text.slice(0, last.start - duty[0].length);
  if (EXCEPT.test(lead)) return text;
  const condition = CONDITION.exec(lead.slice(-LONGEST));
  const who = condition ? null : WHO.exec(lead.slice(-LONGEST));
  const kept = lead.slice(0, lead.length - (condition ?? who ?? [''])[0].length);
  if (MORE.test(kept)) return text;
  return `${kept}${who ? 'you get it ' : ''}under the ${last.name}${text.slice(last.end)}`;
}

/** So far back the duty begins. Characters. */
const LONGEST = 160;

/** Stands for the license without a name, as it closes nothing by itself. */
const SOME_OPEN_LICENSE = 'MIT License';

/** Something else is asked for before it: "members only, in accordance with the license". */
const MORE =
  /\b(?:must|needs? to|have to|has to|requir\w+|only|solely|exclusively|shall|not|prohibit\w*|forbid\w*)\b/i;

/** What may stand between the license and the end of the sentence. */
const ENDS =
  /^(?: licen[cs]e)?(?: terms(?: and conditions)?)?,?(?: \(?(?:version |v)?\d[\d.]*\)?)?(?: \([^()]{0,40}\))?["'”’)*_\]]{0,4}[.!]?$/i;
