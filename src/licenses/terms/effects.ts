/** What one clause does with the rights in a release, by the words in it and their order. */
import { type Marked, subjectOf } from './topic.js';

export type Effect = 'closes' | 'opens' | 'nothing';

const AUXILIARY =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|in|any|way|by|means|the|a|an|ever|expressly|explicitly|strictly|hereby|at|all|also|yet|to|of|it|that|this)$/;

/** Whether a word of the clause is in one of the classes. */
export const has = (clause: readonly Marked[], ...names: string[]): boolean =>
  clause.some(({ classes }) => names.some((name) => classes.includes(name)));

export const isWord = (clause: readonly Marked[], words: RegExp): boolean =>
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

/** "Under the Example Non-Commercial License", "under a research license". */
function namesNarrowLicense(clause: readonly Marked[]): boolean {
  const license = clause.findIndex(({ word }) => /^(?:licenses?|agreement|terms)$/.test(word));
  return (
    license > 0 &&
    has(clause.slice(Math.max(0, license - 4), license), 'narrow') &&
    !has(clause.slice(0, license), 'commerce')
  );
}

/** "A subscription is only needed for the cloud": what is needed for something that is no part of the release. */
function onlyForAnother(clause: readonly Marked[]): boolean {
  const only = clause.findIndex(({ word }) => /^(?:only|just|merely|solely)$/.test(word));
  const need = clause.findIndex(({ word }) => /^(?:required|needed|necessary|requires?|needs?)$/.test(word));
  if (only < 0 || need < 0 || Math.abs(only - need) > 2) return false;
  const what = clause.slice(Math.max(only, need) + 1);
  return (
    isWord(what.slice(0, 1), /^(?:for|by|in|to)$/) &&
    !has(what, 'commerce', 'model', 'sell', 'redistribute', 'modify', 'narrow', 'place', 'scale', 'number')
  );
}

/** "With fewer than 100 employees", "up to 1,000 requests". */
const upTo = (clause: readonly Marked[]): boolean =>
  isWord(clause, /^(?:fewer|less|under|below|up|upto|maximum|smaller|within)$/) &&
  has(clause, 'number') &&
  has(clause, 'scale', 'commerce', 'you') &&
  !isWord(clause, /^(?:larger|bigger|any|all|every)$/);

/** "We do not give it to companies". */
const namesUsers = (clause: readonly Marked[]): boolean =>
  isWord(
    clause,
    /^(?:compan|business|firm|enterpris|corporat|users?$|anyone|anybody|industr|government|third|others)/,
  );

/** "There are no further terms", "there is no license for companies": whether what is missing binds or gives. */
function thereIsNone(clause: readonly Marked[]): 'burden' | 'grant' | null {
  const there = clause.findIndex(({ word }) => word === 'there');
  if (there < 0 || !/^(?:no|not)$/.test(clause[there + 2]?.word ?? '')) return null;
  const what = clause.slice(there + 3, there + 8);
  // "No separate commercial license": the one that is there is for everybody.
  if (isWord(what.slice(0, 2), /^(?:separate|extra|additional|second|special|other|different|further)$/))
    return 'burden';
  if (
    isWord(what, /^(?:licens\w*|permission|grant|rights?)$/) &&
    has(clause, 'commerce', 'narrow', 'use', 'model')
  )
    // "No license restrictions" is about the restrictions.
    return isWord(what, /^(?:restrictions?|fees?|costs?|limits?|needs?)$/) ? 'burden' : 'grant';
  return has(what, 'license', 'forbid', 'cost', 'permission', 'keep', 'must', 'only') ||
    isWord(what, /^(?:limits?|limitations?|registration|obligations?|rules?)$/)
    ? 'burden'
    : null;
}

/** "There is no plan to charge for it", "we have no intention of closing it": nothing is given or taken by it. */
const isPlan = (clause: readonly Marked[]): boolean => {
  const not = clause.findIndex(({ word }) => word === 'no');
  return (
    not >= 0 && isWord(clause.slice(not + 1, not + 3), /^(?:plans?|intentions?|intent|reasons?|wish|desire)$/)
  );
};

/** "Selling it is reserved to the institute", "the lab keeps commercial exploitation for itself". */
function keepsForOneself(clause: readonly Marked[]): boolean {
  const keeps = clause.findIndex(({ word }) => /^(?:reserv(?:e|es|ed)|keeps?|retains?)$/.test(word));
  if (keeps < 0 || has(clause, 'not') || !has(clause, 'commerce', 'sell', 'redistribute', 'use'))
    return false;
  const whom = clause.slice(keeps + 1);
  const toWhom = whom.findIndex(({ word }) => /^(?:to|for|by)$/.test(word));
  return (
    toWhom >= 0 &&
    isWord(
      whom.slice(toWhom + 1, toWhom + 4),
      /^(?:itself|himself|herself|themselves|ourselves|us|authors?|institutes?|owners?|licensors?|lab|laboratory|company|university|creators?|holders?|makers?)$/,
    )
  );
}

/** "It is free as long as you study", "gratis while you are at a university". */
function isFreeIf(clause: readonly Marked[]): boolean {
  const free = clause.findIndex(({ classes }) => classes.includes('free'));
  const only = clause.findIndex(
    ({ word }, at) => at > free && /^(?:long|if|while|when|provided)$/.test(word),
  );
  if (free < 0 || only < 0 || has(clause, 'not')) return false;
  return has(clause.slice(only), 'narrow') && !has(clause.slice(only), 'commerce');
}

/** "The rights are limited to reading", "restricted to holders of a certificate". */
function limitsRights(clause: readonly Marked[]): boolean {
  const to = clause.findIndex(({ word }) => word === 'limitedto');
  if (to === 0) return clause.length > 2 && !has(clause, 'quality', 'compat');
  return (
    to > 0 &&
    isWord(clause.slice(0, to), /^(?:rights?|license|permission|grant|permitted)$/) &&
    !has(clause, 'aside')
  );
}

/** "Non-commercial clauses hinder science": what licenses of a kind do to the world. */
function isOpinion(clause: readonly Marked[]): boolean {
  const terms = clause.findIndex(({ word }) =>
    /^(?:licenses|clauses|terms|restrictions|conditions|releases)$/.test(word),
  );
  if (terms < 0 || terms > 4) return false;
  const before = clause.slice(0, terms);
  return (
    !isWord(before, /^(?:the|our|these|this|its|their|all|under|in|with|by|of|no|to)$/) &&
    isWord(
      clause.slice(terms + 1, terms + 5),
      /^(?:hinders?|slows?|hold|holds|hurts?|harms?|helps?|keep|keeps|make|makes|do|stifles?|discourages?|block|blocks|limit|limits|prevents?|protects?|cause|causes|are)$/,
    )
  );
}

/** "Restrictive licenses" forbid nothing here. */
const ADJECTIVE = /^(?:restrictive|prohibitive|exclusive)$/;
/** "Include the license with every copy", "under the same license": what open licenses ask as well. */
const CARRIES =
  /^(?:includ|retain|reproduc|carry|carries|preserv|accompan|attach|same|identical|alike$|notices?$)/;
/** What people gave once for what is here: "consent was obtained from all speakers". */
const WAS_GIVEN = /^(?:was|were|gave|given|consented|agreed|collected)$/;

/** Classes of what people do with a release. */
export const DOES = [
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

/** What the clause does, and which rule of the grammar said so. */
export function effectOf(clause: readonly Marked[]): { effect: Effect; rule: string } {
  const closes = (rule: string) => ({ effect: 'closes' as const, rule });
  const opens = (rule: string) => ({ effect: 'opens' as const, rule });
  const acts = has(clause, ...DOES);
  if (isPlan(clause)) return { effect: 'nothing', rule: 'no plan' };
  const byUs = subjectOf(clause).at(-1)?.word === 'we';
  const none = thereIsNone(clause);
  if (none) return none === 'burden' ? opens('there is none') : closes('there is none');
  if (has(clause, 'service') && !has(clause, 'not', 'only', 'forbid'))
    return { effect: 'nothing', rule: 'service' };
  const at = (name: string) => clause.findIndex(({ classes }) => classes.includes(name));
  const keepOut = clause.findIndex(({ word }) => /^keep$/.test(word));
  if (keepOut >= 0 && isWord(clause.slice(keepOut, keepOut + 4), /^out$/) && acts) return closes('keeps out');
  if (
    isWord(clause, /^(?:loses?|forfeits?|lapses?)$/) &&
    isWord(clause, /^(?:access|rights?|license|grant)$/)
  )
    return closes('loses rights');
  if (
    isWord(clause, /^(?:ends?|expires?|terminates?)$/) &&
    isWord(clause, /^(?:access|rights?|permission)$/) &&
    !has(clause, 'not')
  )
    return closes('ends');
  const left = clause.findIndex(({ word }) =>
    /^(?:except|excepted|save|apart|otherthan|exception)$/.test(word),
  );
  if (
    left > 0 &&
    has(clause.slice(0, left), 'free', 'allow', 'may') &&
    has(clause.slice(0, left), 'any', 'you', 'use') &&
    !isWord(clause.slice(left + 1), /^(?:cite|credit|attribution|notice|name)$/)
  )
    return closes('all except');
  if (isFreeIf(clause)) return closes('free if');
  if (limitsRights(clause)) return closes('limited to');
  if (isOpinion(clause)) return { effect: 'nothing', rule: 'opinion' };
  const forbid = clause.findIndex(({ word, classes }) => classes.includes('forbid') && !ADJECTIVE.test(word));
  if (
    forbid >= 0 &&
    (denied(clause, forbid) || /^(?:nothing|none|nobody)$/.test(clause[forbid + 1]?.word ?? ''))
  )
    return opens('not forbidden');
  if (forbid >= 0 && acts) return closes('forbids');
  if (
    isWord(clause, /^rights?$/) &&
    isWord(clause, /^(?:keep|retain|reserv|remain|stay|belong)/) &&
    !has(clause, 'not')
  )
    return has(clause.slice(0, 2), 'you') ? opens('keeps your rights') : closes('keeps rights');
  if (keepsForOneself(clause)) return closes('keeps rights');
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
  if (byUs && at('not') > 0 && !has(clause, 'allow', 'license', 'you') && !namesUsers(clause))
    return { effect: 'nothing', rule: 'we do not' };
  const need = clause.findIndex(({ classes }) => classes.includes('must') || classes.includes('get'));
  const permission =
    has(clause, 'permission', 'cost') || (has(clause, 'license') && has(clause, 'must', 'get'));
  if (
    has(clause, 'license') &&
    isWord(clause, CARRIES) &&
    !has(clause, 'narrow', 'closedlicense', 'not', 'get')
  )
    return { effect: 'nothing', rule: 'carries the license' };
  if (permission && isWord(clause, WAS_GIVEN) && !has(clause, 'must', 'not', 'only'))
    return { effect: 'nothing', rule: 'permission was given' };
  if (need >= 0 && permission) {
    if (onlyForAnother(clause)) return opens('needed elsewhere');
    if (
      isWord(
        clause.slice(need, need + 4),
        /^(?:check|read|see|choose|know|keep|respect|look|pick|include|quote)$/,
      )
    )
      return { effect: 'nothing', rule: 'reads the license' };
    const toPermission = clause.findIndex(
      ({ classes }) =>
        classes.includes('permission') || classes.includes('license') || classes.includes('cost'),
    );
    return denied(clause, Math.max(need, toPermission)) || denied(clause, need)
      ? opens('needs nothing')
      : closes('needs permission');
  }
  if (byUs && has(clause, 'redistribute') && !has(clause, 'allow', 'modify', 'use', 'you'))
    return { effect: 'nothing', rule: 'we do' };
  const under = clause.findIndex(({ word }) => word === 'under');
  if (under > 0 && has(clause.slice(under), 'closedlicense', 'narrow') && has(clause.slice(0, under), 'not'))
    return opens('not that closed license');
  if (under >= 0 && !has(clause.slice(0, under), 'not')) {
    const named = clause.slice(under + 1, under + 8);
    if (namesNarrowLicense(named) || has(named, 'closedlicense')) return closes('narrow license');
  }
  if (upTo(clause) && has(clause, 'allow', 'may', 'free', 'cost')) return closes('allowed up to');
  if (has(clause.slice(0, 1), 'not') && has(clause.slice(1, 3), 'allow')) return closes('not allowed');
  // "Has a clause in its license" allows nothing: only the verb does.
  const allow = clause.findIndex(
    ({ word, classes }) =>
      (classes.includes('allow') && !/^licenses?$|^licensor|^licensee/.test(word)) || classes.includes('may'),
  );
  if (allow >= 0 && acts) {
    const next = clause.slice(allow + 1, allow + 3).some(({ classes }) => classes.includes('not'));
    if (next || denied(clause, allow)) return closes('not allowed');
    if (has(clause, 'only')) return closes('allowed only');
    if (has(clause, 'except') && has(clause, 'commerce', 'sell')) return closes('allowed except');
    return opens(
      has(clause, 'commerce') || (has(clause, 'any') && !has(clause, 'narrow'))
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
