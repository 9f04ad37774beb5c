/** Turns of phrase by which somebody, some use or all of it is left out of what a license gives. */
import { denied, has, isWord, namesUsers } from './phrases.js';
import type { Marked } from './topic.js';

/** "This license does not apply to you", "does not cover companies": who is left out has no rights at all. */
export function leavesTheReaderOut(clause: readonly Marked[]): boolean {
  const grant = clause.findIndex(({ word }) => /^(?:grants?|licenses?|permissions?|rights?)$/.test(word));
  const reach = clause.findIndex(
    ({ word }, at) =>
      at > grant && /^(?:apply|applies|extends?|covers?|includes?|valid|available)$/.test(word),
  );
  if (grant < 0 || reach < 0 || reach - grant > 5 || !denied(clause, reach)) return false;
  const whom = clause.slice(reach + 1, reach + 6);
  return (
    (has(whom, 'you') || namesUsers(whom)) &&
    !has(whom, 'model', 'code', 'data', 'docs') &&
    !has(clause, 'only')
  );
}

/** "You must not run it as a paid service": what must not be done, but for what nobody has to do ("must not pay"). */
export function mustNotDo(clause: readonly Marked[]): boolean {
  const must = clause.findIndex(
    ({ word }, at) => /^(?:must|shall|may|can)$/.test(word) && clause[at + 1]?.word === 'not',
  );
  const act = clause[must + 2];
  return (
    must >= 0 &&
    act !== undefined &&
    !/^(?:pay|buy|purchase|ask|request|register|sign|obtain|get|contact|be|need|apply|only)/.test(act.word) &&
    has(clause.slice(must + 2), 'model', 'this', 'output')
  );
}

/** "Not under MIT": the denial belongs to the license, and to nothing that is joined before it. */
export function deniesLicense(clause: readonly Marked[]): boolean {
  const license = clause.findIndex(({ word }) => word === '<openlicense>');
  const joined = clause.findLastIndex(({ word }, at) => at < license && /^(?:and|but|or)$/.test(word));
  return has(clause.slice(joined + 1), 'not');
}

/** "For all purposes except commercial ones", "any use but resale". */
export function forAllButSome(clause: readonly Marked[]): boolean {
  const left = clause.findIndex(({ word }) =>
    /^(?:except|excepting|excluding|apart|otherthan|exception|but)$/.test(word),
  );
  if (left < 2) return false;
  const [before, after] = [clause.slice(Math.max(0, left - 5), left), clause.slice(left + 1, left + 5)];
  return (
    isWord(before, /^(?:any|all|every)$/) &&
    has(before, 'use', 'purpose') &&
    has(after, 'commerce', 'sell', 'field') &&
    !has(after, 'narrow')
  );
}

/** "No rights of any kind are granted", "no license is given": not "no other rights", nor those in names and signs. */
export function grantsNothing(clause: readonly Marked[]): boolean {
  const [first, second] = clause;
  return (
    /^(?:no|neither)$/.test(first?.word ?? '') &&
    /^(?:rights?|licenses?|permissions?)$/.test(second?.word ?? '') &&
    isWord(clause.slice(2), /^(?:granted|given|conveyed|conferred)$/) &&
    !isWord(clause, /^(?:trademarks?|marks?|patents?|names?|logos?|other|beyond|except)$/)
  );
}
