/** Labels before a sentence on terms: "**License:** …", the first cell of a row, the mark of a callout. */

/** "**License:** no commercial use", a row that begins with "License": what follows is read as under a heading of terms. */
const LABELED =
  /^\W*(?:licen[cs](?:e|ing)|(?:usage |license )?terms(?: of use)?|terms and conditions)\W{0,6}[:|]/i;

/** Whether a label says that what follows are terms. */
export const isLabeledAsTerms = (text: string): boolean => LABELED.test(text);

/** Words of what says something by itself, and of what only calls what it is on. */
const SHORTEST_SENTENCE = 4;
const LONGEST_LABEL = 4;
/** "**License:** The weights …", "Weights | You may …", "[!IMPORTANT] …": a label before a sentence that needs none. */
const LABEL = /^(\W{0,6}[^.;:|!?]{2,40})(?:\s?[:|]\W{0,6}\s|\]\s)(?=\S)/;

/** The sentence behind its label, and the label; `null` where what follows makes sense only with it. */
export function behindLabel(text: string): { label: string; said: string } | null {
  const [whole = '', label = ''] = LABEL.exec(text.replace(/^\[!(\w+)\]/, '[$1]')) ?? [];
  const at = text.startsWith('[!') ? whole.length + 1 : whole.length;
  const said = text.slice(at).replace(/[\s|]+$/, '');
  const words = label.split(/\s+/).length;
  if (whole === '' || words > LONGEST_LABEL || !CALLS_TERMS.test(label)) return null;
  if (/\s\|\s/.test(said) || said.split(/\s+/).length < SHORTEST_SENTENCE || !IS_SENTENCE.test(said))
    return null;
  return { label, said };
}
const CALLS_TERMS =
  /licen[cs]|\bterms\b|note|notice|important|attention|warning|caution|tip|disclaimer|\b(?:weights?|models?|checkpoints?|code|data(?:set)?)\b/i;
/** It has a subject and a verb of its own, or begins with what one may do. */
const IS_SENTENCE =
  /^\W*(?:(?:the|this|these|our|all|any|no|both|we|you|it|they|there|companies|businesses|everyone|everybody|anyone|nobody|commercial|only)\b.*\b(?:is|are|was|were|may|must|can|cannot|shall|should|will|need|needs|have|has|hope|do|does|thank|requires?|excludes?|works?|recommend)\b|(?:please|use|contact|do)\b)/i;
