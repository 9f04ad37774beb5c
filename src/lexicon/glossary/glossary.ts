/**
 * Puts into English what a page in another language says of a release: its terms and the order in which English has them, nothing more.
 * What comes out is for detectors, which know the words of one language; terms of use are read in the original.
 */
import { once } from '../../remembered.js';
import { type Language, languageOf } from '../language.js';
import { chinese } from './chinese.js';
import { french } from './french.js';
import { german } from './german.js';
import { japanese } from './japanese.js';
import { korean } from './korean.js';
import { portuguese } from './portuguese.js';
import { russian } from './russian.js';
import { spanish } from './spanish.js';
import type { Glossary } from './terms.js';

const GLOSSARIES: Readonly<Record<Exclude<Language, 'english'>, Glossary>> = {
  spanish,
  portuguese,
  french,
  german,
  russian,
  chinese,
  japanese,
  korean,
};

export type Gloss = (text: string) => string;

/** Addresses, paths and names of files, which are in no language. */
const KEPT = /[\w\-.?%&=#~:+@/]*(?:\/|\w[._]\w)[\w\-.?%&=#~:+@/]*/g;
const HELD = /\uE000(\d+)\uE001/g;
/** "corpus ABC-1", as English has it: "ABC-1 corpus". */
const NAME_AFTER =
  /(?<![\p{L}\d])(corpus|dataset|test set|evaluation set|validation set|benchmark|training data) ["'“«]?(\p{Lu}(?:[\w.-]*\w)?(?: [\p{Lu}\d](?:[\w.-]*\w)?){0,2})["'”»]?/gu;
/** A noun in capitals that could be any, where all nouns have them. */
const NOUN = /(?<![\p{L}\d.-])\p{Lu}\p{Ll}+(?![\p{L}\d-])/gu;
const DECIMAL_COMMA = /(\d),(\d{1,2})(?!\d)/g;

/**
 * The gloss for a page, `null` where it is in English or in a language without a glossary.
 * @param text the whole page
 * @param isName whether a capitalized word is known to be the name of something
 */
export function glossFor(text: string, isName: (word: string) => boolean): Gloss | null {
  const language = languageOf(text);
  return language === null || language === 'english' ? null : glossOf(language, isName);
}

/** The gloss of one language. It keeps addresses and paths, and joins cells of tables as they were. */
export function glossOf(language: Exclude<Language, 'english'>, isName: (word: string) => boolean): Gloss {
  const glossary = GLOSSARIES[language];
  const patterns = compiled[language];
  return (text) =>
    text
      .split(/( \|(?=\s|$))/)
      .map((part) => glossPart(part, glossary, patterns(), isName))
      .join('');
}

type Patterns = readonly (readonly [RegExp, string])[];

const compile = ({ frames = [], words, unspaced }: Glossary): Patterns => {
  // Where words stand side by side, the English ones are set apart.
  const around = unspaced ? ' ' : '';
  const bounds = (source: string) => (unspaced ? source : `(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`);
  return [
    ...frames.map(([source, english]) => [new RegExp(bounds(source), 'giu'), english] as const),
    ...words.map(
      ([source, english]) => [new RegExp(bounds(source), 'giu'), `${around}${english}${around}`] as const,
    ),
  ];
};

const compiled = Object.fromEntries(
  Object.entries(GLOSSARIES).map(([language, glossary]) => [language, once(() => compile(glossary))]),
) as Record<Exclude<Language, 'english'>, () => Patterns>;

function glossPart(
  part: string,
  { nameFollows, capitalizesNouns }: Glossary,
  patterns: Patterns,
  isName: (word: string) => boolean,
): string {
  if (!/\p{L}/u.test(part)) return part;
  const held: string[] = [];
  let text = part.replace(KEPT, (kept) => `\uE000${held.push(kept) - 1}\uE001`);
  for (const [pattern, english] of patterns) text = text.replace(pattern, english);
  if (capitalizesNouns) text = text.replace(NOUN, (word) => (isName(word) ? word : word.toLowerCase()));
  if (nameFollows) text = text.replace(NAME_AFTER, '$2 $1');
  return text
    .replace(DECIMAL_COMMA, '$1.$2')
    .replace(HELD, (_, index: string) => held[Number(index)] ?? '')
    .replace(/ {2,}/g, ' ');
}
