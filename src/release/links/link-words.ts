/** Which words of a paragraph speak for a link in it. */
import { splitSentences } from '../../prose/sentences.js';

/** Of a paragraph only the sentence that the link stands in speaks for it. */
export function sentenceAround(context: string, text: string): string {
  const around = text === '' ? undefined : splitSentences(context).find((one) => one.text.includes(text));
  return around?.text ?? context;
}

/** Whether the words call what the link leads to a test: in "The [ABC] test set" those behind it say what it is. */
export function isCalledTest(text: string, said: string): boolean {
  const at = text === '' ? -1 : said.indexOf(text);
  return at >= 0 && TEST_SET.test(said.slice(at + text.length, at + text.length + 40));
}
const TEST_SET =
  /^[\])"'*_`]{0,3} (?:test|evaluation|held-?out|validation)(?: (?:data-?)?sets?| data| split| suite)\b/i;
