/** Lists that a sentence on the training introduces, "was trained on a combination of:", and the names in them. */
import type { Document, Sentence } from '../../prose/page.js';
import { corporaIn } from './corpora.js';
import { namesIn } from './learned-from.js';
import type { Statement } from './statements.js';

/** What ends such a sentence: a preposition, or what the list is of. */
const INTRODUCES =
  /\b(?:(?:pre-?|fine-?|re)?(?:train|tun)(?:ed|ing)|learn(?:ed|t|s)?|(?:training|pre-?training) (?:data|corpus|set|mix(?:ture)?)|corpus|fitted)\b[^.;:]{0,80}?\b(?:on|of|from|over|using|with)(?: (?:a|an|the|these|our|several|[\w-]+ly))?(?: (?:combination|mix|mixture|union|blend|concatenation|collection|subset|merge|selection) of)?(?: (?:the|these|several|two|three|four|five|six|seven|many))?(?: following)?(?: (?:[\w-]+ ){0,2}(?:data-?sets?|data(?: sources)?|corpora|corpus|sources|sets|collections))?\s?:?$/i;
/** Without a colon only what can stand at no other end does. */
const OPEN_END = /(?::|\b(?:of|on|from|following)(?: (?:[\w-]+ ){0,2}(?:data-?sets?|corpora|sources))?)$/i;
/** Longer items are prose. Characters. */
const LONGEST_ITEM = 160;
/** Lines between two items. */
const GAP = 2;
/** Items. */
const MOST = 30;
/** What stands behind the name in an item: its size, its makers, its share. */
const AFTER_NAME = /\s?[([:–—]|\s-\s|,\s/;

/** The items of the list below a sentence that says that it was learned from them; empty for any other sentence. */
export function learnedFromList({ sentence, document }: Statement): Sentence[] {
  const { text } = sentence;
  if (text.length > 300 || !OPEN_END.test(text.trim()) || !INTRODUCES.test(text.trim())) return [];
  const items: Sentence[] = [];
  let line = sentence.line;
  for (const one of after(sentence, document)) {
    if (one.line - line > GAP || one.text.length > LONGEST_ITEM || isProse(one.text) || items.length >= MOST)
      break;
    if (one.line > line) items.push(one);
    line = one.line;
  }
  return items;
}

const after = (sentence: Sentence, { sentences }: Document): Sentence[] =>
  sentences.slice(sentences.indexOf(sentence) + 1).filter((one) => one.section === sentence.section);

const isProse = (text: string): boolean => /[.!?]$/.test(text) && text.split(' ').length > 6;

/** Names of sets in an item, with or without words on them: "ABC-1 (40 %)", "the XYZ Corpus: letters". */
export function namesInItem(text: string): string[] {
  const [head = ''] = text.split(AFTER_NAME);
  return [...new Set([...corporaIn(text), ...namesIn(head), ...properNamesIn(head)])];
}

/** Names of several words in a list, each up to the words that say more on it. */
export const properNamesIn = (list: string): string[] =>
  list
    .split(/,\s|;|\s(?:and|as well as|plus|&|with)\s/)
    .flatMap((piece) => PROPER.exec((piece.split(AFTER_NAME)[0] ?? '').trim())?.[1] ?? []);
/** "the Danish Gigaword Corpus", "Open Plum Data v2": several words, the last of which says that it is a set. */
const PROPER =
  /^(?:the |our )?((?:\p{Lu}[\w.-]*|\d[\w.]*)(?: (?:of|and|the|\p{Lu}[\w.-]*|\d[\w.]*)){1,4} (?:[Dd]ata-?[Ss]et|[Cc]orpus|[Dd]ata|[Cc]ollection|[Aa]rchive|[Bb]ank|[Tt]reebank|[Dd]ump))s?(?: v?\d[\w.]*)?$/u;
