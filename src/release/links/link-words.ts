/** Which words of a paragraph speak for a link in it. */
import { splitSentences } from '../../prose/sentences.js';

/** Of a paragraph only the sentence that the link stands in speaks for it. */
export function sentenceAround(context: string, text: string): string {
  const around = text === '' ? undefined : splitSentences(context).find((one) => one.text.includes(text));
  return around?.text ?? context;
}
