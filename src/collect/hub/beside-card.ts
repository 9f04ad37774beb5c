/** Which files of a Hub repository are read beside the card: its license texts, what the card calls one, and the card in English. */
import { type Fact, type TextFile, valueIn } from '../../evidence.js';
import { isEnglish } from '../../lexicon/language.js';
import { MERGE_FILE } from '../../licenses/lineage/merges.js';
import {
  isDataReadme,
  isTranslation,
  isWeightsReadme,
  partByPlace,
} from '../../licenses/scopes/license-paths.js';
import { type LinkedFile, linkedLicenses, statedLink } from '../../licenses/scopes/linked-files.js';
import { frontMatter } from '../../prose/front-matter.js';
import { page } from '../../prose/page.js';
import { baseModelNames, type ModelRecord } from './model.js';

/** License texts after the first; each is a request. */
const MORE_LICENSES = 5;
/** Siblings of the card in other languages, where it is in English and names no license. */
const SIBLINGS = 2;

/** At the top of the tree, the most telling first. */
const LICENSE_NAMES: readonly RegExp[] = [
  /^licen[cs]e$/i,
  /^licen[cs]e\.(?:md|txt|rst)$/i,
  /^licen[cs]e[-_.]?(?:model|weights)/i,
  /^[\w-]*(?:model|weights?)[-_]licen[cs]e/i,
  /^licen[cs]e/i,
  /^[\w. -]+[-_ ]licen[cs]e\b/i,
  /^copying/i,
  /^notice/i,
  /^use[-_]policy/i,
];
/** A file that the card calls its license tells more than one that is only called so in its folder. */
const LINKED = LICENSE_NAMES.length;
const IN_FOLDER = LINKED + 1;
/** Where https://reuse.software/spec-3.3/ keeps the texts. */
const AMONG_TEXTS = /^LICENSES\/[^/]+$/;
const NO_TEXT = /\.(?:pdf|png|jpe?g|py|json|docx?)$/i;

/** What of a model is read so far. */
interface Read {
  record: ModelRecord;
  card?: Fact<TextFile>;
}

/** License texts of a Hub repository, the most telling first: one for the second wave, then the rest. */
export function licensePaths({ record, card }: Read): { first: string[]; more: string[] } {
  const linked = new Set(linkedFrom(record, card).map(({ path }) => path));
  const rank = (path: string): number => {
    const named = path.includes('/') ? -1 : LICENSE_NAMES.findIndex((name) => name.test(path));
    if (named !== -1) return named;
    if (linked.has(path)) return LINKED;
    return partByPlace(path) !== null || AMONG_TEXTS.test(path) ? IN_FOLDER : -1;
  };
  const paths = pathsOf(record)
    .filter((path) => rank(path) !== -1 && !NO_TEXT.test(path))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return { first: paths.slice(0, 1), more: paths.slice(1, 1 + MORE_LICENSES) };
}

/** All that is read beside the card. */
export function besideCard(read: Read): string[] {
  const { first, more } = licensePaths(read);
  return [...first, ...more, ...pagesBeside(read)];
}

/** What says what the card does not: itself in another language, the READMEs of its folders of data and weights, and what was merged. */
export const pagesBeside = (read: Read): string[] => [
  ...siblingPages(read),
  ...pathsOf(read.record).filter(isDataReadme).slice(0, 1),
  ...pathsOf(read.record).filter(isWeightsReadme).slice(0, 1),
  // A card that states what was merged leaves nothing to look up.
  ...(baseModelNames(read.record).length === 0
    ? pathsOf(read.record).filter((path) => path === MERGE_FILE)
    : []),
];

/** The card in English, where the main one is in another language; others where none of its words are on a license. */
function siblingPages({ record, card }: Read): string[] {
  const siblings = pathsOf(record).filter(isTranslation);
  if (siblings.length === 0) return [];
  const whole = (card && valueIn(card)?.text) ?? '';
  const text = whole.slice(frontMatter(whole)?.whole.length ?? 0);
  const english = siblings.filter((path) => /^readme[-_.]en/i.test(path)).slice(0, 1);
  if (!isEnglish(text) && english.length > 0) return english;
  return /licen[cs]e/i.test(text)
    ? []
    : [...english, ...siblings.filter((path) => !english.includes(path))].slice(0, SIBLINGS);
}

const pathsOf = ({ files }: ModelRecord): string[] => valueIn(files)?.entries.map(({ path }) => path) ?? [];

/** Without one of these words no link of a card is looked at: most are not parsed for it. */
const SPEAKS_OF_TERMS = /\[[^\]\n]*(?:licen[cs]e|agreement|terms|eula)[^\]\n]*\]|<a\s/i;

function linkedFrom(record: ModelRecord, card: Fact<TextFile> | undefined): LinkedFile[] {
  const text = (card && valueIn(card)?.text) ?? '';
  const stated = statedLink(record.cardData);
  if (!SPEAKS_OF_TERMS.test(text)) return stated;
  const { url, revision } = record;
  const place = { url, revision };
  const document = page({ kind: 'card', label: 'model card', path: 'README.md', text, place, root: url });
  return [...stated, ...linkedLicenses(document, place)];
}
