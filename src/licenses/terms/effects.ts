/** What one clause does with the rights in a release, by the words in it and their order. */
import { deniesLicense, forAllButSome, grantsNothing, leavesTheReaderOut, mustNotDo } from './left-out.js';
import {
  allowedWithout,
  denied,
  doesNotReach,
  everywhereExcept,
  has,
  isFree,
  isFreeIf,
  isOfItsAnswers,
  isOpinion,
  isPlan,
  isWord,
  keepsForOneself,
  limitsRights,
  namesNarrowLicense,
  namesUsers,
  needsNone,
  onlyForAnother,
  outsideTheGrant,
  thereIsNone,
  upTo,
} from './phrases.js';
import { type Marked, subjectOf } from './topic.js';

export type Effect = 'closes' | 'opens' | 'nothing';

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
  if (everywhereExcept(clause) || forAllButSome(clause)) return closes('all except');
  if (grantsNothing(clause)) return closes('no grant');
  if (isFreeIf(clause)) return closes('free if');
  if (limitsRights(clause)) return closes('limited to');
  if (isOpinion(clause)) return { effect: 'nothing', rule: 'opinion' };
  if (isOfItsAnswers(clause)) return { effect: 'nothing', rule: 'the model declines' };
  if (needsNone(clause)) return opens('needs nothing');
  const without = allowedWithout(clause);
  if (without) return without === 'not' ? closes('not without') : opens('without asking');
  if (doesNotReach(clause)) return opens('does not reach');
  if (leavesTheReaderOut(clause)) return closes('leaves the reader out');
  const outside = outsideTheGrant(clause);
  if (outside) return outside === 'out' ? closes('outside the grant') : opens('within the grant');
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
  if (mustNotDo(clause)) return closes('must not');
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
  if (allow >= 0 && has(clause.slice(allow), 'any') && !has(clause.slice(allow), 'not', 'only', 'except'))
    return opens('allowed broadly');
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
    return deniesLicense(clause) ? closes('not that license') : opens('open license');
  if (has(clause, 'commerce') && has(clause, 'cost', 'get', 'permission'))
    return has(clause, 'not') ? opens('no fee') : closes('business pays');
  if (has(clause, 'free', 'any') && (acts || has(clause, 'you')))
    return has(clause, 'not') ? closes('not free') : opens('free');
  if (permission && has(clause, 'you')) return closes('permission');
  if (isFree(clause)) return opens('free');
  return { effect: 'nothing', rule: acts ? 'acts' : 'nothing' };
}
