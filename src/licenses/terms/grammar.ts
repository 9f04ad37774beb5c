/** The grammar of terms: each clause of a sentence, and whether it closes, opens or says nothing, whose thing it speaks of, and in which mood. */
import { classesOf } from './lexicon.js';
import type { Token } from './tokens.js';

/** What one clause does with the rights in a release. */
export type Effect = 'closes' | 'opens' | 'nothing';

export interface Clause {
  /** Its tokens: from the first to before the last. */
  from: number;
  to: number;
  effect: Effect;
  /** Which rule of the grammar said so: `forbids`, `not allowed`, `only narrow` … */
  rule: string;
  /** `aside`: what limits nobody's rights in a release: a key, a font, contributors; `other`: somebody else's thing is its subject; `name`: something called by its name. */
  owner: 'own' | 'other' | 'aside' | 'name' | 'unsaid';
  /** `asks`: a wish; `past`: it tells how it was; `if`: a condition; `quotes`: words are spoken of, not said. */
  mood: 'says' | 'asks' | 'past' | 'if' | 'quotes';
}

const BREAK = /^[;.!?:()|—–]$/;
const JOINT = /^(?:but|while|whereas|although|though|however|because|since|so|therefore|hence|yet)$/;
const AUXILIARY =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|in|any|way|by|means|the|a|an|ever|expressly|explicitly|strictly|hereby|at|all|also|yet|to|of|it|that|this)$/;

type Marked = { word: string; name: boolean; classes: readonly string[] };

/** All clauses of a sentence in their order. Linear in the number of tokens. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const found: Clause[] = [];
  let open: Marked[] = [];
  let from = 0;
  const close = (to: number) => {
    if (open.length > 0) found.push({ from, to, ...judge(open) });
    open = [];
    from = to;
  };
  for (const [at, { word, stem, name }] of tokens.entries()) {
    const comma = word === ',' && !continues(tokens, at);
    if (BREAK.test(word) || comma) close(at + 1);
    else {
      if (JOINT.test(word)) close(at);
      open.push({ word, name, classes: classesOf(stem) });
    }
  }
  close(tokens.length);
  return found;
}

/** A comma of a list: "research, teaching and study". */
function continues(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  return next.some((word, index) => index > 0 && /^(?:,|and|or)$/.test(word));
}

function judge(clause: readonly Marked[]): Omit<Clause, 'from' | 'to'> {
  const { effect, rule } = effectOf(clause);
  return { effect, rule, owner: ownerOf(clause), mood: moodOf(clause) };
}

const has = (clause: readonly Marked[], ...names: string[]): boolean =>
  clause.some(({ classes }) => names.some((name) => classes.includes(name)));

const isWord = (clause: readonly Marked[], words: RegExp): boolean =>
  clause.some(({ word }) => words.test(word));

/** Whether the word at a place is denied: "not (in any way) forbidden", "no use is forbidden", "needs no license". */
function denied(clause: readonly Marked[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 7); back--) {
    const { word, classes } = clause[back] as Marked;
    if (classes.includes('not')) return !/^only$|^just$|^merely$/.test(clause[back + 1]?.word ?? '');
    if (!AUXILIARY.test(word) && at - back > 3 && !classes.includes('use') && !classes.includes('commerce'))
      return leadingDenial(clause, back);
  }
  return leadingDenial(clause, at);
}

/** "No commercial deployment of any kind is allowed". */
function leadingDenial(clause: readonly Marked[], before: number): boolean {
  const first = clause.findIndex(({ word }) => /^(?:no|neither|nobody|nothing|none|never)$/.test(word));
  return first >= 0 && first < 2 && first < before;
}

const DOES = [
  'use',
  'redistribute',
  'modify',
  'sell',
  'commerce',
  'field',
  'output',
  'place',
  'scale',
  'purpose',
  'narrow',
];

function effectOf(clause: readonly Marked[]): { effect: Effect; rule: string } {
  const closes = (rule: string) => ({ effect: 'closes' as const, rule });
  const opens = (rule: string) => ({ effect: 'opens' as const, rule });
  const acts = has(clause, ...DOES);
  const at = (name: string) => clause.findIndex(({ classes }) => classes.includes(name));
  const forbid = at('forbid');
  if (forbid >= 0 && acts) return denied(clause, forbid) ? opens('not forbidden') : closes('forbids');
  const keep = at('keep');
  if (keep >= 0 && (isWord(clause, /^from$/) || has(clause, 'license')) && (acts || has(clause, 'you')))
    return denied(clause, keep) ? opens('nothing keeps from it') : closes('keeps from it');
  const instead = at('instead');
  if (instead >= 0) {
    const chosen = effectOf(
      clause[0]?.classes.includes('instead') ? clause.slice(instead + 4) : clause.slice(0, instead),
    );
    return { effect: chosen.effect, rule: `${chosen.rule} instead` };
  }
  const need = clause.findIndex(({ classes }) => classes.includes('must') || classes.includes('get'));
  const permission =
    has(clause, 'permission', 'cost') || (has(clause, 'license') && has(clause, 'must', 'get'));
  if (need >= 0 && permission) {
    const toPermission = clause.findIndex(
      ({ classes }) =>
        classes.includes('permission') || classes.includes('license') || classes.includes('cost'),
    );
    return denied(clause, Math.max(need, toPermission)) || denied(clause, need)
      ? opens('needs nothing')
      : closes('needs permission');
  }
  const allow = clause.findIndex(({ classes }) => classes.includes('allow') || classes.includes('may'));
  if (allow >= 0 && acts) {
    const next = clause.slice(allow + 1, allow + 3).some(({ classes }) => classes.includes('not'));
    if (next || denied(clause, allow)) return closes('not allowed');
    if (has(clause, 'only')) return closes('allowed only');
    if (has(clause, 'except') && has(clause, 'commerce', 'sell')) return closes('allowed except');
    return opens(
      has(clause, 'commerce', 'any')
        ? 'allowed broadly'
        : has(clause, 'narrow')
          ? 'allowed narrowly'
          : 'allowed',
    );
  }
  if (has(clause, 'only') && has(clause, 'narrow', 'place', 'scale', 'number')) {
    const only = at('only');
    return denied(clause, only) ? opens('not only') : closes('only narrow');
  }
  const not = at('not');
  if (
    not >= 0 &&
    acts &&
    has(clause.slice(not, not + 5), 'commerce', 'sell', 'redistribute', 'modify', 'use', 'field')
  ) {
    const first = not === 0 || /^(?:do|please)$/.test(clause[not - 1]?.word ?? '');
    return closes(first ? 'no act' : 'act denied');
  }
  if (
    has(clause, 'narrow') &&
    isWord(clause, /^for$/) &&
    has(clause, 'use', 'purpose') &&
    !has(clause, 'commerce')
  )
    return closes(has(clause, 'suit') ? 'meant narrowly' : 'for narrow use');
  if (has(clause, 'closedlicense') && !has(clause, 'not')) return closes('closed license');
  if (isWord(clause, /^<openlicense>$/))
    return has(clause, 'not') ? closes('not that license') : opens('open license');
  if (has(clause, 'commerce') && has(clause, 'cost', 'get', 'permission'))
    return has(clause, 'not') ? opens('no fee') : closes('business pays');
  if (has(clause, 'free', 'any') && (acts || has(clause, 'you')))
    return has(clause, 'not') ? closes('not free') : opens('free');
  if (permission && has(clause, 'you')) return closes('permission');
  return { effect: 'nothing', rule: acts ? 'acts' : 'nothing' };
}

function ownerOf(clause: readonly Marked[]): Clause['owner'] {
  const head = clause.slice(0, 6);
  if (has(head.slice(0, 4), 'other', 'generic')) return 'other';
  if (has(head.slice(0, 4), 'aside')) return 'aside';
  const first = head.findIndex(
    ({ name, classes }) => name || classes.includes('this') || classes.includes('you'),
  );
  if (head[first]?.name) return 'name';
  return has(head, 'this', 'you', 'model', 'data', 'code') ? 'own' : 'unsaid';
}

function moodOf(clause: readonly Marked[]): Clause['mood'] {
  const head = clause.slice(0, 4);
  if (
    isWord(
      clause,
      /^(?:word|phrase|sentence|prompt|suppose|people|question|survey|detects?|flags?|whether|contributors?|contributions?)$/,
    )
  )
    return 'quotes';
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
  return last.owner !== 'other' && last.owner !== 'aside' && (last.mood === 'says' || last.mood === 'if');
}
