/** Files of a release's own tree that a page calls a license by linking to them: "under the [model license](terms/wren.md)". */
import { fileAt, isLocal, type Place } from '../../prose/cite.js';
import type { Document, DocumentLink } from '../../prose/page.js';
import { splitSentences } from '../../prose/sentences.js';
import { subjectsIn } from '../terms/subjects.js';
import { isOfOthers } from '../terms/whose.js';
import { type Covered, mayHoldTerms } from './license-paths.js';

export interface LinkedFile {
  path: string;
  covers: Covered;
}

/** What a link to terms is called, in full or as a part of its name. */
const CALLS_IT_TERMS =
  /licen[cs]e\b|\beula\b|\bagreement\b|\bterms (?:of|and|for)\b|\b(?:model|weights?|usage|use|legal|release) terms\b|^\W*(?:(?:the|these|our|its) )?(?:own )?terms(?: and conditions)?\W*$/i;
/** Not of the release: "license of the base model", "contributor license agreement". */
const OF_ANOTHER = /\b(?:base|original|upstream|third|contributor|icon|font)\b|\bCLA\b/i;

/** Each file once, the first link that tells a part before one that tells none. */
export function linkedLicenses(page: Document | null, place: Place): LinkedFile[] {
  const found = new Map<string, LinkedFile>();
  for (const link of page?.links ?? []) {
    const { text, url, section } = link;
    if (!CALLS_IT_TERMS.test(text) || OF_ANOTHER.test(text) || link.denied || isOfOthers(section)) continue;
    const path = fileAt(url, place);
    if (path === null || path === page?.path || !mayHoldTerms(path)) continue;
    const covers = partOf(link);
    const known = found.get(path);
    if (!known || (known.covers === 'all' && covers !== 'all')) found.set(path, { path, covers });
  }
  return [...found.values()];
}

/** The file of its own that a card's `license_link` leads to: that of the model. */
export function statedLink(cardData: Record<string, unknown> | null): LinkedFile[] {
  const link = cardData?.license_link;
  if (typeof link !== 'string' || !isLocal(link)) return [];
  const path = link.trim().replace(/^\.?\//, '');
  return mayHoldTerms(path) ? [{ path, covers: 'weights' }] : [];
}

/** By the words of the link itself, else by those around it; `all` where these name no part, or several. */
function partOf({ text, context }: DocumentLink): Covered {
  const own = /\bdata(?:sets?)?\b/i.test(text) ? new Set(['data' as const]) : subjectsIn(text);
  const around = splitSentences(context).find((one) => one.text.includes(text))?.text ?? context;
  // The other cells of a row are no words on this one.
  const subjects = own.size > 0 || context.includes(' | ') ? own : subjectsIn(around.replace(text, ' '));
  const [only, ...others] = [...subjects].filter((subject) => subject !== 'project');
  return only !== undefined && others.length === 0 ? only : 'all';
}
