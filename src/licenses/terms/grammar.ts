/** The grammar of terms: each clause of a sentence, and whether it closes, opens or says nothing, whose thing it speaks of, and in which mood. */
import { DOES, type Effect, effectOf, has, isWord } from './effects.js';
import { classesOf } from './lexicon.js';
import type { Token } from './tokens.js';
import { type Marked, subjectOf, type Topic, topicOf } from './topic.js';

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
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const found: Clause[] = [];
  let open: Marked[] = [];
  let from = 0;
  let asked: readonly Marked[] = [];
  const close = (to: number) => {
    if (open.length > 0 && !isSpeaker(open)) {
      const before = found.at(-1);
      const label = tokens[from - 1]?.word === ':' ? before : undefined;
      found.push({ from, to, ...(answer(open, asked) ?? echo(open, before) ?? judge(open, before, label)) });
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
}

/** A comma of a list: "research, teaching and study", "research, teaching, and study". */
function continues(tokens: readonly Token[], at: number, listed: boolean): boolean {
  const next = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  if (listed && /^(?:and|or)$/.test(next[0] ?? ''))
    return !/^(?:we|you|it|they|the|is|are|may|must|can)$/.test(next[1] ?? '');
  return next.some((word, index) => index > 0 && /^(?:,|and|or)$/.test(word));
}

function judge(
  clause: readonly Marked[],
  before: Clause | undefined,
  label: Clause | undefined,
): Omit<Clause, 'from' | 'to'> {
  const { effect, rule } = effectOf(clause);
  // "Unlike Example, which is for research only, …": whose thing it is stands before the comma.
  const relative = before && RELATIVE.test(clause[0]?.word ?? '') && before.owner !== 'unsaid';
  const own = topicOf(clause);
  const labeled = label !== undefined && /^(?:none|it|terms)$/.test(own.subject);
  const owner = relative ? before.owner : labeled ? label.owner : ownerOf(clause);
  return { effect, rule, owner, mood: moodOf(clause), topic: labeled ? label.topic : own };
}

/** "Q:", "A:" and a lone "and" say nothing themselves. */
const isSpeaker = (clause: readonly Marked[]): boolean =>
  clause.length === 1 && /^(?:q|a|question|answer|faq|and|but|or)$/.test(clause[0]?.word ?? '');

const SHORT = /^(?:is|are|do|does|did|can|may|will|was|were|must)$/;

/** "…, but the weights can", "We don't", "and so do we": what was just said holds for something else, or does not. */
function echo(clause: readonly Marked[], before: Clause | undefined): Omit<Clause, 'from' | 'to'> | null {
  if (!before || clause.length > 6) return null;
  const words = clause.filter(
    ({ word }) => !/^(?:but|while|whereas|and|though|although|yet|too|either|also)$/.test(word),
  );
  const verb = words.findIndex(({ word }) => SHORT.test(word));
  const topic = topicOf(words);
  const said = { owner: ownerOf(words), mood: 'says' as const, topic };
  if (/^(?:so|neither|nor)$/.test(words[0]?.word ?? '') && verb === 1)
    return { ...said, effect: before.effect, rule: 'as before' };
  const not = words.at(-1)?.classes.includes('not') ?? false;
  if (verb < 1 || words.length - verb > (not ? 2 : 1) || verb > 3) return null;
  const turned = before.effect === 'closes' ? 'opens' : before.effect === 'opens' ? 'closes' : 'nothing';
  if (not === (before.rule === 'not allowed' || before.rule === 'act denied' || before.rule === 'no act'))
    return { ...said, effect: before.effect, rule: 'as before' };
  return { ...said, effect: turned, rule: 'unlike before' };
}

/** "Usage restrictions: none", "Do I need permission? No.": the label or question decides what its answer means. */
function answer(clause: readonly Marked[], asked: readonly Marked[]): Omit<Clause, 'from' | 'to'> | null {
  const [{ word } = { word: '' }] = clause;
  if (clause.length > 2 || !has(asked, ...DOES, 'license', 'permission', 'cost', 'forbid')) return null;
  const yes = /^(?:yes|sure|<yesmark>)$/.test(word);
  if (!yes && !/^(?:no|none|nothing|never|nope|<nomark>)$/.test(word)) return null;
  const burden =
    has(asked, 'forbid', 'must', 'permission', 'cost') ||
    isWord(asked, /^(?:limits?|restrictions?|conditions?)$/);
  return {
    effect: yes === burden ? 'closes' : 'opens',
    rule: 'answered',
    owner: ownerOf(asked),
    mood: 'says',
    topic: topicOf(asked),
  };
}

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
  if (
    isWord(
      clause,
      /^(?:word|phrase|sentence|prompt|suppose|people|question|survey|detects?|flags?|whether|contributors?|contributions?|wrong|false|myth|rumou?r|untrue|mistaken)$/,
    )
  )
    return 'quotes';
  const truth = clause.findIndex(({ word }) => /^(?:true|case)$/.test(word));
  if (truth > 0 && has(clause.slice(0, truth), 'not')) return 'quotes';
  if (has(head, 'if') && isWord(head, /^(?:if|when|whenever|once)$/)) return 'if';
  if (
    has(clause, 'past') &&
    isWord(
      clause,
      /^(?:was|were|did|usedto|had|formerly|previously|originally|initially|earlier|once|ago|removed|dropped|lifted|gone|expired|history|replaced|superseded)$/,
    )
  )
    return 'past';
  if (has(clause, 'ask') && !has(clause, 'forbid', 'get')) return 'asks';
  return 'says';
}

/** Whether the grammar alone takes the sentence for a limit: the last clause that does anything closes what is the release's own. */
export function closesByGrammar(tokens: readonly Token[]): boolean {
  const last = clausesOf(tokens).findLast(({ effect }) => effect !== 'nothing');
  if (last?.effect !== 'closes') return false;
  return !/^(?:other|aside|thing)$/.test(last.owner) && (last.mood === 'says' || last.mood === 'if');
}
