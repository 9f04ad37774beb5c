/** A license text as a row of words: what mark-up, line breaks, spelling and copyright lines cannot change. */
import { withoutMarkup } from './markup.js';
import { canonical } from './spelling.js';
import { hashWith, WordNumbers } from './word-numbers.js';

/** Words of a text, each with the line it begins on; offsets are into `source`, the text without mark-up. */
export interface Words {
  source: string;
  ids: Uint16Array;
  /** One-based. */
  lines: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  /** There were more words than are read of a text. */
  cut: boolean;
}

/** Stands for every word that no published license has; it equals nothing, not even itself. */
export const UNKNOWN_WORD = 0xffff;

/** More words than any license, and than most collections of them: what follows is not read. */
export const MOST_WORDS = 150_000;

const SEPARATOR = 0;
const LETTER = 1;
const IDEOGRAPH = 2;

/** What a UTF-16 unit is to a word, by table: one look-up per character. */
const KINDS = new Uint8Array(0x10000).fill(LETTER);
const SEPARATORS = [
  ...[0, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0xbf, 0xd7, 0xd7, 0xf7, 0xf7],
  ...[0x2000, 0x303f, 0xff00, 0xffff],
];
for (let at = 0; at < SEPARATORS.length; at += 2)
  KINDS.fill(SEPARATOR, SEPARATORS[at], (SEPARATORS[at + 1] as number) + 1);
KINDS.fill(IDEOGRAPH, 0x3040, 0xa000);

const [NEWLINE, DOT, HYPHEN, QUOTE, BACKSLASH, AT, COLON, SLASH] = [10, 46, 45, 39, 92, 64, 58, 47];

const isApostrophe = (code: number): boolean => code === QUOTE || code === 0x2019 || code === 0x2018;
const isHyphen = (code: number): boolean => code === HYPHEN || code === 0x2010 || code === 0x2011;

/** An enumeration's sign is no word: `1.`, `(a)`, `iv)`. Nor is the letter that stands for a bullet. */
const ENUMERATOR = /^(?:\d{1,2}|[a-z]|[ivx]{1,4})$/i;

/** What follows the word "copyright" where it states one, and does not speak of copyright. */
const STATES_COPYRIGHT =
  /(?:\s*[:-])?\s*(?:\(c\)|©|(?:19|20)\d\d|[[{(](?:year|yyyy|date|dates|insert|\d)|yyyy\b|year\b|xxxx\b)/iy;
const ALL_RIGHTS = /all rights reserved\.?/iy;
const SHORTENED = /(?:^|[\s.,])(?:al|jr|dr|prof|univ|st|[a-z])$/i;

/** Where the words of the text at hand are written to: as long as the longest text so far, so that most need no memory of their own. */
interface Room {
  ids: Uint16Array;
  lines: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}
const roomFor = (most: number): Room => ({
  ids: new Uint16Array(most),
  lines: new Uint32Array(most),
  starts: new Uint32Array(most),
  ends: new Uint32Array(most),
});
let room = roomFor(1 << 12);

/** The numbers of words for `readWords`. @param number of a word in canonical spelling */
export const numbersOfWords = (number: (canonical: string) => number): WordNumbers =>
  new WordNumbers((spelling) => number(canonical(spelling.replace(/[-'’‘‐‑][\s*#/>|;%]*/g, ''))));

/** Splits a text into words and gives each its number. */
export function readWords(text: string, numbers: WordNumbers): Words {
  const source = withoutMarkup(text);
  const length = source.length;
  const most = Math.min(MOST_WORDS, length);
  if (room.ids.length < most) room = roomFor(Math.min(MOST_WORDS, 2 * most));
  const { ids, lines, starts, ends } = room;
  let count = 0;
  let line = 1;
  let at = 0;
  const isLetterAt = (index: number): boolean => index < length && KINDS[source.charCodeAt(index)] === LETTER;
  const skipTo = (end: number): void => {
    for (; at < end; at++) if (source.charCodeAt(at) === NEWLINE) line++;
  };

  while (at < length && count < most) {
    const code = source.charCodeAt(at);
    const kind = KINDS[code];
    if (kind === SEPARATOR) {
      if (code === NEWLINE) line++;
      else if (code === 0xa9 && isLineStart(source, at)) {
        skipTo(endOfCopyright(source, at + 1));
        continue;
      }
      at++;
      continue;
    }
    const start = at;
    const onLine = line;
    let dotted = false;
    let hash = hashWith(0, code);
    at++;
    if (kind === LETTER)
      for (;;) {
        let sign = 0;
        for (; at < length; at++) {
          sign = source.charCodeAt(at);
          if (KINDS[sign] !== LETTER) break;
          hash = hashWith(hash, sign);
        }
        if (at >= length) break;
        if (sign === 32 || sign === NEWLINE) break;
        if ((sign === DOT || isApostrophe(sign)) && isLetterAt(at + 1) && !isSentenceEnd(source, at)) {
          if (sign === DOT) dotted = true;
          hash = hashWith(hash, sign);
          at++;
        } else if (isHyphen(sign)) {
          const next = afterHyphen(source, at + 1);
          if (next < 0) break;
          for (let inside = at; inside < next; inside++) hash = hashWith(hash, source.charCodeAt(inside));
          skipTo(next);
        } else break;
      }
    const end = at;
    const sign = end < length ? source.charCodeAt(end) : 0;
    if (
      (sign === COLON && source.charCodeAt(end + 1) === SLASH && source.charCodeAt(end + 2) === SLASH) ||
      sign === AT ||
      isWebAddress(source, start, end) ||
      (sign === SLASH && dotted)
    ) {
      while (at < length && !isAddressEnd(source.charCodeAt(at))) at++;
      continue;
    }
    if (end - start <= 4 && isEnumerator(source, start, end)) continue;
    const id = numbers.of(source, start, end, hash);
    if (end - start === 9 && isCopyright(source, start)) {
      STATES_COPYRIGHT.lastIndex = end;
      if (STATES_COPYRIGHT.test(source)) {
        skipTo(endOfCopyright(source, end));
        continue;
      }
    }
    if (end - start === 3 && isAll(source, start)) {
      ALL_RIGHTS.lastIndex = start;
      if (ALL_RIGHTS.test(source)) {
        skipTo(ALL_RIGHTS.lastIndex);
        continue;
      }
    }
    ids[count] = id;
    lines[count] = onLine;
    starts[count] = start;
    ends[count] = end;
    count++;
  }
  return {
    source,
    ids: ids.slice(0, count),
    lines: lines.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    cut: count === MOST_WORDS,
  };
}

/** "license.The": the blank was lost. */
const isSentenceEnd = (source: string, at: number): boolean => {
  const [before, after] = [source.charCodeAt(at - 1), source.charCodeAt(at + 1)];
  return source.charCodeAt(at) === DOT && after >= 65 && after <= 90 && before >= 97 && before <= 122;
};

/** Whether a letter of ASCII is this one; bit 5 is all that small and capital letters differ in. */
const isLetter = (code: number, small: number): boolean => (code | 32) === small;
const isCopyright = (source: string, at: number): boolean =>
  isLetter(source.charCodeAt(at), 99) && source.slice(at, at + 9).toLowerCase() === 'copyright';
const isAll = (source: string, at: number): boolean =>
  isLetter(source.charCodeAt(at), 97) && isLetter(source.charCodeAt(at + 1), 108);

function isLineStart(source: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[ \t*#/>|;%-]/.test(source.charAt(before))) before--;
  return before < 0 || source.charCodeAt(before) === NEWLINE;
}

/** Where a word goes on after its hyphen, on the next line if need be; -1 where it does not. */
function afterHyphen(source: string, at: number): number {
  if (KINDS[source.charCodeAt(at)] === LETTER) return at;
  CONTINUED.lastIndex = at;
  return CONTINUED.test(source) ? CONTINUED.lastIndex - 1 : -1;
}
const CONTINUED = /[ \t]{0,3}\n[ \t*#/>|;%]{0,80}[a-z]/y;

const isWebAddress = (source: string, start: number, end: number): boolean =>
  end - start > 6 && source.charCodeAt(start + 3) === DOT && /^www\./i.test(source.slice(start, start + 4));

const isAddressEnd = (code: number): boolean =>
  code <= 32 || code === 41 || code === 62 || code === 93 || code === 34 || code === 44 || code === 59;

function isEnumerator(source: string, start: number, end: number): boolean {
  const escaped = source.charCodeAt(end) === BACKSLASH ? 1 : 0;
  const sign = source.charCodeAt(end + escaped);
  const next = source.charCodeAt(end + escaped + 1);
  const closes =
    sign === 41 || (sign === DOT && !(next > 32 && next !== 42 && next !== 95 && next !== BACKSLASH));
  const bullet = end - start === 1 && source.charCodeAt(start) === 111;
  return bullet || (closes && ENUMERATOR.test(source.slice(start, end)));
}

/** The rest of a line, and the next lines where it ends in the middle of a list of years or names. */
const CARRIED_ON = /[^\n]{0,200}(?:(?<=[,&-][ \t]?|\b(?:by|and)[ \t]?)\n[^\n]{1,200}){0,4}/iy;

/** A copyright statement ends with its line, its "all rights reserved" or its sentence. */
function endOfCopyright(source: string, from: number): number {
  CARRIED_ON.lastIndex = from;
  const end = CARRIED_ON.test(source) ? CARRIED_ON.lastIndex : from;
  const rest = source.slice(from, end);
  const reserved = /all rights reserved\.?/i.exec(rest);
  if (reserved) return from + reserved.index + reserved[0].length;
  for (const { index } of rest.matchAll(/[.;](?=\s+[A-Z"“(*])/g))
    if (!SHORTENED.test(rest.slice(0, index)) && /[a-z\d>)\]]$/i.test(rest.slice(0, index)))
      return from + index + 1;
  return end;
}
