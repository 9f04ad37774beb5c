/** Closed licenses of the data that a page says its model learned from: "trained on Example, which is CC BY-NC". */
import type { Document, Sentence } from '../../prose/page.js';
import { mentionsOf } from '../names/mentions.js';
import type { Subject } from '../terms/subjects.js';
import type { LicenseStatement } from './statement.js';

/** It, and no other model, learned: what follows is what from. */
const LEARNED = /\b(?:(?:pre-?|fine-?)?(?:trained|tuned)|training)\b[^.;:]{0,40}?\b(?:on|with|using|from)\b/i;
const OF_THIS =
  /^\W*(?:pre-?|fine-?)?(?:trained|tuned|training)\b|\b(?:this|our|ours|we|it|the (?:model|weights|network|checkpoints?))\b/i;
/** The license is that of something else: of the model itself, or of data that were left out. */
const OF_THE_MODEL =
  /\b(?:and|but|then) (?:it |they |we |is |are |was |were |has been )*(?:released|licen[cs]ed?|distributed|published|shared|available)\b|\b(?:weights|models?|checkpoints?|code|not|never|no|without|except|instead|unlike)\b/i;
const OF_ANOTHER = /\b(?:baselines?|compar\w+|unlike|evaluat\w+|other models?)\b/i;

export function closedTrainingData(document: Document, sentence: Sentence): LicenseStatement[] {
  const { text, line, negated, row } = sentence;
  const learned = LEARNED.exec(text);
  if (!learned || negated || row !== undefined || !OF_THIS.test(text) || OF_ANOTHER.test(text)) return [];
  const end = learned.index + learned[0].length;
  const closed = mentionsOf(text, true).filter(
    ({ start, terms }) =>
      start > end &&
      terms.openness === 'restricted' &&
      terms.id !== null &&
      !OF_THE_MODEL.test(text.slice(end, start)),
  );
  const subjects: ReadonlySet<Subject> = new Set<Subject>(['data']);
  return closed.slice(0, 1).map(({ terms }) => ({ document, line, terms, subjects, restricts: false }));
}
