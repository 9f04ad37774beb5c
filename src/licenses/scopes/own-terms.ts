/** Terms that a page gives to its own release without a known name: by their kind, by whose they are, or by denying the known ones. */
import type { Document, Sentence } from '../../prose/page.js';
import { mentionsOf } from '../names/mentions.js';
import { type Terms, termsOf } from '../names/names.js';
import { type Subject, subjectsIn } from '../terms/subjects.js';
import { isOfAnotherOwner, isOfAnotherRow } from '../terms/whose.js';
import type { LicenseStatement } from './statement.js';

/** "Must follow the Example Model License": a name in capitals. */
const NAMED_TERMS =
  /\b(?:under|subject to|governed by|follow|accept|comply with|bound by)\b (?:the terms of )?(?:the |our |its |an? )?((?:(?!Licen[cs]e|LICEN[CS]E)[A-Z][\w.+-]*(?:['’]s)? ){1,6}(?:model |community )?(?:Licen[cs]e|LICEN[CS]E|licen[cs]e|Terms of Use)(?: Agreement| agreement)?)/;
/** "A custom license", "a research license": terms that are told by their kind. */
const KIND_OF_TERMS =
  /\b((?:an? |the |its |our )?(?:own|custom|separate|special|bespoke|dedicated|proprietary|restrictive|research|academic|evaluation|community|non-?standard)(?: model| research| community)? licen[cs]e(?: agreement)?)\b/i;
/** Kinds that say whom or what they leave out. */
const NARROW_KIND = /\b(?:proprietary|restrictive|research|academic|evaluation) (?:model )?licen[cs]e\b/;
/** "Commercial use requires a separate license": one that is to be had beside the release's own. */
const TO_BE_HAD =
  /\b(?:requir\w+|needs?|needed|obtain\w*|purchas\w+|buy|acquir\w+|negotiat\w+|contact|ask|request\w*|apply|get|without|offer\w*|sell)\b[^.;]*$/i;
/** "Inherits the license of its base model". */
const INHERITED_TERMS =
  /\b(?:inherits?|follows?|keeps?|carr(?:y|ies) over|shares?|adopts?|retains?)\b (?:from )?((?:the )?(?:same )?licen[cs]e (?:of|as) (?:its|the|their) (?:base|original|parent|upstream|underlying|source)[\w -]{0,30})/i;

/** Terms that are named, or told by their kind or origin, but not known. */
export function ownTerms(clause: string): Terms | null {
  const name = [NAMED_TERMS, INHERITED_TERMS, KIND_OF_TERMS]
    .map((one) => one.exec(clause)?.[1])
    .find(Boolean);
  if (!name) return null;
  const before = clause.slice(0, clause.indexOf(name));
  if (/\b(?:no|not)\b[^.;]*$/i.test(before) || TO_BE_HAD.test(before)) return null;
  return termsOf(name.trim());
}

/** Whether the kind itself says that somebody or something is left out: "a research license". */
export const leavesOut = (name: string): boolean => NARROW_KIND.test(name);

const PART = '(?:model )?(?:weights?|checkpoints?|parameters|models?|data(?:sets?)?)';
const NOT = "(?:n['’]t| not|, however, not)";

/** What is left out of a license that is named beside it. The first group is the part; without one it is the whole. */
const DENIES_A_GRANT: readonly RegExp[] = [
  new RegExp(
    `\\b(${PART})\\b[^.;,]{0,30}\\b(?:is|are)${NOT} (?:\\w+ )?(?:covered|licensed|governed|released|available)? ?(?:by|under|with)\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:we|this (?:project|release|work|repository))\\b[^.;,]{0,20}\\b(?:do|does|is)${NOT} (?:use|adopt|licensed under|under)\\b`,
    'i',
  ),
];
/** The same of "the license" alone, whichever it is. */
const LEAVES_A_PART_OUT: readonly RegExp[] = [
  new RegExp(
    `\\blicen[cs]e\\b[^.;]*\\b(?:cover\\w*|appl\\w+|extends?|for|only|restricted|limited)\\b[^.;]*,? (?:and|but)? ?not (?:to |for |of )?(?:the |our |its |any )?(${PART})\\b`,
    'i',
  ),
  new RegExp(
    `\\blicen[cs]e\\b[^.;,]{0,40}\\b(?:do|does)${NOT} (?:cover|apply to|extend to|include)\\b[^.;,]{0,20}?\\b(${PART})\\b`,
    'i',
  ),
];

/** "The Apache license is for the code only", "… covers the scripts and nothing else": it leaves the weights out without a word on them. */
const ONLY_THE_CODE =
  /\b(?:cover\w*|appl(?:y|ies)|extends?|holds?|is|are)\b[^.;,]{0,20}\b(?:for|to|the)?\b[^.;,]{0,20}\b(?:code|scripts?|software|repository)\b(?:[^.;,]{0,12}\b(?:only|alone)\b|,? and (?:to |for )?nothing else\b)|\b(?:only|just|solely|exclusively)\b (?:cover\w*|appl(?:y|ies)|for|to|holds for|the licen[cs]e (?:of|for))\b[^.;,]{0,30}\b(?:code|scripts?|software|repository)\b|^\W*only (?:the|our) (?:\w+ )?(?:code|scripts?|software)\b[^.;,]{0,20}\b(?:is|are|falls?|comes?)\b/i;

/** "The Apache license covers the code, but not the weights": what is left out is under terms that nobody has told yet. */
export function deniedGrants(document: Document, sentence: Sentence): LicenseStatement[] {
  const { text, line, section } = sentence;
  if (!/licen[cs]/i.test(section.heading) || isOfAnotherRow(document, sentence)) return [];
  const named = mentionsOf(text.replace(/\b(?:is|are|do|does)(?:n['’]t| not)\b/gi, 'is'), true);
  if (named.some(({ terms }) => terms.openness !== 'open')) return [];
  const patterns = named.length > 0 ? [...DENIES_A_GRANT, ...LEAVES_A_PART_OUT] : LEAVES_A_PART_OUT;
  const codeOnly =
    named.length > 0 &&
    !/\b(?:not|n['’]t) (?:only|just|solely)\b/i.test(text) &&
    !subjectsIn(text).has('weights')
      ? ONLY_THE_CODE.exec(text)
      : null;
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? codeOnly;
  if (!found || isOfAnotherOwner(document, text)) return [];
  if (found === codeOnly) {
    const name = found[0].replace(/\s+/g, ' ').trim();
    const terms: Terms = { id: null, name, openness: 'unclear' };
    return [{ document, line, terms, subjects: new Set<Subject>(['weights']), restricts: true }];
  }
  const subjects = found[1] === undefined ? new Set<Subject>(['project']) : subjectsIn(found[1]);
  // "Not under MIT but under Apache": what holds is named as well.
  if (subjects.size === 0 || mentionsOf(text, true).length > (found[1] === undefined ? 0 : 1)) return [];
  const name = found[0].replace(/\s+/g, ' ').trim();
  return [{ document, line, terms: { id: null, name, openness: 'unclear' }, subjects, restricts: true }];
}
