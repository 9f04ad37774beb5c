/** The grammar of terms: each clause of a sentence, and whether it closes, opens or says nothing, whose thing it speaks of, and in which mood. */
import { oncePer } from '../../remembered.js';
import { DOES, type Effect, effectOf } from './effects.js';
import { classesOf } from './lexicon.js';
import { asksToHeed, has, isWord } from './phrases.js';
import type { Token } from './tokens.js';
import { isVerb, type Marked, subjectOf, type Topic, topicOf } from './topic.js';

export interface Clause {
  /** Its tokens: from the first to before the last. */
  from: number;
  to: number;
  effect: Effect;
  /** Which rule of the grammar said so: `forbids`, `not allowed`, `only narrow` … */
  rule: string;
  /** `aside`: what limits nobody's rights in a release: a key, a font, contributors; `other`: somebody else's thing is its subject; `thing`: what is no part of a release; `name`: something called by its name. */
  owner: 'own' | 'other' | 'thing' | 'aside' | 'name' | 'unsaid';
  /** `asks`: a wish; `past`: it tells how it was; `if`: a condition; `quotes`: words are spoken of, not said. */
  mood: 'says' | 'asks' | 'past' | 'if' | 'quotes';
  /** Kinds of what it speaks of, and of what is done to it. */
  topic: Topic;
}

const BREAK = /^[;.!?:()|—–]$/;
const MARK = /^<(?:yes|no)mark>$/;
const JOINT = /^(?:but|while|whereas|although|though|however|because|since|so|therefore|hence|yet)$/;

/** All clauses of a sentence in their order. Linear in the number of tokens. */
export const clausesOf = oncePer((tokens: readonly Token[]): readonly Clause[] => {
  const found: Clause[] = [];
  let open: Marked[] = [];
  let from = 0;
  let asked: readonly Marked[] = [];
  let pending: Clause | undefined;
  let effective: Clause | undefined;
  const close = (to: number) => {
    if (open.length > 0 && !isSpeaker(open)) {
      const before = found.at(-1);
      const label = tokens[from - 1]?.word === ':' ? before : undefined;
      const asking = /^[?:|—–-]$/.test(tokens[from - 1]?.word ?? '') || MARK.test(open[0]?.word ?? '');
      // A question says nothing; its answer does.
      const question = before && tokens[before.to - 1]?.word === '?' ? pending : undefined;
      const said =
        (asking ? answer(open, asked, question) : null) ??
        reaching(open, effective) ??
        withoutAsking(open, pending ?? before) ??
        echo(open, pending ?? before) ??
        judge(open, before, label);
      if (said.rule === 'denied as wrong' && before) before.effect = 'nothing';
      pending = { from, to, ...said };
      if (pending.effect !== 'nothing') effective = pending;
      found.push(tokens[to - 1]?.word === '?' ? { ...pending, effect: 'nothing', rule: 'asked' } : pending);
      asked = open;
    }
    open = [];
    from = to;
  };
  const marksLead = MARK.test(tokens.find(({ word }) => !BREAK.test(word))?.word ?? '');
  let listed = false;
  for (const [at, { word, stem, name }] of tokens.entries()) {
    const comma = word === ',';
    if (comma) listed = continues(tokens, at, listed);
    if (BREAK.test(word) || (comma && !listed)) close(at + 1);
    else {
      if (JOINT.test(word) || (marksLead && MARK.test(word))) close(at);
      open.push({ word, name, classes: classesOf(stem) });
      if (!marksLead && MARK.test(word)) close(at + 1);
    }
  }
  close(tokens.length);
  return found;
});

/** A comma of a list: "research, teaching and study", "research, teaching, and study". */
function continues(tokens: readonly Token[], at: number, listed: boolean): boolean {
  const next = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  if (/^(?:yes|no|sure|sorry|nope|well)$/.test(tokens[at - 1]?.word ?? '')) return false;
  if (listed && /^(?:and|or)$/.test(next[0] ?? ''))
    return !/^(?:we|you|it|they|the|is|are|may|must|can)$/.test(next[1] ?? '');
  return next.some((word, index) => index > 0 && /^(?:,|and|or)$/.test(word));
}

function judge(
  clause: readonly Marked[],
  before: Clause | undefined,
  label: Clause | undefined,
): Omit<Clause, 'from' | 'to'> {
  const { effect, rule } = isCalledWrong(clause) ? flipped(effectOf(clause)) : effectOf(clause);
  // "Unlike Example, which is for research only, …": whose thing it is stands before the comma.
  const relative = before && RELATIVE.test(clause[0]?.word ?? '') && before.owner !== 'unsaid';
  const own = topicOf(clause);
  const labeled = label !== undefined && /^(?:none|it|terms)$/.test(own.subject);
  const owner = relative ? before.owner : labeled ? label.owner : ownerOf(clause);
  return { effect, rule, owner, mood: moodOf(clause), topic: labeled ? label.topic : own };
}

/** "The claim that one may sell it is wrong", "it is a myth that …": the opposite of what is claimed holds. */
function isCalledWrong(clause: readonly Marked[]): boolean {
  const wrong = clause.findIndex(({ word }) =>
    /^(?:wrong|false|myth|rumou?rs?|untrue|mistaken|mistake|error)$/.test(word),
  );
  const truth = clause.findIndex(({ word }) => /^(?:true|case)$/.test(word));
  return wrong >= 0 || (truth > 0 && has(clause.slice(Math.max(0, truth - 3), truth), 'not'));
}

function flipped({ effect, rule }: { effect: Effect; rule: string }): { effect: Effect; rule: string } {
  return {
    effect: effect === 'closes' ? 'opens' : effect === 'opens' ? 'closes' : 'nothing',
    rule: `wrong: ${rule}`,
  };
}

/** Rules by which something is denied: "may not be sold", "no license is needed". */
const DENIES = /^(?:not |no |act denied|needs nothing|nothing keeps|there is none|we do not)/;

/** "Q:", "A:" and a lone "and" say nothing themselves. */
const isSpeaker = (clause: readonly Marked[]): boolean =>
  clause.length === 1 && /^(?:q|a|question|answer|faq|and|but|or)$/.test(clause[0]?.word ?? '');

/** "…, which also holds for the weights", "…, and the same goes for this model": what was just said binds the release, too. */
function reaching(clause: readonly Marked[], before: Clause | undefined): Omit<Clause, 'from' | 'to'> | null {
  if (!before || before.effect === 'nothing' || clause.length > 12) return null;
  const verb = clause.findIndex(({ word }) =>
    /^(?:holds?|appl(?:y|ies)|extends?|goes|true|carr(?:y|ies)|passes|binds?|inherits?)$/.test(word),
  );
  if (
    verb < 1 ||
    !isWord(clause.slice(0, verb), /^(?:which|that|this|same|it|hence|so|condition|restriction)$/)
  )
    return null;
  const whom = clause.slice(verb + 1);
  if (!has(whom, 'model', 'this', 'code', 'data')) return null;
  const said = { owner: 'own' as const, mood: 'says' as const, topic: topicOf(clause) };
  if (has(clause, 'not'))
    return { ...said, effect: before.effect === 'closes' ? 'opens' : 'nothing', rule: 'does not reach' };
  return { ...said, effect: before.effect, rule: 'reaches' };
}

const SHORT = /^(?:is|are|do|does|did|can|may|will|was|were|must)$/;

/** "…, but the weights can", "We don't", "and so do we": what was just said holds for something else, or does not. */
function echo(clause: readonly Marked[], before: Clause | undefined): Omit<Clause, 'from' | 'to'> | null {
  if (!before || clause.length > 6) return null;
  const words = clause.filter(
    ({ word }) => !/^(?:but|while|whereas|and|though|although|yet|too|either|also)$/.test(word),
  );
  const verb = words.findIndex(({ word }) => SHORT.test(word));
  const spared = isSpared(words, before) ? words.slice(1) : words;
  const topic = topicOf(spared);
  const said = { owner: ownerOf(spared), mood: 'says' as const, topic };
  if (spared !== words)
    return { ...said, effect: before.effect === 'opens' ? 'closes' : 'opens', rule: 'but not' };
  if (/^(?:so|neither|nor)$/.test(words[0]?.word ?? '') && verb === 1)
    return { ...said, effect: before.effect, rule: 'as before' };
  const turn: Effect =
    before.effect === 'closes' ? 'opens' : before.effect === 'opens' ? 'closes' : 'nothing';
  if (/^(?:which|that)$/.test(words[0]?.word ?? '') && isCalledWrong(words))
    return { ...said, effect: turn, rule: 'denied as wrong' };
  if (words.some(({ word }) => word === 'nolonger') && words.length < 5)
    return { ...said, effect: turn, rule: 'no longer' };
  const not = words.at(-1)?.classes.includes('not') ?? false;
  if (verb < 1 || words.length - verb > (not ? 2 : 1) || verb > 3) return null;
  if (not === DENIES.test(before.rule)) return { ...said, effect: before.effect, rule: 'as before' };
  return { ...said, effect: turn, rule: 'unlike before' };
}

/** "Open to everybody, without application": it only says how freely. */
function withoutAsking(
  clause: readonly Marked[],
  before: Clause | undefined,
): Omit<Clause, 'from' | 'to'> | null {
  if (before?.effect !== 'opens' || clause[0]?.word !== 'without' || clause.length > 10) return null;
  if (
    !has(clause, 'get', 'permission', 'cost', 'must') &&
    !isWord(clause, /^(?:applications?|registration|requests?|asking|restrictions?|limits?|strings)$/)
  )
    return null;
  return { effect: 'opens', rule: 'without asking', owner: before.owner, mood: 'says', topic: before.topic };
}

/** "You may sell the library, but not the weights": without a verb of its own, it denies what was just said. */
function isSpared(words: readonly Marked[], before: Clause): boolean {
  return (
    before.effect !== 'nothing' &&
    words[0]?.word === 'not' &&
    words.length > 1 &&
    words.every((word) => !isVerb(word)) &&
    !isWord(words, /^(?:only|just|necessarily|yet|all)$/)
  );
}

/** "Usage restrictions: none", "Do I need permission? No.": the label or question decides what its answer means. */
function answer(
  clause: readonly Marked[],
  asked: readonly Marked[],
  question: Clause | undefined,
): Omit<Clause, 'from' | 'to'> | null {
  const words = clause.filter(({ word }) => !SOFTENS.test(word));
  const [{ word } = { word: '' }] = words.length > 0 ? words : clause;
  const said = { owner: ownerOf(asked), mood: 'says' as const, topic: topicOf(asked) };
  if (question?.effect === 'opens' && /^(?:only|just|solely)$/.test(word) && !has(clause, 'any'))
    return { ...said, effect: 'closes', rule: 'answered with only' };
  if (namesWhom(asked, clause)) return { ...said, effect: 'closes', rule: 'named users' };
  if (words.length > 2 || !has(asked, ...DOES, 'license', 'permission', 'cost', 'forbid', 'must'))
    return null;
  const yes = words.length === 0 || /^(?:yes|sure|<yesmark>|ok|okay)$/.test(word);
  if (!yes && !/^(?:no|not|none|nothing|nobody|never|nope|<nomark>)$/.test(word)) return null;
  if (words.length === 0 && question === undefined) return null;
  const burden =
    has(asked, 'forbid', 'must', 'permission', 'cost') ||
    isWord(asked, /^(?:limits?|restrictions?|conditions?|limitedto)$/);
  return { ...said, effect: yes === burden ? 'closes' : 'opens', rule: 'answered' };
}

/** "Who may use it: nurses", "permitted users: public libraries": some are named, so all others are not. */
function namesWhom(asked: readonly Marked[], clause: readonly Marked[]): boolean {
  const label = asked.length <= 5 && !has(asked, 'suit', 'not', 'model', 'data');
  const who = isWord(asked, /^who$/) && has(asked, 'use', 'allow', 'may');
  const users = isWord(asked, /^(?:users?|licensees?|persons?|people|groups?)$/) && has(asked, 'allow');
  return (
    label &&
    (who || users) &&
    clause.length > 0 &&
    clause.length <= 6 &&
    !has(clause, 'any', 'not', 'number', 'free') &&
    clause.every((word) => !isVerb(word)) &&
    !isWord(clause, /^(?:you|all|both|yes|<yesmark>|limits?|companies|business(?:es)?)$/)
  );
}

/** What an answer is said with: "of course not", "not yet". */
const SOFTENS =
  /^(?:absolutely|certainly|definitely|of|course|please|sorry|unfortunately|currently|yet|at|all|really|indeed|never|mind|naturally|totally|is|here)$/;

const RELATIVE = /^(?:which|who|whose)$/;

function ownerOf(clause: readonly Marked[]): Clause['owner'] {
  const head = clause.slice(0, 6);
  const subject = subjectOf(clause);
  if (
    isWord(clause.slice(0, 1), /^to$/) &&
    isWord(clause.slice(1, 2), STEP) &&
    !has(clause, 'model', 'this', 'commerce', 'sell')
  )
    return 'aside';
  if (has(subject, 'other', 'generic')) return 'other';
  if (has(subject, 'aside')) return 'aside';
  // "A license that excludes companies is …": any, not the one of this release.
  if (
    isWord(clause.slice(0, 1), /^an?$/) &&
    isWord(clause.slice(1, 5), /^licens/) &&
    isWord(clause.slice(2, 6), /^(?:that|which|with|without)$/)
  )
    return 'other';
  const { subject: kind } = topicOf(clause);
  if (/ elsewhere$|^service$/.test(kind)) return 'other';
  if (/ by name$/.test(kind)) return 'name';
  if (/^(?:act of )?(?:thing|docs|aside)$/.test(kind)) return 'thing';
  const first = head.findIndex(
    ({ name, classes }) => name || classes.includes('this') || classes.includes('you'),
  );
  if (head[first]?.name) return 'name';
  return has(head, 'this', 'you', 'model', 'data', 'code') ? 'own' : 'unsaid';
}

/** "To reproduce the evaluation, you must …": a step whose thing is none of the release's own. */
const STEP =
  /^(?:reproduce|fetch|obtain|get|download|train|retrain|pretrain|evaluate|rerun|repeat|recreate|rebuild|compile|install|prepare)$/;

function moodOf(clause: readonly Marked[]): Clause['mood'] {
  const head = clause.slice(0, 4);
  if (isWord(clause, /^(?:word|phrase|sentence|prompt|suppose|survey|detects?|flags?|whether)$/))
    return 'quotes';
  if (isWord(head, /^(?:people|question|contributors?|contributions?)$/)) return 'quotes';
  if (has(head, 'if') && isWord(head, /^(?:if|when|whenever|once)$/)) return 'if';
  if (
    has(clause, 'past') &&
    isWord(
      clause.filter((_, at) => !/^(?:that|which)$/.test(clause[at - 1]?.word ?? '')), // "models that were trained with it"
      /^(?:was|were|did|usedto|had|formerly|previously|originally|initially|earlier|once|ago|removed|dropped|lifted|gone|expired|history|replaced|superseded)$/,
    )
  )
    return 'past';
  if (
    clause.some(({ word, classes }) => classes.includes('ask') && !/^(?:invited|kinds?)$/.test(word)) &&
    !has(clause, 'forbid', 'get') &&
    !asksToHeed(clause) &&
    // "Please make a contract with us before commercial use", "please do not sell it": more than kindness is asked.
    !(has(clause, 'permission', 'not') && has(clause, 'commerce', 'sell', 'redistribute', 'modify'))
  )
    return 'asks';
  return 'says';
}

/** Whether the grammar alone takes the sentence for a limit: the last clause that does anything closes what is the release's own. */
export function closesByGrammar(tokens: readonly Token[]): boolean {
  const last = clausesOf(tokens).findLast(({ effect }) => effect !== 'nothing');
  if (last?.effect !== 'closes') return false;
  return !/^(?:other|aside|thing)$/.test(last.owner) && (last.mood === 'says' || last.mood === 'if');
}
