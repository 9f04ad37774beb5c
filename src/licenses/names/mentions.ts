/** License names inside prose: the longest run of words that names one, where the sentence speaks of licensing. */
import { oncePerText } from '../../remembered.js';
import { fold, isShortened, mayBeginName, type Terms, wellKnownLicense } from './names.js';

export interface Mention {
  terms: Terms;
  /** Offsets of the name in the text. */
  start: number;
  end: number;
}

interface Word {
  text: string;
  start: number;
  end: number;
}

/** Longest name in words: "Creative Commons Attribution NonCommercial ShareAlike 4.0 International License". */
const LONGEST = 10;

/** Names that are also an institute, a model or an ordinary word: they count next to a word of licensing only. */
const BARE =
  /^(?:creative-commons|mit|apache|bsd|[al]?gpl|gfdl|cc|isc|bsl|boost|expat|zlib|postgresql|gemma|qwen|llama(?:-?[\d.-]+)?|deepseek|o?pen-?rail|rail|internlm|aquila|exaone|glm-4|chatglm\d-6b|dinov3|alphafold3|grok-2|apache-?2|unlicense|nc|non-?commercial|research-only|minimax-open|nd|mrl|bigcode|ncsa|wtfpl|falcon-180b|falcon-2-11b|hyperclovax|tongyi-qianwen)$/;

/** Words that `wellKnownLicense` skips, and that no name begins or ends with. */
const IDLE = /^(?:the|an?|under|licen[cs]ed|version)$/i;

const SPEAKS_BEFORE = /^(?:under|licen[cs]e[ds]?|licensing|via|terms)$/i;
const SPEAKS_AFTER = /^(?:licen[cs]e[ds]?|terms|agreement)$/i;

/** "not licensed under", "isn't available under the", "instead of": what stands right after is named as what does not hold. */
const DENIED =
  /(?:\b(?:not|never|neither|nor|cannot|instead of|rather than)|n['’]t)\b(?!\s+(?:only|just|merely|limited|restricted)\b)(?:\s+[\w-]+){0,5}\s*["'“(]?$/i;
/** "MIT does not apply", "the Apache license no longer covers": what stands right before is named as what does not hold. */
const DENIED_AFTER =
  /^["'”)]?\s*(?:licen[cs]es?\s+|terms\s+){0,2}(?:(?:do|does|did|will|shall|is|are|was|were|ca|wo)(?:\s*n['’]t|\s+not)|cannot|no longer|never)\s+(?:\w+\s+)?(?:appl|cover|extend|govern|hold|valid|in force|effective|in use)/i;
/** "Non-commercial plugin license exception": an addition to a license, and none itself. */
const OF_EXCEPTION = /^\s*(?:\w+\s+){0,2}licen[cs]e exceptions?\b/i;
/** Characters before a name that may deny it. */
const REACH = 100;

/** "Code: MIT", "the weights are Apache": under a heading on licensing that names a license. */
const LABELED = /(?::|\b(?:is|are))\s*$/i;

/**
 * License names in a text, longest first at each place, none inside another; what is denied is not named.
 * @param headed the text stands in a section on licensing
 */
export function mentionsOf(text: string, headed = false): readonly Mention[] {
  return headed ? mentionsUnderHeading(text) : mentionsInText(text);
}

const mentionsInText = oncePerText((text) => findMentions(text, false));
const mentionsUnderHeading = oncePerText((text) => findMentions(text, true));

function findMentions(text: string, headed: boolean): readonly Mention[] {
  const words = wordsOf(text);
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const mention = longestFrom(text, words, at, headed);
    if (!mention) continue;
    const before = text.slice(Math.max(0, mention.start - REACH), mention.start);
    const after = text.slice(mention.end, mention.end + REACH);
    if (!DENIED.test(before) && !DENIED_AFTER.test(after) && !OF_EXCEPTION.test(after))
      found.push(qualified(text, mention));
    while (at + 1 < words.length && (words[at + 1] as Word).start < mention.end) at++;
  }
  return found;
}

/** Words with their dots, dashes and pluses; "MIT-licensed" is two. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\d+]+(?:[.\-–_][\p{L}\d+]+)*/gu)].flatMap(({ 0: word, index }) => {
    const [, name, verb] = /^(.+)-(licen[cs]ed?)$/i.exec(word) ?? [];
    const end = index + word.length;
    if (!name || !verb) return [{ text: word, start: index, end }];
    const cut = index + name.length;
    return [
      { text: name, start: index, end: cut },
      { text: verb, start: cut + 1, end },
    ];
  });
}

function longestFrom(text: string, words: readonly Word[], at: number, headed: boolean): Mention | null {
  const first = words[at] as Word;
  if (IDLE.test(first.text) || /^licen[cs]e$/i.test(first.text) || !mayBeginName(first.text)) return null;
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const last = words[at + length - 1] as Word;
    const run = text.slice(first.start, last.end);
    if (/[.;:!?]\s|\n\s*\n|,(?! version)/i.test(run.replace(/v\. ?\d/gi, '')) || IDLE.test(last.text))
      continue;
    const terms = wellKnownLicense(run);
    if (!terms) continue;
    // "Code: MIT", or "MIT" and no other word.
    const labeled = headed && (length === words.length || LABELED.test(text.slice(0, first.start)));
    if (
      (BARE.test(fold(run)) || isShortened(run)) &&
      !labeled &&
      !speaksOfLicense(words, at, at + length - 1)
    )
      return null;
    return { terms, start: first.start, end: last.end };
  }
  return null;
}

function speaksOfLicense(words: readonly Word[], first: number, last: number): boolean {
  const before = words.slice(Math.max(0, first - 3), first);
  const after = words.slice(last + 1, last + 3);
  return (
    before.some(({ text }) => SPEAKS_BEFORE.test(text)) || after.some(({ text }) => SPEAKS_AFTER.test(text))
  );
}

/** What forbids to sell what an open license gives: https://commonsclause.com */
const WITH_COMMONS_CLAUSE = /^(?:\W|\b(?:licen[cs]e|with|plus|and|under|the|an?)\b){1,12}commons clause/i;

/** "A modified version of the Apache license", "Apache 2.0 non-commercial": not the license named. */
function qualified(text: string, mention: Mention): Mention {
  if (mention.terms.openness !== 'open') return mention;
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  const after = text.slice(mention.end, mention.end + 50);
  const name = text.slice(mention.start, mention.end);
  if (/^\W{0,3}(?:licen[cs]e\W{0,3})?(?:non-?commercial|nc\b)/i.test(after))
    return { ...mention, terms: { id: null, name: `${name} non-commercial`, openness: 'restricted' } };
  if (WITH_COMMONS_CLAUSE.test(after))
    return {
      ...mention,
      terms: { id: null, name: `${name} with the Commons Clause`, openness: 'restricted' },
    };
  if (/\b(?:modified|customi[sz]ed|adapted)(?: version of)?(?: the| an?)? ?\W{0,2}$/i.test(before))
    return { ...mention, terms: { id: null, name: `a modified ${name}`, openness: 'unclear' } };
  return mention;
}
