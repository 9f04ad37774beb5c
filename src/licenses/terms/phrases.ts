/** Turns of phrase in a clause on terms, each by the classes of its words and their order. */
import type { Marked } from './topic.js';

const AUXILIARY =
  /^(?:is|are|was|were|be|been|being|do|does|did|has|have|had|will|would|in|any|way|by|means|the|a|an|ever|expressly|explicitly|strictly|hereby|at|all|also|yet|to|of|it|that|this)$/;

/** Whether a word of the clause is in one of the classes. */
export const has = (clause: readonly Marked[], ...names: string[]): boolean =>
  clause.some(({ classes }) => names.some((name) => classes.includes(name)));

export const isWord = (clause: readonly Marked[], words: RegExp): boolean =>
  clause.some(({ word }) => words.test(word));

/** Whether the word at a place is denied: "not (in any way) forbidden", "no use is forbidden", "needs no license". */
export function denied(clause: readonly Marked[], at: number): boolean {
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
export function namesNarrowLicense(clause: readonly Marked[]): boolean {
  const license = clause.findIndex(({ word }) => /^(?:licenses?|agreement|terms)$/.test(word));
  return (
    license > 0 &&
    has(clause.slice(Math.max(0, license - 4), license), 'narrow') &&
    !has(clause.slice(0, license), 'commerce')
  );
}

/** "A subscription is only needed for the cloud": what is needed for something that is no part of the release. */
export function onlyForAnother(clause: readonly Marked[]): boolean {
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
export const upTo = (clause: readonly Marked[]): boolean =>
  isWord(clause, /^(?:fewer|less|under|below|up|upto|maximum|smaller|within)$/) &&
  has(clause, 'number') &&
  has(clause, 'scale', 'commerce', 'you') &&
  !isWord(clause, /^(?:larger|bigger|any|all|every)$/);

/** "We do not give it to companies". */
export const namesUsers = (clause: readonly Marked[]): boolean =>
  isWord(
    clause,
    /^(?:compan|business|firm|enterpris|corporat|users?$|anyone|anybody|industr|government|third|others)/,
  );

/** "There are no further terms", "there is no license for companies": whether what is missing binds or gives. */
export function thereIsNone(clause: readonly Marked[]): 'burden' | 'grant' | null {
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
export const isPlan = (clause: readonly Marked[]): boolean => {
  const not = clause.findIndex(({ word }) => word === 'no');
  return (
    not >= 0 && isWord(clause.slice(not + 1, not + 3), /^(?:plans?|intentions?|intent|reasons?|wish|desire)$/)
  );
};

/** "Selling it is reserved to the institute", "the lab keeps commercial exploitation for itself". */
export function keepsForOneself(clause: readonly Marked[]): boolean {
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
export function isFreeIf(clause: readonly Marked[]): boolean {
  const free = clause.findIndex(({ classes }) => classes.includes('free'));
  const only = clause.findIndex(
    ({ word }, at) => at > free && /^(?:long|if|while|when|provided)$/.test(word),
  );
  if (free < 0 || only < 0 || has(clause, 'not')) return false;
  return has(clause.slice(only), 'narrow') && !has(clause.slice(only), 'commerce');
}

/** "The rights are limited to reading", "restricted to holders of a certificate". */
export function limitsRights(clause: readonly Marked[]): boolean {
  const to = clause.findIndex(({ word }) => word === 'limitedto');
  if (to === 0) return clause.length > 2 && !has(clause, 'quality', 'compat');
  return (
    to > 0 &&
    isWord(clause.slice(0, to), /^(?:rights?|license|permission|grant|permitted)$/) &&
    !has(clause, 'aside')
  );
}

/** "Non-commercial clauses hinder science": what licenses of a kind do to the world. */
export function isOpinion(clause: readonly Marked[]): boolean {
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

/** What gives rights, by its names. */
const GRANT = /^(?:grants?|licenses?|permissions?|rights?|agreement|terms|offer)$/;

/** "Use for gain is out of scope of this grant", "this license doesn't extend to firms": on which side of what is granted something lies. */
export function outsideTheGrant(clause: readonly Marked[]): 'out' | 'in' | null {
  const grant = clause.findIndex(({ word }) => GRANT.test(word));
  if (grant < 0 || !has(clause, 'commerce', 'sell', 'redistribute', 'narrow', 'field', 'place', 'scale'))
    return null;
  const edge = clause.findIndex(({ word }) => /^(?:outside|beyond|scope)$/.test(word));
  if (edge >= 0 && edge < grant) {
    const out = isWord(clause.slice(Math.max(0, edge - 3), edge + 1), /^(?:out|outside|beyond)$/);
    return out && !denied(clause, edge) ? 'out' : null;
  }
  const reach = clause.findIndex(
    ({ word }, at) =>
      at > grant && /^(?:extends?|reach|reaches|covers?|includes?|stretch|stretches)$/.test(word),
  );
  if (reach < 0 || reach - grant > 6) return null;
  const what = clause.slice(reach + 1);
  if (!has(what, 'commerce', 'sell', 'redistribute', 'field', 'scale') || has(what, 'only', 'except'))
    return null;
  return denied(clause, reach) ? 'out' : 'in';
}

/** "The model refuses prompts on weapons": what it answers is no matter of rights. */
export function isOfItsAnswers(clause: readonly Marked[]): boolean {
  const declines = clause.findIndex(({ word }) => /^(?:refus|declin|reject)(?:e?s|ed|ing|e)?$/.test(word));
  return declines > 0 && has(clause.slice(0, declines), 'model', 'this') && !has(clause, 'license', 'you');
}

/** "You need no key for it", "no account is required": whatever it is, nobody needs it. */
export function needsNone(clause: readonly Marked[]): boolean {
  const need = clause.findIndex(({ word }) => /^(?:needs?|requires?)$/.test(word));
  if (need >= 0 && /^(?:no|neither)$/.test(clause[need + 1]?.word ?? '')) return true;
  const [only, which, what] = clause.slice(need + 1);
  if (need >= 0 && only?.word === 'only' && which?.word === 'this' && what?.classes.includes('license'))
    return true;
  const needed = clause.findIndex(({ word }) => /^(?:needed|required|necessary)$/.test(word));
  return (
    needed > 0 &&
    /^(?:no|nothing|neither)$/.test(clause[0]?.word ?? '') &&
    !has(clause.slice(0, needed), 'not', 'only', 'except') &&
    !has(clause.slice(needed), 'except')
  );
}

/** "Without a signed agreement you are not allowed to use it": `not`; "without a license you may use it": `may`; else `null`. */
export function allowedWithout(clause: readonly Marked[]): 'not' | 'may' | null {
  if (clause[0]?.word !== 'without') return null;
  const verb = clause.findIndex(
    ({ word, classes }) => classes.includes('may') || /^(?:allowed|permitted|entitled)$/.test(word),
  );
  if (verb < 0 || !has(clause.slice(1, verb), 'permission', 'license', 'cost', 'get')) return null;
  return has(clause.slice(1, verb + 3), 'not') ? 'not' : 'may';
}

/** "The non-commercial clause does not apply to these weights". */
export function doesNotReach(clause: readonly Marked[]): boolean {
  const verb = clause.findIndex(({ word }) =>
    /^(?:apply|applies|hold|holds|concern|bind|binds|affect|govern|touch)$/.test(word),
  );
  if (verb < 2 || !has(clause.slice(Math.max(0, verb - 2), verb), 'not')) return false;
  const what = clause.slice(0, verb - 1);
  const burden =
    has(what, 'closedlicense', 'narrow') ||
    isWord(what, /^(?:restrictions?|limits?|limitations?|thresholds?|fees?|bans?|polic(?:y|ies))$/);
  return (
    burden &&
    (!has(what, 'openlicense', 'use') || isWord(what, /^polic(?:y|ies)$/)) &&
    (verb + 1 === clause.length || has(clause.slice(verb + 1), 'model', 'this', 'code', 'data'))
  );
}

/** "Worldwide except the EU", "everybody apart from insurers". */
export function everywhereExcept(clause: readonly Marked[]): boolean {
  const left = clause.findIndex(({ word }) =>
    /^(?:except|excepting|apart|otherthan|exception|but)$/.test(word),
  );
  if (left < 1 || left > 4) return false;
  const [before, after] = [clause.slice(0, left), clause.slice(left + 1)];
  if (has(before, 'not', 'train', 'code', 'data', 'model')) return false;
  if (isWord(before, /^(?:worldwide|global|globally|countries|everywhere|regions?|territories)$/))
    return has(after, 'place');
  return isWord(before, /^(?:everybody|everyone|anybody|anyone|all|any)$/) && left <= 2 && namesUsers(after);
}

/** "The weights stay free of charge". */
export function isFree(clause: readonly Marked[]): boolean {
  const free = clause.findIndex(({ word }) => /^(?:free|gratis)$/.test(word));
  return (
    free > 1 &&
    isWord(
      clause.slice(Math.max(0, free - 4), free),
      /^(?:is|are|stay|stays|remain|remains|be|come|comes)$/,
    ) &&
    has(clause.slice(0, free), 'model', 'this', 'code', 'data') &&
    !has(clause, 'not', 'narrow', 'only', 'if', 'except')
  );
}

/** "Please note that …", "we kindly remind you that …": what follows is said, not asked. */
export function asksToHeed(clause: readonly Marked[]): boolean {
  const asks = clause.findIndex(({ classes }) => classes.includes('ask'));
  return isWord(
    clause.slice(asks + 1, asks + 4),
    /^(?:note|notice|respect|understand|aware|remember|remind|mind|observe|know|heed|obey)$/,
  );
}
