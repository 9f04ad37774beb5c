/** What is said of a file whose license nobody knows: its title, where it leads, that it grants nothing, or that it limits. */
import { splitSentences } from '../../prose/sentences.js';
import { type Act, readSentence, speaksOfAnother } from '../terms/reading.js';
import { ownClauses } from './own-clauses.js';

/** A short file that grants nothing, and says so. */
export const reservesAll = (plain: string): boolean =>
  plain.length < 1500 &&
  /\ball rights\b[^.]{0,120}\breserved\b|\bproprietary\b/.test(plain) &&
  /\bno (?:licenses?|permissions?|rights?)\b[^.]{0,60}\b(?:is|are) (?:hereby )?granted\b|\b(?:copying|use|reproduction|distribution)\b[^.]{0,120}\bprohibited\b/.test(
    plain,
  );

/** What a file is called that has an address and hardly a word: its terms are there, and were not read. */
export function soleLink(text: string): string | null {
  if (text.length > 1000) return null;
  const addresses = new Set([...text.matchAll(/https?:\/\/[^\s)>\]"'<]+/g)].map(([url]) => url));
  const [address = ''] = addresses;
  const words = text.replace(/https?:\/\/\S+/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0;
  if (addresses.size !== 1 || words > 12 || !URL.canParse(address)) return null;
  return `unnamed terms at ${new URL(address).hostname.replace(/^www\./, '')}`;
}

/** The first line that reads as a title, for people to recognize what rodeo could not. */
export function headlineOf(text: string): string | null {
  const line = text
    .slice(0, 5000)
    .split('\n')
    .map((one) => one.replace(/<[^<>]{0,200}>|[#*_>=|`\ufeff]+/g, '').trim())
    .find((one) => /\p{L}{3}/u.test(one) && !/^copyright|^©/i.test(one));
  if (!line) return null;
  return line.length > 80 ? `${line.slice(0, 77).trimEnd()}…` : line;
}

/** A title that says whom or what the terms are for: "Example Research License". "Academic Free License" and "Research Public License" are open. */
const NARROW_TITLE =
  /\b(?:research|academic|evaluation|trial|proprietary|(?:non-?commercial|personal|internal|research|academic)(?: research)?(?:[ -]only| use(?: only)?)?) (?:source code )?(?:licen[cs]e|eula|(?:licen[cs]e )?agreement|terms of use)\b(?! exception)/i;
/** What is handed out is a model. Texts of programs speak of weights, too, but not of trained ones. */
const OF_A_MODEL =
  /\b(?:weights|checkpoints?|(?:trained|learned|model|network) parameters|(?:the|this) ["“]?models?\b)/i;

/** Longer texts are legal works, of which single sentences say little. Characters. */
const LONGEST_OWN_TEXT = 20_000;
/** So likely is a sentence of the owner's own a limit that it closes. */
const CLOSES_FROM = 0.8;

/** Kinds of limits that no open license has; duties on copies, notices and agreements stand in these as well. */
const CLOSING: ReadonlySet<Act> = new Set(['purpose', 'user', 'field', 'territory', 'scale', 'outputs']);

/** Whether terms of an owner's own for a model limit what may be done with it, by a sentence that plainly does. */
export function limitsInWords(text: string, headline: string | null): boolean {
  const named = headline !== null && NARROW_TITLE.test(headline);
  if (text.length > LONGEST_OWN_TEXT || !(named || OF_A_MODEL.test(text))) return false;
  return splitSentences(text).some(({ text: sentence }) => {
    const { sure, act, likely } = readSentence(sentence);
    return (
      sure &&
      CLOSING.has(act) &&
      likely >= CLOSES_FROM &&
      ownClauses(sentence).length > 0 &&
      !speaksOfAnother(sentence)
    );
  });
}
