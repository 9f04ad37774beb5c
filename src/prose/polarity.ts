/** What a clause says of having something: given, elsewhere, announced, on request or withheld, and by which words. */
import {
  ASK,
  CLOSED,
  DENIAL,
  FUTURE,
  LATER,
  NOT_YET,
  REASON_TO_KEEP,
  UNUSED,
  WRITE,
} from '../lexicon/denials.js';
import { COMING, HURDLE, KEPT } from '../lexicon/denials-of-things.js';
import type { Found, WordList } from '../lexicon/entry.js';
import { ELSEWHERE, FREED, HARMLESS, HERE, OFFER, TOO_LARGE } from '../lexicon/offers.js';
import { once, oncePerText } from '../remembered.js';
import { type Clause, splitClauses } from './clauses.js';
import { deniedIn, isActive, thingsIn } from './denial.js';
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

/** A stance on one thing, with the clause that takes it. */
export interface Claim extends Stance {
  clause: string;
}

interface ClauseStance extends Claim {
  /** Where the cue is in the clause. */
  at: number;
  /** What is spoken of stands after the cue: "we release the weights". */
  active: boolean;
  /** "Not included" keeps back by itself, and points elsewhere beside a place. */
  weak: boolean;
}

/** Words for what was named before. */
const PRONOUN = /\b(?:they|them|it|these|those|this|both|all of (?:it|them)|which|that)\b/i;

/** What a text says as a whole, no matter of what; `null` when nothing. Clauses that deny come first. */
export function stanceOf(text: string): Stance | null {
  const all = stancesIn(text);
  const found = all.find(isDenied) ?? all[0];
  return found ? { polarity: found.polarity, cue: found.cue } : null;
}

/** Something that a claim can be about, as a list of words or a pattern without the `g` flag. */
export type Topic = Pick<WordList, 'find' | 'findAll'> | RegExp;

/**
 * What a text of one or more sentences says about having one thing.
 * @param named the thing was named just before: by the heading above, or by the line that introduces a list
 * @returns `null` when it speaks of other things, or says neither
 */
export function claimOn(text: string, topic: Topic, named = false): Claim | null {
  const claims: ClauseStance[] = [];
  let current = named;
  for (const sentence of splitSentences(text)) {
    for (const { clause, ...spoken } of clausesIn(sentence.text)) {
      const topics = findIn(topic, clause.text);
      const things = spoken.things();
      const isOn = topics.length > 0 || (current && things.length === 0);
      const stance = isOn ? spoken.stanceOnThing() : null;
      if (stance && (topics.length === 0 || governs(stance, topics, things))) {
        claims.push(stance);
      }
      if (topics.length > 0) current = true;
      else if (things.length > 0 && !PRONOUN.test(clause.text)) current = false;
    }
  }
  return strongest(claims);
}

/** Text around a link that may speak for it, to both sides. Characters. */
const AROUND = 1500;

/**
 * Whether a text denies what a link in it offers: only the clause around the link speaks for it.
 * @param offset of the link in the text
 */
export function deniedAt(text: string, offset: number): boolean {
  const tidy = (part: string) => part.replace(/\s+/g, ' ');
  const before = tidy(text.slice(Math.max(0, offset - AROUND), offset));
  const around = before + tidy(text.slice(offset, offset + AROUND));
  const sentence = splitSentences(around).findLast((one) => one.offset <= before.length);
  if (!sentence) return false;
  const at = before.length - sentence.offset;
  const clauses = clausesIn(sentence.text);
  const index = clauses.findLastIndex(
    ({ clause: { offset: from, text: own } }) => from <= at && at <= from + own.length,
  );
  const own = clauses[index > 0 && POINTS.test(clauses[index]?.clause.text ?? '') ? index - 1 : index];
  const stance = own?.stance();
  return stance ? isDenied(stance) : false;
}

/** A clause that only points to more on what was said before it: "see https://…". */
const POINTS = /^(?:please |and |but )?(?:see|cf\.?|compare|refer to|details)\b/i;

/** Whether a text says that something was not learned from. */
export const isUnused = (text: string): boolean => UNUSED.test(text);

/** What the sentences of a text say, clause by clause. */
function stancesIn(text: string): ClauseStance[] {
  return splitSentences(text).flatMap((sentence) =>
    clausesIn(sentence.text).flatMap(({ stance }) => stance() ?? []),
  );
}

/** A clause with what is asked of it, by one check after the other. */
interface Spoken {
  clause: Clause;
  things: () => readonly Found[];
  stance: () => ClauseStance | null;
  /** The same, where it is known to speak of something that can be had. */
  stanceOnThing: () => ClauseStance | null;
}

const clausesIn = oncePerText((sentence): readonly Spoken[] =>
  splitClauses(sentence).map((clause) => ({
    clause,
    things: once(() => thingsIn(clause.text)),
    stance: once(() => stanceIn(clause, sentence)),
    stanceOnThing: once(() => stanceIn(clause, sentence, true)),
  })),
);

/** A way to have it outweighs the words against another one; "not here" beside a way says where it is. */
function strongest(claims: readonly ClauseStance[]): Claim | null {
  const of = (polarity: Polarity) => claims.find((one) => one.polarity === polarity);
  const given = of('given');
  const away = of('elsewhere') ?? claims.find(({ weak }) => weak);
  const found =
    (given && away) ||
    (given ?? of('on-request') ?? of('announced') ?? claims.find(({ weak }) => !weak) ?? claims[0]);
  if (!found) return null;
  const { polarity, cue, clause } = found;
  return { polarity: given && away ? 'elsewhere' : polarity, cue, clause };
}

/** A clause of so many words is a label and what is said of it: "Training code: not yet". */
const SHORT = 6;
/** Letters to the owners about something else than having it. */
const ABOUT_USE =
  /\b(?:questions?|help|feedback|issues?|problems?|bugs?|information|details|collaborat\w+|suggestions?|commercial\w*|licens\w+|interested)\b/i;

/** Uses that need a license of their own, which is another question. */
const COMMERCIAL = /\bcommercial|\bsale\b|\bmonetiz/i;

/**
 * What one clause says; the whole sentence is asked for reasons only.
 * @param onThing it is known to speak of something that can be had
 */
function stanceIn(clause: Clause, sentence: string, onThing = false): ClauseStance | null {
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
  const ask = ASK.find(text) ?? (onThing ? HURDLE.find(text) : null);
  if (ask && !COMMERCIAL.test(text)) return read('on-request', ask);
  const write = WRITE.find(text);
  if (write && !ABOUT_USE.test(text) && (thingsIn(text).length > 0 || /\baccess\b/i.test(text))) {
    return read('on-request', write);
  }
  const denied = deniedIn(text);
  const future = FUTURE.find(text);
  if (future) {
    const until = /\b(?:until|before|unless)\b/i.test(text);
    const before = text.slice(Math.max(0, future.at - 20), future.at + future.text.length);
    const kept = DENIAL.test(before) && !until;
    return read(kept ? 'withheld' : 'announced', future, isActive(text, future));
  }
  const later = LATER.find(text) ?? (onThing ? COMING.find(text) : null);
  const offered = OFFER.find(text);
  if (later && (denied || !/\bnow\b/i.test(text))) return read('announced', denied ?? later, denied?.active);
  const yet = NOT_YET.find(text);
  if (yet && (denied || text.split(/\s+/).length <= SHORT))
    return read('announced', denied ?? yet, denied?.active);
  const closed = CLOSED.find(text) ?? (onThing ? KEPT.find(text) : null);
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
  if (offered && (HERE.test(text) || !/^(?:contain|put|giv|stor|present)/i.test(offered.text)))
    return read('given', offered, isActive(text, offered));
  const freed = FREED.find(clause.text);
  return freed && read('given', freed);
}

/** Words for being in this place that are verbs as well. */
const WEAK = /^(?:checked in|committed|tracked|shipped|bundled|packaged|attached|included)$/i;

/** Blanks what only looks like a cue; places stay where they are. */
function mask(text: string): string {
  let masked = text;
  for (const { text: harmless, at } of [...HARMLESS.findAll(text), ...FREED.findAll(text)]) {
    masked = masked.slice(0, at) + ' '.repeat(harmless.length) + masked.slice(at + harmless.length);
  }
  return masked;
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
