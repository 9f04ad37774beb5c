/** What a clause denies: a denial, the offer that it is about, and the things that are named around both. */
import { CODE, DATA, MODEL, OUTPUTS, WEIGHTS } from '../lexicon/concepts.js';
import { DENIAL } from '../lexicon/denials.js';
import type { Found, WordList } from '../lexicon/entry.js';
import { HERE, OFFER } from '../lexicon/offers.js';

/** Anything with a name that can be handed out. */
const THINGS: readonly WordList[] = [WEIGHTS, DATA, CODE, OUTPUTS];
/** Things named in a clause in their order, without those in the name of a place: "in our code repository". */
export function thingsIn(text: string): Found[] {
  const places = HERE.findAll(text);
  const named = THINGS.flatMap((things) => things.findAll(text));
  const all = named.length > 0 ? named : MODEL.findAll(text);
  return all
    .filter(({ at }) => !places.some((place) => place.at <= at && at < place.at + place.text.length))
    .sort((a, b) => a.at - b.at);
}

/** Words between a denial and what it denies. */
const BETWEEN =
  /^(?:\s*(?:[a-z]+ly|yet|also|been|be|able|allowed|permitted|at|liberty|in|position|plan(?:ning)?|intend(?:ing)?|going|willing|still|being|made|make|making|have|has|had|the|any|our|this|these|its|us|to|a|rights?|permissions?|longer|always|really|either|all|here|host|or|and|,|it|them|as|part of|share|upload|publish|provide|free)\b,?)*\s*$/i;
const MAKE = /\bmak(?:e|ing)\b[^;]{0,60}$/i;
const NO = /^(?:no|none of|neither|nor|nobody)$/i;
const LACKS = /^(?:lack|omit|exclud|left|leave|without$)/i;
/** Words before a thing that is lacking. */
const DETERMINERS =
  /^\s*(?:(?:the|any|our|its|all|a|of|model|trained|pre-?trained|raw|original|full|actual|\w+al)\s+){0,3}$/i;
const LEAVES = /^(?:refrain|decided|opted|chose|declin|refus|without$)/i;

/** Verbs of everyday work: denied, they speak of a release only beside the place that it is in. */
const EVERYDAY =
  /^(?:gets?$|fetch|find|found|contain|giv|put|post|stor|attach|present|part of|comes? with|kept|located|https?:|s3:|gs:|ftp:)/i;

/** A denial and the offer that it denies. */
export function deniedIn(text: string): (Found & { active: boolean }) | null {
  const all = DENIAL.findAll(text);
  if (all.length === 0) return null;
  const things = thingsIn(text);
  const inPlace = HERE.test(text);
  const offers = OFFER.findAll(text).filter((offer) => inPlace || !EVERYDAY.test(offer.text));
  for (const denial of all) {
    const from = denial.at + denial.text.length;
    const whole = (end: number, active: boolean) => ({
      text: text.slice(denial.at, end),
      at: denial.at,
      active,
    });
    const thing = things.find(({ at }) => at >= from);
    const object = thing && whole(thing.at + thing.text.length, true);
    if (LACKS.test(denial.text)) {
      if (thing && DETERMINERS.test(text.slice(from, thing.at))) return object ?? null;
      if (!LEAVES.test(denial.text)) continue;
    }
    const offer = offers.find((one) => one.at >= from && isDeniedBy(denial, text.slice(from, one.at), one));
    if (offer) return whole(offer.at + offer.text.length, isActive(text, offer));
    // "There are no weights here", "we provide no data", "but not the training data".
    const before = text.slice(0, denial.at);
    const bare = NO.test(denial.text)
      ? THERE_IS.test(before) || offers.some((one) => one.at + one.text.length + 1 === denial.at)
      : /^\W*(?:but|though|and) $/i.test(before);
    if (bare && thing && text.slice(from, thing.at).split(/\s+/).length <= 6) {
      if (!NEEDED.test(text.slice(thing.at))) return object ?? null;
    }
  }
  return null;
}

const THERE_IS = /^\W*(?:there (?:is|are|was|were) |we have |currently |and |but |as of now )*$/i;

function isDeniedBy(denial: Found, between: string, offer: Found): boolean {
  if (between.split(/\s+/).length > 9) return false;
  if (LEAVES.test(denial.text)) return /^\s*(?:\w+ly |the )?$/i.test(between);
  if (NO.test(denial.text)) return /\b(?:is|are|was|were|be|been|being)\b/i.test(between);
  if (BETWEEN.test(between)) return true;
  return MAKE.test(between) && /^(?:avail|access|public|open|down)/i.test(offer.text);
}

/** "No training data is needed" is about a need. */
const NEEDED = /\b(?:is|are|was|were) (?:\w+ )?(?:needed|required|necessary|used|lost|changed)\b/i;

const PARTICIPLE = /(?:ed|en|able|ible|lic|licly|pen|line|ound|ept|ree|reely|out|esent)$/i;

/** "We release the weights" against "the weights are released". */
export function isActive(text: string, { text: word, at }: Found): boolean {
  if (/:\/\//.test(word) || /^(?:will|shall|plan|to be|['’]ll)/i.test(word)) {
    return !/\bbe\b|\bfollow/i.test(word);
  }
  if (!PARTICIPLE.test(word)) return true;
  return /\b(?:have|has|had|we|i)\s+(?:\w+\s+)?$/i.test(text.slice(Math.max(0, at - 30), at));
}
