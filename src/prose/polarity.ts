/** What a clause says of having something: given, elsewhere, announced, on request or withheld, and by which words. */
import { CODE, DATA, MODEL, OUTPUTS, WEIGHTS } from '../lexicon/concepts.js';
import {
  ASK,
  CLOSED,
  DENIAL,
  ELSEWHERE,
  FREED,
  FUTURE,
  HARMLESS,
  HERE,
  LATER,
  OFFER,
  REASON_TO_KEEP,
  TOO_LARGE,
} from '../lexicon/cues.js';
import type { Found, WordList } from '../lexicon/entry.js';
import { type Clause, splitClauses } from './clauses.js';
import { splitSentences } from './sentences.js';

/**
 * `given`: it can be had. `elsewhere`: it is not in this place, which says nothing against another one. `announced`: it
 * is to come. `on-request`: somebody decides who gets it. `withheld`: nobody gets it.
 */
export type Polarity = 'given' | 'elsewhere' | 'announced' | 'on-request' | 'withheld';

/** One polarity and the words that it was read from. */
export interface Stance {
  polarity: Polarity;
  cue: string;
}

/** Whether a polarity leaves a stranger with nothing today. */
export const isDenied = ({ polarity }: Stance): boolean => polarity !== 'given' && polarity !== 'elsewhere';

interface ClauseStance extends Stance {
  clause: string;
  /** Where the cue is in the clause. */
  at: number;
  /** What is spoken of stands after the cue: "we release the weights". */
  active: boolean;
  /** "Not included" keeps back by itself, and points elsewhere beside a place. */
  weak: boolean;
}

/** Anything with a name that can be handed out. */
const THINGS: readonly WordList[] = [WEIGHTS, DATA, CODE, OUTPUTS];
/** Words for what was named before. */
const PRONOUN = /\b(?:they|them|it|these|those|this|both|all of (?:it|them)|which|that)\b/i;

/** What a text says as a whole, no matter of what; `null` when nothing. Clauses that deny come first. */
export function stanceOf(text: string): Stance | null {
  const all = stancesIn(text);
  const found = all.find(isDenied) ?? all[0];
  return found ? { polarity: found.polarity, cue: found.cue } : null;
}

/** Something that a claim can be about, as a list of words or a pattern without the `g` flag. */
export type Topic = Pick<WordList, 'findAll'> | RegExp;

/**
 * What a text of one or more sentences says about having one thing.
 * @param named the thing was named just before: by the heading above, or by the line that introduces a list
 * @returns `null` when it speaks of other things, or says neither
 */
export function claimOn(text: string, topic: Topic, named = false): Stance | null {
  const claims: ClauseStance[] = [];
  let current = named;
  for (const sentence of splitSentences(text)) {
    for (const clause of splitClauses(sentence.text)) {
      const stance = stanceIn(clause, sentence.text);
      const topics = findIn(topic, clause.text);
      const things = thingsIn(clause.text);
      if (stance && (topics.length > 0 ? governs(stance, topics, things) : current && things.length === 0)) {
        claims.push(stance);
      }
      if (topics.length > 0) current = true;
      else if (things.length > 0 && !PRONOUN.test(clause.text)) current = false;
    }
  }
  return strongest(claims);
}

/** Whether a text denies what a link in it offers: only the clause around the link speaks for it. */
export function deniedAt(text: string, offset: number): boolean {
  for (const sentence of splitSentences(text).toReversed()) {
    if (sentence.offset > offset) continue;
    const at = offset - sentence.offset;
    const clause = splitClauses(sentence.text).findLast(
      (one) => one.offset <= at && at <= one.offset + one.text.length,
    );
    const stance = clause && stanceIn(clause, sentence.text);
    return stance ? isDenied(stance) : false;
  }
  return false;
}

/** What the sentences of a text say, clause by clause. */
function stancesIn(text: string): ClauseStance[] {
  return splitSentences(text).flatMap((sentence) =>
    splitClauses(sentence.text).flatMap((clause) => stanceIn(clause, sentence.text) ?? []),
  );
}

/** A way to have it outweighs the words against another one; "not here" beside a way says where it is. */
function strongest(claims: readonly ClauseStance[]): Stance | null {
  const of = (polarity: Polarity) => claims.find((one) => one.polarity === polarity);
  const given = of('given');
  const away = of('elsewhere') ?? claims.find(({ weak }) => weak);
  const found =
    (given && away) ||
    (given ?? of('on-request') ?? of('announced') ?? claims.find(({ weak }) => !weak) ?? claims[0]);
  if (!found) return null;
  return { polarity: given && away ? 'elsewhere' : found.polarity, cue: found.cue };
}

/** Words between a denial and what it denies. */
const BETWEEN =
  /^(?:\s*(?:[a-z]+ly|yet|also|been|be|able|allowed|permitted|at|liberty|in|position|plan(?:ning)?|intend(?:ing)?|going|willing|still|being|made|make|making|have|has|had|the|any|our|this|these|its|us|to|a|rights?|permissions?|longer|always|really|either|all|here|host|or|and|,|it|them|as|part of|share|upload|publish|provide|free)\b,?)*\s*$/i;
const MAKE = /\bmak(?:e|ing)\b[^;]{0,60}$/i;
const NO = /^(?:no|none|neither|nor|nobody|nowhere)$/i;
const LACKS = /^(?:lack|omit|exclud|left|leave|minus|without)/i;
const LEAVES = /^(?:refrain|decided|opted|chose|declin|refus|instead|rather)/i;

/** What one clause says; the whole sentence is asked for reasons only. */
function stanceIn(clause: Clause, sentence: string): ClauseStance | null {
  if (clause.kind === 'condition') return null;
  const text = mask(clause.text);
  const read = (polarity: Polarity, found: Found, active = false, weak = false): ClauseStance => ({
    polarity,
    cue: found.text.trim(),
    clause: clause.text,
    at: found.at,
    active,
    weak,
  });
  const ask = ASK.find(text);
  if (ask) return read('on-request', ask);
  const denied = deniedIn(text);
  const future = FUTURE.find(text);
  if (future) {
    const until = /\b(?:until|before|unless)\b/i.test(text);
    const before = text.slice(Math.max(0, future.at - 20), future.at + future.text.length);
    const kept = DENIAL.test(before) && !until;
    return read(kept ? 'withheld' : 'announced', future, isActive(text, future));
  }
  const later = LATER.find(text);
  const offered = OFFER.find(text);
  if (later && (denied || !/\bnow\b/i.test(text))) return read('announced', denied ?? later, denied?.active);
  const closed = CLOSED.find(text);
  const keeps = REASON_TO_KEEP.test(sentence);
  if (denied) {
    const here = HERE.find(text);
    if (!keeps && (TOO_LARGE.test(sentence) || (here && !WEAK.test(here.text))))
      return read('elsewhere', denied, denied.active);
    return read('withheld', denied, denied.active, !keeps && here !== null);
  }
  if (closed && !DENIAL.test(text.slice(Math.max(0, closed.at - 8), closed.at)))
    return read('withheld', closed);
  const large = TOO_LARGE.find(text);
  if (large && /^too/i.test(large.text) && !keeps) return read('elsewhere', large);
  const away = ELSEWHERE.find(text);
  if (away) return read('elsewhere', away);
  if (offered) return read('given', offered, isActive(text, offered));
  const freed = FREED.find(clause.text);
  return freed && read('given', freed);
}

/** Words for being in this place that are verbs as well. */
const WEAK = /^(?:checked in|committed|tracked|shipped|bundled|packaged|attached|included)$/i;

/** A denial and the offer that it denies. */
function deniedIn(text: string): (Found & { active: boolean }) | null {
  const offers = OFFER.findAll(text);
  for (const denial of DENIAL.findAll(text)) {
    const from = denial.at + denial.text.length;
    const whole = (end: number, active: boolean) => ({
      text: text.slice(denial.at, end),
      at: denial.at,
      active,
    });
    const things = thingsIn(text).filter(({ at }) => at >= from);
    if (LACKS.test(denial.text)) {
      const next = things[0];
      if (next && next.at - from < 40) return whole(next.at + next.text.length, true);
    }
    for (const offer of offers) {
      if (offer.at < from) continue;
      const between = text.slice(from, offer.at);
      const near = between.split(/\s+/).length <= 9;
      const fits = NO.test(denial.text) || LEAVES.test(denial.text) || LACKS.test(denial.text);
      if (
        near &&
        (fits ||
          BETWEEN.test(between) ||
          (MAKE.test(between) && /^(?:avail|access|public|open|down)/i.test(offer.text)))
      )
        return whole(offer.at + offer.text.length, isActive(text, offer));
    }
    // "There are no weights here", "but not the training data".
    const thing = things[0];
    const bare = NO.test(denial.text)
      ? /^\W*(?:there (?:is|are|was|were) |we have |currently |and |but |as of now )*$/i.test(
          text.slice(0, denial.at),
        )
      : /^\W*(?:but|though|and) $/i.test(text.slice(0, denial.at));
    if (
      bare &&
      thing &&
      text.slice(from, thing.at).split(/\s+/).length <= 6 &&
      !VERB_AFTER.test(text.slice(thing.at))
    )
      return whole(thing.at + thing.text.length, true);
  }
  return null;
}

/** "No training data is needed" is about a need. */
const VERB_AFTER = /\b(?:is|are|was|were) (?:\w+ )?(?:needed|required|necessary|used|lost|changed)\b/i;

const PARTICIPLE = /(?:ed|en|able|ible|lic|licly|pen|line|ound|ept|ree|reely|out|esent)$/i;

/** "We release the weights" against "the weights are released". */
function isActive(text: string, { text: word, at }: Found): boolean {
  if (/:\/\//.test(word) || /^(?:will|shall|plan|to be|['’]ll)/i.test(word)) {
    return !/\bbe\b|\bfollow/i.test(word);
  }
  if (!PARTICIPLE.test(word)) return true;
  return /\b(?:have|has|had|we|i)\s+(?:\w+\s+)?$/i.test(text.slice(Math.max(0, at - 30), at));
}

/** Blanks what only looks like a cue; places stay where they are. */
function mask(text: string): string {
  let masked = text;
  for (const { text: harmless, at } of [...HARMLESS.findAll(text), ...FREED.findAll(text)]) {
    masked = masked.slice(0, at) + ' '.repeat(harmless.length) + masked.slice(at + harmless.length);
  }
  return masked;
}

/** Things named in a clause in their order, without those in the name of a place: "in our code repository". */
function thingsIn(text: string): Found[] {
  const places = HERE.findAll(text);
  const named = THINGS.flatMap((things) => things.findAll(text));
  const all = named.length > 0 ? named : MODEL.findAll(text);
  return all
    .filter(({ at }) => !places.some((place) => place.at <= at && at < place.at + place.text.length))
    .sort((a, b) => a.at - b.at);
}

function findIn(topic: Topic, text: string): Found[] {
  if (!(topic instanceof RegExp)) return topic.findAll(text);
  const match = topic.exec(text);
  return match ? [{ text: match[0], at: match.index }] : [];
}

/** What joins things that share a verb. */
const JOINED = /^\s*(?:,|and|or|nor|as well as|plus|&|\/)(?:\s+[\w-]+){0,4}\s*$/i;

/** Whether the cue speaks of the topic: of things on its side the first one, and what is joined to it. */
function governs(
  { clause, at, active }: ClauseStance,
  topics: readonly Found[],
  things: readonly Found[],
): boolean {
  const before = things.filter((one) => one.at < at);
  const after = things.filter((one) => one.at + one.text.length > at);
  const preferred = active ? after : before;
  const [first, ...rest] = preferred.length > 0 ? preferred : active ? before : after;
  if (!first) return true;
  const governed = [first];
  for (const one of rest) {
    const last = governed.at(-1) ?? first;
    const between = clause.slice(last.at + last.text.length, one.at);
    if (between.length > 60 || (between !== '' && !JOINED.test(between))) break;
    governed.push(one);
  }
  return topics.some(({ at: start, text }) =>
    governed.some((one) => one.at < start + text.length && start < one.at + one.text.length),
  );
}
