/** Collections of predictions that a page names: what a model puts out is no part of its release. */
import type { Document } from '../../prose/page.js';

/** A collection by its name: `Example Atlas (also called "EA") data`. */
const NAMED_DATA =
  /^\W*(?:The )?((?!The |Our |This |All )(?:[A-Z][\w-]+ ){2,5})(?:\([^)]*\) )?data(?:set|base)?\b/;
const HOLDS_PREDICTIONS = /^[^.;]{0,40}\b(?:of|contains?|holds?|with)\b[^.;]{0,40}\bpredict(?:ed|ions)\b/i;

/** Whether it is about a collection that the page calls one of predictions elsewhere: "Example Atlas, 9 million predicted structures". */
export function isOfPredictions(document: Document, clause: string): boolean {
  const name = NAMED_DATA.exec(clause)?.[1]?.trim();
  if (name === undefined) return false;
  return document.sentences.some(({ text }) => HOLDS_PREDICTIONS.test(text.split(name)[1] ?? ''));
}
