/** Whether a text is in the language that the lexicon knows: silence in any other language says nothing. */

const words = (list: string) => new Set(list.split(/\s+/));

/** The most frequent function words of English, which any prose in it is full of. */
const ENGLISH = words(
  `the of and to in is for on with are that this by from be as it can you we or an at our not if use your which has
  have was were will all these their its more than you'll into using used when also please see how each`,
);

/** Function words of other languages in Latin letters, as far as English does not have them. */
const OTHER = words(
  `el los las del que y en una por con para se es como más este esta son su al lo
  le les des et du un une est pour dans sur avec qui pas sont ce cette au aux par plus nous vous
  der die das und ist von mit für auf den dem ein eine einer nicht zu im wird werden auch sich bei oder wir
  o os um uma não do da dos das no na em com são ao pelo pela
  il gli di che è della delle nel per con sono alla questo
  de het een van niet met voor zijn wordt deze bij
  i w na z jest się nie dla oraz ve bir bu için ile och att som av det är inte på og til er som`,
);

/** Shorter texts show no language. Words; two signs of Chinese, Japanese or Korean count as one. */
const LEAST = 25;

/** Letters of another script that no name or formula amounts to. */
const LEAST_OF_ANOTHER_SCRIPT = 16;

/** Longer texts show no more than their beginning. Characters. */
const SAMPLE = 30_000;

/** Code, addresses and mark-up, which are in no language. */
const NO_PROSE =
  /^(?:```|~~~)[^\n]*\n[\s\S]*?^(?:```|~~~)|`[^`\n]*`|<[^<>]{0,500}>|\]\([^()\s]{0,500}\)|\bhttps?:\/\/\S+|^---\n[\s\S]*?\n---$/gm;

/**
 * Whether the prose of a Markdown or plain text is in English, as far as its words show. Too little text counts as
 * English, for it hides nothing. A page in two languages counts by the greater part.
 */
export function isEnglish(text: string): boolean {
  const prose = text.slice(0, SAMPLE).replace(NO_PROSE, ' ').toLowerCase();
  const latin = prose.match(/(?<![\p{L}\p{N}_])[\p{Script=Latin}'’]+(?![\p{N}_])/gu) ?? [];
  const other = prose.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
  if (other >= LEAST_OF_ANOTHER_SCRIPT && other / 2 > latin.length) return false;
  if (latin.length + other / 2 < LEAST) return true;
  if (other / 2 > latin.length / 2) return false;
  const share = (list: ReadonlySet<string>) => latin.filter((word) => list.has(word)).length / latin.length;
  const english = share(ENGLISH);
  return english >= 0.1 || share(OTHER) < Math.max(0.12, english * 2);
}

/** Languages whose words for the parts of a release are known. */
export type Language =
  | 'english'
  | 'spanish'
  | 'portuguese'
  | 'french'
  | 'german'
  | 'russian'
  | 'chinese'
  | 'japanese'
  | 'korean';

/** Function words by which languages in Latin letters are told from one another. */
const TELLING: readonly [Language | null, ReadonlySet<string>][] = [
  [
    'spanish',
    words('el los las del que y en una por con es como más este esta son su al lo fue se para un de la'),
  ],
  [
    'portuguese',
    words('o os um uma não do da dos das no na em com são ao pelo pela foi e para de que é mais por'),
  ],
  [
    'french',
    words('le les des et du un une est pour dans sur avec qui pas sont ce cette au aux par été la de nous'),
  ],
  [
    'german',
    words(
      'der die das und ist von mit für auf den dem ein eine einer nicht zu im wird werden wurde auch in aus',
    ),
  ],
  // Languages without a glossary, lest they be taken for their neighbors.
  [null, words('il gli di che è della delle nel per con sono alla questo e la un è stato le i del si non')],
  [null, words('de het een van en niet met voor zijn wordt deze bij op is dat aan te kan')],
  [null, words('och att som av den är det inte på och för med en ett har kan de i til er av')],
];
const BY_SCRIPT: readonly [Language, RegExp][] = [
  ['korean', /\p{Script=Hangul}/gu],
  ['japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['chinese', /\p{Script=Han}/gu],
  ['russian', /\p{Script=Cyrillic}/gu],
];
/** Function words of a language among all words of a page in it. */
const LEAST_SHARE = 0.12;
/** Fewer words show no language but by its letters. */
const LEAST_LATIN = 8;

/** The language of a page, told by its letters or its function words; `null` where that is none of the known. */
export function languageOf(text: string): Language | null {
  const prose = text.slice(0, SAMPLE).replace(NO_PROSE, ' ').toLowerCase();
  for (const [language, letters] of BY_SCRIPT)
    if ((prose.match(letters)?.length ?? 0) >= LEAST_OF_ANOTHER_SCRIPT / 2) return language;
  const latin = prose.match(/(?<![\p{L}\p{N}_])[\p{Script=Latin}]+(?![\p{N}_])/gu) ?? [];
  const share = (list: ReadonlySet<string>) => latin.filter((word) => list.has(word)).length / latin.length;
  // A few lines count as English elsewhere; here the words of another language tell.
  const isShort = latin.length < LEAST && share(ENGLISH) < LEAST_SHARE;
  if (latin.length < LEAST_LATIN || (!isShort && isEnglish(text))) return 'english';
  const [best] = TELLING.map(([language, list]) => ({ language, share: share(list) })).sort(
    (a, b) => b.share - a.share,
  );
  if (best && best.share >= LEAST_SHARE) return best.language;
  return isShort ? 'english' : null;
}
