/** What a code repository contradicts itself in: its text, GitHub's reading of it, packages, and the README. */

import type { License } from '../license.js';
import type { Answer } from '../scopes/answers.js';
import { type Sources, statementsOn, takenAway } from '../scopes/sources.js';
import {
  between,
  type Conflict,
  capital,
  cited,
  differ,
  nameOf,
  type Resolution,
  type Side,
  side,
} from './conflict.js';

export function conflictsOfCode(sources: Sources, { code, licenses }: Resolution): Conflict[] {
  const [text, ...others] = code.answers;
  if (text?.basis !== 'text') return [];
  const file = side(
    text.citations.length > 1 ? 'the license files say together, what' : 'the license file',
    text,
  );
  const found: Conflict[] = [];
  const detected = others.find(({ basis }) => basis === 'github');
  if (detected && text.citations.length === 1 && differ(detected.terms, text.terms))
    found.push(between('github-text', 'code', [side('GitHub', detected), file], licenses.code));
  for (const stated of others.filter(({ basis }) => basis === 'metadata'))
    if (differ(stated.terms, text.terms))
      found.push(
        between(
          'metadata-text',
          'code',
          [side(stated.citations[0]?.label ?? '', stated), file],
          licenses.code,
        ),
      );
  const prose = contradictedByReadme(sources, text);
  if (prose) found.push(between('prose', 'code', [file, side('the README', prose)], licenses.code));
  else if (text.terms.openness === 'open') found.push(...notices(sources, file, licenses.code));
  return found;
}

/** "Not made available for clinical use": beside an open license a notice and no term, and yet it is said under it. */
const NOTICE =
  /\bnot (?:\w+ ){0,3}?(?:made available|licensed|permitted|allowed|be used|to be used) (?:for|in) (?:any )?[^.,;:()]{0,40}?\b(?:use|uses|usage|purposes?)\b/i;

function notices({ pages }: Sources, file: Side, verdict: License): Conflict[] {
  const readme = pages.find(({ kind }) => kind === 'readme');
  const sentence = readme?.sentences.find(
    ({ text, section }) => /licen[cs]e|terms of use/i.test(section.heading) && NOTICE.test(text),
  );
  if (!readme || !sentence) return [];
  const words = NOTICE.exec(sentence.text)?.[0] ?? '';
  const because = `${capital(file.what)} says ${nameOf(file.terms)}, but the README says “${words}” beside it. The license file grants it all the same; until that is settled, the code counts as ${nameOf(verdict)}.`;
  return [
    { kind: 'prose', scope: 'code', because, citations: cited(file.citation, readme.cite(sentence.line)) },
  ];
}

/** A sentence that takes the text's freedoms away, or grants other terms for the code and never the text's own. */
function contradictedByReadme({ readme }: Sources, text: Answer): Pick<Answer, 'terms' | 'citations'> | null {
  const away = text.terms.openness === 'open' ? takenAway(readme, 'code') : null;
  if (away) return away;
  const statements = statementsOn(readme, ['code', 'project']);
  if (statements.some(({ terms }) => !differ(terms, text.terms))) return null;
  const [first] = statements;
  return first ? { terms: first.terms, citations: [first.document.cite(first.line)] } : null;
}
